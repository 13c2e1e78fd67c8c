import fc from 'fast-check'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '@howl/platform/ids'
import { ACCOUNT, startFinance, type TestConnection, type TestFinance, type TestProject } from '../../test/factories.ts'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance()
})
afterAll(() => finance.stop())

type Shop = { project: TestProject; connection: TestConnection }

async function shop(): Promise<Shop> {
  const project = finance.project()
  return { project, connection: await project.connect() }
}

const EVENT = 'id externalId state outcome attempts processedAt lastError dealtWith { note } transactions { id externalId } orders { number } history { nodes { kind result outcome error actorKind actorId replayId } }'
const REPLAY = 'id state filter total done recorded recordedBefore ignored failed skipped failure actorKind actorId startedAt finishedAt'

async function inbox(project: TestProject, filter: Record<string, unknown> = {}): Promise<Record<string, any>[]> {
  const { webhookEvents } = await project.read(`webhookEvents(filter: $filter, sort: RECEIVED_AT_ASC, first: 200) { nodes { ${EVENT} } }`, { declare: '$filter: WebhookEventFilter', variables: { filter } })
  return webhookEvents.nodes
}
const one = async (project: TestProject, externalId: string) => (await inbox(project)).find((event) => event['externalId'] === externalId) as Record<string, any>

const tryReplay = (project: TestProject, id: unknown, claims = project.claims()) =>
  project.tryMutate('replayWebhook', { id }, { selection: `... on ReplayWebhookSuccess { webhookEvent { ${EVENT} } attempt { kind result outcome error actorKind actorId replayId } }`, claims })
async function replay(project: TestProject, externalId: string, claims = project.claims()): Promise<Record<string, any>> {
  const { data, errors } = await tryReplay(project, (await one(project, externalId))['id'], claims)
  expect(errors).toBeUndefined()
  return data
}

const startReplay = (project: TestProject, filter: Record<string, unknown>, more: Record<string, unknown> = {}, claims = project.claims()) =>
  project.mutate('replayWebhooks', { projectId: project.id, filter, ...more }, { selection: `... on ReplayWebhooksSuccess { replay { ${REPLAY} } } ... on InvalidInput { message fieldErrors { path message } }`, claims })
const readReplay = async (project: TestProject, id: string) => (await project.read(`webhookReplay(id: "${id}") { ${REPLAY} }`))['webhookReplay'] as Record<string, any>

const rowsOf = (project: TestProject) => finance.database.query('select * from finance.webhook_events where project_id = $1 order by id', [project.id])
/** Everything that money is: what a replay of what is recorded may not touch. */
const moneyOf = async (project: TestProject) => ({
  transactions: await finance.database.query('select * from finance.transactions where project_id = $1 order by id', [project.id]),
  matches: await finance.database.query('select * from finance.matches where project_id = $1 order by id', [project.id]),
  orders: await finance.database.query('select * from finance.orders where project_id = $1 order by id', [project.id]),
  entries: await finance.database.query('select * from finance.order_entries where project_id = $1 order by place', [project.id]),
  deltas: await finance.database.query('select * from finance.metric_deltas where project_id = $1 order by id', [project.id]),
})
const auditOf = async (project: TestProject) =>
  (await finance.database.query<{ subject: string; payload: Record<string, any> }>(`select subject, payload from finance.events where project_id = $1 and type = 'audit.recorded' and payload->>'action' like 'webhook%' order by id`, [project.id])).map(
    ({ subject, payload: { action, who, before, after } }) => ({ subject, action, who, before, after }),
  )

const letTimePass = (table = 'webhook_events') => finance.database.query(`update finance.${table} set next_attempt_at = now() - interval '1 second' where next_attempt_at is not null`)

/** While it is there, work on callbacks with these ids of the provider breaks off. */
async function breakOn(...externalIds: string[]): Promise<() => Promise<void>> {
  await finance.database.query(`create function finance.refuse() returns trigger language plpgsql as $$ begin raise 'bank holiday'; end $$`)
  await finance.database.query(`create trigger refuse before insert on finance.transactions for each row when (new.external_id in (${externalIds.map((id) => `'${id}'`).join(', ')})) execute function finance.refuse()`)
  return async () => void (await finance.database.query('drop trigger refuse on finance.transactions; drop function finance.refuse()'))
}

async function dieOf(place: Shop): Promise<void> {
  for (let times = 0; times < 8; times += 1) {
    await finance.drain()
    await letTimePass()
  }
  expect((await place.project.read('financeWork(states: [DEAD]) { totalCount }'))['financeWork'].totalCount).toBeGreaterThan(0)
}

