import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import { problemOf } from '../../apollo/problems.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useProject } from '../../parts/project.tsx'
import { Section } from '../../parts/Section.tsx'
import { BlockSkeleton, Failed } from '../../parts/States.tsx'
import { AsOf } from './Definitions.tsx'
import { CashReportQuery } from './documents.ts'
import { Figure } from './Figure.tsx'
import { MonthsChart } from './MonthsChart.tsx'
import { Totals } from './Parts.tsx'
import type { ReportProps } from './ProfitReport.tsx'
import classes from './Reports.module.css'

/** All money that moved, whatever it was for. */
export function CashReport({ range, compareWith, search }: ReportProps) {
  const t = useMessages()
  const format = useFormat()
  const { id: projectId } = useProject()
  const { data, error, refetch } = useQuery(CashReportQuery, { variables: { projectId, range: { from: range.from, to: range.to }, compareWith } })
  const report = data?.project?.cashReport
  const months = useMemo(() => (report?.months ?? []).map(({ period, netCash }) => ({ from: period.from, figure: netCash })), [report])
  if (!report) {
    const problem = problemOf(error, ['project', 'cashReport'])
    return <div className="card">{problem ? <Failed problem={problem} what={t('nav.reports')} onRetry={() => void refetch()} /> : <BlockSkeleton height={420} />}</div>
  }
  const { total, definitions } = report
  const parts = [
    ['matched', total.matched],
    ['unmatched', total.unmatched],
    ['setAside', total.setAside],
    ['notApplicable', total.notApplicable],
  ] as const
  return (
    <>
      <Totals
        search={search}
        definitions={definitions}
        totals={[
          { of: 'cashIn', name: t('reports.cashIn'), figure: total.cashIn, isUpGood: true },
          { of: 'cashOut', name: t('reports.cashOut'), figure: total.cashOut },
          { of: 'netCash', name: t('reports.netCash'), figure: total.netCash, isUpGood: true },
          { of: 'expenses', name: t('reports.expensesBeside'), figure: total.expenses },
        ]}
      />
      <MonthsChart title={t('reports.cashByMonth')} name={t('reports.netCash')} months={months}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('reports.month')}</th>
              <th scope="col" data-wide>
                {t('reports.cashIn')}
              </th>
              <th scope="col" data-wide>
                {t('reports.cashOut')}
              </th>
              <th scope="col">{t('reports.netCash')}</th>
            </tr>
          </thead>
          <tbody>
            {report.months.map((month) => (
              <tr key={month.period.from}>
                <th scope="row" data-month>
                  {format.month(month.period.from)}
                </th>
                <td data-wide>
                  <Figure figure={month.cashIn} name={t('reports.cashIn')} search={search} isUpGood />
                </td>
                <td data-wide>
                  <Figure figure={month.cashOut} name={t('reports.cashOut')} search={search} />
                </td>
                <td>
                  <Figure figure={month.netCash} name={t('reports.netCash')} search={search} isJudged isUpGood />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </MonthsChart>
      <Section title={t('reports.whatCameIn')} isFlush>
        <table className={classes['table']}>
          <tbody>
            {parts.map(([key, figure]) => (
              <tr key={key}>
                <th scope="row">{t(`reports.cashParts.${key}`)}</th>
                <td>
                  <Figure figure={figure} name={t(`reports.cashParts.${key}`)} search={search} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      {report.otherCurrencies.length > 0 ? (
        <Section title={t('reports.otherCurrencies')} lead={t('reports.neverAdded')} isFlush>
          <table className={classes['table']}>
            <tbody>
              {report.otherCurrencies.map((one) => (
                <tr key={one.currency}>
                  <th scope="row">{one.currency}</th>
                  <td>
                    <Figure figure={one.cashIn} name={t('reports.cashIn')} search={search} hasChange={false} />
                  </td>
                  <td>
                    <Figure figure={one.cashOut} name={t('reports.cashOut')} search={search} hasChange={false} />
                  </td>
                  <td>
                    <Figure figure={one.netCash} name={t('reports.netCash')} search={search} isJudged />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      ) : null}
      <AsOf at={report.asOf} />
    </>
  )
}
