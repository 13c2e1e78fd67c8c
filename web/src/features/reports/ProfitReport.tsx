import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import type { ReportComparison } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import type { Days } from '../../format/dates.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useProject } from '../../parts/project.tsx'
import { Section } from '../../parts/Section.tsx'
import { BlockSkeleton, Failed } from '../../parts/States.tsx'
import { AsOf } from './Definitions.tsx'
import { ProfitReportQuery } from './documents.ts'
import { Figure } from './Figure.tsx'
import { MonthsChart } from './MonthsChart.tsx'
import { Ratio, Totals } from './Parts.tsx'
import classes from './Reports.module.css'
import type { ReportsSearch } from './search.ts'

export interface ReportProps {
  range: Days
  compareWith: ReportComparison | null
  search: ReportsSearch
}

/** Revenue, expenses and what is left, in all, by month and by category. */
export function ProfitReport({ range, compareWith, search }: ReportProps) {
  const t = useMessages()
  const format = useFormat()
  const { id: projectId } = useProject()
  const { data, error, refetch } = useQuery(ProfitReportQuery, { variables: { projectId, range: { from: range.from, to: range.to }, compareWith } })
  const report = data?.project?.profitReport
  const months = useMemo(() => (report?.months ?? []).map(({ period, netProfit }) => ({ from: period.from, figure: netProfit })), [report])
  if (!report) {
    const problem = problemOf(error, ['project', 'profitReport'])
    return <div className="card">{problem ? <Failed problem={problem} what={t('nav.reports')} onRetry={() => void refetch()} /> : <BlockSkeleton height={420} />}</div>
  }
  const { total, definitions } = report
  return (
    <>
      <Totals
        search={search}
        definitions={definitions}
        totals={[
          { of: 'revenue', name: t('figures.revenue'), figure: total.revenue, isUpGood: true },
          { of: 'expenses', name: t('figures.expenses'), figure: total.expenses },
          { of: 'netProfit', name: t('figures.netProfit'), figure: total.netProfit, isUpGood: true },
          { of: 'unmatched', name: t('reports.unmatched'), figure: total.unmatched },
        ]}
      >
        <Ratio of="profitMargin" name={t('figures.margin')} value={total.profitMargin} before={total.previousProfitMargin} definitions={definitions} />
      </Totals>
      <MonthsChart title={t('reports.profitByMonth')} name={t('figures.netProfit')} months={months}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('reports.month')}</th>
              <th scope="col" data-wide>
                {t('figures.revenue')}
              </th>
              <th scope="col" data-wide>
                {t('figures.expenses')}
              </th>
              <th scope="col">{t('figures.netProfit')}</th>
              <th scope="col" data-wide>
                {t('figures.margin')}
              </th>
            </tr>
          </thead>
          <tbody>
            {report.months.map((month) => (
              <tr key={month.period.from}>
                <th scope="row" data-month>
                  {format.month(month.period.from)}
                </th>
                <td data-wide>
                  <Figure figure={month.revenue} name={t('figures.revenue')} search={search} isUpGood />
                </td>
                <td data-wide>
                  <Figure figure={month.expenses} name={t('figures.expenses')} search={search} />
                </td>
                <td>
                  <Figure figure={month.netProfit} name={t('figures.netProfit')} search={search} isJudged isUpGood />
                </td>
                <td data-wide>{month.profitMargin === null ? <span className="quiet">{t('reports.none')}</span> : format.percent(month.profitMargin)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </MonthsChart>
      <Section title={t('reports.byCategory')} isFlush>
        {total.categories.length === 0 ? (
          <p className="quiet small" style={{ padding: '0 16px 16px', margin: 0 }}>
            {t('home.noExpenses')}
          </p>
        ) : (
          <div className={classes['frame']} tabIndex={0} role="region" aria-label={t('reports.byCategory')}>
            <table className={classes['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('expenses.category')}</th>
                  <th scope="col">{t('figures.expenses')}</th>
                  <th scope="col" data-wide>
                    {t('reports.share')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {total.categories.flatMap((top) =>
                  [top, ...top.children].map((category, index) => (
                    <tr key={category.id} data-child={index > 0 || undefined}>
                      <th scope="row">{category.category}</th>
                      <td>
                        <Figure figure={category.expenses} name={category.category} search={search} />
                      </td>
                      <td data-wide>{category.share === null ? null : format.percent(category.share)}</td>
                    </tr>
                  )),
                )}
              </tbody>
            </table>
          </div>
        )}
      </Section>
      <AsOf at={report.asOf} />
    </>
  )
}
