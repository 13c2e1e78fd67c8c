import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Run as RunEntity, RunAnswer as RunAnswerEntity, RunFigure as RunFigureEntity } from '../runs/entities.ts';
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

export type CancelRunInput = {
  id: Scalars['ID']['input'];
};

export type CancelRunPayload = CancelRunSuccess | RunAlreadyFinished;

export type CancelRunSuccess = {
  __typename?: 'CancelRunSuccess';
  run: Run;
};

/** Days, both inclusive, in the project's time zone. */
export type DateRangeInput = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};

export type FieldError = {
  __typename?: 'FieldError';
  message: Scalars['String']['output'];
  /** Where in the input, outermost first: ["lines", "0", "unitPrice"]. */
  path: Array<Scalars['String']['output']>;
};

/** The whole of what runs here. */
export type Installation = {
  __typename?: 'Installation';
  /** How much of it there is of each kind, and how long it waits. */
  aiQueues: Maybe<Array<WorkQueue>>;
  /** Background work of this part of the product in any project that is not done: waiting, running, stuck, dead. */
  aiWork: Maybe<WorkItemConnection>;
  id: Scalars['ID']['output'];
};


/** The whole of what runs here. */
export type InstallationAiWorkArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  states?: InputMaybe<Array<WorkState>>;
};

/** What was sent breaks a rule; `fieldErrors` says which field and how to mend it. */
export type InvalidInput = UserError & {
  __typename?: 'InvalidInput';
  fieldErrors: Array<FieldError>;
  message: Scalars['String']['output'];
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
  /** Also stops a run that is being worked on. A cancelled run has no answer. */
  cancelRun: CancelRunPayload;
  /** Gives dead and waiting work another full set of attempts, now. */
  retryAiWork: RetryAiWorkPayload;
  /** The same, for work of any projects. It stands in the audit of each. */
  retryAiWorkAnywhere: RetryAiWorkAnywherePayload;
  /** Asks a failed or cancelled run again: the same question, now in the name of the person who calls. Not for API keys. */
  retryRun: RetryRunPayload;
  /** Asks for an answer, in the name of the person who calls: it never holds more than that person may see. Not for API keys. */
  startRun: StartRunPayload;
};


export type MutationCancelRunArgs = {
  input: CancelRunInput;
};


export type MutationRetryAiWorkArgs = {
  input: RetryAiWorkInput;
};


export type MutationRetryAiWorkAnywhereArgs = {
  input: RetryAiWorkAnywhereInput;
};


export type MutationRetryRunArgs = {
  input: RetryRunInput;
};


export type MutationStartRunArgs = {
  input: StartRunInput;
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor: Maybe<Scalars['String']['output']>;
};

export type Project = {
  __typename?: 'Project';
  /** How much of it there is of each kind, and how long it waits. */
  aiQueues: Maybe<Array<WorkQueue>>;
  /** Background work of this part of the product that is not done: waiting, running, stuck, dead. */
  aiWork: Maybe<WorkItemConnection>;
  id: Scalars['ID']['output'];
  run: Maybe<Run>;
  runs: Maybe<RunConnection>;
};


export type ProjectAiWorkArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  states?: InputMaybe<Array<WorkState>>;
};


export type ProjectRunArgs = {
  id: Scalars['ID']['input'];
};


export type ProjectRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RunFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

export type RetryAiWorkAnywhereInput = {
  ids: Array<Scalars['ID']['input']>;
};

export type RetryAiWorkAnywherePayload = RetryAiWorkAnywhereSuccess;

export type RetryAiWorkAnywhereSuccess = {
  __typename?: 'RetryAiWorkAnywhereSuccess';
  retried: Scalars['Int']['output'];
};

export type RetryAiWorkInput = {
  ids: Array<Scalars['ID']['input']>;
  projectId: Scalars['ID']['input'];
};

export type RetryAiWorkPayload = RetryAiWorkSuccess;

export type RetryAiWorkSuccess = {
  __typename?: 'RetryAiWorkSuccess';
  retried: Scalars['Int']['output'];
};

export type RetryRunInput = {
  id: Scalars['ID']['input'];
};

export type RetryRunPayload = InvalidInput | RetryRunSuccess | RunAlreadyFinished | RunStillGoing;

export type RetryRunSuccess = {
  __typename?: 'RetryRunSuccess';
  run: Run;
};

