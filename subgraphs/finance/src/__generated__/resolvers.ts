import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ExpenseCategory as ExpenseCategoryEntity } from '../expense-categories/entities.ts';
import type { ExpenseChangeSet as ExpenseChangeSetEntity, ExpenseChangeSetItem as ExpenseChangeSetItemEntity } from '../expense-change-sets/entities.ts';
import type { Expense as ExpenseEntity, ExpenseVersion as ExpenseVersionEntity, ExpenseChange as ExpenseChangeEntity } from '../expenses/entities.ts';
import type { Export as ExportEntity } from '../exports/entities.ts';
import type { ExpenseImport as ExpenseImportEntity, ExpenseImportRow as ExpenseImportRowEntity } from '../imports/entities.ts';
import type { OrderChangeSet as OrderChangeSetEntity, OrderChangeSetItem as OrderChangeSetItemEntity } from '../order-change-sets/entities.ts';
import type { Order as OrderEntity, OrderLine as OrderLineEntity, OrderEntry as OrderEntryEntity } from '../orders/entities.ts';
import type { PaymentConnection as PaymentConnectionEntity } from '../payment-connections/entities.ts';
import type { BankFinding as BankFindingEntity } from '../reconciliation/entities.ts';
import type { Recount as RecountEntity, Discrepancy as DiscrepancyEntity, InstallationDiscrepancy as InstallationDiscrepancyEntity } from '../recounts/entities.ts';
import type { RecurringExpense as RecurringExpenseEntity } from '../recurring-expenses/entities.ts';
import type { ProfitReport as ProfitReportEntity, CustomerReport as CustomerReportEntity, LineReport as LineReportEntity, CashReport as CashReportEntity, CustomerRevenue as CustomerRevenueEntity, LineRevenue as LineRevenueEntity, ReportRow as ReportRowEntity, Portfolio as PortfolioEntity, PortfolioProject as PortfolioProjectEntity } from '../reports/entities.ts';
import type { Transaction as TransactionEntity } from '../transactions/entities.ts';
import type { Vendor as VendorEntity } from '../vendors/entities.ts';
import type { WebhookEvent as WebhookEventEntity, WebhookBody as WebhookBodyEntity, WebhookAttempt as WebhookAttemptEntity, WebhookReplay as WebhookReplayEntity } from '../webhook-events/entities.ts';
import type { Connection } from '@howl/platform/pagination';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An ISO 4217 currency code: VND, USD, ZAR. */
  Currency: { input: string; output: string; }
  /** A calendar day: YYYY-MM-DD. */
  Date: { input: string; output: string; }
  /** An instant, RFC 3339, in UTC: 2026-01-31T08:30:00.000Z. */
  DateTime: { input: Date; output: Date; }
  /** An exact decimal number as a string, with at most 18 digits before the point. */
  Decimal: { input: string; output: string; }
  /** Any JSON value, sent as it is. */
  JSON: { input: unknown; output: unknown; }
  _FieldSet: { input: string; output: string; }
};

export type ActorKind =
  /** An AI run, for the person named. */
  | 'AGENT'
  | 'API_KEY'
  | 'PERSON'
  /** No person: the rules of matching. */
  | 'RULE';

export type AddOrderNoteInput = {
  /** The order. */
  id: Scalars['ID']['input'];
  text: Scalars['String']['input'];
};

export type AddOrderNotePayload = AddOrderNoteSuccess | InvalidInput;

export type AddOrderNoteSuccess = {
  __typename?: 'AddOrderNoteSuccess';
  order: Order;
};

/** Both inclusive; a bound that is absent does not bind. */
export type AmountRangeInput = {
  least?: InputMaybe<Scalars['Decimal']['input']>;
  most?: InputMaybe<Scalars['Decimal']['input']>;
};

export type ArchiveExpenseCategoryInput = {
  id: Scalars['ID']['input'];
};

export type ArchiveExpenseCategoryPayload = ArchiveExpenseCategorySuccess | InvalidInput;

export type ArchiveExpenseCategorySuccess = {
  __typename?: 'ArchiveExpenseCategorySuccess';
  category: ExpenseCategory;
};

export type AssignOverpaymentInput = {
  /** All that is above the total when absent. */
  amount?: InputMaybe<MoneyInput>;
  /** The order that was paid too much. */
  id: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
  /** Absent: the money waits unmatched. */
  toOrderId?: InputMaybe<Scalars['ID']['input']>;
};

export type AssignOverpaymentPayload = AssignOverpaymentSuccess | InvalidInput | OrderNotOverpaid;

export type AssignOverpaymentSuccess = {
  __typename?: 'AssignOverpaymentSuccess';
  order: Order;
  toOrder: Maybe<Order>;
};

/** Money in the bank at the end of a day. */
export type Balance = {
  __typename?: 'Balance';
  amount: Money;
  /** True when a person entered it, false when a provider reported it. */
  isRecordedByHand: Scalars['Boolean']['output'];
  on: Scalars['Date']['output'];
};

export type BankFinding = {
  __typename?: 'BankFinding';
  action: BankFindingAction;
  /** What to do, in words. */
  advice: Maybe<Scalars['String']['output']>;
  amount: Maybe<Money>;
  connection: PaymentConnection;
  decidedAt: Maybe<Scalars['DateTime']['output']>;
  decidedById: Maybe<Scalars['ID']['output']>;
  /** A RULE when it was settled by itself. */
  decidedByKind: Maybe<ActorKind>;
  /** The provider's id. */
  externalId: Maybe<Scalars['String']['output']>;
  foundAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  kind: BankFindingKind;
  note: Maybe<Scalars['String']['output']>;
  occurredAt: Maybe<Scalars['DateTime']['output']>;
  /** The one that it is compared with. */
  otherTransaction: Maybe<Transaction>;
  /** What came of it, in words; null while it is OPEN. */
  outcome: Maybe<Scalars['String']['output']>;
  state: BankFindingState;
  /** What was found, in words. */
  text: Scalars['String']['output'];
  transaction: Maybe<Transaction>;
};

/** What `resolveBankFinding` does. */
export type BankFindingAction =
  /** The transfer counts with the bank's amount, on the same order. */
  | 'ACCEPT_BANK_AMOUNT'
  /** Nothing but to take note. */
  | 'ACKNOWLEDGE'
  /** `transaction` pays nothing any more: it is the same money as `otherTransaction`. */
  | 'MARK_AS_SAME_MONEY'
  /** `transaction` is taken off its orders and set aside. */
  | 'TAKE_OUT';

export type BankFindingConnection = {
  __typename?: 'BankFindingConnection';
  edges: Array<BankFindingEdge>;
  nodes: Array<BankFinding>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** It was decided before, the other way. */
export type BankFindingDecided = UserError & {
  __typename?: 'BankFindingDecided';
  message: Scalars['String']['output'];
};

export type BankFindingEdge = {
  __typename?: 'BankFindingEdge';
  cursor: Scalars['String']['output'];
  node: BankFinding;
};

export type BankFindingFilter = {
  connectionId?: InputMaybe<Scalars['ID']['input']>;
  /** By the day it was found, in the project's time zone. */
  found?: InputMaybe<DateRangeInput>;
  kinds?: InputMaybe<Array<BankFindingKind>>;
  states?: InputMaybe<Array<BankFindingState>>;
};

export type BankFindingKind =
  /** The bank gives another amount than the callback did. */
  | 'AMOUNT_DIFFERS'
  /** Money that perhaps counts twice. */
  | 'ARRIVED_TWICE'
  /** Money at the bank that no callback told of. What could be read is recorded already, and RESOLVED. */
  | 'MISSING_HERE'
  /** A callback told of money that the bank's list does not have. */
  | 'NOT_AT_BANK'
  /** Callbacks are not delivered, although money moves. */
  | 'WEBHOOK_SILENCE';

export type BankFindingSort =
  | 'FOUND_AT_ASC'
  | 'FOUND_AT_DESC';

export type BankFindingState =
  /** A person has said that things are right as they are. */
  | 'DISMISSED'
  /** Waits for a person. */
  | 'OPEN'
  /** Its action was done, by a person or by itself. */
  | 'RESOLVED';

export type BulkEditExpensesInput = {
  change: BulkExpenseChangeInput;
  /** An empty filter meets all expenses. */
  filter: ExpenseFilter;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  projectId: Scalars['ID']['input'];
};

export type BulkEditExpensesPayload = BulkEditExpensesSuccess | InvalidInput;

export type BulkEditExpensesSuccess = {
  __typename?: 'BulkEditExpensesSuccess';
  changeSet: ExpenseChangeSet;
};

/** Either what to set, or `delete`. */
export type BulkExpenseChangeInput = {
  /** The name of a category, which is made when it is not there yet. */
  category?: InputMaybe<Scalars['String']['input']>;
  delete?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name of a vendor, which is made when it is not there yet; null takes the vendor away; absent leaves it. */
  vendor?: InputMaybe<Scalars['String']['input']>;
};

export type CancelExpenseChangeSetInput = {
  id: Scalars['ID']['input'];
};

export type CancelExpenseChangeSetPayload = CancelExpenseChangeSetSuccess | ExpenseChangeSetNotCancellable;

export type CancelExpenseChangeSetSuccess = {
  __typename?: 'CancelExpenseChangeSetSuccess';
  changeSet: ExpenseChangeSet;
};

export type CancelExportInput = {
  id: Scalars['ID']['input'];
};

export type CancelExportPayload = CancelExportSuccess | ExportAlreadyEnded;

export type CancelExportSuccess = {
  __typename?: 'CancelExportSuccess';
  export: Export;
};

export type CancelOrderChangeSetInput = {
  id: Scalars['ID']['input'];
};

export type CancelOrderChangeSetPayload = CancelOrderChangeSetSuccess | OrderChangeSetNotCancellable;

export type CancelOrderChangeSetSuccess = {
  __typename?: 'CancelOrderChangeSetSuccess';
  changeSet: OrderChangeSet;
};

export type CancelOrderInput = {
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type CancelOrderPayload = CancelOrderSuccess | InvalidInput | OrderAlreadyPaid;

export type CancelOrderSuccess = {
  __typename?: 'CancelOrderSuccess';
  order: Order;
};

export type CancelWebhookReplayInput = {
  /** The replay. */
  id: Scalars['ID']['input'];
};

export type CancelWebhookReplayPayload = CancelWebhookReplaySuccess | WebhookReplayAlreadyFinished;

export type CancelWebhookReplaySuccess = {
  __typename?: 'CancelWebhookReplaySuccess';
  replay: WebhookReplay;
};

export type CashInCurrency = {
  __typename?: 'CashInCurrency';
  cashIn: ReportFigure;
  cashOut: ReportFigure;
  currency: Scalars['Currency']['output'];
  netCash: ReportFigure;
};

export type CashOfPeriod = {
  __typename?: 'CashOfPeriod';
  /** All that came in: the four below. */
  cashIn: ReportFigure;
  cashOut: ReportFigure;
  comparedWith: Maybe<ReportPeriod>;
  /** Expenses as they were recorded, to be seen beside cashOut and never added to it: both tell of the same money. */
  expenses: ReportFigure;
  /** Matched to orders. */
  matched: ReportFigure;
  /** cashIn − cashOut. */
  netCash: ReportFigure;
  /** Came in for another account. */
  notApplicable: ReportFigure;
  period: ReportPeriod;
  /** Set aside as not for an order. */
  setAside: ReportFigure;
  /** Waits for an order. */
  unmatched: ReportFigure;
};

export type CashReport = {
  __typename?: 'CashReport';
  /** The moment that the figures describe. */
  asOf: Scalars['DateTime']['output'];
  comparedWith: Maybe<ReportPeriod>;
  definitions: Array<ReportDefinition>;
  /** The months that the range touches, clipped to it; each is compared with its own period before. */
  months: Array<CashOfPeriod>;
  /** Money in other currencies than the project's. Currencies are never added. */
  otherCurrencies: Array<CashInCurrency>;
  period: ReportPeriod;
  total: CashOfPeriod;
};

export type CategoryAmount = {
  __typename?: 'CategoryAmount';
  amount: Money;
  category: Scalars['String']['output'];
  /** Part of all expenses in the range, a fraction with four decimals. */
  share: Scalars['Decimal']['output'];
};

export type ChangeOrdersInput = {
  change: OrderChangeKind;
  /** An empty filter meets all orders. */
  filter: OrderFilter;
  /** Repeating a call with the same key gives the first call's set. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  projectId: Scalars['ID']['input'];
  /** Stands in the timeline of each order. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type ChangeOrdersPayload = ChangeOrdersSuccess | InvalidInput;

export type ChangeOrdersSuccess = {
  __typename?: 'ChangeOrdersSuccess';
  changeSet: OrderChangeSet;
};

export type Contact = {
  __typename?: 'Contact';
  id: Scalars['ID']['output'];
  orderIds: Array<Scalars['ID']['output']>;
  projectId: Scalars['ID']['output'];
  /** What happened to their newest 1,000 orders, by when it happened: placed, paid, cancelled, money matched and released, notes. Of changes of status only that one was paid. */
  timeline: Maybe<OrderEntryConnection>;
};


export type ContactTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type CountedMoney = {
  __typename?: 'CountedMoney';
  amount: Money;
  /** How many payments, orders or expenses; null for a single order or transfer. */
  count: Maybe<Scalars['Int']['output']>;
  /** Of an order: when its first money moved. */
  firstAt: Maybe<Scalars['DateTime']['output']>;
};

export type CreateExpenseCategoryInput = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  /** A top category. Absent: the new one is a top category itself. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  projectId: Scalars['ID']['input'];
};

export type CreateExpenseCategoryPayload = CreateExpenseCategorySuccess | InvalidInput;

export type CreateExpenseCategorySuccess = {
  __typename?: 'CreateExpenseCategorySuccess';
  category: ExpenseCategory;
};

export type CreateExpenseImportInput = {
  /** To know it again by. */
  fileName: Scalars['String']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  projectId: Scalars['ID']['input'];
};

export type CreateExpenseImportPayload = CreateExpenseImportSuccess | InvalidInput;

export type CreateExpenseImportSuccess = {
  __typename?: 'CreateExpenseImportSuccess';
  expenseImport: ExpenseImport;
};

export type CreateOrderFromTransactionInput = {
  customer: OrderCustomerInput;
  /** What was sold. */
  description: Scalars['String']['input'];
  /** The transaction. */
  id: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
};

export type CreateOrderFromTransactionPayload = CreateOrderFromTransactionSuccess | InvalidInput | NothingLeftToMatch;

export type CreateOrderFromTransactionSuccess = {
  __typename?: 'CreateOrderFromTransactionSuccess';
  /** Orders that gained or lost money by it. */
  orders: Array<Order>;
  transaction: Transaction;
};

export type CreateOrderInput = {
  customer: OrderCustomerInput;
  /** Repeating a call with the same key gives the first call's order. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  lines: Array<OrderLineInput>;
  /** Now when absent. Not in the future. */
  placedAt?: InputMaybe<Scalars['DateTime']['input']>;
  projectId: Scalars['ID']['input'];
  /** Your own number or note for the order. */
  reference?: InputMaybe<Scalars['String']['input']>;
};

export type CreateOrderPayload = CreateOrderSuccess | InvalidInput;

export type CreateOrderSuccess = {
  __typename?: 'CreateOrderSuccess';
  order: Order;
};

export type CreatePaymentConnectionInput = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  projectId: Scalars['ID']['input'];
  provider: PaymentProvider;
  /** SePay: { authentication: HMAC or API_KEY, secret, apiToken? }. Written, never read back. */
  secrets: Scalars['JSON']['input'];
  /** SePay: { bank, accountNumber, codePrefix }. */
  settings: Scalars['JSON']['input'];
};

export type CreatePaymentConnectionPayload = CreatePaymentConnectionSuccess | InvalidInput;

export type CreatePaymentConnectionSuccess = {
  __typename?: 'CreatePaymentConnectionSuccess';
  connection: PaymentConnection;
};

export type CreateRecurringExpenseInput = {
  amount: MoneyInput;
  /** May be left out for a vendor that has a default category. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** That of `startsOn` when absent. 31 is the last day of every month. */
  dayOfMonth?: InputMaybe<Scalars['Int']['input']>;
  endsOn?: InputMaybe<Scalars['Date']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  projectId: Scalars['ID']['input'];
  /** No occurrence before this day. */
  startsOn: Scalars['Date']['input'];
  vendor?: InputMaybe<Scalars['String']['input']>;
};

export type CreateRecurringExpensePayload = CreateRecurringExpenseSuccess | InvalidInput;

export type CreateRecurringExpenseSuccess = {
  __typename?: 'CreateRecurringExpenseSuccess';
  recurringExpense: RecurringExpense;
};

export type CsvDelimiter =
  | 'COMMA'
  | 'SEMICOLON'
  | 'TAB';

/** A customer, as the orders tell. */
export type Customer = {
  __typename?: 'Customer';
  /** What is still owed. */
  due: Money;
  email: Maybe<Scalars['String']['output']>;
  firstOrderAt: Scalars['DateTime']['output'];
  key: Scalars['String']['output'];
  lastOrderAt: Scalars['DateTime']['output'];
  /** As on the newest order. */
  name: Scalars['String']['output'];
  orderCount: Scalars['Int']['output'];
  paid: Money;
  /** What was ordered, cancelled orders left out. */
  total: Money;
};

export type CustomerReport = {
  __typename?: 'CustomerReport';
  /** The moment that the figures describe. */
  asOf: Scalars['DateTime']['output'];
  comparedWith: Maybe<ReportPeriod>;
  /** Customers with revenue in the period. */
  customers: CustomerRevenueConnection;
  definitions: Array<ReportDefinition>;
  period: ReportPeriod;
  /** What all customers add up to. */
  revenue: ReportFigure;
};


export type CustomerReportCustomersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<RevenuePartSort>;
};

export type CustomerRevenue = {
  __typename?: 'CustomerRevenue';
  /** Null for a customer who is known by name alone: several people may share the name. */
  email: Maybe<Scalars['String']['output']>;
  /** The same on each of the customer's orders: `Project.customer` and the filter of orders take it. */
  key: Scalars['String']['output'];
  /** As on the newest order. */
  name: Scalars['String']['output'];
  /** Orders with revenue in the period. */
  orderCount: Scalars['Int']['output'];
  revenue: ReportFigure;
  /** Part of the revenue of the period, a fraction with four decimals; null when there is none, or less than none. */
  share: Maybe<Scalars['Decimal']['output']>;
};

export type CustomerRevenueConnection = {
  __typename?: 'CustomerRevenueConnection';
  edges: Array<CustomerRevenueEdge>;
  nodes: Array<CustomerRevenue>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type CustomerRevenueEdge = {
  __typename?: 'CustomerRevenueEdge';
  cursor: Scalars['String']['output'];
  node: CustomerRevenue;
};

/** Days, both inclusive, in the project's time zone. */
export type DateRangeInput = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};

export type DecideTwinInput = {
  /** The transaction that has a twin. */
  id: Scalars['ID']['input'];
  isSame: Scalars['Boolean']['input'];
};

export type DecideTwinPayload = DecideTwinSuccess | NothingLeftToMatch;

export type DecideTwinSuccess = {
  __typename?: 'DecideTwinSuccess';
  /** Orders that gained or lost money by it. */
  orders: Array<Order>;
  transaction: Transaction;
};

export type DeleteExpenseInput = {
  id: Scalars['ID']['input'];
};

export type DeleteExpensePayload = DeleteExpenseSuccess;

export type DeleteExpenseSuccess = {
  __typename?: 'DeleteExpenseSuccess';
  expense: Expense;
};

export type DisablePaymentConnectionInput = {
  id: Scalars['ID']['input'];
};

export type DisablePaymentConnectionPayload = DisablePaymentConnectionSuccess;

export type DisablePaymentConnectionSuccess = {
  __typename?: 'DisablePaymentConnectionSuccess';
  connection: PaymentConnection;
};

/** Something that is kept and is not what its rows come to. Figures that hold it are wrong until it is repaired. */
export type Discrepancy = {
  __typename?: 'Discrepancy';
  categoryId: Maybe<Scalars['ID']['output']>;
  closedAt: Maybe<Scalars['DateTime']['output']>;
  closedById: Maybe<Scalars['ID']['output']>;
  /** Who had it repaired, or found it gone: RULE is a recount. */
  closedByKind: Maybe<ActorKind>;
  /** What the rows say: by this it is repaired. */
  counted: CountedMoney;
  /** Of the sums; or on which the order was placed, or the transfer moved. */
  day: Scalars['Date']['output'];
  figure: KeptFigure;
  foundAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** What the product says. */
  kept: CountedMoney;
  orderId: Maybe<Scalars['ID']['output']>;
  state: DiscrepancyState;
  transactionId: Maybe<Scalars['ID']['output']>;
};

export type DiscrepancyConnection = {
  __typename?: 'DiscrepancyConnection';
  edges: Array<DiscrepancyEdge>;
  nodes: Array<Discrepancy>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type DiscrepancyEdge = {
  __typename?: 'DiscrepancyEdge';
  cursor: Scalars['String']['output'];
  node: Discrepancy;
};

export type DiscrepancyFilter = {
  figures?: InputMaybe<Array<KeptFigure>>;
  states?: InputMaybe<Array<DiscrepancyState>>;
};

export type DiscrepancyState =
  /** It was not there any more. */
  | 'GONE'
  | 'OPEN'
  /** Somebody had it repaired. */
  | 'REPAIRED';

export type DismissBankFindingInput = {
  id: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
};

export type DismissBankFindingPayload = BankFindingDecided | DismissBankFindingSuccess | InvalidInput;

export type DismissBankFindingSuccess = {
  __typename?: 'DismissBankFindingSuccess';
  finding: BankFinding;
};

export type DuplicateOrderInput = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type DuplicateOrderPayload = DuplicateOrderSuccess;

export type DuplicateOrderSuccess = {
  __typename?: 'DuplicateOrderSuccess';
  order: Order;
};

export type EnablePaymentConnectionInput = {
  id: Scalars['ID']['input'];
};

export type EnablePaymentConnectionPayload = EnablePaymentConnectionSuccess;

export type EnablePaymentConnectionSuccess = {
  __typename?: 'EnablePaymentConnectionSuccess';
  connection: PaymentConnection;
};

export type Expense = {
  __typename?: 'Expense';
  amount: Money;
  category: Scalars['String']['output'];
  categoryId: Scalars['ID']['output'];
  /** What happened to it since it was recorded, the newest first. Nothing of it is ever lost. */
  changes: Array<ExpenseChange>;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  isDeleted: Scalars['Boolean']['output'];
  note: Maybe<Scalars['String']['output']>;
  /** What recorded it, when it comes back every month. */
  recurringExpense: Maybe<RecurringExpense>;
  spentOn: Scalars['Date']['output'];
  /** The top category that its category stands beneath, or its category itself. */
  topCategory: Scalars['String']['output'];
  vendor: Maybe<Scalars['String']['output']>;
  vendorId: Maybe<Scalars['ID']['output']>;
  /** 1 when it is recorded; every change adds one. */
  version: Scalars['Int']['output'];
};

/**
 * What money is spent on. Two levels: top categories, and those beneath them. A project starts with the categories of its
 * kind. Two ways to write a name (case, spaces) are one category, in the whole project.
 */
export type ExpenseCategory = {
  __typename?: 'ExpenseCategory';
  /** By name; archived ones only where the tree was asked for with them. */
  children: Array<ExpenseCategory>;
  id: Scalars['ID']['output'];
  isArchived: Scalars['Boolean']['output'];
  /** The category that its expenses were moved to: its name is another name of that one now. */
  mergedInto: Maybe<ExpenseCategory>;
  name: Scalars['String']['output'];
  /** The top category that it stands beneath; null for one that is a top category itself. */
  parent: Maybe<ExpenseCategory>;
};

export type ExpenseChange = {
  __typename?: 'ExpenseChange';
  actorId: Maybe<Scalars['ID']['output']>;
  actorKind: ActorKind;
  after: ExpenseVersion;
  at: Scalars['DateTime']['output'];
  before: ExpenseVersion;
  /** When it was one of many. */
  changeSet: Maybe<ExpenseChangeSet>;
  kind: ExpenseChangeKind;
  /** The version that it changed; the next one is what came of it. */
  number: Scalars['Int']['output'];
};

export type ExpenseChangeKind =
  | 'CHANGED'
  | 'DELETED'
  | 'RESTORED'
  | 'UNDONE';

/**
 * Changes of expenses that belong together. They are made in the background: changed + skipped reaches total, and an undo
 * takes back what was changed: undone + kept reaches changed.
 */
export type ExpenseChangeSet = {
  __typename?: 'ExpenseChangeSet';
  actorId: Maybe<Scalars['ID']['output']>;
  actorKind: ActorKind;
  changed: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** Why it failed, or what an undo leaves as it is beside the expenses, in plain words. */
  failure: Maybe<Scalars['String']['output']>;
  finishedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  items: ExpenseChangeSetItemConnection;
  /** Not taken back, because somebody changed them after the set. */
  kept: Scalars['Int']['output'];
  kind: ExpenseChangeSetKind;
  /** Left as they were: see the reason of each item. */
  skipped: Scalars['Int']['output'];
  startedAt: Maybe<Scalars['DateTime']['output']>;
  state: ExpenseChangeSetState;
  /** How many expenses it is about; null until that is settled. */
  total: Maybe<Scalars['Int']['output']>;
  /** Taken back. */
  undone: Scalars['Int']['output'];
};


/**
 * Changes of expenses that belong together. They are made in the background: changed + skipped reaches total, and an undo
 * takes back what was changed: undone + kept reaches changed.
 */
export type ExpenseChangeSetItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  states?: InputMaybe<Array<ExpenseChangeSetItemState>>;
};

