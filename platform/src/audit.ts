import { z } from 'zod'
import type { Claims } from './claims.ts'
import type { Tx } from './database.ts'
import { publishAll, type EventDefinition } from './events.ts'
import { redact } from './log.ts'

const record = z.object({
  action: z.string(),
  outcome: z.enum(['DONE', 'REFUSED']),
  who: z.object({ kind: z.enum(['USER', 'API_KEY', 'AGENT', 'OPERATOR', 'SYSTEM', 'NOBODY']), id: z.uuid().nullable() }),
  asUserId: z.uuid().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  note: z.string().nullable(),
  scope: z.string().nullable(),
  count: z.number().int().min(1),
  requestId: z.string().nullable(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
})

/**
 * What the audit says about one happening. `who` really did it: a person, a key, an AI run, an operator, or nobody but
 * the product itself; `asUserId` is the person on whose behalf. `scope` is the right that was missing, `count` how often
 * within a minute.
 */
export type AuditRecord = z.infer<typeof record>

/**
 * Something happened that a project's audit keeps. It is no event of one subgraph: whoever changes something says so, by
 * `audit`, and identity keeps it.
 */
export const auditRecorded: EventDefinition<AuditRecord> = { type: 'audit.recorded', payload: record }

/** What something was like; secrets are hidden by the names of their fields. */
export type AuditFacts = Readonly<Record<string, unknown>>

/** What was done, in words of the domain. */
export type Audited = {
  projectId: string
  /** Noun and what became of it: `member.roleChanged`. */
  action: string
  /** The id of what it was done to. */
  subject: string
  /** What it was like before; absent for what is made. */
  before?: AuditFacts | null
  /** What it is like now; absent for what is gone. */
  after?: AuditFacts | null
  /** Why, as far as somebody said so. */
  note?: string | null
}

/** A mutation that the caller may not do. */
export type Refused = {
  projectId: string
  /** The mutation's name in the graph. */
  action: string
  subject: string
  /** The right that was missing. */
  scope: string | null
  /** How often since it was last written down. */
  count: number
}

/**
 * Writes down who did what, as whom, from where, with what before and after: in the transaction that does it, so that
 * the one is never without the other. For everything that changes rights, keys, connections, where money belongs, and for
 * what leaves the house.
 *
 * @param claims null for what the product does by itself, in a job.
 */
export const audit = (tx: Tx, claims: Claims | null, done: Audited): Promise<void> => auditAll(tx, claims, [done])

/** As `audit`, for many of a request in one statement. */
export const auditAll = (tx: Tx, claims: Claims | null, done: readonly Audited[]): Promise<void> =>
  publishAll(
    tx,
    auditRecorded,
    done.map((one) => ({ projectId: one.projectId, subject: one.subject, payload: auditRecord(claims, one) })),
  )

/** As `audit`, for what was not done. */
export const auditRefusal = (tx: Tx, claims: Claims, { projectId, subject, ...refused }: Refused): Promise<void> =>
  publishAll(tx, auditRecorded, [{ projectId, subject, payload: { ...auditRecord(claims, refused), outcome: 'REFUSED' } }])

/** For identity, which also keeps what belongs to no project. */
export function auditRecord(claims: Claims | null, done: Pick<Audited, 'action' | 'before' | 'after' | 'note'> & Partial<Pick<Refused, 'scope' | 'count'>>): AuditRecord {
  return {
    action: done.action,
    outcome: 'DONE',
    ...whoAsks(claims),
    before: shown(done.before),
    after: shown(done.after),
    note: done.note == null ? null : plain(done.note),
    scope: done.scope ?? null,
    count: done.count ?? 1,
    requestId: claims?.requestId ?? null,
    address: textOrNull(claims?.client.address),
    userAgent: textOrNull(claims?.client.userAgent),
  }
}

function whoAsks(claims: Claims | null): Pick<AuditRecord, 'who' | 'asUserId'> {
  const caller = claims?.caller
  switch (caller?.kind) {
    case undefined:
      return { who: { kind: 'SYSTEM', id: null }, asUserId: null }
    case 'anonymous':
      return { who: { kind: 'NOBODY', id: null }, asUserId: null }
    case 'user':
      return { who: { kind: 'USER', id: caller.userId }, asUserId: null }
    case 'key':
      return { who: { kind: 'API_KEY', id: caller.keyId }, asUserId: null }
    case 'agent':
      return { who: { kind: 'AGENT', id: caller.runId }, asUserId: caller.userId }
    case 'operator':
      return { who: { kind: 'OPERATOR', id: caller.operatorId }, asUserId: caller.userId }
  }
}

/** Long texts are told by their beginning: the audit says that something changed, and is no copy of it. */
const LONGEST_TEXT = 1_000

const textOrNull = (text: string | null | undefined): string | null => (text == null ? null : plain(text, 300))

/** jsonb takes no NUL and no half of a character, which a request may hold. */
function plain(text: string, longest = LONGEST_TEXT): string {
  const clean = text.replace(/[\0\p{Surrogate}]/gu, '')
  return clean.length > longest ? `${clean.slice(0, longest).replace(/\p{Surrogate}$/u, '')}…` : clean
}

function shown(facts: AuditFacts | null | undefined): Record<string, unknown> | null {
  if (facts == null) return null
  const text = JSON.stringify(redact(facts), (_key, value: unknown) => (typeof value === 'string' ? plain(value) : value))
  return JSON.parse(text) as Record<string, unknown>
}