/** One job of an advisor. */
export type Run = {
  __typename?: 'Run';
  answer: Maybe<RunAnswer>;
  /** How often a worker has taken it since it was last asked. */
  attempts: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** Who words the answer: the built-in analyst follows fixed rules and calls no model. */
  engine: Scalars['String']['output'];
  /** Why there is no answer, in plain words. */
  failure: Maybe<Scalars['String']['output']>;
  finishedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  kind: RunKind;
  /** 0 to 100. */
  progress: Scalars['Int']['output'];
  projectId: Scalars['ID']['output'];
  range: RunRange;
  startedAt: Maybe<Scalars['DateTime']['output']>;
  state: RunState;
  /** What it is doing now, or did last. */
  step: Maybe<Scalars['String']['output']>;
};

/** The run has ended. Start another one to ask again. */
export type RunAlreadyFinished = UserError & {
  __typename?: 'RunAlreadyFinished';
  message: Scalars['String']['output'];
};

export type RunAnswer = {
  __typename?: 'RunAnswer';
  /** Whether the rows are still there. */
  areRowsKept: Scalars['Boolean']['output'];
  figures: Array<RunFigure>;
  headline: Scalars['String']['output'];
  paragraphs: Array<Scalars['String']['output']>;
  /** Up to then the rows behind the figures are kept as they were: 90 days. After it only how many they were. */
  rowsKeptUntil: Scalars['DateTime']['output'];
};

export type RunConnection = {
  __typename?: 'RunConnection';
  edges: Array<RunEdge>;
  nodes: Array<Run>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type RunEdge = {
  __typename?: 'RunEdge';
  cursor: Scalars['String']['output'];
  node: Run;
};

/** A figure that the answer states, with the query and the rows that it came from. */
export type RunFigure = {
  __typename?: 'RunFigure';
  key: Scalars['String']['output'];
  label: Scalars['String']['output'];
  money: Maybe<Money>;
  number: Maybe<Scalars['Decimal']['output']>;
  /** Where in the query's result it stands, or how it follows: `project.metrics.revenue - project.previous.revenue`. */
  path: Scalars['String']['output'];
  /** The GraphQL query that gave it. */
  query: Scalars['String']['output'];
  /** All rows that it was computed from. */
  rowCount: Scalars['Int']['output'];
  /** The rows that it was computed from, as they were then. At most 1,000 at once; none once the answer has forgotten them. */
  rows: Array<RunFigureRow>;
  /** As it stands in the text. */
  text: Scalars['String']['output'];
  variables: Scalars['JSON']['output'];
};


/** A figure that the answer states, with the query and the rows that it came from. */
export type RunFigureRowsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  offset?: InputMaybe<Scalars['Int']['input']>;
};

export type RunFigureRow = {
  __typename?: 'RunFigureRow';
  amount: Maybe<Money>;
  id: Scalars['ID']['output'];
  label: Scalars['String']['output'];
  /** Order, Transaction or Expense. */
  type: Scalars['String']['output'];
};

export type RunFilter = {
  states?: InputMaybe<Array<RunState>>;
};

/** What a run is asked. */
export type RunKind =
  /** How did this month go? */
  | 'MONTH_REVIEW';

export type RunRange = {
  __typename?: 'RunRange';
  from: Scalars['Date']['output'];
  to: Scalars['Date']['output'];
};

export type RunState =
  | 'CANCELLED'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING'
  | 'SUCCEEDED';

export type RunStillGoing = UserError & {
  __typename?: 'RunStillGoing';
  message: Scalars['String']['output'];
};

export type StartRunInput = {
  /** Repeating a call with the same key gives the first call's run. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  kind: RunKind;
  projectId: Scalars['ID']['input'];
  /** This month up to today when absent. Days that have not come yet are left out. */
  range?: InputMaybe<DateRangeInput>;
};

export type StartRunPayload = InvalidInput | StartRunSuccess;

export type StartRunSuccess = {
  __typename?: 'StartRunSuccess';
  run: Run;
};

