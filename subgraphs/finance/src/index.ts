import { removeOldFiles } from '@howl/platform/file-store'
import { defineSubgraph } from '@howl/platform/subgraph'
import { CreateFinance1793527200000 } from '../migrations/20261101T1000-create-finance.ts'
import { CreateMatches1795428000000 } from '../migrations/20261123T1000-create-matches.ts'
import { CreateFiles1795432200000 } from '../migrations/20261123T1110-create-files.ts'
import { CreateExports1795432500000 } from '../migrations/20261123T1115-create-exports.ts'
import { ExtendExpenses1795433400000 } from '../migrations/20261123T1130-extend-expenses.ts'
import { CreateExpenseImports1795434000000 } from '../migrations/20261123T1140-create-expense-imports.ts'
import { IndexFirstPayments1795461000000 } from '../migrations/20261123T1910-index-first-payments.ts'
import { ShowWorkToOperators1795464300000 } from '../migrations/20261123T2005-show-work-to-operators.ts'
import { ExtendWebhookEvents1795467600000 } from '../migrations/20261123T2100-extend-webhook-events.ts'
import { CreateRecounts1795518000000 } from '../migrations/20261124T1100-create-recounts.ts'
import { CreateBankPolls1795521600000 } from '../migrations/20261124T1200-create-bank-polls.ts'
import { KeepOutgoingOffOrders1795525200000 } from '../migrations/20261124T1300-keep-outgoing-off-orders.ts'
import { SortOrdersByEveryColumn1795855800000 } from '../migrations/20261128T0850-sort-orders-by-every-column.ts'
import { VoidPayments1795856400000 } from '../migrations/20261128T0900-void-payments.ts'
import { SetRestsAside1795858200000 } from '../migrations/20261128T0930-set-rests-aside.ts'
import { SearchByIndex1795857300000 } from '../migrations/20261128T0915-search-by-index.ts'
import { CreateOrderChangeSets1795858500000 } from '../migrations/20261128T0935-create-order-change-sets.ts'
import { WithdrawWhatImportsMade1795860600000 } from '../migrations/20261128T1010-withdraw-what-imports-made.ts'
import type { Resolvers } from './__generated__/resolvers.ts'
import { RecordedBalance } from './balances/entities.ts'
import { balanceResolvers } from './balances/resolvers.ts'
import { createContext } from './context.ts'
import { environment } from './environment.ts'
import { ExpenseCategory } from './expense-categories/entities.ts'
import { expenseCategoryResolvers } from './expense-categories/resolvers.ts'
import { ExpenseChangeSet, ExpenseChangeSetItem } from './expense-change-sets/entities.ts'
import { changeExpenseSets } from './expense-change-sets/jobs.ts'
import { expenseChangeSetResolvers } from './expense-change-sets/resolvers.ts'
import { Expense } from './expenses/entities.ts'
import { expenseResolvers } from './expenses/resolvers.ts'
import { Export } from './exports/entities.ts'
import { exportFile } from './exports/files.ts'
import { writeExport } from './exports/jobs.ts'
import { exportResolvers } from './exports/resolvers.ts'
import { ExpenseImport, ExpenseImportRow } from './imports/entities.ts'
import { expenseImportFile } from './imports/files.ts'
import { prepareExpenseImport } from './imports/jobs.ts'
import { expenseImportResolvers } from './imports/resolvers.ts'
import { foldMetrics } from './metrics/jobs.ts'
import { metricResolvers } from './metrics/resolvers.ts'
import { OrderChangeSet, OrderChangeSetItem } from './order-change-sets/entities.ts'
import { changeOrderSets } from './order-change-sets/jobs.ts'
import { orderChangeSetResolvers } from './order-change-sets/resolvers.ts'
import { Order, OrderEntry, OrderLine } from './orders/entities.ts'
import { orderResolvers } from './orders/resolvers.ts'
import { PaymentConnection } from './payment-connections/entities.ts'
import { paymentConnectionResolvers } from './payment-connections/resolvers.ts'
import { Discrepancy, Recount } from './recounts/entities.ts'
import { findDueRecounts, recount } from './recounts/jobs.ts'
import { recountResolvers } from './recounts/resolvers.ts'
import { BankFinding } from './reconciliation/entities.ts'
import { findDuePolls, pollBank } from './reconciliation/jobs.ts'
import { reconciliationResolvers } from './reconciliation/resolvers.ts'
import { RecurringExpense } from './recurring-expenses/entities.ts'
import { findDueRecurring, recordRecurringExpenses } from './recurring-expenses/jobs.ts'
import { recurringExpenseResolvers } from './recurring-expenses/resolvers.ts'
import { reportResolvers } from './reports/resolvers.ts'
import { createServices } from './services.ts'
import { Transaction } from './transactions/entities.ts'
import { transactionResolvers } from './transactions/resolvers.ts'
import { Vendor } from './vendors/entities.ts'
import { vendorResolvers } from './vendors/resolvers.ts'
import { WebhookAttempt, WebhookEvent, WebhookReplay } from './webhook-events/entities.ts'
import { processWebhook, replayWebhooks } from './webhook-events/jobs.ts'
import { webhookEventResolvers } from './webhook-events/resolvers.ts'
import { sepayRoute } from './webhook-events/routes.ts'