describe('a replay', () => {
  test('of a callback that is PROCESSED changes nothing, and says so', async () => {
    const { project, connection } = await shop()
    const order = await project.createOrder(250_000)
    await connection.send({ id: 1, code: order.paymentCode })
    await finance.drain()
    const before = { rows: await rowsOf(project), money: await moneyOf(project) }
    const claims = project.claims()
    const userId = claims.caller.kind === 'user' ? claims.caller.userId : ''
    const attempt = { kind: 'REPLAY', result: 'RECORDED_BEFORE', outcome: 'The transfer had been recorded before.', error: null, actorKind: 'PERSON', actorId: userId, replayId: null }
    expect(await replay(project, '1', claims)).toMatchObject({
      attempt,
      webhookEvent: { state: 'PROCESSED', outcome: 'Counted on order #1, which is paid now.', attempts: 1, transactions: [{ externalId: '1' }], orders: [{ number: 1 }], history: { nodes: [attempt] } },
    })
    expect({ rows: await rowsOf(project), money: await moneyOf(project) }).toEqual(before)
    const [{ id }] = before.rows as [{ id: string }]
    expect(await auditOf(project)).toEqual([
      {
        subject: id,
        action: 'webhook.replayed',
        who: { kind: 'USER', id: userId },
        before: { state: 'PROCESSED', outcome: 'Counted on order #1, which is paid now.' },
        after: { state: 'PROCESSED', outcome: 'Counted on order #1, which is paid now.', result: 'RECORDED_BEFORE' },
      },
    ])
  })

  test('does the work of a callback that FAILED, once the settings of its connection are mended', async () => {
    const place = await shop()
    const { project, connection } = place
    const order = await project.createOrder(250_000)
    await connection.send({ id: 1, code: order.paymentCode })
    await finance.database.query(`update finance.payment_connections set settings = '{}' where id = $1`, [connection.id])
    await dieOf(place)
    expect(await one(project, '1')).toMatchObject({ state: 'FAILED', outcome: expect.stringContaining('could not be processed') })
    expect(await replay(project, '1')).toMatchObject({ attempt: { result: 'FAILED', outcome: null, error: expect.any(String) }, webhookEvent: { state: 'FAILED' } })

    await project.mutate('updatePaymentConnection', { id: connection.id, settings: { bank: 'Vietcombank', accountNumber: ACCOUNT, codePrefix: 'DH' } }, { selection: '... on UpdatePaymentConnectionSuccess { connection { id } }' })
    expect(await replay(project, '1')).toMatchObject({
      attempt: { result: 'RECORDED', outcome: 'Counted on order #1, which is paid now.' },
      webhookEvent: { state: 'PROCESSED', outcome: 'Counted on order #1, which is paid now.', lastError: null, orders: [{ number: 1 }] },
    })
    expect(await project.order(order.id)).toMatchObject({ status: 'PAID' })
    expect(await project.read('webhooksNeedingPerson financeWork { totalCount }')).toEqual({ webhooksNeedingPerson: 0, financeWork: { totalCount: 0 } })
    expect((await one(project, '1'))['history'].nodes.map(({ kind, result }: { kind: string; result: string }) => `${kind} ${result}`)).toEqual(['REPLAY RECORDED', 'REPLAY FAILED', ...Array.from({ length: 8 }, () => 'WORK FAILED')])
  })

  test('of what still cannot be understood, or is nothing, leaves it so', async () => {
    const { project, connection } = await shop()
    await connection.send({ id: 1, transferAmount: -5 })
    await connection.send({ id: 2, transferAmount: 0 })
    await finance.drain()
    const before = await rowsOf(project)
    expect(await replay(project, '1')).toMatchObject({ attempt: { result: 'FAILED', outcome: 'transferAmount is negative.', error: null }, webhookEvent: { state: 'FAILED' } })
    expect(await replay(project, '2')).toMatchObject({ attempt: { result: 'IGNORED' }, webhookEvent: { state: 'IGNORED' } })
    expect(await rowsOf(project)).toEqual(before)
  })

  test('that breaks off leaves all as it was but the note of it', async () => {
    const { project, connection } = await shop()
    const order = await project.createOrder(250_000)
    const mend = await breakOn('51')
    await connection.send({ id: 51, code: order.paymentCode })
    await finance.drain()
    const before = { rows: await rowsOf(project), money: await moneyOf(project) }
    expect(await replay(project, '51')).toMatchObject({ attempt: { result: 'FAILED', outcome: null, error: 'bank holiday' }, webhookEvent: { state: 'RECEIVED', attempts: 1 } })
    expect({ rows: await rowsOf(project), money: await moneyOf(project) }).toEqual(before)
    await mend()
    await letTimePass()
    await finance.drain()
    expect(await one(project, '51')).toMatchObject({ state: 'PROCESSED' })
  })

  test('of a callback that waits for its next try does the work now, and nobody does it again', async () => {
    const { project, connection } = await shop()
    const order = await project.createOrder(250_000)
    const mend = await breakOn('52')
    await connection.send({ id: 52, code: order.paymentCode })
    await finance.drain()
    await mend()
    expect(await replay(project, '52')).toMatchObject({ attempt: { result: 'RECORDED' }, webhookEvent: { state: 'PROCESSED', lastError: null } })
    const before = await moneyOf(project)
    await letTimePass()
    await finance.drain()
    expect(await moneyOf(project)).toEqual(before)
    expect(await one(project, '52')).toMatchObject({ state: 'PROCESSED', attempts: 1 })
  })

  test('by many at once, and by the worker, does the work once', async () => {
    const { project, connection } = await shop()
    const order = await project.createOrder(250_000)
    await connection.send({ id: 1, code: order.paymentCode })
    const { id } = await one(project, '1')
    const replays = Array.from({ length: 10 }, () => tryReplay(project, id))
    await Promise.all([...replays, finance.drain(), finance.drain()])
    const results = (await Promise.all(replays)).map(({ data }) => data['attempt'].result)
    expect(results.filter((result) => result === 'RECORDED').length).toBeLessThanOrEqual(1)
    expect(new Set(results.filter((result) => result !== 'RECORDED'))).toEqual(new Set(['RECORDED_BEFORE']))
    expect(await project.order(order.id)).toMatchObject({ status: 'PAID', paid: { amount: '250000' } })
    const { transactions, matches } = await moneyOf(project)
    expect([transactions.length, matches.length]).toEqual([1, 1])
    expect(await one(project, '1')).toMatchObject({ state: 'PROCESSED', outcome: 'Counted on order #1, which is paid now.', history: { nodes: expect.objectContaining({ length: 10 }) } })
  })

  test('waits for the worker who is at it', async () => {
    const { project, connection } = await shop()
    await connection.send({ id: 1 })
    const { id } = await one(project, '1')
    let replayed: Promise<Record<string, any>> = Promise.resolve({})
    await finance.db.asSystem('a worker of the test', async (tx) => {
      await tx.query('select id from finance.webhook_events where project_id = $1 for update', [project.id])
      replayed = tryReplay(project, id).then(({ data }) => data)
      // Long enough for it to be done, if nothing made it wait.
      await sleep(300)
      expect(await moneyOf(project)).toMatchObject({ transactions: [] })
    })
    expect(await replayed).toMatchObject({ attempt: { result: 'RECORDED' } })
  })

  test('after which a callback is no failure any more takes away the mark that it is dealt with', async () => {
    const place = await shop()
    const mend = await breakOn('1')
    await place.connection.send({ id: 1 })
    await dieOf(place)
    await mend()
    await place.project.mutate('markWebhookDealtWith', { id: (await one(place.project, '1'))['id'] }, { selection: '' })
    expect(await replay(place.project, '1')).toMatchObject({ attempt: { result: 'RECORDED' }, webhookEvent: { state: 'PROCESSED', dealtWith: null } })
  })

  test('is not the same as a retry of its work, after which one that dies again needs a person again', async () => {
    const place = await shop()
    const { project } = place
    const mend = await breakOn('1')
    await place.connection.send({ id: 1 })
    await dieOf(place)
    const { id } = await one(project, '1')
    await project.mutate('markWebhookDealtWith', { id, note: 'asked the bank' }, { selection: '' })
    expect(await project.read('webhooksNeedingPerson')).toEqual({ webhooksNeedingPerson: 0 })
    await project.mutate('retryFinanceWork', { projectId: project.id, ids: [id] }, { selection: '' })
    expect(await one(project, '1')).toMatchObject({ state: 'RECEIVED', dealtWith: null })
    await dieOf(place)
    await mend()
    expect(await one(project, '1')).toMatchObject({ state: 'FAILED', dealtWith: null })
    expect(await project.read('webhooksNeedingPerson')).toEqual({ webhooksNeedingPerson: 1 })
  })

  test('takes no mark of a person away', async () => {
    const { project, connection } = await shop()
    await connection.send({ id: 1, transferAmount: -5 })
    await finance.drain()
    const { id } = await one(project, '1')
    await project.mutate('markWebhookDealtWith', { id, note: 'a test of theirs' }, { selection: '' })
    expect(await replay(project, '1')).toMatchObject({ attempt: { result: 'FAILED' }, webhookEvent: { dealtWith: { note: 'a test of theirs' } } })
    expect(await project.read('webhooksNeedingPerson')).toEqual({ webhooksNeedingPerson: 0 })
  })

  test('needs finance:write in the callback\'s own project', async () => {
    const [mine, theirs] = [await shop(), await shop()]
    await theirs.connection.send({ id: 1 })
    const { id } = await one(theirs.project, '1')
    for (const wrong of [id, uuidv7(), 'x', '']) expect((await tryReplay(mine.project, wrong)).code).toBe('NOT_FOUND')
    expect((await tryReplay(theirs.project, id, theirs.project.claims(['finance:read']))).code).toBe('FORBIDDEN')
    expect((await one(theirs.project, '1'))['history'].nodes).toEqual([])
  })
})