/** A refusal that a person can meet and mend. Every failure type of a mutation's payload implements it. */
export type UserError = {
  /** Says what happened and what to do, in plain words. */
  message: Scalars['String']['output'];
};

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
  Installation: Installation;
  Project: Project;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Installation:
    ( { __typename: 'Installation' }
    & GraphQLRecursivePick<FederationTypes['Installation'], {"id":true}> );
  Project:
    ( { __typename: 'Project' }
    & GraphQLRecursivePick<FederationTypes['Project'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  CancelRunPayload:
    | ( Omit<CancelRunSuccess, 'run'> & { run: _RefType['Run'] } )
    | ( RunAlreadyFinished )
  ;
  RetryAiWorkAnywherePayload: ( RetryAiWorkAnywhereSuccess );
  RetryAiWorkPayload: ( RetryAiWorkSuccess );
  RetryRunPayload:
    | ( InvalidInput )
    | ( Omit<RetryRunSuccess, 'run'> & { run: _RefType['Run'] } )
    | ( RunAlreadyFinished )
    | ( RunStillGoing )
  ;
  StartRunPayload:
    | ( InvalidInput )
    | ( Omit<StartRunSuccess, 'run'> & { run: _RefType['Run'] } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError:
    | ( InvalidInput )
    | ( RunAlreadyFinished )
    | ( RunStillGoing )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CancelRunInput: CancelRunInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CancelRunPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelRunPayload']>;
  CancelRunSuccess: ResolverTypeWrapper<Omit<CancelRunSuccess, 'run'> & { run: ResolversTypes['Run'] }>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateRangeInput: DateRangeInput;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  FieldError: ResolverTypeWrapper<FieldError>;
  Installation: ResolverTypeWrapper<Omit<Installation, 'aiWork'> & { aiWork?: Maybe<ResolversTypes['WorkItemConnection']> }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  InvalidInput: ResolverTypeWrapper<InvalidInput>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Project: ResolverTypeWrapper<Omit<Project, 'aiWork' | 'run' | 'runs'> & { aiWork?: Maybe<ResolversTypes['WorkItemConnection']>, run?: Maybe<ResolversTypes['Run']>, runs?: Maybe<ResolversTypes['RunConnection']> }>;
  RetryAiWorkAnywhereInput: RetryAiWorkAnywhereInput;
  RetryAiWorkAnywherePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetryAiWorkAnywherePayload']>;
  RetryAiWorkAnywhereSuccess: ResolverTypeWrapper<RetryAiWorkAnywhereSuccess>;
  RetryAiWorkInput: RetryAiWorkInput;
  RetryAiWorkPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetryAiWorkPayload']>;
  RetryAiWorkSuccess: ResolverTypeWrapper<RetryAiWorkSuccess>;
  RetryRunInput: RetryRunInput;
  RetryRunPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetryRunPayload']>;
  RetryRunSuccess: ResolverTypeWrapper<Omit<RetryRunSuccess, 'run'> & { run: ResolversTypes['Run'] }>;
  Run: ResolverTypeWrapper<RunEntity>;
  RunAlreadyFinished: ResolverTypeWrapper<RunAlreadyFinished>;
  RunAnswer: ResolverTypeWrapper<RunAnswerEntity>;
  RunConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['Run']>>;
  RunEdge: ResolverTypeWrapper<Omit<RunEdge, 'node'> & { node: ResolversTypes['Run'] }>;
  RunFigure: ResolverTypeWrapper<RunFigureEntity>;
  RunFigureRow: ResolverTypeWrapper<RunFigureRow>;
  RunFilter: RunFilter;
  RunKind: RunKind;
  RunRange: ResolverTypeWrapper<RunRange>;
  RunState: RunState;
  RunStillGoing: ResolverTypeWrapper<RunStillGoing>;
  StartRunInput: StartRunInput;
  StartRunPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartRunPayload']>;
  StartRunSuccess: ResolverTypeWrapper<Omit<StartRunSuccess, 'run'> & { run: ResolversTypes['Run'] }>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  WorkItem: ResolverTypeWrapper<WorkItem>;
  WorkItemConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['WorkItem']>>;
  WorkItemEdge: ResolverTypeWrapper<WorkItemEdge>;
  WorkQueue: ResolverTypeWrapper<WorkQueue>;
  WorkState: WorkState;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  CancelRunInput: CancelRunInput;
  ID: Scalars['ID']['output'];
  CancelRunPayload: ResolversUnionTypes<ResolversParentTypes>['CancelRunPayload'];
  CancelRunSuccess: Omit<CancelRunSuccess, 'run'> & { run: ResolversParentTypes['Run'] };
  Currency: Scalars['Currency']['output'];
  Date: Scalars['Date']['output'];
  DateRangeInput: DateRangeInput;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  FieldError: FieldError;
  Installation: Omit<Installation, 'aiWork'> & { aiWork?: Maybe<ResolversParentTypes['WorkItemConnection']> } | FederationReferenceTypes['Installation'];
  Int: Scalars['Int']['output'];
  InvalidInput: InvalidInput;
  JSON: Scalars['JSON']['output'];
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Project: Omit<Project, 'aiWork' | 'run' | 'runs'> & { aiWork?: Maybe<ResolversParentTypes['WorkItemConnection']>, run?: Maybe<ResolversParentTypes['Run']>, runs?: Maybe<ResolversParentTypes['RunConnection']> } | FederationReferenceTypes['Project'];
  RetryAiWorkAnywhereInput: RetryAiWorkAnywhereInput;
  RetryAiWorkAnywherePayload: ResolversUnionTypes<ResolversParentTypes>['RetryAiWorkAnywherePayload'];
  RetryAiWorkAnywhereSuccess: RetryAiWorkAnywhereSuccess;
  RetryAiWorkInput: RetryAiWorkInput;
  RetryAiWorkPayload: ResolversUnionTypes<ResolversParentTypes>['RetryAiWorkPayload'];
  RetryAiWorkSuccess: RetryAiWorkSuccess;
  RetryRunInput: RetryRunInput;
  RetryRunPayload: ResolversUnionTypes<ResolversParentTypes>['RetryRunPayload'];
  RetryRunSuccess: Omit<RetryRunSuccess, 'run'> & { run: ResolversParentTypes['Run'] };
  Run: RunEntity;
  RunAlreadyFinished: RunAlreadyFinished;
  RunAnswer: RunAnswerEntity;
  RunConnection: Connection<ResolversParentTypes['Run']>;
  RunEdge: Omit<RunEdge, 'node'> & { node: ResolversParentTypes['Run'] };
  RunFigure: RunFigureEntity;
  RunFigureRow: RunFigureRow;
  RunFilter: RunFilter;
  RunRange: RunRange;
  RunStillGoing: RunStillGoing;
  StartRunInput: StartRunInput;
  StartRunPayload: ResolversUnionTypes<ResolversParentTypes>['StartRunPayload'];
  StartRunSuccess: Omit<StartRunSuccess, 'run'> & { run: ResolversParentTypes['Run'] };
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
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

export type CancelRunPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelRunPayload'] = ResolversParentTypes['CancelRunPayload']> = {
  __resolveType: TypeResolveFn<'CancelRunSuccess' | 'RunAlreadyFinished', ParentType, ContextType>;
};

export type CancelRunSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelRunSuccess'] = ResolversParentTypes['CancelRunSuccess']> = {
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface CurrencyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Currency'], any> {
  name: 'Currency';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type FieldErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FieldError'] = ResolversParentTypes['FieldError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InstallationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Installation'] = ResolversParentTypes['Installation'], FederationReferenceType extends FederationReferenceTypes['Installation'] = FederationReferenceTypes['Installation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Installation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  aiQueues?: Resolver<Maybe<Array<ResolversTypes['WorkQueue']>>, ParentType, ContextType>;
  aiWork?: Resolver<Maybe<ResolversTypes['WorkItemConnection']>, ParentType, ContextType, RequireFields<InstallationAiWorkArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type InvalidInputResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidInput'] = ResolversParentTypes['InvalidInput']> = {
  fieldErrors?: Resolver<Array<ResolversTypes['FieldError']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  cancelRun?: Resolver<ResolversTypes['CancelRunPayload'], ParentType, ContextType, RequireFields<MutationCancelRunArgs, 'input'>>;
  retryAiWork?: Resolver<ResolversTypes['RetryAiWorkPayload'], ParentType, ContextType, RequireFields<MutationRetryAiWorkArgs, 'input'>>;
  retryAiWorkAnywhere?: Resolver<ResolversTypes['RetryAiWorkAnywherePayload'], ParentType, ContextType, RequireFields<MutationRetryAiWorkAnywhereArgs, 'input'>>;
  retryRun?: Resolver<ResolversTypes['RetryRunPayload'], ParentType, ContextType, RequireFields<MutationRetryRunArgs, 'input'>>;
  startRun?: Resolver<ResolversTypes['StartRunPayload'], ParentType, ContextType, RequireFields<MutationStartRunArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Project'] = ResolversParentTypes['Project'], FederationReferenceType extends FederationReferenceTypes['Project'] = FederationReferenceTypes['Project']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Project']> | FederationReferenceType, FederationReferenceType, ContextType>;
  aiQueues?: Resolver<Maybe<Array<ResolversTypes['WorkQueue']>>, ParentType, ContextType>;
  aiWork?: Resolver<Maybe<ResolversTypes['WorkItemConnection']>, ParentType, ContextType, RequireFields<ProjectAiWorkArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType, RequireFields<ProjectRunArgs, 'id'>>;
  runs?: Resolver<Maybe<ResolversTypes['RunConnection']>, ParentType, ContextType, Partial<ProjectRunsArgs>>;
};

export type RetryAiWorkAnywherePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryAiWorkAnywherePayload'] = ResolversParentTypes['RetryAiWorkAnywherePayload']> = {
  __resolveType: TypeResolveFn<'RetryAiWorkAnywhereSuccess', ParentType, ContextType>;
};

export type RetryAiWorkAnywhereSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryAiWorkAnywhereSuccess'] = ResolversParentTypes['RetryAiWorkAnywhereSuccess']> = {
  retried?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RetryAiWorkPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryAiWorkPayload'] = ResolversParentTypes['RetryAiWorkPayload']> = {
  __resolveType: TypeResolveFn<'RetryAiWorkSuccess', ParentType, ContextType>;
};

export type RetryAiWorkSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryAiWorkSuccess'] = ResolversParentTypes['RetryAiWorkSuccess']> = {
  retried?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RetryRunPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryRunPayload'] = ResolversParentTypes['RetryRunPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'RetryRunSuccess' | 'RunAlreadyFinished' | 'RunStillGoing', ParentType, ContextType>;
};

export type RetryRunSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryRunSuccess'] = ResolversParentTypes['RetryRunSuccess']> = {
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Run'] = ResolversParentTypes['Run']> = {
  answer?: Resolver<Maybe<ResolversTypes['RunAnswer']>, ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  engine?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RunKind'], ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  range?: Resolver<ResolversTypes['RunRange'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RunState'], ParentType, ContextType>;
  step?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RunAlreadyFinishedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunAlreadyFinished'] = ResolversParentTypes['RunAlreadyFinished']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RunAnswerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunAnswer'] = ResolversParentTypes['RunAnswer']> = {
  areRowsKept?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  figures?: Resolver<Array<ResolversTypes['RunFigure']>, ParentType, ContextType>;
  headline?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paragraphs?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  rowsKeptUntil?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RunConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunConnection'] = ResolversParentTypes['RunConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RunEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Run']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RunEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunEdge'] = ResolversParentTypes['RunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
};

