import { projectIn, type Claims } from '@howl/platform/claims'
import { dayIn, endOfDay } from '@howl/platform/dates'
import type { InvalidInput } from '@howl/platform/errors'
import { publish } from '@howl/platform/events'
import { uuidv7 } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import { balanceRecorded } from '@howl/schema/events/finance'
import type { RecordBalanceInput } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import { findRepeated } from '../idempotency.ts'
import { changeable, type Projects } from '../projects/projects.ts'
import { RecordedBalance } from './entities.ts'

/** Money in the bank, from whoever said so last. */
export type Balance = { day: string; amountMinor: string; currency: string; isRecordedByHand: boolean }

type Recorded = { __typename: 'RecordBalanceSuccess'; balance: Balance }

const BALANCE = columnsOf(RecordedBalance, 'b')

/**
 * The last known balance of `given.project_id` in `given.currency`: what a person entered or a provider reported,
 * whichever is of the later moment. One row or none.
 */
export const lastBalance = `
  select * from (
    (select b.at, b.amount_minor, b.currency, b.day, true as by_hand from finance.balances b
     where b.project_id = given.project_id and b.currency = given.currency order by b.at desc, b.id desc limit 1)
    union all
    (select t.occurred_at, t.balance_after_minor, t.currency, null::date, false from finance.transactions t
     where t.project_id = given.project_id and t.currency = given.currency and t.balance_after_minor is not null
     order by t.occurred_at desc, t.sequence desc, t.id desc limit 1)
  ) known order by at desc, by_hand desc limit 1`

/** What a statement with `lastBalance` gives. */
export type LastBalanceRow = { at: Date; amountMinor: string; currency: string; day: string | null; isRecordedByHand: boolean }

export const balanceOf = ({ at, day, ...rest }: LastBalanceRow, timeZone: string): Balance => ({ ...rest, day: day ?? dayIn(timeZone, at) })

export class Balances {
  readonly #projects: Projects
  readonly #now: () => Date

  constructor({ projects, now }: { projects: Projects; now: () => Date }) {
    this.#projects = projects
    this.#now = now
  }

  async record(claims: Claims, input: RecordBalanceInput): Promise<Recorded | InvalidInput> {
    const { projectId, on, idempotencyKey } = input
    const facts = changeable(claims, projectId)
    const reader = new InputReader()
    const minor = reader.money({ path: ['amount'], value: input.amount, project: facts, least: null })
    const now = this.#now()
    if (on > dayIn(facts.timeZone, now)) reader.fault(['on'], 'The day lies in the future.')
    if (on < '1970-01-01') reader.fault(['on'], 'The day lies before 1970.')
    if (reader.isFaulty) return reader.refusal()
    return this.#projects.change(claims, projectId, async (tx, { currency, timeZone }) => {
      const id = uuidv7()
      const call = { projectId, operation: 'recordBalance', key: idempotencyKey, input: { on, amount: input.amount }, newId: id }
      const earlier = await findRepeated(tx, call)
      if (!earlier) {
        // Of a day that is not over the balance is of now: what a provider reports later today is newer.
        const at = new Date(Math.min(now.getTime(), endOfDay(timeZone, on).getTime() - 1))
        await tx.query('insert into finance.balances (id, project_id, day, at, amount_minor, currency) values ($1, $2, $3, $4, $5, $6)', [
          id,
          projectId,
          on,
          at,
          minor.toString(),
          currency,
        ])
        await publish(tx, balanceRecorded, { projectId, subject: id, payload: { balanceId: id } })
      }
      const [row] = await tx.query<RecordedBalance>(`select ${BALANCE} from finance.balances b where b.project_id = $1 and b.id = $2`, [projectId, earlier ?? id])
      if (!row) throw new Error('a balance was not inserted')
      return { __typename: 'RecordBalanceSuccess', balance: { ...row, isRecordedByHand: true } }
    })
  }

  /** For loaders: the last balance of each project that is known; null when none is. */
  async last(claims: Claims, projectIds: readonly string[]): Promise<(Balance | null)[]> {
    const ids = [...new Set(projectIds)]
    const rows = await this.#projects.read(claims, ids, (tx) =>
      tx.query<LastBalanceRow & { projectId: string }>(
        `select given.project_id as "projectId", at, amount_minor as "amountMinor", last.currency, day::text, by_hand as "isRecordedByHand"
         from unnest($1::uuid[], $2::text[]) as given (project_id, currency) cross join lateral (${lastBalance}) last`,
        [ids, ids.map((id) => projectIn(claims, id)?.currency ?? '')],
      ),
    )
    const byProject = new Map(rows.map(({ projectId, ...row }) => [projectId, row]))
    return projectIds.map((id) => {
      const row = byProject.get(id)
      return row ? balanceOf(row, projectIn(claims, id)?.timeZone ?? 'UTC') : null
    })
  }
}
