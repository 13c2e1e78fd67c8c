import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Contact as ContactEntity } from '../contacts/entities.ts';
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

/** A person or firm that the project deals with. */
export type Contact = {
  __typename?: 'Contact';
  createdAt: Scalars['DateTime']['output'];
  /** The order by which the contact became known. */
  createdFrom: Maybe<Order>;
  email: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  lastOrderAt: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
  orderCount: Scalars['Int']['output'];
  /** Of the newest 1,000 orders, the newest first. */
  orderIds: Array<Scalars['ID']['output']>;
  /** Newest first. */
  orders: ContactOrderConnection;
  projectId: Scalars['ID']['output'];
};


/** A person or firm that the project deals with. */
export type ContactOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ContactConnection = {
  __typename?: 'ContactConnection';
  edges: Array<ContactEdge>;
  nodes: Array<Contact>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ContactEdge = {
  __typename?: 'ContactEdge';
  cursor: Scalars['String']['output'];
  node: Contact;
};

export type ContactFilter = {
  /** Searches name and e-mail. */
  search?: InputMaybe<Scalars['String']['input']>;
};

export type ContactOrderConnection = {
  __typename?: 'ContactOrderConnection';
  edges: Array<ContactOrderEdge>;
  nodes: Array<Order>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ContactOrderEdge = {
  __typename?: 'ContactOrderEdge';
  cursor: Scalars['String']['output'];
  node: Order;
};

export type ContactSort =
  | 'CREATED_AT_ASC'
  | 'CREATED_AT_DESC'
  | 'NAME_ASC'
  | 'NAME_DESC';

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
  growthQueues: Maybe<Array<WorkQueue>>;
  /** Background work of this part of the product in any project that is not done: waiting, running, stuck, dead. */
  growthWork: Maybe<WorkItemConnection>;
  id: Scalars['ID']['output'];
};


/** The whole of what runs here. */
export type InstallationGrowthWorkArgs = {
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
  /** Gives dead and waiting work another full set of attempts, now. */
  retryGrowthWork: RetryGrowthWorkPayload;
  /** The same, for work of any projects. It stands in the audit of each. */
  retryGrowthWorkAnywhere: RetryGrowthWorkAnywherePayload;
};


export type MutationRetryGrowthWorkArgs = {
  input: RetryGrowthWorkInput;
};


export type MutationRetryGrowthWorkAnywhereArgs = {
  input: RetryGrowthWorkAnywhereInput;
};

export type Order = {
  __typename?: 'Order';
  /** The person who placed it; null until the contact is made, a moment after the order. */
  contact: Maybe<Contact>;
  id: Scalars['ID']['output'];
  projectId: Scalars['ID']['output'];
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
  contact: Maybe<Contact>;
  contacts: Maybe<ContactConnection>;
  /** How much of it there is of each kind, and how long it waits. */
  growthQueues: Maybe<Array<WorkQueue>>;
  /** Background work of this part of the product that is not done: waiting, running, stuck, dead. */
  growthWork: Maybe<WorkItemConnection>;
  id: Scalars['ID']['output'];
};


export type ProjectContactArgs = {
  id: Scalars['ID']['input'];
};


export type ProjectContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ContactFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<ContactSort>;
};


export type ProjectGrowthWorkArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  states?: InputMaybe<Array<WorkState>>;
};

export type RetryGrowthWorkAnywhereInput = {
  ids: Array<Scalars['ID']['input']>;
};

export type RetryGrowthWorkAnywherePayload = RetryGrowthWorkAnywhereSuccess;

export type RetryGrowthWorkAnywhereSuccess = {
  __typename?: 'RetryGrowthWorkAnywhereSuccess';
  retried: Scalars['Int']['output'];
};

export type RetryGrowthWorkInput = {
  ids: Array<Scalars['ID']['input']>;
  projectId: Scalars['ID']['input'];
};

export type RetryGrowthWorkPayload = RetryGrowthWorkSuccess;

