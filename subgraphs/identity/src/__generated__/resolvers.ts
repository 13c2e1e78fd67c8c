import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ApiKey as ApiKeyEntity } from '../api-keys/entities.ts';
import type { AuditEntry as AuditEntryEntity, AuditActor as AuditActorEntity } from '../audit-entries/entities.ts';
import type { Impersonation as ImpersonationEntity } from '../impersonations/entities.ts';
import type { Installation as InstallationEntity, InstallationProject as InstallationProjectEntity, InstallationUser as InstallationUserEntity, InstallationMember as InstallationMemberEntity } from '../installation/entities.ts';
import type { Member as MemberEntity, Invitation as InvitationEntity } from '../members/entities.ts';
import type { Project as ProjectEntity } from '../projects/entities.ts';
import type { Session as SessionEntity } from '../sessions/entities.ts';
import type { Viewer as ViewerEntity, User as UserEntity } from '../users/entities.ts';
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

export type AcceptInvitationInput = {
  token: Scalars['String']['input'];
};

export type AcceptInvitationPayload = AcceptInvitationSuccess | InvitationForSomeoneElse | InvitationInvalid;

export type AcceptInvitationSuccess = {
  __typename?: 'AcceptInvitationSuccess';
  project: Project;
};

export type AlreadyMember = UserError & {
  __typename?: 'AlreadyMember';
  message: Scalars['String']['output'];
};

/** A credential for a program: `Authorization: Bearer howl_…`. */
export type ApiKey = {
  __typename?: 'ApiKey';
  createdAt: Scalars['DateTime']['output'];
  expiresAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** Accurate to a minute. */
  lastUsedAt: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
  /** The beginning of the key, to tell keys apart. */
  prefix: Scalars['String']['output'];
  revokedAt: Maybe<Scalars['DateTime']['output']>;
  scopes: Array<Scalars['String']['output']>;
};

export type ApiKeyConnection = {
  __typename?: 'ApiKeyConnection';
  edges: Array<ApiKeyEdge>;
  nodes: Array<ApiKey>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ApiKeyEdge = {
  __typename?: 'ApiKeyEdge';
  cursor: Scalars['String']['output'];
  node: ApiKey;
};

export type ArchiveProjectInput = {
  projectId: Scalars['ID']['input'];
};

export type ArchiveProjectPayload = ArchiveProjectSuccess;

export type ArchiveProjectSuccess = {
  __typename?: 'ArchiveProjectSuccess';
  project: Project;
};

/** Who did it, as the name and address are today. */
export type AuditActor = {
  __typename?: 'AuditActor';
  email: Maybe<Scalars['String']['output']>;
  /** Of the person, the key or the run. */
  id: Maybe<Scalars['ID']['output']>;
  kind: AuditActorKind;
  /** Of the person or the key. */
  name: Maybe<Scalars['String']['output']>;
};

export type AuditActorKind =
  /** An AI run on behalf of a person. */
  | 'AGENT'
  /** A program with an API key. */
  | 'API_KEY'
  /** Somebody who was not signed in. */
  | 'NOBODY'
  /** An operator of the installation, who looked at what a person may see. */
  | 'OPERATOR'
  /** The product by itself. */
  | 'SYSTEM'
  /** A person. */
  | 'USER';

/** One thing that was done, or that somebody tried to do. */
export type AuditEntry = {
  __typename?: 'AuditEntry';
  /** What was done, for example `member.roleChanged`; of what was refused the name of the mutation. */
  action: Scalars['String']['output'];
  actor: AuditActor;
  /** From where. */
  address: Maybe<Scalars['String']['output']>;
  /** What it was like afterwards, without secrets; null for what is gone. */
  after: Maybe<Scalars['JSON']['output']>;
  at: Scalars['DateTime']['output'];
  /** What it was like before, without secrets; null for what was made. */
  before: Maybe<Scalars['JSON']['output']>;
  /** How often: refusals of one caller are gathered for a minute. */
  count: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  /** Why, as far as somebody said so. */
  note: Maybe<Scalars['String']['output']>;
  /** The person on whose behalf; null when somebody acted for themselves. */
  onBehalfOf: Maybe<AuditActor>;
  outcome: AuditOutcome;
  requestId: Maybe<Scalars['String']['output']>;
  /** Of what was refused: the right that was missing. */
  scope: Maybe<Scalars['String']['output']>;
  /** The id of what it was done to. */
  subject: Scalars['String']['output'];
  /** The browser or program, as it named itself. */
  userAgent: Maybe<Scalars['String']['output']>;
};

export type AuditEntryConnection = {
  __typename?: 'AuditEntryConnection';
  edges: Array<AuditEntryEdge>;
  nodes: Array<AuditEntry>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type AuditEntryEdge = {
  __typename?: 'AuditEntryEdge';
  cursor: Scalars['String']['output'];
  node: AuditEntry;
};

export type AuditFilter = {
  /** Of these kinds. */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Done by this person, key or AI run, or on behalf of this person. */
  actorId?: InputMaybe<Scalars['ID']['input']>;
  outcome?: InputMaybe<AuditOutcome>;
  /** Days in the project's time zone; of the installation in UTC. */
  range?: InputMaybe<DateRangeInput>;
  /** Words that stand in the entry, in any order: names and addresses of what was changed, kinds, reasons, ids. */
  search?: InputMaybe<Scalars['String']['input']>;
};

export type AuditOutcome =
  | 'DONE'
  /** The caller had not the right to do it, and nothing was changed. */
  | 'REFUSED';

export type ChangeMemberRoleInput = {
  projectId: Scalars['ID']['input'];
  roleKey: Scalars['String']['input'];
  userId: Scalars['ID']['input'];
};

export type ChangeMemberRolePayload = ChangeMemberRoleSuccess | InvalidInput | LastOwner | OwnerOnly;

export type ChangeMemberRoleSuccess = {
  __typename?: 'ChangeMemberRoleSuccess';
  member: Member;
};

export type ChangePasswordInput = {
  currentPassword: Scalars['String']['input'];
  /** At least 10 characters. */
  newPassword: Scalars['String']['input'];
};

export type ChangePasswordPayload = ChangePasswordSuccess | InvalidCredentials | InvalidInput | TooManyAttempts;

export type ChangePasswordSuccess = {
  __typename?: 'ChangePasswordSuccess';
  /** How many other sessions there were. */
  endedSessions: Scalars['Int']['output'];
};

export type CreateApiKeyInput = {
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  projectId: Scalars['ID']['input'];
  /** None beyond the caller's own. */
  scopes: Array<Scalars['String']['input']>;
};

export type CreateApiKeyPayload = CreateApiKeySuccess | InvalidInput;

export type CreateApiKeySuccess = {
  __typename?: 'CreateApiKeySuccess';
  apiKey: ApiKey;
  /** The whole key. It is shown this once. */
  secret: Scalars['String']['output'];
};

export type CreateProjectInput = {
  currency: Scalars['Currency']['input'];
  /** Repeating a call with the same key gives the first call's project. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  kind: ProjectKind;
  name: Scalars['String']['input'];
  timeZone: Scalars['String']['input'];
};

export type CreateProjectPayload = CreateProjectSuccess | InvalidInput | LimitReached;

export type CreateProjectSuccess = {
  __typename?: 'CreateProjectSuccess';
  project: Project;
};

/** Days, both inclusive, in the project's time zone. */
export type DateRangeInput = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};

export type EmailTaken = UserError & {
  __typename?: 'EmailTaken';
  message: Scalars['String']['output'];
};

export type EndImpersonationInput = {
  id?: InputMaybe<Scalars['ID']['input']>;
};

export type EndImpersonationPayload = EndImpersonationSuccess;

export type EndImpersonationSuccess = {
  __typename?: 'EndImpersonationSuccess';
  /** How many were going on. */
  ended: Scalars['Int']['output'];
};

export type FieldError = {
  __typename?: 'FieldError';
  message: Scalars['String']['output'];
  /** Where in the input, outermost first: ["lines", "0", "unitPrice"]. */
  path: Array<Scalars['String']['output']>;
};

export type GlobalRole =
  /** Operates the whole installation. */
  | 'SUPERADMIN'
  | 'USER';

/** An operator looks at what a person may see: for 15 minutes at most, without what needs more than reading, and without changing anything. */
export type Impersonation = {
  __typename?: 'Impersonation';
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** Who really asks. */
  operator: User;
  /** What can be seen: projects that the person is a member of. Each has it in its audit. */
  projectIds: Array<Scalars['ID']['output']>;
  reason: Scalars['String']['output'];
  startedAt: Scalars['DateTime']['output'];
  /** Whom they look as. */
  user: User;
};

/** The whole of what runs here. */
export type Installation = {
  __typename?: 'Installation';
  /** Every project there is. What it earns and who buys from it, its members alone see. */
  allProjects: Maybe<InstallationProjectConnection>;
  /** What concerns no single project: operators, impersonations, sessions that were ended. */
  auditEntries: Maybe<AuditEntryConnection>;
  id: Scalars['ID']['output'];
  /** How much of it there is of each kind, and how long it waits. */
  identityQueues: Maybe<Array<WorkQueue>>;
  /** Background work of this part of the product in any project that is not done: waiting, running, stuck, dead. */
  identityWork: Maybe<WorkItemConnection>;
  /** Whose the work, the money or the trouble is that operators are shown by the id of a project: 1 to 200 of them, without those that nobody has. */
  projects: Maybe<Array<InstallationProject>>;
  /** NOT_FOUND for an id that nobody has. */
  user: Maybe<InstallationUser>;
  /** Everybody who has an account. */
  users: Maybe<InstallationUserConnection>;
};


/** The whole of what runs here. */
export type InstallationAllProjectsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InstallationProjectFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<InstallationProjectSort>;
};


/** The whole of what runs here. */
export type InstallationAuditEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** The whole of what runs here. */
export type InstallationIdentityWorkArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  states?: InputMaybe<Array<WorkState>>;
};


/** The whole of what runs here. */
export type InstallationProjectsArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** The whole of what runs here. */
export type InstallationUserArgs = {
  id: Scalars['ID']['input'];
};


/** The whole of what runs here. */
export type InstallationUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InstallationUserFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<InstallationUserSort>;
};

