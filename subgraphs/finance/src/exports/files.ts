import { downloadOf } from '@howl/platform/file-store'
import { needFileOf, type FileDefinition } from '@howl/platform/files'
import type { Services } from '../services.ts'

/** Finished exports, for whoever may export from their project at the moment at which they fetch them. */
export const exportFile: FileDefinition<Services> = {
  kind: 'export',
  download: async ({ db, exports }, { claims, id }) => {
    const projectId = await needFileOf(db, { claims, id, table: 'finance.exports', scope: 'finance:export', what: 'export' })
    const file = await exports.fetch(claims, { projectId, id })
    return downloadOf((work) => db.inTenant(claims, [projectId], work), file)
  },
}
