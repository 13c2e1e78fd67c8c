import type { ApolloClient } from '@apollo/client'
import { useQuery } from '@apollo/client/react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { readRange, type Range, type RangeSearch } from '../../format/ranges.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { Page } from '../../parts/Page.tsx'
import { useProject } from '../../parts/project.tsx'
import { zoneOf } from '../../parts/project-zones.ts'
import { RangePicker } from '../../parts/RangePicker.tsx'
import { Failed, NotPermitted } from '../../parts/States.tsx'
import { Activity } from './Activity.tsx'
import { ExpenseBreakdown } from './ExpenseBreakdown.tsx'
import { Figures } from './Figures.tsx'
import classes from './HomePage.module.css'
import { NeedsAPerson } from './NeedsAPerson.tsx'
import { RevenueByDay } from './RevenueByDay.tsx'

const HomeQuery = graphql(`
  query Home($projectId: ID!, $range: DateRangeInput!, $previous: DateRangeInput!, $bucket: MetricBucket!) {
    project(id: $projectId) {
      id
      current: metrics(range: $range, bucket: $bucket) {
        asOf
      }
      ...Figures_project
      ...RevenueByDay_project
      ...ExpenseBreakdown_project
    }
  }
`)

export interface Shown {
  range: Range
  variables: { range: { from: string; to: string }; previous: { from: string; to: string }; bucket: Range['bucket'] }
}

const figuresOf = (range: Range): Shown['variables'] => ({ range: { from: range.from, to: range.to }, previous: range.previous, bucket: range.bucket })

/** Asks for the figures before the page knows its project. Its days are those of the zone that the project had last time; in a first visit nothing is guessed, or it would be asked twice. */
export function askAhead(client: ApolloClient, projectId: string, search: RangeSearch): void {
  const timeZone = zoneOf(projectId)
  if (timeZone === null) return
  const range = readRange(search, timeZone)
  client.query({ query: HomeQuery, variables: { projectId, ...figuresOf(range) } }).catch(() => {
    // The page asks for itself, and says what is wrong.
  })
}

const route = getRouteApi('/app/p/$projectId/')

export function HomePage() {
  const t = useMessages()
  const format = useFormat()
  const navigate = useNavigate()
  const { id: projectId, name, timeZone, scopes } = useProject()
  const search = route.useSearch()
  const range = useMemo(() => readRange(search, timeZone), [search, timeZone])
  const seesMoney = scopes.includes('finance:read')

  const change = (next: RangeSearch) => void navigate({ to: '.', search: next, replace: true })
  return (
    <Page
      title={name}
      lead={seesMoney ? t('home.comparedWith', { range: format.days(range), previous: format.days(range.previous) }) : null}
      actions={
        seesMoney ? (
          <RangePicker days={range} preset={range.preset} onPreset={(preset) => change({ range: preset })} onDays={({ from, to }) => change({ from, to })} />
        ) : null
      }
    >
      {seesMoney ? (
        <Money projectId={projectId} range={range} />
      ) : (
        <div className="card">
          <NotPermitted scope="finance:read" />
        </div>
      )}
    </Page>
  )
}

function Money({ projectId, range }: { projectId: string; range: Range }) {
  const t = useMessages()
  const wanted = useMemo<Shown>(() => ({ range, variables: figuresOf(range) }), [range])
  const { data, error, refetch } = useQuery(HomeQuery, { variables: { projectId, ...wanted.variables } })
  useLiveEvents({
    projectId,
    types: ['finance.orderPlaced', 'finance.orderPaid', 'finance.orderChanged', 'finance.transactionReceived', 'finance.expenseRecorded', 'finance.expenseDeleted', 'finance.expenseRestored', 'finance.balanceRecorded'],
    onEvents: () => void refetch(),
  })
  // The figures of the former range stay, dimmed, until those of the new one are here.
  const [shown, setShown] = useState<Shown | null>(null)
  if (data?.project && shown !== wanted) setShown(wanted)
  const isStale = shown !== null && shown !== wanted
  const problem = problemOf(error, ['project', 'current'])

  const hasFailed = problem !== null && !data?.project?.current
  return (
    <div className={classes['board']}>
      {hasFailed ? (
        <div className="card">
          <Failed problem={problem} what={t('home.figures')} onRetry={() => void refetch()} />
        </div>
      ) : (
        <div data-stale={isStale || undefined} aria-busy={isStale} className={classes['stale']}>
          <Figures projectId={projectId} shown={shown} hasBalanceFailed={problemOf(error, ['project', 'balance']) !== null} />
        </div>
      )}
      <div className={classes['columns']}>
        {/* First what a person has to do: on a phone the charts come after it. */}
        <div className={classes['needs']}>
          <NeedsAPerson />
        </div>
        {hasFailed ? null : (
          <div className={classes['main']} data-stale={isStale || undefined} aria-busy={isStale}>
            <RevenueByDay projectId={projectId} shown={shown} />
            <ExpenseBreakdown projectId={projectId} shown={shown} />
          </div>
        )}
        <div className={classes['activity']}>
          <Activity />
        </div>
      </div>
    </div>
  )
}
