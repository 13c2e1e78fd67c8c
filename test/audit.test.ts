import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mutationInputs } from './mutation-cases.ts'
import { fieldsOf, isForOperators, mutationFor, publishedGraph, scopeOf, type PublishedField } from './published-graph.ts'
import { seedProject, type Seeded } from './seed.ts'

/**
 * What changes rights, keys, connections, money matches or exports, or mends figures, stands in the audit. The mutations
 * come from the published graph: a new one writes there, or says here why it need not.
 */
const EXEMPT: Record<string, string[]> = {
  'opens or ends a session of one person, and is no matter of a project': ['signIn', 'signUp', 'refreshSession', 'signOut', 'revokeSession'],
  'moves no money, and the order tells of it': ['createOrder', 'duplicateOrder', 'addOrderNote'],
  'gives no right, and changes nothing but what a person looks at': ['prepareTestTransfer', 'startRecount'],
  'has work done again that was due anyway, and counts no money twice': ['replayWebhook', 'replayWebhooks', 'cancelWebhookReplay', 'markWebhookDealtWith', 'reopenWebhook', 'cancelRun', 'retryRun', 'startRun'],
  'is kept version by version with who did it, and can be undone': [
    'recordExpense', 'updateExpense', 'undoExpenseChange', 'deleteExpense', 'restoreExpense', 'createRecurringExpense', 'updateRecurringExpense',
    'bulkEditExpenses', 'cancelExpenseChangeSet', 'undoExpenseChangeSet', 'createExpenseImport', 'mapExpenseImport', 'startExpenseImport',
    'createExpenseCategory', 'updateExpenseCategory', 'archiveExpenseCategory', 'restoreExpenseCategory', 'mergeExpenseCategories', 'updateVendor', 'mergeVendors',
  ],
  'is added and never changed': ['recordBalance'],
}
const exempt = new Set(Object.values(EXEMPT).flat())

/** These need something that the seed does not have; each is seen to write by its own suite. */
const ELSEWHERE: Record<string, string> = {
  reconcileNow: 'finance/src/reconciliation: at once when somebody wants it',
  acceptInvitation: 'identity/src/audit-entries: an invitation that is made again',
  leaveProject: 'identity/src/audit-entries: the audit of a project tells of all',
  retryIdentityWork: 'operators.test.ts: dead work of all projects',
  retryFinanceWork: 'operators.test.ts: dead work of all projects',
  retryGrowthWork: 'operators.test.ts: dead work of all projects',
  retryAiWork: 'operators.test.ts: dead work of all projects',
  retryIdentityWorkAnywhere: 'operators.test.ts: dead work of all projects',
  retryFinanceWorkAnywhere: 'operators.test.ts: dead work of all projects',
  retryGrowthWorkAnywhere: 'operators.test.ts: dead work of all projects',
  retryAiWorkAnywhere: 'operators.test.ts: dead work of all projects',
}

let seeded: Seeded
beforeAll(async () => {
  seeded = await seedProject()
}, 180_000)
afterAll(() => seeded?.stop())

const mutations = fieldsOf(publishedGraph, 'Mutation')
const byName = new Map(mutations.map((one) => [one.field.name, one]))

/** What has to be so before a mutation can do anything. */
const PREPARED: Record<string, () => Promise<unknown>> = {
  updatePaymentConnection: async () => seeded.database.query(`update finance.payment_connections set name = 'Old account' where id = $1`, [seeded.seed.connectionId]),
  dismissBankFinding: async () => seeded.database.query(`update finance.bank_findings set state = 'OPEN', decided_at = null where id = $1`, [seeded.seed.bankFindingId]),
  cancelExport: async () => seeded.database.query(`update finance.exports set state = 'QUEUED', expires_at = null, next_attempt_at = now() + interval '1 hour' where id = $1`, [seeded.seed.exportId]),
  cancelOrderChangeSet: async () => seeded.database.query(`update finance.order_change_sets set state = 'QUEUED', finished_at = null, next_attempt_at = now() + interval '1 hour' where id = $1`, [seeded.seed.orderChangeSetId]),
  decideTwin: async () =>
    seeded.database.query(`update finance.transactions t set twin_of = (select id from finance.transactions o where o.project_id = t.project_id and o.id <> t.id limit 1) where id = $1`, [seeded.seed.unmatchedId]),
}

const entries = async (outcome: string): Promise<{ id: string; action: string; before: unknown; after: unknown }[]> => {
  await seeded.runJobsUntilIdle()
  return seeded.database.query('select id, action, before, after from identity.audit_entries where outcome = $1 order by at', [outcome])
}

describe('the lists of this suite', () => {
  it('name mutations that are published, each once', () => {
    const named = [...exempt, ...Object.keys(ELSEWHERE)]
    expect(named.filter((name) => !byName.has(name))).toEqual([])
    expect(new Set(named).size).toBe(Object.values(EXEMPT).flat().length + Object.keys(ELSEWHERE).length)
  })
})

describe('a refusal', () => {
  const guarded = mutations.filter((one) => scopeOf(one) !== null)

  it('of any mutation that needs a right stands in the audit with its name and that right', async () => {
    for (const one of guarded) {
      const operation = mutationFor(one, mutationInputs[one.field.name]?.(seeded.seed))
      expect([one.field.name, await seeded.codes(operation, await seeded.keyWithout(scopeOf(one) ?? ''))]).toEqual([one.field.name, ['FORBIDDEN']])
    }
    const refused = new Set((await entries('REFUSED')).map(({ action }) => action))
    expect(guarded.map(({ field }) => field.name).filter((name) => !refused.has(name))).toEqual([])
    const scopes = await seeded.database.query<{ action: string; scope: string }>(`select distinct action, scope from identity.audit_entries where outcome = 'REFUSED' order by 1`)
    expect(scopes).toEqual(guarded.map((one) => ({ action: one.field.name, scope: scopeOf(one) })).toSorted((a, b) => (a.action < b.action ? -1 : 1)))
  }, 120_000)
})

describe('a success', () => {
  const audited = Object.keys(mutationInputs).filter((name) => !exempt.has(name) && !(name in ELSEWHERE))

  // In the order in which a person could do all of it, because one needs what another has done.
  it.each(audited)('of %s writes what was before and after', async (name) => {
    const one = byName.get(name) as PublishedField
    await PREPARED[name]?.()
    const known = new Set((await entries('DONE')).map(({ id }) => id))
    const token = isForOperators(one) || name === 'endImpersonation' ? seeded.tokens.operator : seeded.tokens.owner
    const { data, errors } = await seeded.ask(mutationFor(one, mutationInputs[name]?.(seeded.seed), 1), token)
    expect(errors).toBeUndefined()
    expect((data?.[name] as { __typename: string }).__typename).toMatch(/Success$/)
    const written = (await entries('DONE')).filter(({ id }) => !known.has(id))
    expect(written).not.toEqual([])
    // What an impersonation was, its beginning says.
    if (name !== 'endImpersonation') for (const { before, after } of written) expect(before ?? after).not.toBeNull()
  })
})
