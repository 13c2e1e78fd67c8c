import { useQuery } from '@apollo/client/react'
import { getRouteApi } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { readChoices } from '../../parts/list-search.ts'
import { useCan, useProject } from '../../parts/project.tsx'
import { Section } from '../../parts/Section.tsx'
import { NotPermitted } from '../../parts/States.tsx'
import { Alarms } from './Alarms.tsx'
import type { WorkPart } from './parts.ts'
import { needyStates, workStates } from './search.ts'
import { queuesPoll, WorkBoard } from './WorkBoard.tsx'

const WorkQuery = graphql(`
  query Work($projectId: ID!, $states: [WorkState!], $first: Int!) {
    project(id: $projectId) {
      id
      financeQueues {
        ...WorkParts_queue @unmask
      }
      growthQueues {
        ...WorkParts_queue @unmask
      }
      aiQueues {
        ...WorkParts_queue @unmask
      }
      identityQueues {
        ...WorkParts_queue @unmask
      }
      financeWork(states: $states, first: $first) {
        ...WorkParts_items @unmask
      }
      growthWork(states: $states, first: $first) {
        ...WorkParts_items @unmask
      }
      aiWork(states: $states, first: $first) {
        ...WorkParts_items @unmask
      }
      identityWork(states: $states, first: $first) {
        ...WorkParts_items @unmask
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
  const { id: projectId } = useProject()
  const mayChange = useCan()('operations:manage')
  const search = route.useSearch()
  const states = readChoices(search.state, workStates)
  const { data, previousData, error, refetch } = useQuery(WorkQuery, { variables: { projectId, states: states.length > 0 ? states : [...needyStates], first: loaded }, ...queuesPoll })
  const retry: Record<WorkPart, ReturnType<typeof useAction<unknown, { input: { projectId: string; ids: string[] } }>>> = {
    finance: useAction(RetryFinanceWork),
    growth: useAction(RetryGrowthWork),
    ai: useAction(RetryAiWork),
    identity: useAction(RetryIdentityWork),
  }
  const change = mayChange ? { retry: (part: WorkPart, ids: string[]) => retry[part].run({ input: { projectId, ids } }) } : {}
  return (
    <>
      <Alarms />
      <WorkBoard answer={data?.project ?? previousData?.project} problem={problemOf(error)} what={t('operations.queues')} search={search} refetch={refetch} {...change} />
    </>
  )
}
