import type { DayRange } from '../day-ranges.ts'
import type { Comparison } from './periods.ts'
import type { Span } from './report-figures.ts'

/** Each report is a question until its fields are asked for: what nobody selects is not read. */
export class ProfitReport {
  span!: Span
}

export class CustomerReport {
  span!: Span
}

export class LineReport {
  span!: Span
}

export class CashReport {
  span!: Span
}

/** What one customer paid, or was paid for lines of one description, as a page of a report gives it. */
export type RevenuePart = {
  /** The customer's key, the lines' description. */
  key: string
  minor: string
  /** How many rows it is made of. */
  count: number
}

export class CustomerRevenue {
  span!: Span
  part!: RevenuePart & { orderCount: number }
}

export class LineRevenue {
  span!: Span
  part!: RevenuePart
}

export class ReportRow {
  projectId!: string
  id!: string
  /** Tells rows of one id apart. */
  position!: number
  at!: Date
  /** Where only the day is known. */
  day!: string | null
  minor!: string
  currency!: string
  transactionId!: string | null
  orderId!: string | null
  expenseId!: string | null
  line!: string | null
}

export class Portfolio {
  period!: DayRange
  comparison!: Comparison | null
}

export class PortfolioProject {
  projectId!: string
  name!: string
  /** Null when the caller may not see the project's finances. */
  span!: Span | null
}
