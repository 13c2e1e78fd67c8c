import type { Tx } from '@howl/platform/database'
import { formatMoney } from '@howl/platform/money'
import { columnsOf } from '../columns.ts'
import type { ListedTransfer } from '../payment-connections/providers/sepay-list.ts'
import { isSameAccount, type SepayTransfer } from '../payment-connections/providers/sepay-transfers.ts'
import type { SepaySettings } from '../payment-connections/providers/sepay.ts'
import type { ProjectFacts } from '../projects/projects.ts'
import { Transaction } from '../transactions/entities.ts'
import { receive, type Movement } from '../transactions/receiving.ts'
import { sepayMovement } from '../transactions/sepay-movements.ts'
import { closeFindingsOf, noteDoubts, noteFindings, type NewFinding } from './finding-rows.ts'
import { keepApart } from './findings.ts'

/** What a connection's list is read into. */
export type Listing = { project: ProjectFacts; connectionId: string; settings: SepaySettings }

type Ours = { externalId: string; transfer: SepayTransfer }

/** Those of the account that the connection watches: a token may see other accounts too, and they are none of its business. */
export function oursOf(listed: readonly ListedTransfer[]): Ours[] {
  return listed.flatMap(({ externalId, reading }) => (reading.kind === 'TRANSFER' && reading.transfer.isOurAccount ? [{ externalId, transfer: reading.transfer }] : []))
}

/**
 * Takes what the bank's list tells of by the way that callbacks take, so that orders are paid by it; what is recorded
 * already is only noted as told of twice.
 *
 * @returns those that were missing here.
 */
export async function recordListed(tx: Tx, { project, connectionId, settings }: Listing, ours: readonly Ours[]): Promise<Movement[]> {
  const movements = ours.map(({ externalId, transfer }) => sepayMovement({ ...transfer, sequence: null }, settings, { connectionId, webhookEventId: null, source: 'POLL', externalId }))
  const received = await receive(tx, project, movements)
  await noteDoubts(tx, project, received)
  const missing = received.filter(({ transaction, telling, movement }) => transaction && telling.kind === 'NEW' && movement.direction === 'IN')
  await noteFindings(
    tx,
    project,
    missing.map(({ movement: { externalId, amount, occurredAt }, transaction, order }): NewFinding => {
      const what = `${formatMoney(amount).amount} ${amount.currency}`
      const became = order ? `and counted on order #${order.number}` : 'and waits unmatched'
      return { connectionId, kind: 'MISSING_HERE', key: `MISSING_HERE ${externalId}`, externalId, amount, occurredAt, transactionId: transaction?.id ?? null, text: `The bank had ${what}, and no callback had told of it.`, outcome: `It was brought in from the bank's list ${became}.` }
    }),
  )
  const agreed = received.flatMap(({ telling }) => (telling.kind === 'SAME' ? [telling.transactionId] : []))
  await confirmTwins(tx, { project, connectionId }, agreed)
  await closeFindingsOf(tx, project, { about: agreed, state: 'RESOLVED', outcome: "The bank's list has it now.", kinds: ['NOT_AT_BANK', 'ARRIVED_TWICE'] })
  return missing.map(({ movement }) => movement)
}

/**
 * Callbacks told of these twice, perhaps, and now the list has each by itself: they are money of their own. What a person took
 * for the same money stays so, and a person hears of it.
 */
async function confirmTwins(tx: Tx, { project, connectionId }: Omit<Listing, 'settings'>, ids: readonly string[]): Promise<void> {
  const twins = await tx.query<Transaction>(`select ${columnsOf(Transaction, 't')} from finance.transactions t where t.project_id = $1 and t.id = any ($2) and t.twin_of is not null order by t.id`, [project.projectId, ids])
  const taken = twins.filter(({ matchState }) => matchState === 'NOT_APPLICABLE')
  await noteFindings(
    tx,
    project,
    taken.map(({ id, twinOf, externalId, amountMinor, currency, occurredAt }): NewFinding => {
      const amount = { minor: BigInt(amountMinor), currency }
      return { connectionId, kind: 'MISSING_HERE', key: `MISSING_HERE twin ${id}`, externalId, amount, occurredAt, transactionId: id, otherTransactionId: twinOf, text: `The bank's list has ${formatMoney(amount).amount} ${currency} twice, and a person took it for the same money: it counts once.`, advice: 'If the account got both, put this one back among the unmatched. Then acknowledge this.' }
    }),
  )
  for (const { id } of twins.filter(({ matchState }) => matchState !== 'NOT_APPLICABLE')) await keepApart(tx, { project, claims: null }, id)
}

