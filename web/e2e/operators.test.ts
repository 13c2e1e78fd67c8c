import { chromium, startHowl, type TestHowl } from '@howl/testkit'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOn, launchBrowser, openPerson } from './browser.ts'
import { buildWeb } from './build-web.ts'

if (chromium === null && process.env['CI'] !== 'true') {
  it.skip('operators in a browser: no Chromium was found on this machine')
} else {
  describe('whoever keeps things going', operators)
}

const password = 'a long enough password'

function operators() {
  const webRoot = mkdtempSync(join(tmpdir(), 'howl-web-'))
  const complaints: string[] = []
  const people: Awaited<ReturnType<typeof openPerson>>[] = []
  let howl: TestHowl
  let browser: Browser
  let projectId = ''
  let operator = ''
  let owner = ''
  let viewer = ''

  const signUp = async (name: string, email: string): Promise<string> => {
    const { signUp: made } = await howl.client.ask<{ signUp: { accessToken: string } }>('mutation ($input: SignUpInput!) { signUp(input: $input) { ... on SignUpSuccess { accessToken } } }', { input: { name, email, password } })
    return made.accessToken
  }

  beforeAll(async () => {
    expect(chromium, 'the story needs Chromium').not.toBeNull()
    await buildWeb(webRoot)
    howl = await startHowl({ webRoot, env: { HOWL_FIRST_USER_IS_SUPERADMIN: 'true' } })
    browser = await launchBrowser(chromium ?? '')
    operator = await signUp('Olga Operator', 'olga@example.com')
    owner = await signUp('Linh Nguyen', 'linh@example.com')
    viewer = await signUp('An Vo', 'an@example.com')
    const { createProject } = await howl.client.ask<{ createProject: { project: { id: string } } }>(
      'mutation ($input: CreateProjectInput!) { createProject(input: $input) { ... on CreateProjectSuccess { project { id } } } }',
      { input: { name: 'Candle shop', kind: 'OTHER', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh' } },
      owner,
    )
    projectId = createProject.project.id
    const { inviteMember } = await howl.client.ask<{ inviteMember: { invitation: { acceptUrl: string } } }>(
      'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { ... on InviteMemberSuccess { invitation { acceptUrl } } } }',
      { input: { projectId, email: 'an@example.com', roleKey: 'VIEWER' } },
      owner,
    )
    const token = inviteMember.invitation.acceptUrl.split('/').at(-1)
    await howl.client.ask('mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename } }', { input: { token } }, viewer)
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await howl?.stop()
    rmSync(webRoot, { recursive: true, force: true })
  })

  const signIn = async (email: string, address: string): Promise<Page> => {
    const person = await openPerson(browser, complaints)
    people.push(person)
    const page = await person.openPage(`${howl.url}${address}`)
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    return page
  }
  const expectAccessible = async (on: Page) => expect(await findingsOn(on), on.url()).toEqual([])

  it('see why work died, and bring it back to life', async () => {
    await howl.client.ask('mutation ($input: StartRecountInput!) { startRecount(input: $input) { __typename } }', { input: { projectId } }, owner)
    await howl.runJobsUntilIdle()
    await howl.database.query(`update finance.recounts set dead_at = now(), next_attempt_at = null, attempts = 8, last_error = 'The disk was full.' where project_id = $1`, [projectId])
    const page = await signIn('linh@example.com', `/p/${projectId}/settings/work`)
    const work = page.getByRole('table', { name: 'Failed and stuck work' })
    await work.getByRole('cell', { name: 'The disk was full.' }).waitFor()
    await work.getByRole('link').first().click()
    await page.getByRole('region', { name: 'Check figures' }).getByText('The disk was full.').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await work.getByRole('button', { name: /^Try again/ }).click()
    await page.getByText('Nothing failed or stuck').waitFor()
    await page.getByText('Every figure agrees with its rows').waitFor()
    expect(await howl.database.query('select id from finance.recounts where dead_at is not null')).toEqual([])
    await expectAccessible(page)
  })

  it('find in the audit what was refused, and which right was missing', async () => {
    const { body } = await howl.send(
      { query: 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename } }', variables: { input: { projectId, name: 'Mine', scopes: ['project:read'] } } },
      viewer,
    )
    expect(body.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN')
    // Refusals of one caller are gathered before they are written.
    await expect.poll(async () => (await howl.database.query(`select id from identity.audit_entries where outcome = 'REFUSED'`)).length, { timeout: 90_000 }).toBeGreaterThan(0)
    const page = await signIn('linh@example.com', `/p/${projectId}/settings/audit`)
    await page.getByRole('cell', { name: 'Invited a member' }).waitFor()
    await page.getByRole('button', { name: 'Outcome' }).click()
    await page.getByRole('menuitem', { name: 'Refused', exact: true }).click()
    await page.getByRole('cell', { name: 'Invited a member' }).waitFor({ state: 'detached' })
    expect(page.url()).toContain('outcome=REFUSED')
    await page.getByRole('link', { name: 'Tried: Create api key' }).click()
    const panel = page.getByRole('region', { name: 'The entry' })
    await panel.getByText(/the right “Make and revoke API keys” \(keys:manage\) was missing/).waitFor()
    await panel.getByText('An Vo').waitFor()
    await expectAccessible(page)
  }, 120_000)

  it('are read by a viewer who is told who can change them', async () => {
    const page = await signIn('an@example.com', `/p/${projectId}/settings`)
    await page.getByText('Linh Nguyen can give it to you.').waitFor()
    expect(await page.getByRole('textbox').count()).toBe(0)
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Roles' }).click()
    await page.getByRole('columnheader', { name: 'Accountant' }).waitFor()
    await expectAccessible(page)
  })

  it('find every project and everybody, without what is in the projects, and go from a person to what they see', async () => {
    const page = await signIn('olga@example.com', '/installation')
    await page.getByRole('link', { name: 'Projects', exact: true }).click()
    await page.getByLabel('Search projects').fill('CANDLE')
    await page.waitForURL(/q=CANDLE/)
    await page.getByText('1 project', { exact: true }).waitFor()
    await page.getByRole('table', { name: 'Projects' }).getByRole('link', { name: 'Candle shop' }).click()
    const project = page.getByRole('region', { name: 'Candle shop' })
    await project.getByText('2 people').waitFor()
    await project.getByText('Viewer').waitFor()
    await expectAccessible(page)
    await project.getByRole('link', { name: 'An Vo' }).click()
    const person = page.getByRole('region', { name: 'An Vo' })
    await person.getByText('an@example.com').waitFor()
    await person.getByRole('link', { name: 'Candle shop' }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Role here' }).click()
    await page.getByRole('menuitem', { name: 'Superadmin', exact: true }).click()
    await page.getByText('1 person', { exact: true }).waitFor()
    await page.getByLabel('Search names and addresses').fill('nobody of that name')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByRole('link', { name: 'Look as Linh Nguyen' }).click()
    expect(await page.getByLabel('E-mail of the person').inputValue()).toBe('linh@example.com')
  })

  it('look at what a person sees, with a bar on every page, nothing to change, and a way back', async () => {
    const page = await signIn('olga@example.com', '/installation')
    await page.getByRole('link', { name: 'Look as a person' }).click()
    await page.getByLabel('E-mail of the person').fill('linh@example.com')
    await page.getByRole('button', { name: 'Start looking' }).click()
    await page.getByText('Say why.').waitFor()
    await page.getByLabel('Reason').fill('Asked why an order is unpaid')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Start looking' }).click()
    const bar = page.getByRole('region', { name: 'Look as a person' })
    await bar.getByText('You see what Linh Nguyen sees.').waitFor()
    await bar.getByText(/^14:\d\d left$/).waitFor()
    await page.getByRole('link', { name: 'Candle shop' }).first().click()
    await page.getByRole('link', { name: 'Orders' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Orders' }).click()
    await page.getByRole('heading', { name: 'Orders' }).waitFor()
    expect(await page.getByRole('link', { name: 'Create order' }).count()).toBe(0)
    await page.reload()
    await bar.getByText('You see what Linh Nguyen sees.').waitFor()
    await page.goto(`${howl.url}/p/${projectId}/settings/audit`)
    await page.getByRole('cell', { name: /Began to look as a person/ }).waitFor()
    await page.goto(`${howl.url}/installation`)
    await page.getByText('Only who operates this installation sees this').waitFor()
    await bar.getByRole('button', { name: 'Stop looking' }).click()
    await page.getByRole('heading', { name: 'Alarms' }).waitFor()
    expect(await bar.count()).toBe(0)
    await page.goto(`${howl.url}/p/${projectId}`)
    await page.getByText('cannot be found', { exact: false }).or(page.getByRole('link', { name: 'All projects' })).first().waitFor()
    expect(await page.getByRole('heading', { name: 'Candle shop' }).count()).toBe(0)
  })

  it('hear, while they look, what the person would hear, and are back with themselves when the look is ended elsewhere', async () => {
    const page = await signIn('olga@example.com', '/installation/look?email=linh@example.com')
    await page.getByLabel('Reason').fill('Asked whether orders come in')
    await page.getByRole('button', { name: 'Start looking' }).click()
    const bar = page.getByRole('region', { name: 'Look as a person' })
    await bar.getByText('You see what Linh Nguyen sees.').waitFor()
    const listening = page.waitForResponse((response) => response.url().endsWith('/events') && response.status() === 200)
    await page.goto(`${howl.url}/p/${projectId}/orders`)
    const headers = await (await listening).request().allHeaders()
    expect(headers['cookie']).toBeUndefined()
    await page.getByRole('heading', { name: 'Orders' }).waitFor()
    await howl.client.ask(
      'mutation ($input: CreateOrderInput!) { createOrder(input: $input) { __typename } }',
      { input: { projectId, customer: { name: 'Lan Pham' }, lines: [{ description: 'Candle', quantity: 1, unitPrice: { amount: '90000', currency: 'VND' } }] } },
      owner,
    )
    await page.getByText('1 new').or(page.getByRole('cell', { name: 'Lan Pham' })).first().waitFor()
    await howl.client.ask('mutation { endImpersonation(input: {}) { __typename } }', {}, operator)
    await page.getByRole('heading', { name: 'Alarms' }).waitFor()
    expect(await bar.count()).toBe(0)
  })

  it('change their own name and password, by which every other session ends', async () => {
    const other = await signIn('an@example.com', '/account')
    await other.getByLabel('Present password').waitFor()
    const page = await signIn('an@example.com', '/account')
    await page.getByLabel('Name').fill('An Vo Thi')
    await page.getByRole('button', { name: 'Save name' }).click()
    await page.getByText('Your name is saved.').waitFor()
    await page.getByLabel('Present password').fill('not the password')
    await page.getByLabel('New password').fill('a quite different sentence')
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByText('This is not your present password.').waitFor()
    await expectAccessible(page)
    await page.getByLabel('Present password').fill(password)
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByText(/other sessions? ha(s|ve) ended/).waitFor()
    await other.goto(`${howl.url}/account`)
    await other.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    await other.getByLabel('E-mail').fill('an@example.com')
    await other.getByLabel('Password', { exact: true }).fill('a quite different sentence')
    await other.getByRole('button', { name: 'Sign in', exact: true }).click()
    await other.getByLabel('Present password').waitFor()
    expect(await other.getByLabel('Name').inputValue()).toBe('An Vo Thi')
  })

  it('ran without a word in the console', () => {
    // The browser itself writes down what was refused on the two pages whose look or session was ended elsewhere.
    const ended = /\/(orders|settings\/roles): Failed to load resource: the server responded with a status of 401/
    expect(complaints.filter((complaint) => !ended.test(complaint))).toEqual([])
  })
}
