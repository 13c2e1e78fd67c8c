import { chromium, startHowl, type TestHowl } from '@howl/testkit'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOn, launchBrowser, openPerson } from './browser.ts'
import { buildWeb } from './build-web.ts'

if (chromium === null && process.env['CI'] !== 'true') {
  it.skip('the money pages in a browser: no Chromium was found on this machine')
} else {
  describe('the pages of money', money)
}

const account = '0123499999'
const secret = 'a-key-of-the-money-pages'

function money() {
  const webRoot = mkdtempSync(join(tmpdir(), 'howl-web-'))
  const complaints: string[] = []
  let howl: TestHowl
  let browser: Browser
  let owner: Awaited<ReturnType<typeof openPerson>>
  let page: Page
  let home = ''
  let projectId = ''
  let token = ''
  let webhookPath = ''
  let sent = 7_000

  const ask = <Data>(query: string, variables: Record<string, unknown>) => howl.client.ask<Data>(query, variables, token)
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
  const expectAccessible = async () => expect(await findingsOn(page), page.url()).toEqual([])
  const dong = (amount: number) => ({ amount: String(amount), currency: 'VND' })

  async function placeOrder(name: string, amount: number): Promise<string> {
    const { createOrder } = await ask<{ createOrder: { order: { id: string } } }>(
      'mutation Place($input: CreateOrderInput!) { createOrder(input: $input) { ... on CreateOrderSuccess { order { id } } ... on UserError { message } } }',
      { input: { projectId, customer: { name }, lines: [{ description: 'Beeswax candle', quantity: 1, unitPrice: dong(amount) }] } },
    )
    return createOrder.order.id
  }

  /** Tells of a transfer as the bank does, with no payment code that would match it by itself. */
  async function transfer(content: string, amount: number): Promise<void> {
    sent += 1
    const day = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'medium' }).format(Date.now())
    await post({ id: sent, gateway: 'Vietcombank', transactionDate: day, accountNumber: account, subAccount: null, code: null, content, transferType: 'in', transferAmount: amount, accumulated: 0, referenceCode: `FT${sent}`, description: content })
  }

  async function post(notice: Record<string, unknown>): Promise<void> {
    const answer = await fetch(`${howl.url}${webhookPath}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Apikey ${secret}` }, body: JSON.stringify(notice) })
    expect(answer.status).toBe(200)
    await howl.runJobsUntilIdle()
  }

  beforeAll(async () => {
    expect(chromium, 'the pages need Chromium').not.toBeNull()
    await buildWeb(webRoot)
    howl = await startHowl({ webRoot })
    const person = { email: 'linh@example.com', password: 'a long enough password', name: 'Linh Nguyen' }
    const { signUp } = await howl.client.ask<{ signUp: { accessToken: string } }>('mutation Join($input: SignUpInput!) { signUp(input: $input) { ... on SignUpSuccess { accessToken } } }', { input: person })
    token = signUp.accessToken
    const { createProject } = await ask<{ createProject: { project: { id: string } } }>('mutation Begin($input: CreateProjectInput!) { createProject(input: $input) { ... on CreateProjectSuccess { project { id } } } }', {
      input: { name: 'Candle shop', kind: 'PRINT_SHOP', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh' },
    })
    projectId = createProject.project.id
    home = `${howl.url}/p/${projectId}`
    const { createPaymentConnection } = await ask<{ createPaymentConnection: { connection: { webhookUrl: string } } }>(
      'mutation Connect($input: CreatePaymentConnectionInput!) { createPaymentConnection(input: $input) { ... on CreatePaymentConnectionSuccess { connection { webhookUrl } } } }',
      { input: { projectId, provider: 'SEPAY', name: 'Bank', settings: { bank: 'Vietcombank', accountNumber: account, codePrefix: 'CS' }, secrets: { authentication: 'API_KEY', secret } } },
    )
    webhookPath = new URL(createPaymentConnection.connection.webhookUrl).pathname
    browser = await launchBrowser(chromium ?? '')
    owner = await openPerson(browser, complaints)
    page = await owner.openPage(`${howl.url}/sign-in`)
    await page.getByLabel('E-mail').fill(person.email)
    await page.getByLabel('Password', { exact: true }).fill(person.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL(/\/p\//)
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await howl?.stop()
    rmSync(webRoot, { recursive: true, force: true })
  })

  it('brings the unmatched money to zero by the keyboard alone', async () => {
    await placeOrder('Mai Tran', 100_000)
    await placeOrder('An Vo', 200_000)
    for (const [content, amount] of [['MAI TRAN thanh toan', 100_000], ['AN VO chuyen khoan', 200_000], ['lai tien gui', 5_000]] as const) await transfer(content, amount)
    await page.goto(`${home}/unmatched`)
    await page.getByText('3 transfers wait').waitFor()
    await expectAccessible()
    // The newest stands first: interest, for which nothing speaks.
    await page.getByText('No open order fits.').waitFor()
    await page.keyboard.press('x')
    await page.getByRole('dialog').getByLabel('Moved between own accounts').focus()
    for (const _step of [1, 2, 3]) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByText('Set aside: Interest.').waitFor()
    await page.getByText('2 transfers wait').waitFor()
    await button('Match to order 2').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('Counted on order 2.').waitFor()
    await page.getByText('1 transfer waits').waitFor()
    await button('Match to order 1').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('All money is matched').waitFor()
    await expectAccessible()
  })

  it('takes a decision back, and the transfer waits again', async () => {
    await button('Undo').last().click()
    await page.getByText('1 transfer waits').waitFor()
    await button('Match to order 1').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('All money is matched').waitFor()
  })

  it('puts a refused decision back under the eyes, with the message of the server', async () => {
    const orderId = await placeOrder('Bao Le', 300_000)
    await transfer('BAO LE tra tien', 300_000)
    await page.goto(`${home}/unmatched`)
    await button('Match to order 3').waitFor()
    // Somebody else has just decided; this page has not heard of it.
    await page.route('**/events*', (route) => route.abort())
    const { project } = await ask<{ project: { transactions: { nodes: { id: string }[] } } }>('query Waiting($id: ID!) { project(id: $id) { transactions(filter: { matchStates: [UNMATCHED] }) { nodes { id } } } }', { id: projectId })
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('"operationName":"MatchTransaction"')) return route.continue()
      await ask('mutation First($input: MatchTransactionInput!) { matchTransaction(input: $input) { __typename } }', { input: { id: project.transactions.nodes[0]?.id, parts: [{ orderId }] } })
      await route.continue()
    })
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText(/order/).first().waitFor()
    await page.unroute('**/graphql')
    await page.unroute('**/events*')
  })

  it('replays a notice, and what was recorded is not recorded again', async () => {
    await page.goto(`${home}/webhooks`)
    await page.getByText('4 notices').waitFor()
    await expectAccessible()
    await page.getByRole('link', { name: /Recorded|transfer/i }).or(page.locator('[data-record] a')).first().click()
    const panel = page.getByRole('region', { name: 'The notice' })
    await panel.getByText('"transferAmount"').waitFor()
    await panel.getByText('hidden').first().waitFor()
    await panel.getByRole('button', { name: 'Replay' }).click()
    await page.getByText('Replayed: Recorded before.').waitFor()
    await panel.getByText('Replay: Recorded before').waitFor()
    await expectAccessible()
    await page.keyboard.press('Escape')
    await button('Replay all 4').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Replay' }).click()
    await howl.runJobsUntilIdle()
    await page.getByText('Replayed 4').waitFor()
  })

  it('opens the rows behind each figure of a report, as many as it counts', async () => {
    await page.goto(`${home}/reports`)
    const revenue = page.locator('[data-report-total="revenue"] a')
    await revenue.waitFor()
    await expectAccessible()
    const count = /opens (\d+) rows?/.exec((await revenue.getAttribute('aria-label')) ?? '')?.[1]
    expect(count).toBe('3')
    await revenue.click()
    const rows = page.getByRole('region', { name: 'Rows of Revenue' })
    await rows.getByText(`${count} rows`).waitFor()
    expect(await rows.getByRole('listitem').count()).toBe(Number(count))
    await expectAccessible()
  })

  it('writes a file of a list, and lets it be fetched', async () => {
    await page.goto(`${home}/orders`)
    await button('Export').click()
    await page.getByText('The file is being written.').waitFor()
    await howl.runJobsUntilIdle()
    await button('Show exports').click()
    const link = page.getByRole('link', { name: /^Download/ })
    await link.waitFor()
    await expectAccessible()
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toMatch(/\.csv$/)
  })

  it('voids a payment that was typed wrong, and restores it', async () => {
    const orderId = await placeOrder('Chi Do', 50_000)
    await page.goto(`${home}/orders/${orderId}`)
    await button('Record payment').click()
    await page.getByRole('dialog').getByLabel('Amount').fill('500000')
    await page.getByRole('dialog').getByRole('button', { name: 'Record payment' }).click()
    const panel = page.getByRole('region', { name: /^Order \d+$/ })
    await panel.getByText('Overpaid').first().waitFor()
    await panel.getByRole('button', { name: 'Void payment of ₫500,000' }).click()
    await page.getByRole('dialog').getByLabel(/^Reason/).fill('A nought too many')
    await expectAccessible()
    await page.getByRole('dialog').getByRole('button', { name: 'Void payment' }).click()
    await page.getByText('The payment of ₫500,000 is void.').waitFor()
    await panel.getByText('Awaiting payment').first().waitFor()
    await panel.getByText('Payment voided ₫500,000').waitFor()
    await panel.getByText('A nought too many').first().waitFor()
    await expectAccessible()
    await panel.getByRole('link', { name: 'Open the transfer' }).first().click()
    const transfer = page.getByRole('region', { name: 'Transaction' })
    await transfer.getByText('Void', { exact: true }).waitFor()
    await transfer.getByText('Linh Nguyen').waitFor()
    await expectAccessible()
    await transfer.getByRole('button', { name: 'Restore' }).click()
    await page.getByText('The payment of ₫500,000 counts again.').waitFor()
    await transfer.getByRole('button', { name: 'Void payment' }).waitFor()
  })

  it('records expenses row by row, changes all that match, and takes it back', async () => {
    await page.goto(`${home}/expenses`)
    const row = page.getByRole('form', { name: 'Add an expense' })
    for (const amount of ['40000', '60000']) {
      await row.getByRole('combobox', { name: 'Category' }).fill('Wax')
      await row.getByRole('textbox', { name: 'Amount' }).fill(amount)
      await page.keyboard.press('Enter')
      await page.getByRole('cell', { name: `₫${amount.slice(0, 2)},000`, exact: true }).waitFor()
    }
    await expectAccessible()
    await button('Edit all 2').click()
    await page.getByRole('dialog').getByRole('combobox', { name: 'Category' }).fill('Raw material')
    await button('Change 2 expenses').click()
    await howl.runJobsUntilIdle()
    await page.getByRole('cell', { name: 'Raw material' }).first().waitFor()
    await page.getByText('Edit of many: finished').waitFor()
    await page.getByText('2 of 2 done').waitFor()
    await page.locator('.card').filter({ hasText: 'Edit of many' }).getByRole('button', { name: 'Undo' }).click()
    await howl.runJobsUntilIdle()
    await page.getByText('Edit of many: undone').waitFor()
    await page.getByRole('cell', { name: 'Wax' }).first().waitFor()
  })

  it('decides on what the bank is found to say twice, with a way back', async () => {
    await page.goto(`${home}/bank`)
    await page.getByText('The bank and the books agree').waitFor()
    await page.getByText('Not compared', { exact: true }).waitFor()
    await expectAccessible()
    await transfer('HOA PHAM ck', 70_000)
    const { project } = await ask<{ project: { webhookEvents: { nodes: { body: { text: string } }[] } } }>('query Last($id: ID!) { project(id: $id) { webhookEvents(first: 1) { nodes { body { text } } } } }', { id: projectId })
    const told = JSON.parse(project.webhookEvents.nodes[0]?.body.text ?? '') as Record<string, unknown>
    await post({ ...told, id: 990_001 })
    // It arrives by itself.
    const row = page.getByRole('link', { name: /^Two callbacks tell of \D?70,000/ })
    await row.waitFor()
    await page.goto(home)
    await page.getByRole('link', { name: '1 finding of the bank waits for a decision' }).click()
    await page.waitForURL(/\/bank\?state=OPEN/)
    await row.click()
    const panel = page.getByRole('region', { name: 'Finding of the bank' })
    await panel.getByRole('link', { name: 'Compared with' }).waitFor()
    await expectAccessible()
    await panel.getByRole('button', { name: 'Count it once' }).click()
    await page.getByRole('dialog').getByText(/leaves the figures/).waitFor()
    await expectAccessible()
    await page.getByRole('dialog').getByLabel(/^Note/).fill('One line on the statement')
    await page.keyboard.press('Enter')
    await panel.getByText('One line on the statement').waitFor()
    await panel.getByText('Settled').waitFor()
    await button('Undo').last().click()
    await page.getByText('The money waits unmatched again.').waitFor()
  })

  it('ran without a word in the console', () => {
    expect(complaints.filter((text) => !text.includes('ERR_FAILED'))).toEqual([])
  })
}