/** Lines of the list that are money and cannot be read: a person has to look. */
export const noteUnreadable = (tx: Tx, { project, connectionId }: Listing, listed: readonly ListedTransfer[]): Promise<void> =>
  noteFindings(
    tx,
    project,
    listed.flatMap(({ externalId, reading }): NewFinding[] =>
      reading.kind === 'FAILED'
        ? [{ connectionId, kind: 'MISSING_HERE', key: `MISSING_HERE ${externalId}`, externalId, text: `The bank's list has a transfer that cannot be read: ${reading.outcome}`, advice: 'Look it up at SePay by its id and record the payment by hand, then acknowledge this.' }]
        : [],
    ),
  )

/** SePay's list may lag behind its callbacks a little. */
const SETTLED_MS = 30 * 60_000

type Between = { from: Date; to: Date; externalIds: readonly string[] }

/**
 * What callbacks told of between two moments, and the whole list of that time does not have: told of twice where an equal
 * transfer is on the list, and otherwise not at the bank.
 *
 * @returns how many callbacks' transfers there are that the list does not have.
 */
export async function compareBack(tx: Tx, { project, connectionId, settings }: Listing, { from, to, externalIds }: Between): Promise<number> {
  const until = new Date(to.getTime() - SETTLED_MS)
  const rows = await tx.query<Transaction & { subAccount: string | null; equalId: string | null }>(
    `select ${columnsOf(Transaction, 't')}, t.sub_account as "subAccount", (
       select e.id from finance.transactions e
       where e.project_id = t.project_id and e.fingerprint = t.fingerprint and e.id <> t.id
         and (e.source = 'POLL' or exists (select from finance.merged_transfers m where m.project_id = e.project_id and m.transaction_id = e.id))
       order by e.id limit 1
     ) as "equalId"
     from finance.transactions t
     where t.project_id = $1 and t.occurred_at > $3 and t.occurred_at < $4 and t.connection_id = $2 and t.source = 'WEBHOOK' and t.direction = 'IN'
       and t.twin_of is null and not (t.external_id = any ($5))
       and not exists (select from finance.merged_transfers m where m.project_id = t.project_id and m.transaction_id = t.id)
       and not exists (select from finance.transactions o where o.project_id = t.project_id and o.twin_of = t.id and o.source <> t.source)
     order by t.occurred_at, t.id limit 1000`,
    [project.projectId, connectionId, from, until, externalIds],
  )
  const unknown = rows.filter(({ accountNumber, subAccount }) => [accountNumber, subAccount].some((account) => isSameAccount(account, settings.accountNumber)))
  await noteFindings(
    tx,
    project,
    unknown.map(({ id, equalId, externalId, amountMinor, currency, occurredAt }): NewFinding => {
      const amount = { minor: BigInt(amountMinor), currency }
      const what = `${formatMoney(amount).amount} ${currency}`
      const facts = { connectionId, transactionId: id, otherTransactionId: equalId, externalId, amount, occurredAt }
      return equalId
        ? { ...facts, kind: 'ARRIVED_TWICE', key: `ARRIVED_TWICE ${id}`, text: `Two callbacks told of ${what} with one bank reference, and the bank's list has it once.`, advice: 'Mark it as the same money, so that it counts once, or keep both.' }
        : { ...facts, kind: 'NOT_AT_BANK', key: `NOT_AT_BANK ${id}`, text: `A callback told of ${what}, and the bank's list does not have it. A test transfer looks like this too.`, advice: 'If the account never got it, take it off its orders and out of the figures.' }
    }),
  )
  return unknown.length
}
