import type { ApolloClient } from '@apollo/client'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect, useRouter } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { auditSearch } from './features/audit/search.ts'
import { bankSearch } from './features/bank/search.ts'
import { contactsSearch } from './features/contacts/search.ts'
import { homeSearch } from './features/dashboard/search.ts'
import { expensesSearch, importSearch } from './features/expenses/search.ts'
import { lookSearch, projectsSearch, usersSearch } from './features/installation/search.ts'
import { ordersSearch } from './features/orders/search.ts'
import { reportsSearch } from './features/reports/search.ts'
import { runsSearch } from './features/runs/search.ts'
import { ShellQuery, shellVariables } from './features/shell/documents.ts'
import { lastProject } from './features/shell/last-project.ts'
import { safeNext, signInSearch } from './features/sign-in/next.ts'
import { SignInPage } from './features/sign-in/SignInPage.tsx'
import { SignUpPage } from './features/sign-in/SignUpPage.tsx'
import { transactionsSearch } from './features/transactions/search.ts'
import { unmatchedSearch } from './features/transactions/unmatched-search.ts'
import { webhooksSearch } from './features/webhooks/search.ts'
import { workSearch } from './features/work/search.ts'
import type { RangeSearch } from './format/ranges.ts'
import { parseAddress, pickTexts, writeAddress } from './parts/list-search.ts'
import { onceReachable } from './parts/once-reachable.ts'
import { PageBroke, PageMissing, Unreachable } from './parts/WholePage.tsx'
import { PageLoader } from './parts/States.tsx'
import type { Session } from './session/session.ts'
import { useSessionState } from './session/SessionContext.tsx'

interface Context {
  session: Session
  client: ApolloClient
}

const SessionEnded = lazy(() => import('./features/sign-in/SessionEnded.tsx').then((module) => ({ default: module.SessionEnded })))

function Root() {
  const { phase } = useSessionState()
  return (
    <>
      <Outlet />
      {phase === 'ended' ? (
        <Suspense fallback={null}>
          <SessionEnded />
        </Suspense>
      ) : null}
    </>
  )
}

/** The code of a page. While the server cannot be reached it is waited for: the router would load the whole page anew, into nothing. */
function page<Module extends Record<string, unknown>, Name extends keyof Module & string>(load: () => Promise<Module>, name: Name) {
  return lazyRouteComponent(() => onceReachable(load), name)
}

const root = createRootRouteWithContext<Context>()({
  component: Root,
  notFoundComponent: PageMissing,
  errorComponent: ({ error }) => <PageBroke error={error} />,
})

/** Pages for people who are not signed in; those who are go on to where they wanted. */
const signInRoute = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  beforeLoad: ({ context, search }) => leaveWhenSignedIn(context.session, search.next),
  component: SignInPage,
})

const signUpRoute = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: signInSearch,
  beforeLoad: ({ context, search }) => leaveWhenSignedIn(context.session, search.next),
  component: SignUpPage,
})

const inviteRoute = createRoute({
  getParentRoute: () => root,
  path: '/invite/$token',
  beforeLoad: async ({ context }) => {
    await context.session.settled()
  },
  component: page(() => import('./features/invitations/InvitationPage.tsx'), 'InvitationPage'),
})

