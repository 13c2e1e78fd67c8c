import { auditRecorded, type AuditRecord } from '@howl/platform/audit'
import { consume } from '@howl/platform/work'
import type { Services } from '../services.ts'

/** Whatever part of the product did it, what is worth knowing of it is kept here. */
export const keepAudit = consume<Services, AuditRecord>(auditRecorded, {
  name: 'identity.keepAudit',
  handle: ({ auditEntries }, tx, event) => auditEntries.keep(tx, event),
})
