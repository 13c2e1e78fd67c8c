import { graphql } from '../../__generated__/gql.ts'
import type { WorkState } from '../../__generated__/graphql.ts'
import type { Translate } from '../../messages/messages.ts'
import type { Tone } from '../../parts/StatusMark.tsx'

/** The parts of the product, each with its own queues. */
export const workParts = ['finance', 'growth', 'ai', 'identity'] as const
export type WorkPart = (typeof workParts)[number]

/** The same of each part, in a project and in the whole installation. */
graphql(`
  fragment WorkParts_queue on WorkQueue {
    kind
    waiting
    running
    stuck
    dead
    oldestDueAt
    ageSeconds
  }
`)

graphql(`
  fragment WorkParts_items on WorkItemConnection {
    nodes {
      id
      projectId
      kind
      state
      attempts
      lastError
      nextAttemptAt
      createdAt
    }
    totalCount
  }
`)

/** One piece of work, and whose. */
export interface WorkLine {
  id: string
  projectId: string
  part: WorkPart
  kind: string
  state: WorkState
  attempts: number
  lastError: string | null
  nextAttemptAt: string | null
  createdAt: string
}

export interface QueueLine {
  part: WorkPart
  kind: string
  waiting: number
  running: number
  stuck: number
  dead: number
  oldestDueAt: string | null
  ageSeconds: number | null
}

export const stateTones: Record<WorkState, Tone> = { WAITING: 'calm', RUNNING: 'good', STUCK: 'warn', DEAD: 'bad' }

export interface PartsOf<Item, Queue> {
  financeWork?: { nodes: readonly Item[]; totalCount: number } | null
  growthWork?: { nodes: readonly Item[]; totalCount: number } | null
  aiWork?: { nodes: readonly Item[]; totalCount: number } | null
  identityWork?: { nodes: readonly Item[]; totalCount: number } | null
  financeQueues?: readonly Queue[] | null
  growthQueues?: readonly Queue[] | null
  aiQueues?: readonly Queue[] | null
  identityQueues?: readonly Queue[] | null
}

/** What the four parts answered as one. A part that did not answer is named: what stands there is then not all. */
export function gather(answer: PartsOf<Omit<WorkLine, 'part'>, Omit<QueueLine, 'part'>>) {
  const work = { finance: answer.financeWork, growth: answer.growthWork, ai: answer.aiWork, identity: answer.identityWork }
  const queues = { finance: answer.financeQueues, growth: answer.growthQueues, ai: answer.aiQueues, identity: answer.identityQueues }
  return {
    lines: workParts.flatMap((part) => (work[part]?.nodes ?? []).map((item): WorkLine => ({ ...item, part }))),
    total: workParts.reduce((sum, part) => sum + (work[part]?.totalCount ?? 0), 0),
    queues: workParts.flatMap((part) => (queues[part] ?? []).map((queue): QueueLine => ({ ...queue, part }))),
    silent: workParts.filter((part) => !work[part] || !queues[part]),
  }
}

/** How long, in its largest unit. */
export function duration(t: Translate, seconds: number): string {
  if (seconds < 60) return t('operations.seconds', { count: seconds })
  if (seconds < 3600) return t('operations.minutes', { count: Math.floor(seconds / 60) })
  if (seconds < 86_400) return t('operations.hours', { count: Math.floor(seconds / 3600) })
  return t('operations.daysLong', { count: Math.floor(seconds / 86_400) })
}

/** Every kind of work that has words. A part of a later version may know others: those are shown as they are called. */
const kinds = [
  'finance.changeExpenses', 'finance.changeOrders', 'finance.pollBank', 'finance.prepareExpenseImport', 'finance.processWebhook', 'finance.recordRecurringExpenses', 'finance.recount',
  'finance.replayWebhooks', 'finance.writeExport', 'growth.makeContact', 'growth.noteBuyer', 'ai.executeRun', 'identity.keepAudit',
] as const
type VerbOf<Kind extends string> = Kind extends `${string}.${infer Verb}` ? Verb : never

export function kindInWords(t: Translate, kind: string): string {
  const known = kinds.find((one) => one === kind)
  return known ? t(`work.kinds.${known.slice(known.indexOf('.') + 1) as VerbOf<typeof known>}`) : kind
}
