import { defineSubgraph } from '@howl/platform/subgraph'
import { CreateFinance1793527200000 } from '../migrations/20261101T1000-create-finance.ts'
import { CreateMatches1795428000000 } from '../migrations/20261123T1000-create-matches.ts'
import type { Resolvers } from './__generated__/resolvers.ts'
import { RecordedBalance } from './balances/entities.ts'
import { balanceResolvers } from './balances/resolvers.ts'
import { createContext } from './context.ts'
import { environment } from './environment.ts'
import { Expense, ExpenseCategory } from './expenses/entities.ts'
import { expenseResolvers } from './expenses/resolvers.ts'
import { foldMetrics } from './metrics/jobs.ts'
import { metricResolvers } from './metrics/resolvers.ts'
import { Order, OrderEntry, OrderLine } from './orders/entities.ts'
import { orderResolvers } from './orders/resolvers.ts'
import { PaymentConnection } from './payment-connections/entities.ts'
import { paymentConnectionResolvers } from './payment-connections/resolvers.ts'
import { createServices } from './services.ts'
import { Transaction } from './transactions/entities.ts'
import { transactionResolvers } from './transactions/resolvers.ts'
import { WebhookEvent } from './webhook-events/entities.ts'
import { processWebhook } from './webhook-events/jobs.ts'
import { webhookEventResolvers } from './webhook-events/resolvers.ts'
import { sepayRoute } from './webhook-events/routes.ts'

/** Money in, money out, and what it comes to: payment connections, orders, transactions, expenses, figures. */
export const finance = defineSubgraph({
  name: 'finance',
  url: import.meta.url,
  resolvers: merged(
    balanceResolvers,
    expenseResolvers,
    metricResolvers,
    orderResolvers,
    paymentConnectionResolvers,
    transactionResolvers,
    webhookEventResolvers,
  ),
  entities: [Expense, ExpenseCategory, Order, OrderEntry, OrderLine, PaymentConnection, RecordedBalance, Transaction, WebhookEvent],
  migrations: [CreateFinance1793527200000, CreateMatches1795428000000],
  environment,
  createServices,
  createContext,
  jobs: [processWebhook, foldMetrics],
  routes: [sepayRoute],
})

/** Nouns share the types Mutation and Project. */
function merged(...nouns: Resolvers[]): Resolvers {
  const all: Record<string, object> = {}
  for (const noun of nouns) for (const [type, fields] of Object.entries(noun)) all[type] = { ...all[type], ...fields }
  return all
}