/** A person's role in a project, as operators know it. */
export type InstallationMember = {
  __typename?: 'InstallationMember';
  joinedAt: Scalars['DateTime']['output'];
  project: InstallationProject;
  role: Role;
  user: InstallationUser;
};

export type InstallationMemberConnection = {
  __typename?: 'InstallationMemberConnection';
  edges: Array<InstallationMemberEdge>;
  nodes: Array<InstallationMember>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type InstallationMemberEdge = {
  __typename?: 'InstallationMemberEdge';
  cursor: Scalars['String']['output'];
  node: InstallationMember;
};

/** A project as operators know it: by its name, and by whom to ask about it. */
export type InstallationProject = {
  __typename?: 'InstallationProject';
  createdAt: Scalars['DateTime']['output'];
  currency: Scalars['Currency']['output'];
  id: Scalars['ID']['output'];
  kind: ProjectKind;
  /** When something last happened in it; null when nothing has for the last seven days. */
  lastActiveAt: Maybe<Scalars['DateTime']['output']>;
  memberCount: Scalars['Int']['output'];
  /** Who works in it, the first to join first. */
  members: InstallationMemberConnection;
  name: Scalars['String']['output'];
  owners: Array<User>;
  slug: Scalars['String']['output'];
  state: ProjectState;
};


/** A project as operators know it: by its name, and by whom to ask about it. */
export type InstallationProjectMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type InstallationProjectConnection = {
  __typename?: 'InstallationProjectConnection';
  edges: Array<InstallationProjectEdge>;
  nodes: Array<InstallationProject>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type InstallationProjectEdge = {
  __typename?: 'InstallationProjectEdge';
  cursor: Scalars['String']['output'];
  node: InstallationProject;
};

export type InstallationProjectFilter = {
  /** Words that stand in the name or the short name, in any order; marks and case do not count. */
  search?: InputMaybe<Scalars['String']['input']>;
  state?: InputMaybe<ProjectState>;
};

export type InstallationProjectSort =
  | 'CREATED_AT_ASC'
  | 'CREATED_AT_DESC'
  | 'NAME_ASC'
  | 'NAME_DESC';

/** A person with an account, as operators know them. */
export type InstallationUser = {
  __typename?: 'InstallationUser';
  createdAt: Scalars['DateTime']['output'];
  email: Scalars['String']['output'];
  globalRole: GlobalRole;
  id: Scalars['ID']['output'];
  /** When they were last signed in, as far as the session is still kept: at least a month after it has ended. */
  lastSeenAt: Maybe<Scalars['DateTime']['output']>;
  /** The projects they work in, the first that they joined first. */
  memberships: InstallationMemberConnection;
  name: Scalars['String']['output'];
  /** How many projects they work in. */
  projectCount: Scalars['Int']['output'];
};


/** A person with an account, as operators know them. */
export type InstallationUserMembershipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type InstallationUserConnection = {
  __typename?: 'InstallationUserConnection';
  edges: Array<InstallationUserEdge>;
  nodes: Array<InstallationUser>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type InstallationUserEdge = {
  __typename?: 'InstallationUserEdge';
  cursor: Scalars['String']['output'];
  node: InstallationUser;
};

export type InstallationUserFilter = {
  globalRole?: InputMaybe<GlobalRole>;
  /** Words that stand in the name or the e-mail address, in any order; marks and case do not count. */
  search?: InputMaybe<Scalars['String']['input']>;
};

export type InstallationUserSort =
  | 'CREATED_AT_ASC'
  | 'CREATED_AT_DESC'
  | 'NAME_ASC'
  | 'NAME_DESC';

export type InvalidCredentials = UserError & {
  __typename?: 'InvalidCredentials';
  message: Scalars['String']['output'];
};

/** What was sent breaks a rule; `fieldErrors` says which field and how to mend it. */
export type InvalidInput = UserError & {
  __typename?: 'InvalidInput';
  fieldErrors: Array<FieldError>;
  message: Scalars['String']['output'];
};

export type Invitation = {
  __typename?: 'Invitation';
  /** The link to hand to the person. It is shown when the invitation is made, and not again. */
  acceptUrl: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  email: Scalars['String']['output'];
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  role: Role;
};

export type InvitationConnection = {
  __typename?: 'InvitationConnection';
  edges: Array<InvitationEdge>;
  nodes: Array<Invitation>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type InvitationEdge = {
  __typename?: 'InvitationEdge';
  cursor: Scalars['String']['output'];
  node: Invitation;
};

export type InvitationForSomeoneElse = UserError & {
  __typename?: 'InvitationForSomeoneElse';
  message: Scalars['String']['output'];
};

/** The invitation is used, withdrawn, expired or unknown. Ask for a fresh link. */
export type InvitationInvalid = UserError & {
  __typename?: 'InvitationInvalid';
  message: Scalars['String']['output'];
};

export type InvitationPreview = {
  __typename?: 'InvitationPreview';
  email: Scalars['String']['output'];
  expiresAt: Scalars['DateTime']['output'];
  invitedBy: Scalars['String']['output'];
  projectName: Scalars['String']['output'];
  roleName: Scalars['String']['output'];
};

export type InviteMemberInput = {
  email: Scalars['String']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  projectId: Scalars['ID']['input'];
  roleKey: Scalars['String']['input'];
};

export type InviteMemberPayload = AlreadyMember | InvalidInput | InviteMemberSuccess;

export type InviteMemberSuccess = {
  __typename?: 'InviteMemberSuccess';
  invitation: Invitation;
};

/** A project always has an owner: make somebody else owner first. */
export type LastOwner = UserError & {
  __typename?: 'LastOwner';
  message: Scalars['String']['output'];
};

export type LeaveProjectInput = {
  projectId: Scalars['ID']['input'];
};

export type LeaveProjectPayload = LastOwner | LeaveProjectSuccess;

export type LeaveProjectSuccess = {
  __typename?: 'LeaveProjectSuccess';
  projectId: Scalars['ID']['output'];
};

export type LimitReached = UserError & {
  __typename?: 'LimitReached';
  limit: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

/** A person's role in a project. */
export type Member = {
  __typename?: 'Member';
  joinedAt: Scalars['DateTime']['output'];
  role: Role;
  user: User;
};

export type MemberConnection = {
  __typename?: 'MemberConnection';
  edges: Array<MemberEdge>;
  nodes: Array<Member>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type MemberEdge = {
  __typename?: 'MemberEdge';
  cursor: Scalars['String']['output'];
  node: Member;
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
  /** Joins the project. The caller must be signed in with the e-mail address that was invited. */
  acceptInvitation: AcceptInvitationPayload;
  /** Closes the project for changes; nothing is deleted. */
  archiveProject: ArchiveProjectPayload;
  changeMemberRole: ChangeMemberRolePayload;
  /**
   * Puts another password in the place of the present one. Every other session of the person ends, within a second and with
   * whatever it had open; the one that asks goes on. API keys go on working. Wrong guesses count as at sign-in.
   */
  changePassword: ChangePasswordPayload;
  createApiKey: CreateApiKeyPayload;
  createProject: CreateProjectPayload;
  /** Through the token: ends it. As oneself: ends the one that is named, or all that one has started. */
  endImpersonation: EndImpersonationPayload;
  inviteMember: InviteMemberPayload;
  /** Leaves a project. The last owner cannot. */
  leaveProject: LeaveProjectPayload;
  /** Exchanges the refresh token (from the cookie, or from the input) for a fresh access token, and rotates it. */
  refreshSession: RefreshSessionPayload;
  removeMember: RemoveMemberPayload;
  restoreProject: RestoreProjectPayload;
  /** Gives dead and waiting work another full set of attempts, now. */
  retryIdentityWork: RetryIdentityWorkPayload;
  /** The same, for work of any projects. It stands in the audit of each. */
  retryIdentityWorkAnywhere: RetryIdentityWorkAnywherePayload;
  /** The key stops working everywhere within a second. */
  revokeApiKey: RevokeApiKeyPayload;
  revokeInvitation: RevokeInvitationPayload;
  /** Ends one of the caller's own sessions. */
  revokeSession: RevokeSessionPayload;
  signIn: SignInPayload;
  /** Ends this session, or all of the person's sessions. */
  signOut: SignOutPayload;
  signUp: SignUpPayload;
  /**
   * Gives a token by which everything that a person may read can be read as they see it, and nothing can be changed. It lives
   * 15 minutes, cannot be refreshed, and ends before that with `endImpersonation`, with the session that started it, and with
   * the operator's role.
   */
  startImpersonation: StartImpersonationPayload;
  /** What the caller is called, as everybody sees it who works with them. */
  updateProfile: UpdateProfilePayload;
  updateProject: UpdateProjectPayload;
};


export type MutationAcceptInvitationArgs = {
  input: AcceptInvitationInput;
};


export type MutationArchiveProjectArgs = {
  input: ArchiveProjectInput;
};


export type MutationChangeMemberRoleArgs = {
  input: ChangeMemberRoleInput;
};


export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


export type MutationCreateApiKeyArgs = {
  input: CreateApiKeyInput;
};


export type MutationCreateProjectArgs = {
  input: CreateProjectInput;
};


export type MutationEndImpersonationArgs = {
  input?: EndImpersonationInput;
};


export type MutationInviteMemberArgs = {
  input: InviteMemberInput;
};


export type MutationLeaveProjectArgs = {
  input: LeaveProjectInput;
};


export type MutationRefreshSessionArgs = {
  input?: RefreshSessionInput;
};


export type MutationRemoveMemberArgs = {
  input: RemoveMemberInput;
};


export type MutationRestoreProjectArgs = {
  input: RestoreProjectInput;
};


export type MutationRetryIdentityWorkArgs = {
  input: RetryIdentityWorkInput;
};


export type MutationRetryIdentityWorkAnywhereArgs = {
  input: RetryIdentityWorkAnywhereInput;
};


export type MutationRevokeApiKeyArgs = {
  input: RevokeApiKeyInput;
};


export type MutationRevokeInvitationArgs = {
  input: RevokeInvitationInput;
};


export type MutationRevokeSessionArgs = {
  input: RevokeSessionInput;
};


export type MutationSignInArgs = {
  input: SignInInput;
};


export type MutationSignOutArgs = {
  input?: SignOutInput;
};


export type MutationSignUpArgs = {
  input: SignUpInput;
};


export type MutationStartImpersonationArgs = {
  input: StartImpersonationInput;
};


export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};


export type MutationUpdateProjectArgs = {
  input: UpdateProjectInput;
};

/** Only an owner makes or unmakes an owner. */
export type OwnerOnly = UserError & {
  __typename?: 'OwnerOnly';
  message: Scalars['String']['output'];
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor: Maybe<Scalars['String']['output']>;
};

/** A business: the tenant that everything else belongs to. */
export type Project = {
  __typename?: 'Project';
  apiKeys: Maybe<ApiKeyConnection>;
  archivedAt: Maybe<Scalars['DateTime']['output']>;
  /**
   * Who did what here, the newest first: everything that changes rights, keys, connections, where money belongs, and what
   * was taken out, also when it was refused. Nobody can change or remove an entry.
   */
  auditEntries: Maybe<AuditEntryConnection>;
  createdAt: Scalars['DateTime']['output'];
  /** Every figure of the project is in this currency. */
  currency: Scalars['Currency']['output'];
  id: Scalars['ID']['output'];
  /** How much of it there is of each kind, and how long it waits. */
  identityQueues: Maybe<Array<WorkQueue>>;
  /** Background work of this part of the product that is not done: waiting, running, stuck, dead. */
  identityWork: Maybe<WorkItemConnection>;
  /** Invitations that are open. */
  invitations: Maybe<InvitationConnection>;
  kind: ProjectKind;
  members: Maybe<MemberConnection>;
  /** The caller's role; null for an API key. */
  myRole: Maybe<Role>;
  /** What the caller may do here. */
  myScopes: Array<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  /** Short name in addresses, unique over the installation. */
  slug: Scalars['String']['output'];
  state: ProjectState;
  /** IANA name; days and months of every figure begin here. */
  timeZone: Scalars['String']['output'];
};


/** A business: the tenant that everything else belongs to. */
export type ProjectApiKeysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A business: the tenant that everything else belongs to. */
export type ProjectAuditEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A business: the tenant that everything else belongs to. */
export type ProjectIdentityWorkArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  states?: InputMaybe<Array<WorkState>>;
};


/** A business: the tenant that everything else belongs to. */
export type ProjectInvitationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A business: the tenant that everything else belongs to. */
export type ProjectMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ProjectConnection = {
  __typename?: 'ProjectConnection';
  edges: Array<ProjectEdge>;
  nodes: Array<Project>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ProjectEdge = {
  __typename?: 'ProjectEdge';
  cursor: Scalars['String']['output'];
  node: Project;
};

/** A label that picks starting templates; no rule depends on it. */
export type ProjectKind =
  | 'DIGITAL_PRODUCT'
  | 'EVENT'
  | 'OTHER'
  | 'PRINT_SHOP'
  | 'SAAS_TOOL'
  | 'TREND';

export type ProjectState =
  | 'ACTIVE'
  /** Readable, and closed for changes. */
  | 'ARCHIVED';

export type Query = {
  __typename?: 'Query';
  /** What whoever operates this installation sees of it, over all projects. */
  installation: Maybe<Installation>;
  /** What an invitation link leads to; null when it is used, withdrawn, expired or unknown. */
  invitation: Maybe<InvitationPreview>;
  /** One project that the caller may enter. NOT_FOUND when it is missing, malformed or somebody else's. */
  project: Maybe<Project>;
  /** The roles that a member can have, with what each may do. */
  roles: Array<Role>;
  /** Who is asking. Null when signed out. */
  viewer: Maybe<Viewer>;
};


export type QueryInvitationArgs = {
  token: Scalars['String']['input'];
};


export type QueryProjectArgs = {
  id: Scalars['ID']['input'];
};

export type RefreshSessionInput = {
  /** Only for clients that cannot keep cookies. */
  refreshToken?: InputMaybe<Scalars['String']['input']>;
};

export type RefreshSessionPayload = RefreshSessionSuccess | SessionEnded;

export type RefreshSessionSuccess = {
  __typename?: 'RefreshSessionSuccess';
  accessToken: Scalars['String']['output'];
  expiresAt: Scalars['DateTime']['output'];
  user: User;
};

export type RemoveMemberInput = {
  projectId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};

export type RemoveMemberPayload = LastOwner | OwnerOnly | RemoveMemberSuccess;

export type RemoveMemberSuccess = {
  __typename?: 'RemoveMemberSuccess';
  userId: Scalars['ID']['output'];
};

export type RestoreProjectInput = {
  projectId: Scalars['ID']['input'];
};

export type RestoreProjectPayload = RestoreProjectSuccess;

export type RestoreProjectSuccess = {
  __typename?: 'RestoreProjectSuccess';
  project: Project;
};

export type RetryIdentityWorkAnywhereInput = {
  ids: Array<Scalars['ID']['input']>;
};

export type RetryIdentityWorkAnywherePayload = RetryIdentityWorkAnywhereSuccess;

export type RetryIdentityWorkAnywhereSuccess = {
  __typename?: 'RetryIdentityWorkAnywhereSuccess';
  retried: Scalars['Int']['output'];
};

export type RetryIdentityWorkInput = {
  ids: Array<Scalars['ID']['input']>;
  projectId: Scalars['ID']['input'];
};

export type RetryIdentityWorkPayload = RetryIdentityWorkSuccess;

export type RetryIdentityWorkSuccess = {
  __typename?: 'RetryIdentityWorkSuccess';
  retried: Scalars['Int']['output'];
};

export type RevokeApiKeyInput = {
  id: Scalars['ID']['input'];
};

export type RevokeApiKeyPayload = RevokeApiKeySuccess;

export type RevokeApiKeySuccess = {
  __typename?: 'RevokeApiKeySuccess';
  apiKey: ApiKey;
};

export type RevokeInvitationInput = {
  id: Scalars['ID']['input'];
};

export type RevokeInvitationPayload = RevokeInvitationSuccess;

export type RevokeInvitationSuccess = {
  __typename?: 'RevokeInvitationSuccess';
  id: Scalars['ID']['output'];
};

export type RevokeSessionInput = {
  id: Scalars['ID']['input'];
};

export type RevokeSessionPayload = RevokeSessionSuccess;

export type RevokeSessionSuccess = {
  __typename?: 'RevokeSessionSuccess';
  id: Scalars['ID']['output'];
};

/** A named set of scopes. */
export type Role = {
  __typename?: 'Role';
  builtIn: Scalars['Boolean']['output'];
  key: Scalars['String']['output'];
  name: Scalars['String']['output'];
  scopes: Array<Scalars['String']['output']>;
};

/** One place where a person is signed in. */
export type Session = {
  __typename?: 'Session';
  address: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** True for the session that asks. */
  isCurrent: Scalars['Boolean']['output'];
  lastUsedAt: Scalars['DateTime']['output'];
  /** The browser or program, as it named itself. */
  userAgent: Maybe<Scalars['String']['output']>;
};

/** The session has expired, was signed out, or its token was used twice. Sign in again. */
export type SessionEnded = UserError & {
  __typename?: 'SessionEnded';
  message: Scalars['String']['output'];
};

export type SignInInput = {
  email: Scalars['String']['input'];
  password: Scalars['String']['input'];
};

export type SignInPayload = InvalidCredentials | SignInSuccess | TooManyAttempts;

export type SignInSuccess = {
  __typename?: 'SignInSuccess';
  /** Send it as `Authorization: Bearer …`. It lives 15 minutes; `refreshSession` gives the next one. */
  accessToken: Scalars['String']['output'];
  expiresAt: Scalars['DateTime']['output'];
  user: User;
};

export type SignOutInput = {
  /** Also end the person's other sessions. */
  everywhere?: InputMaybe<Scalars['Boolean']['input']>;
};

export type SignOutPayload = SignOutSuccess;

export type SignOutSuccess = {
  __typename?: 'SignOutSuccess';
  endedSessions: Scalars['Int']['output'];
};

export type SignUpInput = {
  email: Scalars['String']['input'];
  name: Scalars['String']['input'];
  /** At least 10 characters. */
  password: Scalars['String']['input'];
};

export type SignUpPayload = EmailTaken | InvalidInput | SignUpSuccess | TooManyAttempts;

export type SignUpSuccess = {
  __typename?: 'SignUpSuccess';
  accessToken: Scalars['String']['output'];
  expiresAt: Scalars['DateTime']['output'];
  user: User;
};

export type StartImpersonationInput = {
  email?: InputMaybe<Scalars['String']['input']>;
  /** Only this project; all of the person's when absent. */
  projectId?: InputMaybe<Scalars['ID']['input']>;
  /** It stands in the audit of every project that can be seen. */
  reason: Scalars['String']['input'];
  /** Either this or the e-mail address. */
  userId?: InputMaybe<Scalars['ID']['input']>;
};

export type StartImpersonationPayload = InvalidInput | StartImpersonationSuccess;

export type StartImpersonationSuccess = {
  __typename?: 'StartImpersonationSuccess';
  /** Send it as `Authorization: Bearer …`. */
  accessToken: Scalars['String']['output'];
  expiresAt: Scalars['DateTime']['output'];
  impersonation: Impersonation;
};

export type TooManyAttempts = UserError & {
  __typename?: 'TooManyAttempts';
  message: Scalars['String']['output'];
  retryAt: Scalars['DateTime']['output'];
};

export type UpdateProfileInput = {
  name: Scalars['String']['input'];
};

export type UpdateProfilePayload = InvalidInput | UpdateProfileSuccess;

export type UpdateProfileSuccess = {
  __typename?: 'UpdateProfileSuccess';
  user: User;
};

export type UpdateProjectInput = {
  kind?: InputMaybe<ProjectKind>;
  name?: InputMaybe<Scalars['String']['input']>;
  projectId: Scalars['ID']['input'];
};

export type UpdateProjectPayload = InvalidInput | UpdateProjectSuccess;

export type UpdateProjectSuccess = {
  __typename?: 'UpdateProjectSuccess';
  project: Project;
};

export type User = {
  __typename?: 'User';
  createdAt: Scalars['DateTime']['output'];
  email: Scalars['String']['output'];
  globalRole: GlobalRole;
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
};

/** A refusal that a person can meet and mend. Every failure type of a mutation's payload implements it. */
export type UserError = {
  /** Says what happened and what to do, in plain words. */
  message: Scalars['String']['output'];
};

export type Viewer = {
  __typename?: 'Viewer';
  /** Set when an operator of the installation looks as this person. */
  impersonation: Maybe<Impersonation>;
  /** The projects that the caller may enter. */
  projects: ProjectConnection;
  /** Where this person is signed in. Empty for an API key. */
  sessions: Array<Session>;
  /** The person; null when an API key asks. */
  user: Maybe<User>;
};


export type ViewerProjectsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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
  AcceptInvitationPayload:
    | ( Omit<AcceptInvitationSuccess, 'project'> & { project: _RefType['Project'] } )
    | ( InvitationForSomeoneElse )
    | ( InvitationInvalid )
  ;
  ArchiveProjectPayload: ( Omit<ArchiveProjectSuccess, 'project'> & { project: _RefType['Project'] } );
  ChangeMemberRolePayload:
    | ( Omit<ChangeMemberRoleSuccess, 'member'> & { member: _RefType['Member'] } )
    | ( InvalidInput )
    | ( LastOwner )
    | ( OwnerOnly )
  ;
  ChangePasswordPayload:
    | ( ChangePasswordSuccess )
    | ( InvalidCredentials )
    | ( InvalidInput )
    | ( TooManyAttempts )
  ;
  CreateApiKeyPayload:
    | ( Omit<CreateApiKeySuccess, 'apiKey'> & { apiKey: _RefType['ApiKey'] } )
    | ( InvalidInput )
  ;
  CreateProjectPayload:
    | ( Omit<CreateProjectSuccess, 'project'> & { project: _RefType['Project'] } )
    | ( InvalidInput )
    | ( LimitReached )
  ;
  EndImpersonationPayload: ( EndImpersonationSuccess );
  InviteMemberPayload:
    | ( AlreadyMember )
    | ( InvalidInput )
    | ( Omit<InviteMemberSuccess, 'invitation'> & { invitation: _RefType['Invitation'] } )
  ;
  LeaveProjectPayload:
    | ( LastOwner )
    | ( LeaveProjectSuccess )
  ;
  RefreshSessionPayload:
    | ( Omit<RefreshSessionSuccess, 'user'> & { user: _RefType['User'] } )
    | ( SessionEnded )
  ;
  RemoveMemberPayload:
    | ( LastOwner )
    | ( OwnerOnly )
    | ( RemoveMemberSuccess )
  ;
  RestoreProjectPayload: ( Omit<RestoreProjectSuccess, 'project'> & { project: _RefType['Project'] } );
  RetryIdentityWorkAnywherePayload: ( RetryIdentityWorkAnywhereSuccess );
  RetryIdentityWorkPayload: ( RetryIdentityWorkSuccess );
  RevokeApiKeyPayload: ( Omit<RevokeApiKeySuccess, 'apiKey'> & { apiKey: _RefType['ApiKey'] } );
  RevokeInvitationPayload: ( RevokeInvitationSuccess );
  RevokeSessionPayload: ( RevokeSessionSuccess );
  SignInPayload:
    | ( InvalidCredentials )
    | ( Omit<SignInSuccess, 'user'> & { user: _RefType['User'] } )
    | ( TooManyAttempts )
  ;
  SignOutPayload: ( SignOutSuccess );
  SignUpPayload:
    | ( EmailTaken )
    | ( InvalidInput )
    | ( Omit<SignUpSuccess, 'user'> & { user: _RefType['User'] } )
    | ( TooManyAttempts )
  ;
  StartImpersonationPayload:
    | ( InvalidInput )
    | ( Omit<StartImpersonationSuccess, 'impersonation'> & { impersonation: _RefType['Impersonation'] } )
  ;
  UpdateProfilePayload:
    | ( InvalidInput )
    | ( Omit<UpdateProfileSuccess, 'user'> & { user: _RefType['User'] } )
  ;
  UpdateProjectPayload:
    | ( InvalidInput )
    | ( Omit<UpdateProjectSuccess, 'project'> & { project: _RefType['Project'] } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError:
    | ( AlreadyMember )
    | ( EmailTaken )
    | ( InvalidCredentials )
    | ( InvalidInput )
    | ( InvitationForSomeoneElse )
    | ( InvitationInvalid )
    | ( LastOwner )
    | ( LimitReached )
    | ( OwnerOnly )
    | ( SessionEnded )
    | ( TooManyAttempts )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptInvitationInput: AcceptInvitationInput;
  AcceptInvitationPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AcceptInvitationPayload']>;
  AcceptInvitationSuccess: ResolverTypeWrapper<Omit<AcceptInvitationSuccess, 'project'> & { project: ResolversTypes['Project'] }>;
  AlreadyMember: ResolverTypeWrapper<AlreadyMember>;
  ApiKey: ResolverTypeWrapper<ApiKeyEntity>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ApiKeyConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['ApiKey']>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ApiKeyEdge: ResolverTypeWrapper<Omit<ApiKeyEdge, 'node'> & { node: ResolversTypes['ApiKey'] }>;
  ArchiveProjectInput: ArchiveProjectInput;
  ArchiveProjectPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ArchiveProjectPayload']>;
  ArchiveProjectSuccess: ResolverTypeWrapper<Omit<ArchiveProjectSuccess, 'project'> & { project: ResolversTypes['Project'] }>;
  AuditActor: ResolverTypeWrapper<AuditActorEntity>;
  AuditActorKind: AuditActorKind;
  AuditEntry: ResolverTypeWrapper<AuditEntryEntity>;
  AuditEntryConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['AuditEntry']>>;
  AuditEntryEdge: ResolverTypeWrapper<Omit<AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  AuditFilter: AuditFilter;
  AuditOutcome: AuditOutcome;
  ChangeMemberRoleInput: ChangeMemberRoleInput;
  ChangeMemberRolePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangeMemberRolePayload']>;
  ChangeMemberRoleSuccess: ResolverTypeWrapper<Omit<ChangeMemberRoleSuccess, 'member'> & { member: ResolversTypes['Member'] }>;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangePasswordPayload']>;
  ChangePasswordSuccess: ResolverTypeWrapper<ChangePasswordSuccess>;
  CreateApiKeyInput: CreateApiKeyInput;
  CreateApiKeyPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateApiKeyPayload']>;
  CreateApiKeySuccess: ResolverTypeWrapper<Omit<CreateApiKeySuccess, 'apiKey'> & { apiKey: ResolversTypes['ApiKey'] }>;
  CreateProjectInput: CreateProjectInput;
  CreateProjectPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateProjectPayload']>;
  CreateProjectSuccess: ResolverTypeWrapper<Omit<CreateProjectSuccess, 'project'> & { project: ResolversTypes['Project'] }>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateRangeInput: DateRangeInput;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  EmailTaken: ResolverTypeWrapper<EmailTaken>;
  EndImpersonationInput: EndImpersonationInput;
  EndImpersonationPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EndImpersonationPayload']>;
  EndImpersonationSuccess: ResolverTypeWrapper<EndImpersonationSuccess>;
  FieldError: ResolverTypeWrapper<FieldError>;
  GlobalRole: GlobalRole;
  Impersonation: ResolverTypeWrapper<ImpersonationEntity>;
  Installation: ResolverTypeWrapper<InstallationEntity>;
  InstallationMember: ResolverTypeWrapper<InstallationMemberEntity>;
  InstallationMemberConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['InstallationMember']>>;
  InstallationMemberEdge: ResolverTypeWrapper<Omit<InstallationMemberEdge, 'node'> & { node: ResolversTypes['InstallationMember'] }>;
  InstallationProject: ResolverTypeWrapper<InstallationProjectEntity>;
  InstallationProjectConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['InstallationProject']>>;
  InstallationProjectEdge: ResolverTypeWrapper<Omit<InstallationProjectEdge, 'node'> & { node: ResolversTypes['InstallationProject'] }>;
  InstallationProjectFilter: InstallationProjectFilter;
  InstallationProjectSort: InstallationProjectSort;
  InstallationUser: ResolverTypeWrapper<InstallationUserEntity>;
  InstallationUserConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['InstallationUser']>>;
  InstallationUserEdge: ResolverTypeWrapper<Omit<InstallationUserEdge, 'node'> & { node: ResolversTypes['InstallationUser'] }>;
  InstallationUserFilter: InstallationUserFilter;
  InstallationUserSort: InstallationUserSort;
  InvalidCredentials: ResolverTypeWrapper<InvalidCredentials>;
  InvalidInput: ResolverTypeWrapper<InvalidInput>;
  Invitation: ResolverTypeWrapper<InvitationEntity>;
  InvitationConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['Invitation']>>;
  InvitationEdge: ResolverTypeWrapper<Omit<InvitationEdge, 'node'> & { node: ResolversTypes['Invitation'] }>;
  InvitationForSomeoneElse: ResolverTypeWrapper<InvitationForSomeoneElse>;
  InvitationInvalid: ResolverTypeWrapper<InvitationInvalid>;
  InvitationPreview: ResolverTypeWrapper<InvitationPreview>;
  InviteMemberInput: InviteMemberInput;
  InviteMemberPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['InviteMemberPayload']>;
  InviteMemberSuccess: ResolverTypeWrapper<Omit<InviteMemberSuccess, 'invitation'> & { invitation: ResolversTypes['Invitation'] }>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  LastOwner: ResolverTypeWrapper<LastOwner>;
  LeaveProjectInput: LeaveProjectInput;
  LeaveProjectPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LeaveProjectPayload']>;
  LeaveProjectSuccess: ResolverTypeWrapper<LeaveProjectSuccess>;
  LimitReached: ResolverTypeWrapper<LimitReached>;
  Member: ResolverTypeWrapper<MemberEntity>;
  MemberConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['Member']>>;
  MemberEdge: ResolverTypeWrapper<Omit<MemberEdge, 'node'> & { node: ResolversTypes['Member'] }>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OwnerOnly: ResolverTypeWrapper<OwnerOnly>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Project: ResolverTypeWrapper<ProjectEntity>;
  ProjectConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['Project']>>;
  ProjectEdge: ResolverTypeWrapper<Omit<ProjectEdge, 'node'> & { node: ResolversTypes['Project'] }>;
  ProjectKind: ProjectKind;
  ProjectState: ProjectState;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefreshSessionPayload']>;
  RefreshSessionSuccess: ResolverTypeWrapper<Omit<RefreshSessionSuccess, 'user'> & { user: ResolversTypes['User'] }>;
  RemoveMemberInput: RemoveMemberInput;
  RemoveMemberPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveMemberPayload']>;
  RemoveMemberSuccess: ResolverTypeWrapper<RemoveMemberSuccess>;
  RestoreProjectInput: RestoreProjectInput;
  RestoreProjectPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RestoreProjectPayload']>;
  RestoreProjectSuccess: ResolverTypeWrapper<Omit<RestoreProjectSuccess, 'project'> & { project: ResolversTypes['Project'] }>;
  RetryIdentityWorkAnywhereInput: RetryIdentityWorkAnywhereInput;
  RetryIdentityWorkAnywherePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetryIdentityWorkAnywherePayload']>;
  RetryIdentityWorkAnywhereSuccess: ResolverTypeWrapper<RetryIdentityWorkAnywhereSuccess>;
  RetryIdentityWorkInput: RetryIdentityWorkInput;
  RetryIdentityWorkPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetryIdentityWorkPayload']>;
  RetryIdentityWorkSuccess: ResolverTypeWrapper<RetryIdentityWorkSuccess>;
  RevokeApiKeyInput: RevokeApiKeyInput;
  RevokeApiKeyPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokeApiKeyPayload']>;
  RevokeApiKeySuccess: ResolverTypeWrapper<Omit<RevokeApiKeySuccess, 'apiKey'> & { apiKey: ResolversTypes['ApiKey'] }>;
  RevokeInvitationInput: RevokeInvitationInput;
  RevokeInvitationPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokeInvitationPayload']>;
  RevokeInvitationSuccess: ResolverTypeWrapper<RevokeInvitationSuccess>;
  RevokeSessionInput: RevokeSessionInput;
  RevokeSessionPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokeSessionPayload']>;
  RevokeSessionSuccess: ResolverTypeWrapper<RevokeSessionSuccess>;
  Role: ResolverTypeWrapper<Role>;
  Session: ResolverTypeWrapper<SessionEntity>;
  SessionEnded: ResolverTypeWrapper<SessionEnded>;
  SignInInput: SignInInput;
  SignInPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignInPayload']>;
  SignInSuccess: ResolverTypeWrapper<Omit<SignInSuccess, 'user'> & { user: ResolversTypes['User'] }>;
  SignOutInput: SignOutInput;
  SignOutPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignOutPayload']>;
  SignOutSuccess: ResolverTypeWrapper<SignOutSuccess>;
  SignUpInput: SignUpInput;
  SignUpPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignUpPayload']>;
  SignUpSuccess: ResolverTypeWrapper<Omit<SignUpSuccess, 'user'> & { user: ResolversTypes['User'] }>;
  StartImpersonationInput: StartImpersonationInput;
  StartImpersonationPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartImpersonationPayload']>;
  StartImpersonationSuccess: ResolverTypeWrapper<Omit<StartImpersonationSuccess, 'impersonation'> & { impersonation: ResolversTypes['Impersonation'] }>;
  TooManyAttempts: ResolverTypeWrapper<TooManyAttempts>;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateProfilePayload']>;
  UpdateProfileSuccess: ResolverTypeWrapper<Omit<UpdateProfileSuccess, 'user'> & { user: ResolversTypes['User'] }>;
  UpdateProjectInput: UpdateProjectInput;
  UpdateProjectPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateProjectPayload']>;
  UpdateProjectSuccess: ResolverTypeWrapper<Omit<UpdateProjectSuccess, 'project'> & { project: ResolversTypes['Project'] }>;
  User: ResolverTypeWrapper<UserEntity>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  Viewer: ResolverTypeWrapper<ViewerEntity>;
  WorkItem: ResolverTypeWrapper<WorkItem>;
  WorkItemConnection: ResolverTypeWrapper<Connection<ResolversParentTypes['WorkItem']>>;
  WorkItemEdge: ResolverTypeWrapper<WorkItemEdge>;
  WorkQueue: ResolverTypeWrapper<WorkQueue>;
  WorkState: WorkState;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptInvitationInput: AcceptInvitationInput;
  AcceptInvitationPayload: ResolversUnionTypes<ResolversParentTypes>['AcceptInvitationPayload'];
  AcceptInvitationSuccess: Omit<AcceptInvitationSuccess, 'project'> & { project: ResolversParentTypes['Project'] };
  AlreadyMember: AlreadyMember;
  ApiKey: ApiKeyEntity;
  ID: Scalars['ID']['output'];
  ApiKeyConnection: Connection<ResolversParentTypes['ApiKey']>;
  Int: Scalars['Int']['output'];
  ApiKeyEdge: Omit<ApiKeyEdge, 'node'> & { node: ResolversParentTypes['ApiKey'] };
  ArchiveProjectInput: ArchiveProjectInput;
  ArchiveProjectPayload: ResolversUnionTypes<ResolversParentTypes>['ArchiveProjectPayload'];
  ArchiveProjectSuccess: Omit<ArchiveProjectSuccess, 'project'> & { project: ResolversParentTypes['Project'] };
  AuditActor: AuditActorEntity;
  AuditEntry: AuditEntryEntity;
  AuditEntryConnection: Connection<ResolversParentTypes['AuditEntry']>;
  AuditEntryEdge: Omit<AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  AuditFilter: AuditFilter;
  ChangeMemberRoleInput: ChangeMemberRoleInput;
  ChangeMemberRolePayload: ResolversUnionTypes<ResolversParentTypes>['ChangeMemberRolePayload'];
  ChangeMemberRoleSuccess: Omit<ChangeMemberRoleSuccess, 'member'> & { member: ResolversParentTypes['Member'] };
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: ResolversUnionTypes<ResolversParentTypes>['ChangePasswordPayload'];
  ChangePasswordSuccess: ChangePasswordSuccess;
  CreateApiKeyInput: CreateApiKeyInput;
  CreateApiKeyPayload: ResolversUnionTypes<ResolversParentTypes>['CreateApiKeyPayload'];
  CreateApiKeySuccess: Omit<CreateApiKeySuccess, 'apiKey'> & { apiKey: ResolversParentTypes['ApiKey'] };
  CreateProjectInput: CreateProjectInput;
  CreateProjectPayload: ResolversUnionTypes<ResolversParentTypes>['CreateProjectPayload'];
  CreateProjectSuccess: Omit<CreateProjectSuccess, 'project'> & { project: ResolversParentTypes['Project'] };
  Currency: Scalars['Currency']['output'];
  Date: Scalars['Date']['output'];
  DateRangeInput: DateRangeInput;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  EmailTaken: EmailTaken;
  EndImpersonationInput: EndImpersonationInput;
  EndImpersonationPayload: ResolversUnionTypes<ResolversParentTypes>['EndImpersonationPayload'];
  EndImpersonationSuccess: EndImpersonationSuccess;
  FieldError: FieldError;
  Impersonation: ImpersonationEntity;
  Installation: InstallationEntity;
  InstallationMember: InstallationMemberEntity;
  InstallationMemberConnection: Connection<ResolversParentTypes['InstallationMember']>;
  InstallationMemberEdge: Omit<InstallationMemberEdge, 'node'> & { node: ResolversParentTypes['InstallationMember'] };
  InstallationProject: InstallationProjectEntity;
  InstallationProjectConnection: Connection<ResolversParentTypes['InstallationProject']>;
  InstallationProjectEdge: Omit<InstallationProjectEdge, 'node'> & { node: ResolversParentTypes['InstallationProject'] };
  InstallationProjectFilter: InstallationProjectFilter;
  InstallationUser: InstallationUserEntity;
  InstallationUserConnection: Connection<ResolversParentTypes['InstallationUser']>;
  InstallationUserEdge: Omit<InstallationUserEdge, 'node'> & { node: ResolversParentTypes['InstallationUser'] };
  InstallationUserFilter: InstallationUserFilter;
  InvalidCredentials: InvalidCredentials;
  InvalidInput: InvalidInput;
  Invitation: InvitationEntity;
  InvitationConnection: Connection<ResolversParentTypes['Invitation']>;
  InvitationEdge: Omit<InvitationEdge, 'node'> & { node: ResolversParentTypes['Invitation'] };
  InvitationForSomeoneElse: InvitationForSomeoneElse;
  InvitationInvalid: InvitationInvalid;
  InvitationPreview: InvitationPreview;
  InviteMemberInput: InviteMemberInput;
  InviteMemberPayload: ResolversUnionTypes<ResolversParentTypes>['InviteMemberPayload'];
  InviteMemberSuccess: Omit<InviteMemberSuccess, 'invitation'> & { invitation: ResolversParentTypes['Invitation'] };
  JSON: Scalars['JSON']['output'];
  LastOwner: LastOwner;
  LeaveProjectInput: LeaveProjectInput;
  LeaveProjectPayload: ResolversUnionTypes<ResolversParentTypes>['LeaveProjectPayload'];
  LeaveProjectSuccess: LeaveProjectSuccess;
  LimitReached: LimitReached;
  Member: MemberEntity;
  MemberConnection: Connection<ResolversParentTypes['Member']>;
  MemberEdge: Omit<MemberEdge, 'node'> & { node: ResolversParentTypes['Member'] };
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  OwnerOnly: OwnerOnly;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Project: ProjectEntity;
  ProjectConnection: Connection<ResolversParentTypes['Project']>;
  ProjectEdge: Omit<ProjectEdge, 'node'> & { node: ResolversParentTypes['Project'] };
  Query: Record<PropertyKey, never>;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: ResolversUnionTypes<ResolversParentTypes>['RefreshSessionPayload'];
  RefreshSessionSuccess: Omit<RefreshSessionSuccess, 'user'> & { user: ResolversParentTypes['User'] };
  RemoveMemberInput: RemoveMemberInput;
  RemoveMemberPayload: ResolversUnionTypes<ResolversParentTypes>['RemoveMemberPayload'];
  RemoveMemberSuccess: RemoveMemberSuccess;
  RestoreProjectInput: RestoreProjectInput;
  RestoreProjectPayload: ResolversUnionTypes<ResolversParentTypes>['RestoreProjectPayload'];
  RestoreProjectSuccess: Omit<RestoreProjectSuccess, 'project'> & { project: ResolversParentTypes['Project'] };
  RetryIdentityWorkAnywhereInput: RetryIdentityWorkAnywhereInput;
  RetryIdentityWorkAnywherePayload: ResolversUnionTypes<ResolversParentTypes>['RetryIdentityWorkAnywherePayload'];
  RetryIdentityWorkAnywhereSuccess: RetryIdentityWorkAnywhereSuccess;
  RetryIdentityWorkInput: RetryIdentityWorkInput;
  RetryIdentityWorkPayload: ResolversUnionTypes<ResolversParentTypes>['RetryIdentityWorkPayload'];
  RetryIdentityWorkSuccess: RetryIdentityWorkSuccess;
  RevokeApiKeyInput: RevokeApiKeyInput;
  RevokeApiKeyPayload: ResolversUnionTypes<ResolversParentTypes>['RevokeApiKeyPayload'];
  RevokeApiKeySuccess: Omit<RevokeApiKeySuccess, 'apiKey'> & { apiKey: ResolversParentTypes['ApiKey'] };
  RevokeInvitationInput: RevokeInvitationInput;
  RevokeInvitationPayload: ResolversUnionTypes<ResolversParentTypes>['RevokeInvitationPayload'];
  RevokeInvitationSuccess: RevokeInvitationSuccess;
  RevokeSessionInput: RevokeSessionInput;
  RevokeSessionPayload: ResolversUnionTypes<ResolversParentTypes>['RevokeSessionPayload'];
  RevokeSessionSuccess: RevokeSessionSuccess;
  Role: Role;
  Session: SessionEntity;
  SessionEnded: SessionEnded;
  SignInInput: SignInInput;
  SignInPayload: ResolversUnionTypes<ResolversParentTypes>['SignInPayload'];
  SignInSuccess: Omit<SignInSuccess, 'user'> & { user: ResolversParentTypes['User'] };
  SignOutInput: SignOutInput;
  SignOutPayload: ResolversUnionTypes<ResolversParentTypes>['SignOutPayload'];
  SignOutSuccess: SignOutSuccess;
  SignUpInput: SignUpInput;
  SignUpPayload: ResolversUnionTypes<ResolversParentTypes>['SignUpPayload'];
  SignUpSuccess: Omit<SignUpSuccess, 'user'> & { user: ResolversParentTypes['User'] };
  StartImpersonationInput: StartImpersonationInput;
  StartImpersonationPayload: ResolversUnionTypes<ResolversParentTypes>['StartImpersonationPayload'];
  StartImpersonationSuccess: Omit<StartImpersonationSuccess, 'impersonation'> & { impersonation: ResolversParentTypes['Impersonation'] };
  TooManyAttempts: TooManyAttempts;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: ResolversUnionTypes<ResolversParentTypes>['UpdateProfilePayload'];
  UpdateProfileSuccess: Omit<UpdateProfileSuccess, 'user'> & { user: ResolversParentTypes['User'] };
  UpdateProjectInput: UpdateProjectInput;
  UpdateProjectPayload: ResolversUnionTypes<ResolversParentTypes>['UpdateProjectPayload'];
  UpdateProjectSuccess: Omit<UpdateProjectSuccess, 'project'> & { project: ResolversParentTypes['Project'] };
  User: UserEntity;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  Viewer: ViewerEntity;
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

export type AcceptInvitationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptInvitationPayload'] = ResolversParentTypes['AcceptInvitationPayload']> = {
  __resolveType: TypeResolveFn<'AcceptInvitationSuccess' | 'InvitationForSomeoneElse' | 'InvitationInvalid', ParentType, ContextType>;
};

export type AcceptInvitationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptInvitationSuccess'] = ResolversParentTypes['AcceptInvitationSuccess']> = {
  project?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlreadyMemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlreadyMember'] = ResolversParentTypes['AlreadyMember']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApiKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prefix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ApiKeyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyConnection'] = ResolversParentTypes['ApiKeyConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ApiKeyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ApiKeyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyEdge'] = ResolversParentTypes['ApiKeyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
};

export type ArchiveProjectPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArchiveProjectPayload'] = ResolversParentTypes['ArchiveProjectPayload']> = {
  __resolveType: TypeResolveFn<'ArchiveProjectSuccess', ParentType, ContextType>;
};

export type ArchiveProjectSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArchiveProjectSuccess'] = ResolversParentTypes['ArchiveProjectSuccess']> = {
  project?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AuditActorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditActor'] = ResolversParentTypes['AuditActor']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AuditActorKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['AuditActor'], ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  onBehalfOf?: Resolver<Maybe<ResolversTypes['AuditActor']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['AuditOutcome'], ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scope?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  userAgent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type ChangeMemberRolePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeMemberRolePayload'] = ResolversParentTypes['ChangeMemberRolePayload']> = {
  __resolveType: TypeResolveFn<'ChangeMemberRoleSuccess' | 'InvalidInput' | 'LastOwner' | 'OwnerOnly', ParentType, ContextType>;
};

export type ChangeMemberRoleSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeMemberRoleSuccess'] = ResolversParentTypes['ChangeMemberRoleSuccess']> = {
  member?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChangePasswordPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePasswordPayload'] = ResolversParentTypes['ChangePasswordPayload']> = {
  __resolveType: TypeResolveFn<'ChangePasswordSuccess' | 'InvalidCredentials' | 'InvalidInput' | 'TooManyAttempts', ParentType, ContextType>;
};

export type ChangePasswordSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePasswordSuccess'] = ResolversParentTypes['ChangePasswordSuccess']> = {
  endedSessions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateApiKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateApiKeyPayload'] = ResolversParentTypes['CreateApiKeyPayload']> = {
  __resolveType: TypeResolveFn<'CreateApiKeySuccess' | 'InvalidInput', ParentType, ContextType>;
};

