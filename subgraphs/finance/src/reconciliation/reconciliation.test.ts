import { spawn, type ChildProcess } from 'node:child_process'
import { testSecrets } from '@howl/testkit'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startFinance, type TestConnection, type TestFinance, type TestOrder, type TestProject } from '../../test/factories.ts'
import { bankTransfer, callbackOf, startSepayStandIn, type BankTransfer, type SepayStandIn } from '../../test/sepay-stand-in.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let bank: SepayStandIn
let finance: TestFinance
let time = Date.parse('2026-11-10T03:00:00Z')
const now = () => new Date(time)
const ago = (ms: number) => new Date(Math.floor((time - ms) / 1000) * 1000)

beforeAll(async () => {
  bank = await startSepayStandIn()
  finance = await startFinance({ now, env: { SEPAY_BASE_URL: bank.baseUrl, SEPAY_REQUESTS_PER_SECOND: '1000', SEPAY_TIMEOUT_MS: '3000' } })
})
afterAll(async () => {
  await finance.stop()
  await bank.stop()
})
beforeEach(() => {
  time = Date.parse('2026-11-10T03:00:00Z')
})
afterEach(async () => {
  bank.heal()
  bank.ledger.length = 0
  bank.requests.length = 0
  // What one test leaves is no work of the next.
  await finance.database.query('update finance.bank_polls set next_attempt_at = null, due_at = null, silent_at = null')
})

const STATE = 'state offBecause completeUntil lastRunAt lastSuccessAt nextRunAt problem problemSince'
const FINDING = 'id kind state text advice action amount { amount } outcome note decidedByKind transaction { id amount { amount } matchState order { id } } otherTransaction { id amount { amount } matchState }'

/** A project whose connection is older than all that happens in a test. */
async function open(facts = {}): Promise<{ project: TestProject; connection: TestConnection }> {
  const project = finance.project(facts)
  const present = time
  time -= 24 * HOUR
  const connection = await project.connect({}, { apiToken: bank.token })
  time = present
  return { project, connection }
}

/** What the schedule does each minute, and the work that follows from it. */
async function poll(): Promise<void> {
  await finance.database.query('update live.schedules set next_run_at = now() where name = $1', ['finance.findDueBankPolls'])
  await finance.running.jobs.runSchedule('finance.findDueBankPolls')
  await finance.drain()
}

const reconciliationOf = async (project: TestProject) => (await project.read(`paymentConnections { nodes { reconciliation { ${STATE} } } }`)).paymentConnections.nodes[0].reconciliation
const transactionsOf = async (project: TestProject) =>
  (await project.read('transactions(first: 200, sort: OCCURRED_AT_ASC) { nodes { id externalId amount { amount } direction matchState matchReason reference order { id } twin { id } } totalCount }')).transactions
const findingsOf = (project: TestProject, filter = '{}') =>
  project.read<{ bankFindings: { nodes: any[]; totalCount: number }; bankFindingsNeedingPerson: number }>(`bankFindings(filter: ${filter}, first: 200) { nodes { ${FINDING} } totalCount } bankFindingsNeedingPerson`)

const send = (connection: TestConnection, transfer: BankTransfer) => connection.post(JSON.stringify(callbackOf(transfer)))

