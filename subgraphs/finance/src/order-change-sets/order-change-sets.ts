import { audit } from '@howl/platform/audit'
import type { Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { notFound, type InvalidInput } from '@howl/platform/errors'
import { publish } from '@howl/platform/events'
import { isUuid, uuidv7 } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import type { PageKey } from '@howl/platform/pagination'
import { listConditions, matchingIn, type ProjectList } from '@howl/platform/project-lists'
import { cancelWork } from '@howl/platform/work-rows'
import { orderChangeSetChanged } from '@howl/schema/events/finance'
import type { ChangeOrdersInput, OrderChangeSetItemState } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import { findRepeated } from '../idempotency.ts'
import type { Orders } from '../orders/orders.ts'
import { actorOf } from '../orders/timeline.ts'
import { changeable, type Projects } from '../projects/projects.ts'
import { orRefusal, refuse } from '../refusals.ts'
import { ORDER_STATE } from './applying.ts'
import { OrderChangeSet, OrderChangeSetItem, type AskedBy } from './entities.ts'

type Result<Typename extends string> = { __typename: Typename; changeSet: OrderChangeSet }
type Refusal<Typename extends string> = { __typename: Typename; message: string }
type Which = { projectId: string; id: string }

export const CHANGE_ORDERS = 'finance.changeOrders'

const ORDER_CHANGE_SET = columnsOf(OrderChangeSet, 's')

/** Orders of one set. More would be an hour's work of one worker. */
const MOST_ORDERS = 100_000
/** Sets of one project that may be going at once. */
const MOST_GOING = 5

const NEWEST: PageKey<OrderChangeSet>[] = [
  { column: 's.created_at', type: 'timestamptz', direction: 'DESC', of: ({ createdAt }) => createdAt },
  { column: 's.id', type: 'uuid', direction: 'DESC', of: ({ id }) => id },
]
const BY_ORDER: PageKey<OrderChangeSetItem>[] = [{ column: 'i.order_id', type: 'uuid', direction: 'ASC', of: ({ orderId }) => orderId }]

export class OrderChangeSets {
  readonly #projects: Projects
  readonly #orders: Orders

  constructor({ projects, orders }: { projects: Projects; orders: Orders }) {
    this.#projects = projects
    this.#orders = orders
  }

  list(): ProjectList<OrderChangeSet> {
    return { columns: ORDER_CHANGE_SET, from: 'finance.order_change_sets s', projectColumn: 's.project_id', keys: NEWEST }
  }

  items({ id }: Pick<OrderChangeSet, 'id'>, states: readonly OrderChangeSetItemState[] | null | undefined): ProjectList<OrderChangeSetItem> {
    const conditions = listConditions()
    if (states) conditions.add((param) => `i.state = any (${param(states)}::text[])`)
    return {
      columns: columnsOf(OrderChangeSetItem, 'i'),
      from: 'finance.order_change_set_items i',
      projectColumn: 'i.project_id',
      owner: { column: 'i.change_set_id', id },
      keys: BY_ORDER,
      conditions,
    }
  }

  /** @throws NOT_FOUND, also for a malformed id. */
  get(claims: Claims, { projectId, id }: Which): Promise<OrderChangeSet> {
    if (!isUuid(id)) throw notFound('order change set')
    return this.#projects.read(claims, [projectId], (tx) => getChangeSet(tx, { projectId, id }))
  }

  /** Which orders it is about is settled here and now: what is placed or changed later is not among them. */
  change(claims: Claims, { projectId, idempotencyKey, filter, change, reason: given }: ChangeOrdersInput): Promise<Result<'ChangeOrdersSuccess'> | InvalidInput> {
    const list = this.#orders.list(changeable(claims, projectId), filter, null)
    const reader = new InputReader()
    const reason = reader.optionalText({ path: ['reason'], value: given, name: 'The reason', max: 500 })
    if (reader.isFaulty) return Promise.resolve(reader.refusal())
    return orRefusal(
      this.#projects.change(claims, projectId, async (tx): Promise<Result<'ChangeOrdersSuccess'>> => {
        const id = uuidv7()
        const earlier = await findRepeated(tx, { projectId, operation: 'changeOrders', key: idempotencyKey, input: { filter, change, reason }, newId: id })
        if (earlier) return { __typename: 'ChangeOrdersSuccess', changeSet: await getChangeSet(tx, { projectId, id: earlier }) }
        await checkGoing(tx, projectId)
        const actor = actorOf(claims)
        await tx.query(
          `insert into finance.order_change_sets (project_id, id, kind, state, reason, total, actor_kind, actor_id, asked_by) values ($1, $2, $3, 'QUEUED', $4, 0, $5, $6, $7)`,
          [projectId, id, change, reason, actor.kind, actor.id, askedBy(claims)],
        )
        const total = await this.#collect(tx, { projectId, id, list })
        if (total === 0) refuse(['filter'], 'No order matches: there is nothing to change.')
        if (total > MOST_ORDERS) refuse(['filter'], `More than ${MOST_ORDERS} orders match. Narrow the filter, for example to fewer days.`)
        const changeSet = await updateChangeSet(tx, { projectId, id }, { set: 'total = $3', values: [total] })
        await tellOfChangeSet(tx, changeSet)
        await audit(tx, claims, { projectId, action: 'orders.changed', subject: id, after: { change, filter, total }, note: reason })
        tx.ring(CHANGE_ORDERS)
        return { __typename: 'ChangeOrdersSuccess', changeSet }
      }),
    )
  }

  /** @returns how many orders match; of too many, one more than is allowed. */
  async #collect(tx: Tx, { projectId, id, list }: Which & { list: ProjectList<never> }): Promise<number> {
    const matching = matchingIn(projectId, list)
    const [row] = await tx.query<{ count: number }>(
      `with collected as (
         insert into finance.order_change_set_items (project_id, change_set_id, order_id, state, met)
         select o.project_id, $${matching.params.length + 1}, o.id, 'PENDING', ${ORDER_STATE} ${matching.sql} limit ${MOST_ORDERS + 1}
         returning 1
       ) select count(*)::int as count from collected`,
      [...matching.params, id],
    )
    return row?.count ?? 0
  }

  /** Its worker can write nothing more; what it has written stays. */
  cancel(claims: Claims, { projectId, id: given }: Which): Promise<Result<'CancelOrderChangeSetSuccess'> | Refusal<'OrderChangeSetNotCancellable'>> {
    const id = given.toLowerCase()
    return this.#projects.change(claims, projectId, async (tx) => {
      const set = await lockChangeSet(tx, { projectId, id })
      const no = (message: string): Refusal<'OrderChangeSetNotCancellable'> => ({ __typename: 'OrderChangeSetNotCancellable', message })
      if (set.state === 'UNDOING') return no('It is being undone, and an undo is not left half done.')
      if (set.state !== 'QUEUED' && set.state !== 'RUNNING') return no('It has ended already. Undo it instead.')
      const cancelled = await updateChangeSet(tx, set, { set: `state = 'CANCELLED', finished_at = now()` })
      await cancelWork(tx, 'finance.order_change_sets', id)
      await tellOfChangeSet(tx, cancelled)
      await audit(tx, claims, { projectId, action: 'orderChangeSet.cancelled', subject: id, before: { state: set.state }, after: { state: cancelled.state, changed: cancelled.changed } })
      return { __typename: 'CancelOrderChangeSetSuccess', changeSet: cancelled }
    })
  }

  undo(claims: Claims, { projectId, id: given }: Which): Promise<Result<'UndoOrderChangeSetSuccess'> | Refusal<'OrderChangeSetNotUndoable'>> {
    const id = given.toLowerCase()
    return this.#projects.change(claims, projectId, async (tx) => {
      const set = await lockChangeSet(tx, { projectId, id })
      const no = (message: string): Refusal<'OrderChangeSetNotUndoable'> => ({ __typename: 'OrderChangeSetNotUndoable', message })
      if (set.state === 'QUEUED' || set.state === 'RUNNING') return no('It is still going. Wait for its end, or cancel it first.')
      if (set.state === 'UNDOING') return no('It is being undone already.')
      if (set.state === 'UNDONE') return no('It was undone already.')
      // Each gives back what it met, so they are undone from the last to the first; two at once would leave alone what the other still holds.
      const [later] = await tx.query(`select 1 from finance.order_change_sets where project_id = $1 and id > $2 and state in ('QUEUED', 'RUNNING', 'UNDOING') limit 1`, [projectId, id])
      if (later) return no('A later change is still going. Wait for its end.')
      const undoing = await updateChangeSet(tx, set, {
        set: `state = 'UNDOING', is_undo = true, failure = null, finished_at = null, undo_asked_by = $3, attempts = 0, dead_at = null, last_error = null, next_attempt_at = now()`,
        values: [askedBy(claims)],
      })
      await tellOfChangeSet(tx, undoing)
      await audit(tx, claims, { projectId, action: 'orderChangeSet.undone', subject: id, before: { change: set.kind, state: set.state, changed: set.changed } })
      tx.ring(CHANGE_ORDERS)
      return { __typename: 'UndoOrderChangeSetSuccess', changeSet: undoing }
    })
  }
}

