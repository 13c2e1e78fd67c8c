import type { Tx } from '@howl/platform/database'
import { publishAll } from '@howl/platform/events'
import { transactionChanged } from '@howl/schema/events/finance'
import { appendDeltas, type Delta } from '../metric-deltas.ts'
import { lockOrders, settleOrders } from '../orders/settlement.ts'
import type { Actor } from '../orders/timeline.ts'
import type { ProjectFacts } from '../projects/projects.ts'
import { lockTransactions } from '../transactions/allotment.ts'
import { compareDays, compareOrder, type Difference } from './comparing.ts'
import type { Discrepancy } from './entities.ts'

type Repaired = { state: 'REPAIRED' | 'GONE' | 'OPEN'; difference?: Difference }

/**
 * Brings what is kept to what the rows come to at this moment. The caller has locked the project's recount, so that of two
 * repairs the second finds nothing to do, and a recount notes nothing meanwhile that is not so any more.
 *
 * @returns OPEN when the rows themselves cannot be right: somebody has to look at them first.
 */
export function repair(tx: Tx, project: ProjectFacts, { discrepancy, actor }: { discrepancy: Discrepancy; actor: Actor }): Promise<Repaired> {
  switch (discrepancy.figure) {
    case 'ORDER_PAID':
      return repairOrder(tx, project, { discrepancy, actor })
    case 'TRANSACTION_MATCHED':
      return repairTransaction(tx, project, discrepancy)
    default:
      return repairSum(tx, project, { ...discrepancy, figure: discrepancy.figure })
  }
}

/** What is missing is appended, as by any writer: who writes at the same moment adds to both sides, and the difference stays what it is. */
async function repairSum(tx: Tx, project: ProjectFacts, discrepancy: Discrepancy & { figure: Delta['kind'] }): Promise<Repaired> {
  const { figure, day, currency, subjectId } = discrepancy
  const difference = await differenceNow(tx, project, discrepancy)
  if (!difference) return { state: 'GONE' }
  const minor = BigInt(difference.countedMinor) - BigInt(difference.keptMinor)
  const count = Number(difference.countedCount) - Number(difference.keptCount)
  await appendDeltas(tx, project.projectId, [{ day, kind: figure, currency, minor, count, categoryId: subjectId }])
  return { state: 'REPAIRED', difference }
}

/** The sums of its days follow from matches and not from the order, so they stay as they are. */
async function repairOrder(tx: Tx, project: ProjectFacts, { discrepancy: { subjectId }, actor }: { discrepancy: Discrepancy; actor: Actor }): Promise<Repaired> {
  const orders = await lockOrders(tx, project, { column: 'id', values: [subjectId] })
  const [difference] = await compareOrder(tx, project, subjectId)
  if (!difference) return { state: 'GONE' }
  await settleOrders(tx, project, { orders, actor, isFigureKept: true })
  return { state: 'REPAIRED', difference }
}

async function repairTransaction(tx: Tx, project: ProjectFacts, discrepancy: Discrepancy): Promise<Repaired> {
  const [transaction] = await lockTransactions(tx, project, [discrepancy.subjectId])
  const difference = await differenceNow(tx, project, discrepancy)
  if (!transaction || !difference) return { state: 'GONE' }
  const [matched, setAside] = [BigInt(difference.countedMinor), BigInt(transaction.setAsideMinor)]
  const rest = BigInt(transaction.amountMinor) - matched
  // Matched beyond what it is, or what was set aside or taken back: no sum can say which of the two is wrong.
  if (setAside > rest || transaction.matchState === 'VOID') return { state: 'OPEN' }
  const isForOrders = transaction.matchState !== 'NOT_APPLICABLE' || matched > 0n
  const matchState = rest === 0n ? 'MATCHED' : setAside === rest ? 'SET_ASIDE' : isForOrders ? 'UNMATCHED' : transaction.matchState
  await tx.query(
    'update finance.transactions set matched_minor = $3, match_state = $4 where project_id = $1 and id = $2',
    [project.projectId, transaction.id, matched.toString(), matchState],
  )
  await publishAll(tx, transactionChanged, [{ projectId: project.projectId, subject: transaction.id, payload: { transactionId: transaction.id, matchState } }])
  return { state: 'REPAIRED', difference }
}

async function differenceNow(tx: Tx, project: ProjectFacts, { figure, day, currency, subjectId }: Discrepancy): Promise<Difference | undefined> {
  const { differences } = await compareDays(tx, project, { from: day, to: day })
  return differences.find((one) => one.figure === figure && one.currency === currency && one.subjectId === subjectId)
}
