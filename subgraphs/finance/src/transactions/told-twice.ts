import type { Tx } from '@howl/platform/database'
import { formatMoney } from '@howl/platform/money'
import type { ProjectFacts } from '../projects/projects.ts'
import type { Movement } from './receiving.ts'

/**
 * What is known of a movement before it is recorded. SAME: the other way (callback or bank's list) has told of this very
 * money. KNOWN: this way has. DOUBT: the other way tells of something so like it that a person has to say, or callbacks tell of
 * what agrees in everything a second time, under another id (AGAIN).
 */
export type Telling =
  | { kind: 'NEW' }
  | { kind: 'KNOWN'; transactionId: string }
  | { kind: 'SAME'; transactionId: string }
  | { kind: 'DOUBT'; transactionId: string; why: Why; reason: string }

type Why = 'NO_REFERENCE' | 'AMOUNT' | 'AGAIN'

type Candidate = {
  id: string
  source: 'WEBHOOK' | 'POLL'
  accountNumber: string | null
  reference: string | null
  direction: string
  amountMinor: string
  currency: string
  occurredAt: Date
  content: string | null
  /** A callback has told of it, first or second. */
  hasCallback: boolean
  /** The other way has told of it exactly. */
  isMerged: boolean
  /** It is in doubt already, with another that the other way told of, or is itself the second of two. */
  isTwin: boolean
  isSecond: boolean
}

const isToldOf = ({ source, connectionId }: Movement): boolean => source !== 'HAND' && connectionId !== null

/**
 * Looks for each movement whether it was told of before. One transfer is the same as at most one of the other way, so two
 * genuine transfers that look alike stay two; and one is in doubt with at most one of the other way.
 *
 * The bank's list gives each transfer once: two of its lines are two transfers. Callbacks are only messages, and the second of
 * two that agree in everything waits: the list tells later that there are two, or a person does.
 *
 * The moments are locked first, for the rest of the transaction: a callback and a list that tell of the same money at once
 * would otherwise both find nothing.
 */
export async function findTellings(
  tx: Tx,
  { projectId }: Pick<ProjectFacts, 'projectId'>,
  { movements, ids }: { movements: readonly Movement[]; ids: readonly string[] },
): Promise<Telling[]> {
  const told = movements.filter(isToldOf)
  if (told.length === 0) return movements.map(() => ({ kind: 'NEW' }))
  const moments = [...new Set(told.map(({ occurredAt }) => occurredAt.toISOString()))].toSorted()
  await tx.query('select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest($1::text[]) with ordinality as k (key, place) order by place', [moments.map((moment) => `${projectId} ${moment}`)])
  const known = await findKnown(tx, projectId, told)
  const candidates = await findCandidates(tx, projectId, moments)
  const tellings = new Map<Movement, Telling>()
  const fresh = told.filter((movement) => {
    const transactionId = known.get(keyOf(movement))
    if (transactionId) tellings.set(movement, { kind: 'KNOWN', transactionId })
    // The same id a second time in one batch is decided with the first.
    known.set(keyOf(movement), transactionId ?? '')
    return transactionId === undefined
  })
  // What agrees in everything goes first: nothing that merely looks like it may take its place.
  for (const movement of fresh) {
    const agreeing = candidates.filter((candidate) => !candidate.isMerged && isOther(candidate, movement) && agrees(candidate, movement))
    const same = agreeing.find(({ isSecond }) => !isSecond) ?? agreeing[0]
    if (!same) continue
    same.isMerged = true
    same.hasCallback = true
    tellings.set(movement, { kind: 'SAME', transactionId: same.id })
  }
  // Of what looks alike, two without a reference are likelier the same than one with and one without.
  for (const isAlike of [isReferencedAlike, () => true]) {
    for (const movement of fresh.filter((one) => !tellings.has(one))) {
      const like = candidates.find((one) => !one.isMerged && !one.isTwin && isOther(one, movement) && isAlike(one, movement) && doubtOf(one, movement) !== null)
      const doubt = like && doubtOf(like, movement)
      if (!like || !doubt) continue
      like.isTwin = true
      tellings.set(movement, { kind: 'DOUBT', transactionId: like.id, ...doubt })
    }
  }
  const callbacks = fresh.filter(({ source, pays }) => source === 'WEBHOOK' && pays.by === 'text')
  const idOf = (movement: Movement): string => ids[movements.indexOf(movement)] ?? ''
  // Those of this batch that the list made doubtful have been told of by a callback as well.
  for (const movement of callbacks) if (tellings.get(movement)?.kind === 'DOUBT') candidates.push({ ...asCandidate(movement, idOf(movement)), isSecond: true })
  for (const movement of callbacks.filter((one) => !tellings.has(one))) {
    const told = candidates.filter((candidate) => candidate.hasCallback && isToldAgain(candidate, movement))
    const first = told.find(({ isSecond }) => !isSecond) ?? told[0]
    if (first) tellings.set(movement, { kind: 'DOUBT', transactionId: first.id, why: 'AGAIN', reason: TOLD_AGAIN })
    else candidates.push(asCandidate(movement, idOf(movement)))
  }
  return movements.map((movement) => tellings.get(movement) ?? { kind: 'NEW' })
}