describe('what the bank has and no callback told of', () => {
  test('is recorded by the same way, pays its order, counts in the figures, and is told of', async () => {
    const { project } = await open()
    const order = await project.createOrder(250_000)
    bank.ledger.push(bankTransfer({ at: ago(HOUR), content: `${order.paymentCode} chuyen tien` }))
    await poll()
    expect(await project.order(order.id)).toMatchObject({ status: 'PAID' })
    expect((await project.metrics({ from: '2026-11-10', to: '2026-11-10' })).revenue.amount).toBe('250000')
    const { bankFindings, bankFindingsNeedingPerson } = await findingsOf(project)
    expect(bankFindings.nodes).toMatchObject([{ kind: 'MISSING_HERE', state: 'RESOLVED', outcome: expect.stringContaining(`order #${order.number}`), transaction: { order: { id: order.id } } }])
    expect(bankFindingsNeedingPerson).toBe(0)
    expect(await reconciliationOf(project)).toMatchObject({ state: 'UP_TO_DATE', problem: null, completeUntil: ago(2 * MINUTE).toISOString(), nextRunAt: new Date(time + 30 * MINUTE).toISOString() })
  })

  test('is the same money as its callback, whichever comes first, and read again it is nothing new', async () => {
    const { project, connection } = await open()
    const order = await project.createOrder(500_000)
    const [early, late] = [bankTransfer({ at: ago(HOUR), code: order.paymentCode }), bankTransfer({ at: ago(HOUR), code: order.paymentCode })]
    bank.ledger.push(early, late)
    await send(connection, early)
    await finance.drain()
    await poll()
    await send(connection, late)
    await send(connection, late)
    await finance.drain()
    time += 40 * MINUTE
    await poll()
    expect((await transactionsOf(project)).totalCount).toBe(2)
    expect(await project.order(order.id)).toMatchObject({ status: 'PAID', paid: { amount: '500000' } })
    const { webhookEvents } = await project.read('webhookEvents { nodes { externalId state outcome transactions { id } } }')
    expect(webhookEvents.nodes.find(({ externalId }: { externalId: string }) => externalId === String(late.id))).toMatchObject({ state: 'PROCESSED', outcome: expect.stringContaining('had told'), transactions: [{}] })
    expect((await findingsOf(project)).bankFindings.nodes).toMatchObject([{ kind: 'MISSING_HERE', outcome: expect.stringContaining('came afterwards') }])
    await project.mutate('replayWebhooks', { projectId: project.id, filter: {} }, { selection: '' })
    await finance.drain()
    expect((await transactionsOf(project)).totalCount).toBe(2)
  })

  test('stays two when two genuine transfers agree in everything', async () => {
    const { project, connection } = await open()
    const at = ago(HOUR)
    const [one, two] = [bankTransfer({ at, reference: 'SAME' }), bankTransfer({ at, reference: 'SAME' })]
    bank.ledger.push(one, two)
    await send(connection, one)
    await finance.drain()
    await poll()
    expect((await transactionsOf(project)).totalCount).toBe(2)
    await send(connection, two)
    await finance.drain()
    time += 40 * MINUTE
    await poll()
    expect((await transactionsOf(project)).totalCount).toBe(2)
    expect((await findingsOf(project)).bankFindingsNeedingPerson).toBe(0)
  })

  test('is left alone for two minutes: its callback is on its way', async () => {
    const { project } = await open()
    bank.ledger.push(bankTransfer({ at: ago(MINUTE) }))
    await poll()
    expect((await transactionsOf(project)).totalCount).toBe(0)
    time += 35 * MINUTE
    await poll()
    expect((await transactionsOf(project)).totalCount).toBe(1)
  })

  test('is not taken from another account that the token sees, and what went out pays nothing', async () => {
    const { project } = await open()
    bank.ledger.push(bankTransfer({ at: ago(HOUR), account: '777000' }), bankTransfer({ at: ago(HOUR), isOut: true }))
    await poll()
    expect((await transactionsOf(project)).nodes).toMatchObject([{ direction: 'OUT', matchState: 'NOT_APPLICABLE' }])
    expect((await findingsOf(project)).bankFindings.totalCount).toBe(0)
  })

  test('that cannot be read waits for a person', async () => {
    const { project } = await open()
    bank.ledger.push(bankTransfer({ at: ago(HOUR), amount: 0.5 }))
    await poll()
    const [finding] = (await findingsOf(project)).bankFindings.nodes
    expect(finding).toMatchObject({ kind: 'MISSING_HERE', state: 'OPEN', action: 'ACKNOWLEDGE', text: expect.stringContaining('whole number') })
  })

  test('is found however late the bank tells of it, within three days', async () => {
    const { project } = await open()
    await poll()
    bank.ledger.push(bankTransfer({ at: ago(20 * HOUR) }))
    time += 31 * MINUTE
    await poll()
    expect((await transactionsOf(project)).totalCount).toBe(0)
    time += 25 * HOUR
    await poll()
    expect((await transactionsOf(project)).totalCount).toBe(1)
  })
})