/** Everything behind the sign-in. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    const state = await context.session.settled()
    if (state.phase === 'signedOut') redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { next: location.href }, replace: true, throw: true })
    return { isReachable: state.phase !== 'unreachable' }
  },
  component: AppOrUnreachable,
  pendingComponent: PageLoader,
})

const Shell = page(() => import('./features/shell/Shell.tsx'), 'Shell')

function AppOrUnreachable() {
  const { isReachable } = app.useRouteContext()
  const router = useRouter()
  return isReachable ? <Shell /> : <Unreachable onRetry={() => void router.invalidate()} />
}

const StartPage = page(() => import('./features/projects/StartPage.tsx'), 'StartPage')

const start = createRoute({ getParentRoute: () => app, path: '/', component: () => <StartPage last={lastProject.read()} /> })
const portfolio = createRoute({ getParentRoute: () => app, path: '/projects', validateSearch: (raw: Record<string, unknown>): RangeSearch => pickTexts(raw, ['range', 'from', 'to']), component: page(() => import('./features/projects/PortfolioPage.tsx'), 'PortfolioPage') })
const createProject = createRoute({ getParentRoute: () => app, path: '/projects/new', component: page(() => import('./features/projects/NewProjectPage.tsx'), 'NewProjectPage') })
const sessions = createRoute({ getParentRoute: () => app, path: '/account/sessions', component: page(() => import('./features/sessions/SessionsPage.tsx'), 'SessionsPage') })
const profile = createRoute({ getParentRoute: () => app, path: '/account', component: page(() => import('./features/profile/ProfilePage.tsx'), 'ProfilePage') })

const installation = createRoute({ getParentRoute: () => app, path: '/installation', component: page(() => import('./features/installation/InstallationPage.tsx'), 'InstallationPage') })
const installationWork = createRoute({
  getParentRoute: () => installation,
  path: '/',
  validateSearch: workSearch,
  component: page(() => import('./features/work/InstallationWorkPage.tsx'), 'InstallationWorkPage'),
})
const installationAudit = createRoute({
  getParentRoute: () => installation,
  path: '/audit',
  validateSearch: auditSearch,
  component: page(() => import('./features/audit/InstallationAuditPage.tsx'), 'InstallationAuditPage'),
})
const installationProjects = createRoute({
  getParentRoute: () => installation,
  path: '/projects',
  validateSearch: projectsSearch,
  component: page(() => import('./features/installation/InstallationProjectsPage.tsx'), 'InstallationProjectsPage'),
})
const installationUsers = createRoute({
  getParentRoute: () => installation,
  path: '/people',
  validateSearch: usersSearch,
  component: page(() => import('./features/installation/InstallationUsersPage.tsx'), 'InstallationUsersPage'),
})
const look = createRoute({ getParentRoute: () => installation, path: '/look', validateSearch: lookSearch, component: page(() => import('./features/installation/LookPage.tsx'), 'LookPage') })

const project = createRoute({ getParentRoute: () => app, path: '/p/$projectId' })

const home = createRoute({
  getParentRoute: () => project,
  path: '/',
  validateSearch: homeSearch,
  component: page(() => import('./features/dashboard/HomePage.tsx'), 'HomePage'),
})

const orders = createRoute({
  getParentRoute: () => project,
  path: '/orders',
  validateSearch: ordersSearch,
  component: page(() => import('./features/orders/OrdersPage.tsx'), 'OrdersPage'),
})
const createOrder = createRoute({ getParentRoute: () => orders, path: '/new', component: page(() => import('./features/orders/NewOrderPanel.tsx'), 'NewOrderPanel') })
const order = createRoute({ getParentRoute: () => orders, path: '/$orderId', component: page(() => import('./features/orders/OrderPanel.tsx'), 'OrderPanel') })

const transactions = createRoute({
  getParentRoute: () => project,
  path: '/transactions',
  validateSearch: transactionsSearch,
  component: page(() => import('./features/transactions/TransactionsPage.tsx'), 'TransactionsPage'),
})

const unmatched = createRoute({
  getParentRoute: () => project,
  path: '/unmatched',
  validateSearch: unmatchedSearch,
  component: page(() => import('./features/transactions/UnmatchedPage.tsx'), 'UnmatchedPage'),
})

const bank = createRoute({
  getParentRoute: () => project,
  path: '/bank',
  validateSearch: bankSearch,
  component: page(() => import('./features/bank/BankPage.tsx'), 'BankPage'),
})
const bankFinding = createRoute({ getParentRoute: () => bank, path: '/$findingId', component: page(() => import('./features/bank/FindingPanel.tsx'), 'FindingPanel') })

const webhooks = createRoute({
  getParentRoute: () => project,
  path: '/webhooks',
  validateSearch: webhooksSearch,
  component: page(() => import('./features/webhooks/WebhooksPage.tsx'), 'WebhooksPage'),
})
const webhook = createRoute({ getParentRoute: () => webhooks, path: '/$eventId', component: page(() => import('./features/webhooks/WebhookPanel.tsx'), 'WebhookPanel') })

const reports = createRoute({
  getParentRoute: () => project,
  path: '/reports',
  validateSearch: reportsSearch,
  component: page(() => import('./features/reports/ReportsPage.tsx'), 'ReportsPage'),
})

const exports = createRoute({ getParentRoute: () => project, path: '/exports', component: page(() => import('./features/exports/ExportsPage.tsx'), 'ExportsPage') })

const customer = createRoute({ getParentRoute: () => project, path: '/customers/$customerKey', component: page(() => import('./features/orders/CustomerPage.tsx'), 'CustomerPage') })

const expenses = createRoute({
  getParentRoute: () => project,
  path: '/expenses',
  validateSearch: expensesSearch,
  component: page(() => import('./features/expenses/ExpensesPage.tsx'), 'ExpensesPage'),
})
const recordExpense = createRoute({ getParentRoute: () => expenses, path: '/record', component: page(() => import('./features/expenses/RecordExpensePanel.tsx'), 'RecordExpensePanel') })

const expense = createRoute({ getParentRoute: () => expenses, path: '/$expenseId', component: page(() => import('./features/expenses/ExpensePanel.tsx'), 'ExpensePanel') })
const expenseCategories = createRoute({ getParentRoute: () => project, path: '/expense-categories', component: page(() => import('./features/expenses/CategoriesPage.tsx'), 'CategoriesPage') })
const expenseImport = createRoute({
  getParentRoute: () => project,
  path: '/expense-import',
  validateSearch: importSearch,
  component: page(() => import('./features/expenses/ImportPage.tsx'), 'ImportPage'),
})

const contacts = createRoute({
  getParentRoute: () => project,
  path: '/contacts',
  validateSearch: contactsSearch,
  component: page(() => import('./features/contacts/ContactsPage.tsx'), 'ContactsPage'),
})
const contact = createRoute({ getParentRoute: () => contacts, path: '/$contactId', component: page(() => import('./features/contacts/ContactPanel.tsx'), 'ContactPanel') })

const runs = createRoute({
  getParentRoute: () => project,
  path: '/runs',
  validateSearch: runsSearch,
  component: page(() => import('./features/runs/RunsPage.tsx'), 'RunsPage'),
})
const run = createRoute({ getParentRoute: () => runs, path: '/$runId', component: page(() => import('./features/runs/RunPanel.tsx'), 'RunPanel') })

const settings = createRoute({ getParentRoute: () => project, path: '/settings', component: page(() => import('./features/settings/SettingsPage.tsx'), 'SettingsPage') })
const projectSettings = createRoute({ getParentRoute: () => settings, path: '/', component: page(() => import('./features/projects/ProjectSettingsPage.tsx'), 'ProjectSettingsPage') })
const members = createRoute({ getParentRoute: () => settings, path: '/members', component: page(() => import('./features/members/MembersPage.tsx'), 'MembersPage') })
const apiKeys = createRoute({ getParentRoute: () => settings, path: '/api-keys', component: page(() => import('./features/api-keys/ApiKeysPage.tsx'), 'ApiKeysPage') })
const work = createRoute({ getParentRoute: () => settings, path: '/work', validateSearch: workSearch, component: page(() => import('./features/work/WorkPage.tsx'), 'WorkPage') })
const audit = createRoute({ getParentRoute: () => settings, path: '/audit', validateSearch: auditSearch, component: page(() => import('./features/audit/AuditPage.tsx'), 'AuditPage') })
const roles = createRoute({ getParentRoute: () => settings, path: '/roles', component: page(() => import('./features/members/RolesPage.tsx'), 'RolesPage') })
const payments = createRoute({
  getParentRoute: () => settings,
  path: '/payments',
  component: page(() => import('./features/payment-connections/PaymentConnectionsPage.tsx'), 'PaymentConnectionsPage'),
})
const paymentConnection = createRoute({
  getParentRoute: () => payments,
  path: '/$connectionId',
  component: page(() => import('./features/payment-connections/PaymentConnectionPanel.tsx'), 'PaymentConnectionPanel'),
})

const tree = root.addChildren([
  signInRoute,
  signUpRoute,
  inviteRoute,
  app.addChildren([
    start,
    portfolio,
    createProject,
    sessions,
    profile,
    installation.addChildren([installationWork, installationProjects, installationUsers, installationAudit, look]),
    project.addChildren([
      home,
      orders.addChildren([createOrder, order]),
      transactions,
      unmatched,
      bank.addChildren([bankFinding]),
      webhooks.addChildren([webhook]),
      reports,
      exports,
      customer,
      expenses.addChildren([recordExpense, expense]),
      expenseCategories,
      expenseImport,
      contacts.addChildren([contact]),
      runs.addChildren([run]),
      settings.addChildren([projectSettings, members, roles, apiKeys, work, audit, payments.addChildren([paymentConnection])]),
    ]),
  ]),
])

export function createAppRouter(context: Context) {
  return createRouter({
    routeTree: tree,
    context,
    defaultPreload: 'intent',
    defaultPendingComponent: PageLoader,
    defaultErrorComponent: ({ error }) => <PageBroke error={error} />,
    parseSearch: parseAddress,
    stringifySearch: writeAddress,
    scrollRestoration: true,
  })
}

/**
 * On the first page everything is on its way at once: its code, who is signed in, and as soon as that is known its
 * data. One after the other it would be four trips to the server before anything is seen.
 */
