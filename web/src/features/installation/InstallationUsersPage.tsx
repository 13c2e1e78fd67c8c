import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { IconUsers } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import type { InstallationUserRow_UserFragment } from '../../__generated__/graphql.ts'
import { useMessages } from '../../messages/Language.tsx'
import { FilterBar, ListCount, SearchField, SingleFilter, SortSelect } from '../../parts/Filters.tsx'
import { useRecordKeys } from '../../parts/keys.ts'
import { ButtonLink } from '../../parts/links.tsx'
import { readSort } from '../../parts/list-search.ts'
import { useRecords } from '../../parts/records.ts'
import { RecordList } from '../../parts/RecordList.tsx'
import { RecordRow, rowAction, rowLink, type Column } from '../../parts/RecordTable.tsx'
import { Section } from '../../parts/Section.tsx'
import { Empty } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { When } from '../../parts/When.tsx'
import { usePerson } from '../../session/SessionContext.tsx'
import { InstallationUserPanel } from './InstallationUserPanel.tsx'
import { globalRoles, userSorts, type UsersSearch } from './search.ts'

const InstallationUsersQuery = graphql(`
  query InstallationUsers($filter: InstallationUserFilter!, $sort: InstallationUserSort!, $first: Int!, $after: String) {
    installation {
      id
      users(filter: $filter, sort: $sort, first: $first, after: $after) {
        edges {
          cursor
          node {
            id
            ...InstallationUserRow_user
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

const InstallationUserRow_user = graphql(`
  fragment InstallationUserRow_user on InstallationUser {
    id
    name
    email
    globalRole
    createdAt
    lastSeenAt
    projectCount
  }
`)

const route = getRouteApi('/app/installation/people')
const renderUser = (user: FragmentType<InstallationUserRow_UserFragment>) => <UserRow user={user} />

/** Everybody who has an account. */
export function InstallationUsersPage() {
  const t = useMessages()
  const navigate = useNavigate()
  const search = route.useSearch()
  const sort = readSort(search.sort, userSorts)
  const globalRole = globalRoles.find((one) => one === search.role)
  const filter = { ...(search.q ? { search: search.q } : {}), ...(globalRole ? { globalRole } : {}) }
  const records = useRecords({
    query: InstallationUsersQuery,
    variables: { filter, sort },
    path: ['installation', 'users'],
    listOf: (data) => data.installation?.users,
  })
  const { ids, total, problem } = records
  const change = (next: Partial<UsersSearch>) => void navigate({ to: '.', search: (before: UsersSearch) => ({ ...before, ...next }), replace: true, resetScroll: false })
  useRecordKeys({ ids, chosen: search.open, open: (id) => change({ open: id }) })

  const columns: Column[] = [
    { key: 'name', label: t('members.person'), card: 'title', sort: { ascending: 'NAME_ASC', descending: 'NAME_DESC' } },
    { key: 'email', label: t('signIn.email'), width: '190px', card: 'line' },
    { key: 'projects', label: t('installation.projects'), width: '84px', isNumber: true, priority: 2, card: 'none' },
    { key: 'seen', label: t('installation.lastSeen'), width: '140px', priority: 2, card: 'amount' },
    { key: 'created', label: t('installation.joined'), width: '140px', priority: 3, card: 'none', sort: { ascending: 'CREATED_AT_ASC', descending: 'CREATED_AT_DESC' } },
    { key: 'look', label: t('lists.actions'), width: '104px', priority: 2, isNumber: true, isLabelHidden: true, card: 'end' },
  ]
  return (
    <>
      <Section title={t('installation.people')} lead={t('installation.peopleLead')} isFlush>
        <div style={{ padding: '0 16px' }}>
          <FilterBar end={total !== null && !problem ? <ListCount>{t('installation.peopleCount', { count: total })}</ListCount> : null}>
            <SearchField label={t('installation.searchPeople')} value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} />
            <SingleFilter
              label={t('installation.globalRole')}
              any={t('installation.anyGlobalRole')}
              choices={globalRoles.map((value) => ({ value, label: t(`installation.globalRoles.${value}`) }))}
              chosen={globalRole}
              onChange={(role) => change({ role })}
            />
            <SortSelect sort={sort} choices={userSorts.map((value) => ({ value, label: t(`contacts.sorts.${value}`) }))} onChange={(next) => change({ sort: next })} />
          </FilterBar>
        </div>
        <RecordList
          records={records}
          label={t('installation.people')}
          columns={columns}
          renderRow={renderUser}
          chosen={search.open}
          sort={sort}
          onSort={(next) => change({ sort: next === 'CREATED_AT_DESC' ? undefined : next })}
          isFiltered={Object.keys(filter).length > 0}
          onClear={() => change({ q: undefined, role: undefined })}
        >
          <Empty icon={<IconUsers size={22} stroke={1.5} />} title={t('installation.noPeople')} />
        </RecordList>
      </Section>
      {search.open ? <InstallationUserPanel key={search.open} id={search.open} onClose={() => change({ open: undefined })} /> : null}
    </>
  )
}

function UserRow({ user }: { user: FragmentType<InstallationUserRow_UserFragment> }) {
  const t = useMessages()
  const person = usePerson()
  const { data, complete } = useFragment({ fragment: InstallationUserRow_user, from: user })
  if (!complete) return null
  return (
    <RecordRow
      cells={{
        name: (
          <>
            <Link to="." search={(before: Record<string, unknown>) => ({ ...before, open: data.id })} className={rowLink} title={data.name}>
              {data.name}
            </Link>
            {data.globalRole === 'SUPERADMIN' ? (
              <>
                {' '}
                <StatusMark tone="calm">{t(`installation.globalRoles.${data.globalRole}`)}</StatusMark>
              </>
            ) : null}
          </>
        ),
        email: <span title={data.email}>{data.email}</span>,
        projects: data.projectCount,
        seen: data.lastSeenAt ? <When at={data.lastSeenAt} /> : <span className="quiet">{t('installation.notSeen')}</span>,
        created: <When at={data.createdAt} />,
        look:
          data.id === person?.id ? null : (
            <ButtonLink className={rowAction} size="compact-sm" variant="default" to="/installation/look" search={{ email: data.email }} aria-label={t('installation.lookAsNamed', { person: data.name })}>
              {t('installation.lookAs')}
            </ButtonLink>
          ),
      }}
    />
  )
}