export type CreateApiKeySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateApiKeySuccess'] = ResolversParentTypes['CreateApiKeySuccess']> = {
  apiKey?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateProjectPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateProjectPayload'] = ResolversParentTypes['CreateProjectPayload']> = {
  __resolveType: TypeResolveFn<'CreateProjectSuccess' | 'InvalidInput' | 'LimitReached', ParentType, ContextType>;
};

export type CreateProjectSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateProjectSuccess'] = ResolversParentTypes['CreateProjectSuccess']> = {
  project?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
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

export type EmailTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmailTaken'] = ResolversParentTypes['EmailTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EndImpersonationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndImpersonationPayload'] = ResolversParentTypes['EndImpersonationPayload']> = {
  __resolveType: TypeResolveFn<'EndImpersonationSuccess', ParentType, ContextType>;
};

export type EndImpersonationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndImpersonationSuccess'] = ResolversParentTypes['EndImpersonationSuccess']> = {
  ended?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FieldErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FieldError'] = ResolversParentTypes['FieldError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ImpersonationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Impersonation'] = ResolversParentTypes['Impersonation']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  operator?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  projectIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type InstallationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Installation'] = ResolversParentTypes['Installation'], FederationReferenceType extends FederationReferenceTypes['Installation'] = FederationReferenceTypes['Installation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Installation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  allProjects?: Resolver<Maybe<ResolversTypes['InstallationProjectConnection']>, ParentType, ContextType, RequireFields<InstallationAllProjectsArgs, 'first' | 'sort'>>;
  auditEntries?: Resolver<Maybe<ResolversTypes['AuditEntryConnection']>, ParentType, ContextType, RequireFields<InstallationAuditEntriesArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identityQueues?: Resolver<Maybe<Array<ResolversTypes['WorkQueue']>>, ParentType, ContextType>;
  identityWork?: Resolver<Maybe<ResolversTypes['WorkItemConnection']>, ParentType, ContextType, RequireFields<InstallationIdentityWorkArgs, 'first'>>;
  projects?: Resolver<Maybe<Array<ResolversTypes['InstallationProject']>>, ParentType, ContextType, RequireFields<InstallationProjectsArgs, 'ids'>>;
  user?: Resolver<Maybe<ResolversTypes['InstallationUser']>, ParentType, ContextType, RequireFields<InstallationUserArgs, 'id'>>;
  users?: Resolver<Maybe<ResolversTypes['InstallationUserConnection']>, ParentType, ContextType, RequireFields<InstallationUsersArgs, 'first' | 'sort'>>;
};