describe('a bank that fails', () => {
  test.each([
    ['asks for patience for long', { kind: 'LIMITED', retryAfter: '3600' }, 'fewer requests'],
    ['has an error of its own', { kind: 'ERROR', status: 500 }, 'error of its own (500)'],
    ['does not answer', { kind: 'SILENT' }, 'did not answer within 3 seconds'],
    ['breaks off', { kind: 'CUT' }, 'could not be reached'],
    ['answers with no JSON', { kind: 'GARBAGE', body: '<html>' }, 'no list of transfers'],
    ['answers with nothing', { kind: 'GARBAGE', body: '' }, 'no list of transfers'],
    ['refuses the token', { kind: 'ERROR', status: 401 }, 'does not accept the API token'],
    ['refuses the question', { kind: 'ERROR', status: 422 }, '(422)'],
  ] as const)('and %s is asked again later, says why, and loses nothing', async (_what, fault, problem) => {
    const { project } = await open()
    bank.ledger.push(bankTransfer({ at: ago(HOUR) }))
    bank.break(fault)
    await poll()
    const failing = await reconciliationOf(project)
    expect(failing).toMatchObject({ state: 'FAILING', problem: expect.stringContaining(problem), completeUntil: null })
    const waitMs = Date.parse(failing.nextRunAt) - time
    expect(waitMs).toBeGreaterThanOrEqual(fault.kind === 'LIMITED' ? HOUR : 16_000)
    expect(waitMs).toBeLessThanOrEqual(fault.kind === 'LIMITED' ? 1.1 * HOUR : MINUTE)
    expect((await transactionsOf(project)).totalCount).toBe(0)
    time += waitMs + MINUTE
    await poll()
    expect(await reconciliationOf(project)).toMatchObject({ state: 'UP_TO_DATE', problem: null, problemSince: null })
    expect((await transactionsOf(project)).totalCount).toBe(1)
  })

  test('and asks for patience for a moment is waited for', async () => {
    const { project } = await open()
    bank.ledger.push(bankTransfer({ at: ago(HOUR) }))
    bank.break({ kind: 'LIMITED', retryAfter: '1' })
    await poll()
    const [first, second] = bank.requests
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_000)
    expect((await transactionsOf(project)).totalCount).toBe(1)
  })

  test('never gets the token sent elsewhere', async () => {
    const { project } = await open()
    const elsewhere = await startSepayStandIn()
    bank.break({ kind: 'REDIRECT', to: `${elsewhere.baseUrl}/transactions` })
    await poll()
    expect(await reconciliationOf(project)).toMatchObject({ state: 'FAILING' })
    expect(elsewhere.requests).toEqual([])
    await elsewhere.stop()
  })

  test('in the middle of the list keeps what was read, and the watermark stays until all is', async () => {
    const { project } = await open()
    bank.ledger.push(...Array.from({ length: 250 }, (_, index) => bankTransfer({ at: ago(HOUR + index * 1000) })))
    let hasFailed = false
    bank.beforePage((page) => {
      if (page === 2 && !hasFailed) bank.break({ kind: 'ERROR', status: 503 })
      hasFailed ||= page === 2
    })
    await poll()
    expect(await reconciliationOf(project)).toMatchObject({ state: 'FAILING', completeUntil: null })
    time += 2 * MINUTE
    await poll()
    expect((await transactionsOf(project)).totalCount).toBe(250)
    expect((await reconciliationOf(project)).state).toBe('UP_TO_DATE')
  })
})

describe('pages that shift while they are read', () => {
  test.each([
    ['forwards, because older transfers appear', true, -1],
    ['forwards, because newer transfers appear at the front', false, 1],
  ])('%s, give neither a gap nor a double', async (_what, isAscending, sign) => {
    const { project } = await open()
    if (!isAscending) bank.ignoreOrder()
    bank.ledger.push(...Array.from({ length: 230 }, (_, index) => bankTransfer({ at: ago(2 * HOUR + index * 1000) })))
    let shifts = 0
    bank.beforePage((page) => {
      if (page > 1 && shifts < 3) bank.ledger.push(bankTransfer({ at: new Date(ago(2 * HOUR).getTime() + sign * (1000 + shifts * 1000)) }))
      if (page > 1) shifts += 1
    })
    await poll()
    expect((await transactionsOf(project)).totalCount).toBe(bank.ledger.length)
    expect(new Set((await transactionsOf(project)).nodes.map(({ externalId }: { externalId: string }) => externalId)).size).toBe(200)
  })

  test('backwards, because transfers vanish, are read again until the count agrees', async () => {
    const { project } = await open()
    const vanishing = Array.from({ length: 5 }, () => bankTransfer({ at: ago(5 * HOUR), account: '777000' }))
    bank.ledger.push(...vanishing, ...Array.from({ length: 230 }, (_, index) => bankTransfer({ at: ago(2 * HOUR + index * 1000) })))
    let hasShifted = false
    bank.beforePage((page) => {
      if (page === 2 && !hasShifted) bank.ledger.splice(0, 5)
      hasShifted ||= page === 2
    })
    await poll()
    time += 31 * MINUTE
    await poll()
    expect((await transactionsOf(project)).totalCount).toBe(230)
  })

  test('without end put the watermark off', async () => {
    const { project } = await open()
    bank.ignoreOrder()
    bank.ledger.push(...Array.from({ length: 150 }, (_, index) => bankTransfer({ at: ago(2 * HOUR + index * 1000) })))
    // An older one appears behind the reader each time a round is over.
    bank.beforePage((page) => {
      if (page === 2) bank.ledger.push(...Array.from({ length: 3 }, () => bankTransfer({ at: ago(HOUR) })))
    })
    await poll()
    expect(await reconciliationOf(project)).toMatchObject({ state: 'FAILING', problem: expect.stringContaining('changed each time') })
    bank.heal()
    time += 2 * MINUTE
    await poll()
    expect((await transactionsOf(project)).totalCount).toBe(bank.ledger.length)
  })
})

