import { useQuery } from '@apollo/client/react'
import { Button, Progress } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useIsLive, useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useLanguage } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { Facts } from '../../parts/Facts.tsx'
import { FormProblem } from '../../parts/forms.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { PanelSection, SidePanel } from '../../parts/SidePanel.tsx'
import { NoRecord } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { toastProblem } from '../../parts/toast.tsx'
import { When } from '../../parts/When.tsx'
import { Answer } from './Answer.tsx'
import classes from './RunPanel.module.css'
import { isGoing, runTones } from './state.ts'

const RunQuery = graphql(`
  query Run($projectId: ID!, $id: ID!, $rows: Int!) {
    project(id: $projectId) {
      id
      run(id: $id) {
        id
        kind
        state
        progress
        step
        engine
        failure
        attempts
        createdAt
        startedAt
        finishedAt
        range {
          from
          to
        }
        answer {
          headline
          paragraphs
          rowsKeptUntil
          areRowsKept
          figures {
            key
            label
            text
            rowCount
            rows(first: $rows) {
              type
              id
              label
              amount {
                amount
                currency
              }
            }
          }
        }
      }
    }
  }
`)

const CancelRun = graphql(`
  mutation CancelRun($input: CancelRunInput!) {
    cancelRun(input: $input) {
      __typename
      ... on CancelRunSuccess {
        run {
          id
          state
          progress
          finishedAt
        }
      }
      ... on RunAlreadyFinished {
        message
      }
    }
  }
`)

const RetryRun = graphql(`
  mutation RetryRun($input: RetryRunInput!) {
    retryRun(input: $input) {
      __typename
      ... on RetryRunSuccess {
        run {
          id
          state
          progress
        }
      }
      ... on RunStillGoing {
        message
      }
    }
  }
`)

/** The rows of a figure shown here; the whole list is a link away. */
const rowsShown = 25
/** While the live stream is down. */
const pollMs = 2_000
const route = getRouteApi('/app/p/$projectId/runs/$runId')

export function RunPanel() {
  const { t, hear } = useLanguage()
  const format = useFormat()
  const navigate = useNavigate()
  const isLive = useIsLive()
  const can = useCan()
  const { id: projectId } = useProject()
  const { runId } = route.useParams()
  const search = route.useSearch()
  const { data, error, loading, refetch, startPolling, stopPolling } = useQuery(RunQuery, { variables: { projectId, id: runId, rows: rowsShown } })
  const cancel = useAction(CancelRun)
  const retry = useAction(RetryRun)
  useLiveEvents({
    projectId,
    types: ['ai.runChanged'],
    onEvents: (events) => {
      if (events.length === 0 || events.some((event) => event.subject === runId)) void refetch()
    },
  })
  const run = data?.project?.run
  const problem = problemOf(error, ['project', 'run'])
  const going = run ? isGoing(run.state) : false
  usePolling(going && !isLive, { startPolling, stopPolling })

  const close = () => void navigate({ to: '/p/$projectId/runs', params: { projectId }, search: { ...search, view: undefined } })
  const full = { isFull: search.view === 'page', toggle: () => void navigate({ to: '.', search: { ...search, view: search.view === 'page' ? undefined : 'page' }, replace: true }) }

  if (!run) {
    return (
      <SidePanel label={t('runs.thing')} title={t('runs.thing')} onClose={close} full={full}>
        <NoRecord what={t('runs.thing')} problem={problem} isLoading={loading} onRetry={() => void refetch()} />
      </SidePanel>
    )
  }

  const stop = async () => {
    const answer = await cancel.run({ input: { id: run.id } })
    if (answer?.cancelRun.__typename === 'RunAlreadyFinished') toastProblem(answer.cancelRun.message)
    await refetch()
  }
  const again = async () => {
    const answer = await retry.run({ input: { id: run.id } })
    if (answer?.retryRun.__typename === 'RunStillGoing') toastProblem(answer.retryRun.message)
    await refetch()
  }

  return (
    <SidePanel
      label={t(`runs.kinds.${run.kind}`)}
      full={full}
      onClose={close}
      title={
        <>
          {t(`runs.kinds.${run.kind}`)} <StatusMark tone={runTones[run.state]}>{t(`runs.states.${run.state}`)}</StatusMark>
        </>
      }
      foot={
        !can('ai:run') ? null : going ? (
          <Button variant="default" onClick={() => void stop()} loading={cancel.isBusy}>
            {t('runs.cancel')}
          </Button>
        ) : run.state === 'FAILED' || run.state === 'CANCELLED' ? (
          <Button onClick={() => void again()} loading={retry.isBusy}>
            {t('runs.retry')}
          </Button>
        ) : null
      }
    >
      <FormProblem problem={cancel.problem ?? retry.problem} />
      {going ? (
        <div className={classes['going']} role="status">
          <Progress value={run.progress} aria-label={t('runs.progress', { percent: run.progress })} animated />
          <span className="quiet small">
            {run.state === 'QUEUED' ? t('runs.waiting') : (run.step ? hear(run.step) : t('runs.working'))} · {format.percent(run.progress / 100, { digits: 0 })}
          </span>
          <span className="quiet small">{t('runs.goesOn')}</span>
        </div>
      ) : null}
      {run.failure ? (
        <p className={classes['failure']} role="alert">
          {hear(run.failure)}
        </p>
      ) : null}
      {run.answer ? <Answer answer={run.answer} range={run.range} /> : null}
      <PanelSection title={t('orders.details')}>
        <Facts
          facts={[
            [t('runs.range'), format.days(run.range)],
            [t('runs.engine'), hear(run.engine)],
            [t('runs.created'), <When key="created" at={run.createdAt} />],
            [t('runs.finished'), run.finishedAt ? <When key="finished" at={run.finishedAt} /> : null],
            [t('runs.attempts'), run.attempts > 1 ? String(run.attempts) : null],
          ]}
        />
      </PanelSection>
    </SidePanel>
  )
}

function usePolling(isOn: boolean, { startPolling, stopPolling }: { startPolling: (ms: number) => void; stopPolling: () => void }): void {
  useEffect(() => {
    if (!isOn) return
    startPolling(pollMs)
    return stopPolling
  }, [isOn, startPolling, stopPolling])
}
