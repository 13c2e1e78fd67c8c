import { audit } from '@howl/platform/audit'
import { projectIdsWith, type Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { notFound, type InvalidInput } from '@howl/platform/errors'
import { isUuid } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import type { PageKey } from '@howl/platform/pagination'
import { listConditions, type ProjectList } from '@howl/platform/project-lists'
import type { BankFindingFilter, BankFindingSort, DismissBankFindingInput, ResolveBankFindingInput } from '../__generated__/resolvers.ts'
import { instantsOf } from '../day-ranges.ts'
import { lockOrders } from '../orders/settlement.ts'
import { actorOf } from '../orders/timeline.ts'
import type { ProjectFacts, Projects } from '../projects/projects.ts'
import { allot, lockTransactions, matchesOf, type Allotment, type Part } from '../transactions/allotment.ts'
import type { Transaction } from '../transactions/entities.ts'
import { matchOrder, namedCodes, paysNoOrder, readCodes } from '../transactions/matching.ts'
import type { BankFinding, BankFindingKind, BankFindingState } from './entities.ts'
import { BANK_FINDING, sayFindings } from './finding-rows.ts'

type Decided<Name extends string> = { __typename: `${Name}BankFindingSuccess`; finding: BankFinding } | { __typename: 'BankFindingDecided'; message: string } | InvalidInput
type Deciding = { finding: BankFinding; project: ProjectFacts; claims: Claims }

/** What is done about a finding, beside leaving things as they are. */
export type BankFindingAction = 'ACKNOWLEDGE' | 'MARK_AS_SAME_MONEY' | 'ACCEPT_BANK_AMOUNT' | 'TAKE_OUT'

export const ACTIONS: Record<BankFindingKind, BankFindingAction> = {
  MISSING_HERE: 'ACKNOWLEDGE',
  ARRIVED_TWICE: 'MARK_AS_SAME_MONEY',
  AMOUNT_DIFFERS: 'ACCEPT_BANK_AMOUNT',
  NOT_AT_BANK: 'TAKE_OUT',
  WEBHOOK_SILENCE: 'ACKNOWLEDGE',
}

const RESOLVED: Record<BankFindingKind, string> = {
  MISSING_HERE: 'Acknowledged.',
  ARRIVED_TWICE: 'It is the same money, and counts once.',
  AMOUNT_DIFFERS: "The bank's amount counts.",
  NOT_AT_BANK: 'It was taken out: the bank never had it.',
  WEBHOOK_SILENCE: 'Acknowledged.',
}

const DISMISSED: Record<BankFindingKind, string> = {
  MISSING_HERE: 'Left as it is.',
  ARRIVED_TWICE: 'Both are kept: it is different money.',
  AMOUNT_DIFFERS: 'What the callback said counts.',
  NOT_AT_BANK: 'It is kept.',
  WEBHOOK_SILENCE: 'Left as it is.',
}

/** What people decide where the bank and the books do not agree. */
export class BankFindings {
  readonly #projects: Projects
  readonly #now: () => Date

  constructor({ projects, now }: { projects: Projects; now: () => Date }) {
    this.#projects = projects
    this.#now = now
  }

  /** Does what the finding asks for. Once is enough: again, nothing changes. */
  resolve(claims: Claims, input: ResolveBankFindingInput & { projectId: string }): Promise<Decided<'Resolve'>> {
    return this.#decide(claims, input, { state: 'RESOLVED', name: 'ResolveBankFindingSuccess', words: RESOLVED, apply: resolveMoney })
  }

  /** Says that things are right as they are. */
  dismiss(claims: Claims, input: DismissBankFindingInput & { projectId: string }): Promise<Decided<'Dismiss'>> {
    return this.#decide(claims, input, { state: 'DISMISSED', name: 'DismissBankFindingSuccess', words: DISMISSED, apply: dismissMoney })
  }

  async #decide<Name extends 'ResolveBankFindingSuccess' | 'DismissBankFindingSuccess'>(
    claims: Claims,
    { projectId, id, note: given }: { projectId: string; id: string; note?: string | null | undefined },
    { state, name, words, apply }: { state: Exclude<BankFindingState, 'OPEN'>; name: Name; words: Record<BankFindingKind, string>; apply: (tx: Tx, deciding: Deciding) => Promise<void> },
  ): Promise<{ __typename: Name; finding: BankFinding } | { __typename: 'BankFindingDecided'; message: string } | InvalidInput> {
    const reader = new InputReader()
    const note = reader.optionalText({ path: ['note'], value: given, name: 'The note', max: 500 })
    if (reader.isFaulty) return reader.refusal()
    return this.#projects.change(claims, projectId, async (tx, project) => {
      const before = await getFinding(tx, projectId, id)
      // Money is locked before the finding, as by everybody; whoever decides at the same moment is found out here.
      if (before.state === 'OPEN') await apply(tx, { finding: before, project, claims })
      const actor = actorOf(claims)
      const [finding] = await tx.query<BankFinding>(
        `update finance.bank_findings f set state = $3, outcome = $4, note = $5, actor_kind = $6, actor_id = $7, decided_at = $8
         where f.project_id = $1 and f.id = $2 and f.state = 'OPEN' returning ${BANK_FINDING}`,
        [projectId, before.id, state, words[before.kind], note, actor.kind, actor.id, this.#now()],
      )
      if (!finding) {
        const decided = await getFinding(tx, projectId, id)
        if (decided.state === state) return { __typename: name, finding: decided }
        return { __typename: 'BankFindingDecided', message: `This was decided already: ${decided.outcome ?? decided.state}` }
      }
      await sayFindings(tx, projectId, [finding])
      await audit(tx, claims, {
        projectId,
        action: state === 'RESOLVED' ? 'bankFinding.resolved' : 'bankFinding.dismissed',
        subject: finding.id,
        before: { state: 'OPEN', kind: before.kind, transactionId: before.transactionId, otherTransactionId: before.otherTransactionId },
        after: { state, outcome: finding.outcome },
        note,
      })
      return { __typename: name, finding }
    })
  }

  /** @throws NOT_FOUND */
  get(claims: Claims, projectId: string, id: string): Promise<BankFinding> {
    return this.#projects.read(claims, [projectId], (tx) => getFinding(tx, projectId, id))
  }

  /** For loaders: how many findings of each project wait for a person. */
  async countNeedingPerson(claims: Claims, projectIds: readonly string[]): Promise<number[]> {
    const mine = projectIdsWith(claims, 'finance:read').filter((id) => projectIds.includes(id))
    const rows = await this.#projects.read(claims, mine, (tx) =>
      tx.query<{ id: string; count: number }>(
        `select p.id, (select count(*)::int from finance.bank_findings f where f.project_id = p.id and f.state = 'OPEN') as count from unnest($1::uuid[]) as p (id)`,
        [mine],
      ),
    )
    const byId = new Map(rows.map(({ id, count }) => [id, count]))
    return projectIds.map((id) => byId.get(id) ?? 0)
  }

  /** @throws NOT_FOUND for a connection that is none of the project. */
  async checkFilter(claims: Claims, projectId: string, { connectionId }: BankFindingFilter): Promise<void> {
    if (connectionId == null) return
    const rows = isUuid(connectionId)
      ? await this.#projects.read(claims, [projectId], (tx) => tx.query('select from finance.payment_connections where project_id = $1 and id = $2', [projectId, connectionId]))
      : []
    if (rows.length === 0) throw notFound('payment connection')
  }

  list({ timeZone }: { timeZone: string }, filter: BankFindingFilter, sort: BankFindingSort | null | undefined): ProjectList<BankFinding> {
    const conditions = listConditions()
    const { states, kinds, connectionId, found } = filter
    // In the statement itself, so that PostgreSQL sees that the index of open ones serves.
    if (states) conditions.add(() => states.map((state) => STATES[state]).join(' or ') || 'false')
    if (kinds) conditions.add((param) => `f.kind = any (${param(kinds)}::text[])`)
    if (connectionId != null) conditions.add((param) => `f.connection_id = ${param(connectionId)}`)
    if (found) conditions.add(() => 'f.created_at >= parent.lower and f.created_at < parent.upper')
    return {
      columns: BANK_FINDING,
      from: 'finance.bank_findings f',
      projectColumn: 'f.project_id',
      keys: SORTS[sort ?? 'FOUND_AT_DESC'],
      conditions,
      bounds: found ? instantsOf(timeZone, found) : null,
    }
  }
}

