import { getRouteApi } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import { useMessages } from '../../messages/Language.tsx'
import { readListRange } from '../../parts/list-search.ts'
import { useRecords } from '../../parts/records.ts'
import { AuditList } from './AuditList.tsx'
import { filterOf } from './search.ts'

const InstallationAuditQuery = graphql(`
  query InstallationAudit($filter: AuditFilter!, $first: Int!, $after: String) {
    installation {
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

const route = getRouteApi('/app/installation/audit')

/** What belongs to no project. Its days are those of UTC. */
export function InstallationAuditPage() {
  const t = useMessages()
  const search = route.useSearch()
  const filter = filterOf(search, readListRange(search, 'UTC'))
  const records = useRecords({ query: InstallationAuditQuery, variables: { filter }, path: ['installation', 'auditEntries'], listOf: (data) => data.installation?.auditEntries })
  return <AuditList lead={t('audit.leadInstallation')} search={search} records={records} people={[]} />
}