export type InstallationMemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InstallationMember'] = ResolversParentTypes['InstallationMember']> = {
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  project?: Resolver<ResolversTypes['InstallationProject'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['InstallationUser'], ParentType, ContextType>;
};

export type InstallationMemberConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InstallationMemberConnection'] = ResolversParentTypes['InstallationMemberConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InstallationMemberEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['InstallationMember']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InstallationMemberEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InstallationMemberEdge'] = ResolversParentTypes['InstallationMemberEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['InstallationMember'], ParentType, ContextType>;
};

export type InstallationProjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InstallationProject'] = ResolversParentTypes['InstallationProject']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ProjectKind'], ParentType, ContextType>;
  lastActiveAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  memberCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  members?: Resolver<ResolversTypes['InstallationMemberConnection'], ParentType, ContextType, RequireFields<InstallationProjectMembersArgs, 'first'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owners?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ProjectState'], ParentType, ContextType>;
};

export type InstallationProjectConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InstallationProjectConnection'] = ResolversParentTypes['InstallationProjectConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InstallationProjectEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['InstallationProject']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InstallationProjectEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InstallationProjectEdge'] = ResolversParentTypes['InstallationProjectEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['InstallationProject'], ParentType, ContextType>;
};

export type InstallationUserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InstallationUser'] = ResolversParentTypes['InstallationUser']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  globalRole?: Resolver<ResolversTypes['GlobalRole'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  memberships?: Resolver<ResolversTypes['InstallationMemberConnection'], ParentType, ContextType, RequireFields<InstallationUserMembershipsArgs, 'first'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  projectCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InstallationUserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InstallationUserConnection'] = ResolversParentTypes['InstallationUserConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InstallationUserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['InstallationUser']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InstallationUserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InstallationUserEdge'] = ResolversParentTypes['InstallationUserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['InstallationUser'], ParentType, ContextType>;
};

