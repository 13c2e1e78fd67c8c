import { useFragment } from '@apollo/client/react'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconChartBar, IconTable } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { geometry, isZero, type Money } from '../../format/decimal.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { useProject } from '../../parts/project.tsx'
import { Section } from '../../parts/Section.tsx'
import { BlockSkeleton, Empty } from '../../parts/States.tsx'
import type { ChartPoint } from '../../parts/TimeChart.tsx'
import type { Shown } from './HomePage.tsx'
import classes from './HomePage.module.css'

const TimeChart = lazy(() => import('../../parts/TimeChart.tsx').then((module) => ({ default: module.TimeChart })))

const RevenueByDay_project = graphql(`
  fragment RevenueByDay_project on Project {
    id
    current: metrics(range: $range, bucket: $bucket) {
      series {
        from
        to
        revenue {
          amount
          currency
        }
      }
    }
    previous: metrics(range: $previous, bucket: $bucket) {
      series {
        from
        to
        revenue {
          amount
          currency
        }
      }
    }
  }
`)

interface Line {
  from: string
  to: string
  label: string
  shortLabel: string
  revenue: Money
  before: Money | null
}

/** Revenue of each day, with the period before as a thin line. A point opens the money of its day. */
export function RevenueByDay({ projectId, shown }: { projectId: string; shown: Shown | null }) {
  const t = useMessages()
  const format = useFormat()
  const navigate = useNavigate()
  const { currency } = useProject()
  const [isTable, setTable] = useState(false)
  const { data, complete } = useFragment({
    fragment: RevenueByDay_project,
    fragmentName: 'RevenueByDay_project',
    from: { __typename: 'Project', id: projectId },
    variables: shown?.variables ?? { range: { from: '', to: '' }, previous: { from: '', to: '' }, bucket: 'DAY' },
  })
  const current = complete && shown ? data.current : null
  const previous = complete && shown ? data.previous : null
  const bucket = shown?.range.bucket ?? 'DAY'

  const lines = useMemo<Line[]>(() => {
    const before = previous?.series ?? []
    return (current?.series ?? []).map(({ from, to, revenue }, index) => ({
      from,
      to,
      label: bucket === 'MONTH' ? format.month(from) : format.days({ from, to }),
      shortLabel: bucket === 'MONTH' ? format.month(from) : format.shortDay(from),
      revenue,
      before: before[index]?.revenue ?? null,
    }))
  }, [current, previous, bucket, format])

  // A line along zero would look like a period that was measured and lost.
  const hasBefore = lines.some((line) => !isZero(line.before?.amount ?? '0'))
  const points = useMemo<ChartPoint[]>(
    () =>
      lines.map(({ label, shortLabel, revenue, before }) => ({
        label,
        shortLabel,
        value: geometry(revenue.amount),
        exact: format.money(revenue),
        previous: before && hasBefore ? geometry(before.amount) : null,
        previousExact: before && hasBefore ? format.money(before) : null,
      })),
    [lines, hasBefore, format],
  )
  const title = bucket === 'DAY' ? t('home.revenueByDay') : bucket === 'WEEK' ? t('home.revenueByWeek') : t('home.revenueByMonth')
  const open = (index: number) => {
    const line = lines[index]
    if (line) void navigate({ to: '/p/$projectId/transactions', params: { projectId }, search: { from: line.from, to: line.to, match: 'MATCHED' } })
  }
  const toggleLabel = isTable ? t('home.asChart') : t('home.asTable')

  return (
    <Section
      title={title}
      isFlush
      actions={
        <Tooltip label={toggleLabel}>
          <ActionIcon onClick={() => setTable((is) => !is)} aria-label={toggleLabel} aria-pressed={isTable}>
            {isTable ? <IconChartBar size={18} stroke={1.6} /> : <IconTable size={18} stroke={1.6} />}
          </ActionIcon>
        </Tooltip>
      }
    >
      {!current ? (
        <div className={classes['chart']}>
          <BlockSkeleton height={240} />
        </div>
      ) : lines.every((line) => isZero(line.revenue.amount) && isZero(line.before?.amount ?? '0')) ? (
        <div className={classes['chart']}>
          <Empty isCompact icon={<IconChartBar size={22} stroke={1.5} />} title={t('home.noRevenue')}>
            {t('home.noRevenueText')}
          </Empty>
        </div>
      ) : isTable ? (
        <div className={classes['tableFrame']} tabIndex={0} role="region" aria-label={title}>
          <RevenueTable lines={lines} title={title} projectId={projectId} />
        </div>
      ) : (
        <div className={classes['chart']}>
          <Suspense fallback={<BlockSkeleton height={240} />}>
            <TimeChart points={points} axis={(value) => format.compactMoney(value, currency)} onOpen={open} names={{ value: t('figures.revenue'), previous: t('home.periodBefore'), open: t('home.clickOpens') }} />
          </Suspense>
          <div className={classes['legend']} aria-hidden="true">
            <span>
              <i className={classes['swatch']} /> {t('home.thisPeriod')}
            </span>
            <span>
              {previous && hasBefore ? <i className={classes['dash']} /> : null} {!previous ? t('home.beforeFailed') : hasBefore ? t('home.periodBefore') : t('home.nothingBefore')}
            </span>
          </div>
          <div className="screen-reader-only">
            <RevenueTable lines={lines} title={title} />
          </div>
        </div>
      )}
    </Section>
  )
}

/** @param projectId makes each day a link; hidden tables are read and not entered. */
function RevenueTable({ lines, title, projectId }: { lines: readonly Line[]; title: string; projectId?: string }) {
  const t = useMessages()
  return (
    <table className={classes['table']}>
      <caption className="screen-reader-only">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('home.day')}</th>
          <th scope="col">{t('figures.revenue')}</th>
          <th scope="col">{t('home.periodBefore')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.from}>
            <th scope="row">
              {projectId ? (
                <Link className="link" to="/p/$projectId/transactions" params={{ projectId }} search={{ from: line.from, to: line.to, match: 'MATCHED' }}>
                  {line.label}
                </Link>
              ) : (
                line.label
              )}
            </th>
            <td>
              <Amount value={line.revenue} />
            </td>
            <td>{line.before ? <Amount value={line.before} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
