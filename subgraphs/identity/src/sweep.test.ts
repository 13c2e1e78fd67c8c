import { createLog } from '@howl/platform/log'
import { openDatabase, type Database } from '@howl/platform/database'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CREATE_KEY, openIdentity, SIGN_OUT, type Identity } from '../test/factories.ts'
import { sweep } from './sweep.ts'

let howl: Identity
let db: Database
beforeAll(async () => {
  howl = await openIdentity()
  db = await openDatabase({ url: howl.database.appUrl, schema: 'identity', entities: [], log: createLog({ name: 'test', level: 'silent' }) })
})
afterAll(async () => {
  await db.close()
  await howl.stop()
})

it('forgets sessions a month after their end, counters after their window, and sealed answers after a day', async () => {
  const [kept, justOut, longOut, longUnused] = [await howl.signUp(), await howl.signUp(), await howl.signUp(), await howl.signUp()]
  const projectId = await howl.createProject(kept)
  const key = (idempotencyKey: string) => howl.ask(kept, CREATE_KEY, { input: { projectId, name: 'Key', scopes: ['project:read'], idempotencyKey } })
  await Promise.all([key('old'), key('fresh')])
  await howl.invite(kept, { projectId, email: 'guest@example.com', roleKey: 'VIEWER', idempotencyKey: 'old' })
  await Promise.all([howl.ask(justOut, SIGN_OUT), howl.ask(longOut, SIGN_OUT)])
  await howl.database.query(`update identity.sessions set ended_at = now() - interval '31 days' where user_id = $1`, [longOut.id])
  await howl.database.query(`update identity.sessions set expires_at = now() - interval '31 days' where user_id = $1`, [longUnused.id])
  await howl.database.query(`update identity.api_keys set created_at = now() - interval '25 hours' where idempotency_key = 'old'`)
  await howl.database.query(`update identity.invitations set created_at = now() - interval '25 hours'`)
  await howl.database.query(`insert into identity.sign_in_attempts values ('account:over', 3, now() - interval '1 second'), ('account:counting', 3, now() + interval '1 minute')`)

  await sweep(db)

  const sessions = await howl.database.query<{ user_id: string }>('select user_id from identity.sessions')
  expect(sessions.map(({ user_id }) => user_id).toSorted()).toEqual([kept.id, justOut.id].toSorted())
  const sealed = await howl.database.query('select idempotency_key from identity.api_keys where sealed_answer is not null union all select idempotency_key from identity.invitations where sealed_answer is not null')
  expect(sealed).toEqual([{ idempotency_key: 'fresh' }])
  expect(await howl.database.query(`select key from identity.sign_in_attempts where key like 'account:%'`)).toEqual([{ key: 'account:counting' }])
})