export type InvalidCredentialsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidCredentials'] = ResolversParentTypes['InvalidCredentials']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidInputResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidInput'] = ResolversParentTypes['InvalidInput']> = {
  fieldErrors?: Resolver<Array<ResolversTypes['FieldError']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvitationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Invitation'] = ResolversParentTypes['Invitation']> = {
  acceptUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
};

export type InvitationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationConnection'] = ResolversParentTypes['InvitationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InvitationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Invitation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InvitationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationEdge'] = ResolversParentTypes['InvitationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Invitation'], ParentType, ContextType>;
};

export type InvitationForSomeoneElseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationForSomeoneElse'] = ResolversParentTypes['InvitationForSomeoneElse']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvitationInvalidResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationInvalid'] = ResolversParentTypes['InvitationInvalid']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvitationPreviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationPreview'] = ResolversParentTypes['InvitationPreview']> = {
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  invitedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  projectName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  roleName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InviteMemberPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InviteMemberPayload'] = ResolversParentTypes['InviteMemberPayload']> = {
  __resolveType: TypeResolveFn<'AlreadyMember' | 'InvalidInput' | 'InviteMemberSuccess', ParentType, ContextType>;
};

export type InviteMemberSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InviteMemberSuccess'] = ResolversParentTypes['InviteMemberSuccess']> = {
  invitation?: Resolver<ResolversTypes['Invitation'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type LastOwnerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LastOwner'] = ResolversParentTypes['LastOwner']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LeaveProjectPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaveProjectPayload'] = ResolversParentTypes['LeaveProjectPayload']> = {
  __resolveType: TypeResolveFn<'LastOwner' | 'LeaveProjectSuccess', ParentType, ContextType>;
};

