import { useQuery } from '@apollo/client/react'
import { Button, Skeleton } from '@mantine/core'
import { IconLayoutGrid } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import type { PortfolioQuery as Answer } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { ownTimeZone } from '../../format/currencies.ts'
import { geometry, isNegative, type Money } from '../../format/decimal.ts'
import { readRange, type RangeSearch } from '../../format/ranges.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useLanguage, useMessages } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { FilterBar, ListCount } from '../../parts/Filters.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { Page } from '../../parts/Page.tsx'
import { RangePicker } from '../../parts/RangePicker.tsx'
import { RecordRow, RecordTable, rowLink, type Column } from '../../parts/RecordTable.tsx'
import { Empty, Failed, RowsSkeleton } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import classes from './PortfolioPage.module.css'

const PortfolioQuery = graphql(`
  query Portfolio($range: DateRangeInput!, $bucket: MetricBucket!, $compareWith: ReportComparison, $first: Int!, $after: String) {
    portfolio(range: $range, compareWith: $compareWith) {
      asOf
      comparedWith {
        from
        to
      }
      totals {
        currency
        projectCount
        profitMargin
        projectsWithoutBalance
        balance {
          amount
          currency
        }
        revenue {
          amount {
            amount
            currency
          }
          previous {
            amount
            currency
          }
          changeShare
        }
        expenses {
          amount {
            amount
            currency
          }
          previous {
            amount
            currency
          }
          changeShare
        }
        netProfit {
          amount {
            amount
            currency
          }
          previous {
            amount
            currency
          }
          changeShare
        }
      }
      projects(first: $first, after: $after) {
        edges {
          cursor
          node {
            isPermitted
            project {
              id
              name
              kind
              state
              myRole {
                key
                name
              }
              metrics(range: $range, bucket: $bucket) {
                runwayMonths
                runwayUnknownBecause
                series {
                  from
                  revenue {
                    amount
                    currency
                  }
                }
              }
            }
            figures {
              profitMargin
              balance {
                amount
                currency
              }
              revenue {
                amount {
                  amount
                  currency
                }
                previous {
                  amount
                  currency
                }
                changeShare
              }
              expenses {
                amount {
                  amount
                  currency
                }
                previous {
                  amount
                  currency
                }
                changeShare
              }
              netProfit {
                amount {
                  amount
                  currency
                }
                previous {
                  amount
                  currency
                }
                changeShare
              }
              unmatched {
                amount {
                  amount
                  currency
                }
                previous {
                  amount
                  currency
                }
                changeShare
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
`)

type Portfolio = NonNullable<Answer['portfolio']>
type Line = Portfolio['projects']['edges'][number]['node']
type Total = Portfolio['totals'][number]

interface Moved {
  amount: Money
  previous: Money | null
  changeShare: string | null
}

const pageSize = 50
const route = getRouteApi('/app/projects')