export type ExpenseChangeSetConnection = {
  __typename?: 'ExpenseChangeSetConnection';
  edges: Array<ExpenseChangeSetEdge>;
  nodes: Array<ExpenseChangeSet>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ExpenseChangeSetEdge = {
  __typename?: 'ExpenseChangeSetEdge';
  cursor: Scalars['String']['output'];
  node: ExpenseChangeSet;
};

export type ExpenseChangeSetItem = {
  __typename?: 'ExpenseChangeSetItem';
  expense: Expense;
  /** Why it was skipped or kept. */
  reason: Maybe<Scalars['String']['output']>;
  state: ExpenseChangeSetItemState;
};

export type ExpenseChangeSetItemConnection = {
  __typename?: 'ExpenseChangeSetItemConnection';
  edges: Array<ExpenseChangeSetItemEdge>;
  nodes: Array<ExpenseChangeSetItem>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ExpenseChangeSetItemEdge = {
  __typename?: 'ExpenseChangeSetItemEdge';
  cursor: Scalars['String']['output'];
  node: ExpenseChangeSetItem;
};

export type ExpenseChangeSetItemState =
  | 'CHANGED'
  /** Left as it is by the undo. */
  | 'KEPT'
  | 'PENDING'
  | 'SKIPPED'
  | 'UNDONE';

export type ExpenseChangeSetKind =
  | 'BULK_EDIT'
  /** What an import recorded. */
  | 'IMPORT'
  | 'MERGE_CATEGORIES'
  | 'MERGE_VENDORS'
  /** An edit of a recurring expense, with the expenses that it had recorded already. */
  | 'SERIES_EDIT';

export type ExpenseChangeSetNotCancellable = UserError & {
  __typename?: 'ExpenseChangeSetNotCancellable';
  message: Scalars['String']['output'];
};

export type ExpenseChangeSetNotUndoable = UserError & {
  __typename?: 'ExpenseChangeSetNotUndoable';
  message: Scalars['String']['output'];
};

export type ExpenseChangeSetState =
  /** What was changed until then stays changed, and can be undone. */
  | 'CANCELLED'
  | 'FAILED'
  | 'FINISHED'
  | 'QUEUED'
  | 'RUNNING'
  | 'UNDOING'
  | 'UNDONE';

/** Somebody changed the expense after the version that was named. */
export type ExpenseChangedSince = UserError & {
  __typename?: 'ExpenseChangedSince';
  expense: Expense;
  message: Scalars['String']['output'];
};

export type ExpenseConnection = {
  __typename?: 'ExpenseConnection';
  edges: Array<ExpenseEdge>;
  nodes: Array<Expense>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ExpenseEdge = {
  __typename?: 'ExpenseEdge';
  cursor: Scalars['String']['output'];
  node: Expense;
};

export type ExpenseEditReach =
  /**
   * Of a recurring expense: this occurrence, all later ones that are recorded, and all that will be. Each gets what the edit
   * names, also one that was edited by itself before.
   */
  | 'THIS_AND_FOLLOWING'
  | 'THIS_ONE';

export type ExpenseFilter = {
  categories?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What a change set has changed, also if it was undone. */
  changeSetId?: InputMaybe<Scalars['ID']['input']>;
  /** Just these, at most 200. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What an import has recorded. */
  importId?: InputMaybe<Scalars['ID']['input']>;
  /** Deleted expenses, and no others. */
  isDeleted?: InputMaybe<Scalars['Boolean']['input']>;
  /** What a recurring expense has recorded. */
  recurringExpenseId?: InputMaybe<Scalars['ID']['input']>;
  /** Searches vendor, note, category and amount. */
  search?: InputMaybe<Scalars['String']['input']>;
  spent?: InputMaybe<DateRangeInput>;
  /** Those of a top category, and of every category beneath it. */
  topCategories?: InputMaybe<Array<Scalars['String']['input']>>;
  vendorIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/**
 * Expenses from a CSV file: create it, PUT the file, say what its columns mean, look at the dry run, start. UTF-8 and UTF-16, with
 * or without a byte order mark; commas, semicolons or tabs; line breaks within quotes.
 */
export type ExpenseImport = {
  __typename?: 'ExpenseImport';
  /** What it records, once it is started: its progress, its cancelling, its undo. */
  changeSet: Maybe<ExpenseChangeSet>;
  /** How many of them the dry run has looked at. */
  checked: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  delimiter: Maybe<CsvDelimiter>;
  /** The same day, amount, vendor and note as an expense that is recorded, or as an earlier row. */
  duplicates: Scalars['Int']['output'];
  encoding: Maybe<Scalars['String']['output']>;
  /** Why the file cannot be read, in plain words. */
  failure: Maybe<Scalars['String']['output']>;
  faulty: Scalars['Int']['output'];
  fileName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  mapping: Maybe<ExpenseImportMapping>;
  /** Categories that the import will make, at most 200. */
  newCategories: Array<Scalars['String']['output']>;
  /** Vendors that the import will make, at most 200. */
  newVendors: Array<Scalars['String']['output']>;
  /** Rows of the file, a header among them. */
  rowCount: Scalars['Int']['output'];
  /** In the order of the file. */
  rows: ExpenseImportRowConnection;
  /** The first rows of the file, for a person who says what the columns mean. */
  sample: Array<Array<Scalars['String']['output']>>;
  state: ExpenseImportState;
  /** What the columns seem to mean; null where that cannot be seen. */
  suggestion: Maybe<ExpenseImportMapping>;
  /** Where to PUT the file, at the gateway's address: at most 64 MiB and 200,000 rows. */
  uploadPath: Scalars['String']['output'];
  valid: Scalars['Int']['output'];
};


/**
 * Expenses from a CSV file: create it, PUT the file, say what its columns mean, look at the dry run, start. UTF-8 and UTF-16, with
 * or without a byte order mark; commas, semicolons or tabs; line breaks within quotes.
 */
export type ExpenseImportRowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  states?: InputMaybe<Array<ExpenseImportRowState>>;
};

export type ExpenseImportConnection = {
  __typename?: 'ExpenseImportConnection';
  edges: Array<ExpenseImportEdge>;
  nodes: Array<ExpenseImport>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ExpenseImportDuplicates =
  | 'IMPORT'
  | 'SKIP';

export type ExpenseImportEdge = {
  __typename?: 'ExpenseImportEdge';
  cursor: Scalars['String']['output'];
  node: ExpenseImport;
};

export type ExpenseImportMapping = {
  __typename?: 'ExpenseImportMapping';
  amountColumn: Scalars['Int']['output'];
  amountsAreNegative: Scalars['Boolean']['output'];
  categoryColumn: Maybe<Scalars['Int']['output']>;
  currencyColumn: Maybe<Scalars['Int']['output']>;
  dateColumn: Scalars['Int']['output'];
  dateFormat: ImportDateFormat;
  decimalSign: ImportDecimalSign;
  defaultCategory: Maybe<Scalars['String']['output']>;
  hasHeader: Scalars['Boolean']['output'];
  noteColumn: Maybe<Scalars['Int']['output']>;
  vendorColumn: Maybe<Scalars['Int']['output']>;
};

/** It is not at the point where this can be done: the message says where it is. */
export type ExpenseImportNotReady = UserError & {
  __typename?: 'ExpenseImportNotReady';
  message: Scalars['String']['output'];
};

export type ExpenseImportRow = {
  __typename?: 'ExpenseImportRow';
  amount: Maybe<Money>;
  /** Null where that of the vendor stands in. */
  category: Maybe<Scalars['String']['output']>;
  cells: Array<Scalars['String']['output']>;
  /** What became of it. */
  expense: Maybe<Expense>;
  /** Where it begins in the file, counted from 1. */
  line: Scalars['Int']['output'];
  note: Maybe<Scalars['String']['output']>;
  /** What is wrong with it, or what it is the same as. */
  reason: Maybe<Scalars['String']['output']>;
  spentOn: Maybe<Scalars['Date']['output']>;
  state: ExpenseImportRowState;
  vendor: Maybe<Scalars['String']['output']>;
};

export type ExpenseImportRowConnection = {
  __typename?: 'ExpenseImportRowConnection';
  edges: Array<ExpenseImportRowEdge>;
  nodes: Array<ExpenseImportRow>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ExpenseImportRowEdge = {
  __typename?: 'ExpenseImportRowEdge';
  cursor: Scalars['String']['output'];
  node: ExpenseImportRow;
};

export type ExpenseImportRowState =
  | 'DUPLICATE'
  | 'FAULTY'
  | 'HEADER'
  | 'IMPORTED'
  /** Not looked at yet. */
  | 'READ'
  /** Left out when the import ran: see its reason. */
  | 'SKIPPED'
  | 'VALID';

export type ExpenseImportState =
  /** PUT the file to `uploadPath`. */
  | 'AWAITING_FILE'
  /** The dry run is done: nothing is recorded yet. Look at `rows`, map anew, or start. */
  | 'CHECKED'
  | 'CHECKING'
  /** The file cannot be read: see `failure`, and send another. */
  | 'FAILED'
  /** Its columns are known: say what they mean by `mapExpenseImport`. */
  | 'READ'
  | 'READING'
  /** It is recorded, or on the way: see `changeSet`, which also undoes it. */
  | 'STARTED';

export type ExpenseSort =
  | 'AMOUNT_ASC'
  | 'AMOUNT_DESC'
  | 'SPENT_ON_ASC'
  | 'SPENT_ON_DESC';

/** An expense as it was. */
export type ExpenseVersion = {
  __typename?: 'ExpenseVersion';
  amount: Money;
  category: Scalars['String']['output'];
  isDeleted: Scalars['Boolean']['output'];
  note: Maybe<Scalars['String']['output']>;
  spentOn: Scalars['Date']['output'];
  vendor: Maybe<Scalars['String']['output']>;
};

export type ExpensesOfCategory = {
  __typename?: 'ExpensesOfCategory';
  category: Scalars['String']['output'];
  /** Those beneath it. What stands in the category itself is in it alone. */
  children: Array<ExpensesOfCategory>;
  expenses: ReportFigure;
  /** The category's. */
  id: Scalars['ID']['output'];
  /** Part of all expenses of the period, a fraction with four decimals; null when there are none. */
  share: Maybe<Scalars['Decimal']['output']>;
};

export type ExpensesToExportInput = {
  filter?: InputMaybe<ExpenseFilter>;
  sort?: InputMaybe<ExpenseSort>;
};

/**
 * A list or a report as a CSV file (RFC 4180, UTF-8), in a form that does not change with anybody's language: amounts with a
 * point, days as 2026-11-23, moments as 2026-11-23T04:00:00.000Z. A text that a spreadsheet would take for a formula begins with
 * an apostrophe.
 */
export type Export = {
  __typename?: 'Export';
  /** Of the finished file. */
  bytes: Maybe<Scalars['Decimal']['output']>;
  columns: Array<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  /** Where the file is fetched, by whoever may export from the project then; null unless it is ready. */
  downloadUrl: Maybe<Scalars['String']['output']>;
  /** When the file is removed. */
  expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** Why it failed. */
  failure: Maybe<Scalars['String']['output']>;
  fileName: Scalars['String']['output'];
  finishedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  kind: ExportKind;
  requestedById: Maybe<Scalars['ID']['output']>;
  requestedByKind: ActorKind;
  /** Null until it is known. */
  rowsTotal: Maybe<Scalars['Int']['output']>;
  /** Rows that are in the file so far. */
  rowsWritten: Scalars['Int']['output'];
  startedAt: Maybe<Scalars['DateTime']['output']>;
  state: ExportState;
};

/** It is ready, failed or cancelled. */
export type ExportAlreadyEnded = UserError & {
  __typename?: 'ExportAlreadyEnded';
  message: Scalars['String']['output'];
};

export type ExportConnection = {
  __typename?: 'ExportConnection';
  edges: Array<ExportEdge>;
  nodes: Array<Export>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ExportEdge = {
  __typename?: 'ExportEdge';
  cursor: Scalars['String']['output'];
  node: Export;
};

export type ExportKind =
  /** All money that moved in each month, in each currency. */
  | 'CASH_BY_MONTH'
  | 'EXPENSES'
  /** What was spent in each month, by category. */
  | 'EXPENSES_BY_CATEGORY'
  | 'ORDERS'
  /** Revenue, expenses and what is left, for each month that the range touches. */
  | 'PROFIT_BY_MONTH'
  /** The most first. */
  | 'REVENUE_BY_CUSTOMER'
  /** What the revenue was for, the most first. */
  | 'REVENUE_BY_LINE'
  | 'TRANSACTIONS';

export type ExportKindColumns = {
  __typename?: 'ExportKindColumns';
  /** The names stay: they are the first line of the file. */
  columns: Array<Scalars['String']['output']>;
  kind: ExportKind;
};

export type ExportState =
  | 'CANCELLED'
  /** It was ready, and the file is gone. */
  | 'EXPIRED'
  /** It could not be written, also when it was tried several times. */
  | 'FAILED'
  /** Waits for a worker. */
  | 'QUEUED'
  /** It can be fetched, for a day. */
  | 'READY'
  /** It is being written. */
  | 'RUNNING';

/** It is being written, or will be. */
export type ExportStillGoing = UserError & {
  __typename?: 'ExportStillGoing';
  message: Scalars['String']['output'];
};

/** The file is ready. */
export type ExportStillThere = UserError & {
  __typename?: 'ExportStillThere';
  message: Scalars['String']['output'];
};

export type FieldError = {
  __typename?: 'FieldError';
  message: Scalars['String']['output'];
  /** Where in the input, outermost first: ["lines", "0", "unitPrice"]. */
  path: Array<Scalars['String']['output']>;
};

export type ImportDateFormat =
  | 'DAY_MONTH_YEAR'
  | 'MONTH_DAY_YEAR'
  | 'YEAR_MONTH_DAY';

export type ImportDecimalSign =
  | 'COMMA'
  | 'POINT';

/** The whole of what runs here. */
export type Installation = {
  __typename?: 'Installation';
  /** What is open in any project, the newest first: that there is something, and whose. The amounts are the project's. */
  discrepancies: Maybe<InstallationDiscrepancyConnection>;
  /** How much of it there is of each kind, and how long it waits. */
  financeQueues: Maybe<Array<WorkQueue>>;
  /** Background work of this part of the product in any project that is not done: waiting, running, stuck, dead. */
  financeWork: Maybe<WorkItemConnection>;
  id: Scalars['ID']['output'];
};


/** The whole of what runs here. */
export type InstallationDiscrepanciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** The whole of what runs here. */
export type InstallationFinanceWorkArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  states?: InputMaybe<Array<WorkState>>;
};

/** That there is one, as operators know it. */
export type InstallationDiscrepancy = {
  __typename?: 'InstallationDiscrepancy';
  day: Scalars['Date']['output'];
  figure: KeptFigure;
  foundAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  projectId: Scalars['ID']['output'];
};

export type InstallationDiscrepancyConnection = {
  __typename?: 'InstallationDiscrepancyConnection';
  edges: Array<InstallationDiscrepancyEdge>;
  nodes: Array<InstallationDiscrepancy>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type InstallationDiscrepancyEdge = {
  __typename?: 'InstallationDiscrepancyEdge';
  cursor: Scalars['String']['output'];
  node: InstallationDiscrepancy;
};

/** What was sent breaks a rule; `fieldErrors` says which field and how to mend it. */
export type InvalidInput = UserError & {
  __typename?: 'InvalidInput';
  fieldErrors: Array<FieldError>;
  message: Scalars['String']['output'];
};

export type KeepOverpaymentInput = {
  /** The order. */
  id: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
};

export type KeepOverpaymentPayload = InvalidInput | KeepOverpaymentSuccess | OrderNotOverpaid;

export type KeepOverpaymentSuccess = {
  __typename?: 'KeepOverpaymentSuccess';
  order: Order;
};

export type KeptFigure =
  /** Orders, by the day of their first money. */
  | 'ORDERED'
  /** What is paid of an order, and since when. */
  | 'ORDER_PAID'
  /** Money matched to orders, by the day on which it was received. */
  | 'RECEIVED'
  | 'REFUNDED'
  /** Expenses, by day and category. */
  | 'SPENT'
  /** What of a transfer pays orders. */
  | 'TRANSACTION_MATCHED'
  /** Money that waits for an order, by the day on which it was received. */
  | 'UNMATCHED';

export type LineReport = {
  __typename?: 'LineReport';
  /** The moment that the figures describe. */
  asOf: Scalars['DateTime']['output'];
  comparedWith: Maybe<ReportPeriod>;
  definitions: Array<ReportDefinition>;
  /** Lines of orders with revenue in the period; those of one description are one. */
  lines: LineRevenueConnection;
  period: ReportPeriod;
  /** What all lines add up to. */
  revenue: ReportFigure;
};


export type LineReportLinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<RevenuePartSort>;
};

export type LineRevenue = {
  __typename?: 'LineRevenue';
  description: Scalars['String']['output'];
  revenue: ReportFigure;
  /** Part of the revenue of the period, a fraction with four decimals; null when there is none, or less than none. */
  share: Maybe<Scalars['Decimal']['output']>;
};

export type LineRevenueConnection = {
  __typename?: 'LineRevenueConnection';
  edges: Array<LineRevenueEdge>;
  nodes: Array<LineRevenue>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type LineRevenueEdge = {
  __typename?: 'LineRevenueEdge';
  cursor: Scalars['String']['output'];
  node: LineRevenue;
};

/** Columns are counted from 0. */
export type MapExpenseImportInput = {
  amountColumn: Scalars['Int']['input'];
  /** What was spent stands with a minus, as banks write it; rows without one are faulty. */
  amountsAreNegative?: InputMaybe<Scalars['Boolean']['input']>;
  categoryColumn?: InputMaybe<Scalars['Int']['input']>;
  /** Rows in another currency than the project's are faulty. */
  currencyColumn?: InputMaybe<Scalars['Int']['input']>;
  dateColumn: Scalars['Int']['input'];
  dateFormat: ImportDateFormat;
  decimalSign: ImportDecimalSign;
  /** For rows that name no category, where the vendor has none either. */
  defaultCategory?: InputMaybe<Scalars['String']['input']>;
  /** When the file was read with the wrong one: it is then read again. */
  delimiter?: InputMaybe<CsvDelimiter>;
  hasHeader?: InputMaybe<Scalars['Boolean']['input']>;
  id: Scalars['ID']['input'];
  noteColumn?: InputMaybe<Scalars['Int']['input']>;
  vendorColumn?: InputMaybe<Scalars['Int']['input']>;
};

export type MapExpenseImportPayload = ExpenseImportNotReady | InvalidInput | MapExpenseImportSuccess;

export type MapExpenseImportSuccess = {
  __typename?: 'MapExpenseImportSuccess';
  expenseImport: ExpenseImport;
};

export type MarkWebhookDealtWithInput = {
  /** The callback. */
  id: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
};

export type MarkWebhookDealtWithPayload = InvalidInput | MarkWebhookDealtWithSuccess | WebhookNotFailed;

export type MarkWebhookDealtWithSuccess = {
  __typename?: 'MarkWebhookDealtWithSuccess';
  webhookEvent: WebhookEvent;
};

export type MatchPartInput = {
  /** When absent: what the order still owes, as far as the money reaches; for the last one all that is left. */
  amount?: InputMaybe<MoneyInput>;
  orderId: Scalars['ID']['input'];
};

export type MatchState =
  /** All of it is counted on orders. */
  | 'MATCHED'
  /** Pays no order: money going out, for another account, or told of twice. */
  | 'NOT_APPLICABLE'
  /** A person has said that it is for no order, or that what of it is counted on none is for none. Nothing of it waits. */
  | 'SET_ASIDE'
  /** Came in, and no order is known for it, or for a part of it: that is shown beside revenue, never in it. */
  | 'UNMATCHED'
  /** A payment recorded by hand that a person has taken back: its row stays, and it counts nowhere. */
  | 'VOID';

export type MatchSuggestion = {
  __typename?: 'MatchSuggestion';
  /** What the order would get of it. */
  amount: Money;
  order: Order;
  /** What speaks for it, in words. */
  reasons: Array<Scalars['String']['output']>;
  /** 0 to 100; never certain. */
  score: Scalars['Int']['output'];
};

export type MatchTransactionInput = {
  /** The transaction. */
  id: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
  parts: Array<MatchPartInput>;
};

export type MatchTransactionPayload = InvalidInput | MatchTransactionSuccess | NothingLeftToMatch;

export type MatchTransactionSuccess = {
  __typename?: 'MatchTransactionSuccess';
  /** Orders that gained or lost money by it. */
  orders: Array<Order>;
  transaction: Transaction;
};

export type MergeExpenseCategoriesInput = {
  /** The one that goes. */
  id: Scalars['ID']['input'];
  /** The one that its expenses move to. */
  intoId: Scalars['ID']['input'];
};

export type MergeExpenseCategoriesPayload = InvalidInput | MergeExpenseCategoriesSuccess;

export type MergeExpenseCategoriesSuccess = {
  __typename?: 'MergeExpenseCategoriesSuccess';
  category: ExpenseCategory;
  changeSet: ExpenseChangeSet;
};

export type MergeVendorsInput = {
  /** The one that goes. */
  id: Scalars['ID']['input'];
  /** The one that its expenses move to. */
  intoId: Scalars['ID']['input'];
};

export type MergeVendorsPayload = InvalidInput | MergeVendorsSuccess;

export type MergeVendorsSuccess = {
  __typename?: 'MergeVendorsSuccess';
  changeSet: ExpenseChangeSet;
  vendor: Vendor;
};

export type MetricBucket =
  | 'DAY'
  | 'MONTH'
  /** ISO weeks, Monday to Sunday. */
  | 'WEEK';

/** One bucket; empty buckets are zero. */
export type MetricPoint = {
  __typename?: 'MetricPoint';
  expenses: Money;
  /** First day of the bucket that lies in the range. */
  from: Scalars['Date']['output'];
  netProfit: Money;
  orderCount: Scalars['Int']['output'];
  revenue: Money;
  /** Last day of the bucket that lies in the range. */
  to: Scalars['Date']['output'];
};

/** An exact amount in one currency. The amount is a decimal string in major units: "12.50" USD, "250000" VND. */
export type Money = {
  __typename?: 'Money';
  amount: Scalars['Decimal']['output'];
  currency: Scalars['Currency']['output'];
};

export type MoneyInput = {
  amount: Scalars['Decimal']['input'];
  currency: Scalars['Currency']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  addOrderNote: AddOrderNotePayload;
  /** Takes it out of what is offered. Its expenses stay as they are. */
  archiveExpenseCategory: ArchiveExpenseCategoryPayload;
  /** Moves what was paid above the total to another order, or back among the unmatched money. */
  assignOverpayment: AssignOverpaymentPayload;
  /** Changes every expense that a filter meets, in the background. */
  bulkEditExpenses: BulkEditExpensesPayload;
  /** Stops it where it is. A merge cannot be left half done: undo it instead. */
  cancelExpenseChangeSet: CancelExpenseChangeSetPayload;
  cancelExport: CancelExportPayload;
  /** Closes an order that is not to be paid. What was paid in part goes to the unmatched money, on the day it was received. */
  cancelOrder: CancelOrderPayload;
  /** Stops it where it is. */
  cancelOrderChangeSet: CancelOrderChangeSetPayload;
  /** Ends a replay of many. What is replayed already stays so. */
  cancelWebhookReplay: CancelWebhookReplayPayload;
  /** Changes every order that a filter meets at this moment, at most 100,000, in the background. */
  changeOrders: ChangeOrdersPayload;
  createExpenseCategory: CreateExpenseCategoryPayload;
  createExpenseImport: CreateExpenseImportPayload;
  createOrder: CreateOrderPayload;
  /** Makes the order that unmatched money is for, placed when the money came. */
  createOrderFromTransaction: CreateOrderFromTransactionPayload;
  createPaymentConnection: CreatePaymentConnectionPayload;
  /** Months that lie behind already are recorded at once. */
  createRecurringExpense: CreateRecurringExpensePayload;
  /** Decides whether a transfer and its twin are the same money. */
  decideTwin: DecideTwinPayload;
  /** Takes an expense out of every figure. `restoreExpense` brings it back. */
  deleteExpense: DeleteExpensePayload;
  /** Switches a connection off: its callbacks are refused until it is switched on again. */
  disablePaymentConnection: DisablePaymentConnectionPayload;
  /** Says that things are right as they are: both transfers are kept, the callback's amount counts. */
  dismissBankFinding: DismissBankFindingPayload;
  /** Makes the same order once more, placed now. */
  duplicateOrder: DuplicateOrderPayload;
  enablePaymentConnection: EnablePaymentConnectionPayload;
  /** Says that what was paid above the total stays with the order. */
  keepOverpayment: KeepOverpaymentPayload;
  /** Says what the columns mean, and looks at every row in the background without recording any: a dry run. May be repeated until it is started. */
  mapExpenseImport: MapExpenseImportPayload;
  /** Says that a callback that failed needs nobody any more. Said again, it replaces the note. */
  markWebhookDealtWith: MarkWebhookDealtWithPayload;
  /** Lets unmatched money pay one order, or be split over several. */
  matchTransaction: MatchTransactionPayload;
  /**
   * Moves all expenses of a category, and the categories beneath it, to another one; its name stands for that one from now
   * on. The expenses follow in the background as a change set, whose undo takes the whole merge back.
   */
  mergeExpenseCategories: MergeExpenseCategoriesPayload;
  /**
   * Moves all expenses of a vendor to another one; its name stands for that one from now on. The expenses follow in the
   * background as a change set, whose undo takes the whole merge back.
   */
  mergeVendors: MergeVendorsPayload;
  /**
   * A ready command that sends one validly signed test transfer to the connection, for an order (its code and
   * what it still owes) or for the amount and text given. It is good for the five minutes that a signature lives.
   */
  prepareTestTransfer: PrepareTestTransferPayload;
  /** Asks the bank at once, at most once a minute. */
  reconcileNow: ReconcileNowPayload;
  recordBalance: RecordBalancePayload;
  recordExpense: RecordExpensePayload;
  /** Records money that was received for an order outside of any connected provider: cash, card terminal, another bank. For a cancelled order it waits unmatched. */
  recordPayment: RecordPaymentPayload;
  /** Remembers that money is not for an order: it is not suggested again. */
  rejectSuggestion: RejectSuggestionPayload;
  /** Undoes a cancellation. Money that it set free pays the order again, as far as it still waits for an order. */
  reopenOrder: ReopenOrderPayload;
  /** Undoes keepOverpayment. */
  reopenOverpayment: ReopenOverpaymentPayload;
  /** Undoes markWebhookDealtWith. */
  reopenWebhook: ReopenWebhookPayload;
  /** Brings what is kept to what the rows come to at this moment. It stands in the audit with both values. */
  repairDiscrepancies: RepairDiscrepanciesPayload;
  /**
   * Works through a callback once more, now, as if it had just come. What was recorded before is not recorded again: then
   * nothing changes, and the attempt says so.
   */
  replayWebhook: ReplayWebhookPayload;
  /** The same for all callbacks that match a filter, the oldest first, in the background. */
  replayWebhooks: ReplayWebhooksPayload;
  /** Does what the finding's `action` says. Again, nothing changes. */
  resolveBankFinding: ResolveBankFindingPayload;
  restoreExpense: RestoreExpensePayload;
  restoreExpenseCategory: RestoreExpenseCategoryPayload;
  /** Undoes voidPayment: it pays again the orders that it paid, as far as they are not cancelled; what is left of it waits unmatched. */
  restorePayment: RestorePaymentPayload;
  /** Undoes rejectSuggestion. */
  restoreSuggestion: RestoreSuggestionPayload;
  /** Writes a file again that failed, was cancelled, or is gone. */
  retryExport: RetryExportPayload;
  /** Gives dead and waiting work another full set of attempts, now. */
  retryFinanceWork: RetryFinanceWorkPayload;
  /** The same, for work of any projects. It stands in the audit of each. */
  retryFinanceWorkAnywhere: RetryFinanceWorkAnywherePayload;
  /** Undoes setTransactionAside: all that was set aside of it waits again. Undoes also the decision that a transfer was told of twice. */
  returnTransaction: ReturnTransactionPayload;
  /** Says that unmatched money, or what is left of it, is for no order, and what it is instead. What it pays stays. */
  setTransactionAside: SetTransactionAsidePayload;
  /** Records the valid rows in the background, as a change set. Faulty rows are left out. */
  startExpenseImport: StartExpenseImportPayload;
  /** Has a file written of everything in a list, as it is at this moment. `finance.exportChanged` tells how far it is. */
  startExport: StartExportPayload;
  /** Counts now, and not in the night. `finance.recountChanged` tells what it meets, and when it has ended. */
  startRecount: StartRecountPayload;
  /** Brings back the version before the last change, whatever it was: an edit, a deletion, or an undo. */
  undoExpenseChange: UndoExpenseChangePayload;
  /** Takes all of its changes back, in the background. Expenses that somebody changed since are kept as they are, and counted. */
  undoExpenseChangeSet: UndoExpenseChangeSetPayload;
  /** Takes all of its changes back, in the background. Orders that somebody changed since are kept as they are, and counted. */
  undoOrderChangeSet: UndoOrderChangeSetPayload;
  /** Takes money off an order: it waits unmatched again, on the day it was received. */
  unmatchTransaction: UnmatchTransactionPayload;
  updateExpense: UpdateExpensePayload;
  /** Renames and moves. Figures of the past follow: they are by category, not by what it was called. */
  updateExpenseCategory: UpdateExpenseCategoryPayload;
  updatePaymentConnection: UpdatePaymentConnectionPayload;
  /**
   * Changes what is recorded from now on; what is recorded already stays. To change that too, edit an occurrence by
   * `updateExpense` with `reach: THIS_AND_FOLLOWING`.
   */
  updateRecurringExpense: UpdateRecurringExpensePayload;
  updateVendor: UpdateVendorPayload;
  /** Takes back a payment recorded by hand: it comes off its orders and out of every figure. Its row stays, and says by whom, when and why. */
  voidPayment: VoidPaymentPayload;
};


export type MutationAddOrderNoteArgs = {
  input: AddOrderNoteInput;
};


export type MutationArchiveExpenseCategoryArgs = {
  input: ArchiveExpenseCategoryInput;
};


export type MutationAssignOverpaymentArgs = {
  input: AssignOverpaymentInput;
};


export type MutationBulkEditExpensesArgs = {
  input: BulkEditExpensesInput;
};


export type MutationCancelExpenseChangeSetArgs = {
  input: CancelExpenseChangeSetInput;
};


export type MutationCancelExportArgs = {
  input: CancelExportInput;
};


export type MutationCancelOrderArgs = {
  input: CancelOrderInput;
};


export type MutationCancelOrderChangeSetArgs = {
  input: CancelOrderChangeSetInput;
};


export type MutationCancelWebhookReplayArgs = {
  input: CancelWebhookReplayInput;
};


export type MutationChangeOrdersArgs = {
  input: ChangeOrdersInput;
};


export type MutationCreateExpenseCategoryArgs = {
  input: CreateExpenseCategoryInput;
};


export type MutationCreateExpenseImportArgs = {
  input: CreateExpenseImportInput;
};


export type MutationCreateOrderArgs = {
  input: CreateOrderInput;
};


export type MutationCreateOrderFromTransactionArgs = {
  input: CreateOrderFromTransactionInput;
};


export type MutationCreatePaymentConnectionArgs = {
  input: CreatePaymentConnectionInput;
};


export type MutationCreateRecurringExpenseArgs = {
  input: CreateRecurringExpenseInput;
};


export type MutationDecideTwinArgs = {
  input: DecideTwinInput;
};


export type MutationDeleteExpenseArgs = {
  input: DeleteExpenseInput;
};


export type MutationDisablePaymentConnectionArgs = {
  input: DisablePaymentConnectionInput;
};


export type MutationDismissBankFindingArgs = {
  input: DismissBankFindingInput;
};


export type MutationDuplicateOrderArgs = {
  input: DuplicateOrderInput;
};


export type MutationEnablePaymentConnectionArgs = {
  input: EnablePaymentConnectionInput;
};


export type MutationKeepOverpaymentArgs = {
  input: KeepOverpaymentInput;
};


export type MutationMapExpenseImportArgs = {
  input: MapExpenseImportInput;
};


export type MutationMarkWebhookDealtWithArgs = {
  input: MarkWebhookDealtWithInput;
};


export type MutationMatchTransactionArgs = {
  input: MatchTransactionInput;
};


export type MutationMergeExpenseCategoriesArgs = {
  input: MergeExpenseCategoriesInput;
};


export type MutationMergeVendorsArgs = {
  input: MergeVendorsInput;
};


export type MutationPrepareTestTransferArgs = {
  input: PrepareTestTransferInput;
};


export type MutationReconcileNowArgs = {
  input: ReconcileNowInput;
};


export type MutationRecordBalanceArgs = {
  input: RecordBalanceInput;
};


export type MutationRecordExpenseArgs = {
  input: RecordExpenseInput;
};


export type MutationRecordPaymentArgs = {
  input: RecordPaymentInput;
};


export type MutationRejectSuggestionArgs = {
  input: RejectSuggestionInput;
};


export type MutationReopenOrderArgs = {
  input: ReopenOrderInput;
};


export type MutationReopenOverpaymentArgs = {
  input: ReopenOverpaymentInput;
};


export type MutationReopenWebhookArgs = {
  input: ReopenWebhookInput;
};


export type MutationRepairDiscrepanciesArgs = {
  input: RepairDiscrepanciesInput;
};


export type MutationReplayWebhookArgs = {
  input: ReplayWebhookInput;
};


export type MutationReplayWebhooksArgs = {
  input: ReplayWebhooksInput;
};


export type MutationResolveBankFindingArgs = {
  input: ResolveBankFindingInput;
};


export type MutationRestoreExpenseArgs = {
  input: RestoreExpenseInput;
};


export type MutationRestoreExpenseCategoryArgs = {
  input: RestoreExpenseCategoryInput;
};


export type MutationRestorePaymentArgs = {
  input: RestorePaymentInput;
};


export type MutationRestoreSuggestionArgs = {
  input: RestoreSuggestionInput;
};


export type MutationRetryExportArgs = {
  input: RetryExportInput;
};


export type MutationRetryFinanceWorkArgs = {
  input: RetryFinanceWorkInput;
};


export type MutationRetryFinanceWorkAnywhereArgs = {
  input: RetryFinanceWorkAnywhereInput;
};


export type MutationReturnTransactionArgs = {
  input: ReturnTransactionInput;
};


export type MutationSetTransactionAsideArgs = {
  input: SetTransactionAsideInput;
};


export type MutationStartExpenseImportArgs = {
  input: StartExpenseImportInput;
};


export type MutationStartExportArgs = {
  input: StartExportInput;
};


export type MutationStartRecountArgs = {
  input: StartRecountInput;
};


export type MutationUndoExpenseChangeArgs = {
  input: UndoExpenseChangeInput;
};


export type MutationUndoExpenseChangeSetArgs = {
  input: UndoExpenseChangeSetInput;
};


export type MutationUndoOrderChangeSetArgs = {
  input: UndoOrderChangeSetInput;
};


export type MutationUnmatchTransactionArgs = {
  input: UnmatchTransactionInput;
};


export type MutationUpdateExpenseArgs = {
  input: UpdateExpenseInput;
};


export type MutationUpdateExpenseCategoryArgs = {
  input: UpdateExpenseCategoryInput;
};


export type MutationUpdatePaymentConnectionArgs = {
  input: UpdatePaymentConnectionInput;
};


export type MutationUpdateRecurringExpenseArgs = {
  input: UpdateRecurringExpenseInput;
};


export type MutationUpdateVendorArgs = {
  input: UpdateVendorInput;
};


export type MutationVoidPaymentArgs = {
  input: VoidPaymentInput;
};

/** The money pays orders already, was set aside, or can pay none. */
export type NothingLeftToMatch = UserError & {
  __typename?: 'NothingLeftToMatch';
  message: Scalars['String']['output'];
};

/** What a customer owes. */
export type Order = {
  __typename?: 'Order';
  cancelReason: Maybe<Scalars['String']['output']>;
  cancelledAt: Maybe<Scalars['DateTime']['output']>;
  createdAt: Scalars['DateTime']['output'];
  customer: OrderCustomer;
  /** What is still owed; zero when paid or cancelled. */
  due: Money;
  id: Scalars['ID']['output'];
  lines: Array<OrderLine>;
  /** Counts up from 1 in each project, without gaps. */
  number: Scalars['Int']['output'];
  /** Money above the total on which nobody has decided; zero when there is none, or it is kept. */
  openOverpayment: Money;
  /** Money matched to the order so far. */
  paid: Money;
  /** When the order was first paid in full. */
  paidAt: Maybe<Scalars['DateTime']['output']>;
  /** What the customer writes into the transfer. */
  paymentCode: Scalars['String']['output'];
  /** How the customer can pay by bank transfer; null without an active SePay connection. */
  paymentInstructions: Maybe<PaymentInstructions>;
  placedAt: Scalars['DateTime']['output'];
  projectId: Scalars['ID']['output'];
  reference: Maybe<Scalars['String']['output']>;
  status: OrderStatus;
  /** What happened to the order, by whom and why, the newest first. */
  timeline: OrderEntryConnection;
  total: Money;
  transactions: Array<Transaction>;
  /** Payments recorded by hand that paid it and were taken back, oldest first. */
  voidedTransactions: Array<Transaction>;
};


/** What a customer owes. */
export type OrderTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The order is paid in full: refund it instead of cancelling it. */
export type OrderAlreadyPaid = UserError & {
  __typename?: 'OrderAlreadyPaid';
  message: Scalars['String']['output'];
};

export type OrderChangeKind =
  | 'CANCEL'
  /** What was paid above the total stays with the order. */
  | 'KEEP_OVERPAYMENT'
  | 'REOPEN';

/**
 * One change of many orders: of those that were meant when it was started, whatever is placed or changes meanwhile. It is made in the background:
 * changed + skipped reaches total, and an undo takes back what was changed: undone + kept reaches changed.
 */
export type OrderChangeSet = {
  __typename?: 'OrderChangeSet';
  actorId: Maybe<Scalars['ID']['output']>;
  actorKind: ActorKind;
  changed: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** Why it failed, in plain words. */
  failure: Maybe<Scalars['String']['output']>;
  finishedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  items: OrderChangeSetItemConnection;
  /** Not taken back, because somebody changed them after the set. */
  kept: Scalars['Int']['output'];
  kind: OrderChangeKind;
  reason: Maybe<Scalars['String']['output']>;
  /** Left as they were: see the reason of each item. */
  skipped: Scalars['Int']['output'];
  startedAt: Maybe<Scalars['DateTime']['output']>;
  state: OrderChangeSetState;
  /** How many orders it is about. */
  total: Scalars['Int']['output'];
  /** Taken back. */
  undone: Scalars['Int']['output'];
};


/**
 * One change of many orders: of those that were meant when it was started, whatever is placed or changes meanwhile. It is made in the background:
 * changed + skipped reaches total, and an undo takes back what was changed: undone + kept reaches changed.
 */
export type OrderChangeSetItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  states?: InputMaybe<Array<OrderChangeSetItemState>>;
};

export type OrderChangeSetConnection = {
  __typename?: 'OrderChangeSetConnection';
  edges: Array<OrderChangeSetEdge>;
  nodes: Array<OrderChangeSet>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type OrderChangeSetEdge = {
  __typename?: 'OrderChangeSetEdge';
  cursor: Scalars['String']['output'];
  node: OrderChangeSet;
};

export type OrderChangeSetItem = {
  __typename?: 'OrderChangeSetItem';
  order: Order;
  /** Why it was skipped or kept. */
  reason: Maybe<Scalars['String']['output']>;
  state: OrderChangeSetItemState;
};

export type OrderChangeSetItemConnection = {
  __typename?: 'OrderChangeSetItemConnection';
  edges: Array<OrderChangeSetItemEdge>;
  nodes: Array<OrderChangeSetItem>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type OrderChangeSetItemEdge = {
  __typename?: 'OrderChangeSetItemEdge';
  cursor: Scalars['String']['output'];
  node: OrderChangeSetItem;
};

export type OrderChangeSetItemState =
  | 'CHANGED'
  /** Left as it is by the undo. */
  | 'KEPT'
  | 'PENDING'
  | 'SKIPPED'
  | 'UNDONE';

export type OrderChangeSetNotCancellable = UserError & {
  __typename?: 'OrderChangeSetNotCancellable';
  message: Scalars['String']['output'];
};

export type OrderChangeSetNotUndoable = UserError & {
  __typename?: 'OrderChangeSetNotUndoable';
  message: Scalars['String']['output'];
};

export type OrderChangeSetState =
  /** What was changed until then stays changed, and can be undone. */
  | 'CANCELLED'
  | 'FAILED'
  | 'FINISHED'
  | 'QUEUED'
  | 'RUNNING'
  | 'UNDOING'
  | 'UNDONE';

export type OrderConnection = {
  __typename?: 'OrderConnection';
  edges: Array<OrderEdge>;
  nodes: Array<Order>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type OrderCustomer = {
  __typename?: 'OrderCustomer';
  email: Maybe<Scalars['String']['output']>;
  /** The same on all orders of one customer: by e-mail address, or else by name. */
  key: Scalars['String']['output'];
  name: Scalars['String']['output'];
};

export type OrderCustomerInput = {
  email?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
};

export type OrderEdge = {
  __typename?: 'OrderEdge';
  cursor: Scalars['String']['output'];
  node: Order;
};

export type OrderEntry = {
  __typename?: 'OrderEntry';
  /** The person or the API key; null for a rule. */
  actorId: Maybe<Scalars['ID']['output']>;
  actorKind: ActorKind;
  amount: Maybe<Money>;
  at: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  kind: OrderEntryKind;
  /** What it happened to. */
  order: Order;
  /** The status after it. */
  status: Maybe<OrderStatus>;
  /** Why, or the note itself. */
  text: Maybe<Scalars['String']['output']>;
  transactionId: Maybe<Scalars['ID']['output']>;
};

export type OrderEntryConnection = {
  __typename?: 'OrderEntryConnection';
  edges: Array<OrderEntryEdge>;
  nodes: Array<OrderEntry>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type OrderEntryEdge = {
  __typename?: 'OrderEntryEdge';
  cursor: Scalars['String']['output'];
  node: OrderEntry;
};

export type OrderEntryKind =
  | 'CANCELLED'
  /** A transfer, or a part of one, was counted on the order. */
  | 'MONEY_MATCHED'
  /** It was taken off again. */
  | 'MONEY_RELEASED'
  | 'NOTE'
  /** Money above the total stays with the order. */
  | 'OVERPAYMENT_KEPT'
  /** It is open again: a person asked for that, or so much of what was kept was taken off. */
  | 'OVERPAYMENT_REOPENED'
  /** It counts again. */
  | 'PAYMENT_RESTORED'
  /** A payment recorded by hand was taken back. */
  | 'PAYMENT_VOIDED'
  | 'PLACED'
  | 'REOPENED'
  | 'STATUS_CHANGED';

export type OrderFilter = {
  /** Changed by one change of many, also when that was undone. */
  changeSetId?: InputMaybe<Scalars['ID']['input']>;
  /** Of this customer only. */
  customerKey?: InputMaybe<Scalars['String']['input']>;
  /** By what is still owed. */
  due?: InputMaybe<AmountRangeInput>;
  /** All but these, at most 200. */
  exceptIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Whether the customer's e-mail address is known. */
  hasEmail?: InputMaybe<Scalars['Boolean']['input']>;
  hasReference?: InputMaybe<Scalars['Boolean']['input']>;
  /** These orders only, at most 200. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Only orders with money above the total that nobody has decided on. */
  isOverpaymentOpen?: InputMaybe<Scalars['Boolean']['input']>;
  /** By what is paid. */
  paid?: InputMaybe<AmountRangeInput>;
  /** By the day the order was placed, in the project's time zone. */
  placed?: InputMaybe<DateRangeInput>;
  /** Searches number, payment code, customer, reference and total. */
  search?: InputMaybe<Scalars['String']['input']>;
  statuses?: InputMaybe<Array<OrderStatus>>;
  /** By the total, in the project's currency. */
  total?: InputMaybe<AmountRangeInput>;
};

export type OrderLine = {
  __typename?: 'OrderLine';
  description: Scalars['String']['output'];
  quantity: Scalars['Int']['output'];
  total: Money;
  unitPrice: Money;
};

export type OrderLineInput = {
  description: Scalars['String']['input'];
  quantity: Scalars['Int']['input'];
  unitPrice: MoneyInput;
};

/** Nothing was paid above the order's total. */
export type OrderNotOverpaid = UserError & {
  __typename?: 'OrderNotOverpaid';
  message: Scalars['String']['output'];
};

/** By what an order lacks it stands first in ascending and last in descending lists. */
export type OrderSort =
  | 'CUSTOMER_ASC'
  | 'CUSTOMER_DESC'
  | 'DUE_ASC'
  | 'DUE_DESC'
  | 'EMAIL_ASC'
  | 'EMAIL_DESC'
  | 'NUMBER_ASC'
  | 'NUMBER_DESC'
  | 'PAID_ASC'
  | 'PAID_DESC'
  | 'PAYMENT_CODE_ASC'
  | 'PAYMENT_CODE_DESC'
  | 'PLACED_AT_ASC'
  | 'PLACED_AT_DESC'
  | 'REFERENCE_ASC'
  | 'REFERENCE_DESC'
  | 'STATUS_ASC'
  | 'STATUS_DESC'
  | 'TOTAL_ASC'
  | 'TOTAL_DESC';

export type OrderStatus =
  | 'AWAITING_PAYMENT'
  | 'CANCELLED'
  | 'DRAFT'
  | 'OVERPAID'
  | 'PAID'
  | 'PARTIALLY_REFUNDED'
  | 'REFUNDED'
  | 'UNDERPAID';

export type OrderTotals = {
  __typename?: 'OrderTotals';
  count: Scalars['Int']['output'];
  /** What is still owed; nothing of it is of cancelled orders. */
  due: Money;
  paid: Money;
  total: Money;
};

export type OrdersToExportInput = {
  filter?: InputMaybe<OrderFilter>;
  sort?: InputMaybe<OrderSort>;
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor: Maybe<Scalars['String']['output']>;
};

export type PaymentAlreadyVoid = UserError & {
  __typename?: 'PaymentAlreadyVoid';
  message: Scalars['String']['output'];
};

/** A payment provider set up for a project. */
export type PaymentConnection = {
  __typename?: 'PaymentConnection';
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  lastWebhookAt: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
  provider: PaymentProvider;
  /** How far this connection agrees with what the bank says. */
  reconciliation: Reconciliation;
  /** Callbacks refused since the connection was made, because their signature was wrong or stale. */
  refusedWebhooks: Scalars['Int']['output'];
  /** The last four characters of the secret. */
  secretHint: Maybe<Scalars['String']['output']>;
  /** Settings as they were given; secrets are never among them. */
  settings: Scalars['JSON']['output'];
  status: PaymentConnectionStatus;
  /** Give this address to the provider. */
  webhookUrl: Scalars['String']['output'];
};

export type PaymentConnectionConnection = {
  __typename?: 'PaymentConnectionConnection';
  edges: Array<PaymentConnectionEdge>;
  nodes: Array<PaymentConnection>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type PaymentConnectionEdge = {
  __typename?: 'PaymentConnectionEdge';
  cursor: Scalars['String']['output'];
  node: PaymentConnection;
};

export type PaymentConnectionStatus =
  /** At least one authentic callback has arrived. */
  | 'ACTIVE'
  /** Switched off: callbacks are refused. */
  | 'DISABLED'
  /** Set up; nothing has arrived yet. */
  | 'WAITING';

export type PaymentInstructions = {
  __typename?: 'PaymentInstructions';
  accountNumber: Scalars['String']['output'];
  amount: Money;
  bank: Scalars['String']['output'];
  /** The text that the transfer must carry. */
  content: Scalars['String']['output'];
};

/** A bank or a provider told of this money: it did move. */
export type PaymentNotByHand = UserError & {
  __typename?: 'PaymentNotByHand';
  message: Scalars['String']['output'];
};

export type PaymentNotVoid = UserError & {
  __typename?: 'PaymentNotVoid';
  message: Scalars['String']['output'];
};

export type PaymentProvider =
  /** Recorded by hand. */
  | 'MANUAL'
  | 'PAYFAST'
  | 'SEPAY'
  | 'STRIPE';

/** The projects of one person or key side by side. Ranges are days of each project's own time zone. */
export type Portfolio = {
  __typename?: 'Portfolio';
  /** The moment that the figures describe. */
  asOf: Scalars['DateTime']['output'];
  comparedWith: Maybe<ReportPeriod>;
  definitions: Array<ReportDefinition>;
  period: ReportPeriod;
  /** By name. */
  projects: PortfolioProjectConnection;
  /** One for each currency, by code, over the projects whose finances the caller may see. Currencies are never added. */
  totals: Array<PortfolioTotal>;
};


/** The projects of one person or key side by side. Ranges are days of each project's own time zone. */
export type PortfolioProjectsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type PortfolioFigures = {
  __typename?: 'PortfolioFigures';
  /** The last that is known; null when none was ever recorded or reported. */
  balance: Maybe<Money>;
  expenses: ReportFigure;
  netProfit: ReportFigure;
  profitMargin: Maybe<Scalars['Decimal']['output']>;
  revenue: ReportFigure;
  unmatched: ReportFigure;
};

export type PortfolioProject = {
  __typename?: 'PortfolioProject';
  figures: Maybe<PortfolioFigures>;
  /** False when the caller may not see the project's finances: then there are no figures, and it is in no total. */
  isPermitted: Scalars['Boolean']['output'];
  project: Project;
};

export type PortfolioProjectConnection = {
  __typename?: 'PortfolioProjectConnection';
  edges: Array<PortfolioProjectEdge>;
  nodes: Array<PortfolioProject>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type PortfolioProjectEdge = {
  __typename?: 'PortfolioProjectEdge';
  cursor: Scalars['String']['output'];
  node: PortfolioProject;
};

export type PortfolioTotal = {
  __typename?: 'PortfolioTotal';
  /** The last known balances together; null when none is known. */
  balance: Maybe<Money>;
  currency: Scalars['Currency']['output'];
  expenses: ReportFigure;
  netProfit: ReportFigure;
  /** netProfit / revenue, a fraction with four decimals; null when there is no revenue, or less than none. */
  profitMargin: Maybe<Scalars['Decimal']['output']>;
  projectCount: Scalars['Int']['output'];
  /** Projects of which no balance is known: they are not in it. */
  projectsWithoutBalance: Scalars['Int']['output'];
  revenue: ReportFigure;
  unmatched: ReportFigure;
};

export type PrepareTestTransferInput = {
  amount?: InputMaybe<MoneyInput>;
  content?: InputMaybe<Scalars['String']['input']>;
  /** The payment connection. */
  id: Scalars['ID']['input'];
  orderId?: InputMaybe<Scalars['ID']['input']>;
};

export type PrepareTestTransferPayload = InvalidInput | PrepareTestTransferSuccess;

export type PrepareTestTransferSuccess = {
  __typename?: 'PrepareTestTransferSuccess';
  /**
   * A curl command for a shell. With an API key, which is a secret and not shown again, it reads the key from the
   * shell's variable SEPAY_API_KEY.
   */
  command: Scalars['String']['output'];
  /** When its signature grows stale; null when it carries none. */
  expiresAt: Maybe<Scalars['DateTime']['output']>;
};

export type ProfitOfPeriod = {
  __typename?: 'ProfitOfPeriod';
  /** Expenses by category, the largest first; a category holds those beneath it. */
  categories: Array<ExpensesOfCategory>;
  comparedWith: Maybe<ReportPeriod>;
  expenses: ReportFigure;
  netProfit: ReportFigure;
  period: ReportPeriod;
  previousProfitMargin: Maybe<Scalars['Decimal']['output']>;
  /** netProfit / revenue, a fraction with four decimals; null when there is no revenue, or less than none. */
  profitMargin: Maybe<Scalars['Decimal']['output']>;
  revenue: ReportFigure;
  /** Money that came in and is matched to no order. Not part of revenue. */
  unmatched: ReportFigure;
};

export type ProfitReport = {
  __typename?: 'ProfitReport';
  /** The moment that the figures describe. */
  asOf: Scalars['DateTime']['output'];
  comparedWith: Maybe<ReportPeriod>;
  definitions: Array<ReportDefinition>;
  /** The months that the range touches, clipped to it; each is compared with its own period before. */
  months: Array<ProfitOfPeriod>;
  period: ReportPeriod;
  total: ProfitOfPeriod;
};

export type Project = {
  __typename?: 'Project';
  /** The last balance that is known; null when none was ever recorded or reported. */
  balance: Maybe<Balance>;
  bankFinding: Maybe<BankFinding>;
  /** Where what the bank says and what is recorded here do not agree. */
  bankFindings: Maybe<BankFindingConnection>;
  /** How many findings are open: each needs a person. */
  bankFindingsNeedingPerson: Maybe<Scalars['Int']['output']>;
  /** All money that moved, whatever it was for, in all and by month. */
  cashReport: Maybe<CashReport>;
  /** All that one customer has ordered; null for a customer without orders. The key stands on each of the orders. */
  customer: Maybe<Customer>;
  /** Who the revenue came from. */
  customerReport: Maybe<CustomerReport>;
  /** What a recount has met, the newest first. */
  discrepancies: Maybe<DiscrepancyConnection>;
  /** One expense, also a deleted one. */
  expense: Maybe<Expense>;
  /** Names of the categories that an expense may be booked on, sorted: those of the kind of project, and whatever was added. */
  expenseCategories: Maybe<Array<Scalars['String']['output']>>;
  /** The same as a tree: top categories by name, each with those beneath it. */
  expenseCategoryTree: Maybe<Array<ExpenseCategory>>;
  expenseChangeSet: Maybe<ExpenseChangeSet>;
  /** Changes of many expenses at once, the newest first: bulk edits, merges, edits of a series, imports. */
  expenseChangeSets: Maybe<ExpenseChangeSetConnection>;
  expenseImport: Maybe<ExpenseImport>;
  /** The newest first. */
  expenseImports: Maybe<ExpenseImportConnection>;
  expenses: Maybe<ExpenseConnection>;
  export: Maybe<Export>;
  /** What can be exported, each with its columns in their order. */
  exportKinds: Maybe<Array<ExportKindColumns>>;
  /** Files that somebody had made of the project's lists and reports, the newest first. */
  exports: Maybe<ExportConnection>;
  /** How much of it there is of each kind, and how long it waits. */
  financeQueues: Maybe<Array<WorkQueue>>;
  /** Background work of this part of the product that is not done: waiting, running, stuck, dead. */
  financeWork: Maybe<WorkItemConnection>;
  id: Scalars['ID']['output'];
  /** What the revenue was for. */
  lineReport: Maybe<LineReport>;
  /** At most five years at once. */
  metrics: Maybe<ProjectMetrics>;
  order: Maybe<Order>;
  orderChangeSet: Maybe<OrderChangeSet>;
  /** Changes of many orders at once, the newest first. */
  orderChangeSets: Maybe<OrderChangeSetConnection>;
  /** What all orders that a filter meets come to, cancelled ones too: one for each currency that they are in. */
  orderTotals: Maybe<Array<OrderTotals>>;
  orders: Maybe<OrderConnection>;
  paymentConnections: Maybe<PaymentConnectionConnection>;
  /** Revenue, expenses and what is left of it, in all, by month and by category. Ranges of reports are at most five years. */
  profitReport: Maybe<ProfitReport>;
  /** Whether what is kept still is what its rows come to: asked every night, and by `startRecount`. Null before the first. */
  recount: Maybe<Recount>;
  /** Expenses that come back every month, the newest first. */
  recurringExpenses: Maybe<RecurringExpenseConnection>;
  /** The rows behind one figure, the newest first: as many as it counts, and they add up to it. */
  reportRows: Maybe<ReportRowConnection>;
  /** Money that moved at a provider. */
  transactions: Maybe<TransactionConnection>;
  /** By name; those that were merged into others left out. */
  vendors: Maybe<VendorConnection>;
  webhookEvent: Maybe<WebhookEvent>;
  /** The raw inbox: every authentic callback, as it came. */
  webhookEvents: Maybe<WebhookEventConnection>;
  webhookReplay: Maybe<WebhookReplay>;
  /** Replays of many callbacks, the newest first. */
  webhookReplays: Maybe<WebhookReplayConnection>;
  /** How many callbacks ended FAILED and are not dealt with: each needs a person. */
  webhooksNeedingPerson: Maybe<Scalars['Int']['output']>;
};


export type ProjectBankFindingArgs = {
  id: Scalars['ID']['input'];
};


export type ProjectBankFindingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<BankFindingFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<BankFindingSort>;
};


export type ProjectCashReportArgs = {
  compareWith?: InputMaybe<ReportComparison>;
  range: DateRangeInput;
};


export type ProjectCustomerArgs = {
  key: Scalars['String']['input'];
};


export type ProjectCustomerReportArgs = {
  compareWith?: InputMaybe<ReportComparison>;
  range: DateRangeInput;
};


export type ProjectDiscrepanciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DiscrepancyFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type ProjectExpenseArgs = {
  id: Scalars['ID']['input'];
};


export type ProjectExpenseCategoryTreeArgs = {
  includeArchived?: InputMaybe<Scalars['Boolean']['input']>;
};


export type ProjectExpenseChangeSetArgs = {
  id: Scalars['ID']['input'];
};


export type ProjectExpenseChangeSetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type ProjectExpenseImportArgs = {
  id: Scalars['ID']['input'];
};


export type ProjectExpenseImportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type ProjectExpensesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ExpenseFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<ExpenseSort>;
};


export type ProjectExportArgs = {
  id: Scalars['ID']['input'];
};


export type ProjectExportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type ProjectFinanceWorkArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  states?: InputMaybe<Array<WorkState>>;
};


export type ProjectLineReportArgs = {
  compareWith?: InputMaybe<ReportComparison>;
  range: DateRangeInput;
};


export type ProjectMetricsArgs = {
  bucket?: InputMaybe<MetricBucket>;
  range: DateRangeInput;
};


export type ProjectOrderArgs = {
  id: Scalars['ID']['input'];
};


export type ProjectOrderChangeSetArgs = {
  id: Scalars['ID']['input'];
};


export type ProjectOrderChangeSetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type ProjectOrderTotalsArgs = {
  filter?: InputMaybe<OrderFilter>;
};


export type ProjectOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<OrderSort>;
};


export type ProjectPaymentConnectionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type ProjectProfitReportArgs = {
  compareWith?: InputMaybe<ReportComparison>;
  range: DateRangeInput;
};


export type ProjectRecurringExpensesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type ProjectReportRowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  of: ReportRowsInput;
};


export type ProjectTransactionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TransactionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<TransactionSort>;
};


export type ProjectVendorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type ProjectWebhookEventArgs = {
  id: Scalars['ID']['input'];
};


export type ProjectWebhookEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WebhookEventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<WebhookEventSort>;
};


export type ProjectWebhookReplayArgs = {
  id: Scalars['ID']['input'];
};


export type ProjectWebhookReplaysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The figures of a project for a range of days, in its currency and time zone. */
export type ProjectMetrics = {
  __typename?: 'ProjectMetrics';
  /** The moment these figures describe. */
  asOf: Scalars['DateTime']['output'];
  /** revenue / orderCount; null when there is no order. */
  averageOrderValue: Maybe<Money>;
  /**
   * Median over the last three full months before the end of the range of expenses − revenue; zero when more came in than
   * went out. Months count from the first in which anything was earned or spent; null when not one of them is over.
   */
  burnRate: Maybe<Money>;
  /** The day on which the last known balance is used up at that rate; null without a runway, or beyond a hundred years. */
  cashOutOn: Maybe<Scalars['Date']['output']>;
  /** What these figures mean. */
  definitions: Array<ReportDefinition>;
  /** Largest first. */
  expenseBreakdown: Array<CategoryAmount>;
  /** The same by top category: each with everything beneath it. Largest first. */
  expenseBreakdownByTopCategory: Array<CategoryAmount>;
  expenses: Money;
  /** revenue − expenses. */
  netProfit: Money;
  /** Orders whose first matched money falls in the range. */
  orderCount: Scalars['Int']['output'];
  /** netProfit / revenue, a fraction with four decimals; null when there is no revenue, or less than none. */
  profitMargin: Maybe<Scalars['Decimal']['output']>;
  /** How much was given back in the range. */
  refunds: Money;
  /** Money received and matched to orders, on the day it was received, less refunds on the day they were made. */
  revenue: Money;
  /** Last known balance / burnRate, with four decimals. */
  runwayMonths: Maybe<Scalars['Decimal']['output']>;
  /** Why there is no runway, in words; null when there is one. */
  runwayUnknownBecause: Maybe<Scalars['String']['output']>;
  series: Array<MetricPoint>;
  /** Money that came in and is matched to no order. Not part of revenue. */
  unmatched: Money;
  unmatchedCount: Scalars['Int']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** Every project of the caller with its figures, and one total for each currency. Rights are those of each project. */
  portfolio: Maybe<Portfolio>;
};


export type QueryPortfolioArgs = {
  compareWith?: InputMaybe<ReportComparison>;
  range: DateRangeInput;
};

export type ReconcileNowInput = {
  /** The payment connection. */
  id: Scalars['ID']['input'];
};

export type ReconcileNowPayload = ReconcileNowSuccess | ReconciledJustNow | ReconciliationOff;

export type ReconcileNowSuccess = {
  __typename?: 'ReconcileNowSuccess';
  connection: PaymentConnection;
};

export type ReconciledJustNow = UserError & {
  __typename?: 'ReconciledJustNow';
  message: Scalars['String']['output'];
  nextAt: Scalars['DateTime']['output'];
};

/** Reading the bank's own list, beside the callbacks. */
export type Reconciliation = {
  __typename?: 'Reconciliation';
  /** All money that moved before this moment is known here. */
  completeUntil: Maybe<Scalars['DateTime']['output']>;
  lastRunAt: Maybe<Scalars['DateTime']['output']>;
  lastSuccessAt: Maybe<Scalars['DateTime']['output']>;
  nextRunAt: Maybe<Scalars['DateTime']['output']>;
  /** Why nothing is compared, and what to do; null unless it is OFF. */
  offBecause: Maybe<Scalars['String']['output']>;
  /** Why the last run failed, in words. */
  problem: Maybe<Scalars['String']['output']>;
  problemSince: Maybe<Scalars['DateTime']['output']>;
  state: ReconciliationState;
};

/** The bank cannot be asked: there is no API token, or the connection is switched off. */
export type ReconciliationOff = UserError & {
  __typename?: 'ReconciliationOff';
  message: Scalars['String']['output'];
};

export type ReconciliationState =
  /** The last run failed; it is tried again. */
  | 'FAILING'
  /** Nobody asks the bank; `offBecause` says why. */
  | 'OFF'
  | 'RUNNING'
  | 'UP_TO_DATE'
  /** It has not been read yet. */
  | 'WAITING';

export type RecordBalanceInput = {
  amount: MoneyInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  on: Scalars['Date']['input'];
  projectId: Scalars['ID']['input'];
};

export type RecordBalancePayload = InvalidInput | RecordBalanceSuccess;

export type RecordBalanceSuccess = {
  __typename?: 'RecordBalanceSuccess';
  balance: Balance;
};

export type RecordExpenseInput = {
  amount: MoneyInput;
  /** A name; the category is made when it is not there yet. May be left out for a vendor that has a default category. */
  category?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  projectId: Scalars['ID']['input'];
  spentOn: Scalars['Date']['input'];
  /** A name; the vendor is made when it is not there yet. */
  vendor?: InputMaybe<Scalars['String']['input']>;
};

export type RecordExpensePayload = InvalidInput | RecordExpenseSuccess;

export type RecordExpenseSuccess = {
  __typename?: 'RecordExpenseSuccess';
  expense: Expense;
};

export type RecordPaymentInput = {
  amount: MoneyInput;
  /** The order. */
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  /** When the money was received; now when absent. Not in the future. */
  receivedAt?: InputMaybe<Scalars['DateTime']['input']>;
};

export type RecordPaymentPayload = InvalidInput | RecordPaymentSuccess;

export type RecordPaymentSuccess = {
  __typename?: 'RecordPaymentSuccess';
  order: Order;
  transaction: Transaction;
};

/** Compares the sums of each day, what is paid of each order, and what of each transfer is matched, with the rows that they follow from. */
export type Recount = {
  __typename?: 'Recount';
  /** In the next night of the project. */
  dueAt: Scalars['DateTime']['output'];
  /** When one last got to its end. */
  finishedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** Why the last one failed, in words. */
  lastError: Maybe<Scalars['String']['output']>;
  /** How many discrepancies wait for somebody. */
  openDiscrepancies: Scalars['Int']['output'];
  /** How many rows the last one has looked at. */
  rowsCounted: Scalars['Int']['output'];
  /** Of the last one, whether or not it got to its end. */
  startedAt: Maybe<Scalars['DateTime']['output']>;
  state: RecountState;
};

export type RecountState =
  /** Every attempt failed. It stands with the dead work too. */
  | 'FAILED'
  /** Waits for a worker, or is going. */
  | 'GOING'
  /** Nothing to do before the next night. */
  | 'RESTING';

/**
 * An expense that comes back every month. Each occurrence is recorded as an expense of its own on its day, in the time zone of
 * the project; months that were missed are caught up with. An occurrence that was deleted is not recorded again.
 */
export type RecurringExpense = {
  __typename?: 'RecurringExpense';
  amount: Money;
  category: ExpenseCategory;
  createdAt: Scalars['DateTime']['output'];
  /** 1 to 31; in a shorter month its last day. */
  dayOfMonth: Scalars['Int']['output'];
  /** No occurrence after this day; null while it goes on. */
  endsOn: Maybe<Scalars['Date']['output']>;
  id: Scalars['ID']['output'];
  /** The day of the next occurrence; null when it has ended. */
  nextOn: Maybe<Scalars['Date']['output']>;
  note: Maybe<Scalars['String']['output']>;
  startsOn: Scalars['Date']['output'];
  vendor: Maybe<Vendor>;
};

export type RecurringExpenseConnection = {
  __typename?: 'RecurringExpenseConnection';
  edges: Array<RecurringExpenseEdge>;
  nodes: Array<RecurringExpense>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type RecurringExpenseEdge = {
  __typename?: 'RecurringExpenseEdge';
  cursor: Scalars['String']['output'];
  node: RecurringExpense;
};

export type RejectSuggestionInput = {
  /** The transaction. */
  id: Scalars['ID']['input'];
  orderId: Scalars['ID']['input'];
};

export type RejectSuggestionPayload = RejectSuggestionSuccess;

export type RejectSuggestionSuccess = {
  __typename?: 'RejectSuggestionSuccess';
  transaction: Transaction;
};

export type ReopenOrderInput = {
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type ReopenOrderPayload = InvalidInput | ReopenOrderSuccess;

export type ReopenOrderSuccess = {
  __typename?: 'ReopenOrderSuccess';
  order: Order;
};

export type ReopenOverpaymentInput = {
  /** The order. */
  id: Scalars['ID']['input'];
};

export type ReopenOverpaymentPayload = ReopenOverpaymentSuccess;

export type ReopenOverpaymentSuccess = {
  __typename?: 'ReopenOverpaymentSuccess';
  order: Order;
};

export type ReopenWebhookInput = {
  /** The callback. */
  id: Scalars['ID']['input'];
};

export type ReopenWebhookPayload = ReopenWebhookSuccess;

export type ReopenWebhookSuccess = {
  __typename?: 'ReopenWebhookSuccess';
  webhookEvent: WebhookEvent;
};

export type RepairDiscrepanciesInput = {
  /** 1 to 200. */
  ids: Array<Scalars['ID']['input']>;
  projectId: Scalars['ID']['input'];
};

export type RepairDiscrepanciesPayload = RepairDiscrepanciesSuccess;

export type RepairDiscrepanciesSuccess = {
  __typename?: 'RepairDiscrepanciesSuccess';
  /** As they are now. One that is still open cannot be repaired: its rows themselves are wrong. */
  discrepancies: Array<Discrepancy>;
};

export type ReplayWebhookInput = {
  /** The callback. */
  id: Scalars['ID']['input'];
};

export type ReplayWebhookPayload = ReplayWebhookSuccess;

export type ReplayWebhookSuccess = {
  __typename?: 'ReplayWebhookSuccess';
  /** What came of the replay. */
  attempt: WebhookAttempt;
  webhookEvent: WebhookEvent;
};

export type ReplayWebhooksInput = {
  /** An empty filter means all. */
  filter: WebhookEventFilter;
  /** Repeating a call with the same key gives the first call's replay. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  projectId: Scalars['ID']['input'];
};

export type ReplayWebhooksPayload = InvalidInput | ReplayWebhooksSuccess;

export type ReplayWebhooksSuccess = {
  __typename?: 'ReplayWebhooksSuccess';
  /** `total` says how many callbacks are meant. */
  replay: WebhookReplay;
};

/** What a period is compared with. */
export type ReportComparison =
  /**
   * The period before: of a range that begins on the first of a month, as many months earlier (March with February, the first
   * half of March with that of February); of any other, as many days directly before it.
   */
  | 'PERIOD_BEFORE'
  /** The same days of the year before. */
  | 'YEAR_BEFORE';

/** What a figure means: how it is computed, and what is in it and what is not. */
export type ReportDefinition = {
  __typename?: 'ReportDefinition';
  excluded: Scalars['String']['output'];
  formula: Scalars['String']['output'];
  included: Scalars['String']['output'];
  /** The name of the figure, which stays: revenue, netProfit, cashIn. */
  key: Scalars['String']['output'];
};

/** An amount, and how it has moved. */
export type ReportFigure = {
  __typename?: 'ReportFigure';
  amount: Money;
  /** amount − previous. */
  change: Maybe<Money>;
  /** change / previous, a fraction with four decimals whose sign is that of the change; null when previous is zero. */
  changeShare: Maybe<Scalars['Decimal']['output']>;
  /** The same of the compared period; null when nothing is compared. */
  previous: Maybe<Money>;
  /** Null for a sum over several projects: there the figure of each project has its own. */
  rows: Maybe<ReportRows>;
};

/** Days, both inclusive, in the project's time zone. */
export type ReportPeriod = {
  __typename?: 'ReportPeriod';
  from: Scalars['Date']['output'];
  to: Scalars['Date']['output'];
};

export type ReportRow = {
  __typename?: 'ReportRow';
  /** What the row adds to the figure. */
  amount: Money;
  /** When the money moved; null for an expense, of which only the day is known. */
  at: Maybe<Scalars['DateTime']['output']>;
  expense: Maybe<Expense>;
  id: Scalars['ID']['output'];
  /** The description of the order's line. */
  line: Maybe<Scalars['String']['output']>;
  /** In the project's time zone. */
  on: Scalars['Date']['output'];
  order: Maybe<Order>;
  transaction: Maybe<Transaction>;
};

export type ReportRowConnection = {
  __typename?: 'ReportRowConnection';
  edges: Array<ReportRowEdge>;
  nodes: Array<ReportRow>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ReportRowEdge = {
  __typename?: 'ReportRowEdge';
  cursor: Scalars['String']['output'];
  node: ReportRow;
};

/** How many rows stand behind a figure, and what `Project.reportRows` takes to list exactly these. */
export type ReportRows = {
  __typename?: 'ReportRows';
  count: Scalars['Int']['output'];
  from: Scalars['Date']['output'];
  kind: ReportRowsKind;
  part: Maybe<Scalars['String']['output']>;
  to: Scalars['Date']['output'];
};

export type ReportRowsInput = {
  kind: ReportRowsKind;
  /** As `ReportRows.part` has it; the whole figure when absent. */
  part?: InputMaybe<Scalars['String']['input']>;
  range: DateRangeInput;
};

export type ReportRowsKind =
  /** Transfers that came in. Of these and all below, `part` is a currency; the project's when absent. */
  | 'CASH_IN'
  /** Transfers that came in, with what of each is matched to orders. */
  | 'CASH_MATCHED'
  /** Transfers that came in for another account. */
  | 'CASH_NOT_APPLICABLE'
  /** Transfers that went out. */
  | 'CASH_OUT'
  /** Transfers that came in and were set aside as not for an order. */
  | 'CASH_SET_ASIDE'
  /** Transfers that came in, with what of each waits for an order. */
  | 'CASH_UNMATCHED'
  /** What transfers pay of which order; `part` is the key of a customer. */
  | 'CUSTOMER_REVENUE'
  /** Expenses; `part` is the id of a category, with those beneath it. */
  | 'EXPENSES'
  /** What transfers pay of which line of an order; `part` is the description of the lines. */
  | 'LINE_REVENUE'
  /** Transfers that came in, and those that went out with a minus. */
  | 'NET_CASH'
  /** Transfers as in REVENUE, and expenses with a minus. */
  | 'NET_PROFIT'
  /** Orders whose first matched money falls in the range, with what is matched to each so far. */
  | 'ORDERS'
  /** Transfers with what of each is matched to orders, less refunds. */
  | 'REVENUE'
  /** Transfers with what of each waits for an order. */
  | 'UNMATCHED';

export type ReportToExportInput = {
  /** At most five years. */
  range: DateRangeInput;
};

export type ResolveBankFindingInput = {
  id: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
};

export type ResolveBankFindingPayload = BankFindingDecided | InvalidInput | ResolveBankFindingSuccess;

export type ResolveBankFindingSuccess = {
  __typename?: 'ResolveBankFindingSuccess';
  finding: BankFinding;
};

export type RestoreExpenseCategoryInput = {
  id: Scalars['ID']['input'];
};

export type RestoreExpenseCategoryPayload = InvalidInput | RestoreExpenseCategorySuccess;

export type RestoreExpenseCategorySuccess = {
  __typename?: 'RestoreExpenseCategorySuccess';
  category: ExpenseCategory;
};

export type RestoreExpenseInput = {
  id: Scalars['ID']['input'];
};

export type RestoreExpensePayload = RestoreExpenseSuccess;

export type RestoreExpenseSuccess = {
  __typename?: 'RestoreExpenseSuccess';
  expense: Expense;
};

export type RestorePaymentInput = {
  /** The transaction. */
  id: Scalars['ID']['input'];
};

export type RestorePaymentPayload = PaymentNotVoid | RestorePaymentSuccess;

export type RestorePaymentSuccess = {
  __typename?: 'RestorePaymentSuccess';
  /** Orders that gained money by it. */
  orders: Array<Order>;
  transaction: Transaction;
};

export type RestoreSuggestionInput = {
  /** The transaction. */
  id: Scalars['ID']['input'];
  orderId: Scalars['ID']['input'];
};

export type RestoreSuggestionPayload = RestoreSuggestionSuccess;

export type RestoreSuggestionSuccess = {
  __typename?: 'RestoreSuggestionSuccess';
  transaction: Transaction;
};

export type RetryExportInput = {
  id: Scalars['ID']['input'];
};

export type RetryExportPayload = ExportStillGoing | ExportStillThere | RetryExportSuccess | TooManyExports;

export type RetryExportSuccess = {
  __typename?: 'RetryExportSuccess';
  export: Export;
};

export type RetryFinanceWorkAnywhereInput = {
  ids: Array<Scalars['ID']['input']>;
};

export type RetryFinanceWorkAnywherePayload = RetryFinanceWorkAnywhereSuccess;

export type RetryFinanceWorkAnywhereSuccess = {
  __typename?: 'RetryFinanceWorkAnywhereSuccess';
  retried: Scalars['Int']['output'];
};

export type RetryFinanceWorkInput = {
  ids: Array<Scalars['ID']['input']>;
  projectId: Scalars['ID']['input'];
};

export type RetryFinanceWorkPayload = RetryFinanceWorkSuccess;

export type RetryFinanceWorkSuccess = {
  __typename?: 'RetryFinanceWorkSuccess';
  retried: Scalars['Int']['output'];
};

export type ReturnTransactionInput = {
  /** The transaction. */
  id: Scalars['ID']['input'];
};

export type ReturnTransactionPayload = NothingLeftToMatch | ReturnTransactionSuccess;

export type ReturnTransactionSuccess = {
  __typename?: 'ReturnTransactionSuccess';
  transaction: Transaction;
};

export type RevenuePartSort =
  | 'REVENUE_ASC'
  | 'REVENUE_DESC';

/** What money that is for no order is instead. */
export type SetAsideReason =
  | 'INTEREST'
  /** Put in by an owner. */
  | 'INVESTMENT'
  | 'LOAN'
  | 'MISTAKEN_TRANSFER'
  | 'OTHER'
  /** Moved between own accounts. */
  | 'OWN_TRANSFER'
  /** A supplier paid something back. */
  | 'REFUND_RECEIVED';

export type SetTransactionAsideInput = {
  as: SetAsideReason;
  /** The transaction. */
  id: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
};

export type SetTransactionAsidePayload = InvalidInput | NothingLeftToMatch | SetTransactionAsideSuccess;

export type SetTransactionAsideSuccess = {
  __typename?: 'SetTransactionAsideSuccess';
  transaction: Transaction;
};

export type StartExpenseImportInput = {
  duplicates?: InputMaybe<ExpenseImportDuplicates>;
  id: Scalars['ID']['input'];
};

export type StartExpenseImportPayload = ExpenseImportNotReady | StartExpenseImportSuccess;

export type StartExpenseImportSuccess = {
  __typename?: 'StartExpenseImportSuccess';
  expenseImport: ExpenseImport;
};

export type StartExportInput = {
  /** The columns in their order; all that the kind has when absent. */
  columns?: InputMaybe<Array<Scalars['String']['input']>>;
  expenses?: InputMaybe<ExpensesToExportInput>;
  /** Begins the file with a byte order mark, by which Excel knows that it is UTF-8. */
  hasByteOrderMark?: InputMaybe<Scalars['Boolean']['input']>;
  /** Repeating a call with the same key gives the first call's export. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  kind: ExportKind;
  /** Which orders, and in what order; all of them when absent. */
  orders?: InputMaybe<OrdersToExportInput>;
  projectId: Scalars['ID']['input'];
  /** The days of a report. */
  report?: InputMaybe<ReportToExportInput>;
  transactions?: InputMaybe<TransactionsToExportInput>;
};

export type StartExportPayload = InvalidInput | StartExportSuccess | TooManyExports;

export type StartExportSuccess = {
  __typename?: 'StartExportSuccess';
  export: Export;
};

export type StartRecountInput = {
  projectId: Scalars['ID']['input'];
};

export type StartRecountPayload = StartRecountSuccess;

export type StartRecountSuccess = {
  __typename?: 'StartRecountSuccess';
  recount: Recount;
};

/** Several exports of the project are not done yet. */
export type TooManyExports = UserError & {
  __typename?: 'TooManyExports';
  message: Scalars['String']['output'];
};

export type Transaction = {
  __typename?: 'Transaction';
  accountNumber: Maybe<Scalars['String']['output']>;
  amount: Money;
  /** The payment code found in it. */
  code: Maybe<Scalars['String']['output']>;
  content: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  direction: TransactionDirection;
  /** The provider's id of the transfer; of a payment recorded by hand, its own. */
  externalId: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Why it is matched, or why not, in words. */
  matchReason: Maybe<Scalars['String']['output']>;
  matchState: MatchState;
  /** Each order that it pays, with what part of it. */
  matches: Array<TransactionMatch>;
  note: Maybe<Scalars['String']['output']>;
  occurredAt: Scalars['DateTime']['output'];
  /** The order that it pays; null when it pays none, or several. */
  order: Maybe<Order>;
  provider: PaymentProvider;
  /** The bank's reference. */
  reference: Maybe<Scalars['String']['output']>;
  /** What of it a person has set aside. All of it is what it pays orders, what is set aside and what is unmatched, or it can pay none. */
  setAside: Money;
  setAsideAs: Maybe<SetAsideReason>;
  /** What unmatched money may be for, the likeliest first. Nothing here happens by itself, also when only one order fits. An operation may ask it of 50 unmatched transactions. */
  suggestions: Array<MatchSuggestion>;
  /** A transfer that perhaps tells of the same money: a person decides. */
  twin: Maybe<Transaction>;
  /** What of it pays no order yet; zero unless it is unmatched. */
  unmatched: Money;
  voidReason: Maybe<Scalars['String']['output']>;
  /** When a person took this payment back; null unless it is VOID. */
  voidedAt: Maybe<Scalars['DateTime']['output']>;
  voidedById: Maybe<Scalars['ID']['output']>;
  voidedByKind: Maybe<ActorKind>;
};

export type TransactionConnection = {
  __typename?: 'TransactionConnection';
  edges: Array<TransactionEdge>;
  nodes: Array<Transaction>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type TransactionDirection =
  | 'IN'
  | 'OUT';

export type TransactionEdge = {
  __typename?: 'TransactionEdge';
  cursor: Scalars['String']['output'];
  node: Transaction;
};

export type TransactionFilter = {
  /** By the amount. */
  amount?: InputMaybe<AmountRangeInput>;
  direction?: InputMaybe<TransactionDirection>;
  matchStates?: InputMaybe<Array<MatchState>>;
  /** By the day it moved, in the project's time zone. */
  occurred?: InputMaybe<DateRangeInput>;
  /** Searches transfer text, reference, code and amount. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Only what was set aside as one of these. */
  setAsideAs?: InputMaybe<Array<SetAsideReason>>;
};

export type TransactionMatch = {
  __typename?: 'TransactionMatch';
  amount: Money;
  order: Order;
  reason: Scalars['String']['output'];
};

export type TransactionSort =
  | 'AMOUNT_ASC'
  | 'AMOUNT_DESC'
  | 'OCCURRED_AT_ASC'
  | 'OCCURRED_AT_DESC';

export type TransactionsToExportInput = {
  filter?: InputMaybe<TransactionFilter>;
  sort?: InputMaybe<TransactionSort>;
};

export type UndoExpenseChangeInput = {
  id: Scalars['ID']['input'];
  /** The version to go back to; absent: the one before. */
  toVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The version that was looked at: a later one is not undone. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type UndoExpenseChangePayload = ExpenseChangedSince | InvalidInput | UndoExpenseChangeSuccess;

export type UndoExpenseChangeSetInput = {
  id: Scalars['ID']['input'];
};

export type UndoExpenseChangeSetPayload = ExpenseChangeSetNotUndoable | UndoExpenseChangeSetSuccess;

export type UndoExpenseChangeSetSuccess = {
  __typename?: 'UndoExpenseChangeSetSuccess';
  changeSet: ExpenseChangeSet;
};

export type UndoExpenseChangeSuccess = {
  __typename?: 'UndoExpenseChangeSuccess';
  expense: Expense;
};

export type UndoOrderChangeSetInput = {
  id: Scalars['ID']['input'];
};

export type UndoOrderChangeSetPayload = OrderChangeSetNotUndoable | UndoOrderChangeSetSuccess;

export type UndoOrderChangeSetSuccess = {
  __typename?: 'UndoOrderChangeSetSuccess';
  changeSet: OrderChangeSet;
};

export type UnmatchTransactionInput = {
  /** The transaction. */
  id: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
  /** Only off this order; off all when absent. */
  orderId?: InputMaybe<Scalars['ID']['input']>;
};

export type UnmatchTransactionPayload = InvalidInput | UnmatchTransactionSuccess;

export type UnmatchTransactionSuccess = {
  __typename?: 'UnmatchTransactionSuccess';
  /** Orders that gained or lost money by it. */
  orders: Array<Order>;
  transaction: Transaction;
};

export type UpdateExpenseCategoryInput = {
  id: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  /** The top category to stand beneath; null makes it a top category; absent leaves it where it is. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
};

export type UpdateExpenseCategoryPayload = InvalidInput | UpdateExpenseCategorySuccess;

export type UpdateExpenseCategorySuccess = {
  __typename?: 'UpdateExpenseCategorySuccess';
  category: ExpenseCategory;
};

/** What is absent stays. */
export type UpdateExpenseInput = {
  amount?: InputMaybe<MoneyInput>;
  category?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  /** Null takes the note away. */
  note?: InputMaybe<Scalars['String']['input']>;
  reach?: InputMaybe<ExpenseEditReach>;
  spentOn?: InputMaybe<Scalars['Date']['input']>;
  /** Null takes the vendor away. */
  vendor?: InputMaybe<Scalars['String']['input']>;
  /** The version that was looked at: a later one is not overwritten. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type UpdateExpensePayload = ExpenseChangedSince | InvalidInput | UpdateExpenseSuccess;

export type UpdateExpenseSuccess = {
  __typename?: 'UpdateExpenseSuccess';
  /** Of an edit that reached following occurrences: its undo takes all of it back. */
  changeSet: Maybe<ExpenseChangeSet>;
  expense: Expense;
};

export type UpdatePaymentConnectionInput = {
  /** SePay: by which the bank's list is read. Written, never read back; null or empty removes it, and it stays when absent. */
  apiToken?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  /** Given without `apiToken`, that one stays. */
  secrets?: InputMaybe<Scalars['JSON']['input']>;
  settings?: InputMaybe<Scalars['JSON']['input']>;
};

export type UpdatePaymentConnectionPayload = InvalidInput | UpdatePaymentConnectionSuccess;

export type UpdatePaymentConnectionSuccess = {
  __typename?: 'UpdatePaymentConnectionSuccess';
  connection: PaymentConnection;
};

/** What is absent stays. */
export type UpdateRecurringExpenseInput = {
  amount?: InputMaybe<MoneyInput>;
  category?: InputMaybe<Scalars['String']['input']>;
  dayOfMonth?: InputMaybe<Scalars['Int']['input']>;
  /** Null: it goes on. One that had ended goes on from today, without the months between. */
  endsOn?: InputMaybe<Scalars['Date']['input']>;
  id: Scalars['ID']['input'];
  /** Null takes the note away. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Null takes the vendor away. */
  vendor?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateRecurringExpensePayload = InvalidInput | UpdateRecurringExpenseSuccess;

export type UpdateRecurringExpenseSuccess = {
  __typename?: 'UpdateRecurringExpenseSuccess';
  /** Its undo puts the series back. */
  changeSet: ExpenseChangeSet;
  recurringExpense: RecurringExpense;
};

export type UpdateVendorInput = {
  /** The name of a category, which is made when it is not there yet; null takes the default away; absent leaves it. */
  defaultCategory?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateVendorPayload = InvalidInput | UpdateVendorSuccess;

export type UpdateVendorSuccess = {
  __typename?: 'UpdateVendorSuccess';
  vendor: Vendor;
};

/** A refusal that a person can meet and mend. Every failure type of a mutation's payload implements it. */
export type UserError = {
  /** Says what happened and what to do, in plain words. */
  message: Scalars['String']['output'];
};

/** Whom a project pays. Recording an expense with a name makes the vendor; two ways to write a name (case, spaces) are one vendor. */
export type Vendor = {
  __typename?: 'Vendor';
  createdAt: Scalars['DateTime']['output'];
  /** Stands in for the category of expenses that name this vendor and no category: at first that of its first expense. */
  defaultCategory: Maybe<ExpenseCategory>;
  id: Scalars['ID']['output'];
  /** The vendor that its expenses were moved to: its name is another name of that one now. */
  mergedInto: Maybe<Vendor>;
  name: Scalars['String']['output'];
};

export type VendorConnection = {
  __typename?: 'VendorConnection';
  edges: Array<VendorEdge>;
  nodes: Array<Vendor>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type VendorEdge = {
  __typename?: 'VendorEdge';
  cursor: Scalars['String']['output'];
  node: Vendor;
};

export type VoidPaymentInput = {
  /** The transaction. */
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type VoidPaymentPayload = InvalidInput | PaymentAlreadyVoid | PaymentNotByHand | VoidPaymentSuccess;

export type VoidPaymentSuccess = {
  __typename?: 'VoidPaymentSuccess';
  /** Orders that lost money by it. */
  orders: Array<Order>;
  transaction: Transaction;
};

export type WebhookAttempt = {
  __typename?: 'WebhookAttempt';
  actorId: Maybe<Scalars['ID']['output']>;
  /** Who asked for it; a RULE when nobody did. */
  actorKind: ActorKind;
  at: Scalars['DateTime']['output'];
  /** Why it broke off. */
  error: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  kind: WebhookAttemptKind;
  /** What came of it, in words; null when it broke off. */
  outcome: Maybe<Scalars['String']['output']>;
  /** The replay of many that it was a part of. */
  replayId: Maybe<Scalars['ID']['output']>;
  result: WebhookAttemptResult;
};

export type WebhookAttemptConnection = {
  __typename?: 'WebhookAttemptConnection';
  edges: Array<WebhookAttemptEdge>;
  nodes: Array<WebhookAttempt>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type WebhookAttemptEdge = {
  __typename?: 'WebhookAttemptEdge';
  cursor: Scalars['String']['output'];
  node: WebhookAttempt;
};

export type WebhookAttemptKind =
  /** Because somebody asked for it. */
  | 'REPLAY'
  /** By a worker, of its own accord. */
  | 'WORK';

export type WebhookAttemptResult =
  | 'FAILED'
  | 'IGNORED'
  /** A transfer was recorded by it. */
  | 'RECORDED'
  /** The transfer had been recorded before, so nothing was done. */
  | 'RECORDED_BEFORE';

export type WebhookBody = {
  __typename?: 'WebhookBody';
  /** Exactly the bytes that came. */
  base64: Scalars['String']['output'];
  /** Indented, with every digit as it was written; null when it is no JSON. */
  pretty: Maybe<Scalars['String']['output']>;
  /** In bytes. */
  size: Scalars['Int']['output'];
  /** The same as text; null when it is no UTF-8. */
  text: Maybe<Scalars['String']['output']>;
};

/** That a person has taken care of a callback that failed. */
export type WebhookDealtWith = {
  __typename?: 'WebhookDealtWith';
  actorId: Maybe<Scalars['ID']['output']>;
  actorKind: ActorKind;
  at: Scalars['DateTime']['output'];
  note: Maybe<Scalars['String']['output']>;
};

export type WebhookEvent = {
  __typename?: 'WebhookEvent';
  /** How often a worker has tried; replays stand in `history`. */
  attempts: Scalars['Int']['output'];
  /** The body byte for byte, and as people read it. Needs connections:manage. */
  body: Maybe<WebhookBody>;
  connection: PaymentConnection;
  /** Null while nobody has said so. */
  dealtWith: Maybe<WebhookDealtWith>;
  /** How often the same event was delivered again. */
  duplicates: Scalars['Int']['output'];
  /** The provider's id of the event. */
  externalId: Scalars['String']['output'];
  /**
   * The headers of the first delivery; null when they were not kept. Whatever is not known to be harmless, and so all by which a
   * callback proves itself, is "[redacted]". Needs connections:manage.
   */
  headers: Maybe<Array<WebhookHeader>>;
  /** Tries that failed, and replays: the newest first. */
  history: WebhookAttemptConnection;
  id: Scalars['ID']['output'];
  lastError: Maybe<Scalars['String']['output']>;
  /** The orders that those transfers pay now. */
  orders: Array<Order>;
  /** What came of it, in words. */
  outcome: Maybe<Scalars['String']['output']>;
  /** The body as it came; what was no UTF-8 in it is shown as U+FFFD. Needs connections:manage. */
  payload: Maybe<Scalars['String']['output']>;
  processedAt: Maybe<Scalars['DateTime']['output']>;
  provider: PaymentProvider;
  receivedAt: Scalars['DateTime']['output'];
  state: WebhookEventState;
  /** The transfers that it told of first. */
  transactions: Array<Transaction>;
};


export type WebhookEventHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type WebhookEventConnection = {
  __typename?: 'WebhookEventConnection';
  edges: Array<WebhookEventEdge>;
  nodes: Array<WebhookEvent>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type WebhookEventEdge = {
  __typename?: 'WebhookEventEdge';
  cursor: Scalars['String']['output'];
  node: WebhookEvent;
};

export type WebhookEventFilter = {
  /** Of this payment connection only. */
  connectionId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether it was delivered more than once. */
  hasDuplicates?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether somebody has said that it is dealt with. */
  isDealtWith?: InputMaybe<Scalars['Boolean']['input']>;
  provider?: InputMaybe<PaymentProvider>;
  /** By the day the callback came, in the project's time zone. */
  received?: InputMaybe<DateRangeInput>;
  /** Of those that this replay is meant for only. */
  replayId?: InputMaybe<Scalars['ID']['input']>;
  /** What came of them in that replay; goes with `replayId`. */
  replayResults?: InputMaybe<Array<WebhookReplayResult>>;
  /** Searches the provider's id, what came of it, and the texts and numbers of the body. */
  search?: InputMaybe<Scalars['String']['input']>;
  states?: InputMaybe<Array<WebhookEventState>>;
};

export type WebhookEventSort =
  | 'RECEIVED_AT_ASC'
  | 'RECEIVED_AT_DESC'
  | 'STATE_ASC'
  | 'STATE_DESC';

export type WebhookEventState =
  | 'FAILED'
  /** Authentic, and nothing to do about it; `outcome` says why. */
  | 'IGNORED'
  | 'PROCESSED'
  | 'PROCESSING'
  | 'RECEIVED';

export type WebhookHeader = {
  __typename?: 'WebhookHeader';
  /** In lower case. */
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

/** Only a callback that failed waits for somebody to deal with it. */
export type WebhookNotFailed = UserError & {
  __typename?: 'WebhookNotFailed';
  message: Scalars['String']['output'];
};

/** A replay of many callbacks. The numbers add up to `done`; each opens its callbacks by `WebhookEventFilter.replayId`. */
export type WebhookReplay = {
  __typename?: 'WebhookReplay';
  actorId: Maybe<Scalars['ID']['output']>;
  actorKind: ActorKind;
  createdAt: Scalars['DateTime']['output'];
  done: Scalars['Int']['output'];
  failed: Scalars['Int']['output'];
  failure: Maybe<Scalars['String']['output']>;
  /** The filter as it was asked for. Which callbacks it meant was settled then. */
  filter: Scalars['JSON']['output'];
  finishedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  ignored: Scalars['Int']['output'];
  recorded: Scalars['Int']['output'];
  recordedBefore: Scalars['Int']['output'];
  skipped: Scalars['Int']['output'];
  startedAt: Maybe<Scalars['DateTime']['output']>;
  state: WebhookReplayState;
  /** How many callbacks it is meant for. */
  total: Scalars['Int']['output'];
};

/** The replay has ended: there is nothing to cancel. */
export type WebhookReplayAlreadyFinished = UserError & {
  __typename?: 'WebhookReplayAlreadyFinished';
  message: Scalars['String']['output'];
};

export type WebhookReplayConnection = {
  __typename?: 'WebhookReplayConnection';
  edges: Array<WebhookReplayEdge>;
  nodes: Array<WebhookReplay>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type WebhookReplayEdge = {
  __typename?: 'WebhookReplayEdge';
  cursor: Scalars['String']['output'];
  node: WebhookReplay;
};

export type WebhookReplayResult =
  | 'FAILED'
  | 'IGNORED'
  /** Not replayed yet. */
  | 'PENDING'
  | 'RECORDED'
  | 'RECORDED_BEFORE'
  /** A worker was at it at that moment, so it was left alone. */
  | 'SKIPPED';

export type WebhookReplayState =
  | 'CANCELLED'
  /** It broke off each time it was tried; `failure` says why. */
  | 'FAILED'
  | 'FINISHED'
  | 'QUEUED'
  | 'RUNNING';

/** One piece of background work that is not done yet. */
export type WorkItem = {
  __typename?: 'WorkItem';
  attempts: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** What it does, for example `finance.processWebhook`. */
  kind: Scalars['String']['output'];
  lastError: Maybe<Scalars['String']['output']>;
  nextAttemptAt: Maybe<Scalars['DateTime']['output']>;
  projectId: Scalars['ID']['output'];
  state: WorkState;
};

export type WorkItemConnection = {
  __typename?: 'WorkItemConnection';
  edges: Array<WorkItemEdge>;
  nodes: Array<WorkItem>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type WorkItemEdge = {
  __typename?: 'WorkItemEdge';
  cursor: Scalars['String']['output'];
  node: WorkItem;
};

/** How much background work of one kind is not done. */
export type WorkQueue = {
  __typename?: 'WorkQueue';
  /** The same as seconds. */
  ageSeconds: Maybe<Scalars['Int']['output']>;
  dead: Scalars['Int']['output'];
  /** What the work does, for example `finance.processWebhook`. */
  kind: Scalars['String']['output'];
  /** Since when the piece that has waited longest could have been done; null when nothing is due. */
  oldestDueAt: Maybe<Scalars['DateTime']['output']>;
  running: Scalars['Int']['output'];
  stuck: Scalars['Int']['output'];
  waiting: Scalars['Int']['output'];
};

export type WorkState =
  /** Every attempt failed: it waits for a person. */
  | 'DEAD'
  /** A worker holds it. */
  | 'RUNNING'
  /** A worker took it and has not been heard of since its lease ended; it will be tried again. */
  | 'STUCK'
  /** Due, or waiting for its next attempt. */
  | 'WAITING';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Contact: Contact;
  Installation: Installation;
  Order: Order;
  Project: Project;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Contact:
    ( { __typename: 'Contact' }
    & GraphQLRecursivePick<FederationTypes['Contact'], {"id":true,"projectId":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Contact'], {"orderIds":true}> ) );
  Installation:
    ( { __typename: 'Installation' }
    & GraphQLRecursivePick<FederationTypes['Installation'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true,"projectId":true}> );
  Project:
    ( { __typename: 'Project' }
    & GraphQLRecursivePick<FederationTypes['Project'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AddOrderNotePayload:
    | ( Omit<AddOrderNoteSuccess, 'order'> & { order: _RefType['Order'] } )
    | ( InvalidInput )
  ;
  ArchiveExpenseCategoryPayload:
    | ( Omit<ArchiveExpenseCategorySuccess, 'category'> & { category: _RefType['ExpenseCategory'] } )
    | ( InvalidInput )
  ;
  AssignOverpaymentPayload:
    | ( Omit<AssignOverpaymentSuccess, 'order' | 'toOrder'> & { order: _RefType['Order'], toOrder?: Maybe<_RefType['Order']> } )
    | ( InvalidInput )
    | ( OrderNotOverpaid )
  ;
  BulkEditExpensesPayload:
    | ( Omit<BulkEditExpensesSuccess, 'changeSet'> & { changeSet: _RefType['ExpenseChangeSet'] } )
    | ( InvalidInput )
  ;
  CancelExpenseChangeSetPayload:
    | ( Omit<CancelExpenseChangeSetSuccess, 'changeSet'> & { changeSet: _RefType['ExpenseChangeSet'] } )
    | ( ExpenseChangeSetNotCancellable )
  ;
  CancelExportPayload:
    | ( Omit<CancelExportSuccess, 'export'> & { export: _RefType['Export'] } )
    | ( ExportAlreadyEnded )
  ;
  CancelOrderChangeSetPayload:
    | ( Omit<CancelOrderChangeSetSuccess, 'changeSet'> & { changeSet: _RefType['OrderChangeSet'] } )
    | ( OrderChangeSetNotCancellable )
  ;
  CancelOrderPayload:
    | ( Omit<CancelOrderSuccess, 'order'> & { order: _RefType['Order'] } )
    | ( InvalidInput )
    | ( OrderAlreadyPaid )
  ;
  CancelWebhookReplayPayload:
    | ( Omit<CancelWebhookReplaySuccess, 'replay'> & { replay: _RefType['WebhookReplay'] } )
    | ( WebhookReplayAlreadyFinished )
  ;
  ChangeOrdersPayload:
    | ( Omit<ChangeOrdersSuccess, 'changeSet'> & { changeSet: _RefType['OrderChangeSet'] } )
    | ( InvalidInput )
  ;
  CreateExpenseCategoryPayload:
    | ( Omit<CreateExpenseCategorySuccess, 'category'> & { category: _RefType['ExpenseCategory'] } )
    | ( InvalidInput )
  ;
  CreateExpenseImportPayload:
    | ( Omit<CreateExpenseImportSuccess, 'expenseImport'> & { expenseImport: _RefType['ExpenseImport'] } )
    | ( InvalidInput )
  ;
  CreateOrderFromTransactionPayload:
    | ( Omit<CreateOrderFromTransactionSuccess, 'orders' | 'transaction'> & { orders: Array<_RefType['Order']>, transaction: _RefType['Transaction'] } )
    | ( InvalidInput )
    | ( NothingLeftToMatch )
  ;
  CreateOrderPayload:
    | ( Omit<CreateOrderSuccess, 'order'> & { order: _RefType['Order'] } )
    | ( InvalidInput )
  ;
  CreatePaymentConnectionPayload:
    | ( Omit<CreatePaymentConnectionSuccess, 'connection'> & { connection: _RefType['PaymentConnection'] } )
    | ( InvalidInput )
  ;
  CreateRecurringExpensePayload:
    | ( Omit<CreateRecurringExpenseSuccess, 'recurringExpense'> & { recurringExpense: _RefType['RecurringExpense'] } )
    | ( InvalidInput )
  ;
  DecideTwinPayload:
    | ( Omit<DecideTwinSuccess, 'orders' | 'transaction'> & { orders: Array<_RefType['Order']>, transaction: _RefType['Transaction'] } )
    | ( NothingLeftToMatch )
  ;
  DeleteExpensePayload: ( Omit<DeleteExpenseSuccess, 'expense'> & { expense: _RefType['Expense'] } );
  DisablePaymentConnectionPayload: ( Omit<DisablePaymentConnectionSuccess, 'connection'> & { connection: _RefType['PaymentConnection'] } );
  DismissBankFindingPayload:
    | ( BankFindingDecided )
    | ( Omit<DismissBankFindingSuccess, 'finding'> & { finding: _RefType['BankFinding'] } )
    | ( InvalidInput )
  ;
  DuplicateOrderPayload: ( Omit<DuplicateOrderSuccess, 'order'> & { order: _RefType['Order'] } );
  EnablePaymentConnectionPayload: ( Omit<EnablePaymentConnectionSuccess, 'connection'> & { connection: _RefType['PaymentConnection'] } );
  KeepOverpaymentPayload:
    | ( InvalidInput )
    | ( Omit<KeepOverpaymentSuccess, 'order'> & { order: _RefType['Order'] } )
    | ( OrderNotOverpaid )
  ;
  MapExpenseImportPayload:
    | ( ExpenseImportNotReady )
    | ( InvalidInput )
    | ( Omit<MapExpenseImportSuccess, 'expenseImport'> & { expenseImport: _RefType['ExpenseImport'] } )
  ;
  MarkWebhookDealtWithPayload:
    | ( InvalidInput )
    | ( Omit<MarkWebhookDealtWithSuccess, 'webhookEvent'> & { webhookEvent: _RefType['WebhookEvent'] } )
    | ( WebhookNotFailed )
  ;
  MatchTransactionPayload:
    | ( InvalidInput )
    | ( Omit<MatchTransactionSuccess, 'orders' | 'transaction'> & { orders: Array<_RefType['Order']>, transaction: _RefType['Transaction'] } )
    | ( NothingLeftToMatch )
  ;
  MergeExpenseCategoriesPayload:
    | ( InvalidInput )
    | ( Omit<MergeExpenseCategoriesSuccess, 'category' | 'changeSet'> & { category: _RefType['ExpenseCategory'], changeSet: _RefType['ExpenseChangeSet'] } )
  ;
  MergeVendorsPayload:
    | ( InvalidInput )
    | ( Omit<MergeVendorsSuccess, 'changeSet' | 'vendor'> & { changeSet: _RefType['ExpenseChangeSet'], vendor: _RefType['Vendor'] } )
  ;
  PrepareTestTransferPayload:
    | ( InvalidInput )
    | ( PrepareTestTransferSuccess )
  ;
  ReconcileNowPayload:
    | ( Omit<ReconcileNowSuccess, 'connection'> & { connection: _RefType['PaymentConnection'] } )
    | ( ReconciledJustNow )
    | ( ReconciliationOff )
  ;
  RecordBalancePayload:
    | ( InvalidInput )
    | ( RecordBalanceSuccess )
  ;
  RecordExpensePayload:
    | ( InvalidInput )
    | ( Omit<RecordExpenseSuccess, 'expense'> & { expense: _RefType['Expense'] } )
  ;
  RecordPaymentPayload:
    | ( InvalidInput )
    | ( Omit<RecordPaymentSuccess, 'order' | 'transaction'> & { order: _RefType['Order'], transaction: _RefType['Transaction'] } )
  ;
  RejectSuggestionPayload: ( Omit<RejectSuggestionSuccess, 'transaction'> & { transaction: _RefType['Transaction'] } );
  ReopenOrderPayload:
    | ( InvalidInput )
    | ( Omit<ReopenOrderSuccess, 'order'> & { order: _RefType['Order'] } )
  ;
  ReopenOverpaymentPayload: ( Omit<ReopenOverpaymentSuccess, 'order'> & { order: _RefType['Order'] } );
  ReopenWebhookPayload: ( Omit<ReopenWebhookSuccess, 'webhookEvent'> & { webhookEvent: _RefType['WebhookEvent'] } );
  RepairDiscrepanciesPayload: ( Omit<RepairDiscrepanciesSuccess, 'discrepancies'> & { discrepancies: Array<_RefType['Discrepancy']> } );
  ReplayWebhookPayload: ( Omit<ReplayWebhookSuccess, 'attempt' | 'webhookEvent'> & { attempt: _RefType['WebhookAttempt'], webhookEvent: _RefType['WebhookEvent'] } );
  ReplayWebhooksPayload:
    | ( InvalidInput )
    | ( Omit<ReplayWebhooksSuccess, 'replay'> & { replay: _RefType['WebhookReplay'] } )
  ;
  ResolveBankFindingPayload:
    | ( BankFindingDecided )
    | ( InvalidInput )
    | ( Omit<ResolveBankFindingSuccess, 'finding'> & { finding: _RefType['BankFinding'] } )
  ;
  RestoreExpenseCategoryPayload:
    | ( InvalidInput )
    | ( Omit<RestoreExpenseCategorySuccess, 'category'> & { category: _RefType['ExpenseCategory'] } )
  ;
  RestoreExpensePayload: ( Omit<RestoreExpenseSuccess, 'expense'> & { expense: _RefType['Expense'] } );
  RestorePaymentPayload:
    | ( PaymentNotVoid )
    | ( Omit<RestorePaymentSuccess, 'orders' | 'transaction'> & { orders: Array<_RefType['Order']>, transaction: _RefType['Transaction'] } )
  ;
  RestoreSuggestionPayload: ( Omit<RestoreSuggestionSuccess, 'transaction'> & { transaction: _RefType['Transaction'] } );
  RetryExportPayload:
    | ( ExportStillGoing )
    | ( ExportStillThere )
    | ( Omit<RetryExportSuccess, 'export'> & { export: _RefType['Export'] } )
    | ( TooManyExports )
  ;
  RetryFinanceWorkAnywherePayload: ( RetryFinanceWorkAnywhereSuccess );
  RetryFinanceWorkPayload: ( RetryFinanceWorkSuccess );
  ReturnTransactionPayload:
    | ( NothingLeftToMatch )
    | ( Omit<ReturnTransactionSuccess, 'transaction'> & { transaction: _RefType['Transaction'] } )
  ;
  SetTransactionAsidePayload:
    | ( InvalidInput )
    | ( NothingLeftToMatch )
    | ( Omit<SetTransactionAsideSuccess, 'transaction'> & { transaction: _RefType['Transaction'] } )
  ;
  StartExpenseImportPayload:
    | ( ExpenseImportNotReady )
    | ( Omit<StartExpenseImportSuccess, 'expenseImport'> & { expenseImport: _RefType['ExpenseImport'] } )
  ;
  StartExportPayload:
    | ( InvalidInput )
    | ( Omit<StartExportSuccess, 'export'> & { export: _RefType['Export'] } )
    | ( TooManyExports )
  ;
  StartRecountPayload: ( Omit<StartRecountSuccess, 'recount'> & { recount: _RefType['Recount'] } );
  UndoExpenseChangePayload:
    | ( Omit<ExpenseChangedSince, 'expense'> & { expense: _RefType['Expense'] } )
    | ( InvalidInput )
    | ( Omit<UndoExpenseChangeSuccess, 'expense'> & { expense: _RefType['Expense'] } )
  ;
  UndoExpenseChangeSetPayload:
    | ( ExpenseChangeSetNotUndoable )
    | ( Omit<UndoExpenseChangeSetSuccess, 'changeSet'> & { changeSet: _RefType['ExpenseChangeSet'] } )
  ;
  UndoOrderChangeSetPayload:
    | ( OrderChangeSetNotUndoable )
    | ( Omit<UndoOrderChangeSetSuccess, 'changeSet'> & { changeSet: _RefType['OrderChangeSet'] } )
  ;
  UnmatchTransactionPayload:
    | ( InvalidInput )
    | ( Omit<UnmatchTransactionSuccess, 'orders' | 'transaction'> & { orders: Array<_RefType['Order']>, transaction: _RefType['Transaction'] } )
  ;
  UpdateExpenseCategoryPayload:
    | ( InvalidInput )
    | ( Omit<UpdateExpenseCategorySuccess, 'category'> & { category: _RefType['ExpenseCategory'] } )
  ;
  UpdateExpensePayload:
    | ( Omit<ExpenseChangedSince, 'expense'> & { expense: _RefType['Expense'] } )
    | ( InvalidInput )
    | ( Omit<UpdateExpenseSuccess, 'changeSet' | 'expense'> & { changeSet?: Maybe<_RefType['ExpenseChangeSet']>, expense: _RefType['Expense'] } )
  ;
  UpdatePaymentConnectionPayload:
    | ( InvalidInput )
    | ( Omit<UpdatePaymentConnectionSuccess, 'connection'> & { connection: _RefType['PaymentConnection'] } )
  ;
  UpdateRecurringExpensePayload:
    | ( InvalidInput )
    | ( Omit<UpdateRecurringExpenseSuccess, 'changeSet' | 'recurringExpense'> & { changeSet: _RefType['ExpenseChangeSet'], recurringExpense: _RefType['RecurringExpense'] } )
  ;
  UpdateVendorPayload:
    | ( InvalidInput )
    | ( Omit<UpdateVendorSuccess, 'vendor'> & { vendor: _RefType['Vendor'] } )
  ;
  VoidPaymentPayload:
    | ( InvalidInput )
    | ( PaymentAlreadyVoid )
    | ( PaymentNotByHand )
    | ( Omit<VoidPaymentSuccess, 'orders' | 'transaction'> & { orders: Array<_RefType['Order']>, transaction: _RefType['Transaction'] } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError:
    | ( BankFindingDecided )
    | ( ExpenseChangeSetNotCancellable )
    | ( ExpenseChangeSetNotUndoable )
    | ( Omit<ExpenseChangedSince, 'expense'> & { expense: _RefType['Expense'] } )
    | ( ExpenseImportNotReady )
    | ( ExportAlreadyEnded )
    | ( ExportStillGoing )
    | ( ExportStillThere )
    | ( InvalidInput )
    | ( NothingLeftToMatch )
    | ( OrderAlreadyPaid )
    | ( OrderChangeSetNotCancellable )
    | ( OrderChangeSetNotUndoable )
    | ( OrderNotOverpaid )
    | ( PaymentAlreadyVoid )
    | ( PaymentNotByHand )
    | ( PaymentNotVoid )
    | ( ReconciledJustNow )
    | ( ReconciliationOff )
    | ( TooManyExports )
    | ( WebhookNotFailed )
    | ( WebhookReplayAlreadyFinished )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ActorKind: ActorKind;
  AddOrderNoteInput: AddOrderNoteInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AddOrderNotePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddOrderNotePayload']>;
  AddOrderNoteSuccess: ResolverTypeWrapper<Omit<AddOrderNoteSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  AmountRangeInput: AmountRangeInput;
  ArchiveExpenseCategoryInput: ArchiveExpenseCategoryInput;
  ArchiveExpenseCategoryPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ArchiveExpenseCategoryPayload']>;
  ArchiveExpenseCategorySuccess: ResolverTypeWrapper<Omit<ArchiveExpenseCategorySuccess, 'category'> & { category: ResolversTypes['ExpenseCategory'] }>;
  AssignOverpaymentInput: AssignOverpaymentInput;
  AssignOverpaymentPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AssignOverpaymentPayload']>;
  AssignOverpaymentSuccess: ResolverTypeWrapper<Omit<AssignOverpaymentSuccess, 'order' | 'toOrder'> & { order: ResolversTypes['Order'], toOrder?: Maybe<ResolversTypes['Order']> }>;
  Balance: ResolverTypeWrapper<Balance>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BankFinding: ResolverTypeWrapper<BankFindingEntity>;
  BankFindingAction: BankFindingAction;
  BankFindingConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['BankFinding']>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  BankFindingDecided: ResolverTypeWrapper<BankFindingDecided>;
  BankFindingEdge: ResolverTypeWrapper<Omit<BankFindingEdge, 'node'> & { node: ResolversTypes['BankFinding'] }>;
  BankFindingFilter: BankFindingFilter;
  BankFindingKind: BankFindingKind;
  BankFindingSort: BankFindingSort;
  BankFindingState: BankFindingState;
  BulkEditExpensesInput: BulkEditExpensesInput;
  BulkEditExpensesPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BulkEditExpensesPayload']>;
  BulkEditExpensesSuccess: ResolverTypeWrapper<Omit<BulkEditExpensesSuccess, 'changeSet'> & { changeSet: ResolversTypes['ExpenseChangeSet'] }>;
  BulkExpenseChangeInput: BulkExpenseChangeInput;
  CancelExpenseChangeSetInput: CancelExpenseChangeSetInput;
  CancelExpenseChangeSetPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelExpenseChangeSetPayload']>;
  CancelExpenseChangeSetSuccess: ResolverTypeWrapper<Omit<CancelExpenseChangeSetSuccess, 'changeSet'> & { changeSet: ResolversTypes['ExpenseChangeSet'] }>;
  CancelExportInput: CancelExportInput;
  CancelExportPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelExportPayload']>;
  CancelExportSuccess: ResolverTypeWrapper<Omit<CancelExportSuccess, 'export'> & { export: ResolversTypes['Export'] }>;
  CancelOrderChangeSetInput: CancelOrderChangeSetInput;
  CancelOrderChangeSetPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelOrderChangeSetPayload']>;
  CancelOrderChangeSetSuccess: ResolverTypeWrapper<Omit<CancelOrderChangeSetSuccess, 'changeSet'> & { changeSet: ResolversTypes['OrderChangeSet'] }>;
  CancelOrderInput: CancelOrderInput;
  CancelOrderPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelOrderPayload']>;
  CancelOrderSuccess: ResolverTypeWrapper<Omit<CancelOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  CancelWebhookReplayInput: CancelWebhookReplayInput;
  CancelWebhookReplayPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelWebhookReplayPayload']>;
  CancelWebhookReplaySuccess: ResolverTypeWrapper<Omit<CancelWebhookReplaySuccess, 'replay'> & { replay: ResolversTypes['WebhookReplay'] }>;
  CashInCurrency: ResolverTypeWrapper<CashInCurrency>;
  CashOfPeriod: ResolverTypeWrapper<CashOfPeriod>;
  CashReport: ResolverTypeWrapper<CashReportEntity>;
  CategoryAmount: ResolverTypeWrapper<CategoryAmount>;
  ChangeOrdersInput: ChangeOrdersInput;
  ChangeOrdersPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangeOrdersPayload']>;
  ChangeOrdersSuccess: ResolverTypeWrapper<Omit<ChangeOrdersSuccess, 'changeSet'> & { changeSet: ResolversTypes['OrderChangeSet'] }>;
  Contact: ResolverTypeWrapper<Omit<Contact, 'timeline'> & { timeline?: Maybe<ResolversTypes['OrderEntryConnection']> }>;
  CountedMoney: ResolverTypeWrapper<CountedMoney>;
  CreateExpenseCategoryInput: CreateExpenseCategoryInput;
  CreateExpenseCategoryPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateExpenseCategoryPayload']>;
  CreateExpenseCategorySuccess: ResolverTypeWrapper<Omit<CreateExpenseCategorySuccess, 'category'> & { category: ResolversTypes['ExpenseCategory'] }>;
  CreateExpenseImportInput: CreateExpenseImportInput;
  CreateExpenseImportPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateExpenseImportPayload']>;
  CreateExpenseImportSuccess: ResolverTypeWrapper<Omit<CreateExpenseImportSuccess, 'expenseImport'> & { expenseImport: ResolversTypes['ExpenseImport'] }>;
  CreateOrderFromTransactionInput: CreateOrderFromTransactionInput;
  CreateOrderFromTransactionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateOrderFromTransactionPayload']>;
  CreateOrderFromTransactionSuccess: ResolverTypeWrapper<Omit<CreateOrderFromTransactionSuccess, 'orders' | 'transaction'> & { orders: Array<ResolversTypes['Order']>, transaction: ResolversTypes['Transaction'] }>;
  CreateOrderInput: CreateOrderInput;
  CreateOrderPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateOrderPayload']>;
  CreateOrderSuccess: ResolverTypeWrapper<Omit<CreateOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  CreatePaymentConnectionInput: CreatePaymentConnectionInput;
  CreatePaymentConnectionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreatePaymentConnectionPayload']>;
  CreatePaymentConnectionSuccess: ResolverTypeWrapper<Omit<CreatePaymentConnectionSuccess, 'connection'> & { connection: ResolversTypes['PaymentConnection'] }>;
  CreateRecurringExpenseInput: CreateRecurringExpenseInput;
  CreateRecurringExpensePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateRecurringExpensePayload']>;
  CreateRecurringExpenseSuccess: ResolverTypeWrapper<Omit<CreateRecurringExpenseSuccess, 'recurringExpense'> & { recurringExpense: ResolversTypes['RecurringExpense'] }>;
  CsvDelimiter: CsvDelimiter;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  Customer: ResolverTypeWrapper<Customer>;
  CustomerReport: ResolverTypeWrapper<CustomerReportEntity>;
  CustomerRevenue: ResolverTypeWrapper<CustomerRevenueEntity>;
  CustomerRevenueConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['CustomerRevenue']>>;
  CustomerRevenueEdge: ResolverTypeWrapper<Omit<CustomerRevenueEdge, 'node'> & { node: ResolversTypes['CustomerRevenue'] }>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateRangeInput: DateRangeInput;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DecideTwinInput: DecideTwinInput;
  DecideTwinPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DecideTwinPayload']>;
  DecideTwinSuccess: ResolverTypeWrapper<Omit<DecideTwinSuccess, 'orders' | 'transaction'> & { orders: Array<ResolversTypes['Order']>, transaction: ResolversTypes['Transaction'] }>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeleteExpenseInput: DeleteExpenseInput;
  DeleteExpensePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteExpensePayload']>;
  DeleteExpenseSuccess: ResolverTypeWrapper<Omit<DeleteExpenseSuccess, 'expense'> & { expense: ResolversTypes['Expense'] }>;
  DisablePaymentConnectionInput: DisablePaymentConnectionInput;
  DisablePaymentConnectionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DisablePaymentConnectionPayload']>;
  DisablePaymentConnectionSuccess: ResolverTypeWrapper<Omit<DisablePaymentConnectionSuccess, 'connection'> & { connection: ResolversTypes['PaymentConnection'] }>;
  Discrepancy: ResolverTypeWrapper<DiscrepancyEntity>;
  DiscrepancyConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['Discrepancy']>>;
  DiscrepancyEdge: ResolverTypeWrapper<Omit<DiscrepancyEdge, 'node'> & { node: ResolversTypes['Discrepancy'] }>;
  DiscrepancyFilter: DiscrepancyFilter;
  DiscrepancyState: DiscrepancyState;
  DismissBankFindingInput: DismissBankFindingInput;
  DismissBankFindingPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DismissBankFindingPayload']>;
  DismissBankFindingSuccess: ResolverTypeWrapper<Omit<DismissBankFindingSuccess, 'finding'> & { finding: ResolversTypes['BankFinding'] }>;
  DuplicateOrderInput: DuplicateOrderInput;
  DuplicateOrderPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DuplicateOrderPayload']>;
  DuplicateOrderSuccess: ResolverTypeWrapper<Omit<DuplicateOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  EnablePaymentConnectionInput: EnablePaymentConnectionInput;
  EnablePaymentConnectionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EnablePaymentConnectionPayload']>;
  EnablePaymentConnectionSuccess: ResolverTypeWrapper<Omit<EnablePaymentConnectionSuccess, 'connection'> & { connection: ResolversTypes['PaymentConnection'] }>;
  Expense: ResolverTypeWrapper<ExpenseEntity>;
  ExpenseCategory: ResolverTypeWrapper<ExpenseCategoryEntity>;
  ExpenseChange: ResolverTypeWrapper<ExpenseChangeEntity>;
  ExpenseChangeKind: ExpenseChangeKind;
  ExpenseChangeSet: ResolverTypeWrapper<ExpenseChangeSetEntity>;
  ExpenseChangeSetConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['ExpenseChangeSet']>>;
  ExpenseChangeSetEdge: ResolverTypeWrapper<Omit<ExpenseChangeSetEdge, 'node'> & { node: ResolversTypes['ExpenseChangeSet'] }>;
  ExpenseChangeSetItem: ResolverTypeWrapper<ExpenseChangeSetItemEntity>;
  ExpenseChangeSetItemConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['ExpenseChangeSetItem']>>;
  ExpenseChangeSetItemEdge: ResolverTypeWrapper<Omit<ExpenseChangeSetItemEdge, 'node'> & { node: ResolversTypes['ExpenseChangeSetItem'] }>;
  ExpenseChangeSetItemState: ExpenseChangeSetItemState;
  ExpenseChangeSetKind: ExpenseChangeSetKind;
  ExpenseChangeSetNotCancellable: ResolverTypeWrapper<ExpenseChangeSetNotCancellable>;
  ExpenseChangeSetNotUndoable: ResolverTypeWrapper<ExpenseChangeSetNotUndoable>;
  ExpenseChangeSetState: ExpenseChangeSetState;
  ExpenseChangedSince: ResolverTypeWrapper<Omit<ExpenseChangedSince, 'expense'> & { expense: ResolversTypes['Expense'] }>;
  ExpenseConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['Expense']>>;
  ExpenseEdge: ResolverTypeWrapper<Omit<ExpenseEdge, 'node'> & { node: ResolversTypes['Expense'] }>;
  ExpenseEditReach: ExpenseEditReach;
  ExpenseFilter: ExpenseFilter;
  ExpenseImport: ResolverTypeWrapper<ExpenseImportEntity>;
  ExpenseImportConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['ExpenseImport']>>;
  ExpenseImportDuplicates: ExpenseImportDuplicates;
  ExpenseImportEdge: ResolverTypeWrapper<Omit<ExpenseImportEdge, 'node'> & { node: ResolversTypes['ExpenseImport'] }>;
  ExpenseImportMapping: ResolverTypeWrapper<ExpenseImportMapping>;
  ExpenseImportNotReady: ResolverTypeWrapper<ExpenseImportNotReady>;
  ExpenseImportRow: ResolverTypeWrapper<ExpenseImportRowEntity>;
  ExpenseImportRowConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['ExpenseImportRow']>>;
  ExpenseImportRowEdge: ResolverTypeWrapper<Omit<ExpenseImportRowEdge, 'node'> & { node: ResolversTypes['ExpenseImportRow'] }>;
  ExpenseImportRowState: ExpenseImportRowState;
  ExpenseImportState: ExpenseImportState;
  ExpenseSort: ExpenseSort;
  ExpenseVersion: ResolverTypeWrapper<ExpenseVersionEntity>;
  ExpensesOfCategory: ResolverTypeWrapper<ExpensesOfCategory>;
  ExpensesToExportInput: ExpensesToExportInput;
  Export: ResolverTypeWrapper<ExportEntity>;
  ExportAlreadyEnded: ResolverTypeWrapper<ExportAlreadyEnded>;
  ExportConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['Export']>>;
  ExportEdge: ResolverTypeWrapper<Omit<ExportEdge, 'node'> & { node: ResolversTypes['Export'] }>;
  ExportKind: ExportKind;
  ExportKindColumns: ResolverTypeWrapper<ExportKindColumns>;
  ExportState: ExportState;
  ExportStillGoing: ResolverTypeWrapper<ExportStillGoing>;
  ExportStillThere: ResolverTypeWrapper<ExportStillThere>;
  FieldError: ResolverTypeWrapper<FieldError>;
  ImportDateFormat: ImportDateFormat;
  ImportDecimalSign: ImportDecimalSign;
  Installation: ResolverTypeWrapper<Omit<Installation, 'discrepancies' | 'financeWork'> & { discrepancies?: Maybe<ResolversTypes['InstallationDiscrepancyConnection']>, financeWork?: Maybe<ResolversTypes['WorkItemConnection']> }>;
  InstallationDiscrepancy: ResolverTypeWrapper<InstallationDiscrepancyEntity>;
  InstallationDiscrepancyConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['InstallationDiscrepancy']>>;
  InstallationDiscrepancyEdge: ResolverTypeWrapper<Omit<InstallationDiscrepancyEdge, 'node'> & { node: ResolversTypes['InstallationDiscrepancy'] }>;
  InvalidInput: ResolverTypeWrapper<InvalidInput>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  KeepOverpaymentInput: KeepOverpaymentInput;
  KeepOverpaymentPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['KeepOverpaymentPayload']>;
  KeepOverpaymentSuccess: ResolverTypeWrapper<Omit<KeepOverpaymentSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  KeptFigure: KeptFigure;
  LineReport: ResolverTypeWrapper<LineReportEntity>;
  LineRevenue: ResolverTypeWrapper<LineRevenueEntity>;
  LineRevenueConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['LineRevenue']>>;
  LineRevenueEdge: ResolverTypeWrapper<Omit<LineRevenueEdge, 'node'> & { node: ResolversTypes['LineRevenue'] }>;
  MapExpenseImportInput: MapExpenseImportInput;
  MapExpenseImportPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MapExpenseImportPayload']>;
  MapExpenseImportSuccess: ResolverTypeWrapper<Omit<MapExpenseImportSuccess, 'expenseImport'> & { expenseImport: ResolversTypes['ExpenseImport'] }>;
  MarkWebhookDealtWithInput: MarkWebhookDealtWithInput;
  MarkWebhookDealtWithPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MarkWebhookDealtWithPayload']>;
  MarkWebhookDealtWithSuccess: ResolverTypeWrapper<Omit<MarkWebhookDealtWithSuccess, 'webhookEvent'> & { webhookEvent: ResolversTypes['WebhookEvent'] }>;
  MatchPartInput: MatchPartInput;
  MatchState: MatchState;
  MatchSuggestion: ResolverTypeWrapper<Omit<MatchSuggestion, 'order'> & { order: ResolversTypes['Order'] }>;
  MatchTransactionInput: MatchTransactionInput;
  MatchTransactionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MatchTransactionPayload']>;
  MatchTransactionSuccess: ResolverTypeWrapper<Omit<MatchTransactionSuccess, 'orders' | 'transaction'> & { orders: Array<ResolversTypes['Order']>, transaction: ResolversTypes['Transaction'] }>;
  MergeExpenseCategoriesInput: MergeExpenseCategoriesInput;
  MergeExpenseCategoriesPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MergeExpenseCategoriesPayload']>;
  MergeExpenseCategoriesSuccess: ResolverTypeWrapper<Omit<MergeExpenseCategoriesSuccess, 'category' | 'changeSet'> & { category: ResolversTypes['ExpenseCategory'], changeSet: ResolversTypes['ExpenseChangeSet'] }>;
  MergeVendorsInput: MergeVendorsInput;
  MergeVendorsPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MergeVendorsPayload']>;
  MergeVendorsSuccess: ResolverTypeWrapper<Omit<MergeVendorsSuccess, 'changeSet' | 'vendor'> & { changeSet: ResolversTypes['ExpenseChangeSet'], vendor: ResolversTypes['Vendor'] }>;
  MetricBucket: MetricBucket;
  MetricPoint: ResolverTypeWrapper<MetricPoint>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NothingLeftToMatch: ResolverTypeWrapper<NothingLeftToMatch>;
  Order: ResolverTypeWrapper<OrderEntity>;
  OrderAlreadyPaid: ResolverTypeWrapper<OrderAlreadyPaid>;
  OrderChangeKind: OrderChangeKind;
  OrderChangeSet: ResolverTypeWrapper<OrderChangeSetEntity>;
  OrderChangeSetConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['OrderChangeSet']>>;
  OrderChangeSetEdge: ResolverTypeWrapper<Omit<OrderChangeSetEdge, 'node'> & { node: ResolversTypes['OrderChangeSet'] }>;
  OrderChangeSetItem: ResolverTypeWrapper<OrderChangeSetItemEntity>;
  OrderChangeSetItemConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['OrderChangeSetItem']>>;
  OrderChangeSetItemEdge: ResolverTypeWrapper<Omit<OrderChangeSetItemEdge, 'node'> & { node: ResolversTypes['OrderChangeSetItem'] }>;
  OrderChangeSetItemState: OrderChangeSetItemState;
  OrderChangeSetNotCancellable: ResolverTypeWrapper<OrderChangeSetNotCancellable>;
  OrderChangeSetNotUndoable: ResolverTypeWrapper<OrderChangeSetNotUndoable>;
  OrderChangeSetState: OrderChangeSetState;
  OrderConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['Order']>>;
  OrderCustomer: ResolverTypeWrapper<OrderCustomer>;
  OrderCustomerInput: OrderCustomerInput;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderEntry: ResolverTypeWrapper<OrderEntryEntity>;
  OrderEntryConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['OrderEntry']>>;
  OrderEntryEdge: ResolverTypeWrapper<Omit<OrderEntryEdge, 'node'> & { node: ResolversTypes['OrderEntry'] }>;
  OrderEntryKind: OrderEntryKind;
  OrderFilter: OrderFilter;
  OrderLine: ResolverTypeWrapper<OrderLineEntity>;
  OrderLineInput: OrderLineInput;
  OrderNotOverpaid: ResolverTypeWrapper<OrderNotOverpaid>;
  OrderSort: OrderSort;
  OrderStatus: OrderStatus;
  OrderTotals: ResolverTypeWrapper<OrderTotals>;
  OrdersToExportInput: OrdersToExportInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PaymentAlreadyVoid: ResolverTypeWrapper<PaymentAlreadyVoid>;
  PaymentConnection: ResolverTypeWrapper<PaymentConnectionEntity>;
  PaymentConnectionConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['PaymentConnection']>>;
  PaymentConnectionEdge: ResolverTypeWrapper<Omit<PaymentConnectionEdge, 'node'> & { node: ResolversTypes['PaymentConnection'] }>;
  PaymentConnectionStatus: PaymentConnectionStatus;
  PaymentInstructions: ResolverTypeWrapper<PaymentInstructions>;
  PaymentNotByHand: ResolverTypeWrapper<PaymentNotByHand>;
  PaymentNotVoid: ResolverTypeWrapper<PaymentNotVoid>;
  PaymentProvider: PaymentProvider;
  Portfolio: ResolverTypeWrapper<PortfolioEntity>;
  PortfolioFigures: ResolverTypeWrapper<PortfolioFigures>;
  PortfolioProject: ResolverTypeWrapper<PortfolioProjectEntity>;
  PortfolioProjectConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['PortfolioProject']>>;
  PortfolioProjectEdge: ResolverTypeWrapper<Omit<PortfolioProjectEdge, 'node'> & { node: ResolversTypes['PortfolioProject'] }>;
  PortfolioTotal: ResolverTypeWrapper<PortfolioTotal>;
  PrepareTestTransferInput: PrepareTestTransferInput;
  PrepareTestTransferPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PrepareTestTransferPayload']>;
  PrepareTestTransferSuccess: ResolverTypeWrapper<PrepareTestTransferSuccess>;
  ProfitOfPeriod: ResolverTypeWrapper<ProfitOfPeriod>;
  ProfitReport: ResolverTypeWrapper<ProfitReportEntity>;
  Project: ResolverTypeWrapper<Omit<Project, 'bankFinding' | 'bankFindings' | 'cashReport' | 'customerReport' | 'discrepancies' | 'expense' | 'expenseCategoryTree' | 'expenseChangeSet' | 'expenseChangeSets' | 'expenseImport' | 'expenseImports' | 'expenses' | 'export' | 'exports' | 'financeWork' | 'lineReport' | 'order' | 'orderChangeSet' | 'orderChangeSets' | 'orders' | 'paymentConnections' | 'profitReport' | 'recount' | 'recurringExpenses' | 'reportRows' | 'transactions' | 'vendors' | 'webhookEvent' | 'webhookEvents' | 'webhookReplay' | 'webhookReplays'> & { bankFinding?: Maybe<ResolversTypes['BankFinding']>, bankFindings?: Maybe<ResolversTypes['BankFindingConnection']>, cashReport?: Maybe<ResolversTypes['CashReport']>, customerReport?: Maybe<ResolversTypes['CustomerReport']>, discrepancies?: Maybe<ResolversTypes['DiscrepancyConnection']>, expense?: Maybe<ResolversTypes['Expense']>, expenseCategoryTree?: Maybe<Array<ResolversTypes['ExpenseCategory']>>, expenseChangeSet?: Maybe<ResolversTypes['ExpenseChangeSet']>, expenseChangeSets?: Maybe<ResolversTypes['ExpenseChangeSetConnection']>, expenseImport?: Maybe<ResolversTypes['ExpenseImport']>, expenseImports?: Maybe<ResolversTypes['ExpenseImportConnection']>, expenses?: Maybe<ResolversTypes['ExpenseConnection']>, export?: Maybe<ResolversTypes['Export']>, exports?: Maybe<ResolversTypes['ExportConnection']>, financeWork?: Maybe<ResolversTypes['WorkItemConnection']>, lineReport?: Maybe<ResolversTypes['LineReport']>, order?: Maybe<ResolversTypes['Order']>, orderChangeSet?: Maybe<ResolversTypes['OrderChangeSet']>, orderChangeSets?: Maybe<ResolversTypes['OrderChangeSetConnection']>, orders?: Maybe<ResolversTypes['OrderConnection']>, paymentConnections?: Maybe<ResolversTypes['PaymentConnectionConnection']>, profitReport?: Maybe<ResolversTypes['ProfitReport']>, recount?: Maybe<ResolversTypes['Recount']>, recurringExpenses?: Maybe<ResolversTypes['RecurringExpenseConnection']>, reportRows?: Maybe<ResolversTypes['ReportRowConnection']>, transactions?: Maybe<ResolversTypes['TransactionConnection']>, vendors?: Maybe<ResolversTypes['VendorConnection']>, webhookEvent?: Maybe<ResolversTypes['WebhookEvent']>, webhookEvents?: Maybe<ResolversTypes['WebhookEventConnection']>, webhookReplay?: Maybe<ResolversTypes['WebhookReplay']>, webhookReplays?: Maybe<ResolversTypes['WebhookReplayConnection']> }>;
  ProjectMetrics: ResolverTypeWrapper<ProjectMetrics>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReconcileNowInput: ReconcileNowInput;
  ReconcileNowPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReconcileNowPayload']>;
  ReconcileNowSuccess: ResolverTypeWrapper<Omit<ReconcileNowSuccess, 'connection'> & { connection: ResolversTypes['PaymentConnection'] }>;
  ReconciledJustNow: ResolverTypeWrapper<ReconciledJustNow>;
  Reconciliation: ResolverTypeWrapper<Reconciliation>;
  ReconciliationOff: ResolverTypeWrapper<ReconciliationOff>;
  ReconciliationState: ReconciliationState;
  RecordBalanceInput: RecordBalanceInput;
  RecordBalancePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecordBalancePayload']>;
  RecordBalanceSuccess: ResolverTypeWrapper<RecordBalanceSuccess>;
  RecordExpenseInput: RecordExpenseInput;
  RecordExpensePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecordExpensePayload']>;
  RecordExpenseSuccess: ResolverTypeWrapper<Omit<RecordExpenseSuccess, 'expense'> & { expense: ResolversTypes['Expense'] }>;
  RecordPaymentInput: RecordPaymentInput;
  RecordPaymentPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecordPaymentPayload']>;
  RecordPaymentSuccess: ResolverTypeWrapper<Omit<RecordPaymentSuccess, 'order' | 'transaction'> & { order: ResolversTypes['Order'], transaction: ResolversTypes['Transaction'] }>;
  Recount: ResolverTypeWrapper<RecountEntity>;
  RecountState: RecountState;
  RecurringExpense: ResolverTypeWrapper<RecurringExpenseEntity>;
  RecurringExpenseConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['RecurringExpense']>>;
  RecurringExpenseEdge: ResolverTypeWrapper<Omit<RecurringExpenseEdge, 'node'> & { node: ResolversTypes['RecurringExpense'] }>;
  RejectSuggestionInput: RejectSuggestionInput;
  RejectSuggestionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RejectSuggestionPayload']>;
  RejectSuggestionSuccess: ResolverTypeWrapper<Omit<RejectSuggestionSuccess, 'transaction'> & { transaction: ResolversTypes['Transaction'] }>;
  ReopenOrderInput: ReopenOrderInput;
  ReopenOrderPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReopenOrderPayload']>;
  ReopenOrderSuccess: ResolverTypeWrapper<Omit<ReopenOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  ReopenOverpaymentInput: ReopenOverpaymentInput;
  ReopenOverpaymentPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReopenOverpaymentPayload']>;
  ReopenOverpaymentSuccess: ResolverTypeWrapper<Omit<ReopenOverpaymentSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  ReopenWebhookInput: ReopenWebhookInput;
  ReopenWebhookPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReopenWebhookPayload']>;
  ReopenWebhookSuccess: ResolverTypeWrapper<Omit<ReopenWebhookSuccess, 'webhookEvent'> & { webhookEvent: ResolversTypes['WebhookEvent'] }>;
  RepairDiscrepanciesInput: RepairDiscrepanciesInput;
  RepairDiscrepanciesPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RepairDiscrepanciesPayload']>;
  RepairDiscrepanciesSuccess: ResolverTypeWrapper<Omit<RepairDiscrepanciesSuccess, 'discrepancies'> & { discrepancies: Array<ResolversTypes['Discrepancy']> }>;
  ReplayWebhookInput: ReplayWebhookInput;
  ReplayWebhookPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReplayWebhookPayload']>;
  ReplayWebhookSuccess: ResolverTypeWrapper<Omit<ReplayWebhookSuccess, 'attempt' | 'webhookEvent'> & { attempt: ResolversTypes['WebhookAttempt'], webhookEvent: ResolversTypes['WebhookEvent'] }>;
  ReplayWebhooksInput: ReplayWebhooksInput;
  ReplayWebhooksPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReplayWebhooksPayload']>;
  ReplayWebhooksSuccess: ResolverTypeWrapper<Omit<ReplayWebhooksSuccess, 'replay'> & { replay: ResolversTypes['WebhookReplay'] }>;
  ReportComparison: ReportComparison;
  ReportDefinition: ResolverTypeWrapper<ReportDefinition>;
  ReportFigure: ResolverTypeWrapper<ReportFigure>;
  ReportPeriod: ResolverTypeWrapper<ReportPeriod>;
  ReportRow: ResolverTypeWrapper<ReportRowEntity>;
  ReportRowConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['ReportRow']>>;
  ReportRowEdge: ResolverTypeWrapper<Omit<ReportRowEdge, 'node'> & { node: ResolversTypes['ReportRow'] }>;
  ReportRows: ResolverTypeWrapper<ReportRows>;
  ReportRowsInput: ReportRowsInput;
  ReportRowsKind: ReportRowsKind;
  ReportToExportInput: ReportToExportInput;
  ResolveBankFindingInput: ResolveBankFindingInput;
  ResolveBankFindingPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResolveBankFindingPayload']>;
  ResolveBankFindingSuccess: ResolverTypeWrapper<Omit<ResolveBankFindingSuccess, 'finding'> & { finding: ResolversTypes['BankFinding'] }>;
  RestoreExpenseCategoryInput: RestoreExpenseCategoryInput;
  RestoreExpenseCategoryPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RestoreExpenseCategoryPayload']>;
  RestoreExpenseCategorySuccess: ResolverTypeWrapper<Omit<RestoreExpenseCategorySuccess, 'category'> & { category: ResolversTypes['ExpenseCategory'] }>;
  RestoreExpenseInput: RestoreExpenseInput;
  RestoreExpensePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RestoreExpensePayload']>;
  RestoreExpenseSuccess: ResolverTypeWrapper<Omit<RestoreExpenseSuccess, 'expense'> & { expense: ResolversTypes['Expense'] }>;
  RestorePaymentInput: RestorePaymentInput;
  RestorePaymentPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RestorePaymentPayload']>;
  RestorePaymentSuccess: ResolverTypeWrapper<Omit<RestorePaymentSuccess, 'orders' | 'transaction'> & { orders: Array<ResolversTypes['Order']>, transaction: ResolversTypes['Transaction'] }>;
  RestoreSuggestionInput: RestoreSuggestionInput;
  RestoreSuggestionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RestoreSuggestionPayload']>;
  RestoreSuggestionSuccess: ResolverTypeWrapper<Omit<RestoreSuggestionSuccess, 'transaction'> & { transaction: ResolversTypes['Transaction'] }>;
  RetryExportInput: RetryExportInput;
  RetryExportPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetryExportPayload']>;
  RetryExportSuccess: ResolverTypeWrapper<Omit<RetryExportSuccess, 'export'> & { export: ResolversTypes['Export'] }>;
  RetryFinanceWorkAnywhereInput: RetryFinanceWorkAnywhereInput;
  RetryFinanceWorkAnywherePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetryFinanceWorkAnywherePayload']>;
  RetryFinanceWorkAnywhereSuccess: ResolverTypeWrapper<RetryFinanceWorkAnywhereSuccess>;
  RetryFinanceWorkInput: RetryFinanceWorkInput;
  RetryFinanceWorkPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetryFinanceWorkPayload']>;
  RetryFinanceWorkSuccess: ResolverTypeWrapper<RetryFinanceWorkSuccess>;
  ReturnTransactionInput: ReturnTransactionInput;
  ReturnTransactionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReturnTransactionPayload']>;
  ReturnTransactionSuccess: ResolverTypeWrapper<Omit<ReturnTransactionSuccess, 'transaction'> & { transaction: ResolversTypes['Transaction'] }>;
  RevenuePartSort: RevenuePartSort;
  SetAsideReason: SetAsideReason;
  SetTransactionAsideInput: SetTransactionAsideInput;
  SetTransactionAsidePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetTransactionAsidePayload']>;
  SetTransactionAsideSuccess: ResolverTypeWrapper<Omit<SetTransactionAsideSuccess, 'transaction'> & { transaction: ResolversTypes['Transaction'] }>;
  StartExpenseImportInput: StartExpenseImportInput;
  StartExpenseImportPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartExpenseImportPayload']>;
  StartExpenseImportSuccess: ResolverTypeWrapper<Omit<StartExpenseImportSuccess, 'expenseImport'> & { expenseImport: ResolversTypes['ExpenseImport'] }>;
  StartExportInput: StartExportInput;
  StartExportPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartExportPayload']>;
  StartExportSuccess: ResolverTypeWrapper<Omit<StartExportSuccess, 'export'> & { export: ResolversTypes['Export'] }>;
  StartRecountInput: StartRecountInput;
  StartRecountPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartRecountPayload']>;
  StartRecountSuccess: ResolverTypeWrapper<Omit<StartRecountSuccess, 'recount'> & { recount: ResolversTypes['Recount'] }>;
  TooManyExports: ResolverTypeWrapper<TooManyExports>;
  Transaction: ResolverTypeWrapper<TransactionEntity>;
  TransactionConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['Transaction']>>;
  TransactionDirection: TransactionDirection;
  TransactionEdge: ResolverTypeWrapper<Omit<TransactionEdge, 'node'> & { node: ResolversTypes['Transaction'] }>;
  TransactionFilter: TransactionFilter;
  TransactionMatch: ResolverTypeWrapper<Omit<TransactionMatch, 'order'> & { order: ResolversTypes['Order'] }>;
  TransactionSort: TransactionSort;
  TransactionsToExportInput: TransactionsToExportInput;
  UndoExpenseChangeInput: UndoExpenseChangeInput;
  UndoExpenseChangePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UndoExpenseChangePayload']>;
  UndoExpenseChangeSetInput: UndoExpenseChangeSetInput;
  UndoExpenseChangeSetPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UndoExpenseChangeSetPayload']>;
  UndoExpenseChangeSetSuccess: ResolverTypeWrapper<Omit<UndoExpenseChangeSetSuccess, 'changeSet'> & { changeSet: ResolversTypes['ExpenseChangeSet'] }>;
  UndoExpenseChangeSuccess: ResolverTypeWrapper<Omit<UndoExpenseChangeSuccess, 'expense'> & { expense: ResolversTypes['Expense'] }>;
  UndoOrderChangeSetInput: UndoOrderChangeSetInput;
  UndoOrderChangeSetPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UndoOrderChangeSetPayload']>;
  UndoOrderChangeSetSuccess: ResolverTypeWrapper<Omit<UndoOrderChangeSetSuccess, 'changeSet'> & { changeSet: ResolversTypes['OrderChangeSet'] }>;
  UnmatchTransactionInput: UnmatchTransactionInput;
  UnmatchTransactionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UnmatchTransactionPayload']>;
  UnmatchTransactionSuccess: ResolverTypeWrapper<Omit<UnmatchTransactionSuccess, 'orders' | 'transaction'> & { orders: Array<ResolversTypes['Order']>, transaction: ResolversTypes['Transaction'] }>;
  UpdateExpenseCategoryInput: UpdateExpenseCategoryInput;
  UpdateExpenseCategoryPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateExpenseCategoryPayload']>;
  UpdateExpenseCategorySuccess: ResolverTypeWrapper<Omit<UpdateExpenseCategorySuccess, 'category'> & { category: ResolversTypes['ExpenseCategory'] }>;
  UpdateExpenseInput: UpdateExpenseInput;
  UpdateExpensePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateExpensePayload']>;
  UpdateExpenseSuccess: ResolverTypeWrapper<Omit<UpdateExpenseSuccess, 'changeSet' | 'expense'> & { changeSet?: Maybe<ResolversTypes['ExpenseChangeSet']>, expense: ResolversTypes['Expense'] }>;
  UpdatePaymentConnectionInput: UpdatePaymentConnectionInput;
  UpdatePaymentConnectionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdatePaymentConnectionPayload']>;
  UpdatePaymentConnectionSuccess: ResolverTypeWrapper<Omit<UpdatePaymentConnectionSuccess, 'connection'> & { connection: ResolversTypes['PaymentConnection'] }>;
  UpdateRecurringExpenseInput: UpdateRecurringExpenseInput;
  UpdateRecurringExpensePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateRecurringExpensePayload']>;
  UpdateRecurringExpenseSuccess: ResolverTypeWrapper<Omit<UpdateRecurringExpenseSuccess, 'changeSet' | 'recurringExpense'> & { changeSet: ResolversTypes['ExpenseChangeSet'], recurringExpense: ResolversTypes['RecurringExpense'] }>;
  UpdateVendorInput: UpdateVendorInput;
  UpdateVendorPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateVendorPayload']>;
  UpdateVendorSuccess: ResolverTypeWrapper<Omit<UpdateVendorSuccess, 'vendor'> & { vendor: ResolversTypes['Vendor'] }>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  Vendor: ResolverTypeWrapper<VendorEntity>;
  VendorConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['Vendor']>>;
  VendorEdge: ResolverTypeWrapper<Omit<VendorEdge, 'node'> & { node: ResolversTypes['Vendor'] }>;
  VoidPaymentInput: VoidPaymentInput;
  VoidPaymentPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['VoidPaymentPayload']>;
  VoidPaymentSuccess: ResolverTypeWrapper<Omit<VoidPaymentSuccess, 'orders' | 'transaction'> & { orders: Array<ResolversTypes['Order']>, transaction: ResolversTypes['Transaction'] }>;
  WebhookAttempt: ResolverTypeWrapper<WebhookAttemptEntity>;
  WebhookAttemptConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['WebhookAttempt']>>;
  WebhookAttemptEdge: ResolverTypeWrapper<Omit<WebhookAttemptEdge, 'node'> & { node: ResolversTypes['WebhookAttempt'] }>;
  WebhookAttemptKind: WebhookAttemptKind;
  WebhookAttemptResult: WebhookAttemptResult;
  WebhookBody: ResolverTypeWrapper<WebhookBodyEntity>;
  WebhookDealtWith: ResolverTypeWrapper<WebhookDealtWith>;
  WebhookEvent: ResolverTypeWrapper<WebhookEventEntity>;
  WebhookEventConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['WebhookEvent']>>;
  WebhookEventEdge: ResolverTypeWrapper<Omit<WebhookEventEdge, 'node'> & { node: ResolversTypes['WebhookEvent'] }>;
  WebhookEventFilter: WebhookEventFilter;
  WebhookEventSort: WebhookEventSort;
  WebhookEventState: WebhookEventState;
  WebhookHeader: ResolverTypeWrapper<WebhookHeader>;
  WebhookNotFailed: ResolverTypeWrapper<WebhookNotFailed>;
  WebhookReplay: ResolverTypeWrapper<WebhookReplayEntity>;
  WebhookReplayAlreadyFinished: ResolverTypeWrapper<WebhookReplayAlreadyFinished>;
  WebhookReplayConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['WebhookReplay']>>;
  WebhookReplayEdge: ResolverTypeWrapper<Omit<WebhookReplayEdge, 'node'> & { node: ResolversTypes['WebhookReplay'] }>;
  WebhookReplayResult: WebhookReplayResult;
  WebhookReplayState: WebhookReplayState;
  WorkItem: ResolverTypeWrapper<WorkItem>;
  WorkItemConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['WorkItem']>>;
  WorkItemEdge: ResolverTypeWrapper<WorkItemEdge>;
  WorkQueue: ResolverTypeWrapper<WorkQueue>;
  WorkState: WorkState;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddOrderNoteInput: AddOrderNoteInput;
  ID: Scalars['ID']['output'];
  AddOrderNotePayload: ResolversUnionTypes<ResolversParentTypes>['AddOrderNotePayload'];
  AddOrderNoteSuccess: Omit<AddOrderNoteSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  AmountRangeInput: AmountRangeInput;
  ArchiveExpenseCategoryInput: ArchiveExpenseCategoryInput;
  ArchiveExpenseCategoryPayload: ResolversUnionTypes<ResolversParentTypes>['ArchiveExpenseCategoryPayload'];
  ArchiveExpenseCategorySuccess: Omit<ArchiveExpenseCategorySuccess, 'category'> & { category: ResolversParentTypes['ExpenseCategory'] };
  AssignOverpaymentInput: AssignOverpaymentInput;
  AssignOverpaymentPayload: ResolversUnionTypes<ResolversParentTypes>['AssignOverpaymentPayload'];
  AssignOverpaymentSuccess: Omit<AssignOverpaymentSuccess, 'order' | 'toOrder'> & { order: ResolversParentTypes['Order'], toOrder?: Maybe<ResolversParentTypes['Order']> };
  Balance: Balance;
  Boolean: Scalars['Boolean']['output'];
  BankFinding: BankFindingEntity;
  BankFindingConnection: Connection<ResolversParentTypes['BankFinding']>;
  Int: Scalars['Int']['output'];
  BankFindingDecided: BankFindingDecided;
  BankFindingEdge: Omit<BankFindingEdge, 'node'> & { node: ResolversParentTypes['BankFinding'] };
  BankFindingFilter: BankFindingFilter;
  BulkEditExpensesInput: BulkEditExpensesInput;
  BulkEditExpensesPayload: ResolversUnionTypes<ResolversParentTypes>['BulkEditExpensesPayload'];
  BulkEditExpensesSuccess: Omit<BulkEditExpensesSuccess, 'changeSet'> & { changeSet: ResolversParentTypes['ExpenseChangeSet'] };
  BulkExpenseChangeInput: BulkExpenseChangeInput;
  CancelExpenseChangeSetInput: CancelExpenseChangeSetInput;
  CancelExpenseChangeSetPayload: ResolversUnionTypes<ResolversParentTypes>['CancelExpenseChangeSetPayload'];
  CancelExpenseChangeSetSuccess: Omit<CancelExpenseChangeSetSuccess, 'changeSet'> & { changeSet: ResolversParentTypes['ExpenseChangeSet'] };
  CancelExportInput: CancelExportInput;
  CancelExportPayload: ResolversUnionTypes<ResolversParentTypes>['CancelExportPayload'];
  CancelExportSuccess: Omit<CancelExportSuccess, 'export'> & { export: ResolversParentTypes['Export'] };
  CancelOrderChangeSetInput: CancelOrderChangeSetInput;
  CancelOrderChangeSetPayload: ResolversUnionTypes<ResolversParentTypes>['CancelOrderChangeSetPayload'];
  CancelOrderChangeSetSuccess: Omit<CancelOrderChangeSetSuccess, 'changeSet'> & { changeSet: ResolversParentTypes['OrderChangeSet'] };
  CancelOrderInput: CancelOrderInput;
  CancelOrderPayload: ResolversUnionTypes<ResolversParentTypes>['CancelOrderPayload'];
  CancelOrderSuccess: Omit<CancelOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  CancelWebhookReplayInput: CancelWebhookReplayInput;
  CancelWebhookReplayPayload: ResolversUnionTypes<ResolversParentTypes>['CancelWebhookReplayPayload'];
  CancelWebhookReplaySuccess: Omit<CancelWebhookReplaySuccess, 'replay'> & { replay: ResolversParentTypes['WebhookReplay'] };
  CashInCurrency: CashInCurrency;
  CashOfPeriod: CashOfPeriod;
  CashReport: CashReportEntity;
  CategoryAmount: CategoryAmount;
  ChangeOrdersInput: ChangeOrdersInput;
  ChangeOrdersPayload: ResolversUnionTypes<ResolversParentTypes>['ChangeOrdersPayload'];
  ChangeOrdersSuccess: Omit<ChangeOrdersSuccess, 'changeSet'> & { changeSet: ResolversParentTypes['OrderChangeSet'] };
  Contact: Omit<Contact, 'timeline'> & { timeline?: Maybe<ResolversParentTypes['OrderEntryConnection']> } | FederationReferenceTypes['Contact'];
  CountedMoney: CountedMoney;
  CreateExpenseCategoryInput: CreateExpenseCategoryInput;
  CreateExpenseCategoryPayload: ResolversUnionTypes<ResolversParentTypes>['CreateExpenseCategoryPayload'];
  CreateExpenseCategorySuccess: Omit<CreateExpenseCategorySuccess, 'category'> & { category: ResolversParentTypes['ExpenseCategory'] };
  CreateExpenseImportInput: CreateExpenseImportInput;
  CreateExpenseImportPayload: ResolversUnionTypes<ResolversParentTypes>['CreateExpenseImportPayload'];
  CreateExpenseImportSuccess: Omit<CreateExpenseImportSuccess, 'expenseImport'> & { expenseImport: ResolversParentTypes['ExpenseImport'] };
  CreateOrderFromTransactionInput: CreateOrderFromTransactionInput;
  CreateOrderFromTransactionPayload: ResolversUnionTypes<ResolversParentTypes>['CreateOrderFromTransactionPayload'];
  CreateOrderFromTransactionSuccess: Omit<CreateOrderFromTransactionSuccess, 'orders' | 'transaction'> & { orders: Array<ResolversParentTypes['Order']>, transaction: ResolversParentTypes['Transaction'] };
  CreateOrderInput: CreateOrderInput;
  CreateOrderPayload: ResolversUnionTypes<ResolversParentTypes>['CreateOrderPayload'];
  CreateOrderSuccess: Omit<CreateOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  CreatePaymentConnectionInput: CreatePaymentConnectionInput;
  CreatePaymentConnectionPayload: ResolversUnionTypes<ResolversParentTypes>['CreatePaymentConnectionPayload'];
  CreatePaymentConnectionSuccess: Omit<CreatePaymentConnectionSuccess, 'connection'> & { connection: ResolversParentTypes['PaymentConnection'] };
  CreateRecurringExpenseInput: CreateRecurringExpenseInput;
  CreateRecurringExpensePayload: ResolversUnionTypes<ResolversParentTypes>['CreateRecurringExpensePayload'];
  CreateRecurringExpenseSuccess: Omit<CreateRecurringExpenseSuccess, 'recurringExpense'> & { recurringExpense: ResolversParentTypes['RecurringExpense'] };
  Currency: Scalars['Currency']['output'];
  Customer: Customer;
  CustomerReport: CustomerReportEntity;
  CustomerRevenue: CustomerRevenueEntity;
  CustomerRevenueConnection: Connection<ResolversParentTypes['CustomerRevenue']>;
  CustomerRevenueEdge: Omit<CustomerRevenueEdge, 'node'> & { node: ResolversParentTypes['CustomerRevenue'] };
  Date: Scalars['Date']['output'];
  DateRangeInput: DateRangeInput;
  DateTime: Scalars['DateTime']['output'];
  DecideTwinInput: DecideTwinInput;
  DecideTwinPayload: ResolversUnionTypes<ResolversParentTypes>['DecideTwinPayload'];
  DecideTwinSuccess: Omit<DecideTwinSuccess, 'orders' | 'transaction'> & { orders: Array<ResolversParentTypes['Order']>, transaction: ResolversParentTypes['Transaction'] };
  Decimal: Scalars['Decimal']['output'];
  DeleteExpenseInput: DeleteExpenseInput;
  DeleteExpensePayload: ResolversUnionTypes<ResolversParentTypes>['DeleteExpensePayload'];
  DeleteExpenseSuccess: Omit<DeleteExpenseSuccess, 'expense'> & { expense: ResolversParentTypes['Expense'] };
  DisablePaymentConnectionInput: DisablePaymentConnectionInput;
  DisablePaymentConnectionPayload: ResolversUnionTypes<ResolversParentTypes>['DisablePaymentConnectionPayload'];
  DisablePaymentConnectionSuccess: Omit<DisablePaymentConnectionSuccess, 'connection'> & { connection: ResolversParentTypes['PaymentConnection'] };
  Discrepancy: DiscrepancyEntity;
  DiscrepancyConnection: Connection<ResolversParentTypes['Discrepancy']>;
  DiscrepancyEdge: Omit<DiscrepancyEdge, 'node'> & { node: ResolversParentTypes['Discrepancy'] };
  DiscrepancyFilter: DiscrepancyFilter;
  DismissBankFindingInput: DismissBankFindingInput;
  DismissBankFindingPayload: ResolversUnionTypes<ResolversParentTypes>['DismissBankFindingPayload'];
  DismissBankFindingSuccess: Omit<DismissBankFindingSuccess, 'finding'> & { finding: ResolversParentTypes['BankFinding'] };
  DuplicateOrderInput: DuplicateOrderInput;
  DuplicateOrderPayload: ResolversUnionTypes<ResolversParentTypes>['DuplicateOrderPayload'];
  DuplicateOrderSuccess: Omit<DuplicateOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  EnablePaymentConnectionInput: EnablePaymentConnectionInput;
  EnablePaymentConnectionPayload: ResolversUnionTypes<ResolversParentTypes>['EnablePaymentConnectionPayload'];
  EnablePaymentConnectionSuccess: Omit<EnablePaymentConnectionSuccess, 'connection'> & { connection: ResolversParentTypes['PaymentConnection'] };
  Expense: ExpenseEntity;
  ExpenseCategory: ExpenseCategoryEntity;
  ExpenseChange: ExpenseChangeEntity;
  ExpenseChangeSet: ExpenseChangeSetEntity;
  ExpenseChangeSetConnection: Connection<ResolversParentTypes['ExpenseChangeSet']>;
  ExpenseChangeSetEdge: Omit<ExpenseChangeSetEdge, 'node'> & { node: ResolversParentTypes['ExpenseChangeSet'] };
  ExpenseChangeSetItem: ExpenseChangeSetItemEntity;
  ExpenseChangeSetItemConnection: Connection<ResolversParentTypes['ExpenseChangeSetItem']>;
  ExpenseChangeSetItemEdge: Omit<ExpenseChangeSetItemEdge, 'node'> & { node: ResolversParentTypes['ExpenseChangeSetItem'] };
  ExpenseChangeSetNotCancellable: ExpenseChangeSetNotCancellable;
  ExpenseChangeSetNotUndoable: ExpenseChangeSetNotUndoable;
  ExpenseChangedSince: Omit<ExpenseChangedSince, 'expense'> & { expense: ResolversParentTypes['Expense'] };
  ExpenseConnection: Connection<ResolversParentTypes['Expense']>;
  ExpenseEdge: Omit<ExpenseEdge, 'node'> & { node: ResolversParentTypes['Expense'] };
  ExpenseFilter: ExpenseFilter;
  ExpenseImport: ExpenseImportEntity;
  ExpenseImportConnection: Connection<ResolversParentTypes['ExpenseImport']>;
  ExpenseImportEdge: Omit<ExpenseImportEdge, 'node'> & { node: ResolversParentTypes['ExpenseImport'] };
  ExpenseImportMapping: ExpenseImportMapping;
  ExpenseImportNotReady: ExpenseImportNotReady;
  ExpenseImportRow: ExpenseImportRowEntity;
  ExpenseImportRowConnection: Connection<ResolversParentTypes['ExpenseImportRow']>;
  ExpenseImportRowEdge: Omit<ExpenseImportRowEdge, 'node'> & { node: ResolversParentTypes['ExpenseImportRow'] };
  ExpenseVersion: ExpenseVersionEntity;
  ExpensesOfCategory: ExpensesOfCategory;
  ExpensesToExportInput: ExpensesToExportInput;
  Export: ExportEntity;
  ExportAlreadyEnded: ExportAlreadyEnded;
  ExportConnection: Connection<ResolversParentTypes['Export']>;
  ExportEdge: Omit<ExportEdge, 'node'> & { node: ResolversParentTypes['Export'] };
  ExportKindColumns: ExportKindColumns;
  ExportStillGoing: ExportStillGoing;
  ExportStillThere: ExportStillThere;
  FieldError: FieldError;
  Installation: Omit<Installation, 'discrepancies' | 'financeWork'> & { discrepancies?: Maybe<ResolversParentTypes['InstallationDiscrepancyConnection']>, financeWork?: Maybe<ResolversParentTypes['WorkItemConnection']> } | FederationReferenceTypes['Installation'];
  InstallationDiscrepancy: InstallationDiscrepancyEntity;
  InstallationDiscrepancyConnection: Connection<ResolversParentTypes['InstallationDiscrepancy']>;
  InstallationDiscrepancyEdge: Omit<InstallationDiscrepancyEdge, 'node'> & { node: ResolversParentTypes['InstallationDiscrepancy'] };
  InvalidInput: InvalidInput;
  JSON: Scalars['JSON']['output'];
  KeepOverpaymentInput: KeepOverpaymentInput;
  KeepOverpaymentPayload: ResolversUnionTypes<ResolversParentTypes>['KeepOverpaymentPayload'];
  KeepOverpaymentSuccess: Omit<KeepOverpaymentSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  LineReport: LineReportEntity;
  LineRevenue: LineRevenueEntity;
  LineRevenueConnection: Connection<ResolversParentTypes['LineRevenue']>;
  LineRevenueEdge: Omit<LineRevenueEdge, 'node'> & { node: ResolversParentTypes['LineRevenue'] };
  MapExpenseImportInput: MapExpenseImportInput;
  MapExpenseImportPayload: ResolversUnionTypes<ResolversParentTypes>['MapExpenseImportPayload'];
  MapExpenseImportSuccess: Omit<MapExpenseImportSuccess, 'expenseImport'> & { expenseImport: ResolversParentTypes['ExpenseImport'] };
  MarkWebhookDealtWithInput: MarkWebhookDealtWithInput;
  MarkWebhookDealtWithPayload: ResolversUnionTypes<ResolversParentTypes>['MarkWebhookDealtWithPayload'];
  MarkWebhookDealtWithSuccess: Omit<MarkWebhookDealtWithSuccess, 'webhookEvent'> & { webhookEvent: ResolversParentTypes['WebhookEvent'] };
  MatchPartInput: MatchPartInput;
  MatchSuggestion: Omit<MatchSuggestion, 'order'> & { order: ResolversParentTypes['Order'] };
  MatchTransactionInput: MatchTransactionInput;
  MatchTransactionPayload: ResolversUnionTypes<ResolversParentTypes>['MatchTransactionPayload'];
  MatchTransactionSuccess: Omit<MatchTransactionSuccess, 'orders' | 'transaction'> & { orders: Array<ResolversParentTypes['Order']>, transaction: ResolversParentTypes['Transaction'] };
  MergeExpenseCategoriesInput: MergeExpenseCategoriesInput;
  MergeExpenseCategoriesPayload: ResolversUnionTypes<ResolversParentTypes>['MergeExpenseCategoriesPayload'];
  MergeExpenseCategoriesSuccess: Omit<MergeExpenseCategoriesSuccess, 'category' | 'changeSet'> & { category: ResolversParentTypes['ExpenseCategory'], changeSet: ResolversParentTypes['ExpenseChangeSet'] };
  MergeVendorsInput: MergeVendorsInput;
  MergeVendorsPayload: ResolversUnionTypes<ResolversParentTypes>['MergeVendorsPayload'];
  MergeVendorsSuccess: Omit<MergeVendorsSuccess, 'changeSet' | 'vendor'> & { changeSet: ResolversParentTypes['ExpenseChangeSet'], vendor: ResolversParentTypes['Vendor'] };
  MetricPoint: MetricPoint;
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  NothingLeftToMatch: NothingLeftToMatch;
  Order: OrderEntity;
  OrderAlreadyPaid: OrderAlreadyPaid;
  OrderChangeSet: OrderChangeSetEntity;
  OrderChangeSetConnection: Connection<ResolversParentTypes['OrderChangeSet']>;
  OrderChangeSetEdge: Omit<OrderChangeSetEdge, 'node'> & { node: ResolversParentTypes['OrderChangeSet'] };
  OrderChangeSetItem: OrderChangeSetItemEntity;
  OrderChangeSetItemConnection: Connection<ResolversParentTypes['OrderChangeSetItem']>;
  OrderChangeSetItemEdge: Omit<OrderChangeSetItemEdge, 'node'> & { node: ResolversParentTypes['OrderChangeSetItem'] };
  OrderChangeSetNotCancellable: OrderChangeSetNotCancellable;
  OrderChangeSetNotUndoable: OrderChangeSetNotUndoable;
  OrderConnection: Connection<ResolversParentTypes['Order']>;
  OrderCustomer: OrderCustomer;
  OrderCustomerInput: OrderCustomerInput;
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderEntry: OrderEntryEntity;
  OrderEntryConnection: Connection<ResolversParentTypes['OrderEntry']>;
  OrderEntryEdge: Omit<OrderEntryEdge, 'node'> & { node: ResolversParentTypes['OrderEntry'] };
  OrderFilter: OrderFilter;
  OrderLine: OrderLineEntity;
  OrderLineInput: OrderLineInput;
  OrderNotOverpaid: OrderNotOverpaid;
  OrderTotals: OrderTotals;
  OrdersToExportInput: OrdersToExportInput;
  PageInfo: PageInfo;
  PaymentAlreadyVoid: PaymentAlreadyVoid;
  PaymentConnection: PaymentConnectionEntity;
  PaymentConnectionConnection: Connection<ResolversParentTypes['PaymentConnection']>;
  PaymentConnectionEdge: Omit<PaymentConnectionEdge, 'node'> & { node: ResolversParentTypes['PaymentConnection'] };
  PaymentInstructions: PaymentInstructions;
  PaymentNotByHand: PaymentNotByHand;
  PaymentNotVoid: PaymentNotVoid;
  Portfolio: PortfolioEntity;
  PortfolioFigures: PortfolioFigures;
  PortfolioProject: PortfolioProjectEntity;
  PortfolioProjectConnection: Connection<ResolversParentTypes['PortfolioProject']>;
  PortfolioProjectEdge: Omit<PortfolioProjectEdge, 'node'> & { node: ResolversParentTypes['PortfolioProject'] };
  PortfolioTotal: PortfolioTotal;
  PrepareTestTransferInput: PrepareTestTransferInput;
  PrepareTestTransferPayload: ResolversUnionTypes<ResolversParentTypes>['PrepareTestTransferPayload'];
  PrepareTestTransferSuccess: PrepareTestTransferSuccess;
  ProfitOfPeriod: ProfitOfPeriod;
  ProfitReport: ProfitReportEntity;
  Project: Omit<Project, 'bankFinding' | 'bankFindings' | 'cashReport' | 'customerReport' | 'discrepancies' | 'expense' | 'expenseCategoryTree' | 'expenseChangeSet' | 'expenseChangeSets' | 'expenseImport' | 'expenseImports' | 'expenses' | 'export' | 'exports' | 'financeWork' | 'lineReport' | 'order' | 'orderChangeSet' | 'orderChangeSets' | 'orders' | 'paymentConnections' | 'profitReport' | 'recount' | 'recurringExpenses' | 'reportRows' | 'transactions' | 'vendors' | 'webhookEvent' | 'webhookEvents' | 'webhookReplay' | 'webhookReplays'> & { bankFinding?: Maybe<ResolversParentTypes['BankFinding']>, bankFindings?: Maybe<ResolversParentTypes['BankFindingConnection']>, cashReport?: Maybe<ResolversParentTypes['CashReport']>, customerReport?: Maybe<ResolversParentTypes['CustomerReport']>, discrepancies?: Maybe<ResolversParentTypes['DiscrepancyConnection']>, expense?: Maybe<ResolversParentTypes['Expense']>, expenseCategoryTree?: Maybe<Array<ResolversParentTypes['ExpenseCategory']>>, expenseChangeSet?: Maybe<ResolversParentTypes['ExpenseChangeSet']>, expenseChangeSets?: Maybe<ResolversParentTypes['ExpenseChangeSetConnection']>, expenseImport?: Maybe<ResolversParentTypes['ExpenseImport']>, expenseImports?: Maybe<ResolversParentTypes['ExpenseImportConnection']>, expenses?: Maybe<ResolversParentTypes['ExpenseConnection']>, export?: Maybe<ResolversParentTypes['Export']>, exports?: Maybe<ResolversParentTypes['ExportConnection']>, financeWork?: Maybe<ResolversParentTypes['WorkItemConnection']>, lineReport?: Maybe<ResolversParentTypes['LineReport']>, order?: Maybe<ResolversParentTypes['Order']>, orderChangeSet?: Maybe<ResolversParentTypes['OrderChangeSet']>, orderChangeSets?: Maybe<ResolversParentTypes['OrderChangeSetConnection']>, orders?: Maybe<ResolversParentTypes['OrderConnection']>, paymentConnections?: Maybe<ResolversParentTypes['PaymentConnectionConnection']>, profitReport?: Maybe<ResolversParentTypes['ProfitReport']>, recount?: Maybe<ResolversParentTypes['Recount']>, recurringExpenses?: Maybe<ResolversParentTypes['RecurringExpenseConnection']>, reportRows?: Maybe<ResolversParentTypes['ReportRowConnection']>, transactions?: Maybe<ResolversParentTypes['TransactionConnection']>, vendors?: Maybe<ResolversParentTypes['VendorConnection']>, webhookEvent?: Maybe<ResolversParentTypes['WebhookEvent']>, webhookEvents?: Maybe<ResolversParentTypes['WebhookEventConnection']>, webhookReplay?: Maybe<ResolversParentTypes['WebhookReplay']>, webhookReplays?: Maybe<ResolversParentTypes['WebhookReplayConnection']> } | FederationReferenceTypes['Project'];
  ProjectMetrics: ProjectMetrics;
  Query: Record<PropertyKey, never>;
  ReconcileNowInput: ReconcileNowInput;
  ReconcileNowPayload: ResolversUnionTypes<ResolversParentTypes>['ReconcileNowPayload'];
  ReconcileNowSuccess: Omit<ReconcileNowSuccess, 'connection'> & { connection: ResolversParentTypes['PaymentConnection'] };
  ReconciledJustNow: ReconciledJustNow;
  Reconciliation: Reconciliation;
  ReconciliationOff: ReconciliationOff;
  RecordBalanceInput: RecordBalanceInput;
  RecordBalancePayload: ResolversUnionTypes<ResolversParentTypes>['RecordBalancePayload'];
  RecordBalanceSuccess: RecordBalanceSuccess;
  RecordExpenseInput: RecordExpenseInput;
  RecordExpensePayload: ResolversUnionTypes<ResolversParentTypes>['RecordExpensePayload'];
  RecordExpenseSuccess: Omit<RecordExpenseSuccess, 'expense'> & { expense: ResolversParentTypes['Expense'] };
  RecordPaymentInput: RecordPaymentInput;
  RecordPaymentPayload: ResolversUnionTypes<ResolversParentTypes>['RecordPaymentPayload'];
  RecordPaymentSuccess: Omit<RecordPaymentSuccess, 'order' | 'transaction'> & { order: ResolversParentTypes['Order'], transaction: ResolversParentTypes['Transaction'] };
  Recount: RecountEntity;
  RecurringExpense: RecurringExpenseEntity;
  RecurringExpenseConnection: Connection<ResolversParentTypes['RecurringExpense']>;
  RecurringExpenseEdge: Omit<RecurringExpenseEdge, 'node'> & { node: ResolversParentTypes['RecurringExpense'] };
  RejectSuggestionInput: RejectSuggestionInput;
  RejectSuggestionPayload: ResolversUnionTypes<ResolversParentTypes>['RejectSuggestionPayload'];
  RejectSuggestionSuccess: Omit<RejectSuggestionSuccess, 'transaction'> & { transaction: ResolversParentTypes['Transaction'] };
  ReopenOrderInput: ReopenOrderInput;
  ReopenOrderPayload: ResolversUnionTypes<ResolversParentTypes>['ReopenOrderPayload'];
  ReopenOrderSuccess: Omit<ReopenOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  ReopenOverpaymentInput: ReopenOverpaymentInput;
  ReopenOverpaymentPayload: ResolversUnionTypes<ResolversParentTypes>['ReopenOverpaymentPayload'];
  ReopenOverpaymentSuccess: Omit<ReopenOverpaymentSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  ReopenWebhookInput: ReopenWebhookInput;
  ReopenWebhookPayload: ResolversUnionTypes<ResolversParentTypes>['ReopenWebhookPayload'];
  ReopenWebhookSuccess: Omit<ReopenWebhookSuccess, 'webhookEvent'> & { webhookEvent: ResolversParentTypes['WebhookEvent'] };
  RepairDiscrepanciesInput: RepairDiscrepanciesInput;
  RepairDiscrepanciesPayload: ResolversUnionTypes<ResolversParentTypes>['RepairDiscrepanciesPayload'];
  RepairDiscrepanciesSuccess: Omit<RepairDiscrepanciesSuccess, 'discrepancies'> & { discrepancies: Array<ResolversParentTypes['Discrepancy']> };
  ReplayWebhookInput: ReplayWebhookInput;
  ReplayWebhookPayload: ResolversUnionTypes<ResolversParentTypes>['ReplayWebhookPayload'];
  ReplayWebhookSuccess: Omit<ReplayWebhookSuccess, 'attempt' | 'webhookEvent'> & { attempt: ResolversParentTypes['WebhookAttempt'], webhookEvent: ResolversParentTypes['WebhookEvent'] };
  ReplayWebhooksInput: ReplayWebhooksInput;
  ReplayWebhooksPayload: ResolversUnionTypes<ResolversParentTypes>['ReplayWebhooksPayload'];
  ReplayWebhooksSuccess: Omit<ReplayWebhooksSuccess, 'replay'> & { replay: ResolversParentTypes['WebhookReplay'] };
  ReportDefinition: ReportDefinition;
  ReportFigure: ReportFigure;
  ReportPeriod: ReportPeriod;
  ReportRow: ReportRowEntity;
  ReportRowConnection: Connection<ResolversParentTypes['ReportRow']>;
  ReportRowEdge: Omit<ReportRowEdge, 'node'> & { node: ResolversParentTypes['ReportRow'] };
  ReportRows: ReportRows;
  ReportRowsInput: ReportRowsInput;
  ReportToExportInput: ReportToExportInput;
  ResolveBankFindingInput: ResolveBankFindingInput;
  ResolveBankFindingPayload: ResolversUnionTypes<ResolversParentTypes>['ResolveBankFindingPayload'];
  ResolveBankFindingSuccess: Omit<ResolveBankFindingSuccess, 'finding'> & { finding: ResolversParentTypes['BankFinding'] };
  RestoreExpenseCategoryInput: RestoreExpenseCategoryInput;
  RestoreExpenseCategoryPayload: ResolversUnionTypes<ResolversParentTypes>['RestoreExpenseCategoryPayload'];
  RestoreExpenseCategorySuccess: Omit<RestoreExpenseCategorySuccess, 'category'> & { category: ResolversParentTypes['ExpenseCategory'] };
  RestoreExpenseInput: RestoreExpenseInput;
  RestoreExpensePayload: ResolversUnionTypes<ResolversParentTypes>['RestoreExpensePayload'];
  RestoreExpenseSuccess: Omit<RestoreExpenseSuccess, 'expense'> & { expense: ResolversParentTypes['Expense'] };
  RestorePaymentInput: RestorePaymentInput;
  RestorePaymentPayload: ResolversUnionTypes<ResolversParentTypes>['RestorePaymentPayload'];
  RestorePaymentSuccess: Omit<RestorePaymentSuccess, 'orders' | 'transaction'> & { orders: Array<ResolversParentTypes['Order']>, transaction: ResolversParentTypes['Transaction'] };
  RestoreSuggestionInput: RestoreSuggestionInput;
  RestoreSuggestionPayload: ResolversUnionTypes<ResolversParentTypes>['RestoreSuggestionPayload'];
  RestoreSuggestionSuccess: Omit<RestoreSuggestionSuccess, 'transaction'> & { transaction: ResolversParentTypes['Transaction'] };
  RetryExportInput: RetryExportInput;
  RetryExportPayload: ResolversUnionTypes<ResolversParentTypes>['RetryExportPayload'];
  RetryExportSuccess: Omit<RetryExportSuccess, 'export'> & { export: ResolversParentTypes['Export'] };
  RetryFinanceWorkAnywhereInput: RetryFinanceWorkAnywhereInput;
  RetryFinanceWorkAnywherePayload: ResolversUnionTypes<ResolversParentTypes>['RetryFinanceWorkAnywherePayload'];
  RetryFinanceWorkAnywhereSuccess: RetryFinanceWorkAnywhereSuccess;
  RetryFinanceWorkInput: RetryFinanceWorkInput;
  RetryFinanceWorkPayload: ResolversUnionTypes<ResolversParentTypes>['RetryFinanceWorkPayload'];
  RetryFinanceWorkSuccess: RetryFinanceWorkSuccess;
  ReturnTransactionInput: ReturnTransactionInput;
  ReturnTransactionPayload: ResolversUnionTypes<ResolversParentTypes>['ReturnTransactionPayload'];
  ReturnTransactionSuccess: Omit<ReturnTransactionSuccess, 'transaction'> & { transaction: ResolversParentTypes['Transaction'] };
  SetTransactionAsideInput: SetTransactionAsideInput;
  SetTransactionAsidePayload: ResolversUnionTypes<ResolversParentTypes>['SetTransactionAsidePayload'];
  SetTransactionAsideSuccess: Omit<SetTransactionAsideSuccess, 'transaction'> & { transaction: ResolversParentTypes['Transaction'] };
  StartExpenseImportInput: StartExpenseImportInput;
  StartExpenseImportPayload: ResolversUnionTypes<ResolversParentTypes>['StartExpenseImportPayload'];
  StartExpenseImportSuccess: Omit<StartExpenseImportSuccess, 'expenseImport'> & { expenseImport: ResolversParentTypes['ExpenseImport'] };
  StartExportInput: StartExportInput;
  StartExportPayload: ResolversUnionTypes<ResolversParentTypes>['StartExportPayload'];
  StartExportSuccess: Omit<StartExportSuccess, 'export'> & { export: ResolversParentTypes['Export'] };
  StartRecountInput: StartRecountInput;
  StartRecountPayload: ResolversUnionTypes<ResolversParentTypes>['StartRecountPayload'];
  StartRecountSuccess: Omit<StartRecountSuccess, 'recount'> & { recount: ResolversParentTypes['Recount'] };
  TooManyExports: TooManyExports;
  Transaction: TransactionEntity;
  TransactionConnection: Connection<ResolversParentTypes['Transaction']>;
  TransactionEdge: Omit<TransactionEdge, 'node'> & { node: ResolversParentTypes['Transaction'] };
  TransactionFilter: TransactionFilter;
  TransactionMatch: Omit<TransactionMatch, 'order'> & { order: ResolversParentTypes['Order'] };
  TransactionsToExportInput: TransactionsToExportInput;
  UndoExpenseChangeInput: UndoExpenseChangeInput;
  UndoExpenseChangePayload: ResolversUnionTypes<ResolversParentTypes>['UndoExpenseChangePayload'];
  UndoExpenseChangeSetInput: UndoExpenseChangeSetInput;
  UndoExpenseChangeSetPayload: ResolversUnionTypes<ResolversParentTypes>['UndoExpenseChangeSetPayload'];
  UndoExpenseChangeSetSuccess: Omit<UndoExpenseChangeSetSuccess, 'changeSet'> & { changeSet: ResolversParentTypes['ExpenseChangeSet'] };
  UndoExpenseChangeSuccess: Omit<UndoExpenseChangeSuccess, 'expense'> & { expense: ResolversParentTypes['Expense'] };
  UndoOrderChangeSetInput: UndoOrderChangeSetInput;
  UndoOrderChangeSetPayload: ResolversUnionTypes<ResolversParentTypes>['UndoOrderChangeSetPayload'];
  UndoOrderChangeSetSuccess: Omit<UndoOrderChangeSetSuccess, 'changeSet'> & { changeSet: ResolversParentTypes['OrderChangeSet'] };
  UnmatchTransactionInput: UnmatchTransactionInput;
  UnmatchTransactionPayload: ResolversUnionTypes<ResolversParentTypes>['UnmatchTransactionPayload'];
  UnmatchTransactionSuccess: Omit<UnmatchTransactionSuccess, 'orders' | 'transaction'> & { orders: Array<ResolversParentTypes['Order']>, transaction: ResolversParentTypes['Transaction'] };
  UpdateExpenseCategoryInput: UpdateExpenseCategoryInput;
  UpdateExpenseCategoryPayload: ResolversUnionTypes<ResolversParentTypes>['UpdateExpenseCategoryPayload'];
  UpdateExpenseCategorySuccess: Omit<UpdateExpenseCategorySuccess, 'category'> & { category: ResolversParentTypes['ExpenseCategory'] };
  UpdateExpenseInput: UpdateExpenseInput;
  UpdateExpensePayload: ResolversUnionTypes<ResolversParentTypes>['UpdateExpensePayload'];
  UpdateExpenseSuccess: Omit<UpdateExpenseSuccess, 'changeSet' | 'expense'> & { changeSet?: Maybe<ResolversParentTypes['ExpenseChangeSet']>, expense: ResolversParentTypes['Expense'] };
  UpdatePaymentConnectionInput: UpdatePaymentConnectionInput;
  UpdatePaymentConnectionPayload: ResolversUnionTypes<ResolversParentTypes>['UpdatePaymentConnectionPayload'];
  UpdatePaymentConnectionSuccess: Omit<UpdatePaymentConnectionSuccess, 'connection'> & { connection: ResolversParentTypes['PaymentConnection'] };
  UpdateRecurringExpenseInput: UpdateRecurringExpenseInput;
  UpdateRecurringExpensePayload: ResolversUnionTypes<ResolversParentTypes>['UpdateRecurringExpensePayload'];
  UpdateRecurringExpenseSuccess: Omit<UpdateRecurringExpenseSuccess, 'changeSet' | 'recurringExpense'> & { changeSet: ResolversParentTypes['ExpenseChangeSet'], recurringExpense: ResolversParentTypes['RecurringExpense'] };
  UpdateVendorInput: UpdateVendorInput;
  UpdateVendorPayload: ResolversUnionTypes<ResolversParentTypes>['UpdateVendorPayload'];
  UpdateVendorSuccess: Omit<UpdateVendorSuccess, 'vendor'> & { vendor: ResolversParentTypes['Vendor'] };
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  Vendor: VendorEntity;
  VendorConnection: Connection<ResolversParentTypes['Vendor']>;
  VendorEdge: Omit<VendorEdge, 'node'> & { node: ResolversParentTypes['Vendor'] };
  VoidPaymentInput: VoidPaymentInput;
  VoidPaymentPayload: ResolversUnionTypes<ResolversParentTypes>['VoidPaymentPayload'];
  VoidPaymentSuccess: Omit<VoidPaymentSuccess, 'orders' | 'transaction'> & { orders: Array<ResolversParentTypes['Order']>, transaction: ResolversParentTypes['Transaction'] };
  WebhookAttempt: WebhookAttemptEntity;
  WebhookAttemptConnection: Connection<ResolversParentTypes['WebhookAttempt']>;
  WebhookAttemptEdge: Omit<WebhookAttemptEdge, 'node'> & { node: ResolversParentTypes['WebhookAttempt'] };
  WebhookBody: WebhookBodyEntity;
  WebhookDealtWith: WebhookDealtWith;
  WebhookEvent: WebhookEventEntity;
  WebhookEventConnection: Connection<ResolversParentTypes['WebhookEvent']>;
  WebhookEventEdge: Omit<WebhookEventEdge, 'node'> & { node: ResolversParentTypes['WebhookEvent'] };
  WebhookEventFilter: WebhookEventFilter;
  WebhookHeader: WebhookHeader;
  WebhookNotFailed: WebhookNotFailed;
  WebhookReplay: WebhookReplayEntity;
  WebhookReplayAlreadyFinished: WebhookReplayAlreadyFinished;
  WebhookReplayConnection: Connection<ResolversParentTypes['WebhookReplay']>;
  WebhookReplayEdge: Omit<WebhookReplayEdge, 'node'> & { node: ResolversParentTypes['WebhookReplay'] };
  WorkItem: WorkItem;
  WorkItemConnection: Connection<ResolversParentTypes['WorkItem']>;
  WorkItemEdge: WorkItemEdge;
  WorkQueue: WorkQueue;
  String: Scalars['String']['output'];
};

export type NeedsDirectiveArgs = {
  of?: Maybe<Scalars['String']['input']>;
  scope: Scalars['String']['input'];
};

export type NeedsDirectiveResolver<Result, Parent, ContextType = Context, Args = NeedsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type OperatorDirectiveArgs = { };

export type OperatorDirectiveResolver<Result, Parent, ContextType = Context, Args = OperatorDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PublicDirectiveArgs = { };

export type PublicDirectiveResolver<Result, Parent, ContextType = Context, Args = PublicDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AddOrderNotePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddOrderNotePayload'] = ResolversParentTypes['AddOrderNotePayload']> = {
  __resolveType: TypeResolveFn<'AddOrderNoteSuccess' | 'InvalidInput', ParentType, ContextType>;
};

export type AddOrderNoteSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddOrderNoteSuccess'] = ResolversParentTypes['AddOrderNoteSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ArchiveExpenseCategoryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArchiveExpenseCategoryPayload'] = ResolversParentTypes['ArchiveExpenseCategoryPayload']> = {
  __resolveType: TypeResolveFn<'ArchiveExpenseCategorySuccess' | 'InvalidInput', ParentType, ContextType>;
};

export type ArchiveExpenseCategorySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArchiveExpenseCategorySuccess'] = ResolversParentTypes['ArchiveExpenseCategorySuccess']> = {
  category?: Resolver<ResolversTypes['ExpenseCategory'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AssignOverpaymentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssignOverpaymentPayload'] = ResolversParentTypes['AssignOverpaymentPayload']> = {
  __resolveType: TypeResolveFn<'AssignOverpaymentSuccess' | 'InvalidInput' | 'OrderNotOverpaid', ParentType, ContextType>;
};

export type AssignOverpaymentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssignOverpaymentSuccess'] = ResolversParentTypes['AssignOverpaymentSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  toOrder?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BalanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Balance'] = ResolversParentTypes['Balance']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  isRecordedByHand?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type BankFindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BankFinding'] = ResolversParentTypes['BankFinding']> = {
  action?: Resolver<ResolversTypes['BankFindingAction'], ParentType, ContextType>;
  advice?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  connection?: Resolver<ResolversTypes['PaymentConnection'], ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decidedById?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  decidedByKind?: Resolver<Maybe<ResolversTypes['ActorKind']>, ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  foundAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['BankFindingKind'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  occurredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  otherTransaction?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['BankFindingState'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  transaction?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType>;
};

export type BankFindingConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BankFindingConnection'] = ResolversParentTypes['BankFindingConnection']> = {
  edges?: Resolver<Array<ResolversTypes['BankFindingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['BankFinding']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BankFindingDecidedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BankFindingDecided'] = ResolversParentTypes['BankFindingDecided']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BankFindingEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BankFindingEdge'] = ResolversParentTypes['BankFindingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['BankFinding'], ParentType, ContextType>;
};

export type BulkEditExpensesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkEditExpensesPayload'] = ResolversParentTypes['BulkEditExpensesPayload']> = {
  __resolveType: TypeResolveFn<'BulkEditExpensesSuccess' | 'InvalidInput', ParentType, ContextType>;
};

export type BulkEditExpensesSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkEditExpensesSuccess'] = ResolversParentTypes['BulkEditExpensesSuccess']> = {
  changeSet?: Resolver<ResolversTypes['ExpenseChangeSet'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelExpenseChangeSetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelExpenseChangeSetPayload'] = ResolversParentTypes['CancelExpenseChangeSetPayload']> = {
  __resolveType: TypeResolveFn<'CancelExpenseChangeSetSuccess' | 'ExpenseChangeSetNotCancellable', ParentType, ContextType>;
};

export type CancelExpenseChangeSetSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelExpenseChangeSetSuccess'] = ResolversParentTypes['CancelExpenseChangeSetSuccess']> = {
  changeSet?: Resolver<ResolversTypes['ExpenseChangeSet'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelExportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelExportPayload'] = ResolversParentTypes['CancelExportPayload']> = {
  __resolveType: TypeResolveFn<'CancelExportSuccess' | 'ExportAlreadyEnded', ParentType, ContextType>;
};

export type CancelExportSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelExportSuccess'] = ResolversParentTypes['CancelExportSuccess']> = {
  export?: Resolver<ResolversTypes['Export'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelOrderChangeSetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderChangeSetPayload'] = ResolversParentTypes['CancelOrderChangeSetPayload']> = {
  __resolveType: TypeResolveFn<'CancelOrderChangeSetSuccess' | 'OrderChangeSetNotCancellable', ParentType, ContextType>;
};

export type CancelOrderChangeSetSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderChangeSetSuccess'] = ResolversParentTypes['CancelOrderChangeSetSuccess']> = {
  changeSet?: Resolver<ResolversTypes['OrderChangeSet'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderPayload'] = ResolversParentTypes['CancelOrderPayload']> = {
  __resolveType: TypeResolveFn<'CancelOrderSuccess' | 'InvalidInput' | 'OrderAlreadyPaid', ParentType, ContextType>;
};

export type CancelOrderSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderSuccess'] = ResolversParentTypes['CancelOrderSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelWebhookReplayPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelWebhookReplayPayload'] = ResolversParentTypes['CancelWebhookReplayPayload']> = {
  __resolveType: TypeResolveFn<'CancelWebhookReplaySuccess' | 'WebhookReplayAlreadyFinished', ParentType, ContextType>;
};

export type CancelWebhookReplaySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelWebhookReplaySuccess'] = ResolversParentTypes['CancelWebhookReplaySuccess']> = {
  replay?: Resolver<ResolversTypes['WebhookReplay'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CashInCurrencyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CashInCurrency'] = ResolversParentTypes['CashInCurrency']> = {
  cashIn?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  cashOut?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
  netCash?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
};

export type CashOfPeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CashOfPeriod'] = ResolversParentTypes['CashOfPeriod']> = {
  cashIn?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  cashOut?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  comparedWith?: Resolver<Maybe<ResolversTypes['ReportPeriod']>, ParentType, ContextType>;
  expenses?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  matched?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  netCash?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  notApplicable?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['ReportPeriod'], ParentType, ContextType>;
  setAside?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  unmatched?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
};

export type CashReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CashReport'] = ResolversParentTypes['CashReport']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  comparedWith?: Resolver<Maybe<ResolversTypes['ReportPeriod']>, ParentType, ContextType>;
  definitions?: Resolver<Array<ResolversTypes['ReportDefinition']>, ParentType, ContextType>;
  months?: Resolver<Array<ResolversTypes['CashOfPeriod']>, ParentType, ContextType>;
  otherCurrencies?: Resolver<Array<ResolversTypes['CashInCurrency']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['ReportPeriod'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['CashOfPeriod'], ParentType, ContextType>;
};

export type CategoryAmountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryAmount'] = ResolversParentTypes['CategoryAmount']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type ChangeOrdersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeOrdersPayload'] = ResolversParentTypes['ChangeOrdersPayload']> = {
  __resolveType: TypeResolveFn<'ChangeOrdersSuccess' | 'InvalidInput', ParentType, ContextType>;
};

export type ChangeOrdersSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeOrdersSuccess'] = ResolversParentTypes['ChangeOrdersSuccess']> = {
  changeSet?: Resolver<ResolversTypes['OrderChangeSet'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact'], FederationReferenceType extends FederationReferenceTypes['Contact'] = FederationReferenceTypes['Contact']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Contact']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  timeline?: Resolver<Maybe<ResolversTypes['OrderEntryConnection']>, ParentType, ContextType, Partial<ContactTimelineArgs>>;
};

export type CountedMoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CountedMoney'] = ResolversParentTypes['CountedMoney']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  firstAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CreateExpenseCategoryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateExpenseCategoryPayload'] = ResolversParentTypes['CreateExpenseCategoryPayload']> = {
  __resolveType: TypeResolveFn<'CreateExpenseCategorySuccess' | 'InvalidInput', ParentType, ContextType>;
};

export type CreateExpenseCategorySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateExpenseCategorySuccess'] = ResolversParentTypes['CreateExpenseCategorySuccess']> = {
  category?: Resolver<ResolversTypes['ExpenseCategory'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateExpenseImportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateExpenseImportPayload'] = ResolversParentTypes['CreateExpenseImportPayload']> = {
  __resolveType: TypeResolveFn<'CreateExpenseImportSuccess' | 'InvalidInput', ParentType, ContextType>;
};

export type CreateExpenseImportSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateExpenseImportSuccess'] = ResolversParentTypes['CreateExpenseImportSuccess']> = {
  expenseImport?: Resolver<ResolversTypes['ExpenseImport'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateOrderFromTransactionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateOrderFromTransactionPayload'] = ResolversParentTypes['CreateOrderFromTransactionPayload']> = {
  __resolveType: TypeResolveFn<'CreateOrderFromTransactionSuccess' | 'InvalidInput' | 'NothingLeftToMatch', ParentType, ContextType>;
};

export type CreateOrderFromTransactionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateOrderFromTransactionSuccess'] = ResolversParentTypes['CreateOrderFromTransactionSuccess']> = {
  orders?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  transaction?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateOrderPayload'] = ResolversParentTypes['CreateOrderPayload']> = {
  __resolveType: TypeResolveFn<'CreateOrderSuccess' | 'InvalidInput', ParentType, ContextType>;
};

export type CreateOrderSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateOrderSuccess'] = ResolversParentTypes['CreateOrderSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreatePaymentConnectionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePaymentConnectionPayload'] = ResolversParentTypes['CreatePaymentConnectionPayload']> = {
  __resolveType: TypeResolveFn<'CreatePaymentConnectionSuccess' | 'InvalidInput', ParentType, ContextType>;
};

export type CreatePaymentConnectionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePaymentConnectionSuccess'] = ResolversParentTypes['CreatePaymentConnectionSuccess']> = {
  connection?: Resolver<ResolversTypes['PaymentConnection'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateRecurringExpensePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateRecurringExpensePayload'] = ResolversParentTypes['CreateRecurringExpensePayload']> = {
  __resolveType: TypeResolveFn<'CreateRecurringExpenseSuccess' | 'InvalidInput', ParentType, ContextType>;
};

export type CreateRecurringExpenseSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateRecurringExpenseSuccess'] = ResolversParentTypes['CreateRecurringExpenseSuccess']> = {
  recurringExpense?: Resolver<ResolversTypes['RecurringExpense'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface CurrencyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Currency'], any> {
  name: 'Currency';
}

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  due?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstOrderAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastOrderAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orderCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  paid?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type CustomerReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerReport'] = ResolversParentTypes['CustomerReport']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  comparedWith?: Resolver<Maybe<ResolversTypes['ReportPeriod']>, ParentType, ContextType>;
  customers?: Resolver<ResolversTypes['CustomerRevenueConnection'], ParentType, ContextType, RequireFields<CustomerReportCustomersArgs, 'sort'>>;
  definitions?: Resolver<Array<ResolversTypes['ReportDefinition']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['ReportPeriod'], ParentType, ContextType>;
  revenue?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
};

export type CustomerRevenueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerRevenue'] = ResolversParentTypes['CustomerRevenue']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orderCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revenue?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type CustomerRevenueConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerRevenueConnection'] = ResolversParentTypes['CustomerRevenueConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CustomerRevenueEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CustomerRevenue']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CustomerRevenueEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerRevenueEdge'] = ResolversParentTypes['CustomerRevenueEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CustomerRevenue'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DecideTwinPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecideTwinPayload'] = ResolversParentTypes['DecideTwinPayload']> = {
  __resolveType: TypeResolveFn<'DecideTwinSuccess' | 'NothingLeftToMatch', ParentType, ContextType>;
};

export type DecideTwinSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecideTwinSuccess'] = ResolversParentTypes['DecideTwinSuccess']> = {
  orders?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  transaction?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DeleteExpensePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteExpensePayload'] = ResolversParentTypes['DeleteExpensePayload']> = {
  __resolveType: TypeResolveFn<'DeleteExpenseSuccess', ParentType, ContextType>;
};

export type DeleteExpenseSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteExpenseSuccess'] = ResolversParentTypes['DeleteExpenseSuccess']> = {
  expense?: Resolver<ResolversTypes['Expense'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DisablePaymentConnectionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisablePaymentConnectionPayload'] = ResolversParentTypes['DisablePaymentConnectionPayload']> = {
  __resolveType: TypeResolveFn<'DisablePaymentConnectionSuccess', ParentType, ContextType>;
};

export type DisablePaymentConnectionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisablePaymentConnectionSuccess'] = ResolversParentTypes['DisablePaymentConnectionSuccess']> = {
  connection?: Resolver<ResolversTypes['PaymentConnection'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DiscrepancyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Discrepancy'] = ResolversParentTypes['Discrepancy']> = {
  categoryId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  closedById?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  closedByKind?: Resolver<Maybe<ResolversTypes['ActorKind']>, ParentType, ContextType>;
  counted?: Resolver<ResolversTypes['CountedMoney'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  figure?: Resolver<ResolversTypes['KeptFigure'], ParentType, ContextType>;
  foundAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kept?: Resolver<ResolversTypes['CountedMoney'], ParentType, ContextType>;
  orderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['DiscrepancyState'], ParentType, ContextType>;
  transactionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type DiscrepancyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiscrepancyConnection'] = ResolversParentTypes['DiscrepancyConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DiscrepancyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Discrepancy']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DiscrepancyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiscrepancyEdge'] = ResolversParentTypes['DiscrepancyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Discrepancy'], ParentType, ContextType>;
};

export type DismissBankFindingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DismissBankFindingPayload'] = ResolversParentTypes['DismissBankFindingPayload']> = {
  __resolveType: TypeResolveFn<'BankFindingDecided' | 'DismissBankFindingSuccess' | 'InvalidInput', ParentType, ContextType>;
};

export type DismissBankFindingSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DismissBankFindingSuccess'] = ResolversParentTypes['DismissBankFindingSuccess']> = {
  finding?: Resolver<ResolversTypes['BankFinding'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DuplicateOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DuplicateOrderPayload'] = ResolversParentTypes['DuplicateOrderPayload']> = {
  __resolveType: TypeResolveFn<'DuplicateOrderSuccess', ParentType, ContextType>;
};

export type DuplicateOrderSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DuplicateOrderSuccess'] = ResolversParentTypes['DuplicateOrderSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EnablePaymentConnectionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnablePaymentConnectionPayload'] = ResolversParentTypes['EnablePaymentConnectionPayload']> = {
  __resolveType: TypeResolveFn<'EnablePaymentConnectionSuccess', ParentType, ContextType>;
};

export type EnablePaymentConnectionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnablePaymentConnectionSuccess'] = ResolversParentTypes['EnablePaymentConnectionSuccess']> = {
  connection?: Resolver<ResolversTypes['PaymentConnection'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExpenseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Expense'] = ResolversParentTypes['Expense']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  categoryId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['ExpenseChange']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isDeleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recurringExpense?: Resolver<Maybe<ResolversTypes['RecurringExpense']>, ParentType, ContextType>;
  spentOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  topCategory?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vendorId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExpenseCategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseCategory'] = ResolversParentTypes['ExpenseCategory']> = {
  children?: Resolver<Array<ResolversTypes['ExpenseCategory']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isArchived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mergedInto?: Resolver<Maybe<ResolversTypes['ExpenseCategory']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['ExpenseCategory']>, ParentType, ContextType>;
};

export type ExpenseChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseChange'] = ResolversParentTypes['ExpenseChange']> = {
  actorId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  actorKind?: Resolver<ResolversTypes['ActorKind'], ParentType, ContextType>;
  after?: Resolver<ResolversTypes['ExpenseVersion'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['ExpenseVersion'], ParentType, ContextType>;
  changeSet?: Resolver<Maybe<ResolversTypes['ExpenseChangeSet']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ExpenseChangeKind'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExpenseChangeSetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseChangeSet'] = ResolversParentTypes['ExpenseChangeSet']> = {
  actorId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  actorKind?: Resolver<ResolversTypes['ActorKind'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['ExpenseChangeSetItemConnection'], ParentType, ContextType, Partial<ExpenseChangeSetItemsArgs>>;
  kept?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ExpenseChangeSetKind'], ParentType, ContextType>;
  skipped?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ExpenseChangeSetState'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  undone?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExpenseChangeSetConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseChangeSetConnection'] = ResolversParentTypes['ExpenseChangeSetConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ExpenseChangeSetEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ExpenseChangeSet']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExpenseChangeSetEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseChangeSetEdge'] = ResolversParentTypes['ExpenseChangeSetEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ExpenseChangeSet'], ParentType, ContextType>;
};

export type ExpenseChangeSetItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseChangeSetItem'] = ResolversParentTypes['ExpenseChangeSetItem']> = {
  expense?: Resolver<ResolversTypes['Expense'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ExpenseChangeSetItemState'], ParentType, ContextType>;
};

export type ExpenseChangeSetItemConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseChangeSetItemConnection'] = ResolversParentTypes['ExpenseChangeSetItemConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ExpenseChangeSetItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ExpenseChangeSetItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExpenseChangeSetItemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseChangeSetItemEdge'] = ResolversParentTypes['ExpenseChangeSetItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ExpenseChangeSetItem'], ParentType, ContextType>;
};

export type ExpenseChangeSetNotCancellableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseChangeSetNotCancellable'] = ResolversParentTypes['ExpenseChangeSetNotCancellable']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExpenseChangeSetNotUndoableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseChangeSetNotUndoable'] = ResolversParentTypes['ExpenseChangeSetNotUndoable']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExpenseChangedSinceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseChangedSince'] = ResolversParentTypes['ExpenseChangedSince']> = {
  expense?: Resolver<ResolversTypes['Expense'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExpenseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseConnection'] = ResolversParentTypes['ExpenseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ExpenseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Expense']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExpenseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseEdge'] = ResolversParentTypes['ExpenseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Expense'], ParentType, ContextType>;
};

export type ExpenseImportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseImport'] = ResolversParentTypes['ExpenseImport']> = {
  changeSet?: Resolver<Maybe<ResolversTypes['ExpenseChangeSet']>, ParentType, ContextType>;
  checked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  delimiter?: Resolver<Maybe<ResolversTypes['CsvDelimiter']>, ParentType, ContextType>;
  duplicates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  encoding?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  faulty?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mapping?: Resolver<Maybe<ResolversTypes['ExpenseImportMapping']>, ParentType, ContextType>;
  newCategories?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  newVendors?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  rowCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['ExpenseImportRowConnection'], ParentType, ContextType, Partial<ExpenseImportRowsArgs>>;
  sample?: Resolver<Array<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ExpenseImportState'], ParentType, ContextType>;
  suggestion?: Resolver<Maybe<ResolversTypes['ExpenseImportMapping']>, ParentType, ContextType>;
  uploadPath?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  valid?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExpenseImportConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseImportConnection'] = ResolversParentTypes['ExpenseImportConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ExpenseImportEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ExpenseImport']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExpenseImportEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseImportEdge'] = ResolversParentTypes['ExpenseImportEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ExpenseImport'], ParentType, ContextType>;
};

export type ExpenseImportMappingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseImportMapping'] = ResolversParentTypes['ExpenseImportMapping']> = {
  amountColumn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  amountsAreNegative?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  categoryColumn?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  currencyColumn?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  dateColumn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dateFormat?: Resolver<ResolversTypes['ImportDateFormat'], ParentType, ContextType>;
  decimalSign?: Resolver<ResolversTypes['ImportDecimalSign'], ParentType, ContextType>;
  defaultCategory?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasHeader?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  noteColumn?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  vendorColumn?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ExpenseImportNotReadyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseImportNotReady'] = ResolversParentTypes['ExpenseImportNotReady']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExpenseImportRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseImportRow'] = ResolversParentTypes['ExpenseImportRow']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cells?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  expense?: Resolver<Maybe<ResolversTypes['Expense']>, ParentType, ContextType>;
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  spentOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ExpenseImportRowState'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExpenseImportRowConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseImportRowConnection'] = ResolversParentTypes['ExpenseImportRowConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ExpenseImportRowEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ExpenseImportRow']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExpenseImportRowEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseImportRowEdge'] = ResolversParentTypes['ExpenseImportRowEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ExpenseImportRow'], ParentType, ContextType>;
};

