import { projectIn, type Claims } from '@howl/platform/claims'
import { daysBetween } from '@howl/platform/dates'
import { badInput, notFound } from '@howl/platform/errors'
import { balanceOf, lastBalance } from '../balances/balances.ts'
import { checkRange, type DayRange } from '../day-ranges.ts'
import type { EntryKind } from '../metric-deltas.ts'
import type { Projects } from '../projects/projects.ts'
import { burnMonths, figuresOf, type Figures, type MetricBucket, type RawFigures, type Sums } from './figures.ts'

/** Figures of one project, and which parts of them the query selects: what nobody asks for is not added up. */
export type MetricsAsked = {
  projectId: string
  range: DayRange
  bucket: MetricBucket
  wantsSeries: boolean
  wantsBreakdown: boolean
  /** Burn and runway. */
  wantsBurn: boolean
}

const LONGEST_DAYS = 5 * 366
const [FIRST_DAY, LAST_DAY] = ['1970-01-01', '9000-12-31'] as const

/** @throws BAD_USER_INPUT for a range that is reversed, longer than five years, or lies where no figure can. */
export function checkMetricsRange(range: DayRange): void {
  checkRange(range)
  if (range.from < FIRST_DAY || range.to > LAST_DAY) throw badInput(`Figures lie between ${FIRST_DAY} and ${LAST_DAY}.`)
  if (daysBetween(range.from, range.to) >= LONGEST_DAYS) throw badInput('A range of figures spans at most five years.')
}

export class Metrics {
  readonly #projects: Projects
  readonly #now: () => Date

  constructor({ projects, now }: { projects: Projects; now: () => Date }) {
    this.#projects = projects
    this.#now = now
  }

  /**
   * For loaders: all figures that one operation asks for, of all its projects and ranges, by one statement. So they are
   * of one moment, rollups and what is not folded into them yet included.
   */
  async read(claims: Claims, asked: readonly MetricsAsked[]): Promise<Figures[]> {
    const asOf = this.#now()
    const projects = asked.map(({ projectId }) => {
      const project = projectIn(claims, projectId)
      if (!project) throw notFound('project')
      return project
    })
    const burnFrom = asked.map(({ range }) => burnMonths(range.to)[0] ?? range.from)
    const rows = await this.#projects.readOne<Row>(claims, [...new Set(asked.map(({ projectId }) => projectId))], {
      sql: SQL,
      params: [
        asked.map((_one, place) => place),
        asked.map(({ projectId }) => projectId),
        projects.map(({ currency }) => currency),
        asked.map(({ range }) => range.from),
        asked.map(({ range }) => range.to),
        burnFrom,
        asked.map(({ range }) => `${range.to.slice(0, 8)}01`),
        asked.map(({ wantsSeries, bucket }) => (wantsSeries ? bucket.toLowerCase() : null)),
        asked.map(({ wantsBreakdown }) => wantsBreakdown),
        asked.map(({ wantsBurn }) => wantsBurn),
      ],
    })
    const answers = asked.map((_one, place) => emptyRaw(place, projects[place]?.timeZone ?? 'UTC'))
    for (const row of rows) answers[row.place]?.take(row)
    return asked.map(({ range, bucket, wantsSeries }, place) => {
      const raw = answers[place]?.raw
      const currency = projects[place]?.currency
      if (!raw || !currency) throw new Error('figures without a project')
      return figuresOf({ range, bucket, currency, asOf, wantsSeries }, raw)
    })
  }
}

type Part = 'RANGE' | 'BUCKET' | 'MONTH' | 'CATEGORY' | 'EARLIER' | 'BALANCE'

type Row = { place: number; part: Part; day: string | null; kind: EntryKind | null; name: string | null; top: string | null; minor: string | null; count: number | null; at: Date | null; byHand: boolean | null }

/** Collects the rows of one project and range. */
function emptyRaw(_place: number, timeZone: string): { raw: RawFigures; take: (row: Row) => void } {
  const [buckets, months] = [new Map<string, Sums>(), new Map<string, Sums>()]
  const raw: RawFigures = { range: {}, buckets, months, hasEarlier: false, categories: [], balance: null }
  const note = (sums: Sums, { kind, minor, count }: Row): Sums => {
    if (kind) sums[kind] = { minor: BigInt(minor ?? '0'), count: count ?? 0 }
    return sums
  }
  const take = (row: Row): void => {
    switch (row.part) {
      case 'RANGE':
        note(raw.range, row)
        return
      case 'BUCKET':
        buckets.set(row.day ?? '', note(buckets.get(row.day ?? '') ?? {}, row))
        return
      case 'MONTH':
        months.set(row.day ?? '', note(months.get(row.day ?? '') ?? {}, row))
        return
      case 'CATEGORY':
        raw.categories.push({ name: row.name ?? '', top: row.top ?? '', minor: BigInt(row.minor ?? '0') })
        return
      case 'EARLIER':
        raw.hasEarlier = true
        return
      case 'BALANCE': {
        const { at, minor: amountMinor, day, byHand } = row
        if (at && amountMinor) raw.balance = balanceOf({ at, amountMinor, day, currency: row.name ?? '', isRecordedByHand: byHand === true }, timeZone)
      }
    }
  }
  return { raw, take }
}

