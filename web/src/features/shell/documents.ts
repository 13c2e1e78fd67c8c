import { graphql } from '../../__generated__/gql.ts'

export const ShellQuery = graphql(`
  query Shell($projectId: ID!, $hasProject: Boolean!, $first: Int!) {
    viewer {
      user {
        id
        name
        email
        globalRole
      }
      projects(first: $first) {
        edges {
          cursor
          node {
            id
            name
            currency
            state
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
    project(id: $projectId) @include(if: $hasProject) {
      id
      name
      currency
      timeZone
      state
      myRole {
        key
        name
      }
      myScopes
    }
  }
`)

const projectsShown = 100

/** The same for the shell and for whoever asks ahead of it: an equal question under way is asked once. */
export const shellVariables = (projectId: string | undefined) => ({ projectId: projectId ?? '', hasProject: projectId !== undefined, first: projectsShown })

export const SignOut = graphql(`
  mutation SignOut($input: SignOutInput!) {
    signOut(input: $input) {
      __typename
      ... on SignOutSuccess {
        endedSessions
      }
    }
  }
`)
