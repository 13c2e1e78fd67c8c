import type { Claims } from '@howl/platform/claims'
import type { CashInCurrency, CashOfPeriod } from '../__generated__/resolvers.ts'
import { instantsOf, type DayRange } from '../day-ranges.ts'
import type { Projects } from '../projects/projects.ts'
import type { PeriodSums } from './profit.ts'
import { added, figureOf, NOTHING, reduced, type Span, type Sum } from './report-figures.ts'

export type CashAsked = Pick<Span, 'projectId' | 'timeZone'> & { period: DayRange }

/** What moved, by what it is for. */
export type CashSums = Record<'cashIn' | 'matched' | 'unmatched' | 'setAside' | 'notApplicable' | 'cashOut', Sum>

/** Currencies are never added: each has sums of its own. */
export type CashByCurrency = ReadonlyMap<string, CashSums>

type Side = keyof CashSums

/** The amount that a transfer adds to a sum, and which transfers do. Money that was told of twice moved once, and void money never. */
export const cashSides: Record<Side, { minor: string; condition: string }> = {
  cashIn: { minor: 't.amount_minor', condition: `t.direction = 'IN' and t.match_state <> 'VOID' and not (t.match_state = 'NOT_APPLICABLE' and t.twin_of is not null)` },
  matched: { minor: 't.matched_minor', condition: `t.direction = 'IN' and t.matched_minor > 0` },
  unmatched: { minor: '(t.amount_minor - t.matched_minor - t.set_aside_minor)', condition: `t.direction = 'IN' and t.match_state = 'UNMATCHED'` },
  setAside: { minor: 't.set_aside_minor', condition: `t.direction = 'IN' and t.set_aside_minor > 0` },
  notApplicable: { minor: 't.amount_minor', condition: `t.direction = 'IN' and t.match_state = 'NOT_APPLICABLE' and t.twin_of is null` },
  cashOut: { minor: 't.amount_minor', condition: `t.direction = 'OUT'` },
}

const sides = Object.keys(cashSides) as Side[]

const sum = (side: Side): string => {
  const { minor, condition } = cashSides[side]
  return `coalesce(sum(${minor}) filter (where ${condition}), 0)::text as "${side}", count(*) filter (where ${condition})::int as "${side}Count"`
}

type Row = { place: string; currency: string } & Record<Side, string> & Record<`${Side}Count`, number>

/** For loaders: the movements of all pieces of time of all projects, by one statement. */
export async function readCash(projects: Projects, claims: Claims, asked: readonly CashAsked[]): Promise<CashByCurrency[]> {
  const instants = asked.map(({ timeZone, period }) => instantsOf(timeZone, period))
  const rows = await projects.read(claims, [...new Set(asked.map(({ projectId }) => projectId))], (tx) =>
    tx.query<Row>(
      `select given.place, moved.* from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) with ordinality as given (project_id, lower, upper, place) cross join lateral (
         select t.currency, ${sides.map(sum).join(', ')} from finance.transactions t
         where t.project_id = given.project_id and t.occurred_at >= given.lower and t.occurred_at < given.upper group by t.currency) moved`,
      [asked.map(({ projectId }) => projectId), instants.map(({ lower }) => lower), instants.map(({ upper }) => upper)],
    ),
  )
  const answers = asked.map(() => new Map<string, CashSums>())
  for (const row of rows) {
    const sums = Object.fromEntries(sides.map((side): [Side, Sum] => [side, { minor: BigInt(row[side]), count: row[`${side}Count`] }])) as CashSums
    answers[Number(row.place) - 1]?.set(row.currency, sums)
  }
  return answers
}

export function addCash(all: readonly CashByCurrency[]): CashByCurrency {
  const sums = new Map<string, CashSums>()
  for (const [currency, one] of all.flatMap((cash) => [...cash])) {
    const before = sums.get(currency) ?? NO_CASH
    sums.set(currency, Object.fromEntries(sides.map((side) => [side, added(before[side], one[side])])) as CashSums)
  }
  return sums
}

const NO_CASH = Object.fromEntries(sides.map((side) => [side, NOTHING])) as CashSums

type Read = { cash: CashByCurrency; recorded: PeriodSums }

/** @param before of the compared period; null when nothing is compared. */
export function cashOf(span: Span, now: Read, before: Read | null): CashOfPeriod {
  const of = ({ cash }: Read): CashSums => cash.get(span.currency) ?? NO_CASH
  const [moved, movedBefore] = [of(now), before && of(before)]
  const figure = (kind: Parameters<typeof figureOf>[1]['kind'], side: Side) => figureOf(span, { kind, now: moved[side], before: movedBefore && movedBefore[side] })
  return {
    period: span.period,
    comparedWith: span.comparedWith,
    cashIn: figure('CASH_IN', 'cashIn'),
    matched: figure('CASH_MATCHED', 'matched'),
    unmatched: figure('CASH_UNMATCHED', 'unmatched'),
    setAside: figure('CASH_SET_ASIDE', 'setAside'),
    notApplicable: figure('CASH_NOT_APPLICABLE', 'notApplicable'),
    cashOut: figure('CASH_OUT', 'cashOut'),
    netCash: figureOf(span, { kind: 'NET_CASH', now: netOf(moved), before: movedBefore && netOf(movedBefore) }),
    expenses: figureOf(span, { kind: 'EXPENSES', now: now.recorded.expenses, before: before && before.recorded.expenses }),
  }
}

/** What moved in other currencies than the project's, by code. */
export function otherCurrencies(span: Span, now: CashByCurrency, before: CashByCurrency | null): CashInCurrency[] {
  const codes = [...new Set([...now.keys(), ...(before?.keys() ?? [])])].filter((code) => code !== span.currency)
  return codes.toSorted().map((currency) => {
    const [moved, movedBefore] = [now.get(currency) ?? NO_CASH, before && (before.get(currency) ?? NO_CASH)]
    const figure = (kind: 'CASH_IN' | 'CASH_OUT' | 'NET_CASH', of: (sums: CashSums) => Sum) =>
      figureOf({ currency, period: span.period }, { kind, part: currency, now: of(moved), before: movedBefore && of(movedBefore) })
    return { currency, cashIn: figure('CASH_IN', ({ cashIn }) => cashIn), cashOut: figure('CASH_OUT', ({ cashOut }) => cashOut), netCash: figure('NET_CASH', netOf) }
  })
}

const netOf = ({ cashIn, cashOut }: CashSums): Sum => reduced(cashIn, cashOut)

