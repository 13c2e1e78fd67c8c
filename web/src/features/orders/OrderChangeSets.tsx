import type { FragmentType } from '@apollo/client'
import { useFragment, useQuery } from '@apollo/client/react'
import { Anchor, Modal } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { OrderChangeSets_ChangeSetFragment } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useLanguage, useMessages } from '../../messages/Language.tsx'
import { useAttempt } from '../../parts/attempt.ts'
import { ChangeSetProgress } from '../../parts/ChangeSetProgress.tsx'
import { useProject } from '../../parts/project.tsx'
import { Failed, RowsSkeleton } from '../../parts/States.tsx'
import { CancelOrderChangeSet, LeftOrdersQuery, UndoOrderChangeSet } from './change-sets.ts'
import classes from './OrderChangeSets.module.css'

const OrderChangeSetsQuery = graphql(`
  query OrderChangeSets($projectId: ID!, $first: Int!) {
    project(id: $projectId) {
      id
      orderChangeSets(first: $first) {
        edges {
          cursor
          node {
            id
            state
            createdAt
            ...OrderChangeSets_changeSet
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

const OrderChangeSets_changeSet = graphql(`
  fragment OrderChangeSets_changeSet on OrderChangeSet {
    id
    kind
    state
    reason
    total
    changed
    skipped
    undone
    kept
    failure
    actorKind
    actorId
    createdAt
  }
`)

const shown = 3
/** Later it is no news any more; whoever looks for it finds it in the audit. */
const shownForMs = 24 * 3_600_000
const going = ['QUEUED', 'RUNNING', 'UNDOING']

/** The last changes of many orders at once: how far they are, and the way back of each. */
export function OrderChangeSets({ onChanged }: { onChanged: (isOver: boolean) => void }) {
  const { id: projectId } = useProject()
  const { data, refetch } = useQuery(OrderChangeSetsQuery, { variables: { projectId, first: shown } })
  const [openedAt] = useState(() => Date.now())
  useLiveEvents({
    projectId,
    types: ['finance.orderChangeSetChanged'],
    onEvents: () =>
      void refetch().then(({ data: now }) => {
        onChanged(now?.project?.orderChangeSets?.edges.every(({ node }) => !going.includes(node.state)) ?? false)
      }),
  })
  const sets = (data?.project?.orderChangeSets?.edges ?? []).map((edge) => edge.node).filter(({ state, createdAt }) => going.includes(state) || openedAt - Date.parse(createdAt) < shownForMs)
  if (sets.length === 0) return null
  return (
    <div className={`card ${classes['sets'] ?? ''}`}>
      {sets.map((set) => (
        <OrderChangeSet key={set.id} changeSet={set} />
      ))}
    </div>
  )
}

function OrderChangeSet({ changeSet }: { changeSet: FragmentType<OrderChangeSets_ChangeSetFragment> }) {
  const t = useMessages()
  const format = useFormat()
  const attempt = useAttempt()
  const { id: projectId } = useProject()
  const [isListing, setListing] = useState(false)
  const { data, complete } = useFragment({ fragment: OrderChangeSets_changeSet, from: changeSet })
  if (!complete) return null
  const left = data.skipped + data.kept
  return (
    <ChangeSetProgress
      changeSet={data}
      kind={t(`orderBulk.kinds.${data.kind}`)}
      onCancel={() => void attempt(CancelOrderChangeSet, { input: { id: data.id } })}
      onUndo={() => void attempt(UndoOrderChangeSet, { input: { id: data.id } })}
    >
      {' · '}
      <Link className="link" to="/p/$projectId/orders" params={{ projectId }} search={{ set: data.id }}>
        {t('spending.showChanged', { count: format.count(data.changed) })}
      </Link>
      {left > 0 ? (
        <>
          {' · '}
          <Anchor component="button" type="button" className="link" onClick={() => setListing(true)}>
            {t('orderBulk.why')}
          </Anchor>
          <Modal opened={isListing} onClose={() => setListing(false)} title={t('orderBulk.leftNamed', { count: left })} closeButtonProps={{ 'aria-label': t('panel.close') }}>
            <LeftOrders id={data.id} />
          </Modal>
        </>
      ) : null}
    </ChangeSetProgress>
  )
}

const firstLeft = 100

function LeftOrders({ id }: { id: string }) {
  const t = useMessages()
  const { hear } = useLanguage()
  const { id: projectId } = useProject()
  const { data, error, refetch } = useQuery(LeftOrdersQuery, { variables: { projectId, id, first: firstLeft }, fetchPolicy: 'cache-and-network' })
  const items = data?.project?.orderChangeSet?.items
  const problem = items ? null : problemOf(error, ['project', 'orderChangeSet'])
  if (problem) return <Failed problem={problem} what={t('nav.orders')} onRetry={() => void refetch()} />
  if (!items) return <RowsSkeleton />
  return (
    <>
      <ul className={classes['left']}>
        {items.edges.map(({ node }) => (
          <li key={node.order.id}>
            <Link className="link" to="/p/$projectId/orders/$orderId" params={{ projectId, orderId: node.order.id }}>
              {t('orders.openNamed', { number: `${node.order.number}`, customer: node.order.customer.name })}
            </Link>
            <span className="quiet small">{hear(node.reason ?? '')}</span>
          </li>
        ))}
      </ul>
      {items.pageInfo.hasNextPage ? <p className="quiet small">{t('orderBulk.andMore', { count: items.totalCount - items.edges.length })}</p> : null}
    </>
  )
}
