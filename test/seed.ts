import { createHmac, randomUUID, generateKeyPairSync } from 'node:crypto'
import { CLAIMS_HEADER, deriveKey, signClaims, type Claims, type ProjectClaims } from '@howl/platform/claims'
import { signInternal } from '@howl/platform/serve'
import type { GraphRequest, GraphResponse } from '@howl/platform/subgraph'
import { signSepay } from '@howl/start'
import { allScopes, anonymousClaims, claimsFor, startHowl, testClaimsKeys, testSecrets, type SubgraphName, type TestHowl } from '@howl/testkit'
import { SignJWT } from 'jose'
import type { Seed } from './mutation-cases.ts'

export const PASSWORD = 'a long enough password'
export const SEPAY_SECRET = 'sepay-test-secret-0001'

export type Seeded = {
  url: string
  seed: Seed
  /** Values for every variable that the generated documents declare. */
  variables: Record<string, unknown>
  tokens: { owner: string; member: string; stranger: string; operator: string }
  badTokens: Record<'expired' | 'forged' | 'unknown API key' | 'not a token', string>
  owner: Claims
  stranger: Claims
  /** A SUPERADMIN, who is in no project. */
  operator: Claims
  anonymous: Claims
  /** A member of the project who has every scope but one. */
  without: (scope: string) => Claims
  /** An API key of the project that has every scope but one. */
  keyWithout: (scope: string) => Promise<string>
  /** What another subgraph would send to enter an entity sideways. */
  representation: (typeName: string) => Record<string, string | string[]>
  /** Straight to a subgraph, with claims that the gateway signed. */
  execute: (subgraph: SubgraphName, request: GraphRequest, claims: Claims) => Promise<GraphResponse>
  /** Straight to a subgraph's address, with claims good or bad. */
  post: (subgraph: SubgraphName, request: GraphRequest, kind: ClaimsKind) => Promise<{ status: number; codes: unknown[] }>
  /** An internal call of identity, with no proof or one for another call. Gives the status. */
  callInternal: (name: string, proof: 'another' | null) => Promise<number>
  send: TestHowl['send']
  client: TestHowl['client']
  /** Looks at the data as its owner. */
  database: TestHowl['database']
  runJobsUntilIdle: () => Promise<void>
  ask: (operation: { query: string; variables: Record<string, unknown> }, token: string | null) => Promise<GraphResponse>
  /** The codes of an answer's errors, each once for a field. */
  codes: (operation: { query: string; variables: Record<string, unknown> }, token: string | null) => Promise<unknown[]>
  stop: () => Promise<void>
}

export type ClaimsKind = 'valid' | 'absent' | 'forged' | 'expired' | 'wrong audience' | 'wrong algorithm'

/** A project with one of everything, an owner, a member and a stranger with a project of his own, on a networked Howl. */
export async function seedProject(): Promise<Seeded> {
  const howl = await startHowl({ mode: 'networked' })
  try {
    return await seedOn(howl)
  } catch (error) {
    await howl.stop()
    throw error
  }
}

