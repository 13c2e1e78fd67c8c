import { useQuery } from '@apollo/client/react'
import { getRouteApi } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import { useMessages } from '../../messages/Language.tsx'
import { readListRange } from '../../parts/list-search.ts'
import { useProject } from '../../parts/project.tsx'
import { useRecords } from '../../parts/records.ts'
import { Section } from '../../parts/Section.tsx'
import { NotPermitted } from '../../parts/States.tsx'
import { AuditList } from './AuditList.tsx'
import { filterOf } from './search.ts'

const AuditQuery = graphql(`
  query Audit($projectId: ID!, $filter: AuditFilter!, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      auditEntries(filter: $filter, first: $first, after: $after) {
        edges {
          cursor
          node {
            id
            ...AuditRow_entry
            ...AuditPanel_entry
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
`)

const AuditPeopleQuery = graphql(`
  query AuditPeople($projectId: ID!, $first: Int!) {
    project(id: $projectId) {
      id
      members(first: $first) {
        nodes {
          user {
            id
            name
          }
        }
      }
    }
  }
`)

const route = getRouteApi('/app/p/$projectId/settings/audit')

export function AuditPage() {
  const t = useMessages()
  const { scopes } = useProject()
  if (scopes.includes('audit:read')) return <Audit />
  return (
    <Section title={t('audit.title')}>
      <NotPermitted scope="audit:read" />
    </Section>
  )
}

function Audit() {
  const t = useMessages()
  const { id: projectId, timeZone } = useProject()
  const search = route.useSearch()
  const filter = filterOf(search, readListRange(search, timeZone))
  const records = useRecords({ query: AuditQuery, variables: { projectId, filter }, path: ['project', 'auditEntries'], listOf: (data) => data.project?.auditEntries })
  const { data } = useQuery(AuditPeopleQuery, { variables: { projectId, first: 100 }, fetchPolicy: 'cache-first' })
  const people = (data?.project?.members?.nodes ?? []).map(({ user }) => ({ value: user.id, label: user.name }))
  return <AuditList lead={t('audit.lead')} search={search} records={records} people={people} />
}