/** Every project with its figures, and one total for each currency. Rights are those of each project. */
export function PortfolioPage() {
  const t = useMessages()
  const format = useFormat()
  const navigate = useNavigate()
  const search = route.useSearch()
  // Each project's days are those of its own zone; the question is the same range for all, taken where the person is.
  const isChosen = search.range !== undefined || (search.from !== undefined && search.to !== undefined)
  const range = readRange(isChosen ? search : { range: 'month' }, ownTimeZone())
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(PortfolioQuery, { variables: { range: { from: range.from, to: range.to }, bucket: range.bucket, compareWith: 'PERIOD_BEFORE', first: pageSize } })
  useLiveEvents({
    types: ['finance.transactionReceived', 'finance.transactionChanged', 'finance.orderPaid', 'finance.expenseRecorded', 'finance.expenseDeleted', 'finance.expenseChanged', 'identity.projectChanged', 'identity.projectCreated'],
    onEvents: () => void refetch(),
  })
  const portfolio = (data ?? previousData)?.portfolio
  const problem = portfolio ? null : problemOf(error, ['portfolio'])
  const lines = portfolio?.projects.edges.map((edge) => edge.node) ?? []
  const change = (next: RangeSearch) => void navigate({ to: '.', search: (before: RangeSearch) => ({ ...before, ...next }), replace: true })

  const columns: Column[] = [
    { key: 'name', label: t('projects.project'), card: 'title' },
    { key: 'course', label: t('projects.course'), width: '124px', priority: 2, card: 'line' },
    { key: 'revenue', label: t('figures.revenue'), width: '160px', isNumber: true, priority: 2, card: 'none' },
    { key: 'expenses', label: t('figures.expenses'), width: '160px', isNumber: true, priority: 3, card: 'none' },
    { key: 'profit', label: t('figures.netProfit'), width: '168px', isNumber: true, card: 'amount' },
    { key: 'margin', label: t('figures.margin'), width: '110px', isNumber: true, priority: 3, card: 'none' },
    { key: 'runway', label: t('figures.runway'), width: '124px', isNumber: true, priority: 2, card: 'end' },
    { key: 'balance', label: t('home.balance'), width: '130px', isNumber: true, priority: 3, card: 'none' },
  ]
  return (
    <Page title={t('nav.allProjects')} lead={portfolio?.projects.totalCount === 0 ? null : t('projects.portfolioLead', { range: format.days(range) })} actions={<ButtonLink to="/projects/new">{t('nav.newProject')}</ButtonLink>}>
      {portfolio?.projects.totalCount === 0 ? null : (
        <FilterBar end={portfolio ? <ListCount>{t('portfolio.count', { count: portfolio.projects.totalCount })}</ListCount> : null}>
          <RangePicker days={range} preset={range.preset} onPreset={(preset) => change({ range: preset, from: undefined, to: undefined })} onDays={({ from, to }) => change({ range: undefined, from, to })} />
        </FilterBar>
      )}
      {portfolio && portfolio.totals.length > 0 ? (
        <section aria-label={t('projects.totals')} className={classes['totals']}>
          {portfolio.totals.map((total) => (
            <TotalCard key={total.currency} total={total} />
          ))}
        </section>
      ) : portfolio || problem ? null : (
        <div className={classes['totals']} aria-hidden="true">
          <TotalSkeleton />
        </div>
      )}
      <div className="card">
        {problem ? (
          <Failed problem={problem} what={t('nav.projects')} onRetry={() => void refetch()} />
        ) : !portfolio ? (
          <RowsSkeleton rows={4} />
        ) : lines.length === 0 ? (
          <Empty icon={<IconLayoutGrid size={22} stroke={1.5} />} title={t('projects.none')} action={<ButtonLink to="/projects/new">{t('nav.newProject')}</ButtonLink>}>
            {t('projects.noneText')}
          </Empty>
        ) : (
          <RecordTable
            label={t('nav.projects')}
            columns={columns}
            rows={lines}
            keyOf={({ project }) => project.id}
            renderRow={(line) => <ProjectRow line={line} />}
            isStale={!data && loading}
            more={{ hasMore: portfolio.projects.pageInfo.hasNextPage, isLoading: loading, load: () => void fetchMore({ variables: { after: portfolio.projects.pageInfo.endCursor } }) }}
          />
        )}
      </div>
      {/* What somebody may not see of a project stands in its row, and asking again does not change it. */}
      {error && portfolio && problemOf(error)?.kind !== 'forbidden' ? (
        <Button variant="subtle" color="gray" onClick={() => void refetch()}>
          {t('states.retry')}
        </Button>
      ) : null}
    </Page>
  )
}