export type ExpenseVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpenseVersion'] = ResolversParentTypes['ExpenseVersion']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isDeleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  spentOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExpensesOfCategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpensesOfCategory'] = ResolversParentTypes['ExpensesOfCategory']> = {
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  children?: Resolver<Array<ResolversTypes['ExpensesOfCategory']>, ParentType, ContextType>;
  expenses?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type ExportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Export'] = ResolversParentTypes['Export']> = {
  bytes?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  columns?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  downloadUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ExportKind'], ParentType, ContextType>;
  requestedById?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  requestedByKind?: Resolver<ResolversTypes['ActorKind'], ParentType, ContextType>;
  rowsTotal?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rowsWritten?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ExportState'], ParentType, ContextType>;
};

export type ExportAlreadyEndedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportAlreadyEnded'] = ResolversParentTypes['ExportAlreadyEnded']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExportConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportConnection'] = ResolversParentTypes['ExportConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ExportEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Export']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExportEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportEdge'] = ResolversParentTypes['ExportEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Export'], ParentType, ContextType>;
};

export type ExportKindColumnsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportKindColumns'] = ResolversParentTypes['ExportKindColumns']> = {
  columns?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ExportKind'], ParentType, ContextType>;
};

export type ExportStillGoingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportStillGoing'] = ResolversParentTypes['ExportStillGoing']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExportStillThereResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportStillThere'] = ResolversParentTypes['ExportStillThere']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FieldErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FieldError'] = ResolversParentTypes['FieldError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InstallationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Installation'] = ResolversParentTypes['Installation'], FederationReferenceType extends FederationReferenceTypes['Installation'] = FederationReferenceTypes['Installation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Installation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  discrepancies?: Resolver<Maybe<ResolversTypes['InstallationDiscrepancyConnection']>, ParentType, ContextType, Partial<InstallationDiscrepanciesArgs>>;
  financeQueues?: Resolver<Maybe<Array<ResolversTypes['WorkQueue']>>, ParentType, ContextType>;
  financeWork?: Resolver<Maybe<ResolversTypes['WorkItemConnection']>, ParentType, ContextType, RequireFields<InstallationFinanceWorkArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type InstallationDiscrepancyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InstallationDiscrepancy'] = ResolversParentTypes['InstallationDiscrepancy']> = {
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  figure?: Resolver<ResolversTypes['KeptFigure'], ParentType, ContextType>;
  foundAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type InstallationDiscrepancyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InstallationDiscrepancyConnection'] = ResolversParentTypes['InstallationDiscrepancyConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InstallationDiscrepancyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['InstallationDiscrepancy']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InstallationDiscrepancyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InstallationDiscrepancyEdge'] = ResolversParentTypes['InstallationDiscrepancyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['InstallationDiscrepancy'], ParentType, ContextType>;
};

