import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { IconAddressBook } from '@tabler/icons-react'
import { getRouteApi, Link, Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import type { ContactRow_ContactFragment } from '../../__generated__/graphql.ts'
import { useArrivals, useLiveEvents } from '../../live/LiveContext.tsx'
import { useMessages } from '../../messages/Language.tsx'
import { ColumnMenu } from '../../parts/ColumnMenu.tsx'
import { FilterBar, ListCount, SearchField, SortSelect } from '../../parts/Filters.tsx'
import { useRecordKeys } from '../../parts/keys.ts'
import { ButtonLink } from '../../parts/links.tsx'
import { readSort, type ListSearch } from '../../parts/list-search.ts'
import { NewRecords } from '../../parts/NewRecords.tsx'
import { Page } from '../../parts/Page.tsx'
import { Permitted } from '../../parts/Permitted.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { useRecords } from '../../parts/records.ts'
import { RecordList } from '../../parts/RecordList.tsx'
import { RecordRow, rowLink, type Column } from '../../parts/RecordTable.tsx'
import { Empty } from '../../parts/States.tsx'
import { When } from '../../parts/When.tsx'
import { contactSorts } from './search.ts'

const ContactsQuery = graphql(`
  query Contacts($projectId: ID!, $filter: ContactFilter!, $sort: ContactSort!, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      contacts(filter: $filter, sort: $sort, first: $first, after: $after) {
        edges {
          cursor
          node {
            id
            ...ContactRow_contact
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

const ContactRow_contact = graphql(`
  fragment ContactRow_contact on Contact {
    id
    name
    email
    createdAt
    lastOrderAt
    orderCount
  }
`)

const tableName = 'contacts'
const route = getRouteApi('/app/p/$projectId/contacts')

export function ContactsPage() {
  const t = useMessages()
  return (
    <Permitted scope="growth:read" title={t('nav.contacts')}>
      <Contacts />
    </Permitted>
  )
}

const renderContact = (contact: FragmentType<ContactRow_ContactFragment>) => <ContactRow contact={contact} />

function Contacts() {
  const t = useMessages()
  const navigate = useNavigate()
  const can = useCan()
  const { id: projectId } = useProject()
  const { contactId } = useParams({ strict: false })
  const search = route.useSearch()
  const sort = readSort(search.sort, contactSorts)
  const filter = search.q ? { search: search.q } : {}
  const records = useRecords({ query: ContactsQuery, variables: { projectId, filter, sort }, path: ['project', 'contacts'], listOf: (data) => data.project?.contacts })
  const { ids, total, problem, refresh } = records

  const arrivals = useArrivals({ projectId, types: ['growth.contactCreated'], known: ids })
  // What a contact has ordered is counted a moment after the order.
  useLiveEvents({ projectId, types: ['finance.orderPlaced', 'finance.orderPaid'], onEvents: () => window.setTimeout(() => void refresh(), 1_000) })

  const change = (next: Partial<ListSearch>) => void navigate({ to: '.', search: (before: ListSearch) => ({ ...before, ...next }), replace: true })
  const showNew = () => {
    arrivals.clear()
    window.scrollTo({ top: 0 })
    void refresh()
  }
  useRecordKeys({ ids, chosen: contactId, open: (id) => void navigate({ to: '/p/$projectId/contacts/$contactId', params: { projectId, contactId: id }, search }) })

  const columns: Column[] = [
    { key: 'name', label: t('contacts.name'), card: 'title', sort: { ascending: 'NAME_ASC', descending: 'NAME_DESC' } },
    { key: 'email', label: t('signIn.email'), width: '280px', priority: 2, card: 'line' },
    { key: 'orders', label: t('nav.orders'), width: '100px', isNumber: true, card: 'amount' },
    { key: 'last', label: t('contacts.lastOrder'), width: '170px', priority: 2, card: 'end' },
    { key: 'created', label: t('contacts.created'), width: '170px', priority: 3, card: 'none', sort: { ascending: 'CREATED_AT_ASC', descending: 'CREATED_AT_DESC' } },
  ]

  return (
    <>
      <Page title={t('nav.contacts')} lead={t('contacts.lead')}>
        <FilterBar
          end={
            <>
              {total !== null && !problem ? <ListCount>{t('contacts.count', { count: total })}</ListCount> : null}
              <ColumnMenu name={tableName} columns={columns} />
            </>
          }
        >
          <SearchField label={t('contacts.search')} value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} />
          <SortSelect sort={sort} choices={contactSorts.map((value) => ({ value, label: t(`contacts.sorts.${value}`) }))} onChange={(next) => change({ sort: next })} />
        </FilterBar>
        <div className="card">
          <NewRecords count={arrivals.count} label={t('lists.new', { count: arrivals.count })} onShow={showNew} />
          <RecordList
            records={records}
            label={t('nav.contacts')}
            name={tableName}
            columns={columns}
            renderRow={renderContact}
            chosen={contactId}
            sort={sort}
            onSort={(next) => change({ sort: next === 'CREATED_AT_DESC' ? undefined : next })}
            isFiltered={Boolean(search.q)}
            onClear={() => change({ q: undefined })}
          >
            <Empty
              icon={<IconAddressBook size={22} stroke={1.5} />}
              title={t('contacts.none')}
              action={
                can('finance:write') ? (
                  <ButtonLink to="/p/$projectId/orders/new" params={{ projectId }}>
                    {t('orders.create')}
                  </ButtonLink>
                ) : null
              }
            >
              {t('contacts.noneText')}
            </Empty>
          </RecordList>
        </div>
      </Page>
      <Outlet />
    </>
  )
}

function ContactRow({ contact }: { contact: FragmentType<ContactRow_ContactFragment> }) {
  const t = useMessages()
  const { id: projectId } = useProject()
  const search = route.useSearch()
  const { data, complete } = useFragment({ fragment: ContactRow_contact, from: contact })
  if (!complete) return null
  return (
    <RecordRow
      cells={{
        name: (
          <Link to="/p/$projectId/contacts/$contactId" params={{ projectId, contactId: data.id }} search={search} className={rowLink}>
            {data.name}
          </Link>
        ),
        email: data.email ?? <span className="quiet">{t('contacts.noEmail')}</span>,
        orders: (
          <>
            <span className="desk-only">{data.orderCount}</span>
            <span className="phone-only">{t('contacts.orders', { count: data.orderCount })}</span>
          </>
        ),
        last: data.lastOrderAt ? <When at={data.lastOrderAt} /> : null,
        created: <When at={data.createdAt} />,
      }}
    />
  )
}