describe('money in doubt', () => {
  test('without a bank reference waits as a twin, and a person keeps it or not', async () => {
    for (const [mutation, status, revenue] of [['resolveBankFinding', 'PAID', '250000'], ['dismissBankFinding', 'OVERPAID', '500000']] as const) {
      const { project, connection } = await open()
      const order = await project.createOrder(250_000)
      const transfer = bankTransfer({ at: ago(HOUR), reference: null, code: order.paymentCode })
      bank.ledger.push(transfer)
      await send(connection, transfer)
      await finance.drain()
      await poll()
      time += 31 * MINUTE
      await poll()
      const { bankFindings, bankFindingsNeedingPerson } = await findingsOf(project)
      expect(bankFindingsNeedingPerson).toBe(1)
      const [finding] = bankFindings.nodes
      expect(finding).toMatchObject({ kind: 'ARRIVED_TWICE', action: 'MARK_AS_SAME_MONEY', transaction: { matchState: 'UNMATCHED' }, otherTransaction: { matchState: 'MATCHED' } })
      expect(await project.order(order.id)).toMatchObject({ status: 'PAID' })
      for (let times = 0; times < 2; times += 1) {
        const decided = await project.mutate(mutation, { id: finding.id, note: 'Asked the bank.' }, { selection: `... on ${mutation === 'resolveBankFinding' ? 'Resolve' : 'Dismiss'}BankFindingSuccess { finding { ${FINDING} } }` })
        expect(decided.finding).toMatchObject({ state: mutation === 'resolveBankFinding' ? 'RESOLVED' : 'DISMISSED', decidedByKind: 'PERSON', note: 'Asked the bank.' })
      }
      expect(await project.order(order.id)).toMatchObject({ status })
      expect((await project.metrics({ from: '2026-11-10', to: '2026-11-10' })).revenue.amount).toBe(revenue)
      const other = mutation === 'resolveBankFinding' ? 'dismissBankFinding' : 'resolveBankFinding'
      expect(await project.mutate(other, { id: finding.id }, { selection: '... on BankFindingDecided { message }' })).toMatchObject({ __typename: 'BankFindingDecided' })
      const audited = await finance.database.query<{ payload: { action: string } }>(`select payload from finance.events where project_id = $1 and type = 'audit.recorded' and payload->>'action' like 'bankFinding.%'`, [project.id])
      expect(audited).toHaveLength(1)
      bank.ledger.length = 0
      time = Date.parse('2026-11-10T03:00:00Z')
    }
  })

  test('of the callback that comes after the list waits just so', async () => {
    const { project, connection } = await open()
    const transfer = bankTransfer({ at: ago(HOUR), reference: null })
    bank.ledger.push(transfer)
    await poll()
    await send(connection, transfer)
    await finance.drain()
    expect((await transactionsOf(project)).nodes.map(({ twin }: { twin: unknown }) => twin !== null).toSorted()).toEqual([false, true])
    expect((await findingsOf(project, '{ states: [OPEN] }')).bankFindings.nodes).toMatchObject([{ kind: 'ARRIVED_TWICE' }])
  })

  test('with another amount takes the bank\'s, or the callback\'s, on the same order', async () => {
    for (const [mutation, paid] of [['resolveBankFinding', '240000'], ['dismissBankFinding', '250000']] as const) {
      const { project, connection } = await open()
      const order = await project.createOrder(250_000)
      const transfer = bankTransfer({ at: ago(HOUR), code: order.paymentCode })
      bank.ledger.push({ ...transfer, amount: 240_000 })
      await send(connection, transfer)
      await finance.drain()
      await poll()
      const [finding] = (await findingsOf(project)).bankFindings.nodes
      expect(finding).toMatchObject({ kind: 'AMOUNT_DIFFERS', state: 'OPEN', action: 'ACCEPT_BANK_AMOUNT', amount: { amount: '240000' }, otherTransaction: { amount: { amount: '250000' } } })
      await project.mutate(mutation, { id: finding.id }, { selection: '' })
      expect(await project.order(order.id)).toMatchObject({ paid: { amount: paid } })
      expect((await project.metrics({ from: '2026-11-10', to: '2026-11-10' }))).toMatchObject({ revenue: { amount: paid }, unmatched: { amount: '0' } })
      time += 31 * MINUTE
      await poll()
      expect((await findingsOf(project)).bankFindings.totalCount).toBe(1)
      bank.ledger.length = 0
      time = Date.parse('2026-11-10T03:00:00Z')
    }
  })

  test.each(['together', 'apart'])('told of by two callbacks, %s, of which the bank has one, pays once and waits as a twin', async (how) => {
    const { project, connection } = await open()
    const order = await project.createOrder(250_000)
    const transfer = bankTransfer({ at: ago(HOUR), code: order.paymentCode })
    bank.ledger.push(transfer)
    await send(connection, transfer)
    if (how === 'apart') await finance.drain()
    await send(connection, { ...transfer, id: transfer.id + 400_000 })
    await finance.drain()
    expect(await project.order(order.id)).toMatchObject({ status: 'PAID', paid: { amount: '250000' } })
    const { nodes } = await transactionsOf(project)
    const first = nodes.find(({ matchState }: any) => matchState === 'MATCHED')
    expect(nodes).toContainEqual(expect.objectContaining({ matchState: 'UNMATCHED', matchReason: expect.stringContaining('another callback told of it'), twin: { id: first.id } }))
    const [finding] = (await findingsOf(project)).bankFindings.nodes
    expect(finding).toMatchObject({ kind: 'ARRIVED_TWICE', state: 'OPEN', action: 'MARK_AS_SAME_MONEY', otherTransaction: { id: first.id } })
    // The list has it once, so nothing is settled by it.
    await poll()
    expect((await findingsOf(project)).bankFindings.nodes).toMatchObject([{ id: finding.id, state: 'OPEN' }])
    await project.mutate('resolveBankFinding', { id: finding.id }, { selection: '' })
    expect(await project.order(order.id)).toMatchObject({ status: 'PAID', paid: { amount: '250000' } })
    expect((await project.metrics({ from: '2026-11-10', to: '2026-11-10' })).unmatchedCount).toBe(0)
  })

  test('told of by two callbacks, of which the bank has both, is two by itself', async () => {
    const { project, connection } = await open()
    const order = await project.createOrder(500_000)
    const [one, two] = [bankTransfer({ at: ago(HOUR), reference: 'SAME', code: order.paymentCode }), bankTransfer({ at: ago(HOUR), reference: 'SAME', code: order.paymentCode })]
    await send(connection, one)
    await send(connection, two)
    await finance.drain()
    expect(await project.order(order.id)).toMatchObject({ status: 'UNDERPAID' })
    bank.ledger.push(one, two)
    await poll()
    expect(await project.order(order.id)).toMatchObject({ status: 'PAID', paid: { amount: '500000' } })
    expect((await transactionsOf(project)).nodes).toMatchObject([{ matchState: 'MATCHED', twin: null }, { matchState: 'MATCHED', twin: null }])
    expect((await findingsOf(project)).bankFindings.nodes).toMatchObject([{ kind: 'ARRIVED_TWICE', state: 'RESOLVED', decidedByKind: 'RULE' }])
  })

  test('taken for the same by a person, of which the bank has both after all, is told of again and not lost', async () => {
    const { project, connection } = await open()
    const [one, two] = [bankTransfer({ at: ago(HOUR), reference: 'SAME' }), bankTransfer({ at: ago(HOUR), reference: 'SAME' })]
    await send(connection, one)
    await send(connection, two)
    await finance.drain()
    const twin = (await transactionsOf(project)).nodes.find((node: any) => node.twin)
    await project.mutate('decideTwin', { id: twin.id, isSame: true }, { selection: '' })
    expect((await findingsOf(project)).bankFindingsNeedingPerson).toBe(0)
    bank.ledger.push(one, two)
    await poll()
    expect((await findingsOf(project, '{ states: [OPEN] }')).bankFindings.nodes).toMatchObject([{ kind: 'MISSING_HERE', action: 'ACKNOWLEDGE', text: expect.stringContaining('has 250000 VND twice'), transaction: { id: twin.id } }])
    await project.mutate('returnTransaction', { id: twin.id }, { selection: '' })
    expect((await project.metrics({ from: '2026-11-10', to: '2026-11-10' })).unmatchedCount).toBe(2)
  })

  test('told of by two callbacks alone is decided by a person, either way', async () => {
    const project = finance.project()
    const connection = await project.connect()
    const order = await project.createOrder(500_000)
    const transfer = bankTransfer({ at: ago(HOUR), code: order.paymentCode })
    for (const id of [transfer.id, transfer.id + 400_000, transfer.id + 500_000]) await send(connection, { ...transfer, id })
    await finance.drain()
    const twins = (await transactionsOf(project)).nodes.filter((node: any) => node.twin)
    expect(twins).toHaveLength(2)
    expect(await project.order(order.id)).toMatchObject({ status: 'UNDERPAID', paid: { amount: '250000' } })
    await project.mutate('decideTwin', { id: twins[0].id, isSame: true }, { selection: '' })
    await project.mutate('decideTwin', { id: twins[1].id, isSame: false }, { selection: '' })
    expect(await project.order(order.id)).toMatchObject({ status: 'PAID', paid: { amount: '500000' } })
    expect((await findingsOf(project)).bankFindings.nodes.map(({ state }) => state).toSorted()).toEqual(['DISMISSED', 'RESOLVED'])
    expect((await findingsOf(project)).bankFindingsNeedingPerson).toBe(0)
  })

  test('without a bank reference is in doubt only when the text agrees too', async () => {
    const project = finance.project()
    const connection = await project.connect()
    const transfer = bankTransfer({ at: ago(HOUR), reference: null, content: 'MAI TRAN' })
    await send(connection, transfer)
    await send(connection, { ...transfer, id: transfer.id + 400_000, content: 'AN VO' })
    await finance.drain()
    expect((await transactionsOf(project)).nodes.map((node: any) => node.twin)).toEqual([null, null])
    await send(connection, { ...transfer, id: transfer.id + 500_000 })
    await finance.drain()
    expect((await transactionsOf(project)).nodes.filter((node: any) => node.twin)).toHaveLength(1)
  })

  test('that the bank does not know is taken out, and closed by itself when the bank tells of it after all', async () => {
    const { project, connection } = await open()
    const order = await project.createOrder(250_000)
    const [never, later] = [bankTransfer({ at: ago(HOUR), code: order.paymentCode }), bankTransfer({ at: ago(HOUR), amount: 7 })]
    bank.ledger.push(bankTransfer({ at: ago(3 * HOUR) }))
    await send(connection, never)
    await send(connection, later)
    await finance.drain()
    await poll()
    const open_ = (await findingsOf(project, '{ kinds: [NOT_AT_BANK] }')).bankFindings.nodes
    expect(open_.map(({ amount }) => amount.amount).toSorted()).toEqual(['250000', '7'])
    bank.ledger.push(later)
    time += 31 * MINUTE
    await poll()
    expect((await findingsOf(project, '{ states: [OPEN] }')).bankFindings.nodes).toMatchObject([{ amount: { amount: '250000' } }])
    await project.mutate('resolveBankFinding', { id: open_.find(({ amount }) => amount.amount === '250000').id }, { selection: '' })
    expect(await project.order(order.id)).toMatchObject({ status: 'AWAITING_PAYMENT', paid: { amount: '0' } })
  })
})

