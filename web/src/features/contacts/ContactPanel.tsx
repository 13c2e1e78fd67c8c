import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useMessages } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { useProject } from '../../parts/project.tsx'
import { PanelSection, SidePanel } from '../../parts/SidePanel.tsx'
import { BlockSkeleton, Failed, NoRecord, NotPermitted } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { When } from '../../parts/When.tsx'
import { ContactTimeline } from './ContactTimeline.tsx'
import classes from './ContactPanel.module.css'

const ContactQuery = graphql(`
  query Contact($projectId: ID!, $id: ID!, $first: Int!, $after: String, $withOrders: Boolean!) {
    project(id: $projectId) {
      id
      contact(id: $id) {
        id
        name
        email
        createdAt
        lastOrderAt
        orderCount
        orders(first: $first, after: $after) @include(if: $withOrders) {
          edges {
            cursor
            node {
              id
              number
              status
              placedAt
              total {
                amount
                currency
              }
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
  }
`)

const pageSize = 20
const route = getRouteApi('/app/p/$projectId/contacts/$contactId')

export function ContactPanel() {
  const t = useMessages()
  const navigate = useNavigate()
  const { id: projectId, scopes } = useProject()
  const { contactId } = route.useParams()
  const search = route.useSearch()
  const withOrders = scopes.includes('finance:read')
  const { data, error, loading, refetch, fetchMore } = useQuery(ContactQuery, { variables: { projectId, id: contactId, first: pageSize, withOrders } })
  useLiveEvents({ projectId, types: ['finance.orderPlaced', 'finance.orderPaid', 'finance.orderChanged'], onEvents: () => void refetch() })
  const close = () => void navigate({ to: '/p/$projectId/contacts', params: { projectId }, search })
  const contact = data?.project?.contact
  const problem = problemOf(error, ['project', 'contact'])

  if (!contact) {
    return (
      <SidePanel label={t('contacts.thing')} title={t('contacts.thing')} onClose={close}>
        <NoRecord what={t('contacts.thing')} problem={problem} isLoading={loading} onRetry={() => void refetch()} />
      </SidePanel>
    )
  }
  const { orders } = contact
  return (
    <SidePanel label={contact.name} title={contact.name} onClose={close}>
      <Facts
        facts={[
          [
            t('signIn.email'),
            contact.email ? (
              <a key="mail" className="link" href={`mailto:${contact.email}`}>
                {contact.email}
              </a>
            ) : null,
          ],
          [t('contacts.created'), <When key="made" at={contact.createdAt} />],
          [t('contacts.lastOrder'), contact.lastOrderAt ? <When key="last" at={contact.lastOrderAt} /> : null],
        ]}
      />
      <ContactTimeline contactId={contact.id} />
      <PanelSection title={t('contacts.orders', { count: orders?.totalCount ?? contact.orderCount })}>
        {!withOrders ? (
          <NotPermitted scope="finance:read" isCompact />
        ) : !orders ? (
          problem ? <Failed problem={problem} what={t('nav.orders')} onRetry={() => void refetch()} isCompact /> : <BlockSkeleton height={120} />
        ) : orders.edges.length === 0 ? (
          <p className="quiet small">{t('contacts.noOrders')}</p>
        ) : (
          <>
            <ul className={`pairs ${classes['orders'] ?? ''}`}>
              {orders.edges.map(({ node: order }) => (
                <li key={order.id}>
                  <Link className="link" to="/p/$projectId/orders/$orderId" params={{ projectId, orderId: order.id }}>
                    {t('orders.title', { number: `${order.number}` })}
                  </Link>
                  <span>
                    <Amount value={order.total} />
                  </span>
                  <span className="quiet small">
                    <When at={order.placedAt} />
                  </span>
                  <span>
                    <StatusMark tone={order.status === 'PAID' ? 'good' : order.status === 'UNDERPAID' || order.status === 'OVERPAID' ? 'warn' : 'calm'}>{t(`orders.statuses.${order.status}`)}</StatusMark>
                  </span>
                </li>
              ))}
            </ul>
            {orders.pageInfo.hasNextPage ? (
              <Button variant="subtle" color="gray" loading={loading} onClick={() => void fetchMore({ variables: { after: orders.pageInfo.endCursor } })}>
                {t('lists.loadMore')}
              </Button>
            ) : null}
          </>
        )}
      </PanelSection>
    </SidePanel>
  )
}
