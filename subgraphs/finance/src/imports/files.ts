import { keepUpload } from '@howl/platform/file-store'
import { needFileOf, type FileDefinition } from '@howl/platform/files'
import type { Services } from '../services.ts'

/** `PUT /files/finance/expense-import/<id>`: the file of an import that `createExpenseImport` has made. */
export const expenseImportFile: FileDefinition<Services> = {
  kind: 'expense-import',
  upload: async ({ db, expenseImports }, { claims, id, body }) => {
    const projectId = await needFileOf(db, { claims, id, table: 'finance.expense_imports', scope: 'finance:write', what: 'expense import' })
    const { fileName } = await expenseImports.checkOpen(claims, { projectId, id })
    await keepUpload((work) => db.inTenant(claims, [projectId], work), {
      projectId,
      name: fileName,
      type: 'text/csv',
      body,
      finish: (tx, file) => expenseImports.arrived(tx, { projectId, id }, file.id),
    })
  },
}
