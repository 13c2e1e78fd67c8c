import type { Runtime } from '@howl/platform/subgraph'
import { openVault } from '@howl/platform/vault'
import { Balances } from './balances/balances.ts'
import type { Environment } from './environment.ts'
import { ExpenseCategories } from './expense-categories/expense-categories.ts'
import { ExpenseChangeSets } from './expense-change-sets/expense-change-sets.ts'
import { Expenses } from './expenses/expenses.ts'
import { Exports } from './exports/exports.ts'
import { ExpenseImports } from './imports/expense-imports.ts'
import { Metrics } from './metrics/metrics.ts'
import { OrderChangeSets } from './order-change-sets/order-change-sets.ts'
import { Orders } from './orders/orders.ts'
import { PaymentConnections } from './payment-connections/payment-connections.ts'
import { openSepayList } from './payment-connections/providers/sepay-list.ts'
import { Projects } from './projects/projects.ts'
import { Recounts } from './recounts/recounts.ts'
import { BankFindings } from './reconciliation/findings.ts'
import { Reconciliation } from './reconciliation/reconciliation.ts'
import { RecurringExpenses } from './recurring-expenses/recurring-expenses.ts'
import { Decisions } from './transactions/decisions.ts'
import { Transactions } from './transactions/transactions.ts'
import { Vendors } from './vendors/vendors.ts'
import { WebhookReplays } from './webhook-events/replays.ts'
import { WebhookEvents } from './webhook-events/webhook-events.ts'
import { WebhookStore } from './webhook-events/webhook-store.ts'

export type Services = ReturnType<typeof createServices>

export function createServices({ db, env, log, now }: Pick<Runtime<Environment>, 'db' | 'env' | 'log' | 'now'>) {
  const projects = new Projects(db)
  const orders = new Orders({ projects, now })
  const connections = new PaymentConnections({ db, projects, vault: openVault(env.HOWL_VAULT_KEYS), now })
  const sepayList = openSepayList({ baseUrl: env.SEPAY_BASE_URL, requestsPerSecond: env.SEPAY_REQUESTS_PER_SECOND, timeoutMs: env.SEPAY_TIMEOUT_MS, log })
  return {
    db,
    log,
    now,
    projects,
    connections,
    reconciliation: new Reconciliation({ db, projects, connections, sepayList, now }),
    bankFindings: new BankFindings({ projects, now }),
    webhookStore: new WebhookStore(db),
    webhookEvents: new WebhookEvents({ projects, now }),
    webhookReplays: new WebhookReplays({ projects, now, log }),
    orders,
    orderChangeSets: new OrderChangeSets({ projects, orders }),
    decisions: new Decisions({ projects, orders }),
    transactions: new Transactions({ projects, now }),
    expenses: new Expenses({ projects, now }),
    exports: new Exports({ projects, now }),
    expenseCategories: new ExpenseCategories({ projects }),
    expenseChangeSets: new ExpenseChangeSets({ projects }),
    expenseImports: new ExpenseImports({ projects }),
    recounts: new Recounts({ db, projects, now }),
    recurringExpenses: new RecurringExpenses({ projects, now }),
    vendors: new Vendors({ projects }),
    balances: new Balances({ projects, now }),
    metrics: new Metrics({ projects, now }),
  }
}
