import { startHowl, type Mode, type TestHowl, redisServer, startRedis } from '@howl/testkit'
import { afterAll, describe, expect, it } from 'vitest'
import { mutationInputs, type Seed } from './mutation-cases.ts'
import { fieldsOf, isForOperators, mutationFor, operationFor, publishedGraph, type Operation, type PublishedField } from './published-graph.ts'
import { createProject, failWebhook, keepOf, mutator, orderInput, PASSWORD, seedExpenses, seedFinding, sendTransfer, sepayConnection, signUp, signUpOperator, tamper } from './seed.ts'

/**
 * The same answer in every mode: one process, separate addresses, a mixture, either queue. Every published operation is
 * asked in each, with the answers of a success, a refusal and a bug compared to the letter, once ids and times are named
 * by their order of appearance.
 */
type Step = { label: string; status: number; body: unknown }

const stopping: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const stop of stopping.reverse()) await stop()
})

async function startMode(mode: Mode, redisUrl?: string): Promise<TestHowl> {
  const howl = await startHowl({ mode, ...(redisUrl ? { redisUrl } : {}) })
  stopping.push(howl.stop)
  return howl
}

/** Plays one story in which every query, field of a project and mutation of the published graph has its turn. */
async function play(howl: TestHowl): Promise<Step[]> {
  const steps: Step[] = []
  const { seed, variables, tokens, webhookUrl } = await seedFor(howl)
  const ask = async (label: string, operation: Operation | { query: string; variables?: Record<string, unknown> }, token: string | null) => {
    const { status, body } = await howl.send(operation, token)
    steps.push({ label, status, body })
  }
  const field = (type: string, name: string): PublishedField => fieldsOf(publishedGraph, type).find((one) => one.field.name === name)!

  for (const type of ['Query', 'Project']) {
    for (const published of fieldsOf(publishedGraph, type)) {
      // Who is signed in where is the one thing that differs between any two runs; its shape is in the step below.
      const token = isForOperators(published) ? tokens.operator : tokens.owner
      await ask(`${type}.${published.field.name}`, operationFor(published, variables, type === 'Query' ? 3 : 4), token)
      await ask(`${type}.${published.field.name}, signed out`, operationFor(published, variables, 1), null)
      await ask(`${type}.${published.field.name}, a stranger`, operationFor(published, variables, 1), tokens.stranger)
    }
  }
  for (const [label, query] of BROKEN) await ask(label, { query, variables: { id: seed.projectId } }, tokens.owner)
  for (const [name, inputOf] of Object.entries(mutationInputs)) {
    const token = name === 'acceptInvitation' ? tokens.invited : isForOperators(field('Mutation', name)) || name === 'endImpersonation' ? tokens.operator : tokens.owner
    await ask(`${name}, a stranger`, mutationFor(field('Mutation', name), inputOf(seed)), tokens.stranger)
    await ask(name, mutationFor(field('Mutation', name), inputOf(seed), 3), token)
    // Growth hears of a new order and makes its contact afterwards: whether it is there by the time of the answer is chance.
    if (PLACING.includes(name)) withoutContact(steps.at(-1)?.body)
    // Runs and events go on by themselves; what they do must be done before the next step looks.
    await howl.runJobsUntilIdle()
  }
  const refused = await fetch(webhookUrl, { method: 'POST', body: '{}' })
  steps.push({ label: 'a webhook without a signature', status: refused.status, body: await refused.text() })
  return steps
}

const PLACING = ['createOrder', 'duplicateOrder', 'createOrderFromTransaction']

function withoutContact(value: unknown): void {
  if (value === null || typeof value !== 'object') return
  for (const [key, inner] of Object.entries(value)) {
    if (/(^|_)contact$/.test(key)) (value as Record<string, unknown>)[key] = '<made afterwards>'
    else withoutContact(inner)
  }
}

const BROKEN = [
  ['no GraphQL at all', 'nonsense'],
  ['an unknown field', '{ viewer { nope } }'],
  ['a missing variable', 'query ($x: ID!) { project(id: $x) { id } }'],
  ['a day that does not exist', 'query ($id: ID!) { project(id: $id) { metrics(range: { from: "2026-02-30", to: "2026-03-01" }) { asOf } } }'],
  ['a page too large', '{ viewer { projects(first: 500) { nodes { id } } } }'],
  ['a broken cursor', '{ viewer { projects(after: "nonsense") { nodes { id } } } }'],
  ['too deep', `query ($id: ID!) { project(id: $id) { contacts { nodes { ${'orders { nodes { contact { '.repeat(8)}id${' } } }'.repeat(8)} } } } }`],
  ['too many aliases', `{ ${Array.from({ length: 40 }, (_, index) => `a${index}: viewer { user { id } }`).join(' ')} }`],
] as const

