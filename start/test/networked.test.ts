import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { redisServer, startRedis } from '@howl/testkit'
import { openGraphClient, requireSuccess, type GraphClient } from '../src/graph-client.ts'
import { stopOrphanedPostgres } from '../src/postgres.ts'
import { sepayDate, signSepay } from '../src/demo/sepay.ts'
import { readyAt, runHowl, type HowlProcess } from './howl-process.ts'

/** `npm run start:networked` from outside: seven processes. */
let base: string
let running: HowlProcess | null = null
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'howl-networked-'))
  chmodSync(base, 0o711)
})
afterEach(async () => {
  await running?.interrupt()
})
afterAll(async () => {
  await stopOrphanedPostgres(join(base, 'data'))
  rmSync(base, { recursive: true, force: true })
})

async function start(env: Record<string, string> = {}) {
  const howl = runHowl(['--networked', '--port', '0', '--data', join(base, 'data')], env)
  running = howl
  const url = await readyAt(howl)
  const processes = new Map([...howl.output().matchAll(/^ {2}(\w+) +process (\d+)/gm)].map(([, name, pid]) => [name ?? '', Number(pid)]))
  return { howl, url, processes }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

async function payAnOrder(graph: GraphClient, email: string): Promise<void> {
  const { signUp } = await graph.ask<{ signUp: { __typename: string; accessToken: string; user: { globalRole: string } } }>(
    'mutation ($input: SignUpInput!) { signUp(input: $input) { __typename ... on SignUpSuccess { accessToken user { globalRole } } } }',
    { input: { email, password: 'a long enough one', name: 'Mai' } },
  )
  const { accessToken: token, user } = requireSuccess(signUp)
  // Only the embedded start on loopback makes an operator of whoever comes first.
  expect(user.globalRole).toBe('USER')
  const { createProject } = await graph.ask<{ createProject: { __typename: string; project: { id: string } } }>(
    'mutation ($input: CreateProjectInput!) { createProject(input: $input) { __typename ... on CreateProjectSuccess { project { id } } } }',
    { input: { name: 'Shop', kind: 'OTHER', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh' } },
    token,
  )
  const projectId = requireSuccess(createProject).project.id
  const secret = 'sepay-test-secret-0001'
  const { createPaymentConnection } = await graph.ask<{ createPaymentConnection: { __typename: string; connection: { webhookUrl: string } } }>(
    'mutation ($input: CreatePaymentConnectionInput!) { createPaymentConnection(input: $input) { __typename ... on CreatePaymentConnectionSuccess { connection { webhookUrl } } } }',
    { input: { projectId, provider: 'SEPAY', name: 'Bank', settings: { bank: 'Vietcombank', accountNumber: '0123499999', codePrefix: 'DH' }, secrets: { authentication: 'HMAC', secret } } },
    token,
  )
  const { createOrder } = await graph.ask<{ createOrder: { __typename: string; order: { id: string; paymentCode: string } } }>(
    'mutation ($input: CreateOrderInput!) { createOrder(input: $input) { __typename ... on CreateOrderSuccess { order { id paymentCode } } } }',
    { input: { projectId, customer: { name: 'An', email: 'an@post.example' }, lines: [{ description: 'Lamp', quantity: 1, unitPrice: { amount: '250000', currency: 'VND' } }] } },
    token,
  )
  const { order } = requireSuccess(createOrder)
  const { body, headers } = signSepay(
    {
      id: 92704, gateway: 'Vietcombank', transactionDate: sepayDate(new Date()), accountNumber: '0123499999', code: order.paymentCode, content: `${order.paymentCode} chuyen tien`,
      transferType: 'in', transferAmount: 250_000, accumulated: 19_077_000, subAccount: null, referenceCode: 'MBVCB.3278907687', description: '',
    },
    secret,
  )
  const webhookUrl = graph.url + new URL(requireSuccess(createPaymentConnection).connection.webhookUrl).pathname
  expect((await fetch(webhookUrl, { method: 'POST', body, headers })).status).toBe(200)
  const ask = () =>
    graph.ask<{ project: { order: { status: string; contact: { name: string } | null } } }>('query ($id: ID!, $order: ID!) { project(id: $id) { order(id: $order) { status contact { name } } } }', { id: projectId, order: order.id }, token)
  // Told by the bank, worked on by the worker, seen by growth: every process has had its part.
  await expect.poll(() => ask().then(({ project }) => project.order), { timeout: 20_000 }).toEqual({ status: 'PAID', contact: { name: 'An' } })
}

test('seven processes do together what one does, and end in order', { timeout: 240_000 }, async () => {
  const { howl, url, processes } = await start()
  expect([...processes.keys()].toSorted()).toEqual(['ai', 'finance', 'gateway', 'growth', 'identity', 'worker'])
  await payAnOrder(openGraphClient(url), 'mai@one.example')
  expect(await howl.interrupt()).toEqual({ code: 0, signal: null })
  for (const pid of processes.values()) expect(isAlive(pid)).toBe(false)
})

test.runIf(redisServer)('the same with the queue in Redis', { timeout: 120_000 }, async () => {
  const redis = await startRedis()
  try {
    const { howl, url } = await start({ REDIS_URL: redis.url })
    await payAnOrder(openGraphClient(url), 'mai@two.example')
    expect((await howl.interrupt()).code).toBe(0)
  } finally {
    await redis.stop()
  }
})

test('a process that dies is named, and takes the rest down with it', { timeout: 120_000 }, async () => {
  const { howl, processes } = await start()
  process.kill(processes.get('finance') ?? 0, 'SIGKILL')
  expect((await howl.ended).code).toBe(1)
  expect(howl.output()).toMatch(/finance \(process \d+\) ended by itself \(SIGKILL\)\. The rest is stopped too\./)
  for (const pid of processes.values()) expect(isAlive(pid)).toBe(false)
})

test('when the start itself is killed, its processes do not stay behind', { timeout: 120_000 }, async () => {
  const { howl, processes } = await start()
  howl.child.kill('SIGKILL')
  await howl.ended
  await expect.poll(() => [...processes].filter(([, pid]) => isAlive(pid)).map(([name]) => name), { timeout: 25_000 }).toEqual([])
})
