import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Expense as ExpenseEntity } from '../expenses/entities.ts';
import type { Order as OrderEntity, OrderLine as OrderLineEntity, OrderEntry as OrderEntryEntity } from '../orders/entities.ts';
import type { PaymentConnection as PaymentConnectionEntity } from '../payment-connections/entities.ts';
import type { Transaction as TransactionEntity } from '../transactions/entities.ts';
import type { WebhookEvent as WebhookEventEntity } from '../webhook-events/entities.ts';
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

export type CancelOrderInput = {
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type CancelOrderPayload = CancelOrderSuccess | OrderAlreadyPaid;

export type CancelOrderSuccess = {
  __typename?: 'CancelOrderSuccess';
  order: Order;
};

export type CategoryAmount = {
  __typename?: 'CategoryAmount';
  amount: Money;
  category: Scalars['String']['output'];
  /** Part of all expenses in the range, a fraction with four decimals. */
  share: Scalars['Decimal']['output'];
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
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  note: Maybe<Scalars['String']['output']>;
  spentOn: Scalars['Date']['output'];
  vendor: Maybe<Scalars['String']['output']>;
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

export type ExpenseFilter = {
  categories?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Searches vendor, note, category and amount. */
  search?: InputMaybe<Scalars['String']['input']>;
  spent?: InputMaybe<DateRangeInput>;
};

export type ExpenseSort =
  | 'AMOUNT_ASC'
  | 'AMOUNT_DESC'
  | 'SPENT_ON_ASC'
  | 'SPENT_ON_DESC';

export type FieldError = {
  __typename?: 'FieldError';
  message: Scalars['String']['output'];
  /** Where in the input, outermost first: ["lines", "0", "unitPrice"]. */
  path: Array<Scalars['String']['output']>;
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

export type MatchPartInput = {
  /** When absent: what the order still owes, as far as the money reaches; for the last one all that is left. */
  amount?: InputMaybe<MoneyInput>;
  orderId: Scalars['ID']['input'];
};

export type MatchState =
  /** Counted on an order. */
  | 'MATCHED'
  /** Pays no order: money going out, for another account, or told of twice. */
  | 'NOT_APPLICABLE'
  /** A person has said that it is for no order. */
  | 'SET_ASIDE'
  /** Came in, and no order is known for it: shown beside revenue, never in it. */
  | 'UNMATCHED';

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
  /** Moves what was paid above the total to another order, or back among the unmatched money. */
  assignOverpayment: AssignOverpaymentPayload;
  /** Closes an order that is not to be paid. What was paid in part goes to the unmatched money, on the day it was received. */
  cancelOrder: CancelOrderPayload;
  createOrder: CreateOrderPayload;
  /** Makes the order that unmatched money is for, placed when the money came. */
  createOrderFromTransaction: CreateOrderFromTransactionPayload;
  createPaymentConnection: CreatePaymentConnectionPayload;
  /** Decides whether a transfer and its twin are the same money. */
  decideTwin: DecideTwinPayload;
  /** Takes an expense out of every figure. `restoreExpense` brings it back. */
  deleteExpense: DeleteExpensePayload;
  /** Switches a connection off: its callbacks are refused until it is switched on again. */
  disablePaymentConnection: DisablePaymentConnectionPayload;
  /** Makes the same order once more, placed now. */
  duplicateOrder: DuplicateOrderPayload;
  enablePaymentConnection: EnablePaymentConnectionPayload;
  /** Says that what was paid above the total stays with the order. */
  keepOverpayment: KeepOverpaymentPayload;
  /** Lets unmatched money pay one order, or be split over several. */
  matchTransaction: MatchTransactionPayload;
  /**
   * A ready command that sends one validly signed test transfer to the connection, for an order (its code and
   * what it still owes) or for the amount and text given. It is good for the five minutes that a signature lives.
   */
  prepareTestTransfer: PrepareTestTransferPayload;
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
  restoreExpense: RestoreExpensePayload;
  /** Undoes rejectSuggestion. */
  restoreSuggestion: RestoreSuggestionPayload;
  /** Gives dead and waiting work another full set of attempts, now. */
  retryFinanceWork: RetryFinanceWorkPayload;
  /** Undoes setTransactionAside, and the decision that a transfer was told of twice. */
  returnTransaction: ReturnTransactionPayload;
  /** Says that unmatched money is for no order, and what it is instead. */
  setTransactionAside: SetTransactionAsidePayload;
  /** Takes money off an order: it waits unmatched again, on the day it was received. */
  unmatchTransaction: UnmatchTransactionPayload;
  updatePaymentConnection: UpdatePaymentConnectionPayload;
};


export type MutationAddOrderNoteArgs = {
  input: AddOrderNoteInput;
};


export type MutationAssignOverpaymentArgs = {
  input: AssignOverpaymentInput;
};


export type MutationCancelOrderArgs = {
  input: CancelOrderInput;
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


export type MutationDecideTwinArgs = {
  input: DecideTwinInput;
};


export type MutationDeleteExpenseArgs = {
  input: DeleteExpenseInput;
};


export type MutationDisablePaymentConnectionArgs = {
  input: DisablePaymentConnectionInput;
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


export type MutationMatchTransactionArgs = {
  input: MatchTransactionInput;
};


export type MutationPrepareTestTransferArgs = {
  input: PrepareTestTransferInput;
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


export type MutationRestoreExpenseArgs = {
  input: RestoreExpenseInput;
};


export type MutationRestoreSuggestionArgs = {
  input: RestoreSuggestionInput;
};


export type MutationRetryFinanceWorkArgs = {
  input: RetryFinanceWorkInput;
};


export type MutationReturnTransactionArgs = {
  input: ReturnTransactionInput;
};


export type MutationSetTransactionAsideArgs = {
  input: SetTransactionAsideInput;
};


export type MutationUnmatchTransactionArgs = {
  input: UnmatchTransactionInput;
};


export type MutationUpdatePaymentConnectionArgs = {
  input: UpdatePaymentConnectionInput;
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
  | 'OVERPAYMENT_REOPENED'
  | 'PLACED'
  | 'REOPENED'
  | 'STATUS_CHANGED';

export type OrderFilter = {
  /** Of this customer only. */
  customerKey?: InputMaybe<Scalars['String']['input']>;
  /** Only orders with money above the total that nobody has decided on. */
  isOverpaymentOpen?: InputMaybe<Scalars['Boolean']['input']>;
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

export type OrderSort =
  | 'CUSTOMER_ASC'
  | 'CUSTOMER_DESC'
  | 'NUMBER_ASC'
  | 'NUMBER_DESC'
  | 'PAID_ASC'
  | 'PAID_DESC'
  | 'PLACED_AT_ASC'
  | 'PLACED_AT_DESC'
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

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor: Maybe<Scalars['String']['output']>;
};

/** A payment provider set up for a project. */
export type PaymentConnection = {
  __typename?: 'PaymentConnection';
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  lastWebhookAt: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
  provider: PaymentProvider;
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

export type PaymentProvider =
  /** Recorded by hand. */
  | 'MANUAL'
  | 'PAYFAST'
  | 'SEPAY'
  | 'STRIPE';

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

export type Project = {
  __typename?: 'Project';
  /** The last balance that is known; null when none was ever recorded or reported. */
  balance: Maybe<Balance>;
  /** All that one customer has ordered; null for a customer without orders. The key stands on each of the orders. */
  customer: Maybe<Customer>;
  /** The categories in use and those suggested for the kind of project, sorted by name. */
  expenseCategories: Maybe<Array<Scalars['String']['output']>>;
  expenses: Maybe<ExpenseConnection>;
  /** Background work of this part of the product that is not done: waiting, running, stuck, dead. */
  financeWork: Maybe<WorkItemConnection>;
  id: Scalars['ID']['output'];
  /** At most five years at once. */
  metrics: Maybe<ProjectMetrics>;
  order: Maybe<Order>;
  orders: Maybe<OrderConnection>;
  paymentConnections: Maybe<PaymentConnectionConnection>;
  /** Money that moved at a provider. */
  transactions: Maybe<TransactionConnection>;
  /** The raw inbox: every authentic callback, as it came. */
  webhookEvents: Maybe<WebhookEventConnection>;
};


export type ProjectCustomerArgs = {
  key: Scalars['String']['input'];
};


export type ProjectExpensesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ExpenseFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<ExpenseSort>;
};


export type ProjectFinanceWorkArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  states?: InputMaybe<Array<WorkState>>;
};


export type ProjectMetricsArgs = {
  bucket?: InputMaybe<MetricBucket>;
  range: DateRangeInput;
};


export type ProjectOrderArgs = {
  id: Scalars['ID']['input'];
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


export type ProjectTransactionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TransactionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<TransactionSort>;
};


export type ProjectWebhookEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WebhookEventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
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
  /** Largest first. */
  expenseBreakdown: Array<CategoryAmount>;
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
  category: Scalars['String']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  projectId: Scalars['ID']['input'];
  spentOn: Scalars['Date']['input'];
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

export type ReopenOrderPayload = ReopenOrderSuccess;

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

export type RestoreExpenseInput = {
  id: Scalars['ID']['input'];
};

export type RestoreExpensePayload = RestoreExpenseSuccess;

export type RestoreExpenseSuccess = {
  __typename?: 'RestoreExpenseSuccess';
  expense: Expense;
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
  setAsideAs: Maybe<SetAsideReason>;
  /** What unmatched money may be for, the likeliest first. Nothing here happens by itself, also when only one order fits. */
  suggestions: Array<MatchSuggestion>;
  /** A transfer that perhaps tells of the same money: a person decides. */
  twin: Maybe<Transaction>;
  /** What of it pays no order yet; zero unless it is unmatched. */
  unmatched: Money;
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

export type UpdatePaymentConnectionInput = {
  id: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  secrets?: InputMaybe<Scalars['JSON']['input']>;
  settings?: InputMaybe<Scalars['JSON']['input']>;
};

export type UpdatePaymentConnectionPayload = InvalidInput | UpdatePaymentConnectionSuccess;

export type UpdatePaymentConnectionSuccess = {
  __typename?: 'UpdatePaymentConnectionSuccess';
  connection: PaymentConnection;
};

/** A refusal that a person can meet and mend. Every failure type of a mutation's payload implements it. */
export type UserError = {
  /** Says what happened and what to do, in plain words. */
  message: Scalars['String']['output'];
};

export type WebhookEvent = {
  __typename?: 'WebhookEvent';
  attempts: Scalars['Int']['output'];
  /** How often the same event was delivered again. */
  duplicates: Scalars['Int']['output'];
  /** The provider's id of the event. */
  externalId: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  lastError: Maybe<Scalars['String']['output']>;
  /** What came of it, in words. */
  outcome: Maybe<Scalars['String']['output']>;
  /** The body as it came. Needs connections:manage. */
  payload: Maybe<Scalars['String']['output']>;
  processedAt: Maybe<Scalars['DateTime']['output']>;
  provider: PaymentProvider;
  receivedAt: Scalars['DateTime']['output'];
  state: WebhookEventState;
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
  provider?: InputMaybe<PaymentProvider>;
  states?: InputMaybe<Array<WebhookEventState>>;
};

export type WebhookEventState =
  | 'FAILED'
  /** Authentic, and nothing to do about it; `outcome` says why. */
  | 'IGNORED'
  | 'PROCESSED'
  | 'PROCESSING'
  | 'RECEIVED';

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
  Order: Order;
  Project: Project;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
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
  AssignOverpaymentPayload:
    | ( Omit<AssignOverpaymentSuccess, 'order' | 'toOrder'> & { order: _RefType['Order'], toOrder?: Maybe<_RefType['Order']> } )
    | ( InvalidInput )
    | ( OrderNotOverpaid )
  ;
  CancelOrderPayload:
    | ( Omit<CancelOrderSuccess, 'order'> & { order: _RefType['Order'] } )
    | ( OrderAlreadyPaid )
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
  DecideTwinPayload:
    | ( Omit<DecideTwinSuccess, 'orders' | 'transaction'> & { orders: Array<_RefType['Order']>, transaction: _RefType['Transaction'] } )
    | ( NothingLeftToMatch )
  ;
  DeleteExpensePayload: ( Omit<DeleteExpenseSuccess, 'expense'> & { expense: _RefType['Expense'] } );
  DisablePaymentConnectionPayload: ( Omit<DisablePaymentConnectionSuccess, 'connection'> & { connection: _RefType['PaymentConnection'] } );
  DuplicateOrderPayload: ( Omit<DuplicateOrderSuccess, 'order'> & { order: _RefType['Order'] } );
  EnablePaymentConnectionPayload: ( Omit<EnablePaymentConnectionSuccess, 'connection'> & { connection: _RefType['PaymentConnection'] } );
  KeepOverpaymentPayload:
    | ( InvalidInput )
    | ( Omit<KeepOverpaymentSuccess, 'order'> & { order: _RefType['Order'] } )
    | ( OrderNotOverpaid )
  ;
  MatchTransactionPayload:
    | ( InvalidInput )
    | ( Omit<MatchTransactionSuccess, 'orders' | 'transaction'> & { orders: Array<_RefType['Order']>, transaction: _RefType['Transaction'] } )
    | ( NothingLeftToMatch )
  ;
  PrepareTestTransferPayload:
    | ( InvalidInput )
    | ( PrepareTestTransferSuccess )
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
  ReopenOrderPayload: ( Omit<ReopenOrderSuccess, 'order'> & { order: _RefType['Order'] } );
  ReopenOverpaymentPayload: ( Omit<ReopenOverpaymentSuccess, 'order'> & { order: _RefType['Order'] } );
  RestoreExpensePayload: ( Omit<RestoreExpenseSuccess, 'expense'> & { expense: _RefType['Expense'] } );
  RestoreSuggestionPayload: ( Omit<RestoreSuggestionSuccess, 'transaction'> & { transaction: _RefType['Transaction'] } );
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
  UnmatchTransactionPayload:
    | ( InvalidInput )
    | ( Omit<UnmatchTransactionSuccess, 'orders' | 'transaction'> & { orders: Array<_RefType['Order']>, transaction: _RefType['Transaction'] } )
  ;
  UpdatePaymentConnectionPayload:
    | ( InvalidInput )
    | ( Omit<UpdatePaymentConnectionSuccess, 'connection'> & { connection: _RefType['PaymentConnection'] } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError:
    | ( InvalidInput )
    | ( NothingLeftToMatch )
    | ( OrderAlreadyPaid )
    | ( OrderNotOverpaid )
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
  AssignOverpaymentInput: AssignOverpaymentInput;
  AssignOverpaymentPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AssignOverpaymentPayload']>;
  AssignOverpaymentSuccess: ResolverTypeWrapper<Omit<AssignOverpaymentSuccess, 'order' | 'toOrder'> & { order: ResolversTypes['Order'], toOrder?: Maybe<ResolversTypes['Order']> }>;
  Balance: ResolverTypeWrapper<Balance>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CancelOrderInput: CancelOrderInput;
  CancelOrderPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelOrderPayload']>;
  CancelOrderSuccess: ResolverTypeWrapper<Omit<CancelOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  CategoryAmount: ResolverTypeWrapper<CategoryAmount>;
  CreateOrderFromTransactionInput: CreateOrderFromTransactionInput;
  CreateOrderFromTransactionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateOrderFromTransactionPayload']>;
  CreateOrderFromTransactionSuccess: ResolverTypeWrapper<Omit<CreateOrderFromTransactionSuccess, 'orders' | 'transaction'> & { orders: Array<ResolversTypes['Order']>, transaction: ResolversTypes['Transaction'] }>;
  CreateOrderInput: CreateOrderInput;
  CreateOrderPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateOrderPayload']>;
  CreateOrderSuccess: ResolverTypeWrapper<Omit<CreateOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  CreatePaymentConnectionInput: CreatePaymentConnectionInput;
  CreatePaymentConnectionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreatePaymentConnectionPayload']>;
  CreatePaymentConnectionSuccess: ResolverTypeWrapper<Omit<CreatePaymentConnectionSuccess, 'connection'> & { connection: ResolversTypes['PaymentConnection'] }>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  Customer: ResolverTypeWrapper<Customer>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
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
  DuplicateOrderInput: DuplicateOrderInput;
  DuplicateOrderPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DuplicateOrderPayload']>;
  DuplicateOrderSuccess: ResolverTypeWrapper<Omit<DuplicateOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  EnablePaymentConnectionInput: EnablePaymentConnectionInput;
  EnablePaymentConnectionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EnablePaymentConnectionPayload']>;
  EnablePaymentConnectionSuccess: ResolverTypeWrapper<Omit<EnablePaymentConnectionSuccess, 'connection'> & { connection: ResolversTypes['PaymentConnection'] }>;
  Expense: ResolverTypeWrapper<ExpenseEntity>;
  ExpenseConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['Expense']>>;
  ExpenseEdge: ResolverTypeWrapper<Omit<ExpenseEdge, 'node'> & { node: ResolversTypes['Expense'] }>;
  ExpenseFilter: ExpenseFilter;
  ExpenseSort: ExpenseSort;
  FieldError: ResolverTypeWrapper<FieldError>;
  InvalidInput: ResolverTypeWrapper<InvalidInput>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  KeepOverpaymentInput: KeepOverpaymentInput;
  KeepOverpaymentPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['KeepOverpaymentPayload']>;
  KeepOverpaymentSuccess: ResolverTypeWrapper<Omit<KeepOverpaymentSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  MatchPartInput: MatchPartInput;
  MatchState: MatchState;
  MatchSuggestion: ResolverTypeWrapper<Omit<MatchSuggestion, 'order'> & { order: ResolversTypes['Order'] }>;
  MatchTransactionInput: MatchTransactionInput;
  MatchTransactionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MatchTransactionPayload']>;
  MatchTransactionSuccess: ResolverTypeWrapper<Omit<MatchTransactionSuccess, 'orders' | 'transaction'> & { orders: Array<ResolversTypes['Order']>, transaction: ResolversTypes['Transaction'] }>;
  MetricBucket: MetricBucket;
  MetricPoint: ResolverTypeWrapper<MetricPoint>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NothingLeftToMatch: ResolverTypeWrapper<NothingLeftToMatch>;
  Order: ResolverTypeWrapper<OrderEntity>;
  OrderAlreadyPaid: ResolverTypeWrapper<OrderAlreadyPaid>;
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
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PaymentConnection: ResolverTypeWrapper<PaymentConnectionEntity>;
  PaymentConnectionConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['PaymentConnection']>>;
  PaymentConnectionEdge: ResolverTypeWrapper<Omit<PaymentConnectionEdge, 'node'> & { node: ResolversTypes['PaymentConnection'] }>;
  PaymentConnectionStatus: PaymentConnectionStatus;
  PaymentInstructions: ResolverTypeWrapper<PaymentInstructions>;
  PaymentProvider: PaymentProvider;
  PrepareTestTransferInput: PrepareTestTransferInput;
  PrepareTestTransferPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PrepareTestTransferPayload']>;
  PrepareTestTransferSuccess: ResolverTypeWrapper<PrepareTestTransferSuccess>;
  Project: ResolverTypeWrapper<Omit<Project, 'expenses' | 'financeWork' | 'order' | 'orders' | 'paymentConnections' | 'transactions' | 'webhookEvents'> & { expenses?: Maybe<ResolversTypes['ExpenseConnection']>, financeWork?: Maybe<ResolversTypes['WorkItemConnection']>, order?: Maybe<ResolversTypes['Order']>, orders?: Maybe<ResolversTypes['OrderConnection']>, paymentConnections?: Maybe<ResolversTypes['PaymentConnectionConnection']>, transactions?: Maybe<ResolversTypes['TransactionConnection']>, webhookEvents?: Maybe<ResolversTypes['WebhookEventConnection']> }>;
  ProjectMetrics: ResolverTypeWrapper<ProjectMetrics>;
  RecordBalanceInput: RecordBalanceInput;
  RecordBalancePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecordBalancePayload']>;
  RecordBalanceSuccess: ResolverTypeWrapper<RecordBalanceSuccess>;
  RecordExpenseInput: RecordExpenseInput;
  RecordExpensePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecordExpensePayload']>;
  RecordExpenseSuccess: ResolverTypeWrapper<Omit<RecordExpenseSuccess, 'expense'> & { expense: ResolversTypes['Expense'] }>;
  RecordPaymentInput: RecordPaymentInput;
  RecordPaymentPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecordPaymentPayload']>;
  RecordPaymentSuccess: ResolverTypeWrapper<Omit<RecordPaymentSuccess, 'order' | 'transaction'> & { order: ResolversTypes['Order'], transaction: ResolversTypes['Transaction'] }>;
  RejectSuggestionInput: RejectSuggestionInput;
  RejectSuggestionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RejectSuggestionPayload']>;
  RejectSuggestionSuccess: ResolverTypeWrapper<Omit<RejectSuggestionSuccess, 'transaction'> & { transaction: ResolversTypes['Transaction'] }>;
  ReopenOrderInput: ReopenOrderInput;
  ReopenOrderPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReopenOrderPayload']>;
  ReopenOrderSuccess: ResolverTypeWrapper<Omit<ReopenOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  ReopenOverpaymentInput: ReopenOverpaymentInput;
  ReopenOverpaymentPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReopenOverpaymentPayload']>;
  ReopenOverpaymentSuccess: ResolverTypeWrapper<Omit<ReopenOverpaymentSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  RestoreExpenseInput: RestoreExpenseInput;
  RestoreExpensePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RestoreExpensePayload']>;
  RestoreExpenseSuccess: ResolverTypeWrapper<Omit<RestoreExpenseSuccess, 'expense'> & { expense: ResolversTypes['Expense'] }>;
  RestoreSuggestionInput: RestoreSuggestionInput;
  RestoreSuggestionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RestoreSuggestionPayload']>;
  RestoreSuggestionSuccess: ResolverTypeWrapper<Omit<RestoreSuggestionSuccess, 'transaction'> & { transaction: ResolversTypes['Transaction'] }>;
  RetryFinanceWorkInput: RetryFinanceWorkInput;
  RetryFinanceWorkPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetryFinanceWorkPayload']>;
  RetryFinanceWorkSuccess: ResolverTypeWrapper<RetryFinanceWorkSuccess>;
  ReturnTransactionInput: ReturnTransactionInput;
  ReturnTransactionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReturnTransactionPayload']>;
  ReturnTransactionSuccess: ResolverTypeWrapper<Omit<ReturnTransactionSuccess, 'transaction'> & { transaction: ResolversTypes['Transaction'] }>;
  SetAsideReason: SetAsideReason;
  SetTransactionAsideInput: SetTransactionAsideInput;
  SetTransactionAsidePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetTransactionAsidePayload']>;
  SetTransactionAsideSuccess: ResolverTypeWrapper<Omit<SetTransactionAsideSuccess, 'transaction'> & { transaction: ResolversTypes['Transaction'] }>;
  Transaction: ResolverTypeWrapper<TransactionEntity>;
  TransactionConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['Transaction']>>;
  TransactionDirection: TransactionDirection;
  TransactionEdge: ResolverTypeWrapper<Omit<TransactionEdge, 'node'> & { node: ResolversTypes['Transaction'] }>;
  TransactionFilter: TransactionFilter;
  TransactionMatch: ResolverTypeWrapper<Omit<TransactionMatch, 'order'> & { order: ResolversTypes['Order'] }>;
  TransactionSort: TransactionSort;
  UnmatchTransactionInput: UnmatchTransactionInput;
  UnmatchTransactionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UnmatchTransactionPayload']>;
  UnmatchTransactionSuccess: ResolverTypeWrapper<Omit<UnmatchTransactionSuccess, 'orders' | 'transaction'> & { orders: Array<ResolversTypes['Order']>, transaction: ResolversTypes['Transaction'] }>;
  UpdatePaymentConnectionInput: UpdatePaymentConnectionInput;
  UpdatePaymentConnectionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdatePaymentConnectionPayload']>;
  UpdatePaymentConnectionSuccess: ResolverTypeWrapper<Omit<UpdatePaymentConnectionSuccess, 'connection'> & { connection: ResolversTypes['PaymentConnection'] }>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  WebhookEvent: ResolverTypeWrapper<WebhookEventEntity>;
  WebhookEventConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['WebhookEvent']>>;
  WebhookEventEdge: ResolverTypeWrapper<Omit<WebhookEventEdge, 'node'> & { node: ResolversTypes['WebhookEvent'] }>;
  WebhookEventFilter: WebhookEventFilter;
  WebhookEventState: WebhookEventState;
  WorkItem: ResolverTypeWrapper<WorkItem>;
  WorkItemConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['WorkItem']>>;
  WorkItemEdge: ResolverTypeWrapper<WorkItemEdge>;
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
  AssignOverpaymentInput: AssignOverpaymentInput;
  AssignOverpaymentPayload: ResolversUnionTypes<ResolversParentTypes>['AssignOverpaymentPayload'];
  AssignOverpaymentSuccess: Omit<AssignOverpaymentSuccess, 'order' | 'toOrder'> & { order: ResolversParentTypes['Order'], toOrder?: Maybe<ResolversParentTypes['Order']> };
  Balance: Balance;
  Boolean: Scalars['Boolean']['output'];
  CancelOrderInput: CancelOrderInput;
  CancelOrderPayload: ResolversUnionTypes<ResolversParentTypes>['CancelOrderPayload'];
  CancelOrderSuccess: Omit<CancelOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  CategoryAmount: CategoryAmount;
  CreateOrderFromTransactionInput: CreateOrderFromTransactionInput;
  CreateOrderFromTransactionPayload: ResolversUnionTypes<ResolversParentTypes>['CreateOrderFromTransactionPayload'];
  CreateOrderFromTransactionSuccess: Omit<CreateOrderFromTransactionSuccess, 'orders' | 'transaction'> & { orders: Array<ResolversParentTypes['Order']>, transaction: ResolversParentTypes['Transaction'] };
  CreateOrderInput: CreateOrderInput;
  CreateOrderPayload: ResolversUnionTypes<ResolversParentTypes>['CreateOrderPayload'];
  CreateOrderSuccess: Omit<CreateOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  CreatePaymentConnectionInput: CreatePaymentConnectionInput;
  CreatePaymentConnectionPayload: ResolversUnionTypes<ResolversParentTypes>['CreatePaymentConnectionPayload'];
  CreatePaymentConnectionSuccess: Omit<CreatePaymentConnectionSuccess, 'connection'> & { connection: ResolversParentTypes['PaymentConnection'] };
  Currency: Scalars['Currency']['output'];
  Customer: Customer;
  Int: Scalars['Int']['output'];
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
  DuplicateOrderInput: DuplicateOrderInput;
  DuplicateOrderPayload: ResolversUnionTypes<ResolversParentTypes>['DuplicateOrderPayload'];
  DuplicateOrderSuccess: Omit<DuplicateOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  EnablePaymentConnectionInput: EnablePaymentConnectionInput;
  EnablePaymentConnectionPayload: ResolversUnionTypes<ResolversParentTypes>['EnablePaymentConnectionPayload'];
  EnablePaymentConnectionSuccess: Omit<EnablePaymentConnectionSuccess, 'connection'> & { connection: ResolversParentTypes['PaymentConnection'] };
  Expense: ExpenseEntity;
  ExpenseConnection: Connection<ResolversParentTypes['Expense']>;
  ExpenseEdge: Omit<ExpenseEdge, 'node'> & { node: ResolversParentTypes['Expense'] };
  ExpenseFilter: ExpenseFilter;
  FieldError: FieldError;
  InvalidInput: InvalidInput;
  JSON: Scalars['JSON']['output'];
  KeepOverpaymentInput: KeepOverpaymentInput;
  KeepOverpaymentPayload: ResolversUnionTypes<ResolversParentTypes>['KeepOverpaymentPayload'];
  KeepOverpaymentSuccess: Omit<KeepOverpaymentSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  MatchPartInput: MatchPartInput;
  MatchSuggestion: Omit<MatchSuggestion, 'order'> & { order: ResolversParentTypes['Order'] };
  MatchTransactionInput: MatchTransactionInput;
  MatchTransactionPayload: ResolversUnionTypes<ResolversParentTypes>['MatchTransactionPayload'];
  MatchTransactionSuccess: Omit<MatchTransactionSuccess, 'orders' | 'transaction'> & { orders: Array<ResolversParentTypes['Order']>, transaction: ResolversParentTypes['Transaction'] };
  MetricPoint: MetricPoint;
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  NothingLeftToMatch: NothingLeftToMatch;
  Order: OrderEntity;
  OrderAlreadyPaid: OrderAlreadyPaid;
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
  PageInfo: PageInfo;
  PaymentConnection: PaymentConnectionEntity;
  PaymentConnectionConnection: Connection<ResolversParentTypes['PaymentConnection']>;
  PaymentConnectionEdge: Omit<PaymentConnectionEdge, 'node'> & { node: ResolversParentTypes['PaymentConnection'] };
  PaymentInstructions: PaymentInstructions;
  PrepareTestTransferInput: PrepareTestTransferInput;
  PrepareTestTransferPayload: ResolversUnionTypes<ResolversParentTypes>['PrepareTestTransferPayload'];
  PrepareTestTransferSuccess: PrepareTestTransferSuccess;
  Project: Omit<Project, 'expenses' | 'financeWork' | 'order' | 'orders' | 'paymentConnections' | 'transactions' | 'webhookEvents'> & { expenses?: Maybe<ResolversParentTypes['ExpenseConnection']>, financeWork?: Maybe<ResolversParentTypes['WorkItemConnection']>, order?: Maybe<ResolversParentTypes['Order']>, orders?: Maybe<ResolversParentTypes['OrderConnection']>, paymentConnections?: Maybe<ResolversParentTypes['PaymentConnectionConnection']>, transactions?: Maybe<ResolversParentTypes['TransactionConnection']>, webhookEvents?: Maybe<ResolversParentTypes['WebhookEventConnection']> } | FederationReferenceTypes['Project'];
  ProjectMetrics: ProjectMetrics;
  RecordBalanceInput: RecordBalanceInput;
  RecordBalancePayload: ResolversUnionTypes<ResolversParentTypes>['RecordBalancePayload'];
  RecordBalanceSuccess: RecordBalanceSuccess;
  RecordExpenseInput: RecordExpenseInput;
  RecordExpensePayload: ResolversUnionTypes<ResolversParentTypes>['RecordExpensePayload'];
  RecordExpenseSuccess: Omit<RecordExpenseSuccess, 'expense'> & { expense: ResolversParentTypes['Expense'] };
  RecordPaymentInput: RecordPaymentInput;
  RecordPaymentPayload: ResolversUnionTypes<ResolversParentTypes>['RecordPaymentPayload'];
  RecordPaymentSuccess: Omit<RecordPaymentSuccess, 'order' | 'transaction'> & { order: ResolversParentTypes['Order'], transaction: ResolversParentTypes['Transaction'] };
  RejectSuggestionInput: RejectSuggestionInput;
  RejectSuggestionPayload: ResolversUnionTypes<ResolversParentTypes>['RejectSuggestionPayload'];
  RejectSuggestionSuccess: Omit<RejectSuggestionSuccess, 'transaction'> & { transaction: ResolversParentTypes['Transaction'] };
  ReopenOrderInput: ReopenOrderInput;
  ReopenOrderPayload: ResolversUnionTypes<ResolversParentTypes>['ReopenOrderPayload'];
  ReopenOrderSuccess: Omit<ReopenOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  ReopenOverpaymentInput: ReopenOverpaymentInput;
  ReopenOverpaymentPayload: ResolversUnionTypes<ResolversParentTypes>['ReopenOverpaymentPayload'];
  ReopenOverpaymentSuccess: Omit<ReopenOverpaymentSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  RestoreExpenseInput: RestoreExpenseInput;
  RestoreExpensePayload: ResolversUnionTypes<ResolversParentTypes>['RestoreExpensePayload'];
  RestoreExpenseSuccess: Omit<RestoreExpenseSuccess, 'expense'> & { expense: ResolversParentTypes['Expense'] };
  RestoreSuggestionInput: RestoreSuggestionInput;
  RestoreSuggestionPayload: ResolversUnionTypes<ResolversParentTypes>['RestoreSuggestionPayload'];
  RestoreSuggestionSuccess: Omit<RestoreSuggestionSuccess, 'transaction'> & { transaction: ResolversParentTypes['Transaction'] };
  RetryFinanceWorkInput: RetryFinanceWorkInput;
  RetryFinanceWorkPayload: ResolversUnionTypes<ResolversParentTypes>['RetryFinanceWorkPayload'];
  RetryFinanceWorkSuccess: RetryFinanceWorkSuccess;
  ReturnTransactionInput: ReturnTransactionInput;
  ReturnTransactionPayload: ResolversUnionTypes<ResolversParentTypes>['ReturnTransactionPayload'];
  ReturnTransactionSuccess: Omit<ReturnTransactionSuccess, 'transaction'> & { transaction: ResolversParentTypes['Transaction'] };
  SetTransactionAsideInput: SetTransactionAsideInput;
  SetTransactionAsidePayload: ResolversUnionTypes<ResolversParentTypes>['SetTransactionAsidePayload'];
  SetTransactionAsideSuccess: Omit<SetTransactionAsideSuccess, 'transaction'> & { transaction: ResolversParentTypes['Transaction'] };
  Transaction: TransactionEntity;
  TransactionConnection: Connection<ResolversParentTypes['Transaction']>;
  TransactionEdge: Omit<TransactionEdge, 'node'> & { node: ResolversParentTypes['Transaction'] };
  TransactionFilter: TransactionFilter;
  TransactionMatch: Omit<TransactionMatch, 'order'> & { order: ResolversParentTypes['Order'] };
  UnmatchTransactionInput: UnmatchTransactionInput;
  UnmatchTransactionPayload: ResolversUnionTypes<ResolversParentTypes>['UnmatchTransactionPayload'];
  UnmatchTransactionSuccess: Omit<UnmatchTransactionSuccess, 'orders' | 'transaction'> & { orders: Array<ResolversParentTypes['Order']>, transaction: ResolversParentTypes['Transaction'] };
  UpdatePaymentConnectionInput: UpdatePaymentConnectionInput;
  UpdatePaymentConnectionPayload: ResolversUnionTypes<ResolversParentTypes>['UpdatePaymentConnectionPayload'];
  UpdatePaymentConnectionSuccess: Omit<UpdatePaymentConnectionSuccess, 'connection'> & { connection: ResolversParentTypes['PaymentConnection'] };
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  WebhookEvent: WebhookEventEntity;
  WebhookEventConnection: Connection<ResolversParentTypes['WebhookEvent']>;
  WebhookEventEdge: Omit<WebhookEventEdge, 'node'> & { node: ResolversParentTypes['WebhookEvent'] };
  WebhookEventFilter: WebhookEventFilter;
  WorkItem: WorkItem;
  WorkItemConnection: Connection<ResolversParentTypes['WorkItem']>;
  WorkItemEdge: WorkItemEdge;
  String: Scalars['String']['output'];
};

export type NeedsDirectiveArgs = {
  of?: Maybe<Scalars['String']['input']>;
  scope: Scalars['String']['input'];
};

export type NeedsDirectiveResolver<Result, Parent, ContextType = Context, Args = NeedsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PublicDirectiveArgs = { };

export type PublicDirectiveResolver<Result, Parent, ContextType = Context, Args = PublicDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AddOrderNotePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddOrderNotePayload'] = ResolversParentTypes['AddOrderNotePayload']> = {
  __resolveType: TypeResolveFn<'AddOrderNoteSuccess' | 'InvalidInput', ParentType, ContextType>;
};

export type AddOrderNoteSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddOrderNoteSuccess'] = ResolversParentTypes['AddOrderNoteSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
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

export type CancelOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderPayload'] = ResolversParentTypes['CancelOrderPayload']> = {
  __resolveType: TypeResolveFn<'CancelOrderSuccess' | 'OrderAlreadyPaid', ParentType, ContextType>;
};

export type CancelOrderSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderSuccess'] = ResolversParentTypes['CancelOrderSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CategoryAmountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryAmount'] = ResolversParentTypes['CategoryAmount']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
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
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  spentOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type FieldErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FieldError'] = ResolversParentTypes['FieldError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
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
  assignOverpayment?: Resolver<ResolversTypes['AssignOverpaymentPayload'], ParentType, ContextType, RequireFields<MutationAssignOverpaymentArgs, 'input'>>;
  cancelOrder?: Resolver<ResolversTypes['CancelOrderPayload'], ParentType, ContextType, RequireFields<MutationCancelOrderArgs, 'input'>>;
  createOrder?: Resolver<ResolversTypes['CreateOrderPayload'], ParentType, ContextType, RequireFields<MutationCreateOrderArgs, 'input'>>;
  createOrderFromTransaction?: Resolver<ResolversTypes['CreateOrderFromTransactionPayload'], ParentType, ContextType, RequireFields<MutationCreateOrderFromTransactionArgs, 'input'>>;
  createPaymentConnection?: Resolver<ResolversTypes['CreatePaymentConnectionPayload'], ParentType, ContextType, RequireFields<MutationCreatePaymentConnectionArgs, 'input'>>;
  decideTwin?: Resolver<ResolversTypes['DecideTwinPayload'], ParentType, ContextType, RequireFields<MutationDecideTwinArgs, 'input'>>;
  deleteExpense?: Resolver<ResolversTypes['DeleteExpensePayload'], ParentType, ContextType, RequireFields<MutationDeleteExpenseArgs, 'input'>>;
  disablePaymentConnection?: Resolver<ResolversTypes['DisablePaymentConnectionPayload'], ParentType, ContextType, RequireFields<MutationDisablePaymentConnectionArgs, 'input'>>;
  duplicateOrder?: Resolver<ResolversTypes['DuplicateOrderPayload'], ParentType, ContextType, RequireFields<MutationDuplicateOrderArgs, 'input'>>;
  enablePaymentConnection?: Resolver<ResolversTypes['EnablePaymentConnectionPayload'], ParentType, ContextType, RequireFields<MutationEnablePaymentConnectionArgs, 'input'>>;
  keepOverpayment?: Resolver<ResolversTypes['KeepOverpaymentPayload'], ParentType, ContextType, RequireFields<MutationKeepOverpaymentArgs, 'input'>>;
  matchTransaction?: Resolver<ResolversTypes['MatchTransactionPayload'], ParentType, ContextType, RequireFields<MutationMatchTransactionArgs, 'input'>>;
  prepareTestTransfer?: Resolver<ResolversTypes['PrepareTestTransferPayload'], ParentType, ContextType, RequireFields<MutationPrepareTestTransferArgs, 'input'>>;
  recordBalance?: Resolver<ResolversTypes['RecordBalancePayload'], ParentType, ContextType, RequireFields<MutationRecordBalanceArgs, 'input'>>;
  recordExpense?: Resolver<ResolversTypes['RecordExpensePayload'], ParentType, ContextType, RequireFields<MutationRecordExpenseArgs, 'input'>>;
  recordPayment?: Resolver<ResolversTypes['RecordPaymentPayload'], ParentType, ContextType, RequireFields<MutationRecordPaymentArgs, 'input'>>;
  rejectSuggestion?: Resolver<ResolversTypes['RejectSuggestionPayload'], ParentType, ContextType, RequireFields<MutationRejectSuggestionArgs, 'input'>>;
  reopenOrder?: Resolver<ResolversTypes['ReopenOrderPayload'], ParentType, ContextType, RequireFields<MutationReopenOrderArgs, 'input'>>;
  reopenOverpayment?: Resolver<ResolversTypes['ReopenOverpaymentPayload'], ParentType, ContextType, RequireFields<MutationReopenOverpaymentArgs, 'input'>>;
  restoreExpense?: Resolver<ResolversTypes['RestoreExpensePayload'], ParentType, ContextType, RequireFields<MutationRestoreExpenseArgs, 'input'>>;
  restoreSuggestion?: Resolver<ResolversTypes['RestoreSuggestionPayload'], ParentType, ContextType, RequireFields<MutationRestoreSuggestionArgs, 'input'>>;
  retryFinanceWork?: Resolver<ResolversTypes['RetryFinanceWorkPayload'], ParentType, ContextType, RequireFields<MutationRetryFinanceWorkArgs, 'input'>>;
  returnTransaction?: Resolver<ResolversTypes['ReturnTransactionPayload'], ParentType, ContextType, RequireFields<MutationReturnTransactionArgs, 'input'>>;
  setTransactionAside?: Resolver<ResolversTypes['SetTransactionAsidePayload'], ParentType, ContextType, RequireFields<MutationSetTransactionAsideArgs, 'input'>>;
  unmatchTransaction?: Resolver<ResolversTypes['UnmatchTransactionPayload'], ParentType, ContextType, RequireFields<MutationUnmatchTransactionArgs, 'input'>>;
  updatePaymentConnection?: Resolver<ResolversTypes['UpdatePaymentConnectionPayload'], ParentType, ContextType, RequireFields<MutationUpdatePaymentConnectionArgs, 'input'>>;
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
};

export type OrderAlreadyPaidResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderAlreadyPaid'] = ResolversParentTypes['OrderAlreadyPaid']> = {
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

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentConnection'] = ResolversParentTypes['PaymentConnection']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastWebhookAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['PaymentProvider'], ParentType, ContextType>;
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

export type PrepareTestTransferPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PrepareTestTransferPayload'] = ResolversParentTypes['PrepareTestTransferPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'PrepareTestTransferSuccess', ParentType, ContextType>;
};

export type PrepareTestTransferSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PrepareTestTransferSuccess'] = ResolversParentTypes['PrepareTestTransferSuccess']> = {
  command?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Project'] = ResolversParentTypes['Project'], FederationReferenceType extends FederationReferenceTypes['Project'] = FederationReferenceTypes['Project']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Project']> | FederationReferenceType, FederationReferenceType, ContextType>;
  balance?: Resolver<Maybe<ResolversTypes['Balance']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<ProjectCustomerArgs, 'key'>>;
  expenseCategories?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  expenses?: Resolver<Maybe<ResolversTypes['ExpenseConnection']>, ParentType, ContextType, Partial<ProjectExpensesArgs>>;
  financeWork?: Resolver<Maybe<ResolversTypes['WorkItemConnection']>, ParentType, ContextType, RequireFields<ProjectFinanceWorkArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  metrics?: Resolver<Maybe<ResolversTypes['ProjectMetrics']>, ParentType, ContextType, RequireFields<ProjectMetricsArgs, 'bucket' | 'range'>>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<ProjectOrderArgs, 'id'>>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, Partial<ProjectOrdersArgs>>;
  paymentConnections?: Resolver<Maybe<ResolversTypes['PaymentConnectionConnection']>, ParentType, ContextType, RequireFields<ProjectPaymentConnectionsArgs, 'first'>>;
  transactions?: Resolver<Maybe<ResolversTypes['TransactionConnection']>, ParentType, ContextType, Partial<ProjectTransactionsArgs>>;
  webhookEvents?: Resolver<Maybe<ResolversTypes['WebhookEventConnection']>, ParentType, ContextType, Partial<ProjectWebhookEventsArgs>>;
};

