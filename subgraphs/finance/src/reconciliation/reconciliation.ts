import { audit } from '@howl/platform/audit'
import type { Claims } from '@howl/platform/claims'
import type { Database, Tx } from '@howl/platform/database'
import { notFound } from '@howl/platform/errors'
import { publish } from '@howl/platform/events'
import { isUuid } from '@howl/platform/ids'
import type { Lease } from '@howl/platform/leases'
import { backoffMs } from '@howl/platform/work-failures'
import { connectionChanged } from '@howl/schema/events/finance'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ReconcileNowInput } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import type { PaymentConnection } from '../payment-connections/entities.ts'
import type { OpenedConnection, PaymentConnections } from '../payment-connections/payment-connections.ts'
import { SepayProblem, type ListedTransfer, type SepayList, type SepayPage } from '../payment-connections/providers/sepay-list.ts'
import type { ProjectFacts, Projects } from '../projects/projects.ts'
import { BankPoll } from './entities.ts'
import { POLL_BANK } from './poll-rows.ts'
import { compareBack, noteUnreadable, oursOf, recordListed, type Listing } from './recording.ts'
import { noteRhythm } from './silence.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const EVERY_MS = 30 * MINUTE_MS
/** A callback is given this long before the list is believed instead. */
const GRACE_MS = 2 * MINUTE_MS
/** Read again each time, because banks tell SePay of some transfers late… */
const OVERLAP_MS = 2 * HOUR_MS
/** …and once a day this much, because of some very late. */
const LOOK_BACK_MS = 3 * 24 * HOUR_MS
/** What is read in one go before the watermark moves. */
const SLICE_MS = 7 * 24 * HOUR_MS
const MOST_PAGES = 1_000
/** A list that changes under the reader is read again so often, then later. */
const MOST_ROUNDS = 3
/** A shorter wait that SePay asks for is waited out; for a longer one the work is put off. */
const LONGEST_WAIT_MS = 10_000
const MOST_WAITS = 3
const CHUNK = 100
const LEAST_BETWEEN_BY_HAND_MS = MINUTE_MS

const POLL = columnsOf(BankPoll, 'p')

type Parts = { db: Database; projects: Projects; connections: PaymentConnections; sepayList: SepayList; now: () => Date }
type PollRow = { id: string; project_id: string; connection_id: string; attempts: number }
type Begun = { poll: BankPoll; project: ProjectFacts; connection: OpenedConnection; token: string; at: Date }
type Reading = Begun & { lease: Lease; listing: Listing }

type Asked =
  | { __typename: 'ReconcileNowSuccess'; connection: PaymentConnection }
  | { __typename: 'ReconciliationOff'; message: string }
  | { __typename: 'ReconciledJustNow'; message: string; nextAt: Date }

