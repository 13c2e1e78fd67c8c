import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import pg from 'pg'
import { generateSecrets, openGraphClient } from '@howl/start'
import { chromium } from '../../testkit/src/chromium.ts'
import { launchBrowser, openPerson, weigh } from '../../web/e2e/person.ts'
import { buildWeb } from '../../web/e2e/build-web.ts'
import { makeOrders } from '../../web/e2e/many-orders.ts'
import { loadOrders, scrollOrders, workWithOrders } from '../../web/e2e/orders-list.ts'
import { paintOf, untilQuiet, watchPaint } from '../../web/e2e/paint.ts'
import { traced, type Trace } from '../../web/e2e/trace.ts'
import { startBenchDatabase } from './database.ts'
import type { Bench } from './measure.ts'
import { startProcess, withStarted } from './processes.ts'

/** How many orders there are, and how many of them somebody has loaded who works in the list. */
type Size = { orders: number; atWork: number }

const PERSON = { email: 'bench@example.com', password: 'a long enough password' }

/** A phone of the middle class on a slow network, as Lighthouse has it. */
const CPU_SLOWDOWN = 4
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: (1.6 * 0.9 * 1024 * 1024) / 8, uploadThroughput: (0.75 * 0.9 * 1024 * 1024) / 8 }

const MUST = { signInBytes: 220_000, homeBytes: 300_000, largestMs: 2_500, frameMs: 50, interactionMs: 100, shift: 0.01 }

type Person = Awaited<ReturnType<typeof openPerson>>
/** What a browser has kept of its person: with every visit the session's cookie is another one. */
type Kept = Awaited<ReturnType<Person['context']['storageState']>>
type Place = { url: string; open: (kept?: Kept) => Promise<Person> }

/** What the browser has to load, how soon a page stands, and whether a long list keeps up with the hand. By the clock: nothing else may run. */
export const web: Bench = () => measureWeb({ orders: 100_000, atWork: 10_000 })

export const webSmall: Bench = () => measureWeb({ orders: 2_000, atWork: 1_000 })

const measureWeb = ({ orders, atWork }: Size) =>
  withStarted(async (keep) => {
    if (chromium === null) throw new Error('No Chromium was found on this machine.')
    const webRoot = mkdtempSync(`${tmpdir()}/howl-bench-web-`)
    await keep(Promise.resolve({ stop: () => Promise.resolve(rmSync(webRoot, { recursive: true })) }))
    await buildWeb(webRoot)
    const database = await keep(startBenchDatabase([]))
    const ownerUrl = await database.create('product')
    const { url } = await keep(startProcess('contenders/howl-with-web.ts', { env: { ...generateSecrets(), DATABASE_URL: ownerUrl }, webRoot }))
    const projectId = await fill({ url, ownerUrl, orders })
    const browser = await launchBrowser(chromium)
    await keep(Promise.resolve({ stop: () => browser.close() }))
    const open: Place['open'] = async (kept) => {
      const person = await openPerson(browser, [], kept)
      await watchPaint(person.context)
      return person
    }
    const place: Place = { url, open }

    const signIn = await coldVisit(place, { path: '/sign-in', heading: 'Sign in' })
    const home = await coldVisit(place, { path: `/p/${projectId}`, heading: 'Lantern shop', kept: await signedIn(place) })
    const portfolio = await coldVisit(place, { path: '/projects', heading: 'All projects', kept: home.kept })
    const list = await coldVisit(place, { path: `/p/${projectId}/orders`, heading: 'Orders', kept: portfolio.kept })

    const page = await (await open(list.kept)).openPage(`${url}/p/${projectId}/orders`)
    await page.getByText(`${(orders + 1).toLocaleString('en')} orders`).waitFor()
    const loading = await traced(browser, page, () => loadOrders(page, atWork))
    const working = await traced(browser, page, () => workWithOrders(page))
    await page.goto(`${url}/p/${projectId}/orders`)
    await page.getByText(`${(orders + 1).toLocaleString('en')} orders`).waitFor()
    await loadOrders(page, orders)
    const scrolling = await traced(browser, page, () => scrollOrders(page))

    const figures = [
      figure('JavaScript of the sign-in page', { value: signIn.bytes, must: MUST.signInBytes, unit: 'bytes of brotli' }),
      figure('JavaScript of Home', { value: home.bytes, must: MUST.homeBytes, unit: 'bytes of brotli' }),
      figure(`largest paint of the sign-in page, processor ${CPU_SLOWDOWN} × slower, slow 4G`, { value: signIn.largestMs, must: MUST.largestMs, unit: 'ms' }),
      figure('largest paint of Home, the same', { value: home.largestMs, must: MUST.largestMs, unit: 'ms' }),
      figure(`longest frame while ${atWork.toLocaleString('en')} orders are loaded page by page`, { value: longest(loading), must: MUST.frameMs, unit: 'ms' }),
      figure(`longest frame while ${orders.toLocaleString('en')} loaded orders are scrolled through`, { value: longest(scrolling), must: MUST.frameMs, unit: 'ms' }),
      figure(`slowest of ${working.interactions.length} interactions with ${atWork.toLocaleString('en')} loaded orders, to the next paint`, { value: Math.max(...working.interactions.map(({ wallMs }) => wallMs)), must: MUST.interactionMs, unit: 'ms' }),
      ...Object.entries({ Home: home, 'the portfolio': portfolio, 'the orders': list }).map(([name, { shift }]) => figure(`layout shift of ${name}`, { value: shift, must: MUST.shift, unit: '' })),
    ]
    return { lines: figures.map(({ line }) => line), isMissed: figures.some(({ isMissed }) => isMissed) }
  })