describe('the API token', () => {
  test('is optional: without one nobody asks, and the connection says so', async () => {
    const project = finance.project()
    const connection = await project.connect()
    await poll()
    expect(bank.requests).toEqual([])
    expect(await reconciliationOf(project)).toMatchObject({ state: 'OFF', offBecause: expect.stringContaining('API token'), nextRunAt: null })
    expect(await project.mutate('reconcileNow', { id: connection.id }, { selection: '... on ReconciliationOff { message }' })).toMatchObject({ __typename: 'ReconciliationOff' })
  })

  test('is given, kept when the other secret changes, and removed; it is on record that it was, and never what it is', async () => {
    const project = finance.project()
    const connection = await project.connect()
    const update = (input: Record<string, unknown>) => project.mutate('updatePaymentConnection', { id: connection.id, ...input }, { selection: '... on UpdatePaymentConnectionSuccess { connection { id } } ... on InvalidInput { fieldErrors { path } }' })
    await update({ apiToken: bank.token })
    await poll()
    expect(bank.requests[0]?.authorization).toBe(`Bearer ${bank.token}`)
    await update({ secrets: { authentication: 'HMAC', secret: 'another-secret-0002' } })
    expect(await reconciliationOf(project)).toMatchObject({ state: 'UP_TO_DATE' })
    await update({ apiToken: '' })
    expect(await reconciliationOf(project)).toMatchObject({ state: 'OFF' })
    expect(await connection.post('{"id":1}', { secret: 'another-secret-0002' })).toMatchObject({ status: 200 })
    expect(await update({ apiToken: 'two words' })).toMatchObject({ fieldErrors: [{ path: ['apiToken'] }] })
    const events = await finance.database.query('select payload from finance.events where project_id = $1', [project.id])
    expect(JSON.stringify(events)).toContain('"isComparedWithBank":true')
    expect(JSON.stringify(events) + JSON.stringify(await finance.database.query('select * from finance.payment_connections where project_id = $1', [project.id]))).not.toContain(bank.token)
  })

  test('of a connection from before is found when it is first looked at', async () => {
    const { project } = await open()
    await finance.database.query('update finance.bank_polls set has_token = null where project_id = $1', [project.id])
    bank.ledger.push(bankTransfer({ at: ago(HOUR) }))
    await poll()
    expect((await transactionsOf(project)).totalCount).toBe(1)
  })
})

