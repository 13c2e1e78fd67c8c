import { setTimeout as sleep } from 'node:timers/promises'
import type { Tx } from '../src/database.ts'
import { publish, type DomainEvent } from '../src/events.ts'
import { consume, defineDrain, defineLeased, type JobDefinition } from '../src/work.ts'
import { choreDone, claimsFor, hostChores, shop, type Chore } from './chores.ts'

/** A worker in a process of its own, which tests kill. What a chore is called says what happens to it. */
const die = () => process.kill(process.pid, 'SIGKILL')

const note = (tx: Tx, chore: { id: string; project_id: string }, text: string) =>
  tx.query('insert into chores.effects (project_id, chore_id, note) values ($1, $2, $3)', [chore.project_id, chore.id, text])

export const choreJobs: JobDefinition<unknown>[] = [
  defineDrain<unknown, Chore>({
    name: 'chores.doChore',
    table: 'chores',
    maxAttempts: 3,
    handle: async (_services, tx, chore) => {
      await note(tx, chore, 'done')
      if (chore.name === 'poison') die()
      if (chore.name === 'slow') await sleep(5)
      await publish(tx, choreDone, { projectId: chore.project_id, subject: chore.id, payload: { choreId: chore.id, name: chore.name } })
    },
  }),
  defineLeased<unknown, Chore>({
    name: 'chores.runErrand',
    table: 'errands',
    leaseMs: 1_500,
    maxAttempts: 20,
    handle: async (_services, { row, lease }) => {
      if (row.name === 'dies once' && row.attempts === 1) die()
      if (row.name === 'slow') await sleep(200)
      await lease.finish(async (tx) => void (await note(tx, row, 'ran')))
    },
  }),
  consume<unknown, { choreId: string; name: string }>(choreDone, {
    name: 'chores.praise',
    handle: async (_services, tx, event: DomainEvent<{ choreId: string }>) => void (await note(tx, { id: event.payload.choreId, project_id: event.projectId }, 'praised')),
  }),
]

const [, , ownerUrl, redisUrl = '', task = ''] = process.argv
if (ownerUrl) {
  if (task === 'insert-and-die') {
    const { db } = await hostChores(ownerUrl, { jobs: choreJobs, redisUrl: redisUrl || undefined, isStarted: false })
    await db.inTenant(claimsFor([shop]), [shop], async (tx) => {
      await tx.query('insert into chores.chores (id, project_id, name) values (gen_random_uuid(), $1, $2)', [shop, 'unrung'])
      // Committed, and gone before the bell.
      tx.afterCommit(die)
      tx.ring('chores.doChore')
    })
  }
  await hostChores(ownerUrl, { jobs: choreJobs, redisUrl: redisUrl || undefined, sweepMs: 300 })
  process.stdout.write('working\n')
}