function ProjectRow({ line: { project, figures, isPermitted } }: { line: Line }) {
  const t = useMessages()
  const format = useFormat()
  const closed = <span className={isPermitted ? 'bad' : 'quiet'}>{isPermitted ? t('projects.figuresFailed') : t('projects.figuresNotPermitted')}</span>
  return (
    <RecordRow
      cells={{
        name: (
          <>
            <Link to="/p/$projectId" params={{ projectId: project.id }} className={rowLink}>
              {project.name}
            </Link>{' '}
            {project.state === 'ARCHIVED' ? <StatusMark tone="calm">{t('projects.archived')}</StatusMark> : null}
          </>
        ),
        course: project.metrics ? <Course amounts={project.metrics.series.map(({ revenue }) => geometry(revenue.amount))} /> : null,
        runway: project.metrics ? <Runway months={project.metrics.runwayMonths} because={project.metrics.runwayUnknownBecause} /> : null,
        revenue: figures ? <Moving figure={figures.revenue} isUpGood /> : null,
        expenses: figures ? <Moving figure={figures.expenses} /> : null,
        profit: figures ? <Moving figure={figures.netProfit} isUpGood isJudged /> : closed,
        margin: figures ? (figures.profitMargin === null ? <span className="quiet">{t('reports.none')}</span> : format.percent(figures.profitMargin)) : null,
        balance: figures ? figures.balance ? <Amount value={figures.balance} /> : <span className="quiet">{t('home.unknown')}</span> : null,
      }}
    />
  )
}

function Moving({ figure: { amount, previous, changeShare }, isUpGood, isJudged }: { figure: Moved; isUpGood?: boolean; isJudged?: boolean }) {
  const t = useMessages()
  const format = useFormat()
  const tone = changeShare === null || isUpGood === undefined || Number(changeShare) === 0 ? 'quiet' : isNegative(changeShare) === isUpGood ? 'bad' : 'good'
  return (
    <>
      <Amount value={amount} isJudged={isJudged ?? false} />{' '}
      {previous && changeShare !== null ? (
        <span className={`small ${tone}`} title={t('reports.before', { amount: format.money(previous) })}>
          {format.percent(changeShare, { sign: true, digits: 0 })}
        </span>
      ) : null}
    </>
  )
}

/** What a line of text without text is as high as. */
const NBSP = '\u00a0'

/** As high as a total, so that the projects stand where they will stay. */
function TotalSkeleton() {
  return (
    <div className={`card ${classes['total'] ?? ''}`}>
      <Skeleton className="small" width={110}>
        {NBSP}
      </Skeleton>
      <Skeleton className={classes['figure'] ?? ''} width={160}>
        {NBSP}
      </Skeleton>
      <Skeleton className="small">{NBSP}</Skeleton>
      <Skeleton className="small" width={140}>
        {NBSP}
      </Skeleton>
    </div>
  )
}

function TotalCard({ total }: { total: Total }) {
  const t = useMessages()
  return (
    <div className={`card ${classes['total'] ?? ''}`}>
      <span className="quiet small">{t('projects.profitIn', { currency: total.currency })}</span>
      <strong className={classes['figure']}>
        <Moving figure={total.netProfit} isUpGood isJudged />
      </strong>
      <span className="quiet small">
        <Amount value={total.revenue.amount} /> {t('projects.in')} · <Amount value={total.expenses.amount} /> {t('projects.out')}
      </span>
      <span className="quiet small">
        {t('portfolio.over', { count: total.projectCount })}
        {total.balance ? (
          <>
            {' · '}
            {t('home.balance')} <Amount value={total.balance} />
          </>
        ) : null}
      </span>
    </div>
  )
}

/** How revenue went over the range, as a line without figures: those stand beside it. */
function Course({ amounts }: { amounts: readonly number[] }) {
  const most = Math.max(...amounts, 1)
  const [width, height] = [96, 22]
  const points = amounts.map((amount, index) => `${((index / Math.max(amounts.length - 1, 1)) * width).toFixed(1)},${(height - 1 - (Math.max(amount, 0) / most) * (height - 2)).toFixed(1)}`)
  return (
    <svg className={classes['course']} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <polyline points={points.join(' ')} />
    </svg>
  )
}

function Runway({ months, because }: { months: string | null; because: string | null }) {
  const { t, hear } = useLanguage()
  if (months !== null) return <>{t('home.months', { count: Math.round(Number(months) * 10) / 10 })}</>
  return (
    <span className="quiet" title={hear(because ?? '')}>
      –
    </span>
  )
}
