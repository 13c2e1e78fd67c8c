import { chromium, startHowl, type TestHowl } from '@howl/testkit'
import { exec } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOn, launchBrowser, openPerson, weigh } from './browser.ts'
import { buildWeb } from './build-web.ts'

const run = promisify(exec)

if (chromium === null && process.env['CI'] !== 'true') {
  it.skip('the story in a browser: no Chromium was found on this machine')
} else {
  describe('the story of a first day', story)
}

function story() {
  const webRoot = mkdtempSync(join(tmpdir(), 'howl-web-'))
  const complaints: string[] = []
  let howl: TestHowl
  let browser: Browser
  let owner: Awaited<ReturnType<typeof openPerson>>
  let page: Page
  let home = ''

  beforeAll(async () => {
    expect(chromium, 'the story needs Chromium').not.toBeNull()
    await buildWeb(webRoot)
    howl = await startHowl({ webRoot })
    browser = await launchBrowser(chromium ?? '')
    owner = await openPerson(browser, complaints)
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await howl?.stop()
    rmSync(webRoot, { recursive: true, force: true })
  })

  const expectAccessible = async (on: Page) => expect(await findingsOn(on), on.url()).toEqual([])
  const button = (on: Page, name: string | RegExp) => on.getByRole('button', { name, exact: typeof name === 'string' })

  it('shows the sign-in page with little to load', async () => {
    const visitor = await openPerson(browser, complaints)
    const weight = weigh(visitor.context)
    const first = await visitor.openPage(`${howl.url}/sign-in`)
    await first.getByRole('heading', { name: 'Sign in' }).waitFor()
    const total = await weight()
    expect(total).toBeGreaterThan(100_000)
    expect(total).toBeLessThanOrEqual(220_000)
    await visitor.close()
  })

  it('signs up, and is led to the first project', async () => {
    page = await owner.openPage(howl.url)
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Create account' }).click()
    await page.getByLabel('Name').fill('Linh Nguyen')
    await page.getByLabel('E-mail').fill('linh@example.com')
    await page.getByLabel('Password', { exact: true }).fill('a long enough password')
    await expectAccessible(page)
    await button(page, 'Create account').click()
    await page.getByRole('heading', { name: 'New project' }).waitFor()
  })

  it('creates a project in its own currency and time zone', async () => {
    await page.getByLabel('Name').fill('Candle shop')
    await page.getByRole('combobox', { name: 'Currency' }).click()
    await page.getByRole('option', { name: /^VND/ }).click()
    await expectAccessible(page)
    await button(page, 'Create project').click()
    await page.getByRole('heading', { name: 'Candle shop' }).waitFor()
    home = page.url()
    await page.getByText('First steps').waitFor()
    await expectAccessible(page)
  })

  it('connects SePay, and sees the address to give it', async () => {
    await page.getByRole('link', { name: 'Connect a bank account' }).click()
    await button(page, 'Connect a bank account').click()
    await page.getByLabel('Bank', { exact: true }).fill('Vietcombank')
    await page.getByLabel('Account number').fill('0123499999')
    await page.getByLabel('Prefix of payment codes').fill('cs')
    await page.getByLabel('Secret or API key').fill('a-secret-of-the-story')
    await button(page, 'Connect SePay').click()
    await page.getByRole('region', { name: 'SePay' }).waitFor()
    expect(await page.getByLabel('Webhook address', { exact: true }).innerText()).toContain(`${howl.url}/webhooks/sepay/`)
    await expectAccessible(page)
  })

  it('creates an order, sees its payment code, pays it by the prepared command, and watches it turn paid', async () => {
    const connection = page.url()
    await page.getByRole('link', { name: 'Orders' }).click()
    await page.getByRole('link', { name: 'Create order' }).first().click()
    await page.getByLabel('Customer name').fill('Mai Tran')
    await page.getByLabel('Customer e-mail').fill('mai@example.com')
    await page.getByLabel('Description').fill('Beeswax candle')
    await page.getByLabel('Quantity').fill('2')
    await page.getByLabel('Unit price').fill('125.000')
    await button(page, 'Create order').click()
    const panel = page.getByRole('region', { name: 'Order 1' })
    await panel.getByText('Awaiting payment').waitFor()
    const code = await panel.getByLabel('Payment code', { exact: true }).innerText()
    expect(code).toMatch(/^CS\d{8}$/)
    await expectAccessible(page)

    const watching = await owner.openPage(home)
    const revenue = watching.locator('[data-figure="revenue"]')
    await revenue.getByText('₫0', { exact: true }).waitFor()
    await watching.getByText('Live', { exact: true }).waitFor()
    await watching.evaluate(() => Object.assign(window, { isSamePage: true }))
    await page.evaluate(() => Object.assign(window, { isSamePage: true }))

    const terminal = await owner.openPage(connection)
    await terminal.getByRole('textbox', { name: 'Pays' }).or(terminal.getByRole('combobox', { name: 'Pays' })).waitFor()
    await terminal.waitForFunction(() => [...document.querySelectorAll('input')].some((input) => input.value.startsWith('Order 1, Mai Tran')))
    await button(terminal, 'Prepare command').click()
    const command = await terminal.getByLabel('Command', { exact: true }).innerText()
    expect(command).toMatch(/^curl /)
    await expectAccessible(terminal)
    const { stdout } = await run(command)
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({ success: true })

    await panel.getByText('Paid', { exact: true }).first().waitFor()
    await revenue.getByText('₫250,000', { exact: true }).waitFor()
    await watching.getByText('Payment for order 1').waitFor()
    await terminal.getByText('Active', { exact: true }).first().waitFor()
    for (const one of [page, watching]) expect(await one.evaluate(() => 'isSamePage' in window)).toBe(true)
    await expectAccessible(watching)
    await terminal.close()
    await watching.close()
  })

  it('sees the money among the transactions, and the customer among the contacts', async () => {
    await page.getByRole('link', { name: 'Transactions' }).click()
    await page.getByRole('cell', { name: '+₫250,000' }).waitFor()
    await page.getByText('Matched', { exact: true }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Contacts' }).click()
    await page.getByRole('link', { name: 'Mai Tran' }).click()
    await page.getByRole('region', { name: 'Mai Tran' }).getByRole('link', { name: 'Order 1' }).waitFor()
    await expectAccessible(page)
  })

  it('records an expense and sees the profit', async () => {
    const watching = await owner.openPage(home)
    await watching.locator('[data-figure="netProfit"]').getByText('₫250,000').waitFor()
    await page.goto(home)
    await page.getByRole('link', { name: 'Expenses' }).click()
    await page.getByRole('link', { name: 'Record expense' }).first().click()
    const panel = page.getByRole('region', { name: 'Record expense' })
    await panel.getByLabel('Amount').fill('40000')
    await panel.getByRole('combobox', { name: 'Category' }).fill('Wax')
    await panel.getByLabel('Vendor').fill('Bee House')
    await expectAccessible(page)
    await panel.getByRole('button', { name: 'Record expense' }).click()
    await page.getByRole('cell', { name: 'Wax', exact: true }).waitFor()
    await watching.locator('[data-figure="netProfit"]').getByText('₫210,000').waitFor()
    await watching.close()
    await button(page, /^Delete the expense of ₫40,000/).click()
    await page.getByRole('cell', { name: 'Wax', exact: true }).waitFor({ state: 'detached' })
    await button(page, 'Undo').click()
    await page.getByRole('cell', { name: 'Wax', exact: true }).waitFor()
    await expectAccessible(page)
  })

  it('asks how the month went, and opens the rows behind a figure', async () => {
    await page.getByRole('link', { name: 'Runs' }).click()
    await button(page, 'How did this month go?').click()
    const panel = page.getByRole('region', { name: 'How did it go?' })
    await panel.getByText('Answered').waitFor({ timeout: 60_000 })
    const revenue = page.getByRole('button', { name: /^Revenue .*250.?000/ })
    await revenue.click()
    await panel.getByRole('listitem').filter({ has: revenue }).getByText('for order #1').waitFor()
    await expectAccessible(page)
  })

  it('invites a member, who sees what the role allows and nothing else', async () => {
    await page.goto(home)
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('link', { name: 'Members' }).click()
    await button(page, 'Invite').click()
    await page.getByRole('dialog').getByLabel('E-mail').fill('an@example.com')
    await page.getByText('Viewer may:').waitFor()
    await button(page, 'Make invitation link').click()
    const link = await page.getByLabel(/^Link for an@example.com/).first().innerText()
    expect(link).toContain(`${howl.url}/invite/`)
    await expectAccessible(page)
    await button(page, 'Done').click()

    const member = await openPerson(browser, complaints)
    const theirs = await member.openPage(link)
    await theirs.getByRole('heading', { name: 'Join Candle shop' }).waitFor()
    await expectAccessible(theirs)
    await theirs.getByRole('link', { name: 'Create account' }).click()
    await theirs.getByLabel('Name').fill('An Vo')
    expect(await theirs.getByLabel('E-mail').inputValue()).toBe('an@example.com')
    await theirs.getByLabel('Password', { exact: true }).fill('another long password')
    await button(theirs, 'Create account').click()
    await button(theirs, 'Join Candle shop').click()
    await theirs.locator('[data-figure="netProfit"]').getByText('₫210,000').waitFor()
    expect(theirs.url()).toBe(home)

    // The owner's page learns of it by itself.
    await page.getByRole('cell', { name: 'An Vo', exact: true }).waitFor()

    await theirs.getByRole('link', { name: 'Orders' }).click()
    await theirs.getByRole('link', { name: 'Order 1, Mai Tran' }).click()
    await theirs.getByRole('region', { name: 'Order 1' }).getByText('Beeswax candle').waitFor()
    expect(await theirs.getByRole('link', { name: 'Create order' }).count()).toBe(0)
    expect(await button(theirs, 'Record payment').count()).toBe(0)
    await expectAccessible(theirs)

    await theirs.goto(`${home}/settings/members`)
    await theirs.getByRole('cell', { name: 'Linh Nguyen', exact: true }).waitFor()
    expect(await button(theirs, 'Invite').count()).toBe(0)
    expect(await theirs.getByRole('link', { name: 'API keys' }).count()).toBe(0)
    await theirs.goto(`${home}/settings/api-keys`)
    await theirs.getByText('You may not see this').waitFor()
    await theirs.getByText('Linh Nguyen can give it to you.').waitFor()
    await expectAccessible(theirs)
    await theirs.goto(`${home}/orders/new`)
    await theirs.getByText('finance:write').waitFor()
    await member.close()
  })

  it('signs out, and every page of the browser with it', async () => {
    const other = await owner.openPage(home)
    await button(other, 'Account of Linh Nguyen').waitFor()
    await button(page, 'Account of Linh Nguyen').click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    for (const one of [page, other]) await one.getByRole('heading', { name: 'Sign in' }).waitFor()
  })

  it('shows Home with little to load', async () => {
    const visitor = await openPerson(browser, complaints)
    const first = await visitor.openPage(howl.url)
    await first.getByLabel('E-mail').fill('linh@example.com')
    await first.getByLabel('Password', { exact: true }).fill('a long enough password')
    await button(first, 'Sign in').click()
    await first.locator('canvas').waitFor()
    const kept = await visitor.context.storageState()
    await visitor.close()

    const returning = await openPerson(browser, complaints, kept)
    const weight = weigh(returning.context)
    const again = await returning.openPage(home)
    await again.locator('canvas').waitFor()
    const total = await weight()
    expect(total).toBeGreaterThan(100_000)
    expect(total).toBeLessThanOrEqual(300_000)
    await returning.close()
  })

  it('ran without a word in the console', () => {
    expect(complaints).toEqual([])
  })
}
