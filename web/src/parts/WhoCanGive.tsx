import { useQuery } from '@apollo/client/react'
import { graphql } from '../__generated__/gql.ts'
import { useFormat, useMessages } from '../messages/Language.tsx'
import { useProject } from './project.tsx'

const WhoCanGiveQuery = graphql(`
  query WhoCanGive($projectId: ID!, $first: Int!) {
    project(id: $projectId) {
      id
      members(first: $first) {
        nodes {
          user {
            id
            name
          }
          role {
            key
            scopes
          }
        }
      }
    }
  }
`)

const namesShown = 3

/** Who can give a missing right, by name. */
export function WhoCanGive() {
  const t = useMessages()
  const format = useFormat()
  const { id } = useProject()
  const { data } = useQuery(WhoCanGiveQuery, { variables: { projectId: id, first: 50 }, fetchPolicy: 'cache-first' })
  const members = data?.project?.members?.nodes ?? []
  const names = members.filter(({ role }) => role.scopes.includes('members:manage')).map(({ user }) => user.name)
  if (names.length === 0) return <>{t('states.askOwner')}</>
  return <>{t('states.askNames', { names: format.list(names.slice(0, namesShown)) })}</>
}