/** Reads what the bank says of each connection's account, and makes it agree with what is recorded here. */
export class Reconciliation {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** A poll becomes work when it is due, and is none until then. */
  findDue(): Promise<void> {
    return this.#parts.db.asSystem('bank lists of all tenants fall due together', async (tx) => {
      const due = await tx.query(
        `update finance.bank_polls p set next_attempt_at = now(), attempts = 0 where next_attempt_at is null and dead_at is null and least(due_at, silent_at) <= $1
           and (due_at <= $1 or not exists (
             select from finance.webhook_events w where w.project_id = p.project_id and w.connection_id = p.connection_id and w.created_at > p.rhythm_at))
         returning id`,
        [this.#parts.now()],
      )
      if (due.length > 0) tx.ring(POLL_BANK)
    })
  }

  async poll(row: PollRow, lease: Lease): Promise<void> {
    const begun = await lease.write((tx) => this.#begin(tx, row))
    if (!begun) return lease.finish((tx) => putOff(tx, row))
    const { project, connection, at } = begun
    const reading = { ...begun, lease, listing: { project, connectionId: connection.id, settings: connection.settings } }
    try {
      const broughtSince = await this.#readAll(reading)
      await lease.finish(async (tx) => {
        await tx.query(
          `update finance.bank_polls set due_at = $3, succeeded_at = $4, failures = 0, problem = null, problem_since = null where project_id = $1 and id = $2`,
          [row.project_id, row.id, new Date(this.#parts.now().getTime() + EVERY_MS), at],
        )
        await noteRhythm(tx, project, { pollId: row.id, connectionId: connection.id, broughtSince, now: at })
        await publish(tx, connectionChanged, { projectId: project.projectId, subject: connection.id, payload: { connectionId: connection.id } })
      })
    } catch (error) {
      if (!(error instanceof SepayProblem) || lease.signal.aborted) throw error
      await lease.finish((tx) => this.#noteProblem(tx, begun, error))
    }
  }

  async #begin(tx: Tx, { project_id: projectId, connection_id: connectionId, id }: PollRow): Promise<Begun | null> {
    const at = this.#parts.now()
    const project = await this.#parts.projects.facts(tx, projectId)
    const connection = await this.#parts.connections.openIn(tx, projectId, connectionId)
    const token = connection.secrets.apiToken ?? null
    const [poll] = await tx.query<BankPoll>(
      `update finance.bank_polls p set has_token = $3, started_at = case when $4 then $5 else started_at end where p.project_id = $1 and p.id = $2 returning ${POLL}`,
      [projectId, id, token !== null, token !== null && !connection.isDisabled, at],
    )
    if (!poll) throw new Error('a poll is gone')
    if (token === null || connection.isDisabled || project.isArchived) return null
    return { poll, project, connection, token, at }
  }

  /** @returns the moments of the money that was missing. */
  async #readAll(reading: Reading): Promise<Date[]> {
    const { poll, at, lease } = reading
    const until = new Date(at.getTime() - GRACE_MS)
    const isLookingBack = poll.lookedBackAt === null || at.getTime() - poll.lookedBackAt.getTime() > 24 * HOUR_MS
    const brought: Date[] = []
    let readUntil = poll.readUntil
    let from = new Date(Math.max(readUntil.getTime() - (isLookingBack ? LOOK_BACK_MS : OVERLAP_MS), poll.startsAt.getTime()))
    for (let isLast = false; !isLast; ) {
      isLast = until.getTime() - from.getTime() <= SLICE_MS
      const to = isLast ? until : new Date(from.getTime() + SLICE_MS)
      brought.push(...(await this.#readSlice(reading, { from, to, isLast })))
      if (to > readUntil) readUntil = to
      await lease.write((tx) =>
        tx.query('update finance.bank_polls set read_until = greatest(read_until, $3), looked_back_at = case when $4 then $5 else looked_back_at end where project_id = $1 and id = $2', [
          poll.projectId,
          poll.id,
          readUntil,
          isLast && isLookingBack,
          at,
        ]),
      )
      from = new Date(to.getTime() - OVERLAP_MS)
    }
    return brought
  }

  /**
   * Reads the list between two moments and records what it has. Pages shift while they are read, so a round through them
   * may miss some or meet them twice. While none vanishes, the list is whole when as many different ones were met, in
   * however many rounds, as SePay counted at the end. Where one has vanished, what was met before counts for nothing.
   */
  async #readSlice(reading: Reading, { from, to, isLast }: { from: Date; to: Date; isLast: boolean }): Promise<Date[]> {
    const { lease, listing, at } = reading
    const met = new Map<string, ListedTransfer>()
    const brought: Date[] = []
    let [total, hasShrunk] = [0, false]
    for (let round = 1; ; round += 1) {
      const metInRound = new Set<string>()
      let isShrinking = false
      const fresh: ListedTransfer[] = []
      for (let page = 1; ; page += 1) {
        if (page > MOST_PAGES) throw new SepayProblem('UNREADABLE', "SePay's list has no end.")
        // The newest part has no end, or what arrives while it is read would be no part of the count.
        const answer = await this.#page(reading, { from, to: isLast ? null : to, page })
        for (const transfer of answer.transfers) {
          if (!met.has(transfer.externalId)) fresh.push(transfer)
          met.set(transfer.externalId, transfer)
          metInRound.add(transfer.externalId)
        }
        isShrinking ||= answer.total < total
        total = answer.total
        if (!answer.hasMore) break
      }
      const settled = fresh.filter(({ reading: read }) => read.kind !== 'TRANSFER' || read.transfer.occurredAt.getTime() <= at.getTime() - GRACE_MS)
      const ours = oursOf(settled)
      for (let start = 0; start < ours.length; start += CHUNK) {
        const moments = await lease.write(async (tx) => (await recordListed(tx, listing, ours.slice(start, start + CHUNK))).map(({ occurredAt }) => occurredAt))
        brought.push(...moments)
      }
      await lease.write((tx) => noteUnreadable(tx, listing, settled))
      hasShrunk ||= isShrinking
      if (!isShrinking && (hasShrunk ? metInRound : met).size >= total) break
      if (round === MOST_ROUNDS) throw new SepayProblem('UNAVAILABLE', "SePay's list changed each time while it was read.")
    }
    const unknown = await lease.write((tx) => compareBack(tx, listing, { from, to, externalIds: [...met.keys()] }))
    if (unknown > 0 && oursOf([...met.values()]).length === 0 && met.size > 0) {
      throw new SepayProblem('REFUSED', `The API token sees transfers, but none of account ${listing.settings.accountNumber}. Give the token of the company whose account it is.`)
    }
    return brought
  }

  async #page({ token, connection, at, lease }: Reading, wish: { from: Date; to: Date | null; page: number }): Promise<SepayPage> {
    for (let waits = 0; ; waits += 1) {
      try {
        return await this.#parts.sepayList.page({ token, settings: connection.settings, now: at, signal: lease.signal, ...wish })
      } catch (error) {
        if (!(error instanceof SepayProblem) || error.kind !== 'LIMITED' || waits === MOST_WAITS || error.retryAfterMs > LONGEST_WAIT_MS) throw error
        // Those who were sent away together must not come back together.
        await sleep(error.retryAfterMs + Math.random() * 250, undefined, { signal: lease.signal })
      }
    }
  }

  async #noteProblem(tx: Tx, { poll, project, connection }: Begun, problem: SepayProblem): Promise<void> {
    const failures = poll.failures + 1
    // From half a minute on, doubled each time, an hour at most, and never before SePay wants to be asked.
    const waitMs = Math.max(problem.retryAfterMs * (1 + Math.random() / 10), backoffMs(failures + 5, Math.random()))
    const now = this.#parts.now()
    await tx.query(
      'update finance.bank_polls set due_at = $3, failures = $4, problem = $5, problem_since = coalesce(problem_since, $6) where project_id = $1 and id = $2',
      [poll.projectId, poll.id, new Date(now.getTime() + waitMs), failures, problem.message, now],
    )
    await publish(tx, connectionChanged, { projectId: project.projectId, subject: connection.id, payload: { connectionId: connection.id } })
  }

  /** The worker that read it was lost each time: people see it, and it is tried again in a while by itself. */
  async noteDead(tx: Tx, { id, project_id: projectId }: PollRow, error: string): Promise<void> {
    const now = this.#parts.now()
    await tx.query('update finance.bank_polls set problem = $3, problem_since = coalesce(problem_since, $4) where project_id = $1 and id = $2', [projectId, id, `It could not be read: ${error}`, now])
  }

  /** The bank's list of one connection is to be read at once. */
  reconcileNow(claims: Claims, { projectId, id }: ReconcileNowInput & { projectId: string }): Promise<Asked> {
    return this.#parts.projects.change(claims, projectId, async (tx): Promise<Asked> => {
      const connection = isUuid(id) ? await this.#parts.connections.find(tx, projectId, id) : null
      if (!connection) throw notFound('payment connection')
      const [poll] = await tx.query<BankPoll>(`select ${POLL} from finance.bank_polls p where p.project_id = $1 and p.connection_id = $2 for update`, [projectId, connection.id])
      if (connection.disabledAt) return { __typename: 'ReconciliationOff', message: 'The connection is switched off. Switch it on first.' }
      if (!poll?.hasToken) return { __typename: 'ReconciliationOff', message: NO_TOKEN }
      // It is being read, or about to be.
      if (poll.nextAttemptAt !== null) return { __typename: 'ReconcileNowSuccess', connection }
      const nextAt = new Date((poll.startedAt?.getTime() ?? 0) + LEAST_BETWEEN_BY_HAND_MS)
      if (nextAt > this.#parts.now()) return { __typename: 'ReconciledJustNow', message: 'The bank was asked less than a minute ago.', nextAt }
      await tx.query('update finance.bank_polls set next_attempt_at = now(), attempts = 0, dead_at = null where project_id = $1 and id = $2', [projectId, poll.id])
      tx.ring(POLL_BANK)
      await audit(tx, claims, { projectId, action: 'paymentConnection.reconciled', subject: connection.id })
      return { __typename: 'ReconcileNowSuccess', connection }
    })
  }

  /** For loaders: how far the bank's list of each connection is read; null for a connection that has none. */
  async pollsOf(claims: Claims, connections: readonly PaymentConnection[]): Promise<(BankPoll | null)[]> {
    const rows = await this.#parts.projects.read(claims, [...new Set(connections.map(({ projectId }) => projectId))], (tx) =>
      tx.query<BankPoll>(`select ${POLL} from finance.bank_polls p where p.project_id = any ($1) and p.connection_id = any ($2)`, [
        [...new Set(connections.map(({ projectId }) => projectId))],
        connections.map(({ id }) => id),
      ]),
    )
    const byConnection = new Map(rows.map((poll) => [poll.connectionId, poll]))
    return connections.map(({ id }) => byConnection.get(id) ?? null)
  }
}

export const NO_TOKEN = 'Without an API token of SePay nobody compares with the bank: a transfer whose callback is lost stays unknown. Give the connection a token.'

/** Nothing to read: a connection without a token, or switched off, or of an archived project. It is looked at again when that changes, and now and then. */
const putOff = async (tx: Tx, { id, project_id: projectId }: PollRow): Promise<void> => {
  await tx.query(`update finance.bank_polls set due_at = case when has_token then now() + interval '30 minutes' end, silent_at = null where project_id = $1 and id = $2`, [projectId, id])
}
