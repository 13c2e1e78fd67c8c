import { Button, SegmentedControl } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ExportKind } from '../../__generated__/graphql.ts'
import { readRange } from '../../format/ranges.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { FilterBar, SingleFilter } from '../../parts/Filters.tsx'
import { Page } from '../../parts/Page.tsx'
import { Permitted } from '../../parts/Permitted.tsx'
import { useProject } from '../../parts/project.tsx'
import { RangePicker } from '../../parts/RangePicker.tsx'
import { StartExport } from '../../parts/StartExport.tsx'
import { CashReport } from './CashReport.tsx'
import { ProfitReport } from './ProfitReport.tsx'
import classes from './Reports.module.css'
import { CustomerReport, LineReport } from './RevenueReports.tsx'
import { RowsPanel } from './RowsPanel.tsx'
import { comparisons, compareWith, readRows, reportKinds, type ReportKind, type ReportsSearch } from './search.ts'

const reports = { profit: ProfitReport, customers: CustomerReport, lines: LineReport, cash: CashReport } as const
const exported: Record<ReportKind, ExportKind> = { profit: 'PROFIT_BY_MONTH', customers: 'REVENUE_BY_CUSTOMER', lines: 'REVENUE_BY_LINE', cash: 'CASH_BY_MONTH' }
const route = getRouteApi('/app/p/$projectId/reports')

export function ReportsPage() {
  const t = useMessages()
  return (
    <Permitted scope="finance:read" title={t('nav.reports')}>
      <Reports />
    </Permitted>
  )
}

function Reports() {
  const t = useMessages()
  const format = useFormat()
  const navigate = useNavigate()
  const { name, timeZone } = useProject()
  const search = route.useSearch()
  const kind = reportKinds.find((one) => one === search.report) ?? 'profit'
  const comparison = comparisons.find((one) => one === search.with) ?? 'before'
  // A month says little: a report begins with the year so far.
  const isChosen = search.range !== undefined || (search.from !== undefined && search.to !== undefined)
  const range = readRange(isChosen ? search : { range: 'year' }, timeZone)
  const rows = readRows(search)
  const Report = reports[kind]
  const change = (next: Partial<ReportsSearch>) => void navigate({ to: '.', search: (before: ReportsSearch) => ({ ...before, rows: undefined, part: undefined, ...next }), replace: true })
  return (
    <>
      <Page
        title={t('nav.reports')}
        lead={
          <>
            {/* On paper nothing else says whose report it is, and which. */}
            <span className="paper-only">
              {name} · {t(`reports.kinds.${kind}`)} ·{' '}
            </span>
            {format.days(range)}
          </>
        }
        actions={
          <>
            <Button variant="default" leftSection={<IconPrinter size={16} stroke={1.6} />} visibleFrom="sm" onClick={() => window.print()}>
              {t('reports.print')}
            </Button>
            <StartExport kind={exported[kind]} report={{ range: { from: range.from, to: range.to } }} />
          </>
        }
      >
        <div data-no-print>
          <FilterBar>
            <SegmentedControl
              className={classes['which'] ?? ''}
              value={kind}
              aria-label={t('reports.which')}
              onChange={(value) => change({ report: value === 'profit' ? undefined : value })}
              data={reportKinds.map((value) => ({ value, label: t(`reports.kinds.${value}`) }))}
            />
            <RangePicker days={range} preset={range.preset} onPreset={(preset) => change({ range: preset, from: undefined, to: undefined })} onDays={({ from, to }) => change({ range: undefined, from, to })} />
            <SingleFilter
              label={t('reports.compare')}
              any={t('reports.comparisons.none')}
              choices={comparisons.filter((value) => value !== 'none').map((value) => ({ value, label: t(`reports.comparisons.${value}`) }))}
              chosen={comparison === 'none' ? undefined : comparison}
              onChange={(chosen) => change({ with: chosen === undefined ? 'none' : chosen === 'before' ? undefined : chosen })}
            />
          </FilterBar>
        </div>
        <Report range={range} compareWith={compareWith(comparison)} search={search} />
      </Page>
      {rows ? <RowsPanel key={JSON.stringify(rows)} of={rows} /> : null}
    </>
  )
}