describe('a replay of many', () => {
  test('says how many are meant, does the work of those, and says of each what came of it', async () => {
    const place = await shop()
    const { project, connection } = place
    const order = await project.createOrder(250_000)
    const mend = await breakOn('61', '62')
    await connection.send({ id: 61, code: order.paymentCode, transferAmount: 100_000 })
    await connection.send({ id: 62, code: order.paymentCode, transferAmount: 150_000 })
    await connection.send({ id: 63, transferAmount: -5 })
    await connection.send({ id: 64 })
    await connection.send({ id: 65, transferAmount: 0 })
    await dieOf(place)
    await mend()
    const claims = project.claims()
    const actorId = claims.caller.kind === 'user' ? claims.caller.userId : ''
    const { replay: started } = await startReplay(project, { states: ['FAILED'], search: '6' }, {}, claims)
    expect(started).toMatchObject({ state: 'QUEUED', total: 3, done: 0, filter: { states: ['FAILED'], search: '6' }, actorKind: 'PERSON', actorId, finishedAt: null })
    await finance.drain()
    expect(await readReplay(project, started.id)).toMatchObject({ state: 'FINISHED', total: 3, done: 3, recorded: 2, recordedBefore: 0, ignored: 0, failed: 1, skipped: 0, startedAt: expect.any(String), finishedAt: expect.any(String) })
    expect(await project.order(order.id)).toMatchObject({ status: 'PAID' })
    const attempt = { kind: 'REPLAY', actorKind: 'PERSON', actorId, replayId: started.id }
    expect((await one(project, '61'))['history'].nodes[0]).toMatchObject({ ...attempt, result: 'RECORDED', outcome: 'Counted on order #1, which is paid now.' })
    expect((await one(project, '63'))['history'].nodes[0]).toMatchObject({ ...attempt, result: 'FAILED', outcome: 'transferAmount is negative.' })
    expect((await one(project, '64'))['history'].nodes).toEqual([])

    // Each of its numbers opens the callbacks that it counts.
    const ids = async (replayResults?: string[]) => (await inbox(project, { replayId: started.id, ...(replayResults ? { replayResults } : {}) })).map(({ externalId }) => externalId)
    expect([await ids(), await ids(['RECORDED']), await ids(['FAILED']), await ids(['PENDING', 'SKIPPED'])]).toEqual([['61', '62', '63'], ['61', '62'], ['63'], []])
    expect((await project.read('webhookReplays { nodes { id } totalCount }'))['webhookReplays']).toEqual({ nodes: [{ id: started.id }], totalCount: 1 })
    expect(await auditOf(project)).toEqual([{ subject: started.id, action: 'webhooks.replayed', who: { kind: 'USER', id: actorId }, before: null, after: { filter: { states: ['FAILED'], search: '6' }, total: 3 } }])
    expect(await project.read('financeWork { totalCount } webhooksNeedingPerson')).toEqual({ financeWork: { totalCount: 0 }, webhooksNeedingPerson: 1 })
  })

  test('of all that is recorded changes nothing', async () => {
    const { project, connection } = await shop()
    const order = await project.createOrder(250_000)
    for (let id = 1; id <= 120; id += 1) await connection.send({ id, transferAmount: 1000, code: id % 2 ? order.paymentCode : null })
    await finance.drain()
    const before = { rows: await rowsOf(project), money: await moneyOf(project) }
    const { replay: started } = await startReplay(project, {})
    await Promise.all([finance.drain(), finance.drain()])
    expect(await readReplay(project, started.id)).toMatchObject({ state: 'FINISHED', total: 120, done: 120, recordedBefore: 120 })
    expect({ rows: await rowsOf(project), money: await moneyOf(project) }).toEqual(before)
  })

  test('means those that matched when it was asked for', async () => {
    const { project, connection } = await shop()
    await connection.send({ id: 1, transferAmount: -1 })
    await finance.drain()
    const { replay: started } = await startReplay(project, { states: ['FAILED'] })
    await connection.send({ id: 2, transferAmount: -1 })
    await finance.drain()
    expect(await readReplay(project, started.id)).toMatchObject({ total: 1, done: 1 })
    expect((await one(project, '2'))['history'].nodes).toEqual([])
  })

  test('takes the same filters as the list, by the days of the project', async () => {
    const { project, connection } = await shop()
    for (const id of [1, 2, 3]) await connection.send({ id })
    await finance.drain()
    await finance.database.query(`update finance.webhook_events set created_at = '2026-03-07T17:00:00Z' where project_id = $1 and external_id = '2'`, [project.id])
    const meant = async (filter: Record<string, unknown>) => (await startReplay(project, filter))['replay']?.total
    expect(await meant({ received: { from: '2026-03-08', to: '2026-03-08' } })).toBe(1)
    expect(await meant({ connectionId: connection.id, isDealtWith: false, hasDuplicates: false, provider: 'SEPAY' })).toBe(3)
    // What PostgreSQL cannot keep is no part of a search, and breaks nothing.
    expect(await meant({ search: '\u0000' })).toBe(3)
    await finance.drain()
  })

  test('of nothing is no replay, and more than a few at once are refused', async () => {
    const { project, connection } = await shop()
    const key = { idempotencyKey: 'k' }
    expect(await startReplay(project, {}, key)).toMatchObject({ __typename: 'InvalidInput', fieldErrors: [{ path: ['filter'] }] })
    await connection.send({ id: 1 })
    // A key that was refused is not used up.
    const first = await startReplay(project, {}, key)
    expect((await startReplay(project, {}, key))['replay'].id).toBe(first['replay'].id)
    expect((await project.tryMutate('replayWebhooks', { projectId: project.id, filter: { states: ['FAILED'] }, ...key }, { selection: '' })).code).toBe('CONFLICT')
    for (let times = 0; times < 4; times += 1) expect(await startReplay(project, {})).toMatchObject({ __typename: 'ReplayWebhooksSuccess' })
    expect(await startReplay(project, {})).toMatchObject({ __typename: 'InvalidInput', fieldErrors: [{ path: ['projectId'] }] })
    await finance.drain()
    expect(await startReplay(project, {})).toMatchObject({ __typename: 'ReplayWebhooksSuccess' })
  })

  test('is nobody else\'s to ask for, to see or to cancel', async () => {
    const [mine, theirs] = [await shop(), await shop()]
    await theirs.connection.send({ id: 1 })
    const { replay: started } = await startReplay(theirs.project, {})
    const code = async (name: string, input: Record<string, unknown>, claims = mine.project.claims()) => (await mine.project.tryMutate(name, input, { selection: '', claims })).code
    expect(await code('replayWebhooks', { projectId: theirs.project.id, filter: {} })).toBe('NOT_FOUND')
    expect(await code('replayWebhooks', { projectId: mine.project.id, filter: { connectionId: theirs.connection.id } })).toBe('NOT_FOUND')
    expect(await code('replayWebhooks', { projectId: mine.project.id, filter: { replayId: started.id } })).toBe('NOT_FOUND')
    expect(await code('replayWebhooks', { projectId: mine.project.id, filter: {} }, mine.project.claims(['finance:read']))).toBe('FORBIDDEN')
    for (const id of [started.id, uuidv7(), 'x']) expect(await code('cancelWebhookReplay', { id })).toBe('NOT_FOUND')
    await expect(readReplay(mine.project, started.id)).rejects.toThrow('NOT_FOUND')
    expect(await readReplay(theirs.project, started.id)).toMatchObject({ state: 'QUEUED' })
    await finance.drain()
  })

  test('leaves alone what a worker is at', async () => {
    const { project, connection } = await shop()
    await connection.send({ id: 2 })
    await finance.drain()
    await connection.send({ id: 1 })
    await finance.database.query(`update finance.webhook_events set lease_token = gen_random_uuid(), lease_until = now() + interval '1 minute' where project_id = $1 and external_id = '1'`, [project.id])
    const { replay: started } = await startReplay(project, {})
    await finance.drain()
    expect(await readReplay(project, started.id)).toMatchObject({ state: 'FINISHED', total: 2, done: 2, recordedBefore: 1, skipped: 1 })
    expect((await inbox(project, { replayId: started.id, replayResults: ['SKIPPED'] })).map(({ externalId }) => externalId)).toEqual(['1'])
    await finance.database.query(`update finance.webhook_events set lease_token = null, lease_until = null where project_id = $1`, [project.id])
    await finance.drain()
    expect(await one(project, '1')).toMatchObject({ state: 'PROCESSED', attempts: 1 })
  })

  test.each(['40P01', '55P03', '57014', '53300', '08006'])('is repeated when the database was in the way (%s), and says of no callback that it failed', async (code) => {
    const place = await shop()
    const { project, connection } = place
    const mend = await breakOn('1', '2')
    for (const id of [1, 2]) await connection.send({ id, transferAmount: 250_000 })
    await dieOf(place)
    await mend()
    // All at once, and then the first of them alone, meet somebody.
    await finance.database.query('create sequence finance.collisions')
    await finance.database.query(`create function finance.collide() returns trigger language plpgsql security definer as $$ begin
      if nextval('finance.collisions') <= 2 then raise 'somebody was in the way' using errcode = '${code}'; end if; return new; end $$`)
    await finance.database.query('create trigger collide before insert on finance.transactions for each row execute function finance.collide()')
    const { replay: asked } = await startReplay(project, { states: ['FAILED'] })
    for (let times = 0; times < 4; times += 1) {
      await finance.drain()
      await letTimePass('webhook_replays')
    }
    await finance.database.query('drop trigger collide on finance.transactions; drop function finance.collide(); drop sequence finance.collisions')
    expect(await readReplay(project, asked.id)).toMatchObject({ state: 'FINISHED', total: 2, recorded: 2, failed: 0 })
    expect((await inbox(project)).map(({ state }) => state)).toEqual(['PROCESSED', 'PROCESSED'])
  })

  test('one callback that breaks the work does not take its neighbours with it', async () => {
    const { project, connection } = await shop()
    const mend = await breakOn('71')
    for (const id of [70, 71, 72]) await connection.send({ id })
    await finance.database.query(`update finance.webhook_events set next_attempt_at = null, state = 'FAILED' where project_id = $1`, [project.id])
    const { replay: started } = await startReplay(project, {})
    await finance.drain()
    await mend()
    expect(await readReplay(project, started.id)).toMatchObject({ state: 'FINISHED', recorded: 2, failed: 1 })
    expect((await inbox(project)).map(({ state }) => state)).toEqual(['PROCESSED', 'FAILED', 'PROCESSED'])
  })
})