async function seedOn(howl: TestHowl): Promise<Seeded> {
  const person = (name: string) => signUp(howl, name)
  const [owner, member, stranger] = [await person('owner'), await person('member'), await person('stranger')]
  const operator = await signUpOperator(howl)
  const projectId = await createProject(howl, owner.token, 'The shop')
  const strangersProject = await createProject(howl, stranger.token, 'Another shop')
  const mutate = mutator(howl, owner.token)

  const joining = await mutate('inviteMember', { projectId, email: member.email, roleKey: 'MANAGER' }, 'invitation { id acceptUrl }')
  await mutator(howl, member.token)('acceptInvitation', { token: tokenOf(joining) }, 'project { id }')
  const open = await mutate('inviteMember', { projectId, email: 'open@example.com', roleKey: 'VIEWER' }, 'invitation { id acceptUrl }')

  const { connection } = await mutate('createPaymentConnection', sepayConnection(projectId), 'connection { id webhookUrl }')
  const { order } = await mutate('createOrder', orderInput(projectId), 'order { id paymentCode }')
  const { order: openOrder } = await mutate('createOrder', orderInput(projectId), 'order { id paymentCode }')
  const { order: overpaidOrder } = await mutate('createOrder', orderInput(projectId), 'order { id paymentCode }')
  const { transaction: handPayment } = await mutate('recordPayment', { id: openOrder.id, amount: { amount: '1000', currency: 'VND' } }, 'transaction { id }')
  await sendTransfer(connection.webhookUrl, { id: 1, content: `${order.paymentCode} chuyen tien`, amount: 300_000 })
  await sendTransfer(connection.webhookUrl, { id: 2, content: `${overpaidOrder.paymentCode} chuyen tien`, amount: 340_000 })
  await sendTransfer(connection.webhookUrl, { id: 3, content: 'chuyen tien', amount: 250_000 })
  const failed = await failWebhook(howl, { projectId, webhookUrl: connection.webhookUrl, token: owner.token })
  const bankFindingId = await seedFinding(howl, { projectId, connectionId: connection.id })
  const expenses = await seedExpenses(mutate, projectId)
  const { changeSet } = await mutate('changeOrders', keepOf(projectId, openOrder.id), 'changeSet { id }')
  const { export: made } = await mutate('startExport', { projectId, kind: 'ORDERS' }, 'export { id }')
  const { apiKey } = await mutate('createApiKey', { projectId, name: 'Key', scopes: ['project:read'] }, 'apiKey { id }')
  const { run } = await mutate('startRun', { projectId, kind: 'MONTH_REVIEW' }, 'run { id }')
  await howl.runJobsUntilIdle()
  const discrepancy = await tamper(howl, { projectId, token: owner.token })

  const facts = await howl.client.ask<{ viewer: { sessions: { id: string }[] }; project: { contacts: { nodes: { id: string }[] }; transactions: { nodes: { id: string }[] } } }>(
    'query ($id: ID!) { viewer { sessions { id } } project(id: $id) { contacts { nodes { id } } transactions(filter: { matchStates: [UNMATCHED] }) { nodes { id } } } }',
    { id: projectId },
    owner.token,
  )
  const contactId = facts.project.contacts.nodes[0]?.id
  const sessionId = facts.viewer.sessions[0]?.id
  const unmatchedId = facts.project.transactions.nodes[0]?.id
  if (!contactId || !sessionId || !unmatchedId) throw new Error('the seed has no contact, no session or no unmatched money')

  const seed: Seed = {
    projectId,
    ownerId: owner.id,
    ownerEmail: owner.email,
    password: PASSWORD,
    memberId: member.id,
    sessionId,
    invitationId: open.invitation.id,
    invitationToken: tokenOf(open),
    apiKeyId: apiKey.id,
    connectionId: connection.id,
    bankFindingId,
    ...failed,
    orderId: order.id,
    openOrderId: openOrder.id,
    overpaidOrderId: overpaidOrder.id,
    unmatchedId,
    handPaymentId: handPayment.id,
    ...expenses,
    orderChangeSetId: changeSet.id,
    exportId: made.id,
    ...discrepancy,
    contactId,
    runId: run.id,
  }
  const claims = (userId: string, id: string, scopes: readonly string[] | Partial<ProjectClaims>): Claims => claimsFor({ userId, projects: { [id]: scopes } })
  const keys = new Map<string, string>()
  return {
    url: howl.url,
    seed,
    variables: {
      projectId,
      projectIds: [projectId],
      memberId: member.id,
      orderId: order.id,
      contactId,
      runId: run.id,
      exportId: made.id,
      ...expenses,
      orderChangeSetId: changeSet.id,
      bankFindingId,
      ...failed,
      invitationToken: seed.invitationToken,
      range: { from: '2026-01-01', to: '2026-12-31' },
    },
    tokens: { owner: owner.token, member: member.token, stranger: stranger.token, operator: operator.token },
    badTokens: {
      expired: await accessToken({ userId: owner.id, sessionId, expiresIn: '-1m', secret: testSecrets.HOWL_SECRET }),
      forged: await accessToken({ userId: owner.id, sessionId, expiresIn: '15m', secret: 'somebody else’s secret, long enough' }),
      'unknown API key': `howl_${'0'.repeat(8)}_${'A'.repeat(40)}`,
      'not a token': 'nonsense',
    },
    owner: claims(owner.id, projectId, allScopes),
    stranger: claims(stranger.id, strangersProject, allScopes),
    operator: claimsFor({ userId: operator.id, globalRole: 'SUPERADMIN' }),
    anonymous: anonymousClaims(),
    without: (scope) => claims(owner.id, projectId, allScopes.filter((one) => one !== scope)),
    keyWithout: async (scope) => {
      const known = keys.get(scope)
      if (known) return known
      const { secret } = await mutate('createApiKey', { projectId, name: `no ${scope}`, scopes: allScopes.filter((one) => one !== scope) }, 'secret')
      keys.set(scope, secret)
      return secret
    },
    representation: (typeName): Record<string, string | string[]> => {
      if (typeName === 'Project') return { __typename: 'Project', id: projectId }
      if (typeName === 'Installation') return { __typename: 'Installation', id: 'installation' }
      if (typeName === 'Order') return { __typename: 'Order', id: order.id, projectId }
      if (typeName === 'Contact') return { __typename: 'Contact', id: contactId, projectId, orderIds: [order.id] }
      throw new Error(`${typeName} has become an entity: say here how another subgraph names one`)
    },
    execute: async (subgraph, request, asking) => {
      const token = await signClaims(asking, subgraph, testClaimsKeys().privateKey)
      return (await postTo(howl, subgraph, request, token)).body
    },
    post: async (subgraph, request, kind) => {
      const { status, body } = await postTo(howl, subgraph, request, await claimsToken(kind, subgraph))
      return { status, codes: (body.errors ?? []).map(({ extensions }) => extensions?.code) }
    },
    callInternal: async (name, proof) => {
      const key = deriveKey(testSecrets.HOWL_SECRET, 'internal-calls')
      const token = proof ? await signInternal({ subgraph: 'identity', name: proof, key }) : null
      const response = await fetch(`${howl.subgraphUrls.identity}/internal/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
        body: '{}',
      })
      return response.status
    },
    send: howl.send,
    client: howl.client,
    database: howl.database,
    runJobsUntilIdle: howl.runJobsUntilIdle,
    ask: async (operation, token) => (await howl.send(operation, token)).body,
    codes: async (operation, token) => ((await howl.send(operation, token)).body.errors ?? []).map(({ extensions }) => extensions?.code),
    stop: howl.stop,
  }
}

/** What a mutation answers, by whatever was selected. */
 
type Answer = Record<string, any>

/** Calls a mutation as somebody, and insists on success. */
export function mutator(howl: Pick<TestHowl, 'client'>, token: string | null) {
  return async (name: string, input: object, selection: string): Promise<Answer> => {
    const type = name.charAt(0).toUpperCase() + name.slice(1)
    const data = await howl.client.ask<Record<string, Answer>>(
      `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Success { ${selection} } ... on UserError { message } } }`,
      { input },
      token,
    )
    const answer = data[name]
    if (answer?.__typename !== `${type}Success`) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`)
    return answer
  }
}

