import type { Tx } from '@howl/platform/database'
import { restoreMergedCategory, type BeforeCategoryMerge } from '../expense-categories/merging.ts'
import type { ProjectFacts } from '../projects/projects.ts'
import { restoreSeries, type BeforeSeriesEdit } from '../recurring-expenses/series.ts'
import { restoreMergedVendor, type BeforeVendorMerge } from '../vendors/merging.ts'
import type { ExpenseChangeSet } from './entities.ts'

const SERIES_STAYS = 'The recurring expense was edited again after this, and goes on as it is. Only what it had recorded is taken back.'

/**
 * Puts back what a set changed beside expenses, at once: from now on a name stands for its own category again, and a series
 * goes on as before. The expenses follow in the background.
 *
 * @returns what stays as it is, in plain words; null when all is put back.
 */
export async function restoreSurroundings(tx: Tx, project: ProjectFacts, { plan, before }: ExpenseChangeSet): Promise<string | null> {
  switch (plan.kind) {
    case 'MERGE_CATEGORIES':
      await restoreMergedCategory(tx, project.projectId, { ...plan, before: before as BeforeCategoryMerge })
      return null
    case 'MERGE_VENDORS':
      await restoreMergedVendor(tx, project.projectId, { ...plan, before: before as BeforeVendorMerge })
      return null
    case 'SERIES_EDIT':
      return (await restoreSeries(tx, project, { id: plan.recurringExpenseId, before: before as BeforeSeriesEdit })) ? null : SERIES_STAYS
    case 'BULK_EDIT':
    case 'IMPORT':
      return null
  }
}
