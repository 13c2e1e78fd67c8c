import { audit } from '@howl/platform/audit'
import type { Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { notFound, type InvalidInput } from '@howl/platform/errors'
import { isUuid, uuidv7 } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import type { CreateExpenseCategoryInput, UpdateExpenseCategoryInput } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import { openChangeSet } from '../expense-change-sets/opening.ts'
import type { ExpenseChangeSet } from '../expense-change-sets/entities.ts'
import { findRepeated } from '../idempotency.ts'
import { nameKey } from '../name-keys.ts'
import { actorOf } from '../orders/timeline.ts'
import { changeable, type Projects } from '../projects/projects.ts'
import { orRefusal, refuse } from '../refusals.ts'
import { searchText } from '../search-text.ts'
import { ExpenseCategory } from './entities.ts'
import { redirectCategory } from './merging.ts'
import { LONGEST_CATEGORY } from './naming.ts'

type Result<Typename extends string> = { __typename: Typename; category: ExpenseCategory }
type Which = { projectId: string; id: string }

const CATEGORY = columnsOf(ExpenseCategory, 'c')

const CONSTRAINTS = {
  expense_categories_key: { path: ['name'], message: 'There is a category of that name already. Merge the two instead.' },
  expense_categories_parent: { path: ['parentId'], message: 'There are two levels: a category stands beneath a top category, and nothing beneath it.' },
}

export class ExpenseCategories {
  readonly #projects: Projects

  constructor({ projects }: { projects: Projects }) {
    this.#projects = projects
  }

  /** For loaders: every category of each project by name, archived and merged ones too. */
  async allOf(claims: Claims, projectIds: readonly string[]): Promise<ExpenseCategory[][]> {
    const ids = [...new Set(projectIds)]
    const rows = await this.#projects.read(claims, ids, (tx) =>
      tx.query<ExpenseCategory>(`select ${CATEGORY} from finance.expense_categories c where c.project_id = any ($1) order by c.project_id, c.key`, [ids]),
    )
    return projectIds.map((id) => rows.filter(({ projectId }) => projectId === id))
  }

  create(claims: Claims, input: CreateExpenseCategoryInput): Promise<Result<'CreateExpenseCategorySuccess'> | InvalidInput> {
    const { projectId, idempotencyKey, ...wish } = input
    changeable(claims, projectId)
    const reader = new InputReader()
    const name = readName(reader, input.name)
    if (reader.isFaulty) return Promise.resolve(reader.refusal())
    const work = this.#projects.change(claims, projectId, async (tx): Promise<Result<'CreateExpenseCategorySuccess'>> => {
      const id = uuidv7()
      const earlier = await findRepeated(tx, { projectId, operation: 'createExpenseCategory', key: idempotencyKey, input: wish, newId: id })
      if (earlier) return { __typename: 'CreateExpenseCategorySuccess', category: await get(tx, { projectId, id: earlier }) }
      const parentId = input.parentId ? await readTop(tx, projectId, input.parentId) : null
      await checkName(tx, { projectId, id, name })
      const [category] = await tx.query<ExpenseCategory>(
        `insert into finance.expense_categories as c (project_id, id, name, key, search_text, parent_id) values ($1, $2, $3, $4, $5, $6) returning ${CATEGORY}`,
        [projectId, id, name, nameKey(name), searchText([name]), parentId],
      )
      return { __typename: 'CreateExpenseCategorySuccess', category: required(category) }
    })
    return orRefusal(work, CONSTRAINTS)
  }

  update(claims: Claims, { projectId, ...input }: UpdateExpenseCategoryInput & { projectId: string }): Promise<Result<'UpdateExpenseCategorySuccess'> | InvalidInput> {
    const reader = new InputReader()
    const wished = input.name == null ? null : readName(reader, input.name)
    if (reader.isFaulty) return Promise.resolve(reader.refusal())
    const work = this.#projects.change(claims, projectId, async (tx): Promise<Result<'UpdateExpenseCategorySuccess'>> => {
      const before = await lock(tx, { projectId, id: input.id.toLowerCase() })
      refuseMerged(before)
      const name = wished ?? before.name
      const parentId = input.parentId === undefined ? before.parentId : input.parentId === null ? null : await readTop(tx, projectId, input.parentId)
      if (parentId === before.id) refuse(['parentId'], 'A category cannot stand beneath itself.')
      if (parentId && (await childrenOf(tx, before)).length > 0) {
        refuse(['parentId'], `There are categories beneath ${before.name}, also if they are archived: it has to stay a top category until they are moved.`)
      }
      await checkName(tx, { projectId, id: before.id, name })
      const [category] = await tx.query<ExpenseCategory>(
        `update finance.expense_categories c set name = $3, key = $4, search_text = $5, parent_id = $6, updated_at = now()
         where c.project_id = $1 and c.id = $2 returning ${CATEGORY}`,
        [projectId, before.id, name, nameKey(name), searchText([name]), parentId],
      )
      return { __typename: 'UpdateExpenseCategorySuccess', category: required(category) }
    })
    return orRefusal(work, CONSTRAINTS)
  }

  /** Archiving what is archived changes nothing. */
  archive(claims: Claims, which: Which): Promise<Result<'ArchiveExpenseCategorySuccess'> | InvalidInput> {
    const work = this.#projects.change(claims, which.projectId, async (tx): Promise<Result<'ArchiveExpenseCategorySuccess'>> => {
      const before = await lock(tx, which)
      refuseMerged(before)
      const open = (await childrenOf(tx, before)).filter(({ archivedAt }) => archivedAt === null)
      if (open.length > 0) refuse(['id'], `Archive what stands beneath it first: ${open.map(({ name }) => name).join(', ')}.`)
      return { __typename: 'ArchiveExpenseCategorySuccess', category: await setArchived(tx, before, true) }
    })
    return orRefusal(work)
  }

  restore(claims: Claims, which: Which): Promise<Result<'RestoreExpenseCategorySuccess'> | InvalidInput> {
    const work = this.#projects.change(claims, which.projectId, async (tx): Promise<Result<'RestoreExpenseCategorySuccess'>> => {
      const before = await lock(tx, which)
      refuseMerged(before)
      const parent = before.parentId ? await lock(tx, { projectId: which.projectId, id: before.parentId }) : null
      if (parent?.archivedAt) refuse(['id'], `${parent.name}, which it stands beneath, is archived too. Restore that one first.`)
      return { __typename: 'RestoreExpenseCategorySuccess', category: await setArchived(tx, before, false) }
    })
    return orRefusal(work)
  }

  merge(claims: Claims, { projectId, id, intoId }: Which & { intoId: string }): Promise<(Result<'MergeExpenseCategoriesSuccess'> & { changeSet: ExpenseChangeSet }) | InvalidInput> {
    if (!isUuid(intoId)) throw notFound('expense category')
    const work = this.#projects.change(claims, projectId, async (tx) => {
      const plan = { from: id.toLowerCase(), into: intoId.toLowerCase() }
      const { category, before } = await redirectCategory(tx, projectId, plan)
      const changeSet = await openChangeSet(tx, { projectId, plan: { kind: 'MERGE_CATEGORIES', ...plan }, before, actor: actorOf(claims) })
      await audit(tx, claims, { projectId, action: 'expenseCategory.merged', subject: plan.from, after: { into: category.name, changeSetId: changeSet.id } })
      return { __typename: 'MergeExpenseCategoriesSuccess' as const, category, changeSet }
    })
    return orRefusal(work)
  }
}