export async function signUp(howl: Pick<TestHowl, 'client'>, name: string): Promise<{ id: string; email: string; token: string }> {
  const email = `${name}.${randomUUID().slice(0, 8)}@example.com`
  const { accessToken, user } = await mutator(howl, null)('signUp', { email, password: PASSWORD, name }, 'accessToken user { id }')
  return { id: user.id, email, token: accessToken }
}

/** No mutation makes an operator: that is for whoever can run commands on the machine. */
export async function signUpOperator(howl: Pick<TestHowl, 'client' | 'database'>): Promise<{ id: string; email: string; token: string }> {
  const person = await signUp(howl, 'operator')
  await howl.database.query(`update identity.users set global_role = 'SUPERADMIN' where id = $1`, [person.id])
  return person
}

export async function createProject(howl: Pick<TestHowl, 'client'>, token: string, name: string, currency = 'VND'): Promise<string> {
  const input = { name, kind: 'PRINT_SHOP', currency, timeZone: 'Asia/Ho_Chi_Minh' }
  return (await mutator(howl, token)('createProject', input, 'project { id }')).project.id
}

export const sepayConnection = (projectId: string, more: object = {}) => ({
  projectId,
  provider: 'SEPAY',
  name: 'Main account',
  settings: { bank: 'Vietcombank', accountNumber: '0123499999', codePrefix: 'DH' },
  secrets: { authentication: 'HMAC', secret: SEPAY_SECRET },
  ...more,
})

