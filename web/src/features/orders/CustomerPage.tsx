import { useQuery } from '@apollo/client/react'
import { getRouteApi } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useMessages } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { Page } from '../../parts/Page.tsx'
import { Permitted } from '../../parts/Permitted.tsx'
import { useProject } from '../../parts/project.tsx'
import { RecordTable, type Column } from '../../parts/RecordTable.tsx'
import { Section } from '../../parts/Section.tsx'
import { Failed, NoRecord, RowsSkeleton } from '../../parts/States.tsx'
import { When } from '../../parts/When.tsx'
import { OrderRow } from './OrderRow.tsx'

const CustomerQuery = graphql(`
  query Customer($projectId: ID!, $key: String!, $filter: OrderFilter!, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      customer(key: $key) {
        key
        name
        email
        orderCount
        firstOrderAt
        lastOrderAt
        total {
          amount
          currency
        }
        paid {
          amount
          currency
        }
        due {
          amount
          currency
        }
      }
      orders(filter: $filter, first: $first, after: $after) {
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

const pageSize = 50
const route = getRouteApi('/app/p/$projectId/customers/$customerKey')

export function CustomerPage() {
  const t = useMessages()
  return (
    <Permitted scope="finance:read" title={t('orders.customer')}>
      <Customer />
    </Permitted>
  )
}

/** All that one customer has ordered, and what of it is paid. */
function Customer() {
  const t = useMessages()
  const { id: projectId } = useProject()
  const { customerKey } = route.useParams()
  const { data, error, loading, refetch, fetchMore } = useQuery(CustomerQuery, { variables: { projectId, key: customerKey, filter: { customerKey }, first: pageSize } })
  useLiveEvents({ projectId, types: ['finance.orderPlaced', 'finance.orderChanged', 'finance.orderPaid'], onEvents: () => void refetch() })
  const customer = data?.project?.customer
  const orders = data?.project?.orders
  const problem = problemOf(error, ['project', 'customer']) ?? problemOf(error, ['project', 'orders'])
  if (!customer) {
    return (
      <Page title={t('orders.customer')}>
        <div className="card"><NoRecord what={t('orderWork.customerThing')} problem={problem} isLoading={loading} height={320} onRetry={() => void refetch()} /></div>
      </Page>
    )
  }
  const columns: Column[] = [
    { key: 'number', label: t('orders.number'), width: '84px', card: 'title' },
    { key: 'reference', label: t('orders.reference'), priority: 3, card: 'none' },
    { key: 'code', label: t('orders.paymentCode'), width: '140px', priority: 3, card: 'none' },
    { key: 'status', label: t('orders.status'), width: '170px', card: 'end' },
    { key: 'placed', label: t('orders.placed'), width: '160px', card: 'line' },
    { key: 'total', label: t('orders.total'), width: '150px', isNumber: true, card: 'amount' },
  ]
  return (
    <Page
      title={customer.name}
      lead={customer.email ?? t('contacts.noEmail')}
      actions={
        <ButtonLink variant="default" to="/p/$projectId/orders" params={{ projectId }} search={{ customer: customer.key }}>
          {t('orderWork.inOrders')}
        </ButtonLink>
      }
    >
      <Section title={t('orderWork.money')}>
        <Facts
          facts={[
            [t('orderWork.ordered'), <Amount key="total" value={customer.total} />],
            [t('orders.paid'), <Amount key="paid" value={customer.paid} />],
            [t('orders.due'), <Amount key="due" value={customer.due} />],
            [t('orderWork.firstOrder'), <When key="first" at={customer.firstOrderAt} />],
            [t('contacts.lastOrder'), <When key="last" at={customer.lastOrderAt} />],
          ]}
        />
      </Section>
      <Section title={t('contacts.orders', { count: customer.orderCount })} isFlush>
        {orders ? (
          <RecordTable
            label={t('nav.orders')}
            columns={columns}
            rows={orders.edges.map((edge) => edge.node)}
            keyOf={(row) => row.id}
            renderRow={(row) => <OrderRow order={row} />}
            total={orders.totalCount}
            more={{ hasMore: orders.pageInfo.hasNextPage, isLoading: loading, load: () => void fetchMore({ variables: { after: orders.pageInfo.endCursor } }) }}
          />
        ) : problem ? (
          <Failed isCompact problem={problem} what={t('nav.orders')} onRetry={() => void refetch()} />
        ) : (
          <RowsSkeleton rows={3} />
        )}
      </Section>
      <p className="quiet small">{t('orderWork.sameCustomer')}</p>
    </Page>
  )
}
