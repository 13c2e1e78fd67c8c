import type { Page } from 'playwright-core'
import type { Translate } from '../../src/messages/messages.ts'
import type { Person, Surroundings } from './surroundings.ts'

type Ids = Surroundings['ids']

/** A page in one of its states: what is photographed, and what axe reads. */
export interface View {
  /** The page, and after a dot its state. */
  name: string
  /** As it stands in routes.tsx; null for an address that leads nowhere. */
  route: string | null
  /** Null is nobody: not signed in. */
  as: Person | null
  at: (ids: Ids) => string
  /** Is there when the page shows what its name says. */
  shows: string
  /** Before the address is opened. */
  before?: (page: Page) => Promise<unknown>
  /** What a person does when the page stands. */
  act?: (page: Page, t: Translate) => Promise<unknown>
  /** There is nothing of it in the other width. */
  width?: 'desk' | 'phone'
  /** The browser itself complains of what was cut. */
  isCut?: true
  /** As it comes out of a printer: light, whatever the theme, and as wide as paper. */
  isPrint?: true
}

const title = 'main h1:visible'
const panel = 'main section[tabindex="-1"] h2'
const dialog = '[role="dialog"]'
const state = (name: 'empty' | 'no-match' | 'failed' | 'not-permitted' | 'missing') => `[data-state="${name}"]`
const skeleton = 'main:has(h1) .card [aria-busy="true"]'

const at = (project: keyof Ids, path = '') => (ids: Ids) => `/p/${ids[project]}${path}`
const record = (path: string, id: keyof Ids, after = '') => (ids: Ids) => `/p/${ids.shop}/${path}/${encodeURIComponent(ids[id])}${after}`
const hardRecord = (path: string, id: keyof Ids) => (ids: Ids) => `/p/${ids.hard}/${path}/${encodeURIComponent(ids[id])}`

/** Nothing of what the page asks for gets through; what stands around it does. */
const cut = (operation: string) => (page: Page) => page.route('**/graphql', (route) => (route.request().postDataJSON()?.operationName === operation ? route.abort() : route.continue()))
/** What the page asks for never comes. */
const hold = (operation: string) => (page: Page) => page.route('**/graphql', (route) => (route.request().postDataJSON()?.operationName === operation ? undefined : route.continue()))

const press = (...keys: string[]) => async (page: Page) => {
  for (const key of keys) await page.keyboard.press(key)
}
const click = (role: 'button' | 'tab' | 'link', name: (t: Translate) => string) => (page: Page, t: Translate) => page.getByRole(role, { name: name(t), exact: true }).first().click()

const owner = { as: 'owner' } as const
const viewer = { as: 'viewer' } as const
const newcomer = { as: 'newcomer' } as const
const nobody = { as: null } as const

const orders = '/p/$projectId/orders'
const home = '/p/$projectId/'
const settings = '/p/$projectId/settings'