export type LeaveProjectSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaveProjectSuccess'] = ResolversParentTypes['LeaveProjectSuccess']> = {
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LimitReachedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LimitReached'] = ResolversParentTypes['LimitReached']> = {
  limit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Member'] = ResolversParentTypes['Member']> = {
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type MemberConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemberConnection'] = ResolversParentTypes['MemberConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MemberEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Member']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MemberEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemberEdge'] = ResolversParentTypes['MemberEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptInvitation?: Resolver<ResolversTypes['AcceptInvitationPayload'], ParentType, ContextType, RequireFields<MutationAcceptInvitationArgs, 'input'>>;
  archiveProject?: Resolver<ResolversTypes['ArchiveProjectPayload'], ParentType, ContextType, RequireFields<MutationArchiveProjectArgs, 'input'>>;
  changeMemberRole?: Resolver<ResolversTypes['ChangeMemberRolePayload'], ParentType, ContextType, RequireFields<MutationChangeMemberRoleArgs, 'input'>>;
  changePassword?: Resolver<ResolversTypes['ChangePasswordPayload'], ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  createApiKey?: Resolver<ResolversTypes['CreateApiKeyPayload'], ParentType, ContextType, RequireFields<MutationCreateApiKeyArgs, 'input'>>;
  createProject?: Resolver<ResolversTypes['CreateProjectPayload'], ParentType, ContextType, RequireFields<MutationCreateProjectArgs, 'input'>>;
  endImpersonation?: Resolver<ResolversTypes['EndImpersonationPayload'], ParentType, ContextType, RequireFields<MutationEndImpersonationArgs, 'input'>>;
  inviteMember?: Resolver<ResolversTypes['InviteMemberPayload'], ParentType, ContextType, RequireFields<MutationInviteMemberArgs, 'input'>>;
  leaveProject?: Resolver<ResolversTypes['LeaveProjectPayload'], ParentType, ContextType, RequireFields<MutationLeaveProjectArgs, 'input'>>;
  refreshSession?: Resolver<ResolversTypes['RefreshSessionPayload'], ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  removeMember?: Resolver<ResolversTypes['RemoveMemberPayload'], ParentType, ContextType, RequireFields<MutationRemoveMemberArgs, 'input'>>;
  restoreProject?: Resolver<ResolversTypes['RestoreProjectPayload'], ParentType, ContextType, RequireFields<MutationRestoreProjectArgs, 'input'>>;
  retryIdentityWork?: Resolver<ResolversTypes['RetryIdentityWorkPayload'], ParentType, ContextType, RequireFields<MutationRetryIdentityWorkArgs, 'input'>>;
  retryIdentityWorkAnywhere?: Resolver<ResolversTypes['RetryIdentityWorkAnywherePayload'], ParentType, ContextType, RequireFields<MutationRetryIdentityWorkAnywhereArgs, 'input'>>;
  revokeApiKey?: Resolver<ResolversTypes['RevokeApiKeyPayload'], ParentType, ContextType, RequireFields<MutationRevokeApiKeyArgs, 'input'>>;
  revokeInvitation?: Resolver<ResolversTypes['RevokeInvitationPayload'], ParentType, ContextType, RequireFields<MutationRevokeInvitationArgs, 'input'>>;
  revokeSession?: Resolver<ResolversTypes['RevokeSessionPayload'], ParentType, ContextType, RequireFields<MutationRevokeSessionArgs, 'input'>>;
  signIn?: Resolver<ResolversTypes['SignInPayload'], ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  signOut?: Resolver<ResolversTypes['SignOutPayload'], ParentType, ContextType, RequireFields<MutationSignOutArgs, 'input'>>;
  signUp?: Resolver<ResolversTypes['SignUpPayload'], ParentType, ContextType, RequireFields<MutationSignUpArgs, 'input'>>;
  startImpersonation?: Resolver<ResolversTypes['StartImpersonationPayload'], ParentType, ContextType, RequireFields<MutationStartImpersonationArgs, 'input'>>;
  updateProfile?: Resolver<ResolversTypes['UpdateProfilePayload'], ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
  updateProject?: Resolver<ResolversTypes['UpdateProjectPayload'], ParentType, ContextType, RequireFields<MutationUpdateProjectArgs, 'input'>>;
};

