import { useQuery } from '@apollo/client/react'
import { graphql } from '../../__generated__/gql.ts'

const ProjectNamesQuery = graphql(`
  query ProjectNames($ids: [ID!]!) {
    installation {
      id
      projects(ids: $ids) {
        id
        name
        owners {
          id
          name
        }
      }
    }
  }
`)

/** As many as the graph names at once. */
const most = 200

/** What projects are called that an operator is shown by their ids. */
export function useProjectNames(projectIds: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...useInstallationProjects(projectIds)].map(([id, { name }]) => [id, name]))
}

export function useInstallationProjects(projectIds: readonly string[]): ReadonlyMap<string, { name: string; owners: readonly { name: string }[] }> {
  const ids = [...new Set(projectIds)].sort().slice(0, most)
  const { data, previousData } = useQuery(ProjectNamesQuery, { variables: { ids }, skip: ids.length === 0 })
  const found = (data ?? previousData)?.installation?.projects ?? []
  return new Map(found.map((project) => [project.id, project]))
}
