import { setTimeout as wait } from 'node:timers/promises'
import type { Tx } from '@howl/platform/database'
import { parseMoney } from '@howl/platform/money'
import { reviewMonth } from './analyst.ts'
import { findFault } from './checker.ts'
import { CannotAnswer, collect, type Ask, type ReportStep } from './collect.ts'
import type { KeptAnswer, Run } from './entities.ts'
import { ROW_SETS, type Answer, type Evidence } from './figures.ts'

/** An answer that has passed the checker, with what it is made of. */
export type CheckedAnswer = { answer: Answer; evidence: Evidence }

/** Figures and rows are read one after the other: a payment that arrives in between belongs to one of them only. */
const READINGS = 3
const PAUSE_MS = 500

type Question = Pick<Run, 'projectId' | 'rangeFrom' | 'rangeTo'>

/** @throws CannotAnswer when the answer would state something that its rows do not give. */
export async function answerRun(ask: Ask, run: Question, { report, signal }: { report: ReportStep; signal: AbortSignal }): Promise<CheckedAnswer> {
  const question = { projectId: run.projectId, period: { from: run.rangeFrom, to: run.rangeTo } }
  for (let reading = 1; ; reading += 1) {
    const evidence = await collect(ask, question, report)
    await report(0.95, 'Checking each figure against its rows')
    const answer = reviewMonth(evidence)
    const fault = findFault(answer, evidence)
    if (fault === null) return { answer, evidence }
    if (reading === READINGS) throw new CannotAnswer(`The answer was refused, because a figure in it could not be confirmed: ${fault}`)
    await wait(PAUSE_MS, undefined, { signal })
  }
}

export const keptAnswer = ({ answer, evidence }: CheckedAnswer): KeptAnswer => ({
  ...answer,
  query: evidence.query,
  variables: evidence.variables,
})

/** All rows of all lists in one statement. */
export async function keepRows(tx: Tx, { id, projectId }: Pick<Run, 'id' | 'projectId'>, { rows }: Evidence): Promise<void> {
  const all = ROW_SETS.flatMap((set) => rows[set].map((row, place) => ({ set, place, row, minor: parseMoney(row.amount).minor.toString() })))
  if (all.length === 0) return
  await tx.query(
    `insert into ai.run_rows (project_id, run_id, row_set, place, row_type, row_id, label, amount_minor, currency)
     select $1, $2, * from unnest($3::text[], $4::int[], $5::text[], $6::uuid[], $7::text[], $8::bigint[], $9::text[])`,
    [
      projectId,
      id,
      all.map(({ set }) => set),
      all.map(({ place }) => place),
      all.map(({ row }) => row.type),
      all.map(({ row }) => row.id),
      all.map(({ row }) => row.label),
      all.map(({ minor }) => minor),
      all.map(({ row }) => row.amount.currency),
    ],
  )
}