const readName = (reader: InputReader, value: string): string => reader.text({ path: ['name'], value, name: 'The name', max: LONGEST_CATEGORY })

function refuseMerged({ mergedInto, name }: ExpenseCategory): void {
  if (mergedInto) refuse(['id'], `${name} was merged into another category. Undo the merge to have it back.`)
}

async function get(tx: Tx, { projectId, id }: Which): Promise<ExpenseCategory> {
  const [category] = await tx.query<ExpenseCategory>(`select ${CATEGORY} from finance.expense_categories c where c.project_id = $1 and c.id = $2`, [projectId, id])
  if (!category) throw notFound('expense category')
  return category
}

async function lock(tx: Tx, { projectId, id }: Which): Promise<ExpenseCategory> {
  const [category] = await tx.query<ExpenseCategory>(
    `select ${CATEGORY} from finance.expense_categories c where c.project_id = $1 and c.id = $2 for update`,
    [projectId, id.toLowerCase()],
  )
  if (!category) throw notFound('expense category')
  return category
}

const childrenOf = (tx: Tx, { projectId, id }: ExpenseCategory): Promise<ExpenseCategory[]> =>
  tx.query<ExpenseCategory>(`select ${CATEGORY} from finance.expense_categories c where c.project_id = $1 and c.parent_id = $2 order by c.key`, [projectId, id])

/** A category that others can stand beneath; it stays one until the transaction ends. */
async function readTop(tx: Tx, projectId: string, id: string): Promise<string> {
  if (!isUuid(id)) throw notFound('expense category')
  const [top] = await tx.query<ExpenseCategory>(
    `select ${CATEGORY} from finance.expense_categories c where c.project_id = $1 and c.id = $2 for key share`,
    [projectId, id.toLowerCase()],
  )
  if (!top) throw notFound('expense category')
  if (top.archivedAt) refuse(['parentId'], `${top.name} is archived. Restore it, or choose another.`)
  if (top.parentId) refuse(['parentId'], `${top.name} stands beneath another category itself, and there are two levels only.`)
  return top.id
}

async function checkName(tx: Tx, { projectId, id, name }: Which & { name: string }): Promise<void> {
  const [other] = await tx.query<{ name: string; isArchived: boolean; into: string | null }>(
    `select c.name, c.archived_at is not null as "isArchived", t.name as into from finance.expense_categories c
     left join finance.expense_categories t on t.project_id = c.project_id and t.id = c.merged_into
     where c.project_id = $1 and c.key = $2 and c.id <> $3`,
    [projectId, nameKey(name), id],
  )
  if (!other) return
  if (other.into) refuse(['name'], `${other.name} is another name of ${other.into}, which it was merged into.`)
  refuse(['name'], other.isArchived ? `There is an archived category ${other.name}. Restore it.` : `There is a category ${other.name} already. Merge the two instead.`)
}

async function setArchived(tx: Tx, { projectId, id }: ExpenseCategory, isArchived: boolean): Promise<ExpenseCategory> {
  const [category] = await tx.query<ExpenseCategory>(
    `update finance.expense_categories c set archived_at = case when $3 then coalesce(c.archived_at, now()) end, withdrawn_at = case when $3 then c.withdrawn_at end, updated_at = now()
     where c.project_id = $1 and c.id = $2 returning ${CATEGORY}`,
    [projectId, id, isArchived],
  )
  return required(category)
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a statement that always gives a row gave none')
  return value
}