export type InvalidInputResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidInput'] = ResolversParentTypes['InvalidInput']> = {
  fieldErrors?: Resolver<Array<ResolversTypes['FieldError']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type KeepOverpaymentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeepOverpaymentPayload'] = ResolversParentTypes['KeepOverpaymentPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'KeepOverpaymentSuccess' | 'OrderNotOverpaid', ParentType, ContextType>;
};

export type KeepOverpaymentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeepOverpaymentSuccess'] = ResolversParentTypes['KeepOverpaymentSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LineReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineReport'] = ResolversParentTypes['LineReport']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  comparedWith?: Resolver<Maybe<ResolversTypes['ReportPeriod']>, ParentType, ContextType>;
  definitions?: Resolver<Array<ResolversTypes['ReportDefinition']>, ParentType, ContextType>;
  lines?: Resolver<ResolversTypes['LineRevenueConnection'], ParentType, ContextType, RequireFields<LineReportLinesArgs, 'sort'>>;
  period?: Resolver<ResolversTypes['ReportPeriod'], ParentType, ContextType>;
  revenue?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
};

export type LineRevenueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineRevenue'] = ResolversParentTypes['LineRevenue']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revenue?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type LineRevenueConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineRevenueConnection'] = ResolversParentTypes['LineRevenueConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LineRevenueEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['LineRevenue']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LineRevenueEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineRevenueEdge'] = ResolversParentTypes['LineRevenueEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LineRevenue'], ParentType, ContextType>;
};