export type ProjectMetricsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProjectMetrics'] = ResolversParentTypes['ProjectMetrics']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  averageOrderValue?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  burnRate?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  cashOutOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  expenseBreakdown?: Resolver<Array<ResolversTypes['CategoryAmount']>, ParentType, ContextType>;
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

export type RejectSuggestionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectSuggestionPayload'] = ResolversParentTypes['RejectSuggestionPayload']> = {
  __resolveType: TypeResolveFn<'RejectSuggestionSuccess', ParentType, ContextType>;
};

export type RejectSuggestionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectSuggestionSuccess'] = ResolversParentTypes['RejectSuggestionSuccess']> = {
  transaction?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReopenOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReopenOrderPayload'] = ResolversParentTypes['ReopenOrderPayload']> = {
  __resolveType: TypeResolveFn<'ReopenOrderSuccess', ParentType, ContextType>;
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

export type RestoreExpensePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreExpensePayload'] = ResolversParentTypes['RestoreExpensePayload']> = {
  __resolveType: TypeResolveFn<'RestoreExpenseSuccess', ParentType, ContextType>;
};

export type RestoreExpenseSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreExpenseSuccess'] = ResolversParentTypes['RestoreExpenseSuccess']> = {
  expense?: Resolver<ResolversTypes['Expense'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RestoreSuggestionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreSuggestionPayload'] = ResolversParentTypes['RestoreSuggestionPayload']> = {
  __resolveType: TypeResolveFn<'RestoreSuggestionSuccess', ParentType, ContextType>;
};