export type RetryGrowthWorkSuccess = {
  __typename?: 'RetryGrowthWorkSuccess';
  retried: Scalars['Int']['output'];
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
  Contact: Contact;
  Installation: Installation;
  Order: Order;
  Project: Project;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Contact:
    ( { __typename: 'Contact' }
    & GraphQLRecursivePick<FederationTypes['Contact'], {"id":true,"projectId":true}> );
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
  RetryGrowthWorkAnywherePayload: ( RetryGrowthWorkAnywhereSuccess );
  RetryGrowthWorkPayload: ( RetryGrowthWorkSuccess );
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError: ( InvalidInput );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Contact: ResolverTypeWrapper<ContactEntity>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ContactConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['Contact']>>;
  ContactEdge: ResolverTypeWrapper<Omit<ContactEdge, 'node'> & { node: ResolversTypes['Contact'] }>;
  ContactFilter: ContactFilter;
  ContactOrderConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['Order']>>;
  ContactOrderEdge: ResolverTypeWrapper<Omit<ContactOrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  ContactSort: ContactSort;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateRangeInput: DateRangeInput;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  FieldError: ResolverTypeWrapper<FieldError>;
  Installation: ResolverTypeWrapper<Omit<Installation, 'growthWork'> & { growthWork?: Maybe<ResolversTypes['WorkItemConnection']> }>;
  InvalidInput: ResolverTypeWrapper<InvalidInput>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Order: ResolverTypeWrapper<Omit<Order, 'contact'> & { contact?: Maybe<ResolversTypes['Contact']> }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Project: ResolverTypeWrapper<Omit<Project, 'contact' | 'contacts' | 'growthWork'> & { contact?: Maybe<ResolversTypes['Contact']>, contacts?: Maybe<ResolversTypes['ContactConnection']>, growthWork?: Maybe<ResolversTypes['WorkItemConnection']> }>;
  RetryGrowthWorkAnywhereInput: RetryGrowthWorkAnywhereInput;
  RetryGrowthWorkAnywherePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetryGrowthWorkAnywherePayload']>;
  RetryGrowthWorkAnywhereSuccess: ResolverTypeWrapper<RetryGrowthWorkAnywhereSuccess>;
  RetryGrowthWorkInput: RetryGrowthWorkInput;
  RetryGrowthWorkPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetryGrowthWorkPayload']>;
  RetryGrowthWorkSuccess: ResolverTypeWrapper<RetryGrowthWorkSuccess>;
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
  Contact: ContactEntity;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  ContactConnection: Connection<ResolversParentTypes['Contact']>;
  ContactEdge: Omit<ContactEdge, 'node'> & { node: ResolversParentTypes['Contact'] };
  ContactFilter: ContactFilter;
  ContactOrderConnection: Connection<ResolversParentTypes['Order']>;
  ContactOrderEdge: Omit<ContactOrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  Currency: Scalars['Currency']['output'];
  Date: Scalars['Date']['output'];
  DateRangeInput: DateRangeInput;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  FieldError: FieldError;
  Installation: Omit<Installation, 'growthWork'> & { growthWork?: Maybe<ResolversParentTypes['WorkItemConnection']> } | FederationReferenceTypes['Installation'];
  InvalidInput: InvalidInput;
  JSON: Scalars['JSON']['output'];
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Order: Omit<Order, 'contact'> & { contact?: Maybe<ResolversParentTypes['Contact']> } | FederationReferenceTypes['Order'];
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Project: Omit<Project, 'contact' | 'contacts' | 'growthWork'> & { contact?: Maybe<ResolversParentTypes['Contact']>, contacts?: Maybe<ResolversParentTypes['ContactConnection']>, growthWork?: Maybe<ResolversParentTypes['WorkItemConnection']> } | FederationReferenceTypes['Project'];
  RetryGrowthWorkAnywhereInput: RetryGrowthWorkAnywhereInput;
  RetryGrowthWorkAnywherePayload: ResolversUnionTypes<ResolversParentTypes>['RetryGrowthWorkAnywherePayload'];
  RetryGrowthWorkAnywhereSuccess: RetryGrowthWorkAnywhereSuccess;
  RetryGrowthWorkInput: RetryGrowthWorkInput;
  RetryGrowthWorkPayload: ResolversUnionTypes<ResolversParentTypes>['RetryGrowthWorkPayload'];
  RetryGrowthWorkSuccess: RetryGrowthWorkSuccess;
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

export type ContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact'], FederationReferenceType extends FederationReferenceTypes['Contact'] = FederationReferenceTypes['Contact']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Contact']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdFrom?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastOrderAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orderCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  orderIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['ContactOrderConnection'], ParentType, ContextType, RequireFields<ContactOrdersArgs, 'first'>>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ContactConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactConnection'] = ResolversParentTypes['ContactConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ContactEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Contact']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ContactEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactEdge'] = ResolversParentTypes['ContactEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Contact'], ParentType, ContextType>;
};

