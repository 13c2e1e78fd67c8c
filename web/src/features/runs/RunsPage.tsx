import type { FragmentType } from '@apollo/client'
import { useFragment, useQuery } from '@apollo/client/react'
import { Progress } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import { getRouteApi, Link, Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import type { RunRow_RunFragment } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useLanguage, useMessages } from '../../messages/Language.tsx'
import { ChoiceFilter, FilterBar, ListCount } from '../../parts/Filters.tsx'
import { useRecordKeys } from '../../parts/keys.ts'
import { readChoices, writeChoices } from '../../parts/list-search.ts'
import { Page } from '../../parts/Page.tsx'
import { Permitted } from '../../parts/Permitted.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { RecordRow, RecordTable, rowLink, type Column } from '../../parts/RecordTable.tsx'
import { Empty, Failed, NoMatch, RowsSkeleton } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { When } from '../../parts/When.tsx'
import { headlineInWords } from './answer-in-words.ts'
import { runStates, type RunsSearch } from './search.ts'
import { StartRun } from './StartRun.tsx'
import { isGoing, runTones } from './state.ts'

const RunsQuery = graphql(`
  query Runs($projectId: ID!, $filter: RunFilter!, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      runs(filter: $filter, first: $first, after: $after) {
        edges {
          cursor
          node {
            id
            ...RunRow_run
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

const RunRow_run = graphql(`
  fragment RunRow_run on Run {
    id
    kind
    state
    progress
    createdAt
    range {
      from
      to
    }
    answer {
      headline
    }
  }
`)

const pageSize = 50
const route = getRouteApi('/app/p/$projectId/runs')

export function RunsPage() {
  const t = useMessages()
  return (
    <Permitted scope="ai:read" title={t('nav.runs')}>
      <Runs />
    </Permitted>
  )
}

function Runs() {
  const t = useMessages()
  const navigate = useNavigate()
  const can = useCan()
  const { id: projectId } = useProject()
  const { runId } = useParams({ strict: false })
  const search = route.useSearch()
  const states = readChoices(search.state, runStates)
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(RunsQuery, { variables: { projectId, filter: states.length > 0 ? { states } : {}, first: pageSize } })
  useLiveEvents({ projectId, types: ['ai.runChanged'], onEvents: () => void refetch() })
  const list = (data ?? previousData)?.project?.runs
  const problem = data?.project?.runs ? null : problemOf(error, ['project', 'runs'])
  const rows = list?.edges.map((edge) => edge.node) ?? []
  useRecordKeys({ ids: rows.map((row) => row.id), chosen: runId, open: (id) => void navigate({ to: '/p/$projectId/runs/$runId', params: { projectId, runId: id }, search }) })

  const change = (next: Partial<RunsSearch>) => void navigate({ to: '.', search: (before: RunsSearch) => ({ ...before, ...next }), replace: true })
  const columns: Column[] = [
    { key: 'question', label: t('runs.question'), card: 'title' },
    { key: 'range', label: t('runs.range'), width: '220px', priority: 2, card: 'line' },
    { key: 'state', label: t('runs.state'), width: '170px', card: 'amount' },
    { key: 'created', label: t('runs.created'), width: '160px', priority: 2, card: 'end' },
  ]
  const start = can('ai:run') ? <StartRun onStarted={() => void refetch()} /> : null

  return (
    <>
      <Page title={t('nav.runs')} lead={t('runs.lead')} actions={start}>
        <FilterBar end={list && !problem ? <ListCount>{t('runs.count', { count: list.totalCount })}</ListCount> : null}>
          <ChoiceFilter label={t('runs.state')} choices={runStates.map((value) => ({ value, label: t(`runs.states.${value}`) }))} chosen={states} onChange={(chosen) => change({ state: writeChoices(chosen) })} />
        </FilterBar>
        <div className="card">
          {problem ? (
            <Failed problem={problem} what={t('nav.runs')} onRetry={() => void refetch()} />
          ) : !list ? (
            <RowsSkeleton />
          ) : rows.length > 0 ? (
            <RecordTable
              label={t('nav.runs')}
              columns={columns}
              rows={rows}
              keyOf={(row) => row.id}
              renderRow={(row) => <RunRow run={row} />}
              total={list.totalCount}
              chosen={runId}
              isStale={!data && loading}
              more={{ hasMore: list.pageInfo.hasNextPage, isLoading: loading, load: () => void fetchMore({ variables: { after: list.pageInfo.endCursor } }) }}
            />
          ) : states.length > 0 ? (
            <NoMatch onClear={() => change({ state: undefined })} />
          ) : (
            <Empty icon={<IconBulb size={22} stroke={1.5} />} title={t('runs.none')}>
              {t('runs.noneText')}
            </Empty>
          )}
        </div>
      </Page>
      <Outlet />
    </>
  )
}

function RunRow({ run }: { run: FragmentType<RunRow_RunFragment> }) {
  const { t, hear } = useLanguage()
  const format = useFormat()
  const { id: projectId } = useProject()
  const search = route.useSearch()
  const { data, complete } = useFragment({ fragment: RunRow_run, from: run })
  if (!complete) return null
  return (
    <RecordRow
      cells={{
        question: (
          <Link to="/p/$projectId/runs/$runId" params={{ projectId, runId: data.id }} search={search} className={rowLink}>
            {data.answer ? headlineInWords(data.answer.headline, { t, hear, format }) : t(`runs.kinds.${data.kind}`)}
          </Link>
        ),
        range: format.days(data.range),
        state: isGoing(data.state) ? (
          <Progress value={data.progress} size="sm" aria-label={t('runs.progress', { percent: data.progress })} />
        ) : (
          <StatusMark tone={runTones[data.state]}>{t(`runs.states.${data.state}`)}</StatusMark>
        ),
        created: <When at={data.createdAt} />,
      }}
    />
  )
}