describe('a replay of many that is under way', () => {
  /** 120 callbacks that failed, of which the worker stops at one of the second fifty until it is let go. */
  async function underWay() {
    const { project, connection } = await shop()
    const order = await project.createOrder(120_000)
    for (let id = 1; id <= 120; id += 1) await connection.send({ id, transferAmount: 1000, code: order.paymentCode })
    await finance.database.query(`update finance.webhook_events set next_attempt_at = null, state = 'FAILED', outcome = 'not yet' where project_id = $1`, [project.id])
    const { replay: started } = await startReplay(project, {})
    let letGo: () => void = () => {}
    const held = new Promise<void>((done) => (letGo = done))
    let isHeld: () => void = () => {}
    const holding = new Promise<void>((done) => (isHeld = done))
    const holder = finance.db.asSystem('a worker of the test', async (tx) => {
      await tx.query(`select id from finance.webhook_events where project_id = $1 and external_id = '80' for update`, [project.id])
      isHeld()
      await held
    })
    await holding
    const working = finance.drain()
    while ((await readReplay(project, started.id))['done'] < 50) await sleep(20)
    const goOn = async () => {
      letGo()
      await holder
    }
    return { project, order, id: String(started.id), working, goOn }
  }
  /** The worker waits for what the test holds, and whoever interferes waits for the worker. */
  async function untilTwoWait(): Promise<void> {
    const observer = await finance.database.connect()
    while ((await observer.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount !== 2) await sleep(20)
    await observer.end()
  }
  const cancel = (project: TestProject, id: string) => project.mutate('cancelWebhookReplay', { id }, { selection: `... on CancelWebhookReplaySuccess { replay { ${REPLAY} } } ... on WebhookReplayAlreadyFinished { message }` })

  test('shows its progress, and can be cancelled: what is done stays, and nothing more is done', async () => {
    const { project, order, id, working, goOn } = await underWay()
    expect(await readReplay(project, id)).toMatchObject({ state: 'RUNNING', total: 120, done: 50, recorded: 50 })
    const cancelling = cancel(project, id)
    await untilTwoWait()
    await goOn()
    const { replay: cancelled } = await cancelling
    await working
    await finance.drain()
    expect(cancelled).toMatchObject({ state: 'CANCELLED', finishedAt: expect.any(String) })
    const ended = await readReplay(project, id)
    expect(ended).toEqual(cancelled)
    expect(ended['done']).toBeLessThan(120)
    expect(await project.order(order.id)).toMatchObject({ paid: { amount: String(ended['recorded'] * 1000) } })
    expect(await inbox(project, { replayId: id, replayResults: ['PENDING'] })).toHaveLength(120 - ended['done'])
    expect(await cancel(project, id)).toMatchObject({ __typename: 'WebhookReplayAlreadyFinished' })
    expect(await readReplay(project, id)).toEqual(ended)
    expect((await auditOf(project)).at(-1)).toMatchObject({ subject: id, action: 'webhookReplay.cancelled', after: { state: 'CANCELLED' } })
  })

  test('is finished by another worker when its own is lost, and each callback is replayed once', async () => {
    const { project, order, id, working, goOn } = await underWay()
    const lost = finance.database.query(`update finance.webhook_replays set lease_token = gen_random_uuid(), lease_until = now() - interval '1 second' where id = $1`, [id])
    await untilTwoWait()
    await goOn()
    await lost
    await working
    await finance.drain()
    expect(await readReplay(project, id)).toMatchObject({ state: 'FINISHED', total: 120, done: 120, recorded: 120 })
    expect(await project.order(order.id)).toMatchObject({ status: 'PAID', paid: { amount: '120000' } })
    const attempts = await finance.database.query('select webhook_event_id from finance.webhook_attempts where replay_id = $1', [id])
    expect(attempts).toHaveLength(120)
  })
})

test('a replay of thousands lets another project\'s have its turn, and goes on afterwards', async () => {
  const [large, small] = [await shop(), await shop()]
  await finance.database.query(
    `insert into finance.webhook_events (id, project_id, connection_id, provider, external_id, payload, next_attempt_at)
     select gen_random_uuid(), $1, $2, 'SEPAY', n::text, convert_to('{"id":' || n || ',"transferType":"in","transferAmount":0}', 'UTF8'), null from generate_series(1, 2100) n`,
    [large.project.id, large.connection.id],
  )
  await small.connection.send({ id: 1 })
  const [first, second] = [await startReplay(large.project, {}), await startReplay(small.project, {})]
  await finance.drain()
  const [thousands, one] = [await readReplay(large.project, first['replay'].id), await readReplay(small.project, second['replay'].id)]
  expect(thousands).toMatchObject({ state: 'FINISHED', total: 2100, done: 2100, ignored: 2100 })
  expect(one).toMatchObject({ state: 'FINISHED', done: 1 })
  expect(one['finishedAt'] < thousands['finishedAt']).toBe(true)
}, 60_000)

test('a replay of many that breaks off each time ends FAILED with the reason, and goes on when it is retried', async () => {
  const { project, connection } = await shop()
  for (const id of [1, 2]) await connection.send({ id })
  await finance.drain()
  const { replay: started } = await startReplay(project, {})
  await finance.database.query(`create function finance.refuse() returns trigger language plpgsql as $$ begin raise 'no room'; end $$`)
  await finance.database.query('create trigger refuse before update on finance.webhook_replay_items for each row execute function finance.refuse()')
  for (let times = 0; times < 5; times += 1) {
    await finance.drain()
    await letTimePass('webhook_replays')
  }
  expect(await readReplay(project, started.id)).toMatchObject({ state: 'FAILED', failure: 'no room', done: 0 })
  await finance.database.query('drop trigger refuse on finance.webhook_replay_items; drop function finance.refuse()')
  await project.mutate('retryFinanceWork', { projectId: project.id, ids: [started.id] }, { selection: '' })
  expect(await readReplay(project, started.id)).toMatchObject({ state: 'QUEUED', failure: null })
  await finance.drain()
  expect(await readReplay(project, started.id)).toMatchObject({ state: 'FINISHED', done: 2, recordedBefore: 2 })
})

describe('whatever is replayed in between', () => {
  type Between = { how: 'ONE' | 'MANY' | 'AT_ONCE' | 'DRAIN' | 'NOTHING'; which: number }
  const between: fc.Arbitrary<Between> = fc.record({ how: fc.constantFrom('ONE', 'MANY', 'AT_ONCE', 'DRAIN', 'NOTHING'), which: fc.nat(20) })

  async function replayBetween(project: TestProject, { how, which }: Between): Promise<void> {
    const events = await inbox(project)
    const id = events[which % Math.max(events.length, 1)]?.['id']
    if (how === 'DRAIN') await finance.drain()
    if (!id || how === 'NOTHING' || how === 'DRAIN') return
    if (how === 'ONE') expect((await tryReplay(project, id)).errors).toBeUndefined()
    if (how === 'MANY') await startReplay(project, which % 2 ? {} : { states: ['RECEIVED', 'FAILED'] })
    if (how === 'AT_ONCE') await Promise.all([tryReplay(project, id), tryReplay(project, id), startReplay(project, {}), finance.drain(), finance.drain()])
    if (which % 3) await finance.drain()
  }

  /** What people see in the end, without ids and without the moments of our own clock. */
  async function standing(project: TestProject) {
    await finance.drain()
    const { orders, transactions, balance, webhookEvents } = await project.read(`
      orders(first: 200, sort: NUMBER_ASC) { nodes { number status total { amount } paid { amount } due { amount } openOverpayment { amount } paidAt cancelledAt timeline { nodes { kind amount { amount } status } } } }
      transactions(first: 200, sort: OCCURRED_AT_ASC) { nodes { externalId direction amount { amount } occurredAt matchState unmatched { amount } setAsideAs matches { order { number } amount { amount } } } }
      balance { on amount { amount } isRecordedByHand }
      webhookEvents(first: 200) { nodes { externalId state transactions { externalId } } }`)
    const { asOf: _asOf, ...figures } = await project.metrics({ from: '2026-03-01', to: '2026-03-31' })
    const sorted = <One>(list: One[]): One[] => list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    return {
      figures,
      balance,
      orders: orders.nodes.map(({ cancelledAt, timeline, ...order }: Record<string, any>) => ({ ...order, isCancelled: cancelledAt !== null, matched: sorted(timeline.nodes.filter(({ kind }: { kind: string }) => kind.startsWith('MONEY_'))) })),
      transactions: sorted(transactions.nodes),
      events: sorted(webhookEvents.nodes),
    }
  }

  const day = (number: number) => `2026-03-${String(number).padStart(2, '0')} 12:00:00`
  const transfers = [
    { id: 1, transferAmount: 100, transactionDate: day(7) },
    { id: 2, transferAmount: 60, transactionDate: day(3) },
    { id: 3, transferAmount: 40, transactionDate: day(4) },
    { id: 4, transferAmount: 25, transactionDate: day(9), isLoose: true },
    { id: 5, transferAmount: -1, transactionDate: day(9) },
    { id: 6, transferAmount: 0, transactionDate: day(9) },
  ]
  const send = async ({ connection }: Shop, index: number, code: string) => {
    const transfer = transfers[index]
    if (!transfer) throw new Error('no such transfer')
    const { isLoose, ...rest } = transfer
    expect(await connection.send({ ...rest, accumulated: rest.id * 1000, code: isLoose ? null : code, referenceCode: String(rest.id) })).toMatchObject({ status: 200 })
  }

  test('transfers give the same orders, figures and matches, in whatever order they arrive', async () => {
    const outcome = async (places: readonly number[], replays: readonly Between[]) => {
      const place = await shop()
      const order = await place.project.createOrder(200)
      for (const [at, index] of [...places, ...places].entries()) {
        await send(place, index, order.paymentCode)
        const then = replays[at]
        if (then) await replayBetween(place.project, then)
      }
      return standing(place.project)
    }
    const all = transfers.map((_transfer, index) => index)
    const expected = await outcome(all, [])
    expect(expected).toMatchObject({ orders: [{ status: 'PAID', matched: [{}, {}, {}] }], figures: { revenue: { amount: '200' }, unmatched: { amount: '25' } }, balance: { amount: { amount: '4000' } } })
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), fc.array(between, { minLength: 12, maxLength: 12 }), async (places, replays) => {
        expect(await outcome(places, replays)).toEqual(expected)
      }),
      { numRuns: 12 },
    )
  }, 180_000)

  type Step = { kind: 'send' | 'unmatch' | 'match' | 'aside' | 'back' | 'cancel' | 'reopen'; which: number }
  const step: fc.Arbitrary<Step> = fc.record({ kind: fc.constantFrom('send', 'send', 'unmatch', 'match', 'aside', 'back', 'cancel', 'reopen'), which: fc.nat(20) })

  async function take(place: Shop, order: { id: string; paymentCode: string }, { kind, which }: Step): Promise<void> {
    if (kind === 'send') return send(place, which % transfers.length, order.paymentCode)
    await finance.drain()
    const { project } = place
    if (kind === 'cancel' || kind === 'reopen') return void (await project.mutate(`${kind}Order`, { id: order.id }, { selection: '' }))
    const { transactions } = await project.read('transactions(first: 200, sort: AMOUNT_ASC) { nodes { id } }')
    const id = transactions.nodes[which % Math.max(transactions.nodes.length, 1)]?.id
    if (!id) return
    const inputs = { unmatch: ['unmatchTransaction', { id }], match: ['matchTransaction', { id, parts: [{ orderId: order.id }] }], aside: ['setTransactionAside', { id, as: 'LOAN' }], back: ['returnTransaction', { id }] } as const
    const [name, input] = inputs[kind]
    await project.mutate(name, input, { selection: '' })
  }

  test('what people decided stays as they decided it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, between), { minLength: 6, maxLength: 14 }), async (steps) => {
        const run = async (isReplayed: boolean) => {
          const place = await shop()
          const order = await place.project.createOrder(200)
          for (const [one, then] of steps) {
            await take(place, order, one)
            // The decisions that follow find the same work done, whether or not anything was replayed.
            await finance.drain()
            if (isReplayed) await replayBetween(place.project, then)
          }
          return standing(place.project)
        }
        expect(await run(true)).toEqual(await run(false))
      }),
      { numRuns: 12 },
    )
  }, 180_000)
})
