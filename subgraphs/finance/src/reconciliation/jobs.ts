import { defineLeased, defineSchedule, type LeasedDefinition, type ScheduleDefinition } from '@howl/platform/work'
import type { Services } from '../services.ts'
import { POLL_BANK } from './poll-rows.ts'

type PollRow = { id: string; project_id: string; connection_id: string; attempts: number }

export const findDuePolls: ScheduleDefinition<Services> = defineSchedule<Services>({
  name: 'finance.findDueBankPolls',
  everyMs: 60_000,
  run: ({ reconciliation }) => reconciliation.findDue(),
})

/** SePay counts requests by the address that they come from: more at once would only wait for each other. */
export const pollBank: LeasedDefinition<Services, PollRow> = defineLeased<Services, PollRow>({
  name: POLL_BANK,
  table: 'bank_polls',
  concurrency: 4,
  handle: ({ reconciliation }, { row, lease }) => reconciliation.poll(row, lease),
  onDead: ({ reconciliation }, tx, row, error) => reconciliation.noteDead(tx, row, error),
})