export type RunFigureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunFigure'] = ResolversParentTypes['RunFigure']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  money?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  query?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rowCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['RunFigureRow']>, ParentType, ContextType, RequireFields<RunFigureRowsArgs, 'first' | 'offset'>>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  variables?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type RunFigureRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunFigureRow'] = ResolversParentTypes['RunFigureRow']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RunRangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunRange'] = ResolversParentTypes['RunRange']> = {
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type RunStillGoingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunStillGoing'] = ResolversParentTypes['RunStillGoing']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StartRunPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartRunPayload'] = ResolversParentTypes['StartRunPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'StartRunSuccess', ParentType, ContextType>;
};

export type StartRunSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartRunSuccess'] = ResolversParentTypes['StartRunSuccess']> = {
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'RunAlreadyFinished' | 'RunStillGoing', ParentType, ContextType>;
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
  CancelRunPayload?: CancelRunPayloadResolvers<ContextType>;
  CancelRunSuccess?: CancelRunSuccessResolvers<ContextType>;
  Currency?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  FieldError?: FieldErrorResolvers<ContextType>;
  Installation?: InstallationResolvers<ContextType>;
  InvalidInput?: InvalidInputResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  RetryAiWorkAnywherePayload?: RetryAiWorkAnywherePayloadResolvers<ContextType>;
  RetryAiWorkAnywhereSuccess?: RetryAiWorkAnywhereSuccessResolvers<ContextType>;
  RetryAiWorkPayload?: RetryAiWorkPayloadResolvers<ContextType>;
  RetryAiWorkSuccess?: RetryAiWorkSuccessResolvers<ContextType>;
  RetryRunPayload?: RetryRunPayloadResolvers<ContextType>;
  RetryRunSuccess?: RetryRunSuccessResolvers<ContextType>;
  Run?: RunResolvers<ContextType>;
  RunAlreadyFinished?: RunAlreadyFinishedResolvers<ContextType>;
  RunAnswer?: RunAnswerResolvers<ContextType>;
  RunConnection?: RunConnectionResolvers<ContextType>;
  RunEdge?: RunEdgeResolvers<ContextType>;
  RunFigure?: RunFigureResolvers<ContextType>;
  RunFigureRow?: RunFigureRowResolvers<ContextType>;
  RunRange?: RunRangeResolvers<ContextType>;
  RunStillGoing?: RunStillGoingResolvers<ContextType>;
  StartRunPayload?: StartRunPayloadResolvers<ContextType>;
  StartRunSuccess?: StartRunSuccessResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
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