const STATES: Record<BankFindingState, string> = { OPEN: `f.state = 'OPEN'`, RESOLVED: `f.state = 'RESOLVED'`, DISMISSED: `f.state = 'DISMISSED'` }

const byTime = (direction: 'ASC' | 'DESC'): PageKey<BankFinding>[] => [
  { column: 'f.created_at', type: 'timestamptz', direction, of: ({ createdAt }) => createdAt },
  { column: 'f.id', type: 'uuid', direction, of: ({ id }) => id },
]

const SORTS: Record<BankFindingSort, PageKey<BankFinding>[]> = { FOUND_AT_DESC: byTime('DESC'), FOUND_AT_ASC: byTime('ASC') }

async function getFinding(tx: Tx, projectId: string, id: string): Promise<BankFinding> {
  const [finding] = isUuid(id) ? await tx.query<BankFinding>(`select ${BANK_FINDING} from finance.bank_findings f where f.project_id = $1 and f.id = $2`, [projectId, id]) : []
  if (!finding) throw notFound('finding')
  return finding
}

async function resolveMoney(tx: Tx, deciding: Deciding): Promise<void> {
  const { finding } = deciding
  const [id, otherId] = [finding.transactionId, finding.otherTransactionId]
  switch (finding.kind) {
    case 'MISSING_HERE':
    case 'WEBHOOK_SILENCE':
      return
    case 'ARRIVED_TWICE':
      if (id && otherId) await discount(tx, deciding, { id, twinOf: otherId, reason: 'The same money as its twin, said a person.' })
      return
    case 'NOT_AT_BANK':
      if (id) await setAside(tx, deciding, id)
      return
    case 'AMOUNT_DIFFERS':
      if (id && otherId) await letCount(tx, deciding, { ids: [id, otherId], source: 'POLL' })
  }
}

