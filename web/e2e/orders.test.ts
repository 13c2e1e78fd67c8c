import { chromium, startHowl, type TestHowl } from '@howl/testkit'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOn, launchBrowser, openPerson } from './browser.ts'
import { buildWeb } from './build-web.ts'

if (chromium === null && process.env['CI'] !== 'true') {
  it.skip('many orders in a browser: no Chromium was found on this machine')
} else {
  describe('many orders', manyOrders)
}

const many = 12_431
const waitLong = { timeout: 90_000 }

function manyOrders() {
  const webRoot = mkdtempSync(join(tmpdir(), 'howl-web-'))
  const complaints: string[] = []
  let howl: TestHowl
  let browser: Browser
  let owner: Awaited<ReturnType<typeof openPerson>>
  let page: Page
  let home = ''
  let projectId = ''
  let token = ''

  const ask = <Data>(query: string, variables: Record<string, unknown>) => howl.client.ask<Data>(query, variables, token)
  const mutate = (name: string, input: Record<string, unknown>, selection = '__typename') =>
    ask<Record<string, any>>(`mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${selection} } }`, { input })
  const countBy = async () => Object.fromEntries((await howl.database.query<{ status: string; count: number }>('select status, count(*)::int as count from finance.orders where project_id = $1 group by status', [projectId])).map(({ status, count }) => [status, count]))

  beforeAll(async () => {
    expect(chromium, 'the pages need Chromium').not.toBeNull()
    await buildWeb(webRoot)
    howl = await startHowl({ webRoot })
    const person = { email: 'linh@example.com', password: 'a long enough password', name: 'Linh Nguyen' }
    const { signUp } = await howl.client.ask<{ signUp: { accessToken: string } }>('mutation Join($input: SignUpInput!) { signUp(input: $input) { ... on SignUpSuccess { accessToken } } }', { input: person })
    token = signUp.accessToken
    const { createProject } = await mutate('createProject', { name: 'Craft fair', kind: 'PRINT_SHOP', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh' }, '... on CreateProjectSuccess { project { id } }')
    projectId = createProject.project.id
    home = `${howl.url}/p/${projectId}`
    // Three by the graph, of which the filter meets none; the others as the graph would have written them, none paid: they are in no figure yet.
    for (const name of ['Mai Tran', 'An Vo', 'Bao Le']) {
      await mutate('createOrder', { projectId, customer: { name }, lines: [{ description: 'Vase', quantity: 1, unitPrice: { amount: '100000', currency: 'VND' } }] })
    }
    await howl.database.query(
      `with made as (
         insert into finance.orders (id, project_id, number, payment_code, status, customer_name, customer_key, currency, total_minor, placed_at, search_text)
         select gen_random_uuid(), $1::uuid, 3 + n, 'HWX' || n, 'AWAITING_PAYMENT', 'Stall ' || n, 'name:stall ' || n, 'VND', 1000, now() - n * interval '1 minute', '#' || 3 + n || chr(10) || 'hwx' || n || chr(10) || 'stall ' || n || chr(10) || '1000'
         from generate_series(1, $2::int) n returning id, project_id
       ), lines as (
         insert into finance.order_lines (project_id, order_id, position, description, quantity, unit_price_minor, total_minor) select project_id, id, 1, 'Place at the fair', 1, 1000, 1000 from made
       ), entries as (
         insert into finance.order_entries (id, project_id, order_id, kind, actor_kind, currency) select gen_random_uuid(), project_id, id, 'PLACED', 'RULE', 'VND' from made
       ) update finance.order_counters set last_number = 3 + $2::int where project_id = $1`,
      [projectId, many],
    )
    await howl.database.query('analyze finance.orders, finance.order_entries')
    browser = await launchBrowser(chromium ?? '')
    owner = await openPerson(browser, complaints)
    owner.context.setDefaultTimeout(60_000)
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

  it(
    'cancels all 12,431 that match and no other, with progress, and takes it back',
    async () => {
      await page.goto(`${home}/orders?q=stall`)
      await page.getByText('12,431 orders').waitFor()
      // What they come to stands beneath them.
      await page.getByRole('row').filter({ hasText: 'All that match' }).getByText('₫12,431,000').waitFor()
      await page.getByRole('checkbox', { name: 'Pick the rows that are loaded' }).check()
      await page.getByRole('button', { name: 'Pick all 12,431 that match' }).click()
      await page.getByText('All 12,431 that match are picked').waitFor()
      expect(await findingsOn(page), page.url()).toEqual([])
      await page.getByRole('region', { name: 'What is picked' }).getByRole('button', { name: 'Cancel orders', exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Reason (optional)').fill('The fair is called off')
      await dialog.getByRole('button', { name: 'Cancel 12,431 orders' }).click()
      // Somewhere between the first and the last.
      await page.getByText(/^(?!0 of|12,431 of)[\d,]+ of 12,431 done/).waitFor(waitLong)
      // Placed meanwhile: it matches, and was not meant.
      await mutate('createOrder', { projectId, customer: { name: 'Stall of somebody late' }, lines: [{ description: 'Place', quantity: 1, unitPrice: { amount: '1000', currency: 'VND' } }] })
      await page.getByText('Cancelling of many: finished').waitFor(waitLong)
      await page.getByText('12,431 of 12,431 done').waitFor()
      expect(await countBy()).toEqual({ CANCELLED: many, AWAITING_PAYMENT: 4 })
      await page.getByRole('cell', { name: 'Cancelled' }).first().waitFor()
      await page.locator('.card').filter({ hasText: 'Cancelling of many' }).getByRole('button', { name: 'Undo' }).click()
      await page.getByText('Cancelling of many: undone').waitFor(waitLong)
      expect(await countBy()).toEqual({ AWAITING_PAYMENT: many + 4 })
      await page.getByRole('cell', { name: 'Awaiting payment' }).first().waitFor()
    },
    240_000,
  )

  it('says of each order that it left as it was why', async () => {
    const { project } = await ask<any>('query ($id: ID!) { project(id: $id) { orders(filter: { search: "Mai Tran" }) { nodes { id } } } }', { id: projectId })
    await mutate('recordPayment', { id: project.orders.nodes[0].id, amount: { amount: '100000', currency: 'VND' } })
    await page.goto(`${home}/orders?sort=NUMBER_ASC`)
    await page.getByRole('checkbox', { name: 'Pick row 1', exact: true }).check()
    await page.getByRole('checkbox', { name: 'Pick row 3', exact: true }).click({ modifiers: ['Shift'] })
    await page.getByText('3 picked').waitFor()
    await page.getByRole('region', { name: 'What is picked' }).getByRole('button', { name: 'Cancel orders', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel 3 orders' }).click()
    await page.getByText('3 of 3 done').waitFor(waitLong)
    await page.getByRole('button', { name: 'which ones and why' }).first().click()
    await page.getByRole('dialog').getByText('It is paid. Refund it instead of cancelling it.').waitFor()
    expect(await findingsOn(page), page.url()).toEqual([])
    await page.keyboard.press('Escape')
  }, 120_000)

  it('puts back with its message what left the list at once and was refused', async () => {
    await mutate('recordExpense', { projectId, category: 'Tents', amount: { amount: '40000', currency: 'VND' }, spentOn: '2026-01-10' })
    await page.goto(`${home}/expenses`)
    const row = page.getByRole('row').filter({ hasText: 'Tents' })
    await row.waitFor()
    let rowsMeanwhile = -1
    // Before it arrives the project is archived by somebody else: a refusal that the page could not foresee.
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('DeleteExpense')) {
        rowsMeanwhile = await row.count()
        await mutate('archiveProject', { projectId })
        // The gateway may go by what it knew of a person for a second.
        await new Promise((done) => setTimeout(done, 1_500))
      }
      await route.continue()
    })
    await row.hover()
    await row.getByRole('button', { name: /^Delete/ }).click()
    await page.getByText('The project is archived: it can be read and not changed. A project admin can restore it.', { exact: true }).waitFor()
    await row.waitFor()
    expect(rowsMeanwhile).toBe(0)
    await page.unrouteAll({ behavior: 'wait' })
  }, 120_000)

  it('ran without a word in the console', () => {
    expect(complaints).toEqual([])
  })
}
