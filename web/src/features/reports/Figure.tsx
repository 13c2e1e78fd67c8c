import { Link } from '@tanstack/react-router'
import type { ReportRowsKind } from '../../__generated__/graphql.ts'
import { isNegative, isZero, type Money } from '../../format/decimal.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { useProject } from '../../parts/project.tsx'
import classes from './Reports.module.css'
import { writeRows, type ReportsSearch } from './search.ts'

export interface FigureValue {
  amount: Money
  previous: Money | null
  changeShare: string | null
  rows: { count: number; kind: ReportRowsKind; from: string; to: string; part: string | null } | null
}

interface Props {
  figure: FigureValue
  /** What it is, for those who do not see where it stands. */
  name: string
  search: ReportsSearch
  isJudged?: boolean
  /** With how it moved. */
  hasChange?: boolean
  /** More of it is better, or worse; neither when absent. */
  isUpGood?: boolean
}

/** A figure of a report: opens its rows, and says how it moved. */
export function Figure({ figure, name, search, isJudged, hasChange = true, isUpGood }: Props) {
  const t = useMessages()
  const format = useFormat()
  const { id: projectId } = useProject()
  const { amount, previous, changeShare, rows } = figure
  const value = <Amount value={amount} isJudged={isJudged ?? false} />
  const tone = changeShare === null || isUpGood === undefined || Number(changeShare) === 0 ? 'quiet' : isNegative(changeShare) === isUpGood ? 'bad' : 'good'
  return (
    <span className={classes['figure']}>
      {rows && rows.count > 0 ? (
        <Link className="link" to="/p/$projectId/reports" params={{ projectId }} search={{ ...search, ...writeRows(rows) }} aria-label={t('reports.openRows', { name, amount: format.money(amount), rows: t('reports.rowCount', { count: rows.count }) })}>
          {value}
        </Link>
      ) : (
        value
      )}
      {hasChange && previous && !(isZero(amount.amount) && isZero(previous.amount)) ? (
        <span className={`small ${tone}`} title={t('reports.before', { amount: format.money(previous) })}>
          {changeShare === null ? t('reports.noShare') : format.percent(changeShare, { sign: true })}
        </span>
      ) : null}
    </span>
  )
}
