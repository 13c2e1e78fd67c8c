import { openProjectLists } from '@howl/platform/project-lists'
import type { BaseContext } from '@howl/platform/subgraph'
import DataLoader from 'dataloader'
import type { Balance } from './balances/balances.ts'
import type { ExpenseCategory } from './expense-categories/entities.ts'
import type { ExpenseChangeSet } from './expense-change-sets/entities.ts'
import type { Expense, ExpenseChange } from './expenses/entities.ts'
import type { Figures } from './metrics/figures.ts'
import type { MetricsAsked } from './metrics/metrics.ts'
import type { Order, OrderLine } from './orders/entities.ts'
import type { PaymentConnection } from './payment-connections/entities.ts'
import type { SepaySettings } from './payment-connections/providers/sepay.ts'
import type { BankPoll } from './reconciliation/entities.ts'
import type { RecurringExpense } from './recurring-expenses/entities.ts'
import { openReports } from './reports/reports.ts'
import type { Services } from './services.ts'
import type { Transaction } from './transactions/entities.ts'
import { openSuggestions, type Suggestion } from './transactions/suggestions.ts'
import type { TransactionMatch } from './transactions/transactions.ts'
import type { Vendor } from './vendors/entities.ts'
import type { WebhookEvent } from './webhook-events/entities.ts'

/** What the resolvers of finance find in their context. */
export type Context = BaseContext & ReturnType<typeof createContext>

const byId = { cacheKeyFn: ({ id }: { id: string }) => id }

/** What hangs off many rows of one operation is read by one statement for all of them. */
export function createContext(services: Services, { claims }: Pick<BaseContext, 'claims'>) {
  const { projects, orders, transactions, connections, webhookEvents, expenses, balances, metrics } = services
  const { expenseCategories, expenseChangeSets, recurringExpenses, vendors, reconciliation, bankFindings } = services
  const categories = new DataLoader<string, ExpenseCategory[]>((ids) => expenseCategories.allOf(claims, ids), { cache: false })
  return {
    ...services,
    lists: openProjectLists((projectIds, work) => projects.read(claims, projectIds, work)),
    reports: openReports(services, claims),
    loaders: {
      transaction: new DataLoader<string, Transaction | null>((ids) => transactions.findMany(claims, ids)),
      matches: new DataLoader<Transaction, TransactionMatch[], string>((of) => transactions.matchesOf(claims, of), byId),
      suggestions: new DataLoader<Transaction, Suggestion[], string>(openSuggestions(projects, claims), byId),
      order: new DataLoader<string, Order | null>((ids) => orders.findMany(claims, ids)),
      linesOfOrder: new DataLoader<Order, OrderLine[], string>((of) => orders.linesOf(claims, of), byId),
      transactionsOfOrder: new DataLoader<Order, Transaction[], string>((of) => transactions.ofOrders(claims, of), byId),
      voidedOfOrder: new DataLoader<Order, Transaction[], string>((of) => transactions.voidedOfOrders(claims, of), byId),
      activeSepay: new DataLoader<string, SepaySettings | null>((ids) => connections.activeSepay(claims, ids)),
      lastWebhook: new DataLoader<PaymentConnection, Date | null, string>((of) => connections.lastWebhooks(claims, of), byId),
      paymentConnection: new DataLoader<string, PaymentConnection>((ids) => connections.getMany(claims, ids)),
      bankPoll: new DataLoader<PaymentConnection, BankPoll | null, string>((of) => reconciliation.pollsOf(claims, of), { ...byId, cache: false }),
      bankFindingsNeedingPerson: new DataLoader<string, number>((ids) => bankFindings.countNeedingPerson(claims, ids), { cache: false }),
      webhookBody: new DataLoader<WebhookEvent, Buffer>((of) => webhookEvents.bodiesOf(claims, of), { cache: false }),
      connectionOfWebhook: new DataLoader<WebhookEvent, PaymentConnection>((of) => webhookEvents.connectionsOf(claims, of), { cache: false }),
      transactionsOfWebhook: new DataLoader<WebhookEvent, Transaction[]>((of) => webhookEvents.transactionsOf(claims, of), { cache: false }),
      webhooksNeedingPerson: new DataLoader<string, number>((ids) => webhookEvents.countNeedingPerson(claims, ids), { cache: false }),
      categories,
      categoryOf: async (projectId: string, id: string) => (await categories.load(projectId)).find((category) => category.id === id) ?? null,
      vendor: new DataLoader<string, Vendor | null>((ids) => vendors.findMany(claims, ids), { cache: false }),
      expense: new DataLoader<string, Expense | null>((ids) => expenses.findMany(claims, ids), { cache: false }),
      changesOfExpense: new DataLoader<Expense, ExpenseChange[]>((of) => expenses.changesOf(claims, of), { cache: false }),
      recurringExpense: new DataLoader<string, RecurringExpense | null>((ids) => recurringExpenses.findMany(claims, ids), { cache: false }),
      expenseChangeSet: new DataLoader<string, ExpenseChangeSet | null>((ids) => expenseChangeSets.findMany(claims, ids), { cache: false }),
      balance: new DataLoader<string, Balance | null>((ids) => balances.last(claims, ids)),
      figures: new DataLoader<MetricsAsked, Figures>((asked) => metrics.read(claims, asked), { cache: false }),
    },
  }
}