describe('the bank is asked', () => {
  const reconcile = (project: TestProject, id: string) => project.tryMutate('reconcileNow', { id }, { selection: '... on ReconcileNowSuccess { connection { reconciliation { state } } } ... on ReconciledJustNow { nextAt }' })

  test('at once when somebody wants it, and not again within a minute', async () => {
    const { project, connection } = await open()
    await poll()
    bank.ledger.push(bankTransfer({ at: ago(HOUR) }))
    expect((await reconcile(project, connection.id)).data).toMatchObject({ __typename: 'ReconciledJustNow', nextAt: new Date(time + MINUTE).toISOString() })
    time += MINUTE
    expect((await reconcile(project, connection.id)).data).toMatchObject({ connection: { reconciliation: { state: 'RUNNING' } } })
    await finance.drain()
    expect(await finance.database.query(`select from finance.events where project_id = $1 and payload->>'action' = 'paymentConnection.reconciled'`, [project.id])).toHaveLength(1)
    expect((await transactionsOf(project)).totalCount).toBe(1)
    expect((await finance.project().tryMutate('reconcileNow', { id: connection.id }, { selection: '' })).code).toBe('NOT_FOUND')
    expect((await project.tryMutate('reconcileNow', { id: connection.id }, { selection: '', claims: project.claims(['finance:read']) })).code).toBe('FORBIDDEN')
  })

  test('regularly, and sooner after a callback that failed or was refused', async () => {
    const { project, connection } = await open()
    await poll()
    const asked = () => bank.requests.length
    const first = asked()
    time += 6 * MINUTE
    await poll()
    expect(asked()).toBe(first)
    await connection.post(JSON.stringify({ id: 1, transferType: 'sideways' }))
    await finance.drain()
    await poll()
    expect(asked()).toBe(first + 1)
    time += 6 * MINUTE
    await connection.post('{"id":2}', { secret: 'wrong' })
    await poll()
    expect(asked()).toBe(first + 2)
    time += MINUTE
    await connection.post('{"id":3}', { secret: 'wrong' })
    await poll()
    expect(asked()).toBe(first + 2)
    time += 31 * MINUTE
    await poll()
    expect(asked()).toBe(first + 3)
    expect((await reconciliationOf(project)).state).toBe('UP_TO_DATE')
  })

  test('not by a connection that is switched off, until it is on again', async () => {
    const { project, connection } = await open()
    await project.mutate('disablePaymentConnection', { id: connection.id }, { selection: '' })
    await poll()
    expect(bank.requests).toEqual([])
    expect(await reconciliationOf(project)).toMatchObject({ state: 'OFF' })
    await project.mutate('enablePaymentConnection', { id: connection.id }, { selection: '' })
    await poll()
    expect(bank.requests).toHaveLength(1)
  })
})

