import { defineSchedule } from '@howl/platform/work'
import { keepAudit } from './audit-entries/jobs.ts'
import type { Services } from './services.ts'
import { sweep } from './sweep.ts'

export const jobs = [defineSchedule<Services>({ name: 'identity.sweep', everyMs: 10 * 60_000, run: ({ db }) => sweep(db) }), keepAudit]
