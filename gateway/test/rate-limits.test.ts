import { afterAll, beforeAll, expect, test } from 'vitest'
import { person } from './subgraphs/identity/src/identity.ts'
import { startTestGateway, type Answer, type TestGateway } from './start-test-gateway.ts'

let first: TestGateway
let second: TestGateway
const env = { HOWL_OPERATIONS_PER_SECOND: '20', HOWL_OPERATIONS_BURST: '300' }
beforeAll(async () => {
  first = await startTestGateway({ env })
  second = await startTestGateway({ env, beside: first })
  for (const name of ['linh', 'mai', 'an', 'quiet']) first.directory.people.set(name, person())
})
afterAll(async () => {
  await second.stop()
  await first.stop()
})

const isRefused = ({ errors }: Answer) => errors?.[0]?.extensions['code'] === 'RATE_LIMITED'
const askMany = (howl: TestGateway, token: string, count: number) => Promise.all(Array.from({ length: count }, () => howl.ask('{ viewer { name } }', { token })))

test('three hundred at once are answered, also when two gateways share them', async () => {
  const answers = await Promise.all([askMany(first, 'linh', 150), askMany(second, 'linh', 150)])
  expect(answers.flat().filter(isRefused)).toEqual([])
})

test('far more than that are refused, with the time to wait, whichever gateway is asked', async () => {
  const started = performance.now()
  const answers = (await Promise.all([askMany(first, 'mai', 400), askMany(second, 'mai', 400)])).flat()
  const seconds = (performance.now() - started) / 1000
  const refused = answers.filter(isRefused)
  const allowed = answers.length - refused.length
  expect(allowed).toBeGreaterThanOrEqual(300)
  // What the bucket holds, what flows in meanwhile, and the few that each gateway lets through on credit.
  expect(allowed).toBeLessThanOrEqual(350 + 20 * seconds + 20)
  const [one] = refused
  expect(one?.status).toBe(429)
  expect(one?.headers.get('retry-after')).toMatch(/^\d+$/)
  expect(one?.data).toBeUndefined()
})

test('one person makes nobody else wait', async () => {
  expect((await askMany(first, 'an', 20)).filter(isRefused)).toEqual([])
})

test('after a while there is room again, at the promised rate', async () => {
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const answers = await askMany(first, 'mai', 15)
  expect(answers.filter(isRefused).length).toBeLessThan(5)
})

test('not every request writes to the database', async () => {
  const statements = async () => (await first.database.query<{ n: string }>(`select coalesce(sum(n_tup_ins + n_tup_upd), 0) as n from pg_stat_all_tables where relname = 'rate_limits'`))[0]?.n
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  const before = Number(await statements())
  for (let round = 0; round < 10; round += 1) await askMany(first, 'quiet', 20)
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  expect(Number(await statements()) - before).toBeLessThan(40)
})
