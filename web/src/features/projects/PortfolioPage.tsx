import { useQuery } from '@apollo/client/react'
import { IconLayoutGrid } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Link } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import type { PortfolioQuery as Portfolio } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { sumByCurrency, type Money } from '../../format/decimal.ts'
import { daysOf } from '../../format/ranges.ts'
import { dayIn } from '../../format/dates.ts'
import { ownTimeZone } from '../../format/currencies.ts'
import { useFormat, useLanguage, useMessages } from '../../messages/Language.tsx'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { Page } from '../../parts/Page.tsx'
import { RecordRow, RecordTable, rowLink, type Column } from '../../parts/RecordTable.tsx'
import { Empty, Failed, RowsSkeleton } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import classes from './PortfolioPage.module.css'

const PortfolioQuery = graphql(`
  query Portfolio($first: Int!, $range: DateRangeInput!) {
    viewer {
      projects(first: $first) {
        edges {
          cursor
          node {
            id
            name
            kind
            state
            currency
            myScopes
            myRole {
              key
              name
            }
            metrics(range: $range) {
              revenue {
                amount
                currency
              }
              expenses {
                amount
                currency
              }
              netProfit {
                amount
                currency
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

type ProjectLine = NonNullable<Portfolio['viewer']>['projects']['edges'][number]['node']

const projectsShown = 100

/** Figures that the person may see and that are not here. Not to be taken for zero, nor for a missing right. */
const hasFailed = ({ metrics, myScopes }: ProjectLine) => !metrics && myScopes.includes('finance:read')

/** Every project with its month so far, and one total for each currency. */
export function PortfolioPage() {
  const t = useMessages()
  const format = useFormat()
  // Each project's month ends in its own zone; the question is the same range of days for all, taken where the person is.
  const range = useMemo(() => daysOf('month', dayIn(ownTimeZone(), new Date())), [])
  const { data, error, loading, refetch } = useQuery(PortfolioQuery, { variables: { first: projectsShown, range } })
  useLiveEvents({ types: ['finance.transactionReceived', 'finance.orderPaid', 'finance.expenseRecorded', 'finance.expenseDeleted', 'identity.projectChanged'], onEvents: () => void refetch() })
  const projects = data?.viewer?.projects.edges.map((edge) => edge.node) ?? []
  const active = projects.filter((project) => project.state === 'ACTIVE')
  const problem = data?.viewer ? null : problemOf(error, ['viewer'])

  const columns: Column[] = [
    { key: 'name', label: t('projects.project'), card: 'title' },
    { key: 'kind', label: t('projects.kind'), width: '150px', priority: 2, card: 'line' },
    { key: 'role', label: t('projects.myRole'), width: '140px', priority: 3, card: 'none' },
    { key: 'revenue', label: t('figures.revenue'), width: '160px', isNumber: true, priority: 2, card: 'none' },
    { key: 'expenses', label: t('figures.expenses'), width: '160px', isNumber: true, priority: 3, card: 'none' },
    { key: 'profit', label: t('figures.netProfit'), width: '170px', isNumber: true, card: 'amount' },
  ]

  return (
    <Page title={t('nav.allProjects')} lead={t('projects.portfolioLead', { range: format.days(range) })} actions={<ButtonLink to="/projects/new">{t('nav.newProject')}</ButtonLink>}>
      {active.length > 0 ? <Totals projects={active} /> : null}
      <div className="card">
        {problem ? (
          <Failed problem={problem} what={t('nav.projects')} onRetry={() => void refetch()} />
        ) : loading && !data ? (
          <RowsSkeleton rows={4} />
        ) : projects.length === 0 ? (
          <Empty icon={<IconLayoutGrid size={22} stroke={1.5} />} title={t('projects.none')} action={<ButtonLink to="/projects/new">{t('nav.newProject')}</ButtonLink>}>
            {t('projects.noneText')}
          </Empty>
        ) : (
          <RecordTable label={t('nav.projects')} columns={columns} rows={projects} keyOf={(project) => project.id} renderRow={(project) => <ProjectRow project={project} />} />
        )}
      </div>
    </Page>
  )
}

function ProjectRow({ project }: { project: ProjectLine }) {
  const { t, hear } = useLanguage()
  const closed = <span className={hasFailed(project) ? 'bad' : 'quiet'}>{hasFailed(project) ? t('projects.figuresFailed') : t('projects.figuresNotPermitted')}</span>
  const { metrics } = project
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
        kind: t(`kinds.${project.kind}`),
        role: hear(project.myRole?.name ?? ''),
        revenue: metrics ? <Amount value={metrics.revenue} /> : null,
        expenses: metrics ? <Amount value={metrics.expenses} /> : null,
        profit: metrics ? <Amount value={metrics.netProfit} isJudged /> : closed,
      }}
    />
  )
}

function Totals({ projects }: { projects: readonly ProjectLine[] }) {
  const t = useMessages()
  const of = (figure: 'revenue' | 'expenses' | 'netProfit') => sumByCurrency(projects.flatMap((project) => (project.metrics ? [project.metrics[figure]] : [])))
  const profits = of('netProfit')
  if (profits.length === 0) return null
  const find = (totals: readonly Money[], currency: string) => totals.find((total) => total.currency === currency)
  const revenues = of('revenue')
  const expenses = of('expenses')
  return (
    <section aria-label={t('projects.totals')} className={classes['totals']}>
      {profits.map((profit) => {
        const revenue = find(revenues, profit.currency)
        const spent = find(expenses, profit.currency)
        const isIncomplete = projects.some((project) => project.currency === profit.currency && hasFailed(project))
        return (
          <div key={profit.currency} className={`card ${classes['total'] ?? ''}`}>
            <span className="quiet small">{t('projects.profitIn', { currency: profit.currency })}</span>
            <strong className={classes['figure']}>
              <Amount value={profit} isJudged />
            </strong>
            <span className="quiet small">
              {revenue ? <Amount value={revenue} /> : null} {t('projects.in')} · {spent ? <Amount value={spent} /> : null} {t('projects.out')}
            </span>
            {isIncomplete ? <span className="bad small">{t('projects.totalIncomplete')}</span> : null}
          </div>
        )
      })}
    </section>
  )
}