const askedBy = ({ caller, requestId, client }: Claims): string => JSON.stringify({ caller, requestId, client } satisfies AskedBy)

/** @throws NOT_FOUND */
export async function getChangeSet(tx: Tx, { projectId, id }: Which): Promise<OrderChangeSet> {
  const [set] = await tx.query<OrderChangeSet>(`select ${ORDER_CHANGE_SET} from finance.order_change_sets s where s.project_id = $1 and s.id = $2`, [projectId, id])
  if (!set) throw notFound('order change set')
  return set
}

async function lockChangeSet(tx: Tx, { projectId, id }: Which): Promise<OrderChangeSet> {
  const [set] = await tx.query<OrderChangeSet>(`select ${ORDER_CHANGE_SET} from finance.order_change_sets s where s.project_id = $1 and s.id = $2 for update`, [projectId, id])
  if (!set) throw notFound('order change set')
  return set
}

/** @param change assignments; their values are numbered from $3. */
export async function updateChangeSet(tx: Tx, { projectId, id }: Which, change: { set: string; values?: readonly unknown[] }): Promise<OrderChangeSet> {
  const [changed] = await tx.query<OrderChangeSet>(
    `update finance.order_change_sets s set ${change.set} where s.project_id = $1 and s.id = $2 returning ${ORDER_CHANGE_SET}`,
    [projectId, id, ...(change.values ?? [])],
  )
  if (!changed) throw notFound('order change set')
  return changed
}

export const tellOfChangeSet = (tx: Tx, { projectId, id, kind, state }: OrderChangeSet): Promise<void> =>
  publish(tx, orderChangeSetChanged, { projectId, subject: id, payload: { changeSetId: id, kind, state } })

/** Asked without a lock: that two at the same moment make one more than the cap harms nobody. */
async function checkGoing(tx: Tx, projectId: string): Promise<void> {
  const [row] = await tx.query<{ count: number }>(`select count(*)::int as count from finance.order_change_sets where project_id = $1 and state in ('QUEUED', 'RUNNING', 'UNDOING')`, [projectId])
  if ((row?.count ?? 0) >= MOST_GOING) refuse(['projectId'], `${MOST_GOING} changes of many orders are still going. Wait for one of them, or cancel it.`)
}