/** Money in, money out, and what it comes to: payment connections, orders, transactions, expenses, figures. */
export const finance = defineSubgraph({
  name: 'finance',
  url: import.meta.url,
  resolvers: merged(
    balanceResolvers,
    expenseCategoryResolvers,
    expenseChangeSetResolvers,
    expenseImportResolvers,
    expenseResolvers,
    exportResolvers,
    metricResolvers,
    orderChangeSetResolvers,
    orderResolvers,
    paymentConnectionResolvers,
    recountResolvers,
    reconciliationResolvers,
    reportResolvers,
    recurringExpenseResolvers,
    transactionResolvers,
    vendorResolvers,
    webhookEventResolvers,
  ),
  entities: [BankFinding, Discrepancy, Expense, ExpenseCategory, ExpenseChangeSet, ExpenseChangeSetItem, ExpenseImport, ExpenseImportRow, Export, Order, OrderChangeSet, OrderChangeSetItem, OrderEntry, OrderLine, PaymentConnection, RecordedBalance, Recount, RecurringExpense, Transaction, Vendor, WebhookAttempt, WebhookEvent, WebhookReplay],
  migrations: [CreateFinance1793527200000, CreateMatches1795428000000, CreateFiles1795432200000, CreateExports1795432500000, ExtendExpenses1795433400000, CreateExpenseImports1795434000000, IndexFirstPayments1795461000000, ShowWorkToOperators1795464300000, ExtendWebhookEvents1795467600000, CreateRecounts1795518000000, CreateBankPolls1795521600000, KeepOutgoingOffOrders1795525200000, SortOrdersByEveryColumn1795855800000, VoidPayments1795856400000, SearchByIndex1795857300000, SetRestsAside1795858200000, CreateOrderChangeSets1795858500000, WithdrawWhatImportsMade1795860600000],
  environment,
  createServices,
  createContext,
  jobs: [processWebhook, replayWebhooks, findDuePolls, pollBank, foldMetrics, changeExpenseSets, changeOrderSets, prepareExpenseImport, findDueRecurring, recordRecurringExpenses, writeExport, findDueRecounts, recount, removeOldFiles('finance')],
  routes: [sepayRoute],
  alarms: async ({ recounts }) => ({ discrepancies: await recounts.countAllOpen() }),
  files: [expenseImportFile, exportFile],
})

/** Nouns share the types Mutation and Project. */
function merged(...nouns: Resolvers[]): Resolvers {
  const all: Record<string, object> = {}
  for (const noun of nouns) for (const [type, fields] of Object.entries(noun)) all[type] = { ...all[type], ...fields }
  return all
}