export const orderInput = (projectId: string, more: object = {}) => ({
  projectId,
  customer: { name: 'Lan Nguyễn', email: 'lan@example.com' },
  lines: [{ description: 'Dragon, 20 cm', quantity: 2, unitPrice: { amount: '150000', currency: 'VND' } }],
  ...more,
})

type Transfer = { id: number; content: string; amount: number; at?: string; reference?: string | null }

/** A transfer as SePay posts it, with a signature of this moment. */
export function signedTransfer({ id, content, amount, at = '2026-01-15 09:00:00', reference = `REF${id}` }: Transfer) {
  return signSepay(
    {
      id,
      gateway: 'Vietcombank',
      transactionDate: at,
      accountNumber: '0123499999',
      code: null,
      content,
      transferType: 'in',
      transferAmount: amount,
      accumulated: 0,
      subAccount: null,
      referenceCode: reference,
      description: content,
    },
    SEPAY_SECRET,
  )
}

export async function sendTransfer(webhookUrl: string, transfer: Transfer): Promise<void> {
  const { body, headers } = signedTransfer(transfer)
  const response = await fetch(webhookUrl, { method: 'POST', headers, body })
  if (response.status !== 200) throw new Error(`the webhook answered ${response.status}: ${await response.text()}`)
}

/** A change of orders of which none is changed: what the stories tell of them stays. */
export const keepOf = (projectId: string, orderId: string) => ({ projectId, filter: { ids: [orderId] }, change: 'KEEP_OVERPAYMENT' })

/** An expense, a category and a vendor with another each to merge, a series that has ended, a bulk edit and an import. */
export async function seedExpenses(mutate: ReturnType<typeof mutator>, projectId: string) {
  const record = async (category: string, vendor: string) =>
    (await mutate('recordExpense', { projectId, category, vendor, amount: { amount: '50000', currency: 'VND' }, spentOn: '2026-01-10' }, 'expense { id categoryId vendorId }')).expense
  const [expense, spare] = [await record('Filament', 'Prusa'), await record('Tools', 'Prussa')]
  const series = { projectId, category: 'Rent', amount: { amount: '100000', currency: 'VND' }, startsOn: '2026-01-20', endsOn: '2026-02-20' }
  const { recurringExpense } = await mutate('createRecurringExpense', series, 'recurringExpense { id }')
  const { changeSet } = await mutate('bulkEditExpenses', { projectId, filter: { categories: ['Tools'] }, change: { category: 'Machines' } }, 'changeSet { id }')
  const { expenseImport } = await mutate('createExpenseImport', { projectId, fileName: 'bank.csv' }, 'expenseImport { id }')
  return {
    expenseId: expense.id as string,
    categoryId: expense.categoryId as string,
    spareCategoryId: spare.categoryId as string,
    vendorId: expense.vendorId as string,
    spareVendorId: spare.vendorId as string,
    recurringExpenseId: recurringExpense.id as string,
    expenseChangeSetId: changeSet.id as string,
    expenseImportId: expenseImport.id as string,
  }
}

/** Something that the bank says otherwise: no bank is asked here, so it is put down as reconciliation would. */
export async function seedFinding({ database }: Pick<TestHowl, 'database'>, { projectId, connectionId }: { projectId: string; connectionId: string }): Promise<string> {
  const [finding] = await database.query<{ id: string }>(
    `insert into finance.bank_findings (project_id, id, connection_id, kind, key, state, text) values ($1, gen_random_uuid(), $2, 'WEBHOOK_SILENCE', 'WEBHOOK_SILENCE never', 'OPEN', 'No callback has ever come.') returning id`,
    [projectId, connectionId],
  )
  if (!finding) throw new Error('the seed has no finding')
  return finding.id
}