export type MapExpenseImportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MapExpenseImportPayload'] = ResolversParentTypes['MapExpenseImportPayload']> = {
  __resolveType: TypeResolveFn<'ExpenseImportNotReady' | 'InvalidInput' | 'MapExpenseImportSuccess', ParentType, ContextType>;
};

export type MapExpenseImportSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MapExpenseImportSuccess'] = ResolversParentTypes['MapExpenseImportSuccess']> = {
  expenseImport?: Resolver<ResolversTypes['ExpenseImport'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MarkWebhookDealtWithPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkWebhookDealtWithPayload'] = ResolversParentTypes['MarkWebhookDealtWithPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'MarkWebhookDealtWithSuccess' | 'WebhookNotFailed', ParentType, ContextType>;
};

export type MarkWebhookDealtWithSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkWebhookDealtWithSuccess'] = ResolversParentTypes['MarkWebhookDealtWithSuccess']> = {
  webhookEvent?: Resolver<ResolversTypes['WebhookEvent'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MatchSuggestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchSuggestion'] = ResolversParentTypes['MatchSuggestion']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MatchTransactionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchTransactionPayload'] = ResolversParentTypes['MatchTransactionPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'MatchTransactionSuccess' | 'NothingLeftToMatch', ParentType, ContextType>;
};