async function seedFor(howl: TestHowl) {
  const owner = await signUp(howl, 'owner')
  const [member, stranger, invited] = [await signUp(howl, 'member'), await signUp(howl, 'stranger'), await signUp(howl, 'invited')]
  const operator = await signUpOperator(howl)
  const projectId = await createProject(howl, owner.token, 'The shop')
  const mutate = mutator(howl, owner.token)
  const joining = await mutate('inviteMember', { projectId, email: member.email, roleKey: 'MANAGER' }, 'invitation { acceptUrl }')
  const tokenIn = (url: unknown) => String(url).split('/').at(-1) ?? ''
  await mutator(howl, member.token)('acceptInvitation', { token: tokenIn(joining.invitation.acceptUrl) }, 'project { id }')
  const open = await mutate('inviteMember', { projectId, email: invited.email, roleKey: 'VIEWER' }, 'invitation { id acceptUrl }')
  const withdrawn = await mutate('inviteMember', { projectId, email: 'withdrawn@example.com', roleKey: 'VIEWER' }, 'invitation { id }')
  const { connection } = await mutate('createPaymentConnection', sepayConnection(projectId), 'connection { id webhookUrl }')
  const { order } = await mutate('createOrder', orderInput(projectId, { placedAt: '2026-01-14T03:00:00Z' }), 'order { id paymentCode }')
  const { order: openOrder } = await mutate('createOrder', orderInput(projectId, { placedAt: '2026-01-14T04:00:00Z' }), 'order { id }')
  await sendTransfer(connection.webhookUrl, { id: 7, content: `${order.paymentCode} chuyen tien`, amount: 300_000 })
  await sendTransfer(connection.webhookUrl, { id: 8, content: 'khong co ma', amount: 120_000 })
  const { order: overpaidOrder } = await mutate('createOrder', orderInput(projectId, { placedAt: '2026-01-14T05:00:00Z' }), 'order { id paymentCode }')
  await sendTransfer(connection.webhookUrl, { id: 9, content: `${overpaidOrder.paymentCode} chuyen tien`, amount: 340_000 })
  const { transaction: handPayment } = await mutate('recordPayment', { id: openOrder.id, amount: { amount: '1000', currency: 'VND' } }, 'transaction { id }')
  const failed = await failWebhook(howl, { projectId, webhookUrl: connection.webhookUrl, token: owner.token })
  const bankFindingId = await seedFinding(howl, { projectId, connectionId: connection.id })
  const expenses = await seedExpenses(mutate, projectId)
  const { changeSet } = await mutate('changeOrders', keepOf(projectId, openOrder.id), 'changeSet { id }')
  const { export: made } = await mutate('startExport', { projectId, kind: 'ORDERS' }, 'export { id }')
  const { apiKey } = await mutate('createApiKey', { projectId, name: 'Key', scopes: ['project:read'] }, 'apiKey { id }')
  await howl.runJobsUntilIdle()
  const { run } = await mutate('startRun', { projectId, kind: 'MONTH_REVIEW', range: { from: '2026-01-01', to: '2026-01-31' } }, 'run { id }')
  await howl.runJobsUntilIdle()
  const discrepancy = await tamper(howl, { projectId, token: owner.token })
  const facts = await howl.client.ask<{ viewer: { sessions: { id: string }[] }; project: { contacts: { nodes: { id: string }[] }; transactions: { nodes: { id: string }[] } } }>(
    'query ($id: ID!) { viewer { sessions { id } } project(id: $id) { contacts { nodes { id } } transactions(filter: { matchStates: [UNMATCHED] }) { nodes { id } } } }',
    { id: projectId },
    owner.token,
  )
  const contactId = facts.project.contacts.nodes[0]?.id ?? ''
  const seed: Seed = {
    projectId,
    ownerId: owner.id,
    ownerEmail: owner.email,
    password: PASSWORD,
    memberId: member.id,
    sessionId: facts.viewer.sessions[0]?.id ?? '',
    invitationId: withdrawn.invitation.id,
    invitationToken: tokenIn(open.invitation.acceptUrl),
    apiKeyId: apiKey.id,
    connectionId: connection.id,
    bankFindingId,
    ...failed,
    orderId: order.id,
    openOrderId: openOrder.id,
    overpaidOrderId: overpaidOrder.id,
    unmatchedId: facts.project.transactions.nodes[0]?.id ?? '',
    handPaymentId: handPayment.id,
    ...expenses,
    orderChangeSetId: changeSet.id,
    exportId: made.id,
    ...discrepancy,
    contactId,
    runId: run.id,
  }
  const range = { from: '2026-01-01', to: '2026-01-31' }
  return {
    seed,
    variables: { projectId, projectIds: [projectId], orderId: order.id, contactId, runId: run.id, exportId: made.id, ...expenses, orderChangeSetId: changeSet.id, bankFindingId, ...failed, invitationToken: seed.invitationToken, range },
    tokens: { owner: owner.token, stranger: stranger.token, invited: invited.token, operator: operator.token },
    webhookUrl: connection.webhookUrl as string,
  }
}