describe('callbacks that fall silent', () => {
  test('against their rhythm have the bank asked, and are a finding when it had money; it ends when they come again', async () => {
    const { project, connection } = await open()
    // One each half hour for ten days, the last at the present.
    const transfers = Array.from({ length: 400 }, (_, index) => bankTransfer({ at: ago((400 - index) * 30 * MINUTE) }))
    for (const transfer of transfers) await send(connection, transfer)
    await finance.drain()
    await finance.database.query(`update finance.webhook_events w set created_at = t.occurred_at from finance.transactions t where t.webhook_event_id = w.id and w.project_id = $1`, [project.id])
    bank.ledger.push(...transfers)
    await poll()
    expect((await findingsOf(project)).bankFindings.nodes.filter(({ kind }) => kind === 'WEBHOOK_SILENCE')).toEqual([])
    bank.ledger.push(bankTransfer({ at: new Date(time + 10 * MINUTE) }))
    await finance.database.query('update finance.bank_polls set due_at = $1 where project_id = $2', [new Date(time + 100 * HOUR), project.id])
    const before = bank.requests.length
    time += 40 * MINUTE
    await poll()
    expect(bank.requests.length).toBe(before)
    time += 5 * HOUR
    await poll()
    expect(bank.requests.length).toBeGreaterThan(before)
    const [finding] = (await findingsOf(project, '{ kinds: [WEBHOOK_SILENCE] }')).bankFindings.nodes
    expect(finding).toMatchObject({ state: 'OPEN', action: 'ACKNOWLEDGE', text: expect.stringContaining('No callback has come since'), advice: expect.stringContaining('WebHooks') })
    await send(connection, bankTransfer({ at: ago(0) }))
    await finance.drain()
    time += 40 * MINUTE
    await poll()
    expect((await findingsOf(project, '{ kinds: [WEBHOOK_SILENCE] }')).bankFindings.nodes).toMatchObject([{ id: finding.id, state: 'RESOLVED', outcome: 'Callbacks come again.' }])
  })
})