/** Entries of `given.project_id` in `given.currency`, folded or not, on the days that the condition names. */
export const entriesOf = (condition: string): string => `
  select r.day, r.kind, r.category_id, r.minor, r.count from finance.metric_rollups r
  where r.project_id = given.project_id and r.currency = given.currency and r.day ${condition}
  union all
  select d.day, d.kind, d.category_id, d.minor, d.count from finance.metric_deltas d
  where d.project_id = given.project_id and d.currency = given.currency and d.day ${condition}`

/** An entry that was taken back adds up to nothing, and may do so between a rollup and its tail. */
const isEarlierMoney = (alias: string): string =>
  `${alias}.project_id = given.project_id and ${alias}.currency = given.currency and ${alias}.day < given.burn_from and ${alias}.kind in ('RECEIVED', 'REFUNDED', 'SPENT')`

const row = (part: Part, columns: Partial<Record<'day' | 'kind' | 'name' | 'top' | 'minor' | 'count' | 'at' | 'by_hand', string>>): string =>
  `select place, '${part}' as part, (${columns.day ?? 'null::date'})::text as day, ${columns.kind ?? 'null::text'} as kind, ${columns.name ?? 'null::text'} as name, ${columns.top ?? 'null::text'} as top,
    (${columns.minor ?? 'null::numeric'})::text as minor, (${columns.count ?? 'null::int'})::int as count, ${columns.at ?? 'null::timestamptz'} as at, ${columns.by_hand ?? 'null::bool'} as "byHand"`

const sums = { minor: 'sum(minor)', count: 'sum(count)' }

/**
 * Entries are added up as far as nobody asks for more, before anything else is done with them: the profit of a hundred
 * projects is three rows for each of them, and not as many as there are days.
 */
const SQL = `
  with given as materialized (
    select * from unnest($1::int[], $2::uuid[], $3::text[], $4::date[], $5::date[], $6::date[], $7::date[], $8::text[], $9::bool[], $10::bool[])
      as given (place, project_id, currency, first_day, last_day, burn_from, burn_until, unit, wants_breakdown, wants_burn)
  ), entry as materialized (
    select given.*, e.* from given cross join lateral (
      select case when given.unit is null and not given.wants_burn then given.first_day else day end as day, kind,
        case when given.wants_breakdown then category_id end as category_id, sum(minor) as minor, sum(count) as count
      from (${entriesOf('between case when given.wants_burn then least(given.first_day, given.burn_from) else given.first_day end and given.last_day')}) one
      group by 1, 2, 3
    ) e
  )
  ${row('RANGE', { kind: 'kind', ...sums })} from entry where day >= first_day group by place, kind
  union all
  ${row('BUCKET', { day: 'date_trunc(unit, day::timestamp)::date', kind: 'kind', ...sums })}
    from entry where day >= first_day and unit is not null and kind <> 'UNMATCHED' group by place, date_trunc(unit, day::timestamp)::date, kind
  union all
  ${row('MONTH', { day: `date_trunc('month', day::timestamp)::date`, kind: 'kind', ...sums })}
    from entry where wants_burn and day >= burn_from and day < burn_until and kind in ('RECEIVED', 'REFUNDED', 'SPENT')
    group by place, date_trunc('month', day::timestamp)::date, kind
  union all
  ${row('CATEGORY', { name: 'c.name', top: 'coalesce(t.name, c.name)', ...sums })}
    from entry join finance.expense_categories c on c.project_id = entry.project_id and c.id = entry.category_id
    left join finance.expense_categories t on t.project_id = c.project_id and t.id = c.parent_id
    where wants_breakdown and day >= first_day and kind = 'SPENT' group by place, c.id, c.name, t.name
  union all
  ${row('EARLIER', {})}
    from given where wants_burn and (
      exists (
        select from finance.metric_rollups r where ${isEarlierMoney('r')} and r.minor + coalesce((
          select sum(d.minor) from finance.metric_deltas d
          where (d.project_id, d.day, d.kind, d.currency, d.category_id) = (r.project_id, r.day, r.kind, r.currency, r.category_id)), 0) <> 0)
      or exists (
        select from finance.metric_deltas d where ${isEarlierMoney('d')} and not exists (
          select from finance.metric_rollups r
          where (r.project_id, r.day, r.kind, r.currency, r.category_id) = (d.project_id, d.day, d.kind, d.currency, d.category_id))
        group by d.day, d.kind, d.category_id having sum(d.minor) <> 0))
  union all
  ${row('BALANCE', { day: 'last.day', name: 'last.currency', minor: 'last.amount_minor', at: 'last.at', by_hand: 'last.by_hand' })}
    from given cross join lateral (${lastBalance}) last where wants_burn`