/** A callback that cannot be understood, and a replay of it. */
export async function failWebhook(
  howl: Pick<TestHowl, 'client' | 'runJobsUntilIdle'>,
  { projectId, webhookUrl, token }: { projectId: string; webhookUrl: string; token: string },
): Promise<Pick<Seed, 'webhookEventId' | 'webhookReplayId'>> {
  await sendTransfer(webhookUrl, { id: 99, content: 'chuyen tien', amount: -5 })
  await howl.runJobsUntilIdle()
  const { replay } = await mutator(howl, token)('replayWebhooks', { projectId, filter: { states: ['FAILED'] } }, 'replay { id }')
  await howl.runJobsUntilIdle()
  const { project } = await howl.client.ask<{ project: { webhookEvents: { nodes: { id: string }[] } } }>(
    'query ($id: ID!) { project(id: $id) { webhookEvents(filter: { states: [FAILED] }) { nodes { id } } } }',
    { id: projectId },
    token,
  )
  const [event] = project.webhookEvents.nodes
  if (!event) throw new Error('the seed has no callback that failed')
  return { webhookEventId: event.id, webhookReplayId: replay.id }
}

/** A sum of a day on which nothing happened, and the recount that meets it. */
export async function tamper(howl: Pick<TestHowl, 'client' | 'database' | 'runJobsUntilIdle'>, { projectId, token }: { projectId: string; token: string }): Promise<Pick<Seed, 'discrepancyId'>> {
  await howl.database.query(`insert into finance.metric_rollups (project_id, day, kind, currency, minor, count) values ($1, '2019-07-01', 'RECEIVED', 'VND', 70000, 1)`, [projectId])
  await howl.client.ask('mutation ($input: StartRecountInput!) { startRecount(input: $input) { __typename } }', { input: { projectId } }, token)
  await howl.runJobsUntilIdle()
  const { project } = await howl.client.ask<{ project: { discrepancies: { nodes: { id: string }[] } } }>('query ($id: ID!) { project(id: $id) { discrepancies { nodes { id } } } }', { id: projectId }, token)
  const [discrepancy] = project.discrepancies.nodes
  if (!discrepancy || project.discrepancies.nodes.length > 1) throw new Error(`the seed has ${project.discrepancies.nodes.length} discrepancies and not one`)
  return { discrepancyId: discrepancy.id }
}

const tokenOf = ({ invitation }: Answer): string => String(invitation.acceptUrl).split('/').at(-1) ?? ''

async function postTo(howl: TestHowl, subgraph: SubgraphName, request: GraphRequest, token: string | null): Promise<{ status: number; body: GraphResponse }> {
  const response = await fetch(`${howl.subgraphUrls[subgraph]}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { [CLAIMS_HEADER]: token } : {}) },
    body: JSON.stringify(request),
  })
  return { status: response.status, body: (await response.json()) as GraphResponse }
}

async function claimsToken(kind: ClaimsKind, subgraph: SubgraphName): Promise<string | null> {
  const asking = claimsFor({})
  const { privateKey } = testClaimsKeys()
  switch (kind) {
    case 'absent':
      return null
    case 'valid':
      return signClaims(asking, subgraph, privateKey)
    case 'wrong audience':
      return signClaims(asking, subgraph === 'finance' ? 'growth' : 'finance', privateKey)
    case 'forged':
      return signClaims(asking, subgraph, generateKeyPairSync('ed25519').privateKey)
    case 'expired':
      return new SignJWT({ claims: asking })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'howl-claims+jwt' })
        .setAudience(subgraph)
        .setExpirationTime('-1m')
        .sign(privateKey)
    case 'wrong algorithm': {
      // Signed with what everybody may know, the public key, as if it were a shared secret.
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
      const body = `${part({ alg: 'HS256', typ: 'howl-claims+jwt' })}.${part({ claims: asking, aud: subgraph, exp: Date.now() / 1000 + 60 })}`
      return `${body}.${createHmac('sha256', testSecrets.HOWL_CLAIMS_PUBLIC_KEY).update(body).digest('base64url')}`
    }
  }
}

type AccessToken = { userId: string; sessionId: string; expiresIn: string; secret: string }

/** An access token as identity makes it, with another life or another secret. */
const accessToken = ({ userId, sessionId, expiresIn, secret }: AccessToken): Promise<string> =>
  new SignJWT({ kind: 'user', sid: sessionId })
    .setProtectedHeader({ alg: 'HS256', typ: 'howl-access+jwt' })
    .setSubject(userId)
    .setIssuedAt()
    .setExpirationTime(expiresIn)
    .sign(deriveKey(secret, 'access-tokens'))