const TOLD_AGAIN = 'Perhaps the same money as its twin: another callback told of it with the same bank reference, moment and amount. A person has to say.'

/** Recorded a moment later, with those that come beside it. */
const asCandidate = ({ accountNumber, reference, direction, amount, occurredAt, content }: Movement, id: string): Candidate => ({
  id,
  source: 'WEBHOOK',
  accountNumber: accountNumber ?? null,
  reference: reference ?? null,
  direction,
  amountMinor: amount.minor.toString(),
  currency: amount.currency,
  occurredAt,
  content: content ?? null,
  hasCallback: true,
  isMerged: false,
  isTwin: false,
  isSecond: false,
})

/** Lists are of an account, and two connections may watch one: an id of a list is known by whichever of them read it. */
const keyOf = ({ source, connectionId, externalId }: Movement): string => (source === 'POLL' ? `POLL ${externalId}` : `${connectionId} ${externalId}`)

async function findKnown(tx: Tx, projectId: string, movements: readonly Movement[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ key: string; id: string }>(
    `with given as (
       select g.key, c.id as connection_id, g.external_id from unnest($2::text[], $3::uuid[], $4::text[], $5::boolean[]) as g (key, connection_id, external_id, is_listed)
       join finance.payment_connections c on c.project_id = $1 and (c.id = g.connection_id or g.is_listed)
     )
     select g.key, t.id from given g join finance.transactions t on t.project_id = $1 and t.connection_id = g.connection_id and t.external_id = g.external_id
     union all
     select g.key, m.transaction_id from given g join finance.merged_transfers m on m.project_id = $1 and m.connection_id = g.connection_id and m.external_id = g.external_id`,
    [projectId, movements.map(keyOf), movements.map(({ connectionId }) => connectionId), movements.map(({ externalId }) => externalId), movements.map(({ source }) => source === 'POLL')],
  )
  return new Map(rows.map(({ key, id }) => [key, id]))
}

const findCandidates = (tx: Tx, projectId: string, moments: readonly string[]): Promise<Candidate[]> =>
  tx.query<Candidate>(
    `select t.id, t.source, t.account_number as "accountNumber", t.reference, t.direction, t.amount_minor as "amountMinor", t.currency, t.occurred_at as "occurredAt", t.content,
       (t.source = 'WEBHOOK' or m.source = 'WEBHOOK') is true as "hasCallback", m.transaction_id is not null as "isMerged", t.twin_of is not null as "isSecond",
       t.twin_of is not null or exists (select from finance.transactions o where o.project_id = t.project_id and o.twin_of = t.id and o.source <> t.source) as "isTwin"
     from finance.transactions t left join finance.merged_transfers m on m.project_id = t.project_id and m.transaction_id = t.id
     where t.project_id = $1 and t.occurred_at = any ($2::timestamptz[]) and t.source <> 'HAND' and t.connection_id is not null order by t.id`,
    [projectId, moments],
  )