export type RestoreSuggestionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreSuggestionSuccess'] = ResolversParentTypes['RestoreSuggestionSuccess']> = {
  transaction?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
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
  setAsideAs?: Resolver<Maybe<ResolversTypes['SetAsideReason']>, ParentType, ContextType>;
  suggestions?: Resolver<Array<ResolversTypes['MatchSuggestion']>, ParentType, ContextType>;
  twin?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType>;
  unmatched?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
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

export type UnmatchTransactionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnmatchTransactionPayload'] = ResolversParentTypes['UnmatchTransactionPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'UnmatchTransactionSuccess', ParentType, ContextType>;
};

export type UnmatchTransactionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnmatchTransactionSuccess'] = ResolversParentTypes['UnmatchTransactionSuccess']> = {
  orders?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  transaction?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdatePaymentConnectionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdatePaymentConnectionPayload'] = ResolversParentTypes['UpdatePaymentConnectionPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'UpdatePaymentConnectionSuccess', ParentType, ContextType>;
};

export type UpdatePaymentConnectionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdatePaymentConnectionSuccess'] = ResolversParentTypes['UpdatePaymentConnectionSuccess']> = {
  connection?: Resolver<ResolversTypes['PaymentConnection'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'NothingLeftToMatch' | 'OrderAlreadyPaid' | 'OrderNotOverpaid', ParentType, ContextType>;
};

