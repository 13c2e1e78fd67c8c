import type { Tx } from '@howl/platform/database'
import { addDays, dayIn } from '@howl/platform/dates'
import type { InputReader } from '@howl/platform/input'
import { archivedText, fallbackCategory, LONGEST_CATEGORY, readCategory } from '../expense-categories/naming.ts'
import { nameKey } from '../name-keys.ts'
import { findVendors, LONGEST_VENDOR, vendorNamed } from '../vendors/naming.ts'

export const LONGEST_NOTE = 2000

type Written = { category?: string | null | undefined; vendor?: string | null | undefined; note?: string | null | undefined }

/** What a person writes about an expense. `category` is null where the vendor's own is meant. */
export type ExpenseTexts = { category: string | null; vendor: string | null; note: string | null }

export function readExpenseTexts(reader: InputReader, { category, vendor: vendorText, note }: Written): ExpenseTexts {
  const vendor = reader.optionalText({ path: ['vendor'], value: vendorText, name: 'The vendor', max: LONGEST_VENDOR })
  const rule = { path: ['category'], value: category, name: 'The category', max: LONGEST_CATEGORY }
  return {
    category: vendor === null ? reader.text(rule) : reader.optionalText(rule),
    vendor,
    note: reader.optionalText({ path: ['note'], value: note, name: 'The note', max: LONGEST_NOTE }),
  }
}

/** As `readExpenseTexts`, of an edit: what is absent stays, so nothing is missing. */
export function readEditedTexts(reader: InputReader, { category, vendor, note }: Written): ExpenseTexts {
  return {
    category: category == null ? null : reader.text({ path: ['category'], value: category, name: 'The category', max: LONGEST_CATEGORY }),
    vendor: reader.optionalText({ path: ['vendor'], value: vendor, name: 'The vendor', max: LONGEST_VENDOR }),
    note: reader.optionalText({ path: ['note'], value: note, name: 'The note', max: LONGEST_NOTE }),
  }
}

type Placed<Category> = { categoryId: Category; vendorId: string | null }

/** Finds or makes the category and the vendor that an expense names. What cannot be is told to the reader, and the caller stops there. */
export async function placeExpense(tx: Tx, projectId: string, { category, vendor, reader }: ExpenseTexts & { reader: InputReader }): Promise<Placed<string>> {
  const path = ['category']
  if (category !== null) {
    const categoryId = await readCategory(tx, { projectId, name: category, reader, path })
    return { categoryId: categoryId ?? '', vendorId: categoryId ? ((await vendorNamed(tx, projectId, { name: vendor, categoryId }))?.id ?? null) : null }
  }
  const known = vendor === null ? undefined : (await findVendors(tx, projectId, [nameKey(vendor)])).get(nameKey(vendor))
  if (!known?.defaultCategoryId) {
    reader.fault(path, `The category is missing, and ${vendor ?? 'nobody'} has none that could stand in for it.`)
    return { categoryId: '', vendorId: null }
  }
  const { id: categoryId, name, isArchived } = await fallbackCategory(tx, projectId, known.defaultCategoryId)
  if (isArchived) reader.fault(path, archivedText(name))
  return { categoryId, vendorId: known.id }
}

/** As `placeExpense`, of an edit: null for what it does not name. */
export async function placeEdit(tx: Tx, projectId: string, { category, vendor, reader }: ExpenseTexts & { reader: InputReader }): Promise<Placed<string | null>> {
  const categoryId = category === null ? null : await readCategory(tx, { projectId, name: category, reader, path: ['category'] })
  return { categoryId, vendorId: reader.isFaulty ? null : ((await vendorNamed(tx, projectId, { name: vendor, categoryId }))?.id ?? null) }
}

/** What is paid ahead may be entered ahead; a year that was mistyped should not be. */
const DAYS_AHEAD = 5 * 366

/** The days on which an expense can lie. */
export const daysAllowed = (timeZone: string, now: Date): { first: string; last: string } => ({ first: '1970-01-01', last: addDays(dayIn(timeZone, now), DAYS_AHEAD) })
