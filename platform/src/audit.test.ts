import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '@howl/testkit'
import { audit, auditAll, auditRecorded, auditRefusal, type AuditRecord } from './audit.ts'
import type { Claims } from './claims.ts'
import { cafe, claimsFor, hostChores, migrateChores, shop, type Hosted } from '../test/chores.ts'
import { otherUserId, userId } from '../test/toy.ts'

let database: TestDatabase
let hosted: Hosted
beforeAll(async () => {
  database = await cloneDatabase()
  await migrateChores(database.ownerUrl)
  hosted = await hostChores(database.ownerUrl, { jobs: [], isStarted: false })
})
afterAll(async () => {
  await hosted.stop()
  await database.drop()
})
beforeEach(() => database.query('truncate chores.events'))

const recorded = () => database.query<{ project_id: string; subject: string; type: string; payload: AuditRecord }>('select project_id, subject, type, payload from chores.events order by at, id')
const done = { projectId: shop, action: 'chore.renamed', subject: 'chore-1' }
const by = (caller: Claims['caller']): Claims => ({ ...claimsFor([shop]), caller })
const id = '0190a000-0000-7000-8000-0000000000c1'
const sessionId = '0190a000-0000-7000-8000-0000000000c2'

describe('audit', () => {
  it('says in the transaction of the change who did what, with what before and after, from where', async () => {
    const claims = { ...claimsFor([shop]), requestId: 'r-1', client: { address: '192.0.2.1', userAgent: 'Browser', publicUrl: '' } }
    await hosted.db.inTenant(claims, [shop], (tx) => audit(tx, claims, { ...done, before: { name: 'dishes' }, after: { name: 'laundry' }, note: 'Ann asked' }))
    expect(await recorded()).toEqual([
      {
        project_id: shop,
        subject: 'chore-1',
        type: 'audit.recorded',
        payload: {
          action: 'chore.renamed',
          outcome: 'DONE',
          who: { kind: 'USER', id: userId },
          asUserId: null,
          before: { name: 'dishes' },
          after: { name: 'laundry' },
          note: 'Ann asked',
          scope: null,
          count: 1,
          requestId: 'r-1',
          address: '192.0.2.1',
          userAgent: 'Browser',
        },
      },
    ])
  })

  it('is rolled back with the change', async () => {
    const failing = hosted.db.inTenant(claimsFor([shop]), [shop], async (tx) => {
      await audit(tx, claimsFor([shop]), done)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await recorded()).toEqual([])
  })

  it('cannot be said about a foreign project', async () => {
    const foreign = hosted.db.inTenant(claimsFor([shop]), [shop], (tx) => audit(tx, claimsFor([shop]), { ...done, projectId: cafe }))
    await expect(foreign).rejects.toThrow(/row-level security/)
  })

  it.each<[string, Claims | null, AuditRecord['who'], string | null]>([
    ['a key', by({ kind: 'key', keyId: id }), { kind: 'API_KEY', id }, null],
    ['an AI run, for its person', by({ kind: 'agent', userId, runId: id }), { kind: 'AGENT', id }, userId],
    ['an operator, as a person', by({ kind: 'operator', operatorId: userId, userId: otherUserId, sessionId, impersonationId: id }), { kind: 'OPERATOR', id: userId }, otherUserId],
    ['the product itself, in a job', null, { kind: 'SYSTEM', id: null }, null],
  ])('names %s', async (_, claims, who, asUserId) => {
    await hosted.db.inTenant(claimsFor([shop]), [shop], (tx) => audit(tx, claims, done))
    expect((await recorded())[0]?.payload).toMatchObject({ who, asUserId })
  })

  it('hides secrets at any depth, cuts long texts, and takes what PostgreSQL would not', async () => {
    const facts = {
      settings: { bank: 'VCB', apiToken: 'tok-123', nested: [{ password: 'hunter2' }] },
      secrets: { secret: 'sepay' },
      key: 'howl_abcdefgh_0123456789',
      amount: 12n,
      at: new Date('2026-01-01T00:00:00Z'),
      text: `a\u0000b\ud800c`,
      long: '💸'.repeat(2_000),
    }
    await hosted.db.inTenant(claimsFor([shop]), [shop], (tx) => audit(tx, { ...claimsFor([shop]), client: { address: null, userAgent: `x\u0000${'y'.repeat(2_000)}`, publicUrl: '' } }, { ...done, after: facts, note: '\u0000' }))
    const [entry] = await recorded()
    const text = JSON.stringify(entry)
    for (const secret of ['tok-123', 'hunter2', 'sepay', '0123456789']) expect(text).not.toContain(secret)
    expect(entry?.payload.after).toMatchObject({ settings: { bank: 'VCB' }, amount: '12', at: '2026-01-01T00:00:00.000Z', text: 'abc' })
    expect(String(entry?.payload.after?.long)).toHaveLength(1_001)
    expect(entry?.payload.userAgent).toHaveLength(301)
    expect(entry?.payload.note).toBe('')
  })

  it('takes many of a request in one statement, and none in none', async () => {
    let statements = 0
    const claims = claimsFor([shop])
    await hosted.db.inTenant(claims, [shop], async (tx) => {
      const counted = { ...tx, query: <Row>(sql: string, params?: unknown[]) => ((statements += 1), tx.query<Row>(sql, params)) }
      await auditAll(counted, claims, [])
      await auditAll(counted, claims, Array.from({ length: 200 }, (_unused, index) => ({ ...done, subject: String(index) })))
    })
    expect(statements).toBe(1)
    expect(await recorded()).toHaveLength(200)
  })

  it('tells a refusal from what was done', async () => {
    const claims = claimsFor([shop])
    await hosted.db.inTenant(claims, [shop], (tx) => auditRefusal(tx, claims, { projectId: shop, action: 'renameChore', subject: 'chore-1', scope: 'chores:write', count: 7 }))
    expect((await recorded())[0]?.payload).toMatchObject({ action: 'renameChore', outcome: 'REFUSED', scope: 'chores:write', count: 7, before: null, after: null })
  })

  it('still takes what was said yesterday', () => {
    const yesterday: AuditRecord = {
      action: 'member.left',
      outcome: 'DONE',
      who: { kind: 'USER', id: userId },
      asUserId: null,
      before: { roleKey: 'VIEWER' },
      after: null,
      note: null,
      scope: null,
      count: 1,
      requestId: null,
      address: null,
      userAgent: null,
    }
    expect(auditRecorded.payload.parse(JSON.parse(JSON.stringify(yesterday)))).toEqual(yesterday)
  })
})