export type OwnerOnlyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OwnerOnly'] = ResolversParentTypes['OwnerOnly']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Project'] = ResolversParentTypes['Project'], FederationReferenceType extends FederationReferenceTypes['Project'] = FederationReferenceTypes['Project']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Project']> | FederationReferenceType, FederationReferenceType, ContextType>;
  apiKeys?: Resolver<Maybe<ResolversTypes['ApiKeyConnection']>, ParentType, ContextType, RequireFields<ProjectApiKeysArgs, 'first'>>;
  archivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  auditEntries?: Resolver<Maybe<ResolversTypes['AuditEntryConnection']>, ParentType, ContextType, RequireFields<ProjectAuditEntriesArgs, 'first'>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identityQueues?: Resolver<Maybe<Array<ResolversTypes['WorkQueue']>>, ParentType, ContextType>;
  identityWork?: Resolver<Maybe<ResolversTypes['WorkItemConnection']>, ParentType, ContextType, RequireFields<ProjectIdentityWorkArgs, 'first'>>;
  invitations?: Resolver<Maybe<ResolversTypes['InvitationConnection']>, ParentType, ContextType, RequireFields<ProjectInvitationsArgs, 'first'>>;
  kind?: Resolver<ResolversTypes['ProjectKind'], ParentType, ContextType>;
  members?: Resolver<Maybe<ResolversTypes['MemberConnection']>, ParentType, ContextType, RequireFields<ProjectMembersArgs, 'first'>>;
  myRole?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
  myScopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ProjectState'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProjectConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProjectConnection'] = ResolversParentTypes['ProjectConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProjectEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Project']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProjectEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProjectEdge'] = ResolversParentTypes['ProjectEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  installation?: Resolver<Maybe<ResolversTypes['Installation']>, ParentType, ContextType>;
  invitation?: Resolver<Maybe<ResolversTypes['InvitationPreview']>, ParentType, ContextType, RequireFields<QueryInvitationArgs, 'token'>>;
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType, RequireFields<QueryProjectArgs, 'id'>>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type RefreshSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionPayload'] = ResolversParentTypes['RefreshSessionPayload']> = {
  __resolveType: TypeResolveFn<'RefreshSessionSuccess' | 'SessionEnded', ParentType, ContextType>;
};

export type RefreshSessionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionSuccess'] = ResolversParentTypes['RefreshSessionSuccess']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RemoveMemberPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveMemberPayload'] = ResolversParentTypes['RemoveMemberPayload']> = {
  __resolveType: TypeResolveFn<'LastOwner' | 'OwnerOnly' | 'RemoveMemberSuccess', ParentType, ContextType>;
};

export type RemoveMemberSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveMemberSuccess'] = ResolversParentTypes['RemoveMemberSuccess']> = {
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RestoreProjectPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreProjectPayload'] = ResolversParentTypes['RestoreProjectPayload']> = {
  __resolveType: TypeResolveFn<'RestoreProjectSuccess', ParentType, ContextType>;
};

export type RestoreProjectSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreProjectSuccess'] = ResolversParentTypes['RestoreProjectSuccess']> = {
  project?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RetryIdentityWorkAnywherePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryIdentityWorkAnywherePayload'] = ResolversParentTypes['RetryIdentityWorkAnywherePayload']> = {
  __resolveType: TypeResolveFn<'RetryIdentityWorkAnywhereSuccess', ParentType, ContextType>;
};

export type RetryIdentityWorkAnywhereSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryIdentityWorkAnywhereSuccess'] = ResolversParentTypes['RetryIdentityWorkAnywhereSuccess']> = {
  retried?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RetryIdentityWorkPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryIdentityWorkPayload'] = ResolversParentTypes['RetryIdentityWorkPayload']> = {
  __resolveType: TypeResolveFn<'RetryIdentityWorkSuccess', ParentType, ContextType>;
};

export type RetryIdentityWorkSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryIdentityWorkSuccess'] = ResolversParentTypes['RetryIdentityWorkSuccess']> = {
  retried?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevokeApiKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeApiKeyPayload'] = ResolversParentTypes['RevokeApiKeyPayload']> = {
  __resolveType: TypeResolveFn<'RevokeApiKeySuccess', ParentType, ContextType>;
};