async function dismissMoney(tx: Tx, deciding: Deciding): Promise<void> {
  const { finding } = deciding
  const [id, otherId] = [finding.transactionId, finding.otherTransactionId]
  if (finding.kind === 'ARRIVED_TWICE' && id) await keepApart(tx, deciding, id)
  if (finding.kind === 'AMOUNT_DIFFERS' && id && otherId) await letCount(tx, deciding, { ids: [id, otherId], source: 'WEBHOOK' })
}

type Locked = { transactions: Transaction[]; paid: Part[][]; orders: Awaited<ReturnType<typeof lockOrders>> }

/** Transfers with what they pay, and all orders that may gain or lose by a decision about them. */
async function lockMoney(tx: Tx, project: ProjectFacts, ids: readonly string[]): Promise<Locked & { named: ReturnType<typeof readCodes>[] }> {
  const texts = await tx.query<{ id: string; code: string | null; content: string | null }>('select id, code, content from finance.transactions where project_id = $1 and id = any ($2)', [project.projectId, ids])
  const named = ids.map((id) => readCodes(texts.find((text) => text.id === id) ?? {}))
  const before = await matchesOf(tx, project, ids)
  const byCode = await tx.query<{ id: string }>('select id from finance.orders where project_id = $1 and payment_code = any ($2)', [project.projectId, named.flatMap(namedCodes)])
  const orders = await lockOrders(tx, project, { column: 'id', values: [...new Set([...before.map(({ orderId }) => orderId), ...byCode.map(({ id }) => id)])] })
  const locked = await lockTransactions(tx, project, ids)
  const matches = await matchesOf(tx, project, ids)
  return {
    named,
    orders,
    transactions: ids.map((id) => locked.find((transaction) => transaction.id === id)).filter((transaction) => transaction !== undefined),
    paid: ids.map((id) => matches.filter(({ transactionId }) => transactionId === id).map(({ orderId, amountMinor, reason }) => ({ orderId, minor: BigInt(amountMinor), reason }))),
  }
}

const setTwin = (tx: Tx, { projectId }: ProjectFacts, { id, twinOf }: { id: string; twinOf: string | null }): Promise<unknown> =>
  tx.query('update finance.transactions set twin_of = $3 where project_id = $1 and id = $2', [projectId, id, twinOf])

