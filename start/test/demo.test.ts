import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword, demoPeople } from '../src/demo/create.ts'
import { openGraphClient, type GraphClient } from '../src/graph-client.ts'
import { readyAt, runHowl, type HowlProcess } from './howl-process.ts'

let base: string
let howl: HowlProcess
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'howl-demo-'))
  chmodSync(base, 0o711)
})
afterAll(async () => {
  await howl.interrupt()
  rmSync(base, { recursive: true, force: true })
})

async function signIn(graph: GraphClient, email: string): Promise<{ accessToken: string; user: { globalRole: string } }> {
  const { signIn: signedIn } = await graph.ask<{ signIn: { accessToken: string; user: { globalRole: string } } }>(
    `mutation SignIn($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { accessToken user { globalRole } } } }`,
    { input: { email, password: demoPassword } },
  )
  return signedIn
}

type Project = {
  name: string
  currency: string
  myRole: { key: string }
  orders: { totalCount: number }
  contacts: { totalCount: number }
  unmatched: { totalCount: number }
  open: { totalCount: number }
  runs: { nodes: { state: string }[] }
  balance: { amount: { amount: string } } | null
  metrics: { profitMargin: string; burnRate: { amount: string }; runwayMonths: string | null; series: { from: string; revenue: { amount: string }; expenses: { amount: string } }[] }
}

const projectsQuery = `query Demo($range: DateRangeInput!) {
  viewer { projects { nodes {
    name currency myRole { key }
    orders { totalCount }
    contacts { totalCount }
    unmatched: transactions(filter: { matchStates: [UNMATCHED] }) { totalCount }
    open: webhookEvents(filter: { states: [RECEIVED, PROCESSING, FAILED] }) { totalCount }
    runs { nodes { state } }
    balance { amount { amount } }
    metrics(range: $range, bucket: MONTH) { profitMargin burnRate { amount } runwayMonths series { from revenue { amount } expenses { amount } } }
  } } }
}`

test('demo data that was broken off by a kill is made anew by the next start, and tells of three businesses', { timeout: 240_000 }, async () => {
  const brokenOff = runHowl(['--port', '0', '--data', join(base, 'data')])
  await brokenOff.writes(/Creating demo data/)
  await new Promise((done) => setTimeout(done, 1500))
  brokenOff.child.kill('SIGKILL')
  await brokenOff.ended
  expect(JSON.parse(readFileSync(join(base, 'data/demo.json'), 'utf8'))).toEqual({ state: 'creating' })

  howl = runHowl(['--port', '0', '--data', join(base, 'data')])
  const graph = openGraphClient(await readyAt(howl))
  expect(howl.output()).toContain(`Sign in with  ${demoPeople.owner.email}   password  ${demoPassword}`)
  const owner = await signIn(graph, demoPeople.owner.email)
  expect(owner.user.globalRole).toBe('SUPERADMIN')

  const today = new Date()
  const to = today.toISOString().slice(0, 10)
  const from = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 6, 1)).toISOString().slice(0, 10)
  const { viewer } = await graph.ask<{ viewer: { projects: { nodes: Project[] } } }>(projectsQuery, { range: { from, to } }, owner.accessToken)
  const projects = viewer.projects.nodes
  expect(projects.map(({ name, currency }) => `${name} ${currency}`).toSorted()).toEqual(['Harbour Light Festival ZAR', 'Mekong Layerworks VND', 'Tidewatch USD'])
  for (const project of projects) {
    expect(project.myRole.key).toBe('OWNER')
    expect(project.orders.totalCount).toBeGreaterThan(150)
    expect(project.contacts.totalCount).toBeGreaterThan(50)
    expect(project.open.totalCount).toBe(0)
    expect(project.balance).not.toBeNull()
    const months = project.metrics.series.slice(0, -1)
    expect(months).toHaveLength(6)
    for (const { revenue, expenses } of months) {
      expect(Number(revenue.amount)).toBeGreaterThan(0)
      expect(Number(expenses.amount)).toBeGreaterThan(0)
    }
    expect(project.runs.nodes.map(({ state }) => state)).not.toContain('FAILED')
  }
  const byCurrency = (currency: string) => projects.find((project) => project.currency === currency)
  expect(byCurrency('VND')?.unmatched.totalCount).toBeGreaterThan(0)
  expect(Number(byCurrency('VND')?.metrics.profitMargin)).toBeGreaterThan(0)
  expect(Number(byCurrency('USD')?.metrics.burnRate.amount)).toBeGreaterThan(0)
  expect(Number(byCurrency('USD')?.metrics.runwayMonths)).toBeGreaterThan(3)

  const worker = await signIn(graph, demoPeople.worker.email)
  expect(worker.user.globalRole).toBe('USER')
  const seen = await graph.ask<{ viewer: { projects: { nodes: { name: string; myRole: { key: string } }[] } } }>('{ viewer { projects { nodes { name myRole { key } } } } }', {}, worker.accessToken)
  expect(seen.viewer.projects.nodes.map(({ name, myRole }) => `${name} ${myRole.key}`).toSorted()).toEqual(['Harbour Light Festival VIEWER', 'Mekong Layerworks WORKER'])
})

test('the demo is not opened to other machines', { timeout: 120_000 }, async () => {
  await howl.interrupt()
  const exposed = runHowl(['--port', '0', '--data', join(base, 'data')], { HOST: '0.0.0.0' })
  expect((await exposed.ended).code).toBe(1)
  expect(exposed.output()).toMatch(/holds the demo, whose password everybody knows.*--reset --no-demo/s)
})