export type RevokeApiKeySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeApiKeySuccess'] = ResolversParentTypes['RevokeApiKeySuccess']> = {
  apiKey?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevokeInvitationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeInvitationPayload'] = ResolversParentTypes['RevokeInvitationPayload']> = {
  __resolveType: TypeResolveFn<'RevokeInvitationSuccess', ParentType, ContextType>;
};

export type RevokeInvitationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeInvitationSuccess'] = ResolversParentTypes['RevokeInvitationSuccess']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevokeSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeSessionPayload'] = ResolversParentTypes['RevokeSessionPayload']> = {
  __resolveType: TypeResolveFn<'RevokeSessionSuccess', ParentType, ContextType>;
};

export type RevokeSessionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeSessionSuccess'] = ResolversParentTypes['RevokeSessionSuccess']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Role'] = ResolversParentTypes['Role']> = {
  builtIn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastUsedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  userAgent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SessionEndedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionEnded'] = ResolversParentTypes['SessionEnded']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SignInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInPayload'] = ResolversParentTypes['SignInPayload']> = {
  __resolveType: TypeResolveFn<'InvalidCredentials' | 'SignInSuccess' | 'TooManyAttempts', ParentType, ContextType>;
};

export type SignInSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInSuccess'] = ResolversParentTypes['SignInSuccess']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SignOutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignOutPayload'] = ResolversParentTypes['SignOutPayload']> = {
  __resolveType: TypeResolveFn<'SignOutSuccess', ParentType, ContextType>;
};

export type SignOutSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignOutSuccess'] = ResolversParentTypes['SignOutSuccess']> = {
  endedSessions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SignUpPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignUpPayload'] = ResolversParentTypes['SignUpPayload']> = {
  __resolveType: TypeResolveFn<'EmailTaken' | 'InvalidInput' | 'SignUpSuccess' | 'TooManyAttempts', ParentType, ContextType>;
};

export type SignUpSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignUpSuccess'] = ResolversParentTypes['SignUpSuccess']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StartImpersonationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartImpersonationPayload'] = ResolversParentTypes['StartImpersonationPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'StartImpersonationSuccess', ParentType, ContextType>;
};

export type StartImpersonationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartImpersonationSuccess'] = ResolversParentTypes['StartImpersonationSuccess']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  impersonation?: Resolver<ResolversTypes['Impersonation'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TooManyAttemptsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TooManyAttempts'] = ResolversParentTypes['TooManyAttempts']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateProfilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProfilePayload'] = ResolversParentTypes['UpdateProfilePayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'UpdateProfileSuccess', ParentType, ContextType>;
};

export type UpdateProfileSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProfileSuccess'] = ResolversParentTypes['UpdateProfileSuccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateProjectPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProjectPayload'] = ResolversParentTypes['UpdateProjectPayload']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'UpdateProjectSuccess', ParentType, ContextType>;
};

export type UpdateProjectSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProjectSuccess'] = ResolversParentTypes['UpdateProjectSuccess']> = {
  project?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  globalRole?: Resolver<ResolversTypes['GlobalRole'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'AlreadyMember' | 'EmailTaken' | 'InvalidCredentials' | 'InvalidInput' | 'InvitationForSomeoneElse' | 'InvitationInvalid' | 'LastOwner' | 'LimitReached' | 'OwnerOnly' | 'SessionEnded' | 'TooManyAttempts', ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  impersonation?: Resolver<Maybe<ResolversTypes['Impersonation']>, ParentType, ContextType>;
  projects?: Resolver<ResolversTypes['ProjectConnection'], ParentType, ContextType, RequireFields<ViewerProjectsArgs, 'first'>>;
  sessions?: Resolver<Array<ResolversTypes['Session']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
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
  AcceptInvitationPayload?: AcceptInvitationPayloadResolvers<ContextType>;
  AcceptInvitationSuccess?: AcceptInvitationSuccessResolvers<ContextType>;
  AlreadyMember?: AlreadyMemberResolvers<ContextType>;
  ApiKey?: ApiKeyResolvers<ContextType>;
  ApiKeyConnection?: ApiKeyConnectionResolvers<ContextType>;
  ApiKeyEdge?: ApiKeyEdgeResolvers<ContextType>;
  ArchiveProjectPayload?: ArchiveProjectPayloadResolvers<ContextType>;
  ArchiveProjectSuccess?: ArchiveProjectSuccessResolvers<ContextType>;
  AuditActor?: AuditActorResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  ChangeMemberRolePayload?: ChangeMemberRolePayloadResolvers<ContextType>;
  ChangeMemberRoleSuccess?: ChangeMemberRoleSuccessResolvers<ContextType>;
  ChangePasswordPayload?: ChangePasswordPayloadResolvers<ContextType>;
  ChangePasswordSuccess?: ChangePasswordSuccessResolvers<ContextType>;
  CreateApiKeyPayload?: CreateApiKeyPayloadResolvers<ContextType>;
  CreateApiKeySuccess?: CreateApiKeySuccessResolvers<ContextType>;
  CreateProjectPayload?: CreateProjectPayloadResolvers<ContextType>;
  CreateProjectSuccess?: CreateProjectSuccessResolvers<ContextType>;
  Currency?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  EmailTaken?: EmailTakenResolvers<ContextType>;
  EndImpersonationPayload?: EndImpersonationPayloadResolvers<ContextType>;
  EndImpersonationSuccess?: EndImpersonationSuccessResolvers<ContextType>;
  FieldError?: FieldErrorResolvers<ContextType>;
  Impersonation?: ImpersonationResolvers<ContextType>;
  Installation?: InstallationResolvers<ContextType>;
  InstallationMember?: InstallationMemberResolvers<ContextType>;
  InstallationMemberConnection?: InstallationMemberConnectionResolvers<ContextType>;
  InstallationMemberEdge?: InstallationMemberEdgeResolvers<ContextType>;
  InstallationProject?: InstallationProjectResolvers<ContextType>;
  InstallationProjectConnection?: InstallationProjectConnectionResolvers<ContextType>;
  InstallationProjectEdge?: InstallationProjectEdgeResolvers<ContextType>;
  InstallationUser?: InstallationUserResolvers<ContextType>;
  InstallationUserConnection?: InstallationUserConnectionResolvers<ContextType>;
  InstallationUserEdge?: InstallationUserEdgeResolvers<ContextType>;
  InvalidCredentials?: InvalidCredentialsResolvers<ContextType>;
  InvalidInput?: InvalidInputResolvers<ContextType>;
  Invitation?: InvitationResolvers<ContextType>;
  InvitationConnection?: InvitationConnectionResolvers<ContextType>;
  InvitationEdge?: InvitationEdgeResolvers<ContextType>;
  InvitationForSomeoneElse?: InvitationForSomeoneElseResolvers<ContextType>;
  InvitationInvalid?: InvitationInvalidResolvers<ContextType>;
  InvitationPreview?: InvitationPreviewResolvers<ContextType>;
  InviteMemberPayload?: InviteMemberPayloadResolvers<ContextType>;
  InviteMemberSuccess?: InviteMemberSuccessResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  LastOwner?: LastOwnerResolvers<ContextType>;
  LeaveProjectPayload?: LeaveProjectPayloadResolvers<ContextType>;
  LeaveProjectSuccess?: LeaveProjectSuccessResolvers<ContextType>;
  LimitReached?: LimitReachedResolvers<ContextType>;
  Member?: MemberResolvers<ContextType>;
  MemberConnection?: MemberConnectionResolvers<ContextType>;
  MemberEdge?: MemberEdgeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  OwnerOnly?: OwnerOnlyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  ProjectConnection?: ProjectConnectionResolvers<ContextType>;
  ProjectEdge?: ProjectEdgeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RefreshSessionPayload?: RefreshSessionPayloadResolvers<ContextType>;
  RefreshSessionSuccess?: RefreshSessionSuccessResolvers<ContextType>;
  RemoveMemberPayload?: RemoveMemberPayloadResolvers<ContextType>;
  RemoveMemberSuccess?: RemoveMemberSuccessResolvers<ContextType>;
  RestoreProjectPayload?: RestoreProjectPayloadResolvers<ContextType>;
  RestoreProjectSuccess?: RestoreProjectSuccessResolvers<ContextType>;
  RetryIdentityWorkAnywherePayload?: RetryIdentityWorkAnywherePayloadResolvers<ContextType>;
  RetryIdentityWorkAnywhereSuccess?: RetryIdentityWorkAnywhereSuccessResolvers<ContextType>;
  RetryIdentityWorkPayload?: RetryIdentityWorkPayloadResolvers<ContextType>;
  RetryIdentityWorkSuccess?: RetryIdentityWorkSuccessResolvers<ContextType>;
  RevokeApiKeyPayload?: RevokeApiKeyPayloadResolvers<ContextType>;
  RevokeApiKeySuccess?: RevokeApiKeySuccessResolvers<ContextType>;
  RevokeInvitationPayload?: RevokeInvitationPayloadResolvers<ContextType>;
  RevokeInvitationSuccess?: RevokeInvitationSuccessResolvers<ContextType>;
  RevokeSessionPayload?: RevokeSessionPayloadResolvers<ContextType>;
  RevokeSessionSuccess?: RevokeSessionSuccessResolvers<ContextType>;
  Role?: RoleResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SessionEnded?: SessionEndedResolvers<ContextType>;
  SignInPayload?: SignInPayloadResolvers<ContextType>;
  SignInSuccess?: SignInSuccessResolvers<ContextType>;
  SignOutPayload?: SignOutPayloadResolvers<ContextType>;
  SignOutSuccess?: SignOutSuccessResolvers<ContextType>;
  SignUpPayload?: SignUpPayloadResolvers<ContextType>;
  SignUpSuccess?: SignUpSuccessResolvers<ContextType>;
  StartImpersonationPayload?: StartImpersonationPayloadResolvers<ContextType>;
  StartImpersonationSuccess?: StartImpersonationSuccessResolvers<ContextType>;
  TooManyAttempts?: TooManyAttemptsResolvers<ContextType>;
  UpdateProfilePayload?: UpdateProfilePayloadResolvers<ContextType>;
  UpdateProfileSuccess?: UpdateProfileSuccessResolvers<ContextType>;
  UpdateProjectPayload?: UpdateProjectPayloadResolvers<ContextType>;
  UpdateProjectSuccess?: UpdateProjectSuccessResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
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