export type MatchTransactionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchTransactionSuccess'] = ResolversParentTypes['MatchTransactionSuccess']> = {
  orders?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  transaction?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MergeExpenseCategoriesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MergeExpenseCategoriesPayload'] = ResolversParentTypes['MergeExpenseCategoriesPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'MergeExpenseCategoriesSuccess', ParentType, ContextType>;
};

export type MergeExpenseCategoriesSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MergeExpenseCategoriesSuccess'] = ResolversParentTypes['MergeExpenseCategoriesSuccess']> = {
  category?: Resolver<ResolversTypes['ExpenseCategory'], ParentType, ContextType>;
  changeSet?: Resolver<ResolversTypes['ExpenseChangeSet'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MergeVendorsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MergeVendorsPayload'] = ResolversParentTypes['MergeVendorsPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'MergeVendorsSuccess', ParentType, ContextType>;
};

export type MergeVendorsSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MergeVendorsSuccess'] = ResolversParentTypes['MergeVendorsSuccess']> = {
  changeSet?: Resolver<ResolversTypes['ExpenseChangeSet'], ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MetricPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MetricPoint'] = ResolversParentTypes['MetricPoint']> = {
  expenses?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  netProfit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  orderCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revenue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addOrderNote?: Resolver<ResolversTypes['AddOrderNotePayload'], ParentType, ContextType, RequireFields<MutationAddOrderNoteArgs, 'input'>>;
  archiveExpenseCategory?: Resolver<ResolversTypes['ArchiveExpenseCategoryPayload'], ParentType, ContextType, RequireFields<MutationArchiveExpenseCategoryArgs, 'input'>>;
  assignOverpayment?: Resolver<ResolversTypes['AssignOverpaymentPayload'], ParentType, ContextType, RequireFields<MutationAssignOverpaymentArgs, 'input'>>;
  bulkEditExpenses?: Resolver<ResolversTypes['BulkEditExpensesPayload'], ParentType, ContextType, RequireFields<MutationBulkEditExpensesArgs, 'input'>>;
  cancelExpenseChangeSet?: Resolver<ResolversTypes['CancelExpenseChangeSetPayload'], ParentType, ContextType, RequireFields<MutationCancelExpenseChangeSetArgs, 'input'>>;
  cancelExport?: Resolver<ResolversTypes['CancelExportPayload'], ParentType, ContextType, RequireFields<MutationCancelExportArgs, 'input'>>;
  cancelOrder?: Resolver<ResolversTypes['CancelOrderPayload'], ParentType, ContextType, RequireFields<MutationCancelOrderArgs, 'input'>>;
  cancelOrderChangeSet?: Resolver<ResolversTypes['CancelOrderChangeSetPayload'], ParentType, ContextType, RequireFields<MutationCancelOrderChangeSetArgs, 'input'>>;
  cancelWebhookReplay?: Resolver<ResolversTypes['CancelWebhookReplayPayload'], ParentType, ContextType, RequireFields<MutationCancelWebhookReplayArgs, 'input'>>;
  changeOrders?: Resolver<ResolversTypes['ChangeOrdersPayload'], ParentType, ContextType, RequireFields<MutationChangeOrdersArgs, 'input'>>;
  createExpenseCategory?: Resolver<ResolversTypes['CreateExpenseCategoryPayload'], ParentType, ContextType, RequireFields<MutationCreateExpenseCategoryArgs, 'input'>>;
  createExpenseImport?: Resolver<ResolversTypes['CreateExpenseImportPayload'], ParentType, ContextType, RequireFields<MutationCreateExpenseImportArgs, 'input'>>;
  createOrder?: Resolver<ResolversTypes['CreateOrderPayload'], ParentType, ContextType, RequireFields<MutationCreateOrderArgs, 'input'>>;
  createOrderFromTransaction?: Resolver<ResolversTypes['CreateOrderFromTransactionPayload'], ParentType, ContextType, RequireFields<MutationCreateOrderFromTransactionArgs, 'input'>>;
  createPaymentConnection?: Resolver<ResolversTypes['CreatePaymentConnectionPayload'], ParentType, ContextType, RequireFields<MutationCreatePaymentConnectionArgs, 'input'>>;
  createRecurringExpense?: Resolver<ResolversTypes['CreateRecurringExpensePayload'], ParentType, ContextType, RequireFields<MutationCreateRecurringExpenseArgs, 'input'>>;
  decideTwin?: Resolver<ResolversTypes['DecideTwinPayload'], ParentType, ContextType, RequireFields<MutationDecideTwinArgs, 'input'>>;
  deleteExpense?: Resolver<ResolversTypes['DeleteExpensePayload'], ParentType, ContextType, RequireFields<MutationDeleteExpenseArgs, 'input'>>;
  disablePaymentConnection?: Resolver<ResolversTypes['DisablePaymentConnectionPayload'], ParentType, ContextType, RequireFields<MutationDisablePaymentConnectionArgs, 'input'>>;
  dismissBankFinding?: Resolver<ResolversTypes['DismissBankFindingPayload'], ParentType, ContextType, RequireFields<MutationDismissBankFindingArgs, 'input'>>;
  duplicateOrder?: Resolver<ResolversTypes['DuplicateOrderPayload'], ParentType, ContextType, RequireFields<MutationDuplicateOrderArgs, 'input'>>;
  enablePaymentConnection?: Resolver<ResolversTypes['EnablePaymentConnectionPayload'], ParentType, ContextType, RequireFields<MutationEnablePaymentConnectionArgs, 'input'>>;
  keepOverpayment?: Resolver<ResolversTypes['KeepOverpaymentPayload'], ParentType, ContextType, RequireFields<MutationKeepOverpaymentArgs, 'input'>>;
  mapExpenseImport?: Resolver<ResolversTypes['MapExpenseImportPayload'], ParentType, ContextType, RequireFields<MutationMapExpenseImportArgs, 'input'>>;
  markWebhookDealtWith?: Resolver<ResolversTypes['MarkWebhookDealtWithPayload'], ParentType, ContextType, RequireFields<MutationMarkWebhookDealtWithArgs, 'input'>>;
  matchTransaction?: Resolver<ResolversTypes['MatchTransactionPayload'], ParentType, ContextType, RequireFields<MutationMatchTransactionArgs, 'input'>>;
  mergeExpenseCategories?: Resolver<ResolversTypes['MergeExpenseCategoriesPayload'], ParentType, ContextType, RequireFields<MutationMergeExpenseCategoriesArgs, 'input'>>;
  mergeVendors?: Resolver<ResolversTypes['MergeVendorsPayload'], ParentType, ContextType, RequireFields<MutationMergeVendorsArgs, 'input'>>;
  prepareTestTransfer?: Resolver<ResolversTypes['PrepareTestTransferPayload'], ParentType, ContextType, RequireFields<MutationPrepareTestTransferArgs, 'input'>>;
  reconcileNow?: Resolver<ResolversTypes['ReconcileNowPayload'], ParentType, ContextType, RequireFields<MutationReconcileNowArgs, 'input'>>;
  recordBalance?: Resolver<ResolversTypes['RecordBalancePayload'], ParentType, ContextType, RequireFields<MutationRecordBalanceArgs, 'input'>>;
  recordExpense?: Resolver<ResolversTypes['RecordExpensePayload'], ParentType, ContextType, RequireFields<MutationRecordExpenseArgs, 'input'>>;
  recordPayment?: Resolver<ResolversTypes['RecordPaymentPayload'], ParentType, ContextType, RequireFields<MutationRecordPaymentArgs, 'input'>>;
  rejectSuggestion?: Resolver<ResolversTypes['RejectSuggestionPayload'], ParentType, ContextType, RequireFields<MutationRejectSuggestionArgs, 'input'>>;
  reopenOrder?: Resolver<ResolversTypes['ReopenOrderPayload'], ParentType, ContextType, RequireFields<MutationReopenOrderArgs, 'input'>>;
  reopenOverpayment?: Resolver<ResolversTypes['ReopenOverpaymentPayload'], ParentType, ContextType, RequireFields<MutationReopenOverpaymentArgs, 'input'>>;
  reopenWebhook?: Resolver<ResolversTypes['ReopenWebhookPayload'], ParentType, ContextType, RequireFields<MutationReopenWebhookArgs, 'input'>>;
  repairDiscrepancies?: Resolver<ResolversTypes['RepairDiscrepanciesPayload'], ParentType, ContextType, RequireFields<MutationRepairDiscrepanciesArgs, 'input'>>;
  replayWebhook?: Resolver<ResolversTypes['ReplayWebhookPayload'], ParentType, ContextType, RequireFields<MutationReplayWebhookArgs, 'input'>>;
  replayWebhooks?: Resolver<ResolversTypes['ReplayWebhooksPayload'], ParentType, ContextType, RequireFields<MutationReplayWebhooksArgs, 'input'>>;
  resolveBankFinding?: Resolver<ResolversTypes['ResolveBankFindingPayload'], ParentType, ContextType, RequireFields<MutationResolveBankFindingArgs, 'input'>>;
  restoreExpense?: Resolver<ResolversTypes['RestoreExpensePayload'], ParentType, ContextType, RequireFields<MutationRestoreExpenseArgs, 'input'>>;
  restoreExpenseCategory?: Resolver<ResolversTypes['RestoreExpenseCategoryPayload'], ParentType, ContextType, RequireFields<MutationRestoreExpenseCategoryArgs, 'input'>>;
  restorePayment?: Resolver<ResolversTypes['RestorePaymentPayload'], ParentType, ContextType, RequireFields<MutationRestorePaymentArgs, 'input'>>;
  restoreSuggestion?: Resolver<ResolversTypes['RestoreSuggestionPayload'], ParentType, ContextType, RequireFields<MutationRestoreSuggestionArgs, 'input'>>;
  retryExport?: Resolver<ResolversTypes['RetryExportPayload'], ParentType, ContextType, RequireFields<MutationRetryExportArgs, 'input'>>;
  retryFinanceWork?: Resolver<ResolversTypes['RetryFinanceWorkPayload'], ParentType, ContextType, RequireFields<MutationRetryFinanceWorkArgs, 'input'>>;
  retryFinanceWorkAnywhere?: Resolver<ResolversTypes['RetryFinanceWorkAnywherePayload'], ParentType, ContextType, RequireFields<MutationRetryFinanceWorkAnywhereArgs, 'input'>>;
  returnTransaction?: Resolver<ResolversTypes['ReturnTransactionPayload'], ParentType, ContextType, RequireFields<MutationReturnTransactionArgs, 'input'>>;
  setTransactionAside?: Resolver<ResolversTypes['SetTransactionAsidePayload'], ParentType, ContextType, RequireFields<MutationSetTransactionAsideArgs, 'input'>>;
  startExpenseImport?: Resolver<ResolversTypes['StartExpenseImportPayload'], ParentType, ContextType, RequireFields<MutationStartExpenseImportArgs, 'input'>>;
  startExport?: Resolver<ResolversTypes['StartExportPayload'], ParentType, ContextType, RequireFields<MutationStartExportArgs, 'input'>>;
  startRecount?: Resolver<ResolversTypes['StartRecountPayload'], ParentType, ContextType, RequireFields<MutationStartRecountArgs, 'input'>>;
  undoExpenseChange?: Resolver<ResolversTypes['UndoExpenseChangePayload'], ParentType, ContextType, RequireFields<MutationUndoExpenseChangeArgs, 'input'>>;
  undoExpenseChangeSet?: Resolver<ResolversTypes['UndoExpenseChangeSetPayload'], ParentType, ContextType, RequireFields<MutationUndoExpenseChangeSetArgs, 'input'>>;
  undoOrderChangeSet?: Resolver<ResolversTypes['UndoOrderChangeSetPayload'], ParentType, ContextType, RequireFields<MutationUndoOrderChangeSetArgs, 'input'>>;
  unmatchTransaction?: Resolver<ResolversTypes['UnmatchTransactionPayload'], ParentType, ContextType, RequireFields<MutationUnmatchTransactionArgs, 'input'>>;
  updateExpense?: Resolver<ResolversTypes['UpdateExpensePayload'], ParentType, ContextType, RequireFields<MutationUpdateExpenseArgs, 'input'>>;
  updateExpenseCategory?: Resolver<ResolversTypes['UpdateExpenseCategoryPayload'], ParentType, ContextType, RequireFields<MutationUpdateExpenseCategoryArgs, 'input'>>;
  updatePaymentConnection?: Resolver<ResolversTypes['UpdatePaymentConnectionPayload'], ParentType, ContextType, RequireFields<MutationUpdatePaymentConnectionArgs, 'input'>>;
  updateRecurringExpense?: Resolver<ResolversTypes['UpdateRecurringExpensePayload'], ParentType, ContextType, RequireFields<MutationUpdateRecurringExpenseArgs, 'input'>>;
  updateVendor?: Resolver<ResolversTypes['UpdateVendorPayload'], ParentType, ContextType, RequireFields<MutationUpdateVendorArgs, 'input'>>;
  voidPayment?: Resolver<ResolversTypes['VoidPaymentPayload'], ParentType, ContextType, RequireFields<MutationVoidPaymentArgs, 'input'>>;
};