export type ContactOrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactOrderConnection'] = ResolversParentTypes['ContactOrderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ContactOrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ContactOrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactOrderEdge'] = ResolversParentTypes['ContactOrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
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
  growthQueues?: Resolver<Maybe<Array<ResolversTypes['WorkQueue']>>, ParentType, ContextType>;
  growthWork?: Resolver<Maybe<ResolversTypes['WorkItemConnection']>, ParentType, ContextType, RequireFields<InstallationGrowthWorkArgs, 'first'>>;
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
  retryGrowthWork?: Resolver<ResolversTypes['RetryGrowthWorkPayload'], ParentType, ContextType, RequireFields<MutationRetryGrowthWorkArgs, 'input'>>;
  retryGrowthWorkAnywhere?: Resolver<ResolversTypes['RetryGrowthWorkAnywherePayload'], ParentType, ContextType, RequireFields<MutationRetryGrowthWorkAnywhereArgs, 'input'>>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Project'] = ResolversParentTypes['Project'], FederationReferenceType extends FederationReferenceTypes['Project'] = FederationReferenceTypes['Project']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Project']> | FederationReferenceType, FederationReferenceType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType, RequireFields<ProjectContactArgs, 'id'>>;
  contacts?: Resolver<Maybe<ResolversTypes['ContactConnection']>, ParentType, ContextType, Partial<ProjectContactsArgs>>;
  growthQueues?: Resolver<Maybe<Array<ResolversTypes['WorkQueue']>>, ParentType, ContextType>;
  growthWork?: Resolver<Maybe<ResolversTypes['WorkItemConnection']>, ParentType, ContextType, RequireFields<ProjectGrowthWorkArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RetryGrowthWorkAnywherePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryGrowthWorkAnywherePayload'] = ResolversParentTypes['RetryGrowthWorkAnywherePayload']> = {
  __resolveType: TypeResolveFn<'RetryGrowthWorkAnywhereSuccess', ParentType, ContextType>;
};

export type RetryGrowthWorkAnywhereSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryGrowthWorkAnywhereSuccess'] = ResolversParentTypes['RetryGrowthWorkAnywhereSuccess']> = {
  retried?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RetryGrowthWorkPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryGrowthWorkPayload'] = ResolversParentTypes['RetryGrowthWorkPayload']> = {
  __resolveType: TypeResolveFn<'RetryGrowthWorkSuccess', ParentType, ContextType>;
};

export type RetryGrowthWorkSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryGrowthWorkSuccess'] = ResolversParentTypes['RetryGrowthWorkSuccess']> = {
  retried?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'InvalidInput', ParentType, ContextType>;
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
  Contact?: ContactResolvers<ContextType>;
  ContactConnection?: ContactConnectionResolvers<ContextType>;
  ContactEdge?: ContactEdgeResolvers<ContextType>;
  ContactOrderConnection?: ContactOrderConnectionResolvers<ContextType>;
  ContactOrderEdge?: ContactOrderEdgeResolvers<ContextType>;
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
  Order?: OrderResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  RetryGrowthWorkAnywherePayload?: RetryGrowthWorkAnywherePayloadResolvers<ContextType>;
  RetryGrowthWorkAnywhereSuccess?: RetryGrowthWorkAnywhereSuccessResolvers<ContextType>;
  RetryGrowthWorkPayload?: RetryGrowthWorkPayloadResolvers<ContextType>;
  RetryGrowthWorkSuccess?: RetryGrowthWorkSuccessResolvers<ContextType>;
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
