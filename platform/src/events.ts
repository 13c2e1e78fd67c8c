import type { Tx } from './database.ts'
import type { JobHost } from './drains.ts'
import { uuidv7 } from './ids.ts'
import { jobSeconds, jobsTotal } from './job-metrics.ts'
import type { ConsumerDefinition } from './work.ts'
import type { ClaimedRow } from './work-rows.ts'

/** A kind of event as `schema/events/` describes it: `finance.orderPaid` and what it says. */
export type EventDefinition<Payload = unknown> = {
  type: string
  payload: { parse: (value: unknown) => Payload }
}

type NewEvent<Payload> = {
  /** Null for what concerns no project; only `asSystem` may publish that, and no consumer gets it. */
  projectId: string | null
  /** The id of what it is about. */
  subject: string
  payload: Payload
}

/** What a consumer is given. */
export type DomainEvent<Payload = unknown> = {
  id: string
  /** Events of the whole installation in the order in which they became visible. */
  sequence: string
  type: string
  projectId: string
  subject: string
  payload: Payload
  /** RFC 3339, UTC. */
  at: string
}

/** The job of a subgraph that sends out what it published. */
export const dispatchJob = (subgraph: string): string => `${subgraph}.dispatchEvents`

/**
 * Says that something happened, in the transaction in which it happened; consumers and listeners hear of it after commit.
 *
 * @throws when the payload is not what the event's definition says.
 */
export const publish = <Payload>(tx: Tx, event: EventDefinition<Payload>, happened: NewEvent<Payload>): Promise<void> => publishAll(tx, event, [happened])

/** As `publish`, for many of a kind in one statement. */
export async function publishAll<Payload>(tx: Tx, event: EventDefinition<Payload>, happened: readonly NewEvent<Payload>[]): Promise<void> {
  if (happened.length === 0) return
  const rows = happened.map(({ projectId, subject, payload }) => ({ id: uuidv7(), project_id: projectId, subject, payload: event.payload.parse(payload) }))
  await tx.query(
    `insert into ${tx.schema}.events (id, project_id, type, subject, payload)
     select id, project_id, $1, subject, payload from jsonb_to_recordset($2) as happened (id uuid, project_id uuid, subject text, payload jsonb)`,
    [event.type, JSON.stringify(rows)],
  )
  tx.ring(dispatchJob(tx.schema))
}

const BATCH = 500
/** One dispatcher at a time in the whole installation, whatever subgraph it works for. Any number will do. */
const DISPATCH_LOCK = 7_031_994

/**
 * Numbers the events of one subgraph in the order in which they become visible, and hands them to listeners and
 * consumers. The lock is held until the commit, so a number is never visible before a lower one: whoever resumes after
 * the last number that he saw misses nothing.
 *
 * @returns whether there may be more.
 */
export async function dispatchEvents(host: JobHost, ringConsumer: (subgraph: string, consumer: string) => void): Promise<boolean> {
  const labels = { subgraph: host.subgraph, job: dispatchJob(host.subgraph) }
  const stopTimer = jobSeconds.startTimer(labels)
  const sent = await host.db.asSystem('events of all tenants are numbered together', async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [DISPATCH_LOCK])
    // A statement of its own, so that it sees what was committed while it waited for the lock.
    const [result] = await tx.query<{ count: number; last: string | null; consumers: { name: string; subgraph: string }[] | null }>(
      `with unsent as materialized (
         select id, project_id, type, subject, payload, at from ${host.subgraph}.events where sequence is null order by at, id limit $1
       ), numbered as materialized (
         select nextval('live.event_sequence') as sequence, unsent.* from (select * from unsent order by at, id) unsent
       ), marked as (
         update ${host.subgraph}.events e set sequence = numbered.sequence from numbered where e.id = numbered.id
       ), streamed as (
         insert into live.events (sequence, id, project_id, type, subject, at)
         select sequence, id, project_id, type, subject, at from numbered
       ), wanted as (
         select numbered.*, consumers.name, consumers.subgraph from numbered
         join live.consumers on consumers.event_type = numbered.type where numbered.project_id is not null
       ), delivered as (
         insert into live.deliveries (id, consumer, subgraph, event_id, project_id, event)
         select gen_random_uuid(), name, subgraph, id, project_id, jsonb_build_object('id', id, 'sequence', sequence::text, 'type', type,
           'projectId', project_id, 'subject', subject, 'payload', payload,
           'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
         from wanted
       )
       select (select count(*)::int from numbered) as count, (select max(sequence) from numbered) as last,
         (select jsonb_agg(distinct jsonb_build_object('name', name, 'subgraph', subgraph)) from wanted) as consumers`,
      [BATCH],
    )
    if (!result?.last) return 0
    await tx.query(`select pg_notify('howl_events', $1)`, [result.last])
    tx.afterCommit(() => {
      for (const { subgraph, name } of result.consumers ?? []) ringConsumer(subgraph, name)
    })
    return result.count
  })
  stopTimer()
  if (sent > 0) jobsTotal.inc({ ...labels, outcome: 'done' }, sent)
  return sent === BATCH
}

/**
 * Handles deliveries of one project. The note in the inbox and the effect are committed together, so an event that
 * comes a second time finds its note and does nothing.
 */
export async function handleDeliveries<Services>(tx: Tx, rows: ClaimedRow[], { consumer, services }: { consumer: ConsumerDefinition<Services>; services: Services }): Promise<void> {
  const deliveries = await tx.query<{ project_id: string; event: DomainEvent }>(
    `select project_id, event from live.deliveries where id = any ($1) order by (event->>'sequence')::bigint`,
    [rows.map(({ id }) => id)],
  )
  const fresh = await tx.query<{ event_id: string }>(
    `insert into ${tx.schema}.inbox (consumer, event_id, project_id) select $1, (d.event->>'id')::uuid, d.project_id
     from live.deliveries d where d.id = any ($2) on conflict do nothing returning event_id`,
    [consumer.name, rows.map(({ id }) => id)],
  )
  const isFresh = new Set(fresh.map(({ event_id }) => event_id))
  for (const { event } of deliveries) {
    if (isFresh.has(event.id)) await consumer.handle(services, tx, { ...event, payload: consumer.event.payload.parse(event.payload) })
  }
}

/** Listeners resume within days, and an event that was sent twice comes within days: what is older goes. */
export async function pruneEvents({ db, subgraph }: JobHost): Promise<void> {
  await db.asSystem('old events of all tenants', async (tx) => {
    await tx.query(`delete from live.events where at < now() - interval '7 days'`)
    await tx.query(`delete from ${subgraph}.inbox where at < now() - interval '30 days'`)
  })
}
