import type { FragmentType } from '@apollo/client'
import { IconArrowsLeftRight } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import type { TransactionRow_TransactionFragment } from '../../__generated__/graphql.ts'
import { useArrivals, useLiveEvents } from '../../live/LiveContext.tsx'
import { useMessages } from '../../messages/Language.tsx'
import { ColumnMenu } from '../../parts/ColumnMenu.tsx'
import { ChoiceFilter, FilterBar, ListCount, SearchField, SingleFilter, SortSelect } from '../../parts/Filters.tsx'
import { useRecordKeys } from '../../parts/keys.ts'
import { ButtonLink } from '../../parts/links.tsx'
import { readChoices, readListRange, readSort, writeChoices } from '../../parts/list-search.ts'
import { NewRecords } from '../../parts/NewRecords.tsx'
import { Page } from '../../parts/Page.tsx'
import { Permitted } from '../../parts/Permitted.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { RangePicker } from '../../parts/RangePicker.tsx'
import { useRecords } from '../../parts/records.ts'
import { RecordList } from '../../parts/RecordList.tsx'
import type { Column } from '../../parts/RecordTable.tsx'
import { StartExport } from '../../parts/StartExport.tsx'
import { Empty } from '../../parts/States.tsx'
import { setAsideReasons } from './SetAside.tsx'
import { matchStates, transactionSorts, type TransactionsSearch } from './search.ts'
import { TransactionPanel } from './TransactionPanel.tsx'
import { TransactionRow } from './TransactionRow.tsx'