export type NothingLeftToMatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NothingLeftToMatch'] = ResolversParentTypes['NothingLeftToMatch']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  cancelReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cancelledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customer?: Resolver<ResolversTypes['OrderCustomer'], ParentType, ContextType>;
  due?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['OrderLine']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openOverpayment?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  paid?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  paidAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  paymentCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paymentInstructions?: Resolver<Maybe<ResolversTypes['PaymentInstructions']>, ParentType, ContextType>;
  placedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  timeline?: Resolver<ResolversTypes['OrderEntryConnection'], ParentType, ContextType, Partial<OrderTimelineArgs>>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  transactions?: Resolver<Array<ResolversTypes['Transaction']>, ParentType, ContextType>;
  voidedTransactions?: Resolver<Array<ResolversTypes['Transaction']>, ParentType, ContextType>;
};

export type OrderAlreadyPaidResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderAlreadyPaid'] = ResolversParentTypes['OrderAlreadyPaid']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderChangeSetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderChangeSet'] = ResolversParentTypes['OrderChangeSet']> = {
  actorId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  actorKind?: Resolver<ResolversTypes['ActorKind'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['OrderChangeSetItemConnection'], ParentType, ContextType, Partial<OrderChangeSetItemsArgs>>;
  kept?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['OrderChangeKind'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  skipped?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OrderChangeSetState'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  undone?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrderChangeSetConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderChangeSetConnection'] = ResolversParentTypes['OrderChangeSetConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderChangeSetEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['OrderChangeSet']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrderChangeSetEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderChangeSetEdge'] = ResolversParentTypes['OrderChangeSetEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OrderChangeSet'], ParentType, ContextType>;
};

export type OrderChangeSetItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderChangeSetItem'] = ResolversParentTypes['OrderChangeSetItem']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OrderChangeSetItemState'], ParentType, ContextType>;
};

export type OrderChangeSetItemConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderChangeSetItemConnection'] = ResolversParentTypes['OrderChangeSetItemConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderChangeSetItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['OrderChangeSetItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrderChangeSetItemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderChangeSetItemEdge'] = ResolversParentTypes['OrderChangeSetItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OrderChangeSetItem'], ParentType, ContextType>;
};

export type OrderChangeSetNotCancellableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderChangeSetNotCancellable'] = ResolversParentTypes['OrderChangeSetNotCancellable']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderChangeSetNotUndoableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderChangeSetNotUndoable'] = ResolversParentTypes['OrderChangeSetNotUndoable']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrderCustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderCustomer'] = ResolversParentTypes['OrderCustomer']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEntry'] = ResolversParentTypes['OrderEntry']> = {
  actorId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  actorKind?: Resolver<ResolversTypes['ActorKind'], ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['OrderEntryKind'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['OrderStatus']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  transactionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type OrderEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEntryConnection'] = ResolversParentTypes['OrderEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['OrderEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrderEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEntryEdge'] = ResolversParentTypes['OrderEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OrderEntry'], ParentType, ContextType>;
};

export type OrderLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderNotOverpaidResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderNotOverpaid'] = ResolversParentTypes['OrderNotOverpaid']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderTotalsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderTotals'] = ResolversParentTypes['OrderTotals']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  due?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  paid?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentAlreadyVoidResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentAlreadyVoid'] = ResolversParentTypes['PaymentAlreadyVoid']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentConnection'] = ResolversParentTypes['PaymentConnection']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastWebhookAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['PaymentProvider'], ParentType, ContextType>;
  reconciliation?: Resolver<ResolversTypes['Reconciliation'], ParentType, ContextType>;
  refusedWebhooks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  secretHint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  settings?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentConnectionStatus'], ParentType, ContextType>;
  webhookUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PaymentConnectionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentConnectionConnection'] = ResolversParentTypes['PaymentConnectionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PaymentConnectionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['PaymentConnection']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PaymentConnectionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentConnectionEdge'] = ResolversParentTypes['PaymentConnectionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PaymentConnection'], ParentType, ContextType>;
};

export type PaymentInstructionsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentInstructions'] = ResolversParentTypes['PaymentInstructions']> = {
  accountNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  bank?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PaymentNotByHandResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentNotByHand'] = ResolversParentTypes['PaymentNotByHand']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentNotVoidResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentNotVoid'] = ResolversParentTypes['PaymentNotVoid']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PortfolioResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Portfolio'] = ResolversParentTypes['Portfolio']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  comparedWith?: Resolver<Maybe<ResolversTypes['ReportPeriod']>, ParentType, ContextType>;
  definitions?: Resolver<Array<ResolversTypes['ReportDefinition']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['ReportPeriod'], ParentType, ContextType>;
  projects?: Resolver<ResolversTypes['PortfolioProjectConnection'], ParentType, ContextType, RequireFields<PortfolioProjectsArgs, 'first'>>;
  totals?: Resolver<Array<ResolversTypes['PortfolioTotal']>, ParentType, ContextType>;
};

export type PortfolioFiguresResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PortfolioFigures'] = ResolversParentTypes['PortfolioFigures']> = {
  balance?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  expenses?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  netProfit?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  profitMargin?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  revenue?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  unmatched?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
};

export type PortfolioProjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PortfolioProject'] = ResolversParentTypes['PortfolioProject']> = {
  figures?: Resolver<Maybe<ResolversTypes['PortfolioFigures']>, ParentType, ContextType>;
  isPermitted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  project?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
};

export type PortfolioProjectConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PortfolioProjectConnection'] = ResolversParentTypes['PortfolioProjectConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PortfolioProjectEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['PortfolioProject']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PortfolioProjectEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PortfolioProjectEdge'] = ResolversParentTypes['PortfolioProjectEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PortfolioProject'], ParentType, ContextType>;
};

export type PortfolioTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PortfolioTotal'] = ResolversParentTypes['PortfolioTotal']> = {
  balance?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
  expenses?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  netProfit?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  profitMargin?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  projectCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  projectsWithoutBalance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revenue?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  unmatched?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
};

export type PrepareTestTransferPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PrepareTestTransferPayload'] = ResolversParentTypes['PrepareTestTransferPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'PrepareTestTransferSuccess', ParentType, ContextType>;
};

export type PrepareTestTransferSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PrepareTestTransferSuccess'] = ResolversParentTypes['PrepareTestTransferSuccess']> = {
  command?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProfitOfPeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProfitOfPeriod'] = ResolversParentTypes['ProfitOfPeriod']> = {
  categories?: Resolver<Array<ResolversTypes['ExpensesOfCategory']>, ParentType, ContextType>;
  comparedWith?: Resolver<Maybe<ResolversTypes['ReportPeriod']>, ParentType, ContextType>;
  expenses?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  netProfit?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['ReportPeriod'], ParentType, ContextType>;
  previousProfitMargin?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  profitMargin?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  revenue?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
  unmatched?: Resolver<ResolversTypes['ReportFigure'], ParentType, ContextType>;
};

export type ProfitReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProfitReport'] = ResolversParentTypes['ProfitReport']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  comparedWith?: Resolver<Maybe<ResolversTypes['ReportPeriod']>, ParentType, ContextType>;
  definitions?: Resolver<Array<ResolversTypes['ReportDefinition']>, ParentType, ContextType>;
  months?: Resolver<Array<ResolversTypes['ProfitOfPeriod']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['ReportPeriod'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['ProfitOfPeriod'], ParentType, ContextType>;
};

export type ProjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Project'] = ResolversParentTypes['Project'], FederationReferenceType extends FederationReferenceTypes['Project'] = FederationReferenceTypes['Project']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Project']> | FederationReferenceType, FederationReferenceType, ContextType>;
  balance?: Resolver<Maybe<ResolversTypes['Balance']>, ParentType, ContextType>;
  bankFinding?: Resolver<Maybe<ResolversTypes['BankFinding']>, ParentType, ContextType, RequireFields<ProjectBankFindingArgs, 'id'>>;
  bankFindings?: Resolver<Maybe<ResolversTypes['BankFindingConnection']>, ParentType, ContextType, Partial<ProjectBankFindingsArgs>>;
  bankFindingsNeedingPerson?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cashReport?: Resolver<Maybe<ResolversTypes['CashReport']>, ParentType, ContextType, RequireFields<ProjectCashReportArgs, 'range'>>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<ProjectCustomerArgs, 'key'>>;
  customerReport?: Resolver<Maybe<ResolversTypes['CustomerReport']>, ParentType, ContextType, RequireFields<ProjectCustomerReportArgs, 'range'>>;
  discrepancies?: Resolver<Maybe<ResolversTypes['DiscrepancyConnection']>, ParentType, ContextType, Partial<ProjectDiscrepanciesArgs>>;
  expense?: Resolver<Maybe<ResolversTypes['Expense']>, ParentType, ContextType, RequireFields<ProjectExpenseArgs, 'id'>>;
  expenseCategories?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  expenseCategoryTree?: Resolver<Maybe<Array<ResolversTypes['ExpenseCategory']>>, ParentType, ContextType, RequireFields<ProjectExpenseCategoryTreeArgs, 'includeArchived'>>;
  expenseChangeSet?: Resolver<Maybe<ResolversTypes['ExpenseChangeSet']>, ParentType, ContextType, RequireFields<ProjectExpenseChangeSetArgs, 'id'>>;
  expenseChangeSets?: Resolver<Maybe<ResolversTypes['ExpenseChangeSetConnection']>, ParentType, ContextType, Partial<ProjectExpenseChangeSetsArgs>>;
  expenseImport?: Resolver<Maybe<ResolversTypes['ExpenseImport']>, ParentType, ContextType, RequireFields<ProjectExpenseImportArgs, 'id'>>;
  expenseImports?: Resolver<Maybe<ResolversTypes['ExpenseImportConnection']>, ParentType, ContextType, Partial<ProjectExpenseImportsArgs>>;
  expenses?: Resolver<Maybe<ResolversTypes['ExpenseConnection']>, ParentType, ContextType, Partial<ProjectExpensesArgs>>;
  export?: Resolver<Maybe<ResolversTypes['Export']>, ParentType, ContextType, RequireFields<ProjectExportArgs, 'id'>>;
  exportKinds?: Resolver<Maybe<Array<ResolversTypes['ExportKindColumns']>>, ParentType, ContextType>;
  exports?: Resolver<Maybe<ResolversTypes['ExportConnection']>, ParentType, ContextType, Partial<ProjectExportsArgs>>;
  financeQueues?: Resolver<Maybe<Array<ResolversTypes['WorkQueue']>>, ParentType, ContextType>;
  financeWork?: Resolver<Maybe<ResolversTypes['WorkItemConnection']>, ParentType, ContextType, RequireFields<ProjectFinanceWorkArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lineReport?: Resolver<Maybe<ResolversTypes['LineReport']>, ParentType, ContextType, RequireFields<ProjectLineReportArgs, 'range'>>;
  metrics?: Resolver<Maybe<ResolversTypes['ProjectMetrics']>, ParentType, ContextType, RequireFields<ProjectMetricsArgs, 'bucket' | 'range'>>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<ProjectOrderArgs, 'id'>>;
  orderChangeSet?: Resolver<Maybe<ResolversTypes['OrderChangeSet']>, ParentType, ContextType, RequireFields<ProjectOrderChangeSetArgs, 'id'>>;
  orderChangeSets?: Resolver<Maybe<ResolversTypes['OrderChangeSetConnection']>, ParentType, ContextType, Partial<ProjectOrderChangeSetsArgs>>;
  orderTotals?: Resolver<Maybe<Array<ResolversTypes['OrderTotals']>>, ParentType, ContextType, Partial<ProjectOrderTotalsArgs>>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, Partial<ProjectOrdersArgs>>;
  paymentConnections?: Resolver<Maybe<ResolversTypes['PaymentConnectionConnection']>, ParentType, ContextType, RequireFields<ProjectPaymentConnectionsArgs, 'first'>>;
  profitReport?: Resolver<Maybe<ResolversTypes['ProfitReport']>, ParentType, ContextType, RequireFields<ProjectProfitReportArgs, 'range'>>;
  recount?: Resolver<Maybe<ResolversTypes['Recount']>, ParentType, ContextType>;
  recurringExpenses?: Resolver<Maybe<ResolversTypes['RecurringExpenseConnection']>, ParentType, ContextType, Partial<ProjectRecurringExpensesArgs>>;
  reportRows?: Resolver<Maybe<ResolversTypes['ReportRowConnection']>, ParentType, ContextType, RequireFields<ProjectReportRowsArgs, 'of'>>;
  transactions?: Resolver<Maybe<ResolversTypes['TransactionConnection']>, ParentType, ContextType, Partial<ProjectTransactionsArgs>>;
  vendors?: Resolver<Maybe<ResolversTypes['VendorConnection']>, ParentType, ContextType, Partial<ProjectVendorsArgs>>;
  webhookEvent?: Resolver<Maybe<ResolversTypes['WebhookEvent']>, ParentType, ContextType, RequireFields<ProjectWebhookEventArgs, 'id'>>;
  webhookEvents?: Resolver<Maybe<ResolversTypes['WebhookEventConnection']>, ParentType, ContextType, Partial<ProjectWebhookEventsArgs>>;
  webhookReplay?: Resolver<Maybe<ResolversTypes['WebhookReplay']>, ParentType, ContextType, RequireFields<ProjectWebhookReplayArgs, 'id'>>;
  webhookReplays?: Resolver<Maybe<ResolversTypes['WebhookReplayConnection']>, ParentType, ContextType, Partial<ProjectWebhookReplaysArgs>>;
  webhooksNeedingPerson?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ProjectMetricsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProjectMetrics'] = ResolversParentTypes['ProjectMetrics']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  averageOrderValue?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  burnRate?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  cashOutOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  definitions?: Resolver<Array<ResolversTypes['ReportDefinition']>, ParentType, ContextType>;
  expenseBreakdown?: Resolver<Array<ResolversTypes['CategoryAmount']>, ParentType, ContextType>;
  expenseBreakdownByTopCategory?: Resolver<Array<ResolversTypes['CategoryAmount']>, ParentType, ContextType>;
  expenses?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  netProfit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  orderCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  profitMargin?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  refunds?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  revenue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  runwayMonths?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  runwayUnknownBecause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  series?: Resolver<Array<ResolversTypes['MetricPoint']>, ParentType, ContextType>;
  unmatched?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unmatchedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  portfolio?: Resolver<Maybe<ResolversTypes['Portfolio']>, ParentType, ContextType, RequireFields<QueryPortfolioArgs, 'range'>>;
};

export type ReconcileNowPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReconcileNowPayload'] = ResolversParentTypes['ReconcileNowPayload']> = {
  __resolveType: TypeResolveFn<'ReconcileNowSuccess' | 'ReconciledJustNow' | 'ReconciliationOff', ParentType, ContextType>;
};

export type ReconcileNowSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReconcileNowSuccess'] = ResolversParentTypes['ReconcileNowSuccess']> = {
  connection?: Resolver<ResolversTypes['PaymentConnection'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReconciledJustNowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReconciledJustNow'] = ResolversParentTypes['ReconciledJustNow']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nextAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReconciliationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reconciliation'] = ResolversParentTypes['Reconciliation']> = {
  completeUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastRunAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastSuccessAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nextRunAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  offBecause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  problemSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ReconciliationState'], ParentType, ContextType>;
};

export type ReconciliationOffResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReconciliationOff'] = ResolversParentTypes['ReconciliationOff']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RecordBalancePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordBalancePayload'] = ResolversParentTypes['RecordBalancePayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'RecordBalanceSuccess', ParentType, ContextType>;
};

export type RecordBalanceSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordBalanceSuccess'] = ResolversParentTypes['RecordBalanceSuccess']> = {
  balance?: Resolver<ResolversTypes['Balance'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RecordExpensePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordExpensePayload'] = ResolversParentTypes['RecordExpensePayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'RecordExpenseSuccess', ParentType, ContextType>;
};

export type RecordExpenseSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordExpenseSuccess'] = ResolversParentTypes['RecordExpenseSuccess']> = {
  expense?: Resolver<ResolversTypes['Expense'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RecordPaymentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordPaymentPayload'] = ResolversParentTypes['RecordPaymentPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'RecordPaymentSuccess', ParentType, ContextType>;
};

export type RecordPaymentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordPaymentSuccess'] = ResolversParentTypes['RecordPaymentSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  transaction?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RecountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Recount'] = ResolversParentTypes['Recount']> = {
  dueAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  openDiscrepancies?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsCounted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RecountState'], ParentType, ContextType>;
};

export type RecurringExpenseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecurringExpense'] = ResolversParentTypes['RecurringExpense']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['ExpenseCategory'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dayOfMonth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  endsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nextOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startsOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
};

export type RecurringExpenseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecurringExpenseConnection'] = ResolversParentTypes['RecurringExpenseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RecurringExpenseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['RecurringExpense']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RecurringExpenseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecurringExpenseEdge'] = ResolversParentTypes['RecurringExpenseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RecurringExpense'], ParentType, ContextType>;
};

export type RejectSuggestionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectSuggestionPayload'] = ResolversParentTypes['RejectSuggestionPayload']> = {
  __resolveType: TypeResolveFn<'RejectSuggestionSuccess', ParentType, ContextType>;
};

export type RejectSuggestionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectSuggestionSuccess'] = ResolversParentTypes['RejectSuggestionSuccess']> = {
  transaction?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReopenOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReopenOrderPayload'] = ResolversParentTypes['ReopenOrderPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'ReopenOrderSuccess', ParentType, ContextType>;
};

export type ReopenOrderSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReopenOrderSuccess'] = ResolversParentTypes['ReopenOrderSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReopenOverpaymentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReopenOverpaymentPayload'] = ResolversParentTypes['ReopenOverpaymentPayload']> = {
  __resolveType: TypeResolveFn<'ReopenOverpaymentSuccess', ParentType, ContextType>;
};

export type ReopenOverpaymentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReopenOverpaymentSuccess'] = ResolversParentTypes['ReopenOverpaymentSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReopenWebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReopenWebhookPayload'] = ResolversParentTypes['ReopenWebhookPayload']> = {
  __resolveType: TypeResolveFn<'ReopenWebhookSuccess', ParentType, ContextType>;
};

export type ReopenWebhookSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReopenWebhookSuccess'] = ResolversParentTypes['ReopenWebhookSuccess']> = {
  webhookEvent?: Resolver<ResolversTypes['WebhookEvent'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RepairDiscrepanciesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RepairDiscrepanciesPayload'] = ResolversParentTypes['RepairDiscrepanciesPayload']> = {
  __resolveType: TypeResolveFn<'RepairDiscrepanciesSuccess', ParentType, ContextType>;
};

export type RepairDiscrepanciesSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RepairDiscrepanciesSuccess'] = ResolversParentTypes['RepairDiscrepanciesSuccess']> = {
  discrepancies?: Resolver<Array<ResolversTypes['Discrepancy']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReplayWebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplayWebhookPayload'] = ResolversParentTypes['ReplayWebhookPayload']> = {
  __resolveType: TypeResolveFn<'ReplayWebhookSuccess', ParentType, ContextType>;
};

export type ReplayWebhookSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplayWebhookSuccess'] = ResolversParentTypes['ReplayWebhookSuccess']> = {
  attempt?: Resolver<ResolversTypes['WebhookAttempt'], ParentType, ContextType>;
  webhookEvent?: Resolver<ResolversTypes['WebhookEvent'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReplayWebhooksPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplayWebhooksPayload'] = ResolversParentTypes['ReplayWebhooksPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'ReplayWebhooksSuccess', ParentType, ContextType>;
};

export type ReplayWebhooksSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplayWebhooksSuccess'] = ResolversParentTypes['ReplayWebhooksSuccess']> = {
  replay?: Resolver<ResolversTypes['WebhookReplay'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReportDefinitionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportDefinition'] = ResolversParentTypes['ReportDefinition']> = {
  excluded?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  included?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReportFigureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportFigure'] = ResolversParentTypes['ReportFigure']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  change?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  changeShare?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  previous?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  rows?: Resolver<Maybe<ResolversTypes['ReportRows']>, ParentType, ContextType>;
};

