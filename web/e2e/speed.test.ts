import { chromium, startHowl, type TestHowl } from '@howl/testkit'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPerson } from './person.ts'
import { buildWeb } from './build-web.ts'
import { makeOrders } from './many-orders.ts'
import { loadOrders, scrollOrders, workWithOrders } from './orders-list.ts'
import { paintOf, untilQuiet, watchPaint } from './paint.ts'
import { slowest, traced } from './trace.ts'

const email = 'khoa@example.com'
const password = 'a long enough password'
const orderCount = 100_000
const loadedCount = 10_000
/**
 * In processor time, and above the 50 and 100 ms that must hold by the clock on a machine that does nothing else (`npm run bench -- web`
 * measures those): it is stretched too when others use the machine, though far less than a clock. On one with sixteen in the queue for two
 * processors a page of rows cost 87 ms, the dearest frame while scrolling 32, and the dearest click 122: room for that, and not for a list
 * that draws, reads or copies all of its rows, or makes those of a leap in one piece.
 */
const most = { loadingMs: 150, scrollingMs: 100, interactionMs: 200 }
/** What the eye does not see: a hundredth of the window moved by the whole of it. */
const mostShift = 0.01

if (chromium === null && process.env['CI'] !== 'true') {
  it.skip('how fast pages are drawn: no Chromium was found on this machine')
} else {
  describe('how fast pages are drawn', speed)
}

function speed() {
  const webRoot = mkdtempSync(join(tmpdir(), 'howl-speed-'))
  const complaints: string[] = []
  let howl: TestHowl
  let browser: Browser
  let person: Awaited<ReturnType<typeof openPerson>>
  let page: Page
  let base = ''

  beforeAll(async () => {
    expect(chromium, 'the suite needs Chromium').not.toBeNull()
    await buildWeb(webRoot)
    howl = await startHowl({ webRoot })
    let token: string | null = null
    const ask = async (query: string, input: object) => {
      const { body } = await howl.send({ query, variables: { input } }, token)
      expect(body.errors, JSON.stringify(body.errors)).toBeUndefined()
      return body.data as Record<string, Record<string, unknown>>
    }
    token = String((await ask('mutation ($input: SignUpInput!) { signUp(input: $input) { ... on SignUpSuccess { accessToken } } }', { email, password, name: 'Khoa Bui' }))['signUp']?.['accessToken'])
    const made = await ask('mutation ($input: CreateProjectInput!) { createProject(input: $input) { ... on CreateProjectSuccess { project { id } } } }', { name: 'Lantern shop', kind: 'OTHER', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh' })
    const projectId = (made['createProject']?.['project'] as { id: string }).id
    const amount = { amount: '120000', currency: 'VND' }
    await ask('mutation ($input: CreateOrderInput!) { createOrder(input: $input) { __typename } }', { projectId, customer: { name: 'Mai Tran', email: 'mai@example.com' }, lines: [{ description: 'Lantern', quantity: 1, unitPrice: amount }] })
    await ask('mutation ($input: RecordExpenseInput!) { recordExpense(input: $input) { __typename } }', { projectId, category: 'Paper', amount, spentOn: new Date().toISOString().slice(0, 10) })
    await makeOrders(howl.database, { projectId, count: orderCount })
    base = `${howl.url}/p/${projectId}`
    browser = await launchBrowser(chromium ?? '')
    person = await openPerson(browser, complaints)
    await watchPaint(person.context)
    page = await person.openPage(`${howl.url}/sign-in`)
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('heading', { name: 'Lantern shop' }).waitFor()
  }, 300_000)

  afterAll(async () => {
    await browser?.close()
    await howl?.stop()
    rmSync(webRoot, { recursive: true, force: true })
  })

  for (const [name, path] of [['Home', ''], ['orders', '/orders'], ['the portfolio', '/projects']] as const) {
    it(`moves nothing under the eyes while ${name} comes in, part by part`, async () => {
      const slow = await person.context.newPage()
      let answers = 0
      // Each answer later than the one before: every part of the page comes by itself.
      await slow.route('**/graphql', async (route) => {
        answers += 1
        await new Promise((done) => setTimeout(done, 150 * (answers % 4)))
        await route.continue()
      })
      await slow.goto(path === '/projects' ? `${howl.url}${path}` : base + path)
      await slow.getByRole('heading').first().waitFor()
      await untilQuiet(slow)
      const { shift, shifted } = await paintOf(slow)
      await slow.close()
      expect(shift, shifted.join('\n')).toBeLessThanOrEqual(mostShift)
    })
  }

  it(`loads ${loadedCount} of ${orderCount} orders page by page, and scrolls through them, without a frame over ${most.loadingMs} and ${most.scrollingMs} ms`, async () => {
    await page.goto(`${base}/orders`)
    await page.getByText(`${(orderCount + 1).toLocaleString('en')} orders`).waitFor()
    const loading = await traced(browser, page, () => loadOrders(page, loadedCount))
    expect(slowest(loading.tasks).cpuMs, JSON.stringify(slowest(loading.tasks))).toBeLessThanOrEqual(most.loadingMs)
    const scrolling = await traced(browser, page, () => scrollOrders(page))
    expect(scrolling.tasks.length).toBeGreaterThan(50)
    expect(slowest(scrolling.tasks).cpuMs, JSON.stringify(slowest(scrolling.tasks))).toBeLessThanOrEqual(most.scrollingMs)
  }, 600_000)

  it(`answers every click and key there within ${most.interactionMs} ms`, async () => {
    const { interactions } = await traced(browser, page, () => workWithOrders(page))
    expect(interactions.length).toBeGreaterThan(8)
    const late = interactions.filter(({ cpuMs }) => cpuMs > most.interactionMs)
    expect(late).toEqual([])
    expect(complaints).toEqual([])
  }, 240_000)
}