/** It pays nothing any more, and says whose twin it is. */
async function discount(tx: Tx, { project, claims }: Deciding, { id, twinOf, reason }: { id: string; twinOf: string; reason: string }): Promise<void> {
  const { transactions, orders } = await lockMoney(tx, project, [id])
  const allotments = transactions.map((transaction): Allotment => ({ transaction, parts: [], otherwise: { state: 'NOT_APPLICABLE', reason } }))
  await setTwin(tx, project, { id, twinOf })
  await allot(tx, project, { allotments, orders, decided: { claims, action: 'transaction.twinDecided', note: reason } })
}

async function setAside(tx: Tx, { project, claims }: Deciding, id: string): Promise<void> {
  const { transactions, orders } = await lockMoney(tx, project, [id])
  const allotments = transactions.map((transaction): Allotment => ({ transaction, parts: [], otherwise: { state: 'SET_ASIDE', as: 'OTHER', reason: 'Set aside: the bank never had it.' } }))
  await allot(tx, project, { allotments, orders, decided: { claims, action: 'transaction.setAside', note: 'The bank never had it.' } })
}

/**
 * Money of its own after all: it pays the order that it names. One that was recorded without a doubt stays as it is.
 * `claims` are of whoever said so, and null when the bank's list did.
 */
export async function keepApart(tx: Tx, { project, claims }: { project: ProjectFacts; claims: Claims | null }, id: string): Promise<void> {
  const { transactions: [transaction], orders, named: [codes] } = await lockMoney(tx, project, [id])
  if (!transaction?.twinOf || !codes) return
  const minor = BigInt(transaction.amountMinor)
  const match = matchOrder(orders, codes, { minor, currency: transaction.currency })
  await setTwin(tx, project, { id, twinOf: null })
  // What a person has decided of it does not rest on the twin.
  if (transaction.matchState !== 'UNMATCHED' || transaction.matchedMinor !== '0' || transaction.setAsideMinor !== '0') return
  await allot(tx, project, {
    allotments: [{ transaction: { ...transaction, twinOf: null }, parts: match.order ? [{ orderId: match.order.id, minor, reason: match.reason }] : [], otherwise: { state: 'UNMATCHED', reason: match.reason } }],
    orders,
    decided: { claims, action: 'transaction.twinDecided', note: claims ? 'Other money than its twin, said a person.' : "Other money than its twin, says the bank's list." },
  })
}

/** Of two that tell of one transfer with two amounts the one counts, and takes the other's place on its order. */
async function letCount(tx: Tx, { project, claims }: Deciding, { ids, source }: { ids: [string, string]; source: 'POLL' | 'WEBHOOK' }): Promise<void> {
  const sources = await tx.query<{ id: string }>('select id from finance.transactions where project_id = $1 and id = any ($2) and source = $3', [project.projectId, ids, source])
  const rightId = sources[0]?.id ?? ids[0]
  const wrongId = ids.find((id) => id !== rightId) ?? ids[1]
  const { transactions: [right, wrong], paid: [rightPaid = [], wrongPaid = []], orders, named: [codes] } = await lockMoney(tx, project, [rightId, wrongId])
  if (!right || !wrong || !codes) return
  const minor = BigInt(right.amountMinor)
  const match = matchOrder(orders, codes, { minor, currency: right.currency })
  const [only, second] = wrongPaid
  const reason = source === 'POLL' ? "With the bank's amount, said a person." : 'With the amount of the callback, said a person.'
  const isForNone = paysNoOrder(right)
  const parts = isForNone ? [] : rightPaid.length > 0 ? rightPaid : only && !second ? [{ orderId: only.orderId, minor, reason }] : match.order ? [{ orderId: match.order.id, minor, reason: match.reason }] : []
  await setTwin(tx, project, { id: rightId, twinOf: null })
  await setTwin(tx, project, { id: wrongId, twinOf: rightId })
  await allot(tx, project, {
    allotments: [
      { transaction: { ...wrong, twinOf: rightId }, parts: [], otherwise: { state: 'NOT_APPLICABLE', reason: 'The same money as its twin, which has the right amount.' } },
      { transaction: { ...right, twinOf: null }, parts, otherwise: isForNone ? { state: 'NOT_APPLICABLE', reason: right.matchReason ?? 'The money went out.' } : { state: 'UNMATCHED', reason: match.reason } },
    ],
    orders,
    decided: { claims, action: 'transaction.amountDecided', note: reason },
  })
}