/** Every page, and every state that looks different. A route that is missing here fails `routes.test.ts`. */
export const views: readonly View[] = [
  { ...nobody, name: 'sign-in', route: '/sign-in', at: () => '/sign-in', shows: 'h1' },
  { ...nobody, name: 'sign-in.faults', route: '/sign-in', at: () => '/sign-in', shows: '[aria-invalid="true"]', act: (page) => page.locator('button[type="submit"]').click() },
  { ...nobody, name: 'sign-up', route: '/sign-up', at: () => '/sign-up', shows: 'h1' },
  { ...nobody, name: 'sign-up.faults', route: '/sign-up', at: () => '/sign-up', shows: '[aria-invalid="true"]', act: (page) => page.locator('button[type="submit"]').click() },
  { ...nobody, name: 'invitation', route: '/invite/$token', at: (ids) => `/invite/${ids.invitation}`, shows: 'h1' },
  { ...newcomer, name: 'invitation.join', route: '/invite/$token', at: (ids) => `/invite/${ids.invitation}`, shows: 'button' },
  { ...newcomer, name: 'invitation.for-another', route: '/invite/$token', at: (ids) => `/invite/${ids.otherInvitation}`, shows: 'button' },
  { ...nobody, name: 'invitation.gone', route: '/invite/$token', at: () => '/invite/used-up', shows: 'h1' },
  { ...nobody, name: 'not-found', route: null, at: () => '/no/such/page', shows: 'h1' },

  { ...newcomer, name: 'projects.none', route: '/projects', at: () => '/projects', shows: title },
  { ...newcomer, name: 'start.first', route: '/', at: () => '/', shows: 'main form' },
  { ...owner, name: 'projects', route: '/projects', at: () => '/projects', shows: title },
  { ...owner, name: 'projects.error', route: '/projects', at: () => '/projects', shows: state('failed'), before: cut('Portfolio'), isCut: true },
  { ...owner, name: 'projects.new', route: '/projects/new', at: () => '/projects/new', shows: 'main form' },
  { ...owner, name: 'project.missing', route: home, at: () => '/p/00000000-0000-4000-8000-000000000000', shows: state('missing') },
  { ...owner, name: 'account', route: '/account', at: () => '/account', shows: title },
  { ...owner, name: 'account.sessions', route: '/account/sessions', at: () => '/account/sessions', shows: title },

  { ...owner, name: 'home', route: home, at: at('shop'), shows: title },
  { ...owner, name: 'home.year', route: home, at: at('saas', '?range=year'), shows: title },
  { ...owner, name: 'home.loading', route: home, at: at('shop'), shows: skeleton, before: hold('Home') },
  { ...owner, name: 'home.error', route: home, at: at('shop'), shows: state('failed'), before: cut('Home'), isCut: true },
  { ...owner, name: 'home.first-steps', route: home, at: at('empty'), shows: title },
  { ...owner, name: 'home.hard', route: home, at: at('hard'), shows: title },
  { ...viewer, name: 'home.of-a-worker', route: home, at: at('shop'), shows: title },
  { ...owner, name: 'home.range', route: home, at: at('shop'), shows: '[role="dialog"], [role="menu"]', act: (page) => page.locator('main header button').first().click() },
  { ...owner, name: 'palette', route: home, at: at('shop'), shows: '[role="option"]', act: press('Control+k') },
  { ...owner, name: 'palette.found', route: home, at: at('shop'), shows: '[role="option"]', act: async (page) => {
    await page.keyboard.press('Control+k')
    await page.locator('[role="combobox"]').last().fill('Nguyễn')
    await page.waitForFunction(() => document.querySelectorAll('[role="option"]').length > 2)
  } },
  { ...owner, name: 'shortcuts', route: home, at: at('shop'), shows: dialog, act: press('?') },
  { ...owner, name: 'menu.person', route: home, at: at('shop'), shows: '[role="menu"]', act: (page) => page.locator('[data-initials]').first().click() },
  { ...owner, name: 'menu.project', route: home, at: at('shop'), shows: '[role="menu"]', act: (page) => page.locator('header [aria-haspopup="menu"]').first().click() },

  { ...owner, name: 'orders', route: orders, at: at('shop', '/orders'), shows: title },
  { ...owner, name: 'orders.loading', route: orders, at: at('shop', '/orders'), shows: skeleton, before: hold('Orders') },
  { ...owner, name: 'orders.empty', route: orders, at: at('empty', '/orders'), shows: state('empty') },
  { ...owner, name: 'orders.no-match', route: orders, at: at('shop', '/orders?q=nobody+of+this+name'), shows: state('no-match') },
  { ...owner, name: 'orders.error', route: orders, at: at('shop', '/orders'), shows: state('failed'), before: cut('Orders'), isCut: true },
  { ...viewer, name: 'exports.not-permitted', route: '/p/$projectId/exports', at: at('shop', '/exports'), shows: state('not-permitted') },
  { ...owner, name: 'orders.columns', width: 'desk', route: orders, at: at('shop', '/orders'), shows: 'main input[type="checkbox"]', act: click('button', (t) => t('lists.columns')) },
  { ...owner, name: 'orders.open', route: `${orders}/$orderId`, at: record('orders', 'paidOrder'), shows: panel },
  { ...owner, name: 'orders.unpaid', route: `${orders}/$orderId`, at: record('orders', 'openOrder'), shows: panel },
  { ...owner, name: 'orders.overpaid', route: `${orders}/$orderId`, at: record('orders', 'overpaidOrder'), shows: panel },
  { ...owner, name: 'orders.long', route: `${orders}/$orderId`, at: hardRecord('orders', 'longOrder'), shows: panel },
  { ...owner, name: 'orders.page', route: `${orders}/$orderId`, at: record('orders', 'paidOrder', '?view=page'), shows: title },
  { ...owner, name: 'orders.missing', route: `${orders}/$orderId`, at: at('shop', '/orders/00000000-0000-4000-8000-000000000000'), shows: state('missing') },
  { ...owner, name: 'orders.new', route: `${orders}/new`, at: at('shop', '/orders/new'), shows: panel },
  { ...owner, name: 'orders.new.faults', route: `${orders}/new`, at: at('shop', '/orders/new'), shows: '[aria-invalid="true"]', act: (page, t) => page.locator('main section[tabindex="-1"]').getByRole('button', { name: t('orders.create'), exact: true }).click() },
  { ...owner, name: 'order.print', route: `${orders}/$orderId`, at: record('orders', 'overpaidOrder'), shows: panel, isPrint: true },
  { ...owner, name: 'customer.long', route: '/p/$projectId/customers/$customerKey', at: hardRecord('customers', 'longCustomer'), shows: title },
  { ...owner, name: 'customer', route: '/p/$projectId/customers/$customerKey', at: record('customers', 'customer'), shows: title },

  { ...owner, name: 'transactions', route: '/p/$projectId/transactions', at: at('shop', '/transactions'), shows: title },
  { ...owner, name: 'transactions.open', route: '/p/$projectId/transactions', at: (ids) => `/p/${ids.shop}/transactions?open=${ids.matched}`, shows: panel },
  { ...owner, name: 'transactions.empty', route: '/p/$projectId/transactions', at: at('empty', '/transactions'), shows: state('empty') },
  { ...owner, name: 'unmatched', route: '/p/$projectId/unmatched', at: at('shop', '/unmatched'), shows: title },
  { ...owner, name: 'unmatched.set-aside', route: '/p/$projectId/unmatched', at: at('shop', '/unmatched'), shows: dialog, act: press('x') },
  { ...owner, name: 'unmatched.empty', route: '/p/$projectId/unmatched', at: at('empty', '/unmatched'), shows: title },
  { ...owner, name: 'bank', route: '/p/$projectId/bank', at: at('hard', '/bank'), shows: title },
  { ...owner, name: 'bank.open', route: '/p/$projectId/bank/$findingId', at: hardRecord('bank', 'finding'), shows: panel },
  { ...owner, name: 'bank.decide', route: '/p/$projectId/bank/$findingId', at: hardRecord('bank', 'finding'), shows: dialog, act: click('button', (t) => t('bank.actions.MARK_AS_SAME_MONEY')) },
  { ...owner, name: 'bank.agrees', route: '/p/$projectId/bank', at: at('shop', '/bank'), shows: title },
  { ...owner, name: 'bank.empty', route: '/p/$projectId/bank', at: at('empty', '/bank'), shows: title },
  { ...owner, name: 'callbacks', route: '/p/$projectId/webhooks', at: at('shop', '/webhooks'), shows: title },
  { ...owner, name: 'callbacks.open', route: '/p/$projectId/webhooks/$eventId', at: record('webhooks', 'callback'), shows: panel },
  { ...owner, name: 'callbacks.failed', route: '/p/$projectId/webhooks/$eventId', at: hardRecord('webhooks', 'failedCallback'), shows: panel },
  { ...owner, name: 'expenses', route: '/p/$projectId/expenses', at: at('shop', '/expenses'), shows: title },
  { ...owner, name: 'expenses.empty', route: '/p/$projectId/expenses', at: at('empty', '/expenses'), shows: title },
  { ...owner, name: 'expenses.open', route: '/p/$projectId/expenses/$expenseId', at: record('expenses', 'expense'), shows: panel },
  { ...owner, name: 'expenses.record', route: '/p/$projectId/expenses/record', at: at('shop', '/expenses/record'), shows: panel },
  { ...owner, name: 'expenses.categories', route: '/p/$projectId/expense-categories', at: at('shop', '/expense-categories'), shows: title },
  { ...owner, name: 'expenses.import', route: '/p/$projectId/expense-import', at: at('shop', '/expense-import'), shows: title },
  { ...owner, name: 'expenses.import.columns', route: '/p/$projectId/expense-import', at: (ids) => `/p/${ids.hard}/expense-import?import=${ids.import}`, shows: title },
  { ...owner, name: 'reports', route: '/p/$projectId/reports', at: at('shop', '/reports?range=year'), shows: title },
  { ...owner, name: 'reports.customers', route: '/p/$projectId/reports', at: at('shop', '/reports?report=customers'), shows: title },
  { ...owner, name: 'reports.lines', route: '/p/$projectId/reports', at: at('shop', '/reports?report=lines'), shows: title },
  { ...owner, name: 'reports.cash', route: '/p/$projectId/reports', at: at('shop', '/reports?report=cash'), shows: title },
  { ...owner, name: 'reports.rows', route: '/p/$projectId/reports', at: at('shop', '/reports'), shows: panel, act: (page) => page.locator('[data-report-total="revenue"] a').click() },
  { ...owner, name: 'reports.empty', route: '/p/$projectId/reports', at: at('empty', '/reports'), shows: title },
  { ...owner, name: 'report.print', route: '/p/$projectId/reports', at: at('shop', '/reports?range=year'), shows: title, isPrint: true },
  { ...owner, name: 'exports', route: '/p/$projectId/exports', at: at('shop', '/exports'), shows: title },
  { ...owner, name: 'exports.empty', route: '/p/$projectId/exports', at: at('empty', '/exports'), shows: state('empty') },

  { ...owner, name: 'contacts', route: '/p/$projectId/contacts', at: at('shop', '/contacts'), shows: title },
  { ...owner, name: 'contacts.empty', route: '/p/$projectId/contacts', at: at('empty', '/contacts'), shows: state('empty') },
  { ...owner, name: 'contacts.open', route: '/p/$projectId/contacts/$contactId', at: record('contacts', 'contact'), shows: panel },
  { ...owner, name: 'runs', route: '/p/$projectId/runs', at: at('shop', '/runs'), shows: title },
  { ...owner, name: 'runs.empty', route: '/p/$projectId/runs', at: at('empty', '/runs'), shows: title },
  { ...owner, name: 'runs.open', route: '/p/$projectId/runs/$runId', at: record('runs', 'run'), shows: panel },

  { ...owner, name: 'settings', route: `${settings}/`, at: at('shop', '/settings'), shows: title },
  { ...viewer, name: 'settings.not-permitted', route: `${settings}/api-keys`, at: at('shop', '/settings/api-keys'), shows: state('not-permitted') },
  { ...owner, name: 'settings.members', route: `${settings}/members`, at: at('shop', '/settings/members'), shows: title },
  { ...owner, name: 'settings.roles', route: `${settings}/roles`, at: at('shop', '/settings/roles'), shows: title },
  { ...owner, name: 'settings.api-keys', route: `${settings}/api-keys`, at: at('shop', '/settings/api-keys'), shows: title },
  { ...owner, name: 'settings.work', route: `${settings}/work`, at: at('hard', '/settings/work'), shows: title },
  { ...owner, name: 'settings.work.open', route: `${settings}/work`, at: (ids) => `/p/${ids.hard}/settings/work?open=${ids.work}`, shows: panel },
  { ...owner, name: 'settings.audit', route: `${settings}/audit`, at: at('shop', '/settings/audit'), shows: title },
  { ...owner, name: 'settings.payments', route: `${settings}/payments`, at: at('shop', '/settings/payments'), shows: title },
  { ...owner, name: 'settings.payments.empty', route: `${settings}/payments`, at: at('empty', '/settings/payments'), shows: title },
  { ...owner, name: 'settings.payments.open', route: `${settings}/payments/$connectionId`, at: record('settings/payments', 'connection'), shows: panel },

  { ...owner, name: 'installation', route: '/installation/', at: () => '/installation', shows: title },
  { ...viewer, name: 'installation.not-permitted', route: '/installation/', at: () => '/installation', shows: title },
  { ...owner, name: 'installation.projects', route: '/installation/projects', at: () => '/installation/projects', shows: title },
  { ...owner, name: 'installation.projects.open', route: '/installation/projects', at: (ids) => `/installation/projects?open=${ids.shop}`, shows: panel },
  { ...owner, name: 'installation.projects.no-match', route: '/installation/projects', at: () => '/installation/projects?q=no+project+of+that+name', shows: state('no-match') },
  { ...owner, name: 'installation.people', route: '/installation/people', at: () => '/installation/people', shows: title },
  { ...owner, name: 'installation.people.open', route: '/installation/people', at: () => '/installation/people', shows: panel, act: (page) => page.locator('[data-record] a').first().click() },
  { ...owner, name: 'installation.audit', route: '/installation/audit', at: () => '/installation/audit', shows: title },
  { ...owner, name: 'installation.look', route: '/installation/look', at: () => '/installation/look', shows: title },
]

/** Those that stand in the README, and what they are called there. */
export const readmePictures: Record<string, string> = { home: 'home.png', 'orders.open': 'order.png' }
