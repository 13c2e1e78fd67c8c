import { useQuery } from '@apollo/client/react'
import { graphql } from '../../__generated__/gql.ts'

const RolesQuery = graphql(`
  query Roles {
    roles {
      key
      name
      scopes
      builtIn
    }
  }
`)

export function useRoles() {
  const { data, error, refetch } = useQuery(RolesQuery, { fetchPolicy: 'cache-first' })
  return { roles: data?.roles ?? [], error, refetch }
}
