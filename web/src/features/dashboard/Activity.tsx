import { useQuery } from '@apollo/client/react'
import { IconActivity, IconArrowDownLeft, IconArrowUpRight, IconReceipt, IconShoppingBag } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { ActivityQuery as Happened } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { dayAsDate, dayIn } from '../../format/dates.ts'
import { useIsLive, useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useProject } from '../../parts/project.tsx'
import { Section } from '../../parts/Section.tsx'
import { Empty, Failed, RowsSkeleton } from '../../parts/States.tsx'
import { When } from '../../parts/When.tsx'
import classes from './HomePage.module.css'

const ActivityQuery = graphql(`
  query Activity($projectId: ID!, $few: Int!) {
    project(id: $projectId) {
      id
      orders(first: $few) {
        edges {
          cursor
          node {
            id
            number
            status
            placedAt
            customer {
              name
            }
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
      }
      transactions(first: $few) {
        edges {
          cursor
          node {
            id
            direction
            matchState
            occurredAt
            content
            note
            amount {
              amount
              currency
            }
            order {
              id
              number
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      expenses(first: $few) {
        edges {
          cursor
          node {
            id
            category
            vendor
            spentOn
            createdAt
            amount {
              amount
              currency
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

const shownAtMost = 8
type Recent = NonNullable<Happened['project']>

interface Happening {
  id: string
  at: string
  entry: ReactNode
}

/** Orders, money and expenses as they come, newest first. */
export function Activity() {
  const t = useMessages()
  const isLive = useIsLive()
  const { id: projectId } = useProject()
  const { data, error, refetch } = useQuery(ActivityQuery, { variables: { projectId, few: shownAtMost } })
  useLiveEvents({
    projectId,
    types: ['finance.orderPlaced', 'finance.orderPaid', 'finance.orderChanged', 'finance.transactionReceived', 'finance.expenseRecorded', 'finance.expenseDeleted', 'finance.expenseRestored'],
    onEvents: () => void refetch(),
  })
  const project = data?.project
  // A part that failed is not a part where nothing happened.
  const problem = problemOf(error)
  const happenings = useHappenings(project ?? null, projectId)
  return (
    <Section
      title={t('home.activity')}
      isFlush
      actions={
        <span className={classes['live']} data-on={isLive || undefined} role="status">
          {isLive ? t('home.live') : t('home.notLive')}
        </span>
      }
    >
      {!project || (problem && problem.kind !== 'forbidden') ? (
        problem ? (
          <Failed problem={problem} what={t('home.activity')} onRetry={() => void refetch()} isCompact />
        ) : (
          <RowsSkeleton rows={5} />
        )
      ) : happenings.length === 0 ? (
        <Empty isCompact icon={<IconActivity size={22} stroke={1.5} />} title={t('home.noActivity')}>
          {t('home.noActivityText')}
        </Empty>
      ) : (
        <ol className={classes['list']} aria-live="polite">
          {happenings.map((happening) => (
            <li key={happening.id}>{happening.entry}</li>
          ))}
        </ol>
      )}
    </Section>
  )
}

/** An expense has a day and no hour. Recorded on that day it happened just then, recorded later at noon of its day. */
function spentAt({ spentOn, createdAt }: { spentOn: string; createdAt: string }, timeZone: string): string {
  return dayIn(timeZone, new Date(createdAt)) === spentOn ? createdAt : dayAsDate(spentOn).toISOString()
}

const icon = { size: 18, stroke: 1.6 }

function useHappenings(project: Recent | null, projectId: string): Happening[] {
  const t = useMessages()
  const format = useFormat()
  if (!project) return []
  const orders = (project.orders?.edges ?? []).map(({ node: order }): Happening => ({
    id: order.id,
    at: order.placedAt,
    entry: (
      <Link className={classes['happening']} to="/p/$projectId/orders/$orderId" params={{ projectId, orderId: order.id }}>
        <IconShoppingBag {...icon} />
        <span className="truncate">{t('home.orderOf', { number: `${order.number}`, customer: order.customer.name })}</span>
        <span>{format.money(order.total)}</span>
        <span>{t(`orders.statuses.${order.status}`)}</span>
        <span>
          <When at={order.placedAt} />
        </span>
      </Link>
    ),
  }))
  const transactions = (project.transactions?.edges ?? []).map(({ node: one }): Happening => ({
    id: one.id,
    at: one.occurredAt,
    entry: (
      <Link className={classes['happening']} to="/p/$projectId/transactions" params={{ projectId }} search={{ open: one.id }}>
        {one.direction === 'IN' ? <IconArrowDownLeft {...icon} /> : <IconArrowUpRight {...icon} />}
        <span className="truncate">{one.order ? t('home.paymentFor', { number: `${one.order.number}` }) : (one.content ?? one.note ?? t('transactions.thing'))}</span>
        <span className={one.direction === 'IN' && one.matchState === 'MATCHED' ? 'good' : undefined}>
          {format.money({ ...one.amount, amount: one.direction === 'OUT' ? `-${one.amount.amount}` : one.amount.amount }, { sign: 'always' })}
        </span>
        <span>{t(`transactions.states.${one.matchState}`)}</span>
        <span>
          <When at={one.occurredAt} />
        </span>
      </Link>
    ),
  }))
  const expenses = (project.expenses?.edges ?? []).map(({ node: expense }): Happening => ({
    id: expense.id,
    at: spentAt(expense, format.timeZone),
    entry: (
      <Link className={classes['happening']} to="/p/$projectId/expenses" params={{ projectId }} search={{ from: expense.spentOn, to: expense.spentOn }}>
        <IconReceipt {...icon} />
        <span className="truncate">{expense.vendor ?? expense.category}</span>
        <span>{format.money({ ...expense.amount, amount: `-${expense.amount.amount}` })}</span>
        <span>{t('home.expenseOn', { day: format.shortDay(expense.spentOn) })}</span>
        <span>
          <When at={spentAt(expense, format.timeZone)} />
        </span>
      </Link>
    ),
  }))
  return [...orders, ...transactions, ...expenses].sort((one, other) => other.at.localeCompare(one.at)).slice(0, shownAtMost)
}
