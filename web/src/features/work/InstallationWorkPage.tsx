import { useQuery } from '@apollo/client/react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { readChoices } from '../../parts/list-search.ts'
import { Section } from '../../parts/Section.tsx'
import { Failed, RowsSkeleton } from '../../parts/States.tsx'
import { toast, toastProblem } from '../../parts/toast.tsx'
import { InstallationAlarms } from './InstallationAlarms.tsx'
import { gather, workParts, type WorkLine, type WorkPart } from './parts.ts'
import { Queues } from './Queues.tsx'
import { needyStates, workStates } from './search.ts'
import { useProjectNames } from './use-project-names.ts'
import { WorkList } from './WorkList.tsx'
import { WorkPanel } from './WorkPanel.tsx'

const InstallationWorkQuery = graphql(`
  query InstallationWork($states: [WorkState!], $first: Int!) {
    installation {
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

const RetryFinanceWorkAnywhere = graphql(`
  mutation RetryFinanceWorkAnywhere($input: RetryFinanceWorkAnywhereInput!) {
    retryFinanceWorkAnywhere(input: $input) {
      ... on RetryFinanceWorkAnywhereSuccess {
        retried
      }
    }
  }
`)

const RetryGrowthWorkAnywhere = graphql(`
  mutation RetryGrowthWorkAnywhere($input: RetryGrowthWorkAnywhereInput!) {
    retryGrowthWorkAnywhere(input: $input) {
      ... on RetryGrowthWorkAnywhereSuccess {
        retried
      }
    }
  }
`)

const RetryAiWorkAnywhere = graphql(`
  mutation RetryAiWorkAnywhere($input: RetryAiWorkAnywhereInput!) {
    retryAiWorkAnywhere(input: $input) {
      ... on RetryAiWorkAnywhereSuccess {
        retried
      }
    }
  }
`)

const RetryIdentityWorkAnywhere = graphql(`
  mutation RetryIdentityWorkAnywhere($input: RetryIdentityWorkAnywhereInput!) {
    retryIdentityWorkAnywhere(input: $input) {
      ... on RetryIdentityWorkAnywhereSuccess {
        retried
      }
    }
  }
`)

const loaded = 100
const route = getRouteApi('/app/installation/')

/** The queues of all projects, and what failed in them. Whose it is stands beside it; what it holds is theirs alone. */
export function InstallationWorkPage() {
  const t = useMessages()
  const format = useFormat()
  const navigate = useNavigate()
  const search = route.useSearch()
  const states = readChoices(search.state, workStates)
  const { data, previousData, error, refetch } = useQuery(InstallationWorkQuery, { variables: { states: states.length > 0 ? states : [...needyStates], first: loaded }, pollInterval: 5_000 })
  const retry: Record<WorkPart, ReturnType<typeof useAction<unknown, { input: { ids: string[] } }>>> = {
    finance: useAction(RetryFinanceWorkAnywhere),
    growth: useAction(RetryGrowthWorkAnywhere),
    ai: useAction(RetryAiWorkAnywhere),
    identity: useAction(RetryIdentityWorkAnywhere),
  }
  const installation = data?.installation ?? previousData?.installation
  const problem = problemOf(error)
  const { lines, total, queues, silent } = gather(installation ?? {})
  const projectNames = useProjectNames(lines.map((line) => line.projectId))

  const again = async (chosen: readonly WorkLine[]) => {
    const asked = workParts.map((part) => ({ part, ids: chosen.filter((line) => line.part === part).map((line) => line.id) })).filter(({ ids }) => ids.length > 0)
    const answers = await Promise.all(asked.map(({ part, ids }) => retry[part].run({ input: { ids } })))
    if (answers.every((answer) => answer !== null)) toast(t('work.retried', { count: chosen.length }))
    else toastProblem(t('work.retryFailed'))
    await refetch()
  }
  const close = () => void navigate({ to: '.', search: { ...search, open: undefined }, replace: true, resetScroll: false })
  const open = lines.find((line) => line.id === search.open) ?? null
  const onRetry = (chosen: readonly WorkLine[]) => void again(chosen)

  return (
    <>
      <InstallationAlarms />
      {!installation && problem ? (
        <Section title={t('operations.queues')} isFlush>
          <Failed problem={problem} what={t('installation.thing')} onRetry={() => void refetch()} />
        </Section>
      ) : !installation ? (
        <Section title={t('operations.queues')} lead={t('operations.queuesLead')} isFlush>
          <RowsSkeleton rows={4} />
        </Section>
      ) : (
        <>
          {problem && silent.length > 0 ? (
            <Section title={t('operations.partsFailed', { parts: format.list(silent.map((part) => t(`operations.parts.${part}`))) })} isFlush>
              <Failed problem={problem} what={t('operations.queues')} onRetry={() => void refetch()} isCompact />
            </Section>
          ) : null}
          {silent.length === workParts.length ? null : (
            <>
              <WorkList lines={lines} total={total} search={search} projectNames={projectNames} onRetry={onRetry} />
              <Queues queues={queues} />
            </>
          )}
        </>
      )}
      {search.open ? <WorkPanel line={open} isLoading={!installation && !problem} project={open ? (projectNames.get(open.projectId) ?? t('installation.unknownProject')) : null} onRetry={onRetry} onClose={close} /> : null}
    </>
  )
}
