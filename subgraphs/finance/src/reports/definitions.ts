/** What a figure means. The keys stay: whoever translates these texts finds them by key. */
export type Definition = { key: string; formula: string; included: string; excluded: string }

const DEFINITIONS = {
  revenue: {
    formula: 'Money received and matched to orders, on the day it was received, less refunds on the day they were made.',
    included: 'Every part of a transfer or of a payment recorded by hand that is matched to an order. Money that is matched later counts on the day it was received.',
    excluded: 'Money that is matched to no order, money set aside, money for other accounts, and money in other currencies than the project’s.',
  },
  refunds: {
    formula: 'Money given back to customers, on the day it was given back.',
    included: 'Refunds of orders, in whole or in part.',
    excluded: 'Money that a supplier paid back.',
  },
  expenses: {
    formula: 'The sum of the recorded expenses, on the day on which each was spent.',
    included: 'Every recorded expense in the project’s currency, those entered ahead for a day of the range too.',
    excluded: 'Deleted expenses, and transfers that went out and were not recorded as an expense.',
  },
  netProfit: {
    formula: 'revenue − expenses',
    included: 'All that is in revenue, and all that is in expenses.',
    excluded: 'Unmatched money, and money that moved and is neither revenue nor a recorded expense, such as a loan.',
  },
  profitMargin: {
    formula: 'netProfit / revenue, rounded to four decimals',
    included: 'The net profit and the revenue of the same days.',
    excluded: 'There is none without revenue, or with more given back than received.',
  },
  unmatched: {
    formula: 'Money that came in and waits for an order, on the day it was received.',
    included: 'Transfers without an order that is known, and what is left of those that are matched in part.',
    excluded: 'It is not part of revenue. Not in it: money set aside, money for other accounts, and money in other currencies than the project’s.',
  },
  orderCount: {
    formula: 'The number of orders whose first matched money was received in the range.',
    included: 'Orders paid in part too.',
    excluded: 'Orders without any matched money, and those that had their first earlier.',
  },
  averageOrderValue: {
    formula: 'revenue / orderCount',
    included: 'The whole revenue of the range, also what orders that count in other ranges paid in it.',
    excluded: 'There is none without orders.',
  },
  burnRate: {
    formula: 'The median of expenses − revenue over the last three full months before the end of the range; zero when more came in than went out.',
    included: 'Full calendar months, from the first in which anything was earned or spent.',
    excluded: 'The month of the last day of the range, because it is not over. There is none before the first full month.',
  },
  runwayMonths: {
    formula: 'The last known balance / burnRate, rounded to four decimals',
    included: 'The balance that a person entered or a bank reported, whichever is of the later moment.',
    excluded: 'There is none without a balance, or when no money is being burnt.',
  },
  customerRevenue: {
    formula: 'The part of revenue that was matched to the orders of one customer.',
    included: 'All orders of one e-mail address, in upper or lower case. Orders without an e-mail address are one customer for each name: several people may share it.',
    excluded: 'Orders of the same person under another e-mail address, and those without any beside those with one.',
  },
  lineRevenue: {
    formula: 'Revenue, spread over the lines of the orders that it paid by the lines’ totals. Each part of a transfer is spread by itself, and units that are left go to the largest remainders, so that all lines add up to the revenue.',
    included: 'The lines of one description are one. Money above an order’s total is spread like the rest.',
    excluded: 'Lines without a price. Two spellings of a description are two.',
  },
  cashIn: {
    formula: 'Every transfer and every payment recorded by hand that came in, on the day it was received: matched + unmatched + set aside + for other accounts.',
    included: 'Money whatever it is for: revenue, a loan, an own transfer.',
    excluded: 'Money that was told of twice counts once. Money in other currencies than the project’s stands beside it.',
  },
  cashOut: {
    formula: 'Every transfer that went out, on the day it went.',
    included: 'Money whatever it is for: what was bought, paid back, or moved between own accounts.',
    excluded: 'Recorded expenses: they stand beside it, because they tell of the same money, and of money that left by ways that nobody reports, such as cash.',
  },
  netCash: {
    formula: 'cashIn − cashOut',
    included: 'All that is in both.',
    excluded: 'Recorded expenses, and balances.',
  },
  balance: {
    formula: 'The last known balance, whatever the range; of several projects the sum.',
    included: 'The balance that a person entered or a bank reported, whichever is of the later moment.',
    excluded: 'Projects of which no balance is known, and balances in other currencies than the project’s.',
  },
  change: {
    formula: 'amount − previous; its share is that / previous, rounded to four decimals, with the sign of the change.',
    included: 'The compared period is said beside it. What begins on the first of a month is compared with as many months earlier, anything else with as many days directly before it; or with the same days of the year before.',
    excluded: 'There is no share when previous is zero.',
  },
} as const satisfies Record<string, Omit<Definition, 'key'>>

export type DefinitionKey = keyof typeof DEFINITIONS

export const definitionsOf = (...keys: DefinitionKey[]): Definition[] => keys.map((key) => ({ key, ...DEFINITIONS[key] }))
