import type { Claims } from '@howl/platform/claims'
import type { ExpensesOfCategory, ProfitOfPeriod } from '../__generated__/resolvers.ts'
import type { DayRange } from '../day-ranges.ts'
import type { EntryKind } from '../metric-deltas.ts'
import { entriesOf } from '../metrics/metrics.ts'
import type { Projects } from '../projects/projects.ts'
import { added, figureOf, NOTHING, reduced, shareOf, type Span, type Sum } from './report-figures.ts'

export type PeriodAsked = Pick<Span, 'projectId' | 'currency'> & { period: DayRange; wantsCategories: boolean }

type Category = { id: string; name: string; parentId: string | null; parentName: string | null }
type SpentOn = { category: Category; sum: Sum }

/** What came in and went out in a period, from the rollups and what is not folded into them yet. */
export type PeriodSums = { revenue: Sum; unmatched: Sum; expenses: Sum; categories: SpentOn[] }

type Row = { place: number; kind: EntryKind; minor: string; count: number } & ({ [Key in keyof Category]: Category[Key] | null })

/** For loaders: the sums of all pieces of time of all projects that one operation asks for, by one statement: they are of one moment. */
export async function readPeriods(projects: Projects, claims: Claims, asked: readonly PeriodAsked[]): Promise<PeriodSums[]> {
  const rows = await projects.read(claims, [...new Set(asked.map(({ projectId }) => projectId))], (tx) =>
    tx.query<Row>(SQL, [
      asked.map((_one, place) => place),
      asked.map(({ projectId }) => projectId),
      asked.map(({ currency }) => currency),
      asked.map(({ period }) => period.from),
      asked.map(({ period }) => period.to),
      asked.map(({ wantsCategories }) => wantsCategories),
    ]),
  )
  const byPlace = asked.map((): Row[] => [])
  for (const row of rows) byPlace[row.place]?.push(row)
  return byPlace.map(sumsOf)
}

function sumsOf(rows: readonly Row[]): PeriodSums {
  const of = (...kinds: EntryKind[]): Sum[] => rows.filter(({ kind }) => kinds.includes(kind)).map(sumOf)
  return {
    revenue: reduced(added(...of('RECEIVED')), added(...of('REFUNDED'))),
    unmatched: added(...of('UNMATCHED')),
    expenses: added(...of('SPENT')),
    categories: rows.flatMap((row) => {
      const { id, name, parentId, parentName } = row
      return id && name ? [{ category: { id, name, parentId, parentName }, sum: sumOf(row) }] : []
    }),
  }
}

const sumOf = ({ minor, count }: Row): Sum => ({ minor: BigInt(minor), count })

const SQL = `
  with given as materialized (
    select * from unnest($1::int[], $2::uuid[], $3::text[], $4::date[], $5::date[], $6::bool[])
      as given (place, project_id, currency, first_day, last_day, wants_categories)
  )
  select given.place, sums.kind, sums.minor::text as minor, sums.count::int as count, c.id, c.name, parent.id as "parentId", parent.name as "parentName"
  from given cross join lateral (
    select kind, case when given.wants_categories and kind = 'SPENT' then category_id end as category_id, sum(minor) as minor, sum(count) as count
    from (${entriesOf('between given.first_day and given.last_day')}) entry where kind <> 'ORDERED' group by 1, 2
  ) sums
  left join finance.expense_categories c on c.project_id = given.project_id and c.id = sums.category_id
  left join finance.expense_categories parent on parent.project_id = given.project_id and parent.id = c.parent_id`

/** @param before of the compared period; null when nothing is compared. */
export function profitOf(span: Span, now: PeriodSums, before: PeriodSums | null): ProfitOfPeriod {
  return {
    period: span.period,
    comparedWith: span.comparedWith,
    ...profitFigures(span, now, before),
    previousProfitMargin: before && marginOf(before),
    categories: categoriesOf(span, now, before),
  }
}

/** What a project shows of a period wherever it is shown. */
export function profitFigures(span: Span, now: PeriodSums, before: PeriodSums | null) {
  return {
    revenue: figureOf(span, { kind: 'REVENUE', now: now.revenue, before: before && before.revenue }),
    expenses: figureOf(span, { kind: 'EXPENSES', now: now.expenses, before: before && before.expenses }),
    netProfit: figureOf(span, { kind: 'NET_PROFIT', now: netProfitOf(now), before: before && netProfitOf(before) }),
    profitMargin: marginOf(now),
    unmatched: figureOf(span, { kind: 'UNMATCHED', now: now.unmatched, before: before && before.unmatched }),
  }
}

export const netProfitOf = ({ revenue, expenses }: Pick<PeriodSums, 'revenue' | 'expenses'>): Sum => reduced(revenue, expenses)

const marginOf = (sums: PeriodSums): string | null => shareOf(netProfitOf(sums).minor, sums.revenue.minor)

/** Top categories, each with what is spent beneath it. */
function categoriesOf(span: Span, now: PeriodSums, before: PeriodSums | null): ExpensesOfCategory[] {
  const [spent, spentBefore] = [byCategory(now), before && byCategory(before)]
  const known = new Map([...(before?.categories ?? []), ...now.categories].map(({ category }) => [category.id, category]))
  const tops = new Map([...known.values()].map(({ id, name, parentId, parentName }) => [parentId ?? id, { id: parentId ?? id, name: parentName ?? name }]))
  const shown = (categories: Iterable<Named>, childrenOf: (id: string) => ExpensesOfCategory[]): ExpensesOfCategory[] =>
    [...categories]
      .map(({ id, name }) => ({ id, name, now: spent.get(id) ?? NOTHING, before: spentBefore && (spentBefore.get(id) ?? NOTHING) }))
      .filter((one) => one.now.count !== 0 || (one.before?.count ?? 0) !== 0)
      .toSorted((a, b) => (a.now.minor === b.now.minor ? (a.name < b.name ? -1 : 1) : a.now.minor > b.now.minor ? -1 : 1))
      .map(({ id, name, ...sums }) => ({
        id,
        category: name,
        expenses: figureOf(span, { kind: 'EXPENSES', part: id, ...sums }),
        share: shareOf(sums.now.minor, now.expenses.minor),
        children: childrenOf(id),
      }))
  return shown(tops.values(), (top) => shown([...known.values()].filter(({ parentId }) => parentId === top), () => []))
}

type Named = Pick<Category, 'id' | 'name'>

export const addPeriods = (sums: readonly PeriodSums[]): PeriodSums => ({
  revenue: added(...sums.map(({ revenue }) => revenue)),
  unmatched: added(...sums.map(({ unmatched }) => unmatched)),
  expenses: added(...sums.map(({ expenses }) => expenses)),
  categories: sums.flatMap(({ categories }) => categories),
})

/** By the category itself and by the one above it. */
function byCategory({ categories }: PeriodSums): Map<string, Sum> {
  const sums = new Map<string, Sum>()
  for (const { category, sum } of categories) {
    for (const id of [category.id, category.parentId]) if (id) sums.set(id, added(sums.get(id) ?? NOTHING, sum))
  }
  return sums
}