/** By the clock, as the eye meets it. */
const longest = ({ tasks }: Trace): number => tasks.reduce((most, { wallMs }) => Math.max(most, wallMs), 0)

function figure(name: string, { value, must, unit }: { value: number; must: number; unit: string }): { line: string; isMissed: boolean } {
  const isMissed = value > must
  const shown = value < 1 ? value.toFixed(4) : Math.round(value).toLocaleString('en')
  return { line: `${name}: ${shown} ${unit}`.trimEnd() + ` (must ${must.toLocaleString('en')}): ${isMissed ? 'MISSED' : 'met'}`, isMissed }
}

async function signedIn({ url, open }: Place): Promise<Kept> {
  const owner = await open()
  const page = await owner.openPage(`${url}/sign-in`)
  await page.getByLabel('E-mail').fill(PERSON.email)
  await page.getByLabel('Password', { exact: true }).fill(PERSON.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Lantern shop' }).waitFor()
  const kept = await owner.context.storageState()
  await owner.close()
  return kept
}

/** As somebody comes for the first time, on a slow phone's processor and network. */
async function coldVisit({ url, open }: Place, { path, heading, kept }: { path: string; heading: string; kept?: Kept }): Promise<{ bytes: number; largestMs: number; shift: number; kept: Kept }> {
  const visitor = await open(kept)
  const weight = weigh(visitor.context)
  const page = await visitor.openPage('about:blank')
  const debuggerSession = await visitor.context.newCDPSession(page)
  await debuggerSession.send('Network.enable')
  await debuggerSession.send('Network.emulateNetworkConditions', SLOW_4G)
  await debuggerSession.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  await page.goto(url + path, { timeout: 60_000 })
  await page.getByRole('heading', { name: heading }).first().waitFor({ timeout: 60_000 })
  const bytes = await weight()
  await untilQuiet(page)
  const { largestMs, shift } = await paintOf(page)
  const leaves = await visitor.context.storageState()
  await visitor.close()
  return { bytes, largestMs, shift, kept: leaves }
}

async function fill({ url, ownerUrl, orders }: { url: string; ownerUrl: string; orders: number }): Promise<string> {
  const client = openGraphClient(url)
  const { signUp } = await client.ask<{ signUp: { accessToken: string } }>('mutation ($input: SignUpInput!) { signUp(input: $input) { ... on SignUpSuccess { accessToken } } }', { input: { ...PERSON, name: 'Bench' } })
  const mutate = <Data>(query: string, input: object) => client.ask<Data>(query, { input }, signUp.accessToken)
  const { createProject } = await mutate<{ createProject: { project: { id: string } } }>('mutation ($input: CreateProjectInput!) { createProject(input: $input) { ... on CreateProjectSuccess { project { id } } } }', {
    name: 'Lantern shop',
    kind: 'PRINT_SHOP',
    currency: 'VND',
    timeZone: 'Asia/Ho_Chi_Minh',
  })
  const projectId = createProject.project.id
  await mutate('mutation ($input: CreateOrderInput!) { createOrder(input: $input) { __typename } }', {
    projectId,
    customer: { name: 'Mai Tran', email: 'mai@example.com' },
    lines: [{ description: 'Lantern', quantity: 1, unitPrice: { amount: '120000', currency: 'VND' } }],
  })
  const database = new pg.Client({ connectionString: ownerUrl })
  await database.connect()
  await makeOrders(database, { projectId, count: orders })
  await database.query('analyze')
  await database.end()
  return projectId
}
