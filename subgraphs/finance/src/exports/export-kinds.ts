import type { ExportKind } from '../__generated__/resolvers.ts'
import type { ExportDefinition } from './export-definitions.ts'
import { expensesExport, ordersExport, transactionsExport } from './record-exports.ts'
import { cashByMonth, expensesByCategory, profitByMonth, revenueByCustomer, revenueByLine } from './report-exports.ts'

/** Everything that can be exported. */
export const exportKinds: Record<ExportKind, ExportDefinition> = {
  ORDERS: ordersExport,
  TRANSACTIONS: transactionsExport,
  EXPENSES: expensesExport,
  PROFIT_BY_MONTH: profitByMonth,
  EXPENSES_BY_CATEGORY: expensesByCategory,
  REVENUE_BY_CUSTOMER: revenueByCustomer,
  REVENUE_BY_LINE: revenueByLine,
  CASH_BY_MONTH: cashByMonth,
}
