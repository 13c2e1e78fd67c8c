import { useQuery } from '@apollo/client/react'
import { getRouteApi } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { readChoices } from '../../parts/list-search.ts'
import { InstallationAlarms } from './InstallationAlarms.tsx'
import type { WorkPart } from './parts.ts'
import { needyStates, workStates } from './search.ts'
import { queuesPoll, WorkBoard } from './WorkBoard.tsx'

const InstallationWorkQuery = graphql(`
  query InstallationWork($states: [WorkState!], $first: Int!) {
    installation {
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
  const search = route.useSearch()
  const states = readChoices(search.state, workStates)
  const { data, previousData, error, refetch } = useQuery(InstallationWorkQuery, { variables: { states: states.length > 0 ? states : [...needyStates], first: loaded }, ...queuesPoll })
  const retry: Record<WorkPart, ReturnType<typeof useAction<unknown, { input: { ids: string[] } }>>> = {
    finance: useAction(RetryFinanceWorkAnywhere),
    growth: useAction(RetryGrowthWorkAnywhere),
    ai: useAction(RetryAiWorkAnywhere),
    identity: useAction(RetryIdentityWorkAnywhere),
  }
  return (
    <>
      <InstallationAlarms />
      <WorkBoard
        answer={data?.installation ?? previousData?.installation}
        problem={problemOf(error)}
        what={t('installation.thing')}
        search={search}
        isOfManyProjects
        refetch={refetch}
        retry={(part, ids) => retry[part].run({ input: { ids } })}
      />
    </>
  )
}
