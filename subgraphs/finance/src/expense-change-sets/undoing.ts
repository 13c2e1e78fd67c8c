import type { Tx } from '@howl/platform/database'
import { restoreMergedCategory, type BeforeCategoryMerge } from '../expense-categories/merging.ts'
import type { ProjectFacts } from '../projects/projects.ts'
import { restoreSeries, type BeforeSeriesEdit } from '../recurring-expenses/series.ts'
import { restoreMergedVendor, type BeforeVendorMerge } from '../vendors/merging.ts'
import type { ExpenseChangeSet } from './entities.ts'

/**
 * Puts back what a set changed beside expenses, at once: from now on a name stands for its own category again, and a series
 * goes on as before. The expenses follow in the background.
 */
export async function restoreSurroundings(tx: Tx, project: ProjectFacts, { plan, before }: ExpenseChangeSet): Promise<void> {
  switch (plan.kind) {
    case 'MERGE_CATEGORIES':
      return restoreMergedCategory(tx, project.projectId, { ...plan, before: before as BeforeCategoryMerge })
    case 'MERGE_VENDORS':
      return restoreMergedVendor(tx, project.projectId, { ...plan, before: before as BeforeVendorMerge })
    case 'SERIES_EDIT':
      return restoreSeries(tx, project, { id: plan.recurringExpenseId, before: before as BeforeSeriesEdit })
    case 'BULK_EDIT':
    case 'IMPORT':
  }
}
