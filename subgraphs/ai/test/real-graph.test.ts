import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startHowl, type Mode, type TestHowl } from '@howl/testkit'

type Success<Fields> = { it: { __typename: string; message?: string } & Fields }
type Row = { type: string; id: string; amount: { amount: string } }
type Figure = { key: string; text: string; path: string; query: string; variables: object; money: { amount: string; currency: string } | null; number: string | null; rowCount: number; rows: Row[] }
type Run = { id: string; state: string; failure: string | null; answer: { headline: string; paragraphs: string[]; figures: Figure[] } | null }

const RUN = `query ($id: ID!, $run: ID!) { project(id: $id) { run(id: $run) { id state failure answer { headline paragraphs figures {
  key text path query variables money { amount currency } number rowCount rows { type id amount { amount } } } } } } }`

/** A month review over the real graph: identity gives the agent its token, the gateway plans, finance answers. */
describe.each<Mode>(['embedded', 'networked'])('a run that asks the real graph, %s', (mode) => {
  let howl: TestHowl
  let owner: string
  let projectId: string
  let today: string

  beforeAll(async () => {
    howl = await startHowl({ mode })
    owner = await signUp('owner@shop.test')
    projectId = (await mutate<{ project: { id: string } }>('createProject', { name: '3D “print” shop 24', kind: 'PRINT_SHOP', currency: 'USD', timeZone: 'Etc/UTC' }, '{ project { id } }')).project.id
    today = new Date().toISOString().slice(0, 10)
    for (const [amount, email] of [['12.50', 'ann@a.test'], ['20.00', 'ANN@a.test'], ['5.25', null]] as const) {
      const { order } = await mutate<{ order: { id: string } }>(
        'createOrder',
        { projectId, customer: { name: 'Ann', email }, lines: [{ description: 'Vase', quantity: 1, unitPrice: { amount, currency: 'USD' } }] },
        '{ order { id } }',
      )
      await mutate('recordPayment', { id: order.id, amount: { amount, currency: 'USD' } }, '{ order { id } }')
    }
    await mutate('recordExpense', { projectId, category: 'Adobe 365', amount: { amount: '9.99', currency: 'USD' }, spentOn: today }, '{ expense { id } }')
    await howl.runJobsUntilIdle()
  })
  afterAll(() => howl?.stop())

  async function signUp(email: string): Promise<string> {
    const { accessToken } = await mutate<{ accessToken: string }>('signUp', { email, password: 'correct horse battery', name: 'Ann' }, '{ accessToken }', null)
    return accessToken
  }

  async function mutate<Fields>(name: string, input: object, selection: string, token: string | null = owner ?? null): Promise<Fields> {
    const type = name.charAt(0).toUpperCase() + name.slice(1)
    const query = `mutation ($input: ${type}Input!) { it: ${name}(input: $input) { __typename ... on ${type}Success ${selection} ... on UserError { message } } }`
    const { it: payload } = await howl.client.ask<Success<Fields>>(query, { input }, token)
    expect(payload).toMatchObject({ __typename: `${type}Success` })
    return payload
  }

  const start = (token?: string) => mutate<{ run: { id: string } }>('startRun', { projectId, kind: 'MONTH_REVIEW' }, '{ run { id } }', token)

  async function ended(id: string): Promise<Run> {
    await howl.runJobsUntilIdle()
    const { project } = await howl.client.ask<{ project: { run: Run } }>(RUN, { id: projectId, run: id }, owner)
    if (['QUEUED', 'RUNNING'].includes(project.run.state)) {
      // Another worker has it.
      await new Promise((done) => setTimeout(done, 100))
      return ended(id)
    }
    return project.run
  }

  it('states what finance states, with rows that add up', async () => {
    const { run } = await start()
    const { state, failure, answer } = await ended(run.id)
    expect({ state, failure }).toEqual({ state: 'SUCCEEDED', failure: null })
    expect(answer?.headline).toBe('There is a profit: 27.76 USD')
    const figure = (key: string) => answer?.figures.find((one) => one.key === key)
    expect(figure('revenue')).toMatchObject({ text: '37.75 USD', rowCount: 3 })
    expect(figure('orderCount')).toMatchObject({ text: '3 orders', rowCount: 3 })
    expect(figure('topCategory')).toMatchObject({ text: '9.99 USD', rowCount: 1 })
    const cents = figure('revenue')?.rows.map(({ amount }) => Math.round(Number(amount.amount) * 100))
    expect(cents?.reduce((sum, one) => sum + one)).toBe(3775)
  })

  it('cites queries that a person can ask again, with the same figures in the same places', async () => {
    const { run } = await start()
    const { answer } = await ended(run.id)
    for (const { path, query, variables, money, number } of answer?.figures ?? []) {
      const data = await howl.client.ask<Record<string, unknown>>(query, variables as Record<string, unknown>, owner)
      const value = path.split('.').reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], data)
      expect(money ? value : String(value)).toEqual(money ?? number)
    }
    expect(answer?.figures.length).toBeGreaterThan(5)
  })

  it('counts of one transfer the parts that pay several orders, and the part that waits', async () => {
    const order = async (amount: string) =>
      (await mutate<{ order: { id: string } }>('createOrder', { projectId, customer: { name: 'Binh' }, lines: [{ description: 'Lamp', quantity: 1, unitPrice: { amount, currency: 'USD' } }] }, '{ order { id } }')).order.id
    const [overpaid, other] = [await order('20.00'), await order('10.00')]
    await mutate('recordPayment', { id: overpaid, amount: { amount: '50.00', currency: 'USD' } }, '{ order { id } }')
    await mutate('assignOverpayment', { id: overpaid, toOrderId: other, amount: { amount: '10.00', currency: 'USD' } }, '{ order { id } }')
    await mutate('assignOverpayment', { id: overpaid, amount: { amount: '5.00', currency: 'USD' } }, '{ order { id } }')
    const { run } = await start()
    const { state, failure, answer } = await ended(run.id)
    expect({ state, failure }).toEqual({ state: 'SUCCEEDED', failure: null })
    const figure = (key: string) => answer?.figures.find((one) => one.key === key)
    expect(figure('revenue')).toMatchObject({ text: '82.75 USD', rowCount: 4 })
    expect(figure('orderCount')).toMatchObject({ text: '5 orders', rowCount: 5 })
    expect(figure('unmatched')).toMatchObject({ text: '5.00 USD', rowCount: 1, rows: [{ amount: { amount: '5.00' } }] })
  })

  it('fails in plain words when the person has left the project before it executes', async () => {
    const invited = await mutate<{ invitation: { acceptUrl: string } }>('inviteMember', { projectId, email: 'eve@shop.test', roleKey: 'MANAGER' }, '{ invitation { acceptUrl } }')
    const eve = await signUp('eve@shop.test')
    const token = decodeURIComponent(/[^/=#]+$/.exec(invited.invitation.acceptUrl)?.[0] ?? '')
    await mutate('acceptInvitation', { token }, '{ project { id } }', eve)
    // Runs are put off, so that no worker takes this one before its person has left.
    await howl.database.query(`create function public.put_off() returns trigger language plpgsql as $$ begin new.next_attempt_at = now() + interval '1 hour'; return new; end $$`)
    await howl.database.query('create trigger put_off before insert on ai.runs for each row execute function public.put_off()')
    const { run } = await start(eve)
    await howl.database.query('drop trigger put_off on ai.runs')
    await mutate('leaveProject', { projectId }, '{ projectId }', eve)
    await howl.database.query(`update ai.runs set next_attempt_at = now() - interval '1 second' where id = $1`, [run.id])
    expect(await ended(run.id)).toMatchObject({
      state: 'FAILED',
      answer: null,
      failure: 'The person who asked may not see the figures of this project any more. Somebody who may see its finances can ask again.',
    })
  })

  it('refuses the agent’s door to whoever cannot prove to be the AI subgraph', async () => {
    const url = howl.subgraphUrls.identity
    if (mode === 'embedded') return expect(url).toBeUndefined()
    for (const authorization of [undefined, 'Bearer nonsense', `Bearer ${owner}`]) {
      const response = await fetch(`${url}/internal/agent-token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
        body: JSON.stringify({ userId: '', projectId, scopes: ['finance:read'], runId: '' }),
      })
      expect(response.status).toBe(401)
    }
  })
})
