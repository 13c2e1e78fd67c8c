import { chromium, startHowl, type TestHowl } from '@howl/testkit'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOn, launchBrowser, openPerson } from './browser.ts'
import { buildWeb } from './build-web.ts'

const email = 'thu@example.com'
const password = 'a long enough password'
/** More than the first page and several that are loaded ahead. */
const orderCount = 1_000

if (chromium === null && process.env['CI'] !== 'true') {
  it.skip('a day of work in a browser: no Chromium was found on this machine')
} else {
  describe('a day of work', work)
}

function work() {
  const webRoot = mkdtempSync(join(tmpdir(), 'howl-work-'))
  const complaints: string[] = []
  let howl: TestHowl
  let browser: Browser
  let person: Awaited<ReturnType<typeof openPerson>>
  let page: Page
  let base = ''
  let token = ''
  let projectId = ''

  const ask = async (query: string, input: Record<string, unknown>) => {
    const { body } = await howl.send({ query, variables: { input } }, token || null)
    expect(body.errors, JSON.stringify(body.errors)).toBeUndefined()
    return body.data as Record<string, { [key: string]: never }>
  }
  const createOrder = (name: string, amount: string) =>
    ask('mutation ($input: CreateOrderInput!) { createOrder(input: $input) { ... on CreateOrderSuccess { order { id } } } }', {
      projectId,
      customer: { name },
      lines: [{ description: 'Lantern', quantity: 1, unitPrice: { amount, currency: 'VND' } }],
    })

  beforeAll(async () => {
    expect(chromium, 'the suite needs Chromium').not.toBeNull()
    await buildWeb(webRoot)
    howl = await startHowl({ webRoot })
    const { signUp } = await ask('mutation ($input: SignUpInput!) { signUp(input: $input) { ... on SignUpSuccess { accessToken } } }', { email, password, name: 'Thu Le' })
    token = String(signUp?.['accessToken'])
    const { createProject } = await ask('mutation ($input: CreateProjectInput!) { createProject(input: $input) { ... on CreateProjectSuccess { project { id } } } }', {
      name: 'Lantern shop',
      kind: 'OTHER',
      currency: 'VND',
      timeZone: 'Asia/Ho_Chi_Minh',
    })
    projectId = (createProject?.['project'] as unknown as { id: string }).id
    base = `${howl.url}/p/${projectId}`
    await createOrder('Mai Tran', '120000')
    await createOrder('Đặng Thị Bưởi', '90000')
    await ask('mutation ($input: RecordExpenseInput!) { recordExpense(input: $input) { __typename } }', { projectId, category: 'Paper', amount: { amount: '40000', currency: 'VND' }, spentOn: '2026-01-15', vendor: 'Paper House' })
    browser = await launchBrowser(chromium ?? '')
    person = await openPerson(browser, complaints)
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await howl?.stop()
    rmSync(webRoot, { recursive: true, force: true })
  })

  const button = (on: Page, name: string | RegExp) => on.getByRole('button', { name, exact: typeof name === 'string' })
  const expectAccessible = async (on: Page) => expect(await findingsOn(on), on.url()).toEqual([])

  it('speaks Vietnamese from the sign-in on, and refuses in it', async () => {
    page = await person.openPage(`${howl.url}/sign-in`)
    await button(page, 'Tiếng Việt').click()
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('vi')
    await page.reload()
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor()
    expect(await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /\/en-[^/]*\.js$/.test(name)).length)).toBe(0)
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Mật khẩu', { exact: true }).fill('not the password')
    await button(page, 'Đăng nhập').click()
    await page.getByText('Địa chỉ email hoặc mật khẩu không đúng.').waitFor()
    await expectAccessible(page)
    await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
    await button(page, 'Đăng nhập').click()
    await page.getByText('Doanh thu', { exact: true }).first().waitFor()
    await page.goto(`${base}/orders`)
    await page.getByRole('cell', { name: '120.000 ₫' }).waitFor()
    await page.getByText('2 đơn hàng').waitFor()
    await page.getByText('Chờ thanh toán', { exact: true }).first().waitFor()
    await expectAccessible(page)
    await button(page, 'Tài khoản của Thu Le').click()
    await page.getByRole('menuitemradio', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Orders' }).waitFor()
    await page.keyboard.press('Escape')
  })

  it('finds pages, actions and records from one field, without the accents', async () => {
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: 'Search pages, records and actions' })
    await field.fill('expe')
    await page.getByRole('option', { name: 'Record expense' }).waitFor()
    await expectAccessible(page)
    await field.fill('Mai Tr')
    await page.getByRole('option', { name: /^Order 1, Mai Tran/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Order 1' }).waitFor()
    expect(page.url()).toContain('/orders/')
    await page.keyboard.press('Escape')
  })

  it('keeps what is typed into that field while its code is still on the way', async () => {
    const slow = await person.context.newPage()
    let release: () => void = () => {}
    const held = new Promise<void>((done) => {
      release = done
    })
    await slow.route(/Palette-[^/]*\.js$/, async (route) => {
      await held
      await route.continue()
    })
    await slow.goto(`${base}/orders`)
    await slow.getByRole('row', { name: /Mai Tran/ }).waitFor()
    const asked = slow.waitForRequest(/Palette-[^/]*\.js$/)
    await slow.keyboard.press('Control+k')
    await asked
    // "g e" would go to the expenses.
    await slow.keyboard.type('geox')
    await slow.keyboard.press('Backspace')
    release()
    const field = slow.getByRole('combobox', { name: 'Search pages, records and actions' })
    await expect.poll(() => field.inputValue()).toBe('geo')
    await slow.keyboard.press('Escape')
    await field.waitFor({ state: 'detached' })
    expect(slow.url()).toBe(`${base}/orders`)
    await slow.close()
  })

  it('is driven by keys alone', async () => {
    await page.getByRole('region', { name: 'Order 1' }).waitFor({ state: 'detached' })
    await page.keyboard.press('g')
    await page.keyboard.press('e')
    await page.getByRole('heading', { name: 'Expenses' }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('o')
    await page.getByRole('heading', { name: 'Orders' }).waitFor()
    await page.keyboard.press('j')
    await page.getByRole('region', { name: 'Order 2' }).waitFor()
    await page.keyboard.press('j')
    await page.getByRole('region', { name: 'Order 1' }).waitFor()
    await page.keyboard.press('k')
    await page.getByRole('region', { name: 'Order 2' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('region', { name: 'Order 2' }).waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Shortcuts' }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Shortcuts' }).waitFor({ state: 'detached' })
    await page.keyboard.press('c')
    await page.getByRole('region', { name: 'Create order' }).waitFor()
  })

  it('keeps what was typed through a reload and the end of the session', async () => {
    const panel = page.getByRole('region', { name: 'Create order' })
    await page.getByLabel('Customer name').fill('Hoa Pham')
    await page.getByLabel('Description').fill('Silk lantern')
    await page.reload()
    await panel.getByText('As you left it.').waitFor()
    expect(await page.getByLabel('Customer name').inputValue()).toBe('Hoa Pham')

    await howl.database.query(`update identity.sessions set ended_at = now() where user_id = (select id from identity.users where email = '${email}')`)
    // Nobody has told the gateway, and it remembers for most of a second who was signed in.
    await sleep(1_500)
    await page.getByLabel('Quantity').fill('2')
    await page.getByLabel('Unit price').fill('65.000')
    await button(page, 'Create order').click()
    const over = page.getByRole('dialog', { name: 'Your session has ended' })
    await over.getByLabel('Password', { exact: true }).fill(password)
    await button(page, 'Sign in').click()
    await over.waitFor({ state: 'detached' })
    expect(await page.getByLabel('Description').inputValue()).toBe('Silk lantern')
    await button(page, 'Create order').click()
    await page.getByRole('region', { name: 'Order 3' }).getByText('Silk lantern').waitFor()
    await page.keyboard.press('Escape')
  })

  it('shows in one browser what was done in another, counted and not under the pointer', async () => {
    const other = await openPerson(browser, complaints)
    const theirs = await other.openPage(`${base}/orders`)
    await theirs.getByLabel('E-mail').fill(email)
    await theirs.getByLabel('Password', { exact: true }).fill(password)
    await button(theirs, 'Sign in').click()
    await theirs.getByText('3 orders').waitFor()
    await page.keyboard.press('c')
    await page.getByLabel('Customer name').fill('Lan Vu')
    await page.getByLabel('Description').fill('Paper lantern')
    await page.getByLabel('Unit price').fill('30000')
    await button(page, 'Create order').click()
    await page.getByRole('region', { name: 'Order 4' }).waitFor()
    await button(theirs, '1 new').click()
    await theirs.getByRole('link', { name: 'Order 4, Lan Vu' }).waitFor()
    await other.close()
  })

  it('puts a row back, with the reason, when taking it away is refused', async () => {
    await page.goto(`${base}/expenses`)
    const row = page.getByRole('cell', { name: 'Paper House', exact: true })
    await row.waitFor()
    let letGo = () => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('"operationName":"DeleteExpense"')) return route.continue()
      await held
      return route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify({ errors: [{ message: 'The books of last month are closed.', path: ['deleteExpense'], extensions: { code: 'FORBIDDEN' } }], data: null }) })
    })
    await button(page, /^Delete the expense of/).click()
    await row.waitFor({ state: 'detached' })
    letGo()
    await row.waitFor()
    await page.getByText('The books of last month are closed.').waitFor()
    await page.unroute('**/graphql')
  })

  it('shows a note before the server has it, and gives the text back when it is refused', async () => {
    await page.goto(`${base}/orders`)
    await page.getByRole('link', { name: 'Order 1, Mai Tran' }).click()
    const panel = page.getByRole('region', { name: 'Order 1' })
    const field = panel.getByLabel('Write a note')
    const note = panel.getByRole('listitem').filter({ hasText: 'Gift wrap' })
    let letGo = () => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('"operationName":"AddOrderNote"')) return route.continue()
      await held
      return route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify({ errors: [{ message: 'No.', path: ['addOrderNote'], extensions: { code: 'FORBIDDEN' } }], data: null }) })
    })
    await field.fill('Gift wrap')
    await panel.getByText('A note stays with the order and cannot be changed.').waitFor()
    await button(page, 'Add note').click()
    await note.getByText('Thu Le').waitFor()
    letGo()
    await note.waitFor({ state: 'detached' })
    await page.getByRole('alert').getByText('No.', { exact: true }).waitFor()
    expect(await field.inputValue()).toBe('Gift wrap')
    await page.unroute('**/graphql')
    await button(page, 'Add note').click()
    await note.waitFor()
    await expect.poll(() => field.inputValue()).toBe('')
    await page.reload()
    await note.waitFor()
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
  })

  it('says when it is offline, and catches up', async () => {
    await page.goto(`${base}/orders`)
    await page.getByText('4 orders').waitFor()
    await person.context.setOffline(true)
    await page.getByText(/^You are offline\./).waitFor()
    await expectAccessible(page)
    complaints.length = 0
    await person.context.setOffline(false)
    await page.getByText(/^You are offline\./).waitFor({ state: 'detached' })
  })

  it('scrolls through thousands of rows with few in the document, under a head that stays', async () => {
    await howl.database.copyRow('finance.orders', {
      where: `t.number = 1 and t.project_id = '${projectId}'`,
      changes: `jsonb_build_object('id', gen_random_uuid(), 'number', n, 'payment_code', 'ZZ' || lpad(n::text, 8, '0'), 'placed_at', t.placed_at - n * interval '1 minute')`,
      first: 100,
      last: orderCount + 99,
    })
    await page.goto(`${base}/orders`)
    await page.getByText('1,004 orders').waitFor()
    const last = page.getByRole('link', { name: /^Order 1099,/ })
    for (let tries = 0; tries < 60 && !(await last.isVisible()); tries += 1) await page.evaluate(() => window.scrollTo({ top: document.documentElement.scrollHeight }))
    await last.waitFor()
    expect(await page.getByRole('row').count()).toBeLessThan(80)
    expect(await page.getByRole('columnheader', { name: 'Customer' }).evaluate((head) => head.getBoundingClientRect().top)).toBeLessThan(60)
    await expectAccessible(page)
  })

  it('keeps the columns as they were chosen', async () => {
    await page.evaluate(() => window.scrollTo({ top: 0 }))
    await button(page, 'Columns').click()
    await page.getByRole('checkbox', { name: 'Still owed' }).check()
    await page.getByRole('checkbox', { name: 'Reference' }).uncheck()
    await button(page, 'Move Total forward').click()
    await expectAccessible(page)
    await page.reload()
    await page.getByRole('columnheader', { name: 'Still owed' }).waitFor()
    expect(await page.getByRole('columnheader', { name: 'Reference' }).count()).toBe(0)
    const heads = await page.getByRole('columnheader').allInnerTexts()
    expect(heads.indexOf('Total')).toBeLessThan(heads.indexOf('Placed'))
  })

  it('ran without a word in the console', () => {
    expect(complaints.filter((one) => !one.includes('net::ERR_INTERNET_DISCONNECTED'))).toEqual([])
  })
}
