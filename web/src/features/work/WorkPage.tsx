import { useQuery } from '@apollo/client/react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { readChoices } from '../../parts/list-search.ts'
import { useCan, useProject } from '../../parts/project.tsx'
import { Section } from '../../parts/Section.tsx'
import { Failed, NotPermitted, RowsSkeleton } from '../../parts/States.tsx'
import { toast, toastProblem } from '../../parts/toast.tsx'
import { Alarms } from './Alarms.tsx'
import { gather, workParts, type WorkLine, type WorkPart } from './parts.ts'
import { Queues } from './Queues.tsx'
import { needyStates, workStates } from './search.ts'
import { WorkList } from './WorkList.tsx'
import { WorkPanel } from './WorkPanel.tsx'

const WorkQuery = graphql(`
  query Work($projectId: ID!, $states: [WorkState!], $first: Int!) {
    project(id: $projectId) {
      id
      financeQueues {
        kind
        waiting
        running
        stuck
        dead
        oldestDueAt
        ageSeconds
      }
      growthQueues {
        kind
        waiting
        running
        stuck
        dead
        oldestDueAt
        ageSeconds
      }
      aiQueues {
        kind
        waiting
        running
        stuck
        dead
        oldestDueAt
        ageSeconds
      }
      identityQueues {
        kind
        waiting
        running
        stuck
        dead
        oldestDueAt
        ageSeconds
      }
      financeWork(states: $states, first: $first) {
        nodes {
          id
          projectId
          kind
          state
          attempts
          lastError
          nextAttemptAt
          createdAt
        }
        totalCount
      }
      growthWork(states: $states, first: $first) {
        nodes {
          id
          projectId
          kind
          state
          attempts
          lastError
          nextAttemptAt
          createdAt
        }
        totalCount
      }
      aiWork(states: $states, first: $first) {
        nodes {
          id
          projectId
          kind
          state
          attempts
          lastError
          nextAttemptAt
          createdAt
        }
        totalCount
      }
      identityWork(states: $states, first: $first) {
        nodes {
          id
          projectId
          kind
          state
          attempts
          lastError
          nextAttemptAt
          createdAt
        }
        totalCount
      }
    }
  }
`)

const RetryFinanceWork = graphql(`
  mutation RetryFinanceWork($input: RetryFinanceWorkInput!) {
    retryFinanceWork(input: $input) {
      ... on RetryFinanceWorkSuccess {
        retried
      }
    }
  }
`)

const RetryGrowthWork = graphql(`
  mutation RetryGrowthWork($input: RetryGrowthWorkInput!) {
    retryGrowthWork(input: $input) {
      ... on RetryGrowthWorkSuccess {
        retried
      }
    }
  }
`)

const RetryAiWork = graphql(`
  mutation RetryAiWork($input: RetryAiWorkInput!) {
    retryAiWork(input: $input) {
      ... on RetryAiWorkSuccess {
        retried
      }
    }
  }
`)

const RetryIdentityWork = graphql(`
  mutation RetryIdentityWork($input: RetryIdentityWorkInput!) {
    retryIdentityWork(input: $input) {
      ... on RetryIdentityWorkSuccess {
        retried
      }
    }
  }
`)

const loaded = 100
const route = getRouteApi('/app/p/$projectId/settings/work')

/** For whoever keeps a project going: whether its figures agree, what its queues hold, and what failed and can be tried again. */
export function WorkPage() {
  const t = useMessages()
  const { scopes } = useProject()
  if (scopes.includes('operations:manage')) return <Operations />
  return (
    <Section title={t('operations.title')}>
      <NotPermitted scope="operations:manage" />
    </Section>
  )
}

function Operations() {
  const t = useMessages()
  const format = useFormat()
  const navigate = useNavigate()
  const { id: projectId } = useProject()
  const mayChange = useCan()('operations:manage')
  const search = route.useSearch()
  const states = readChoices(search.state, workStates)
  const { data, previousData, error, refetch } = useQuery(WorkQuery, { variables: { projectId, states: states.length > 0 ? states : [...needyStates], first: loaded }, pollInterval: 5_000 })
  const retry: Record<WorkPart, ReturnType<typeof useAction<unknown, { input: { projectId: string; ids: string[] } }>>> = {
    finance: useAction(RetryFinanceWork),
    growth: useAction(RetryGrowthWork),
    ai: useAction(RetryAiWork),
    identity: useAction(RetryIdentityWork),
  }
  const project = data?.project ?? previousData?.project
  const problem = problemOf(error)
  const { lines, total, queues, silent } = gather(project ?? {})

  const again = async (chosen: readonly WorkLine[]) => {
    const asked = workParts.map((part) => ({ part, ids: chosen.filter((line) => line.part === part).map((line) => line.id) })).filter(({ ids }) => ids.length > 0)
    const answers = await Promise.all(asked.map(({ part, ids }) => retry[part].run({ input: { projectId, ids } })))
    if (answers.every((answer) => answer !== null)) toast(t('work.retried', { count: chosen.length }))
    else toastProblem(t('work.retryFailed'))
    await refetch()
  }
  const close = () => void navigate({ to: '.', search: { ...search, open: undefined }, replace: true, resetScroll: false })
  const change = mayChange ? { onRetry: (chosen: readonly WorkLine[]) => void again(chosen) } : {}

  return (
    <>
      <Alarms />
      {!project && problem ? (
        <Section title={t('operations.queues')} isFlush>
          <Failed problem={problem} what={t('operations.queues')} onRetry={() => void refetch()} />
        </Section>
      ) : !project ? (
        <Section title={t('operations.queues')} lead={t('operations.queuesLead')} isFlush>
          <RowsSkeleton rows={4} />
        </Section>
      ) : (
        <>
          {/* A part that failed may hold work that failed: only what was all loaded can be all done. */}
          {problem && silent.length > 0 ? (
            <Section title={t('operations.partsFailed', { parts: format.list(silent.map((part) => t(`operations.parts.${part}`))) })} isFlush>
              <Failed problem={problem} what={t('operations.queues')} onRetry={() => void refetch()} isCompact />
            </Section>
          ) : null}
          {silent.length === workParts.length ? null : (
            <>
              <WorkList lines={lines} total={total} search={search} {...change} />
              <Queues queues={queues} />
            </>
          )}
        </>
      )}
      {search.open ? <WorkPanel line={lines.find((line) => line.id === search.open) ?? null} isLoading={!project && !problem} onClose={close} {...change} /> : null}
    </>
  )
}