/** What no two runs share, named by its order of appearance: equal stories give equal texts. */
function withNames(steps: Step[]): Step[] {
  // Counted by kind, so that one id too many does not rename every address.
  const names = new Map<string, Map<string, string>>()
  const nameOf = (kind: string, value: string): string => {
    const ofKind = names.get(kind) ?? new Map<string, string>()
    names.set(kind, ofKind)
    const name = ofKind.get(value) ?? `<${kind} ${ofKind.size + 1}>`
    ofKind.set(value, name)
    return name
  }
  const text = JSON.stringify(steps)
    .replaceAll(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, '<token>')
    .replaceAll(/howl_[\w-]{20,}/g, '<key>')
    .replaceAll(/\/invite\/[\w-]+/g, '/invite/<token>')
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, '<address>')
    .replaceAll(/"(\w*[cC]ommand)":"(?:[^"\\]|\\.)*"/g, '"$1":"<command>"')
    // The same bytes as the text beside it, where a code is no text any more; and when they were signed.
    .replaceAll(/"(\w*base64)":"[\w+/=]+"/g, '"$1":"<base64>"')
    .replaceAll(/("\w*name":"x-sepay-timestamp","\w*value":)"\d+"/g, '$1"<moment>"')
    .replaceAll(/\d{4}-\d\d-\d\d\.csv/g, '<day>.csv')
    .replaceAll(/"(\w*prefix)":"[^"]+"/g, '"$1":"<prefix>"')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => nameOf('id', id))
    .replaceAll(/\b[A-Z]{2,5}\d{8}\b/g, (code) => nameOf('code', code))
    .replaceAll(/\w+\.[0-9a-f]{8}@example\.com/g, (email) => nameOf('e-mail', email))
    .replaceAll(/the-shop-[\w-]+|another-shop-[\w-]+/g, (slug) => nameOf('slug', slug))
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, (moment) => (moment.startsWith('2026-01') ? moment : '<moment>'))
    .replaceAll(/"(\w*[cC]ursor)":"[\w-]+"/g, '"$1":"<cursor>"')
  return JSON.parse(text) as Step[]
}

let embedded: Promise<Step[]> | null = null
const reference = (): Promise<Step[]> => (embedded ??= startMode('embedded').then(play).then(withNames))

describe('the story', () => {
  it('asks every query, every field of a project and every mutation that is published', async () => {
    const labels = (await reference()).map(({ label }) => label)
    const published = ['Query', 'Project'].flatMap((type) => fieldsOf(publishedGraph, type).map(({ field }) => `${type}.${field.name}`))
    expect([...published, ...fieldsOf(publishedGraph, 'Mutation').map(({ field }) => field.name)].filter((label) => !labels.includes(label))).toEqual([])
  }, 180_000)

  it('meets successes, refusals and errors, and no bug', async () => {
    const steps = await reference()
    const text = JSON.stringify(steps)
    expect(text).not.toContain('INTERNAL_SERVER_ERROR')
    for (const code of ['UNAUTHENTICATED', 'NOT_FOUND', 'BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_TOO_COMPLEX']) expect(text).toContain(code)
    // Nothing of theirs is dead in this story, so that there is nothing to try again: NOT_FOUND, the same in every mode.
    const idle = ['retryIdentityWork', 'retryFinanceWork', 'retryGrowthWork'].flatMap((name) => [name, `${name}Anywhere`])
    const failed = steps.filter(({ label, body }) => mutationInputs[label] && !idle.includes(label) && (body as { errors?: unknown }).errors)
    expect(failed.map(({ label, body }) => ({ label, body }))).toEqual([])
  }, 180_000)
})

describe('answers are equal', () => {
  it.each(['networked', 'mixed'] as const)('%s, to the letter', async (mode) => {
    const other = withNames(await play(await startMode(mode)))
    expectEqual(other, await reference())
  }, 240_000)

  it.skipIf(!redisServer)('with the queue on Redis, to the letter', async () => {
    const redis = await startRedis()
    stopping.push(redis.stop)
    expectEqual(withNames(await play(await startMode('networked', redis.url))), await reference())
  }, 240_000)
})

/** Step by step, so that a difference is shown where it begins and not as two long texts. */
function expectEqual(steps: Step[], expected: Step[]): void {
  steps.forEach((step, index) => expect(step).toEqual(expected[index]))
  expect(steps.length).toBe(expected.length)
}
