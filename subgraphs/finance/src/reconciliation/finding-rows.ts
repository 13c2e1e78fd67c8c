import type { Tx } from '@howl/platform/database'
import { publishAll } from '@howl/platform/events'
import { uuidv7 } from '@howl/platform/ids'
import { formatMoney, type Amount } from '@howl/platform/money'
import { bankFindingChanged } from '@howl/schema/events/finance'
import { columnsOf } from '../columns.ts'
import { BY_RULE, type Actor } from '../orders/timeline.ts'
import type { ProjectFacts } from '../projects/projects.ts'
import type { Received } from '../transactions/receiving.ts'
import { BankFinding, type BankFindingKind, type BankFindingState } from './entities.ts'

type Project = Pick<ProjectFacts, 'projectId'>

export const BANK_FINDING = columnsOf(BankFinding, 'f')

export type NewFinding = {
  connectionId: string
  kind: BankFindingKind
  /** What is found again is the same finding, also when somebody has decided about it. */
  key: string
  text: string
  advice?: string | null
  transactionId?: string | null
  otherTransactionId?: string | null
  externalId?: string | null
  amount?: Amount | null
  occurredAt?: Date | null
  /** What the product did about it by itself; absent when a person has to. */
  outcome?: string
}

export async function noteFindings(tx: Tx, { projectId }: Project, findings: readonly NewFinding[]): Promise<void> {
  if (findings.length === 0) return
  const of = <Value>(read: (finding: NewFinding) => Value): Value[] => findings.map(read)
  const noted = await tx.query<BankFinding>(
    `insert into finance.bank_findings as f (project_id, id, connection_id, kind, key, state, text, advice, transaction_id, other_transaction_id, external_id,
       amount_minor, currency, occurred_at, outcome, actor_kind, decided_at)
     select $1, g.*, case when g.outcome is not null then '${BY_RULE.kind}' end, case when g.outcome is not null then now() end
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::uuid[], $11::text[],
       $12::bigint[], $13::text[], $14::timestamptz[], $15::text[]) as g (id, connection_id, kind, key, state, text, advice, transaction_id, other_id, external_id, amount, currency, occurred_at, outcome)
     on conflict on constraint bank_findings_key do nothing returning ${BANK_FINDING}`,
    [
      projectId,
      of(() => uuidv7()),
      of(({ connectionId }) => connectionId),
      of(({ kind }) => kind),
      of(({ key }) => key),
      of(({ outcome }) => (outcome === undefined ? 'OPEN' : 'RESOLVED')),
      of(({ text }) => text),
      of(({ advice }) => advice ?? null),
      of(({ transactionId }) => transactionId ?? null),
      of(({ otherTransactionId }) => otherTransactionId ?? null),
      of(({ externalId }) => externalId ?? null),
      of(({ amount }) => amount?.minor.toString() ?? null),
      of(({ amount }) => amount?.currency ?? null),
      of(({ occurredAt }) => occurredAt ?? null),
      of(({ outcome }) => outcome ?? null),
    ],
  )
  // Money that was only brought is told of by `transactionReceived`.
  await sayFindings(tx, projectId, noted.filter(({ state }) => state === 'OPEN'))
}

export const sayFindings = (tx: Tx, projectId: string, findings: readonly Pick<BankFinding, 'id' | 'kind' | 'state'>[]): Promise<void> =>
  publishAll(
    tx,
    bankFindingChanged,
    findings.map(({ id, kind, state }) => ({ projectId, subject: id, payload: { findingId: id, kind, state } })),
  )

type Closing = { about: readonly string[]; state: Exclude<BankFindingState, 'OPEN'>; outcome: string; actor?: Actor; note?: string | null; kinds?: readonly BankFindingKind[] }

/** Ends open findings about these transfers; those that have ended stay as they ended. */
export async function closeFindingsOf(tx: Tx, { projectId }: Project, { about, state, outcome, actor = BY_RULE, note = null, kinds }: Closing): Promise<BankFinding[]> {
  if (about.length === 0) return []
  const closed = await tx.query<BankFinding>(
    `update finance.bank_findings f set state = $3, outcome = $4, actor_kind = $5, actor_id = $6, note = $7, decided_at = now()
     where f.project_id = $1 and f.transaction_id = any ($2) and f.state = 'OPEN' and ($8::text[] is null or f.kind = any ($8)) returning ${BANK_FINDING}`,
    [projectId, about, state, outcome, actor.kind, actor.id, note, kinds ?? null],
  )
  await sayFindings(tx, projectId, closed)
  return closed
}

const words = ({ minor, currency }: Amount): string => `${formatMoney({ minor, currency }).amount} ${currency}`

/** What one way tells of and the other tells of differently, or perhaps. */
export async function noteDoubts(tx: Tx, project: Project, received: readonly Received[]): Promise<void> {
  await noteFindings(
    tx,
    project,
    received.flatMap(({ movement, transaction, telling }): NewFinding[] => {
      const { connectionId, amount, occurredAt, pays, externalId, source } = movement
      if (telling.kind !== 'DOUBT' || !transaction || connectionId === null || pays.by !== 'text') return []
      const facts = { connectionId, externalId, amount, occurredAt, transactionId: transaction.id, otherTransactionId: telling.transactionId }
      const way = source === 'POLL' ? "The bank's list" : 'A callback'
      if (telling.why === 'AGAIN') return [{ ...facts, kind: 'ARRIVED_TWICE', key: `ARRIVED_TWICE ${transaction.id}`, text: `Two callbacks tell of ${words(amount)} at the same moment, with the same bank reference or none, under two ids.`, advice: 'Look whether the account got this once or twice. Mark it as the same money, or keep both.' }]
      return telling.why === 'AMOUNT'
        ? [{ ...facts, kind: 'AMOUNT_DIFFERS', key: `AMOUNT_DIFFERS ${transaction.id}`, text: `${way} gives this transfer as ${words(amount)}; what was recorded before has another amount.`, advice: "Look at the bank's statement. Take over the bank's amount, or leave what the callback said." }]
        : [{ ...facts, kind: 'ARRIVED_TWICE', key: `ARRIVED_TWICE ${transaction.id}`, text: `${way} tells of ${words(amount)} at the same moment as a transfer that is recorded already, and gives no bank reference.`, advice: 'Look whether the account got this once or twice. Mark it as the same money, or keep both.' }]
    }),
  )
}

/** Money that was missing, and whose callback came after all. */
export async function noteLateCallbacks(tx: Tx, { projectId }: Project, received: readonly Received[]): Promise<void> {
  const merged = received.flatMap(({ telling }) => (telling.kind === 'SAME' ? [telling.transactionId] : []))
  if (merged.length === 0) return
  await tx.query(
    `update finance.bank_findings f set outcome = f.outcome || ' Its callback came afterwards and changed nothing.'
     where f.project_id = $1 and f.transaction_id = any ($2) and f.kind = 'MISSING_HERE'`,
    [projectId, merged],
  )
}