export type WebhookEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEvent'] = ResolversParentTypes['WebhookEvent']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  duplicates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  payload?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  processedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['PaymentProvider'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookEventState'], ParentType, ContextType>;
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

export type WorkItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkItem'] = ResolversParentTypes['WorkItem']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
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

export type Resolvers<ContextType = Context> = {
  AddOrderNotePayload?: AddOrderNotePayloadResolvers<ContextType>;
  AddOrderNoteSuccess?: AddOrderNoteSuccessResolvers<ContextType>;
  AssignOverpaymentPayload?: AssignOverpaymentPayloadResolvers<ContextType>;
  AssignOverpaymentSuccess?: AssignOverpaymentSuccessResolvers<ContextType>;
  Balance?: BalanceResolvers<ContextType>;
  CancelOrderPayload?: CancelOrderPayloadResolvers<ContextType>;
  CancelOrderSuccess?: CancelOrderSuccessResolvers<ContextType>;
  CategoryAmount?: CategoryAmountResolvers<ContextType>;
  CreateOrderFromTransactionPayload?: CreateOrderFromTransactionPayloadResolvers<ContextType>;
  CreateOrderFromTransactionSuccess?: CreateOrderFromTransactionSuccessResolvers<ContextType>;
  CreateOrderPayload?: CreateOrderPayloadResolvers<ContextType>;
  CreateOrderSuccess?: CreateOrderSuccessResolvers<ContextType>;
  CreatePaymentConnectionPayload?: CreatePaymentConnectionPayloadResolvers<ContextType>;
  CreatePaymentConnectionSuccess?: CreatePaymentConnectionSuccessResolvers<ContextType>;
  Currency?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DecideTwinPayload?: DecideTwinPayloadResolvers<ContextType>;
  DecideTwinSuccess?: DecideTwinSuccessResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  DeleteExpensePayload?: DeleteExpensePayloadResolvers<ContextType>;
  DeleteExpenseSuccess?: DeleteExpenseSuccessResolvers<ContextType>;
  DisablePaymentConnectionPayload?: DisablePaymentConnectionPayloadResolvers<ContextType>;
  DisablePaymentConnectionSuccess?: DisablePaymentConnectionSuccessResolvers<ContextType>;
  DuplicateOrderPayload?: DuplicateOrderPayloadResolvers<ContextType>;
  DuplicateOrderSuccess?: DuplicateOrderSuccessResolvers<ContextType>;
  EnablePaymentConnectionPayload?: EnablePaymentConnectionPayloadResolvers<ContextType>;
  EnablePaymentConnectionSuccess?: EnablePaymentConnectionSuccessResolvers<ContextType>;
  Expense?: ExpenseResolvers<ContextType>;
  ExpenseConnection?: ExpenseConnectionResolvers<ContextType>;
  ExpenseEdge?: ExpenseEdgeResolvers<ContextType>;
  FieldError?: FieldErrorResolvers<ContextType>;
  InvalidInput?: InvalidInputResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  KeepOverpaymentPayload?: KeepOverpaymentPayloadResolvers<ContextType>;
  KeepOverpaymentSuccess?: KeepOverpaymentSuccessResolvers<ContextType>;
  MatchSuggestion?: MatchSuggestionResolvers<ContextType>;
  MatchTransactionPayload?: MatchTransactionPayloadResolvers<ContextType>;
  MatchTransactionSuccess?: MatchTransactionSuccessResolvers<ContextType>;
  MetricPoint?: MetricPointResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NothingLeftToMatch?: NothingLeftToMatchResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderAlreadyPaid?: OrderAlreadyPaidResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderCustomer?: OrderCustomerResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderEntry?: OrderEntryResolvers<ContextType>;
  OrderEntryConnection?: OrderEntryConnectionResolvers<ContextType>;
  OrderEntryEdge?: OrderEntryEdgeResolvers<ContextType>;
  OrderLine?: OrderLineResolvers<ContextType>;
  OrderNotOverpaid?: OrderNotOverpaidResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PaymentConnection?: PaymentConnectionResolvers<ContextType>;
  PaymentConnectionConnection?: PaymentConnectionConnectionResolvers<ContextType>;
  PaymentConnectionEdge?: PaymentConnectionEdgeResolvers<ContextType>;
  PaymentInstructions?: PaymentInstructionsResolvers<ContextType>;
  PrepareTestTransferPayload?: PrepareTestTransferPayloadResolvers<ContextType>;
  PrepareTestTransferSuccess?: PrepareTestTransferSuccessResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  ProjectMetrics?: ProjectMetricsResolvers<ContextType>;
  RecordBalancePayload?: RecordBalancePayloadResolvers<ContextType>;
  RecordBalanceSuccess?: RecordBalanceSuccessResolvers<ContextType>;
  RecordExpensePayload?: RecordExpensePayloadResolvers<ContextType>;
  RecordExpenseSuccess?: RecordExpenseSuccessResolvers<ContextType>;
  RecordPaymentPayload?: RecordPaymentPayloadResolvers<ContextType>;
  RecordPaymentSuccess?: RecordPaymentSuccessResolvers<ContextType>;
  RejectSuggestionPayload?: RejectSuggestionPayloadResolvers<ContextType>;
  RejectSuggestionSuccess?: RejectSuggestionSuccessResolvers<ContextType>;
  ReopenOrderPayload?: ReopenOrderPayloadResolvers<ContextType>;
  ReopenOrderSuccess?: ReopenOrderSuccessResolvers<ContextType>;
  ReopenOverpaymentPayload?: ReopenOverpaymentPayloadResolvers<ContextType>;
  ReopenOverpaymentSuccess?: ReopenOverpaymentSuccessResolvers<ContextType>;
  RestoreExpensePayload?: RestoreExpensePayloadResolvers<ContextType>;
  RestoreExpenseSuccess?: RestoreExpenseSuccessResolvers<ContextType>;
  RestoreSuggestionPayload?: RestoreSuggestionPayloadResolvers<ContextType>;
  RestoreSuggestionSuccess?: RestoreSuggestionSuccessResolvers<ContextType>;
  RetryFinanceWorkPayload?: RetryFinanceWorkPayloadResolvers<ContextType>;
  RetryFinanceWorkSuccess?: RetryFinanceWorkSuccessResolvers<ContextType>;
  ReturnTransactionPayload?: ReturnTransactionPayloadResolvers<ContextType>;
  ReturnTransactionSuccess?: ReturnTransactionSuccessResolvers<ContextType>;
  SetTransactionAsidePayload?: SetTransactionAsidePayloadResolvers<ContextType>;
  SetTransactionAsideSuccess?: SetTransactionAsideSuccessResolvers<ContextType>;
  Transaction?: TransactionResolvers<ContextType>;
  TransactionConnection?: TransactionConnectionResolvers<ContextType>;
  TransactionEdge?: TransactionEdgeResolvers<ContextType>;
  TransactionMatch?: TransactionMatchResolvers<ContextType>;
  UnmatchTransactionPayload?: UnmatchTransactionPayloadResolvers<ContextType>;
  UnmatchTransactionSuccess?: UnmatchTransactionSuccessResolvers<ContextType>;
  UpdatePaymentConnectionPayload?: UpdatePaymentConnectionPayloadResolvers<ContextType>;
  UpdatePaymentConnectionSuccess?: UpdatePaymentConnectionSuccessResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  WebhookEvent?: WebhookEventResolvers<ContextType>;
  WebhookEventConnection?: WebhookEventConnectionResolvers<ContextType>;
  WebhookEventEdge?: WebhookEventEdgeResolvers<ContextType>;
  WorkItem?: WorkItemResolvers<ContextType>;
  WorkItemConnection?: WorkItemConnectionResolvers<ContextType>;
  WorkItemEdge?: WorkItemEdgeResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  needs?: NeedsDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
};
