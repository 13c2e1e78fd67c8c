import type { FragmentType } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { IconShoppingBag, IconX } from '@tabler/icons-react'
import { getRouteApi, Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { OrderChangeKind, OrderRow_OrderFragment } from '../../__generated__/graphql.ts'
import { useArrivals, useLiveEvents } from '../../live/LiveContext.tsx'
import { useMessages } from '../../messages/Language.tsx'
import { AmountFilter } from '../../parts/AmountFilter.tsx'
import { ColumnMenu } from '../../parts/ColumnMenu.tsx'
import { ChoiceFilter, FilterBar, ListCount, SearchField, SingleFilter, SortSelect } from '../../parts/Filters.tsx'
import { useKeys, useRecordKeys } from '../../parts/keys.ts'
import { ButtonLink } from '../../parts/links.tsx'
import { readAmounts, readChoices, readListRange, readSort, writeChoices } from '../../parts/list-search.ts'
import { NewRecords } from '../../parts/NewRecords.tsx'
import { Page } from '../../parts/Page.tsx'
import { Permitted } from '../../parts/Permitted.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { RangePicker } from '../../parts/RangePicker.tsx'
import { useRecords } from '../../parts/records.ts'
import { RecordList } from '../../parts/RecordList.tsx'
import type { Column } from '../../parts/RecordTable.tsx'
import { useSelection } from '../../parts/selection.ts'
import { SelectionBar } from '../../parts/SelectionBar.tsx'
import { StartExport } from '../../parts/StartExport.tsx'
import { Empty } from '../../parts/States.tsx'
import { BulkChange } from './BulkChange.tsx'
import { OrderChangeSets } from './OrderChangeSets.tsx'
import { OrderRow } from './OrderRow.tsx'
import { useOrderTotals } from './use-order-totals.tsx'
import { lackable, orderAmounts, orderSorts, orderStatuses, type OrdersSearch } from './search.ts'

const OrdersQuery = graphql(`
  query Orders($projectId: ID!, $filter: OrderFilter!, $sort: OrderSort!, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      orders(filter: $filter, sort: $sort, first: $first, after: $after) {
        edges {
          cursor
          node {
            id
            ...OrderRow_order
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

/** A row that changed somewhere else, asked for by itself so that the list does not move. */
const OrderAgainQuery = graphql(`
  query OrderAgain($projectId: ID!, $id: ID!) {
    project(id: $projectId) {
      id
      order(id: $id) {
        id
        ...OrderRow_order
      }
    }
  }
`)

const OrdersAgainQuery = graphql(`
  query OrdersAgain($projectId: ID!, $ids: [ID!]!, $first: Int!) {
    project(id: $projectId) {
      id
      orders(filter: { ids: $ids }, first: $first) {
        nodes {
          id
          ...OrderRow_order
        }
      }
    }
  }
`)

const tableName = 'orders'
/** As many as the graph takes by id; more can be named by the filter alone. */
const mostById = 200
const bulkKinds = ['CANCEL', 'REOPEN', 'KEEP_OVERPAYMENT'] as const
const route = getRouteApi('/app/p/$projectId/orders')

export function OrdersPage() {
  const t = useMessages()
  return (
    <Permitted scope="finance:read" title={t('nav.orders')}>
      <Orders />
    </Permitted>
  )
}

const renderOrder = (order: FragmentType<OrderRow_OrderFragment>) => <OrderRow order={order} />

function Orders() {
  const t = useMessages()
  const client = useApolloClient()
  const navigate = useNavigate()
  const can = useCan()
  const { id: projectId, timeZone } = useProject()
  const { orderId } = useParams({ strict: false })
  const search = route.useSearch()
  const statuses = readChoices(search.status, orderStatuses)
  const sort = readSort(search.sort, orderSorts)
  const range = readListRange(search, timeZone)
  const without = readChoices(search.without, lackable)
  const filter = {
    ...(statuses.length > 0 ? { statuses } : {}),
    ...(range ? { placed: { from: range.from, to: range.to } } : {}),
    ...(search.customer ? { customerKey: search.customer } : {}),
    ...(search.over ? { isOverpaymentOpen: true } : {}),
    ...Object.fromEntries(orderAmounts.flatMap((key) => [readAmounts(search[key])].flatMap((amounts) => (amounts ? [[key, amounts]] : [])))),
    ...(without.includes('email') ? { hasEmail: false } : {}),
    ...(without.includes('reference') ? { hasReference: false } : {}),
    ...(search.set ? { changeSetId: search.set } : {}),
    ...(search.q ? { search: search.q } : {}),
  }
  const isFiltered = Object.keys(filter).length > 0
  const records = useRecords({ query: OrdersQuery, variables: { projectId, filter, sort }, path: ['project', 'orders'], listOf: (data) => data.project?.orders })
  const { ids, total, problem, refresh } = records

  const selection = useSelection({ ids, total: total ?? 0, of: filter })
  const picked = selection.isAll ? { ...filter, ...(selection.ids.length > 0 ? { exceptIds: [...selection.ids] } : {}) } : { ids: [...selection.ids] }
  const isTooMany = selection.ids.length > mostById
  const totals = useOrderTotals(filter)
  const [changing, setChanging] = useState<OrderChangeKind | null>(null)

  const arrivals = useArrivals({ projectId, types: ['finance.orderPlaced'], known: ids })
  useLiveEvents({
    projectId,
    types: ['finance.orderPaid', 'finance.orderChanged', 'finance.transactionReceived'],
    onEvents: (events) => {
      if (events.length === 0) void refresh()
      totals.refresh()
      const changed = new Set(events.filter((event) => event.type !== 'finance.transactionReceived' && ids.includes(event.subject)).map((event) => event.subject))
      for (const id of changed) void client.query({ query: OrderAgainQuery, variables: { projectId, id }, fetchPolicy: 'network-only' })
    },
  })

  // A change of many says nothing of each: what is loaded is asked for once more when it is over.
  const takeChanges = async (isOver: boolean) => {
    await refresh()
    if (!isOver) return
    totals.refresh()
    for (let from = 0; from < ids.length; from += mostById) await client.query({ query: OrdersAgainQuery, variables: { projectId, ids: ids.slice(from, from + mostById), first: mostById }, fetchPolicy: 'network-only' })
  }

  const change = (next: Partial<OrdersSearch>) => void navigate({ to: '.', search: (before: OrdersSearch) => ({ ...before, ...next }), replace: true })
  const clear = () => change({ q: undefined, status: undefined, customer: undefined, over: undefined, total: undefined, paid: undefined, due: undefined, without: undefined, set: undefined, range: undefined, from: undefined, to: undefined })
  const showNew = () => {
    arrivals.clear()
    window.scrollTo({ top: 0 })
    totals.refresh()
    void refresh()
  }
  useRecordKeys({ ids, chosen: orderId, open: (id) => void navigate({ to: '/p/$projectId/orders/$orderId', params: { projectId, orderId: id }, search }) })
  useKeys(can('finance:write') ? { c: () => void navigate({ to: '/p/$projectId/orders/new', params: { projectId }, search }) } : {})

  const columns: Column[] = [
    { key: 'number', label: t('orders.number'), width: '84px', card: 'none', sort: { ascending: 'NUMBER_ASC', descending: 'NUMBER_DESC' } },
    { key: 'customer', label: t('orders.customer'), card: 'title', sort: { ascending: 'CUSTOMER_ASC', descending: 'CUSTOMER_DESC' } },
    { key: 'email', label: t('signIn.email'), width: '220px', isExtra: true, card: 'none', sort: { ascending: 'EMAIL_ASC', descending: 'EMAIL_DESC' } },
    { key: 'reference', label: t('orders.reference'), width: '150px', priority: 3, card: 'none', sort: { ascending: 'REFERENCE_ASC', descending: 'REFERENCE_DESC' } },
    { key: 'code', label: t('orders.paymentCode'), width: '140px', priority: 3, card: 'none', sort: { ascending: 'PAYMENT_CODE_ASC', descending: 'PAYMENT_CODE_DESC' } },
    { key: 'status', label: t('orders.status'), width: '170px', card: 'end', sort: { ascending: 'STATUS_ASC', descending: 'STATUS_DESC' } },
    { key: 'placed', label: t('orders.placed'), width: '160px', priority: 2, card: 'line', sort: { ascending: 'PLACED_AT_ASC', descending: 'PLACED_AT_DESC' } },
    { key: 'total', label: t('orders.total'), width: '150px', isNumber: true, card: 'amount', sort: { ascending: 'TOTAL_ASC', descending: 'TOTAL_DESC' } },
    { key: 'paid', label: t('orders.paid'), width: '150px', isNumber: true, isExtra: true, card: 'none', sort: { ascending: 'PAID_ASC', descending: 'PAID_DESC' } },
    { key: 'due', label: t('orders.due'), width: '150px', isNumber: true, isExtra: true, card: 'none', sort: { ascending: 'DUE_ASC', descending: 'DUE_DESC' } },
  ]
  const create = can('finance:write') ? (
    <ButtonLink to="/p/$projectId/orders/new" params={{ projectId }} search={search}>
      {t('orders.create')}
    </ButtonLink>
  ) : null

  return (
    <>
      <Page
        title={t('nav.orders')}
        actions={
          <>
            <StartExport kind="ORDERS" orders={{ filter, sort }} />
            {create}
          </>
        }
      >
        <FilterBar
          end={
            <>
              {total !== null && !problem ? <ListCount>{t('orders.count', { count: total })}</ListCount> : null}
              <ColumnMenu name={tableName} columns={columns} />
            </>
          }
        >
          <SearchField label={t('orders.search')} value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} />
          <ChoiceFilter label={t('orders.status')} choices={orderStatuses.map((value) => ({ value, label: t(`orders.statuses.${value}`) }))} chosen={statuses} onChange={(chosen) => change({ status: writeChoices(chosen) })} />
          <RangePicker
            days={range}
            preset={range?.preset ?? null}
            onPreset={(preset) => change({ range: preset, from: undefined, to: undefined })}
            onDays={({ from, to }) => change({ range: undefined, from, to })}
            onClear={() => change({ range: undefined, from: undefined, to: undefined })}
          />
          <SingleFilter label={t('orderWork.overpaid')} any={t('orderWork.anyPaid')} choices={[{ value: 'open', label: t('orderWork.undecided') }]} chosen={search.over ? 'open' : undefined} onChange={(chosen) => change({ over: chosen })} />
          <AmountFilter label={t('orderWork.amounts')} fields={orderAmounts.map((key) => ({ key, label: t(`orders.${key}`), value: search[key] }))} onChange={change} />
          <ChoiceFilter label={t('orderWork.without')} choices={lackable.map((value) => ({ value, label: t(`orderWork.withoutParts.${value}`) }))} chosen={without} onChange={(chosen) => change({ without: writeChoices(chosen) })} />
          {search.customer ? (
            <Button variant="default" rightSection={<IconX size={14} />} onClick={() => change({ customer: undefined })}>
              {t('orderWork.ofOneCustomer')}
            </Button>
          ) : null}
          {search.set ? (
            <Button variant="default" rightSection={<IconX size={14} />} onClick={() => change({ set: undefined })}>
              {t('spending.ofOneSet')}
            </Button>
          ) : null}
          <SortSelect sort={sort} choices={orderSorts.map((value) => ({ value, label: t(`orders.sorts.${value}`) }))} onChange={(next) => change({ sort: next })} />
        </FilterBar>
        <OrderChangeSets onChanged={(isOver) => void takeChanges(isOver)} />
        <div className="card">
          <NewRecords count={arrivals.count} label={t('lists.new', { count: arrivals.count })} onShow={showNew} />
          <RecordList
            records={records}
            label={t('nav.orders')}
            name={tableName}
            columns={columns}
            renderRow={renderOrder}
            totals={totals.cells}
            selection={can('finance:write') || can('finance:export') ? selection : undefined}
            chosen={orderId}
            sort={sort}
            onSort={(next) => change({ sort: next === 'PLACED_AT_DESC' ? undefined : next })}
            isFiltered={isFiltered}
            onClear={clear}
          >
            <Empty icon={<IconShoppingBag size={22} stroke={1.5} />} title={t('orders.none')} action={create}>
              {t('orders.noneText')}
            </Empty>
          </RecordList>
        </div>
      </Page>
      <SelectionBar selection={selection}>
        {can('finance:write')
          ? bulkKinds.map((kind) => (
              <Button key={kind} size="compact-sm" variant="default" disabled={isTooMany} title={isTooMany ? t('selection.tooMany', { count: mostById }) : undefined} onClick={() => setChanging(kind)}>
                {t(`orderBulk.verbs.${kind}`)}
              </Button>
            ))
          : null}
        {isTooMany ? null : <StartExport size="compact-sm" kind="ORDERS" orders={{ filter: picked, sort }} />}
      </SelectionBar>
      <BulkChange kind={changing} filter={picked} count={selection.count} onClose={() => setChanging(null)} onStarted={() => void client.refetchQueries({ include: ['OrderChangeSets'] }).then(selection.clear)} />
      <Outlet />
    </>
  )
}
