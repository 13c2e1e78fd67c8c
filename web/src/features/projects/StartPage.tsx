import { useQuery } from '@apollo/client/react'
import { Navigate } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useMessages } from '../../messages/Language.tsx'
import { Failed, PageLoader } from '../../parts/States.tsx'

const StartQuery = graphql(`
  query Start($first: Int!) {
    viewer {
      projects(first: $first) {
        edges {
          cursor
          node {
            id
            state
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

const projectsAsked = 100

/** "/": the project that was open last, else the first, else the making of one. */
export function StartPage({ last }: { last: string | null }) {
  const t = useMessages()
  const { data, error, refetch } = useQuery(StartQuery, { variables: { first: projectsAsked }, fetchPolicy: 'network-only' })
  const problem = problemOf(error)
  if (problem) return <Failed isPage problem={problem} what={t('nav.projects')} onRetry={() => void refetch()} />
  if (!data) return <PageLoader />
  const projects = data.viewer?.projects.edges.map((edge) => edge.node) ?? []
  const chosen = projects.find((project) => project.id === last) ?? projects.find((project) => project.state === 'ACTIVE') ?? projects[0]
  return chosen ? <Navigate to="/p/$projectId" params={{ projectId: chosen.id }} replace /> : <Navigate to="/projects/new" replace />
}
