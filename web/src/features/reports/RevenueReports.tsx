import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { problemOf } from '../../apollo/problems.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useProject } from '../../parts/project.tsx'
import { Section } from '../../parts/Section.tsx'
import { BlockSkeleton, Empty, Failed } from '../../parts/States.tsx'
import { AsOf } from './Definitions.tsx'
import { CustomerReportQuery, LineReportQuery } from './documents.ts'
import { Figure, type FigureValue } from './Figure.tsx'
import { Totals } from './Parts.tsx'
import type { ReportProps } from './ProfitReport.tsx'
import classes from './Reports.module.css'

const pageSize = 50

/** Who the revenue came from. */
export function CustomerReport({ range, compareWith, search }: ReportProps) {
  const t = useMessages()
  const { id: projectId } = useProject()
  const { data, error, loading, refetch, fetchMore } = useQuery(CustomerReportQuery, { variables: { projectId, range: { from: range.from, to: range.to }, compareWith, first: pageSize } })
  const report = data?.project?.customerReport
  if (!report) {
    const problem = problemOf(error, ['project', 'customerReport'])
    return <div className="card">{problem ? <Failed problem={problem} what={t('nav.reports')} onRetry={() => void refetch()} /> : <BlockSkeleton height={420} />}</div>
  }
  const { customers } = report
  return (
    <>
      <Totals search={search} definitions={report.definitions} totals={[{ of: 'revenue', name: t('figures.revenue'), figure: report.revenue, isUpGood: true }]} />
      <PartsTable
        title={t('reports.byCustomer', { count: customers.totalCount })}
        head={t('orders.customer')}
        search={search}
        more={customers.pageInfo.hasNextPage ? { isLoading: loading, load: () => void fetchMore({ variables: { after: customers.pageInfo.endCursor } }) } : null}
        parts={customers.edges.map(({ node }) => ({
          key: node.key,
          name: (
            <Link className="link" to="/p/$projectId/customers/$customerKey" params={{ projectId, customerKey: node.key }}>
              {node.name}
            </Link>
          ),
          text: node.name,
          extra: t('contacts.orders', { count: node.orderCount }),
          share: node.share,
          revenue: node.revenue,
        }))}
      />
      <AsOf at={report.asOf} />
    </>
  )
}

/** What the revenue was for. */
export function LineReport({ range, compareWith, search }: ReportProps) {
  const t = useMessages()
  const { id: projectId } = useProject()
  const { data, error, loading, refetch, fetchMore } = useQuery(LineReportQuery, { variables: { projectId, range: { from: range.from, to: range.to }, compareWith, first: pageSize } })
  const report = data?.project?.lineReport
  if (!report) {
    const problem = problemOf(error, ['project', 'lineReport'])
    return <div className="card">{problem ? <Failed problem={problem} what={t('nav.reports')} onRetry={() => void refetch()} /> : <BlockSkeleton height={420} />}</div>
  }
  const { lines } = report
  return (
    <>
      <Totals search={search} definitions={report.definitions} totals={[{ of: 'revenue', name: t('figures.revenue'), figure: report.revenue, isUpGood: true }]} />
      <PartsTable
        title={t('reports.byLine', { count: lines.totalCount })}
        head={t('orders.description')}
        search={search}
        more={lines.pageInfo.hasNextPage ? { isLoading: loading, load: () => void fetchMore({ variables: { after: lines.pageInfo.endCursor } }) } : null}
        parts={lines.edges.map(({ node }) => ({ key: node.description, name: node.description, text: node.description, extra: null, share: node.share, revenue: node.revenue }))}
      />
      <AsOf at={report.asOf} />
    </>
  )
}

interface Part {
  key: string
  name: ReactNode
  text: string
  extra: string | null
  share: string | null
  revenue: FigureValue
}

function PartsTable({ title, head, parts, search, more }: { title: string; head: string; parts: readonly Part[]; search: ReportProps['search']; more: { isLoading: boolean; load: () => void } | null }) {
  const t = useMessages()
  const format = useFormat()
  return (
    <Section title={title} isFlush>
      {parts.length === 0 ? (
        <Empty isCompact icon={<IconChartBar size={22} stroke={1.5} />} title={t('home.noRevenue')}>
          {t('home.noRevenueText')}
        </Empty>
      ) : (
        <div className={classes['frame']} tabIndex={0} role="region" aria-label={title}>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{head}</th>
                <th scope="col">{t('figures.revenue')}</th>
                <th scope="col" data-wide>
                  {t('reports.share')}
                </th>
              </tr>
            </thead>
            <tbody>
              {parts.map((part) => (
                <tr key={part.key}>
                  <th scope="row">
                    {part.name} {part.extra ? <span className="quiet small">{part.extra}</span> : null}
                  </th>
                  <td>
                    <Figure figure={part.revenue} name={part.text} search={search} isUpGood />
                  </td>
                  <td data-wide>{part.share === null ? null : format.percent(part.share)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more ? (
        <Button variant="subtle" color="gray" fullWidth loading={more.isLoading} onClick={more.load}>
          {t('lists.loadMore')}
        </Button>
      ) : null}
    </Section>
  )
}