const isOther = ({ source }: Candidate, movement: Movement): boolean => source !== movement.source

const isSameMoment = (candidate: Candidate, { accountNumber, direction, amount, occurredAt }: Movement): boolean =>
  candidate.accountNumber === (accountNumber ?? null) &&
  candidate.direction === direction &&
  candidate.currency === amount.currency &&
  candidate.occurredAt.getTime() === occurredAt.getTime()

const isReferencedAlike = (candidate: Candidate, { reference }: Movement): boolean => candidate.reference === (reference ?? null)

const isSameAmount = ({ amountMinor }: Candidate, { amount }: Movement): boolean => BigInt(amountMinor) === amount.minor

/** The fingerprint of receiving.ts, fact by fact. */
const agrees = (candidate: Candidate, movement: Movement): boolean =>
  isSameMoment(candidate, movement) && isSameAmount(candidate, movement) && candidate.reference !== null && candidate.accountNumber !== null && candidate.reference === movement.reference

/** Without a bank reference the text has to agree as well: customers do pay the same price in the same second. */
const isToldAgain = (candidate: Candidate, movement: Movement): boolean =>
  agrees(candidate, movement) ||
  (isSameMoment(candidate, movement) && isSameAmount(candidate, movement) && candidate.reference === null && !movement.reference && candidate.content === (movement.content ?? null))

function doubtOf(candidate: Candidate, movement: Movement): { why: 'NO_REFERENCE' | 'AMOUNT'; reason: string } | null {
  if (!isSameMoment(candidate, movement)) return null
  if (isSameAmount(candidate, movement)) {
    if (candidate.reference !== null && movement.reference) return null
    return { why: 'NO_REFERENCE', reason: 'Perhaps the same money as its twin, of the same moment and amount: without a bank reference a person has to say.' }
  }
  if (candidate.reference === null || candidate.reference !== movement.reference) return null
  const { amount } = formatMoney({ minor: BigInt(candidate.amountMinor), currency: candidate.currency })
  return { why: 'AMOUNT', reason: `The same transfer was told of with another amount (${amount} ${candidate.currency}): a person has to say which holds.` }
}

type Merge = { movement: Movement; transactionId: string }

/** Notes that the recorded transfers were told of in the other way too. What only that way knows is added to them. */
export async function mergeTellings(tx: Tx, { projectId }: Pick<ProjectFacts, 'projectId'>, merges: readonly Merge[]): Promise<void> {
  if (merges.length === 0) return
  await tx.query(
    `insert into finance.merged_transfers (project_id, connection_id, source, external_id, transaction_id)
     select $1, * from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[])`,
    [
      projectId,
      merges.map(({ movement }) => movement.connectionId),
      merges.map(({ movement }) => movement.source),
      merges.map(({ movement }) => movement.externalId),
      merges.map(({ transactionId }) => transactionId),
    ],
  )
  await tx.query(
    `update finance.transactions t set webhook_event_id = coalesce(t.webhook_event_id, g.webhook_event_id), sub_account = coalesce(t.sub_account, g.sub_account),
       description = coalesce(t.description, g.description), sequence = coalesce(t.sequence, g.sequence), balance_after_minor = coalesce(t.balance_after_minor, g.balance)
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::numeric[], $7::bigint[]) as g (id, webhook_event_id, sub_account, description, sequence, balance)
     where t.project_id = $1 and t.id = g.id and t.source = 'POLL'`,
    [
      projectId,
      merges.map(({ transactionId }) => transactionId),
      merges.map(({ movement }) => movement.webhookEventId),
      merges.map(({ movement }) => movement.subAccount ?? null),
      merges.map(({ movement }) => movement.description ?? null),
      merges.map(({ movement }) => movement.sequence?.toString() ?? null),
      merges.map(({ movement }) => movement.balanceAfterMinor?.toString() ?? null),
    ],
  )
}
