import { ActionIcon, Tooltip } from '@mantine/core'
import { IconChartBar, IconTable } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react'
import { geometry } from '../../format/decimal.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useProject } from '../../parts/project.tsx'
import { Section } from '../../parts/Section.tsx'
import { BlockSkeleton } from '../../parts/States.tsx'
import type { ChartPoint } from '../../parts/TimeChart.tsx'
import type { FigureValue } from './Figure.tsx'
import classes from './Reports.module.css'
import { writeRows, type ReportsSearch } from './search.ts'

const TimeChart = lazy(() => import('../../parts/TimeChart.tsx').then((module) => ({ default: module.TimeChart })))

interface Props {
  title: string
  name: string
  months: readonly { from: string; figure: FigureValue }[]
  /** The same figures, and more, as a table. */
  children: ReactNode
}

/** One figure month by month as bars, each of which opens its rows; the table stands beneath, or alone. */
export function MonthsChart({ title, name, months, children }: Props) {
  const t = useMessages()
  const format = useFormat()
  const navigate = useNavigate()
  const { currency } = useProject()
  const [isTable, setTable] = useState(false)
  const points = useMemo<ChartPoint[]>(
    () =>
      months.map(({ from, figure: { amount, previous } }) => ({
        label: format.month(from),
        shortLabel: format.month(from),
        value: geometry(amount.amount),
        exact: format.money(amount),
        previous: previous ? geometry(previous.amount) : null,
        previousExact: previous ? format.money(previous) : null,
      })),
    [months, format],
  )
  const open = (index: number) => {
    const rows = months[index]?.figure.rows
    if (rows) void navigate({ to: '.', search: (before: ReportsSearch) => ({ ...before, ...writeRows(rows) }) })
  }
  const toggle = isTable ? t('home.asChart') : t('home.asTable')
  return (
    <Section
      title={title}
      isFlush
      actions={
        <Tooltip label={toggle}>
          <ActionIcon onClick={() => setTable((is) => !is)} aria-label={toggle} aria-pressed={isTable}>
            {isTable ? <IconChartBar size={18} stroke={1.6} /> : <IconTable size={18} stroke={1.6} />}
          </ActionIcon>
        </Tooltip>
      }
    >
      {isTable || points.every(({ value, previous }) => value === 0 && !previous) ? null : (
        <div className={classes['chart']}>
          <Suspense fallback={<BlockSkeleton height={240} />}>
            <TimeChart points={points} axis={(value) => format.compactMoney(value, currency)} onOpen={open} names={{ value: name, previous: t('home.periodBefore'), open: t('reports.clickOpens') }} />
          </Suspense>
        </div>
      )}
      <div className={classes['frame']} tabIndex={0} role="region" aria-label={title}>
        {children}
      </div>
    </Section>
  )
}