/** A worker of finance in a process of its own, to be killed. */
function startWorker(): ChildProcess {
  const env = { ...testSecrets, SEPAY_BASE_URL: bank.baseUrl, SEPAY_REQUESTS_PER_SECOND: '1000', SEPAY_TIMEOUT_MS: '3000' }
  return spawn(process.execPath, ['--conditions=howl-source', '--import', 'tsx', new URL('../../test/poll-worker.ts', import.meta.url).pathname, finance.database.appUrl, String(time), JSON.stringify(env)], { stdio: 'inherit' })
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; !(await isSo()); ) {
    if (Date.now() > end) throw new Error('it did not happen')
    await new Promise((done) => setTimeout(done, 20))
  }
}

test('an hour without us and 1,000 transfers, read by a worker that is killed in between, end as 1,000 transactions', async () => {
  const { project, connection } = await open()
  const orders: TestOrder[] = []
  for (let index = 0; index < 60; index += 1) orders.push(await project.createOrder(1_000))
  const transfers = Array.from({ length: 1_000 }, (_, index) => {
    const order = index % 10 === 0 ? orders[(index / 10) % 60] : undefined
    // Every seventh has a twin of the same second, amount and reference: genuine money, twice.
    return bankTransfer({ at: ago(80 * MINUTE - (index - (index % 7 === 1 ? 1 : 0)) * 4_000), amount: 1_000, code: order?.paymentCode ?? null, reference: `FT${index - (index % 7 === 1 ? 1 : 0)}` })
  })
  bank.ledger.push(...transfers)
  // Before it some got through, in the middle none; and late, some of those are delivered after all.
  for (const transfer of transfers.slice(0, 120)) await send(connection, transfer)
  await finance.drain()
  const count = async () => Number((await finance.database.query<{ n: string }>('select count(*) as n from finance.transactions where project_id = $1', [project.id]))[0]?.n)
  const early = await count()
  await finance.database.query('update finance.bank_polls set next_attempt_at = now() where project_id = $1', [project.id])
  const first = startWorker()
  await until(async () => (await count()) > early + 100)
  first.kill('SIGKILL')
  await new Promise((done) => first.on('exit', done))
  expect(await count()).toBeLessThan(1_000)
  await Promise.all(transfers.slice(300, 500).map((transfer) => send(connection, transfer)))
  const second = startWorker()
  await until(async () => (await finance.database.query(`select from finance.bank_polls where project_id = $1 and succeeded_at is not null`, [project.id])).length > 0)
  second.kill('SIGTERM')
  await new Promise((done) => second.on('exit', done))
  for (const transfer of transfers.slice(700).toReversed()) await send(connection, transfer)
  await finance.drain()
  time += 40 * MINUTE
  await poll()

  expect(await count()).toBe(1_000)
  const [sums] = await finance.database.query<{ minor: string; doubts: string; callbacks: string }>(
    `select sum(amount_minor) as minor, count(*) filter (where twin_of is not null) as doubts, (select count(*) from finance.merged_transfers where project_id = $1) as callbacks from finance.transactions where project_id = $1`,
    [project.id],
  )
  expect(sums).toEqual({ minor: '1000000', doubts: '0', callbacks: String(120 + 200 + 300) })
  // A hundred transfers name sixty orders: forty get two.
  const statuses = await Promise.all(orders.map(async ({ id }) => (await project.order(id)).status))
  expect([statuses.filter((status) => status === 'PAID').length, statuses.filter((status) => status === 'OVERPAID').length]).toEqual([20, 40])
  expect(await project.metrics({ from: '2026-11-10', to: '2026-11-10' })).toMatchObject({ revenue: { amount: '100000' }, unmatched: { amount: '900000' }, unmatchedCount: 900 })
  const { webhookEvents } = await project.read('webhookEvents(filter: { states: [RECEIVED, FAILED] }) { totalCount }')
  expect(webhookEvents.totalCount).toBe(0)
}, 180_000)