export function hurryFirstPage(router: ReturnType<typeof createAppRouter>, { session, client }: Context): void {
  const matches: { routeId: string; params: unknown; search: unknown }[] = router.matchRoutes(router.latestLocation)
  const routes: Partial<Record<string, { options: { component?: unknown } }>> = router.routesById
  for (const { routeId } of matches) {
    const component = routes[routeId]?.options.component as { preload?: () => Promise<unknown> } | undefined
    void component?.preload?.()
  }
  const last = matches.at(-1)
  const { projectId } = (last?.params ?? {}) as { projectId?: string }
  if (!matches.some(({ routeId }) => routeId === '/app')) return
  void Shell.preload?.()
  void session.settled().then((state) => {
    if (state.phase !== 'signedIn') return
    client.query({ query: ShellQuery, variables: shellVariables(projectId) }).catch(() => {
      // The shell asks for itself, and says what is wrong.
    })
    if (last?.routeId === '/app/p/$projectId/' && projectId !== undefined) {
      void import('./features/dashboard/HomePage.tsx').then(({ askAhead }) => askAhead(client, projectId, homeSearch(last.search as Record<string, unknown>)))
    }
  })
}

function leaveWhenSignedIn(session: Session, next: string | undefined): void {
  // The form shows at once; whether somebody is signed in already is found out meanwhile.
  if (session.state.phase === 'signedIn') redirect({ href: safeNext(next), replace: true, throw: true })
  if (session.state.phase === 'unknown') void session.settled()
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
