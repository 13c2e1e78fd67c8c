import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '@howl/testkit'
import type { AuditRecord } from './audit.ts'
import type { Claims } from './claims.ts'
import { openRefusals } from './refusals.ts'
import { cafe, claimsFor, hostChores, migrateChores, shop, until, type Hosted } from '../test/chores.ts'
import { otherUserId, quietLog } from '../test/toy.ts'

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

const written = async (): Promise<string[]> => {
  const rows = await database.query<{ project_id: string; payload: AuditRecord }>('select project_id, payload from chores.events order by at, id')
  return rows.map(({ project_id, payload }) => `${project_id === shop ? 'shop' : 'cafe'} ${payload.action} ${payload.outcome} ×${payload.count}`)
}
const ann = claimsFor([shop, cafe])
const bob: Claims = { ...ann, caller: { kind: 'user', userId: otherUserId, sessionId: otherUserId } }
const refused = (action = 'renameChore', projectId = shop) => ({ projectId, action, subject: projectId, scope: 'chores:write' })
const times = async (count: number, note: () => Promise<void>) => {
  for (let done = 0; done < count; done += 1) await note()
}

it('the first refusal is on record when it is answered, the same again is counted, and the minute’s end says how often', async () => {
  const refusals = openRefusals({ db: hosted.db, log: quietLog, windowMs: 300 })
  await refusals.note(ann, refused())
  expect(await written()).toEqual(['shop renameChore REFUSED ×1'])
  await times(500, () => refusals.note(ann, refused()))
  expect(await written()).toEqual(['shop renameChore REFUSED ×1'])
  await until('the minute is over', async () => (await written()).length === 2)
  expect(await written()).toEqual(['shop renameChore REFUSED ×1', 'shop renameChore REFUSED ×500'])
  // The next minute begins anew.
  await refusals.note(ann, refused())
  expect((await written()).at(-1)).toBe('shop renameChore REFUSED ×1')
  await refusals.stop()
  expect(await written()).toHaveLength(3)
})

it('another caller, another mutation and another project are each a refusal of their own', async () => {
  const refusals = openRefusals({ db: hosted.db, log: quietLog })
  await times(3, async () => {
    await refusals.note(ann, refused())
    await refusals.note(bob, refused())
    await refusals.note(ann, refused('removeChore'))
    await refusals.note(ann, refused('renameChore', cafe))
  })
  expect((await written()).toSorted()).toEqual(['cafe renameChore REFUSED ×1', 'shop removeChore REFUSED ×1', 'shop renameChore REFUSED ×1', 'shop renameChore REFUSED ×1'])
  await refusals.stop()
})

it('what is only counted is written when the process stops', async () => {
  const refusals = openRefusals({ db: hosted.db, log: quietLog })
  await times(4, () => refusals.note(ann, refused()))
  await refusals.stop()
  expect(await written()).toEqual(['shop renameChore REFUSED ×1', 'shop renameChore REFUSED ×3'])
  await refusals.stop()
  expect(await written()).toHaveLength(2)
})

it('of twenty at the same moment one is written and the others are counted', async () => {
  const refusals = openRefusals({ db: hosted.db, log: quietLog })
  await Promise.all(Array.from({ length: 20 }, () => refusals.note(ann, refused())))
  await refusals.stop()
  expect(await written()).toEqual(['shop renameChore REFUSED ×1', 'shop renameChore REFUSED ×19'])
})

it('a record that cannot be written does not hide the refusal', async () => {
  const refusals = openRefusals({ db: hosted.db, log: quietLog })
  await expect(refusals.note(claimsFor([shop]), refused('renameChore', cafe))).resolves.toBeUndefined()
  expect(await written()).toEqual([])
  await refusals.stop()
})