export type ReportPeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportPeriod'] = ResolversParentTypes['ReportPeriod']> = {
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type ReportRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportRow'] = ResolversParentTypes['ReportRow']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expense?: Resolver<Maybe<ResolversTypes['Expense']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  transaction?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType>;
};

export type ReportRowConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportRowConnection'] = ResolversParentTypes['ReportRowConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ReportRowEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ReportRow']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReportRowEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportRowEdge'] = ResolversParentTypes['ReportRowEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ReportRow'], ParentType, ContextType>;
};

export type ReportRowsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportRows'] = ResolversParentTypes['ReportRows']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ReportRowsKind'], ParentType, ContextType>;
  part?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type ResolveBankFindingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolveBankFindingPayload'] = ResolversParentTypes['ResolveBankFindingPayload']> = {
  __resolveType: TypeResolveFn<'BankFindingDecided' | 'InvalidInput' | 'ResolveBankFindingSuccess', ParentType, ContextType>;
};

export type ResolveBankFindingSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolveBankFindingSuccess'] = ResolversParentTypes['ResolveBankFindingSuccess']> = {
  finding?: Resolver<ResolversTypes['BankFinding'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RestoreExpenseCategoryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreExpenseCategoryPayload'] = ResolversParentTypes['RestoreExpenseCategoryPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'RestoreExpenseCategorySuccess', ParentType, ContextType>;
};

export type RestoreExpenseCategorySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreExpenseCategorySuccess'] = ResolversParentTypes['RestoreExpenseCategorySuccess']> = {
  category?: Resolver<ResolversTypes['ExpenseCategory'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RestoreExpensePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreExpensePayload'] = ResolversParentTypes['RestoreExpensePayload']> = {
  __resolveType: TypeResolveFn<'RestoreExpenseSuccess', ParentType, ContextType>;
};

export type RestoreExpenseSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreExpenseSuccess'] = ResolversParentTypes['RestoreExpenseSuccess']> = {
  expense?: Resolver<ResolversTypes['Expense'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RestorePaymentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestorePaymentPayload'] = ResolversParentTypes['RestorePaymentPayload']> = {
  __resolveType: TypeResolveFn<'PaymentNotVoid' | 'RestorePaymentSuccess', ParentType, ContextType>;
};

export type RestorePaymentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestorePaymentSuccess'] = ResolversParentTypes['RestorePaymentSuccess']> = {
  orders?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  transaction?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RestoreSuggestionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreSuggestionPayload'] = ResolversParentTypes['RestoreSuggestionPayload']> = {
  __resolveType: TypeResolveFn<'RestoreSuggestionSuccess', ParentType, ContextType>;
};

export type RestoreSuggestionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreSuggestionSuccess'] = ResolversParentTypes['RestoreSuggestionSuccess']> = {
  transaction?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RetryExportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryExportPayload'] = ResolversParentTypes['RetryExportPayload']> = {
  __resolveType: TypeResolveFn<'ExportStillGoing' | 'ExportStillThere' | 'RetryExportSuccess' | 'TooManyExports', ParentType, ContextType>;
};

export type RetryExportSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryExportSuccess'] = ResolversParentTypes['RetryExportSuccess']> = {
  export?: Resolver<ResolversTypes['Export'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RetryFinanceWorkAnywherePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryFinanceWorkAnywherePayload'] = ResolversParentTypes['RetryFinanceWorkAnywherePayload']> = {
  __resolveType: TypeResolveFn<'RetryFinanceWorkAnywhereSuccess', ParentType, ContextType>;
};

export type RetryFinanceWorkAnywhereSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryFinanceWorkAnywhereSuccess'] = ResolversParentTypes['RetryFinanceWorkAnywhereSuccess']> = {
  retried?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RetryFinanceWorkPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryFinanceWorkPayload'] = ResolversParentTypes['RetryFinanceWorkPayload']> = {
  __resolveType: TypeResolveFn<'RetryFinanceWorkSuccess', ParentType, ContextType>;
};

export type RetryFinanceWorkSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryFinanceWorkSuccess'] = ResolversParentTypes['RetryFinanceWorkSuccess']> = {
  retried?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReturnTransactionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnTransactionPayload'] = ResolversParentTypes['ReturnTransactionPayload']> = {
  __resolveType: TypeResolveFn<'NothingLeftToMatch' | 'ReturnTransactionSuccess', ParentType, ContextType>;
};

export type ReturnTransactionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnTransactionSuccess'] = ResolversParentTypes['ReturnTransactionSuccess']> = {
  transaction?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetTransactionAsidePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetTransactionAsidePayload'] = ResolversParentTypes['SetTransactionAsidePayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'NothingLeftToMatch' | 'SetTransactionAsideSuccess', ParentType, ContextType>;
};

export type SetTransactionAsideSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetTransactionAsideSuccess'] = ResolversParentTypes['SetTransactionAsideSuccess']> = {
  transaction?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StartExpenseImportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartExpenseImportPayload'] = ResolversParentTypes['StartExpenseImportPayload']> = {
  __resolveType: TypeResolveFn<'ExpenseImportNotReady' | 'StartExpenseImportSuccess', ParentType, ContextType>;
};

export type StartExpenseImportSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartExpenseImportSuccess'] = ResolversParentTypes['StartExpenseImportSuccess']> = {
  expenseImport?: Resolver<ResolversTypes['ExpenseImport'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StartExportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartExportPayload'] = ResolversParentTypes['StartExportPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'StartExportSuccess' | 'TooManyExports', ParentType, ContextType>;
};

export type StartExportSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartExportSuccess'] = ResolversParentTypes['StartExportSuccess']> = {
  export?: Resolver<ResolversTypes['Export'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StartRecountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartRecountPayload'] = ResolversParentTypes['StartRecountPayload']> = {
  __resolveType: TypeResolveFn<'StartRecountSuccess', ParentType, ContextType>;
};

export type StartRecountSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartRecountSuccess'] = ResolversParentTypes['StartRecountSuccess']> = {
  recount?: Resolver<ResolversTypes['Recount'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TooManyExportsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TooManyExports'] = ResolversParentTypes['TooManyExports']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransactionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Transaction'] = ResolversParentTypes['Transaction']> = {
  accountNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['TransactionDirection'], ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  matchReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  matchState?: Resolver<ResolversTypes['MatchState'], ParentType, ContextType>;
  matches?: Resolver<Array<ResolversTypes['TransactionMatch']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['PaymentProvider'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  setAside?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  setAsideAs?: Resolver<Maybe<ResolversTypes['SetAsideReason']>, ParentType, ContextType>;
  suggestions?: Resolver<Array<ResolversTypes['MatchSuggestion']>, ParentType, ContextType>;
  twin?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType>;
  unmatched?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  voidReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  voidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  voidedById?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  voidedByKind?: Resolver<Maybe<ResolversTypes['ActorKind']>, ParentType, ContextType>;
};

export type TransactionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransactionConnection'] = ResolversParentTypes['TransactionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TransactionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Transaction']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TransactionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransactionEdge'] = ResolversParentTypes['TransactionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
};

export type TransactionMatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransactionMatch'] = ResolversParentTypes['TransactionMatch']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UndoExpenseChangePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UndoExpenseChangePayload'] = ResolversParentTypes['UndoExpenseChangePayload']> = {
  __resolveType: TypeResolveFn<'ExpenseChangedSince' | 'InvalidInput' | 'UndoExpenseChangeSuccess', ParentType, ContextType>;
};

export type UndoExpenseChangeSetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UndoExpenseChangeSetPayload'] = ResolversParentTypes['UndoExpenseChangeSetPayload']> = {
  __resolveType: TypeResolveFn<'ExpenseChangeSetNotUndoable' | 'UndoExpenseChangeSetSuccess', ParentType, ContextType>;
};

export type UndoExpenseChangeSetSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UndoExpenseChangeSetSuccess'] = ResolversParentTypes['UndoExpenseChangeSetSuccess']> = {
  changeSet?: Resolver<ResolversTypes['ExpenseChangeSet'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UndoExpenseChangeSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UndoExpenseChangeSuccess'] = ResolversParentTypes['UndoExpenseChangeSuccess']> = {
  expense?: Resolver<ResolversTypes['Expense'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UndoOrderChangeSetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UndoOrderChangeSetPayload'] = ResolversParentTypes['UndoOrderChangeSetPayload']> = {
  __resolveType: TypeResolveFn<'OrderChangeSetNotUndoable' | 'UndoOrderChangeSetSuccess', ParentType, ContextType>;
};

export type UndoOrderChangeSetSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UndoOrderChangeSetSuccess'] = ResolversParentTypes['UndoOrderChangeSetSuccess']> = {
  changeSet?: Resolver<ResolversTypes['OrderChangeSet'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnmatchTransactionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnmatchTransactionPayload'] = ResolversParentTypes['UnmatchTransactionPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'UnmatchTransactionSuccess', ParentType, ContextType>;
};

export type UnmatchTransactionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnmatchTransactionSuccess'] = ResolversParentTypes['UnmatchTransactionSuccess']> = {
  orders?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  transaction?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateExpenseCategoryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateExpenseCategoryPayload'] = ResolversParentTypes['UpdateExpenseCategoryPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'UpdateExpenseCategorySuccess', ParentType, ContextType>;
};

export type UpdateExpenseCategorySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateExpenseCategorySuccess'] = ResolversParentTypes['UpdateExpenseCategorySuccess']> = {
  category?: Resolver<ResolversTypes['ExpenseCategory'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateExpensePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateExpensePayload'] = ResolversParentTypes['UpdateExpensePayload']> = {
  __resolveType: TypeResolveFn<'ExpenseChangedSince' | 'InvalidInput' | 'UpdateExpenseSuccess', ParentType, ContextType>;
};

export type UpdateExpenseSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateExpenseSuccess'] = ResolversParentTypes['UpdateExpenseSuccess']> = {
  changeSet?: Resolver<Maybe<ResolversTypes['ExpenseChangeSet']>, ParentType, ContextType>;
  expense?: Resolver<ResolversTypes['Expense'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdatePaymentConnectionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdatePaymentConnectionPayload'] = ResolversParentTypes['UpdatePaymentConnectionPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'UpdatePaymentConnectionSuccess', ParentType, ContextType>;
};

export type UpdatePaymentConnectionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdatePaymentConnectionSuccess'] = ResolversParentTypes['UpdatePaymentConnectionSuccess']> = {
  connection?: Resolver<ResolversTypes['PaymentConnection'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateRecurringExpensePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateRecurringExpensePayload'] = ResolversParentTypes['UpdateRecurringExpensePayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'UpdateRecurringExpenseSuccess', ParentType, ContextType>;
};

export type UpdateRecurringExpenseSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateRecurringExpenseSuccess'] = ResolversParentTypes['UpdateRecurringExpenseSuccess']> = {
  changeSet?: Resolver<ResolversTypes['ExpenseChangeSet'], ParentType, ContextType>;
  recurringExpense?: Resolver<ResolversTypes['RecurringExpense'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateVendorPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateVendorPayload'] = ResolversParentTypes['UpdateVendorPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'UpdateVendorSuccess', ParentType, ContextType>;
};

export type UpdateVendorSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateVendorSuccess'] = ResolversParentTypes['UpdateVendorSuccess']> = {
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'BankFindingDecided' | 'ExpenseChangeSetNotCancellable' | 'ExpenseChangeSetNotUndoable' | 'ExpenseChangedSince' | 'ExpenseImportNotReady' | 'ExportAlreadyEnded' | 'ExportStillGoing' | 'ExportStillThere' | 'InvalidInput' | 'NothingLeftToMatch' | 'OrderAlreadyPaid' | 'OrderChangeSetNotCancellable' | 'OrderChangeSetNotUndoable' | 'OrderNotOverpaid' | 'PaymentAlreadyVoid' | 'PaymentNotByHand' | 'PaymentNotVoid' | 'ReconciledJustNow' | 'ReconciliationOff' | 'TooManyExports' | 'WebhookNotFailed' | 'WebhookReplayAlreadyFinished', ParentType, ContextType>;
};

export type VendorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Vendor'] = ResolversParentTypes['Vendor']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  defaultCategory?: Resolver<Maybe<ResolversTypes['ExpenseCategory']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mergedInto?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type VendorConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VendorConnection'] = ResolversParentTypes['VendorConnection']> = {
  edges?: Resolver<Array<ResolversTypes['VendorEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Vendor']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type VendorEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VendorEdge'] = ResolversParentTypes['VendorEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
};

export type VoidPaymentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VoidPaymentPayload'] = ResolversParentTypes['VoidPaymentPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'PaymentAlreadyVoid' | 'PaymentNotByHand' | 'VoidPaymentSuccess', ParentType, ContextType>;
};

export type VoidPaymentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VoidPaymentSuccess'] = ResolversParentTypes['VoidPaymentSuccess']> = {
  orders?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  transaction?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WebhookAttemptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookAttempt'] = ResolversParentTypes['WebhookAttempt']> = {
  actorId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  actorKind?: Resolver<ResolversTypes['ActorKind'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['WebhookAttemptKind'], ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  replayId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  result?: Resolver<ResolversTypes['WebhookAttemptResult'], ParentType, ContextType>;
};

export type WebhookAttemptConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookAttemptConnection'] = ResolversParentTypes['WebhookAttemptConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookAttemptEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WebhookAttempt']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WebhookAttemptEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookAttemptEdge'] = ResolversParentTypes['WebhookAttemptEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookAttempt'], ParentType, ContextType>;
};

export type WebhookBodyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookBody'] = ResolversParentTypes['WebhookBody']> = {
  base64?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pretty?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WebhookDealtWithResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDealtWith'] = ResolversParentTypes['WebhookDealtWith']> = {
  actorId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  actorKind?: Resolver<ResolversTypes['ActorKind'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WebhookEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEvent'] = ResolversParentTypes['WebhookEvent']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  body?: Resolver<Maybe<ResolversTypes['WebhookBody']>, ParentType, ContextType>;
  connection?: Resolver<ResolversTypes['PaymentConnection'], ParentType, ContextType>;
  dealtWith?: Resolver<Maybe<ResolversTypes['WebhookDealtWith']>, ParentType, ContextType>;
  duplicates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  headers?: Resolver<Maybe<Array<ResolversTypes['WebhookHeader']>>, ParentType, ContextType>;
  history?: Resolver<ResolversTypes['WebhookAttemptConnection'], ParentType, ContextType, Partial<WebhookEventHistoryArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  orders?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  payload?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  processedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['PaymentProvider'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookEventState'], ParentType, ContextType>;
  transactions?: Resolver<Array<ResolversTypes['Transaction']>, ParentType, ContextType>;
};

export type WebhookEventConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEventConnection'] = ResolversParentTypes['WebhookEventConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookEventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WebhookEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WebhookEventEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEventEdge'] = ResolversParentTypes['WebhookEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookEvent'], ParentType, ContextType>;
};

export type WebhookHeaderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookHeader'] = ResolversParentTypes['WebhookHeader']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WebhookNotFailedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookNotFailed'] = ResolversParentTypes['WebhookNotFailed']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WebhookReplayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookReplay'] = ResolversParentTypes['WebhookReplay']> = {
  actorId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  actorKind?: Resolver<ResolversTypes['ActorKind'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  filter?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ignored?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recorded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recordedBefore?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  skipped?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookReplayState'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WebhookReplayAlreadyFinishedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookReplayAlreadyFinished'] = ResolversParentTypes['WebhookReplayAlreadyFinished']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WebhookReplayConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookReplayConnection'] = ResolversParentTypes['WebhookReplayConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookReplayEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WebhookReplay']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WebhookReplayEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookReplayEdge'] = ResolversParentTypes['WebhookReplayEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookReplay'], ParentType, ContextType>;
};

export type WorkItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkItem'] = ResolversParentTypes['WorkItem']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WorkState'], ParentType, ContextType>;
};

export type WorkItemConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkItemConnection'] = ResolversParentTypes['WorkItemConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WorkItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WorkItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WorkItemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkItemEdge'] = ResolversParentTypes['WorkItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WorkItem'], ParentType, ContextType>;
};

export type WorkQueueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkQueue'] = ResolversParentTypes['WorkQueue']> = {
  ageSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  dead?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  oldestDueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  running?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stuck?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AddOrderNotePayload?: AddOrderNotePayloadResolvers<ContextType>;
  AddOrderNoteSuccess?: AddOrderNoteSuccessResolvers<ContextType>;
  ArchiveExpenseCategoryPayload?: ArchiveExpenseCategoryPayloadResolvers<ContextType>;
  ArchiveExpenseCategorySuccess?: ArchiveExpenseCategorySuccessResolvers<ContextType>;
  AssignOverpaymentPayload?: AssignOverpaymentPayloadResolvers<ContextType>;
  AssignOverpaymentSuccess?: AssignOverpaymentSuccessResolvers<ContextType>;
  Balance?: BalanceResolvers<ContextType>;
  BankFinding?: BankFindingResolvers<ContextType>;
  BankFindingConnection?: BankFindingConnectionResolvers<ContextType>;
  BankFindingDecided?: BankFindingDecidedResolvers<ContextType>;
  BankFindingEdge?: BankFindingEdgeResolvers<ContextType>;
  BulkEditExpensesPayload?: BulkEditExpensesPayloadResolvers<ContextType>;
  BulkEditExpensesSuccess?: BulkEditExpensesSuccessResolvers<ContextType>;
  CancelExpenseChangeSetPayload?: CancelExpenseChangeSetPayloadResolvers<ContextType>;
  CancelExpenseChangeSetSuccess?: CancelExpenseChangeSetSuccessResolvers<ContextType>;
  CancelExportPayload?: CancelExportPayloadResolvers<ContextType>;
  CancelExportSuccess?: CancelExportSuccessResolvers<ContextType>;
  CancelOrderChangeSetPayload?: CancelOrderChangeSetPayloadResolvers<ContextType>;
  CancelOrderChangeSetSuccess?: CancelOrderChangeSetSuccessResolvers<ContextType>;
  CancelOrderPayload?: CancelOrderPayloadResolvers<ContextType>;
  CancelOrderSuccess?: CancelOrderSuccessResolvers<ContextType>;
  CancelWebhookReplayPayload?: CancelWebhookReplayPayloadResolvers<ContextType>;
  CancelWebhookReplaySuccess?: CancelWebhookReplaySuccessResolvers<ContextType>;
  CashInCurrency?: CashInCurrencyResolvers<ContextType>;
  CashOfPeriod?: CashOfPeriodResolvers<ContextType>;
  CashReport?: CashReportResolvers<ContextType>;
  CategoryAmount?: CategoryAmountResolvers<ContextType>;
  ChangeOrdersPayload?: ChangeOrdersPayloadResolvers<ContextType>;
  ChangeOrdersSuccess?: ChangeOrdersSuccessResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  CountedMoney?: CountedMoneyResolvers<ContextType>;
  CreateExpenseCategoryPayload?: CreateExpenseCategoryPayloadResolvers<ContextType>;
  CreateExpenseCategorySuccess?: CreateExpenseCategorySuccessResolvers<ContextType>;
  CreateExpenseImportPayload?: CreateExpenseImportPayloadResolvers<ContextType>;
  CreateExpenseImportSuccess?: CreateExpenseImportSuccessResolvers<ContextType>;
  CreateOrderFromTransactionPayload?: CreateOrderFromTransactionPayloadResolvers<ContextType>;
  CreateOrderFromTransactionSuccess?: CreateOrderFromTransactionSuccessResolvers<ContextType>;
  CreateOrderPayload?: CreateOrderPayloadResolvers<ContextType>;
  CreateOrderSuccess?: CreateOrderSuccessResolvers<ContextType>;
  CreatePaymentConnectionPayload?: CreatePaymentConnectionPayloadResolvers<ContextType>;
  CreatePaymentConnectionSuccess?: CreatePaymentConnectionSuccessResolvers<ContextType>;
  CreateRecurringExpensePayload?: CreateRecurringExpensePayloadResolvers<ContextType>;
  CreateRecurringExpenseSuccess?: CreateRecurringExpenseSuccessResolvers<ContextType>;
  Currency?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  CustomerReport?: CustomerReportResolvers<ContextType>;
  CustomerRevenue?: CustomerRevenueResolvers<ContextType>;
  CustomerRevenueConnection?: CustomerRevenueConnectionResolvers<ContextType>;
  CustomerRevenueEdge?: CustomerRevenueEdgeResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DecideTwinPayload?: DecideTwinPayloadResolvers<ContextType>;
  DecideTwinSuccess?: DecideTwinSuccessResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  DeleteExpensePayload?: DeleteExpensePayloadResolvers<ContextType>;
  DeleteExpenseSuccess?: DeleteExpenseSuccessResolvers<ContextType>;
  DisablePaymentConnectionPayload?: DisablePaymentConnectionPayloadResolvers<ContextType>;
  DisablePaymentConnectionSuccess?: DisablePaymentConnectionSuccessResolvers<ContextType>;
  Discrepancy?: DiscrepancyResolvers<ContextType>;
  DiscrepancyConnection?: DiscrepancyConnectionResolvers<ContextType>;
  DiscrepancyEdge?: DiscrepancyEdgeResolvers<ContextType>;
  DismissBankFindingPayload?: DismissBankFindingPayloadResolvers<ContextType>;
  DismissBankFindingSuccess?: DismissBankFindingSuccessResolvers<ContextType>;
  DuplicateOrderPayload?: DuplicateOrderPayloadResolvers<ContextType>;
  DuplicateOrderSuccess?: DuplicateOrderSuccessResolvers<ContextType>;
  EnablePaymentConnectionPayload?: EnablePaymentConnectionPayloadResolvers<ContextType>;
  EnablePaymentConnectionSuccess?: EnablePaymentConnectionSuccessResolvers<ContextType>;
  Expense?: ExpenseResolvers<ContextType>;
  ExpenseCategory?: ExpenseCategoryResolvers<ContextType>;
  ExpenseChange?: ExpenseChangeResolvers<ContextType>;
  ExpenseChangeSet?: ExpenseChangeSetResolvers<ContextType>;
  ExpenseChangeSetConnection?: ExpenseChangeSetConnectionResolvers<ContextType>;
  ExpenseChangeSetEdge?: ExpenseChangeSetEdgeResolvers<ContextType>;
  ExpenseChangeSetItem?: ExpenseChangeSetItemResolvers<ContextType>;
  ExpenseChangeSetItemConnection?: ExpenseChangeSetItemConnectionResolvers<ContextType>;
  ExpenseChangeSetItemEdge?: ExpenseChangeSetItemEdgeResolvers<ContextType>;
  ExpenseChangeSetNotCancellable?: ExpenseChangeSetNotCancellableResolvers<ContextType>;
  ExpenseChangeSetNotUndoable?: ExpenseChangeSetNotUndoableResolvers<ContextType>;
  ExpenseChangedSince?: ExpenseChangedSinceResolvers<ContextType>;
  ExpenseConnection?: ExpenseConnectionResolvers<ContextType>;
  ExpenseEdge?: ExpenseEdgeResolvers<ContextType>;
  ExpenseImport?: ExpenseImportResolvers<ContextType>;
  ExpenseImportConnection?: ExpenseImportConnectionResolvers<ContextType>;
  ExpenseImportEdge?: ExpenseImportEdgeResolvers<ContextType>;
  ExpenseImportMapping?: ExpenseImportMappingResolvers<ContextType>;
  ExpenseImportNotReady?: ExpenseImportNotReadyResolvers<ContextType>;
  ExpenseImportRow?: ExpenseImportRowResolvers<ContextType>;
  ExpenseImportRowConnection?: ExpenseImportRowConnectionResolvers<ContextType>;
  ExpenseImportRowEdge?: ExpenseImportRowEdgeResolvers<ContextType>;
  ExpenseVersion?: ExpenseVersionResolvers<ContextType>;
  ExpensesOfCategory?: ExpensesOfCategoryResolvers<ContextType>;
  Export?: ExportResolvers<ContextType>;
  ExportAlreadyEnded?: ExportAlreadyEndedResolvers<ContextType>;
  ExportConnection?: ExportConnectionResolvers<ContextType>;
  ExportEdge?: ExportEdgeResolvers<ContextType>;
  ExportKindColumns?: ExportKindColumnsResolvers<ContextType>;
  ExportStillGoing?: ExportStillGoingResolvers<ContextType>;
  ExportStillThere?: ExportStillThereResolvers<ContextType>;
  FieldError?: FieldErrorResolvers<ContextType>;
  Installation?: InstallationResolvers<ContextType>;
  InstallationDiscrepancy?: InstallationDiscrepancyResolvers<ContextType>;
  InstallationDiscrepancyConnection?: InstallationDiscrepancyConnectionResolvers<ContextType>;
  InstallationDiscrepancyEdge?: InstallationDiscrepancyEdgeResolvers<ContextType>;
  InvalidInput?: InvalidInputResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  KeepOverpaymentPayload?: KeepOverpaymentPayloadResolvers<ContextType>;
  KeepOverpaymentSuccess?: KeepOverpaymentSuccessResolvers<ContextType>;
  LineReport?: LineReportResolvers<ContextType>;
  LineRevenue?: LineRevenueResolvers<ContextType>;
  LineRevenueConnection?: LineRevenueConnectionResolvers<ContextType>;
  LineRevenueEdge?: LineRevenueEdgeResolvers<ContextType>;
  MapExpenseImportPayload?: MapExpenseImportPayloadResolvers<ContextType>;
  MapExpenseImportSuccess?: MapExpenseImportSuccessResolvers<ContextType>;
  MarkWebhookDealtWithPayload?: MarkWebhookDealtWithPayloadResolvers<ContextType>;
  MarkWebhookDealtWithSuccess?: MarkWebhookDealtWithSuccessResolvers<ContextType>;
  MatchSuggestion?: MatchSuggestionResolvers<ContextType>;
  MatchTransactionPayload?: MatchTransactionPayloadResolvers<ContextType>;
  MatchTransactionSuccess?: MatchTransactionSuccessResolvers<ContextType>;
  MergeExpenseCategoriesPayload?: MergeExpenseCategoriesPayloadResolvers<ContextType>;
  MergeExpenseCategoriesSuccess?: MergeExpenseCategoriesSuccessResolvers<ContextType>;
  MergeVendorsPayload?: MergeVendorsPayloadResolvers<ContextType>;
  MergeVendorsSuccess?: MergeVendorsSuccessResolvers<ContextType>;
  MetricPoint?: MetricPointResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NothingLeftToMatch?: NothingLeftToMatchResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderAlreadyPaid?: OrderAlreadyPaidResolvers<ContextType>;
  OrderChangeSet?: OrderChangeSetResolvers<ContextType>;
  OrderChangeSetConnection?: OrderChangeSetConnectionResolvers<ContextType>;
  OrderChangeSetEdge?: OrderChangeSetEdgeResolvers<ContextType>;
  OrderChangeSetItem?: OrderChangeSetItemResolvers<ContextType>;
  OrderChangeSetItemConnection?: OrderChangeSetItemConnectionResolvers<ContextType>;
  OrderChangeSetItemEdge?: OrderChangeSetItemEdgeResolvers<ContextType>;
  OrderChangeSetNotCancellable?: OrderChangeSetNotCancellableResolvers<ContextType>;
  OrderChangeSetNotUndoable?: OrderChangeSetNotUndoableResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderCustomer?: OrderCustomerResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderEntry?: OrderEntryResolvers<ContextType>;
  OrderEntryConnection?: OrderEntryConnectionResolvers<ContextType>;
  OrderEntryEdge?: OrderEntryEdgeResolvers<ContextType>;
  OrderLine?: OrderLineResolvers<ContextType>;
  OrderNotOverpaid?: OrderNotOverpaidResolvers<ContextType>;
  OrderTotals?: OrderTotalsResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PaymentAlreadyVoid?: PaymentAlreadyVoidResolvers<ContextType>;
  PaymentConnection?: PaymentConnectionResolvers<ContextType>;
  PaymentConnectionConnection?: PaymentConnectionConnectionResolvers<ContextType>;
  PaymentConnectionEdge?: PaymentConnectionEdgeResolvers<ContextType>;
  PaymentInstructions?: PaymentInstructionsResolvers<ContextType>;
  PaymentNotByHand?: PaymentNotByHandResolvers<ContextType>;
  PaymentNotVoid?: PaymentNotVoidResolvers<ContextType>;
  Portfolio?: PortfolioResolvers<ContextType>;
  PortfolioFigures?: PortfolioFiguresResolvers<ContextType>;
  PortfolioProject?: PortfolioProjectResolvers<ContextType>;
  PortfolioProjectConnection?: PortfolioProjectConnectionResolvers<ContextType>;
  PortfolioProjectEdge?: PortfolioProjectEdgeResolvers<ContextType>;
  PortfolioTotal?: PortfolioTotalResolvers<ContextType>;
  PrepareTestTransferPayload?: PrepareTestTransferPayloadResolvers<ContextType>;
  PrepareTestTransferSuccess?: PrepareTestTransferSuccessResolvers<ContextType>;
  ProfitOfPeriod?: ProfitOfPeriodResolvers<ContextType>;
  ProfitReport?: ProfitReportResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  ProjectMetrics?: ProjectMetricsResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReconcileNowPayload?: ReconcileNowPayloadResolvers<ContextType>;
  ReconcileNowSuccess?: ReconcileNowSuccessResolvers<ContextType>;
  ReconciledJustNow?: ReconciledJustNowResolvers<ContextType>;
  Reconciliation?: ReconciliationResolvers<ContextType>;
  ReconciliationOff?: ReconciliationOffResolvers<ContextType>;
  RecordBalancePayload?: RecordBalancePayloadResolvers<ContextType>;
  RecordBalanceSuccess?: RecordBalanceSuccessResolvers<ContextType>;
  RecordExpensePayload?: RecordExpensePayloadResolvers<ContextType>;
  RecordExpenseSuccess?: RecordExpenseSuccessResolvers<ContextType>;
  RecordPaymentPayload?: RecordPaymentPayloadResolvers<ContextType>;
  RecordPaymentSuccess?: RecordPaymentSuccessResolvers<ContextType>;
  Recount?: RecountResolvers<ContextType>;
  RecurringExpense?: RecurringExpenseResolvers<ContextType>;
  RecurringExpenseConnection?: RecurringExpenseConnectionResolvers<ContextType>;
  RecurringExpenseEdge?: RecurringExpenseEdgeResolvers<ContextType>;
  RejectSuggestionPayload?: RejectSuggestionPayloadResolvers<ContextType>;
  RejectSuggestionSuccess?: RejectSuggestionSuccessResolvers<ContextType>;
  ReopenOrderPayload?: ReopenOrderPayloadResolvers<ContextType>;
  ReopenOrderSuccess?: ReopenOrderSuccessResolvers<ContextType>;
  ReopenOverpaymentPayload?: ReopenOverpaymentPayloadResolvers<ContextType>;
  ReopenOverpaymentSuccess?: ReopenOverpaymentSuccessResolvers<ContextType>;
  ReopenWebhookPayload?: ReopenWebhookPayloadResolvers<ContextType>;
  ReopenWebhookSuccess?: ReopenWebhookSuccessResolvers<ContextType>;
  RepairDiscrepanciesPayload?: RepairDiscrepanciesPayloadResolvers<ContextType>;
  RepairDiscrepanciesSuccess?: RepairDiscrepanciesSuccessResolvers<ContextType>;
  ReplayWebhookPayload?: ReplayWebhookPayloadResolvers<ContextType>;
  ReplayWebhookSuccess?: ReplayWebhookSuccessResolvers<ContextType>;
  ReplayWebhooksPayload?: ReplayWebhooksPayloadResolvers<ContextType>;
  ReplayWebhooksSuccess?: ReplayWebhooksSuccessResolvers<ContextType>;
  ReportDefinition?: ReportDefinitionResolvers<ContextType>;
  ReportFigure?: ReportFigureResolvers<ContextType>;
  ReportPeriod?: ReportPeriodResolvers<ContextType>;
  ReportRow?: ReportRowResolvers<ContextType>;
  ReportRowConnection?: ReportRowConnectionResolvers<ContextType>;
  ReportRowEdge?: ReportRowEdgeResolvers<ContextType>;
  ReportRows?: ReportRowsResolvers<ContextType>;
  ResolveBankFindingPayload?: ResolveBankFindingPayloadResolvers<ContextType>;
  ResolveBankFindingSuccess?: ResolveBankFindingSuccessResolvers<ContextType>;
  RestoreExpenseCategoryPayload?: RestoreExpenseCategoryPayloadResolvers<ContextType>;
  RestoreExpenseCategorySuccess?: RestoreExpenseCategorySuccessResolvers<ContextType>;
  RestoreExpensePayload?: RestoreExpensePayloadResolvers<ContextType>;
  RestoreExpenseSuccess?: RestoreExpenseSuccessResolvers<ContextType>;
  RestorePaymentPayload?: RestorePaymentPayloadResolvers<ContextType>;
  RestorePaymentSuccess?: RestorePaymentSuccessResolvers<ContextType>;
  RestoreSuggestionPayload?: RestoreSuggestionPayloadResolvers<ContextType>;
  RestoreSuggestionSuccess?: RestoreSuggestionSuccessResolvers<ContextType>;
  RetryExportPayload?: RetryExportPayloadResolvers<ContextType>;
  RetryExportSuccess?: RetryExportSuccessResolvers<ContextType>;
  RetryFinanceWorkAnywherePayload?: RetryFinanceWorkAnywherePayloadResolvers<ContextType>;
  RetryFinanceWorkAnywhereSuccess?: RetryFinanceWorkAnywhereSuccessResolvers<ContextType>;
  RetryFinanceWorkPayload?: RetryFinanceWorkPayloadResolvers<ContextType>;
  RetryFinanceWorkSuccess?: RetryFinanceWorkSuccessResolvers<ContextType>;
  ReturnTransactionPayload?: ReturnTransactionPayloadResolvers<ContextType>;
  ReturnTransactionSuccess?: ReturnTransactionSuccessResolvers<ContextType>;
  SetTransactionAsidePayload?: SetTransactionAsidePayloadResolvers<ContextType>;
  SetTransactionAsideSuccess?: SetTransactionAsideSuccessResolvers<ContextType>;
  StartExpenseImportPayload?: StartExpenseImportPayloadResolvers<ContextType>;
  StartExpenseImportSuccess?: StartExpenseImportSuccessResolvers<ContextType>;
  StartExportPayload?: StartExportPayloadResolvers<ContextType>;
  StartExportSuccess?: StartExportSuccessResolvers<ContextType>;
  StartRecountPayload?: StartRecountPayloadResolvers<ContextType>;
  StartRecountSuccess?: StartRecountSuccessResolvers<ContextType>;
  TooManyExports?: TooManyExportsResolvers<ContextType>;
  Transaction?: TransactionResolvers<ContextType>;
  TransactionConnection?: TransactionConnectionResolvers<ContextType>;
  TransactionEdge?: TransactionEdgeResolvers<ContextType>;
  TransactionMatch?: TransactionMatchResolvers<ContextType>;
  UndoExpenseChangePayload?: UndoExpenseChangePayloadResolvers<ContextType>;
  UndoExpenseChangeSetPayload?: UndoExpenseChangeSetPayloadResolvers<ContextType>;
  UndoExpenseChangeSetSuccess?: UndoExpenseChangeSetSuccessResolvers<ContextType>;
  UndoExpenseChangeSuccess?: UndoExpenseChangeSuccessResolvers<ContextType>;
  UndoOrderChangeSetPayload?: UndoOrderChangeSetPayloadResolvers<ContextType>;
  UndoOrderChangeSetSuccess?: UndoOrderChangeSetSuccessResolvers<ContextType>;
  UnmatchTransactionPayload?: UnmatchTransactionPayloadResolvers<ContextType>;
  UnmatchTransactionSuccess?: UnmatchTransactionSuccessResolvers<ContextType>;
  UpdateExpenseCategoryPayload?: UpdateExpenseCategoryPayloadResolvers<ContextType>;
  UpdateExpenseCategorySuccess?: UpdateExpenseCategorySuccessResolvers<ContextType>;
  UpdateExpensePayload?: UpdateExpensePayloadResolvers<ContextType>;
  UpdateExpenseSuccess?: UpdateExpenseSuccessResolvers<ContextType>;
  UpdatePaymentConnectionPayload?: UpdatePaymentConnectionPayloadResolvers<ContextType>;
  UpdatePaymentConnectionSuccess?: UpdatePaymentConnectionSuccessResolvers<ContextType>;
  UpdateRecurringExpensePayload?: UpdateRecurringExpensePayloadResolvers<ContextType>;
  UpdateRecurringExpenseSuccess?: UpdateRecurringExpenseSuccessResolvers<ContextType>;
  UpdateVendorPayload?: UpdateVendorPayloadResolvers<ContextType>;
  UpdateVendorSuccess?: UpdateVendorSuccessResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Vendor?: VendorResolvers<ContextType>;
  VendorConnection?: VendorConnectionResolvers<ContextType>;
  VendorEdge?: VendorEdgeResolvers<ContextType>;
  VoidPaymentPayload?: VoidPaymentPayloadResolvers<ContextType>;
  VoidPaymentSuccess?: VoidPaymentSuccessResolvers<ContextType>;
  WebhookAttempt?: WebhookAttemptResolvers<ContextType>;
  WebhookAttemptConnection?: WebhookAttemptConnectionResolvers<ContextType>;
  WebhookAttemptEdge?: WebhookAttemptEdgeResolvers<ContextType>;
  WebhookBody?: WebhookBodyResolvers<ContextType>;
  WebhookDealtWith?: WebhookDealtWithResolvers<ContextType>;
  WebhookEvent?: WebhookEventResolvers<ContextType>;
  WebhookEventConnection?: WebhookEventConnectionResolvers<ContextType>;
  WebhookEventEdge?: WebhookEventEdgeResolvers<ContextType>;
  WebhookHeader?: WebhookHeaderResolvers<ContextType>;
  WebhookNotFailed?: WebhookNotFailedResolvers<ContextType>;
  WebhookReplay?: WebhookReplayResolvers<ContextType>;
  WebhookReplayAlreadyFinished?: WebhookReplayAlreadyFinishedResolvers<ContextType>;
  WebhookReplayConnection?: WebhookReplayConnectionResolvers<ContextType>;
  WebhookReplayEdge?: WebhookReplayEdgeResolvers<ContextType>;
  WorkItem?: WorkItemResolvers<ContextType>;
  WorkItemConnection?: WorkItemConnectionResolvers<ContextType>;
  WorkItemEdge?: WorkItemEdgeResolvers<ContextType>;
  WorkQueue?: WorkQueueResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  needs?: NeedsDirectiveResolver<any, any, ContextType>;
  operator?: OperatorDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
};