const TransactionsQuery = graphql(`
  query Transactions($projectId: ID!, $filter: TransactionFilter!, $sort: TransactionSort!, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      transactions(filter: $filter, sort: $sort, first: $first, after: $after) {
        edges {
          cursor
          node {
            id
            ...TransactionRow_transaction
            ...TransactionPanel_transaction
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

const tableName = 'transactions'
const directions = ['IN', 'OUT'] as const
const route = getRouteApi('/app/p/$projectId/transactions')

export function TransactionsPage() {
  const t = useMessages()
  return (
    <Permitted scope="finance:read" title={t('nav.transactions')}>
      <Transactions />
    </Permitted>
  )
}

const renderTransaction = (transaction: FragmentType<TransactionRow_TransactionFragment>) => <TransactionRow transaction={transaction} />

function Transactions() {
  const t = useMessages()
  const navigate = useNavigate()
  const can = useCan()
  const { id: projectId, timeZone } = useProject()
  const search = route.useSearch()
  const states = readChoices(search.match, matchStates)
  const aside = readChoices(search.aside, setAsideReasons)
  const direction = directions.find((one) => one === search.direction)
  const sort = readSort(search.sort, transactionSorts)
  const range = readListRange(search, timeZone)
  const filter = {
    ...(states.length > 0 ? { matchStates: states } : {}),
    ...(aside.length > 0 ? { setAsideAs: aside } : {}),
    ...(direction ? { direction } : {}),
    ...(range ? { occurred: { from: range.from, to: range.to } } : {}),
    ...(search.q ? { search: search.q } : {}),
  }
  const isFiltered = Object.keys(filter).length > 0
  const records = useRecords({ query: TransactionsQuery, variables: { projectId, filter, sort }, path: ['project', 'transactions'], listOf: (data) => data.project?.transactions })
  const { ids, total, problem, refresh } = records

  const arrivals = useArrivals({ projectId, types: ['finance.transactionReceived'], known: ids })
  // An order that was cancelled gives its money back to the unmatched: rows that are shown may have changed.
  useLiveEvents({ projectId, types: ['finance.orderChanged', 'finance.transactionChanged'], onEvents: () => void refresh() })

  const change = (next: Partial<TransactionsSearch>) => void navigate({ to: '.', search: (before: TransactionsSearch) => ({ ...before, ...next }), replace: true })
  const clear = () => change({ q: undefined, match: undefined, direction: undefined, aside: undefined, range: undefined, from: undefined, to: undefined })
  const showNew = () => {
    arrivals.clear()
    window.scrollTo({ top: 0 })
    void refresh()
  }
  useRecordKeys({ ids, chosen: search.open, open: (id) => change({ open: id }) })

  const columns: Column[] = [
    { key: 'text', label: t('transactions.text'), card: 'title' },
    { key: 'provider', label: t('payments.provider'), width: '120px', priority: 3, card: 'none' },
    { key: 'state', label: t('transactions.state'), width: '150px', card: 'end' },
    { key: 'order', label: t('transactions.order'), width: '120px', priority: 2, card: 'none' },
    { key: 'occurred', label: t('transactions.occurred'), width: '160px', priority: 2, card: 'line', sort: { ascending: 'OCCURRED_AT_ASC', descending: 'OCCURRED_AT_DESC' } },
    { key: 'amount', label: t('orders.amount'), width: '160px', isNumber: true, card: 'amount', sort: { ascending: 'AMOUNT_ASC', descending: 'AMOUNT_DESC' } },
  ]

  return (
    <>
      <Page title={t('nav.transactions')} lead={t('transactions.lead')} actions={<StartExport kind="TRANSACTIONS" transactions={{ filter, sort }} />}>
        <FilterBar
          end={
            <>
              {total !== null && !problem ? <ListCount>{t('transactions.count', { count: total })}</ListCount> : null}
              <ColumnMenu name={tableName} columns={columns} />
            </>
          }
        >
          <SearchField label={t('transactions.search')} value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} />
          <ChoiceFilter label={t('transactions.state')} choices={matchStates.map((value) => ({ value, label: t(`transactions.states.${value}`) }))} chosen={states} onChange={(chosen) => change({ match: writeChoices(chosen) })} />
          {aside.length > 0 || states.includes('SET_ASIDE') ? (
            <ChoiceFilter label={t('unmatched.setAsideAs')} choices={setAsideReasons.map((value) => ({ value, label: t(`unmatched.reasons.${value}`) }))} chosen={aside} onChange={(chosen) => change({ aside: writeChoices(chosen) })} />
          ) : null}
          <SingleFilter
            label={t('transactions.direction')}
            any={t('transactions.bothDirections')}
            choices={directions.map((value) => ({ value, label: t(`transactions.directions.${value}`) }))}
            chosen={direction}
            onChange={(chosen) => change({ direction: chosen })}
          />
          <RangePicker
            days={range}
            preset={range?.preset ?? null}
            onPreset={(preset) => change({ range: preset, from: undefined, to: undefined })}
            onDays={({ from, to }) => change({ range: undefined, from, to })}
            onClear={() => change({ range: undefined, from: undefined, to: undefined })}
          />
          <SortSelect sort={sort} choices={transactionSorts.map((value) => ({ value, label: t(`transactions.sorts.${value}`) }))} onChange={(next) => change({ sort: next })} />
        </FilterBar>
        <div className="card">
          <NewRecords count={arrivals.count} label={t('lists.new', { count: arrivals.count })} onShow={showNew} />
          <RecordList
            records={records}
            label={t('nav.transactions')}
            name={tableName}
            columns={columns}
            renderRow={renderTransaction}
            chosen={search.open}
            sort={sort}
            onSort={(next) => change({ sort: next === 'OCCURRED_AT_DESC' ? undefined : next })}
            isFiltered={isFiltered}
            onClear={clear}
          >
            <Empty
              icon={<IconArrowsLeftRight size={22} stroke={1.5} />}
              title={t('transactions.none')}
              action={
                can('connections:manage') ? (
                  <ButtonLink to="/p/$projectId/settings/payments" params={{ projectId }}>
                    {t('payments.connect')}
                  </ButtonLink>
                ) : null
              }
            >
              {t('transactions.noneText')}
            </Empty>
          </RecordList>
        </div>
      </Page>
      {search.open ? <TransactionPanel id={search.open} isLoading={total === null && !problem} onClose={() => change({ open: undefined })} /> : null}
    </>
  )
}
