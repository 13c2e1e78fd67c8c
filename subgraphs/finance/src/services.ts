import type { Runtime } from '@howl/platform/subgraph'
import { openVault } from '@howl/platform/vault'
import { Balances } from './balances/balances.ts'
import type { Environment } from './environment.ts'
import { Expenses } from './expenses/expenses.ts'
import { Metrics } from './metrics/metrics.ts'
import { Orders } from './orders/orders.ts'
import { PaymentConnections } from './payment-connections/payment-connections.ts'
import { Projects } from './projects/projects.ts'
import { Decisions } from './transactions/decisions.ts'
import { Transactions } from './transactions/transactions.ts'
import { WebhookEvents } from './webhook-events/webhook-events.ts'
import { WebhookStore } from './webhook-events/webhook-store.ts'

export type Services = ReturnType<typeof createServices>

export function createServices({ db, env, log, now }: Pick<Runtime<Environment>, 'db' | 'env' | 'log' | 'now'>) {
  const projects = new Projects(db)
  const orders = new Orders({ projects, now })
  return {
    db,
    log,
    now,
    projects,
    connections: new PaymentConnections({ db, projects, vault: openVault(env.HOWL_VAULT_KEYS), now }),
    webhookStore: new WebhookStore(db),
    webhookEvents: new WebhookEvents({ projects, now }),
    orders,
    decisions: new Decisions({ projects, orders }),
    transactions: new Transactions({ projects, now }),
    expenses: new Expenses({ projects, now }),
    balances: new Balances({ projects, now }),
    metrics: new Metrics({ projects, now }),
  }
}
