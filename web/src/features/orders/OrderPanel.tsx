import type { FragmentType } from '@apollo/client'
import { useFragment, useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { OrderLines_OrderFragment, OrderPayments_OrderFragment } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { isZero } from '../../format/decimal.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useLanguage, useMessages } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { CopyField } from '../../parts/Copy.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { TextLink } from '../../parts/links.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { PanelSection, SidePanel } from '../../parts/SidePanel.tsx'
import { BlockSkeleton, Failed, Missing } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { When } from '../../parts/When.tsx'
import { CancelOrder } from './CancelOrder.tsx'
import classes from './OrderPanel.module.css'
import { RecordPayment } from './RecordPayment.tsx'
import { orderTones } from './status.ts'

const OrderQuery = graphql(`
  query Order($projectId: ID!, $id: ID!, $withContact: Boolean!) {
    project(id: $projectId) {
      id
      order(id: $id) {
        id
        number
        paymentCode
        status
        reference
        placedAt
        paidAt
        cancelledAt
        customer {
          name
          email
        }
        contact @include(if: $withContact) {
          id
        }
        due {
          amount
          currency
        }
        paymentInstructions {
          bank
          accountNumber
          content
          amount {
            amount
            currency
          }
        }
        ...OrderRow_order
        ...OrderLines_order
        ...OrderPayments_order
      }
    }
  }
`)

const OrderLines_order = graphql(`
  fragment OrderLines_order on Order {
    id
    lines {
      description
      quantity
      unitPrice {
        amount
        currency
      }
      total {
        amount
        currency
      }
    }
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
`)

const OrderPayments_order = graphql(`
  fragment OrderPayments_order on Order {
    id
    transactions {
      id
      provider
      direction
      occurredAt
      reference
      note
      matchReason
      amount {
        amount
        currency
      }
    }
  }
`)

const route = getRouteApi('/app/p/$projectId/orders/$orderId')

export function OrderPanel() {
  const t = useMessages()
  const navigate = useNavigate()
  const can = useCan()
  const { id: projectId, scopes } = useProject()
  const { orderId } = route.useParams()
  const search = route.useSearch()
  const { data, error, loading, refetch } = useQuery(OrderQuery, { variables: { projectId, id: orderId, withContact: scopes.includes('growth:read') } })
  const [open, setOpen] = useState<'payment' | 'cancel' | null>(null)
  useLiveEvents({
    projectId,
    types: ['finance.orderPaid', 'finance.orderChanged', 'growth.contactCreated'],
    onEvents: (events) => {
      if (events.length === 0 || events.some((event) => event.subject === orderId || event.type === 'growth.contactCreated')) void refetch()
    },
  })
  const close = () => void navigate({ to: '/p/$projectId/orders', params: { projectId }, search: { ...search, view: undefined } })
  const order = data?.project?.order
  const problem = problemOf(error, ['project', 'order'])
  const full = {
    isFull: search.view === 'page',
    toggle: () => void navigate({ to: '.', search: { ...search, view: search.view === 'page' ? undefined : 'page' }, replace: true }),
  }

  if (!order) {
    return (
      <SidePanel label={t('orders.thing')} title={t('orders.thing')} onClose={close} full={full}>
        {problem ? <Failed problem={problem} what={t('orders.thing')} onRetry={() => void refetch()} /> : loading ? <BlockSkeleton height={320} /> : <Missing what={t('orders.thing')} />}
      </SidePanel>
    )
  }

  const isOpen = order.status === 'AWAITING_PAYMENT' || order.status === 'UNDERPAID' || order.status === 'DRAFT'
  const { paymentInstructions: instructions } = order
  return (
    <SidePanel
      label={t('orders.title', { number: `${order.number}` })}
      full={full}
      onClose={close}
      title={
        <>
          {t('orders.title', { number: `${order.number}` })} <StatusMark tone={orderTones[order.status]}>{t(`orders.statuses.${order.status}`)}</StatusMark>
        </>
      }
      foot={
        can('finance:write') && isOpen ? (
          <>
            <Button variant="default" onClick={() => setOpen('cancel')}>
              {t('orders.cancel')}
            </Button>
            <Button onClick={() => setOpen('payment')}>{t('orders.recordPayment')}</Button>
          </>
        ) : null
      }
    >
      <CopyField label={t('orders.paymentCode')} value={order.paymentCode} />
      <PanelSection title={t('orders.details')}>
        <Facts
          facts={[
            [
              t('orders.customer'),
              order.contact ? (
                <TextLink key="contact" to="/p/$projectId/contacts/$contactId" params={{ projectId, contactId: order.contact.id }}>
                  {order.customer.name}
                </TextLink>
              ) : (
                order.customer.name
              ),
            ],
            [t('signIn.email'), order.customer.email],
            [t('orders.reference'), order.reference],
            [t('orders.placed'), <When key="placed" at={order.placedAt} />],
            [t('orders.paidAt'), order.paidAt ? <When key="paid" at={order.paidAt} /> : null],
            [t('orders.cancelledAt'), order.cancelledAt ? <When key="cancelled" at={order.cancelledAt} /> : null],
          ]}
        />
      </PanelSection>
      <OrderLines order={order} />
      <OrderPayments order={order} />
      {isOpen && !isZero(order.due.amount) ? (
        <PanelSection title={t('orders.howToPay')}>
          {instructions ? (
            <div className={classes['instructions']}>
              <Facts
                facts={[
                  [t('payments.bank'), instructions.bank],
                  [t('payments.account'), instructions.accountNumber],
                  [t('orders.amount'), <Amount key="amount" value={instructions.amount} />],
                ]}
              />
              <CopyField label={t('orders.transferText')} value={instructions.content} />
            </div>
          ) : (
            <p className="quiet small">
              {t('orders.noInstructions')}{' '}
              {can('connections:manage') ? (
                <Link className="link" to="/p/$projectId/settings/payments" params={{ projectId }}>
                  {t('payments.connect')}
                </Link>
              ) : null}
            </p>
          )}
        </PanelSection>
      ) : null}
      <RecordPayment isOpen={open === 'payment'} orderId={order.id} number={order.number} due={order.due} onClose={() => setOpen(null)} onRecorded={() => void refetch()} />
      <CancelOrder isOpen={open === 'cancel'} orderId={order.id} number={order.number} customer={order.customer.name} onClose={() => setOpen(null)} />
    </SidePanel>
  )
}

function OrderLines({ order }: { order: FragmentType<OrderLines_OrderFragment> }) {
  const t = useMessages()
  const { data, complete } = useFragment({ fragment: OrderLines_order, from: order })
  if (!complete) return null
  return (
    <PanelSection title={t('orders.lines')}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('orders.description')}</th>
            <th scope="col" className={classes['number']}>
              {t('orders.quantity')}
            </th>
            <th scope="col" className={classes['number']}>
              {t('orders.unitPrice')}
            </th>
            <th scope="col" className={classes['number']}>
              {t('orders.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.lines.map((line, index) => (
            <tr key={index}>
              <td>{line.description}</td>
              <td className={classes['number']}>{line.quantity}</td>
              <td className={classes['number']}>
                <Amount value={line.unitPrice} />
              </td>
              <td className={classes['number']}>
                <Amount value={line.total} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <Sum label={t('orders.total')} value={data.total} isStrong />
          <Sum label={t('orders.paid')} value={data.paid} />
          <Sum label={t('orders.due')} value={data.due} />
        </tfoot>
      </table>
    </PanelSection>
  )
}

function Sum({ label, value, isStrong }: { label: string; value: { amount: string; currency: string }; isStrong?: boolean }) {
  return (
    <tr data-strong={isStrong || undefined}>
      <th scope="row" colSpan={3} className={classes['number']}>
        {label}
      </th>
      <td className={classes['number']}>
        <Amount value={value} />
      </td>
    </tr>
  )
}

function OrderPayments({ order }: { order: FragmentType<OrderPayments_OrderFragment> }) {
  const { t, hear } = useLanguage()
  const format = useFormat()
  const { data, complete } = useFragment({ fragment: OrderPayments_order, from: order })
  if (!complete) return null
  return (
    <PanelSection title={t('orders.payments')}>
      {data.transactions.length === 0 ? (
        <p className="quiet small">{t('orders.noPayments')}</p>
      ) : (
        <ul className={classes['payments']}>
          {data.transactions.map((one) => (
            <li key={one.id}>
              <span>
                {t(`payments.providers.${one.provider}`)}
                {one.reference ? <span className="quiet"> · {one.reference}</span> : null}
              </span>
              <span className={classes['number']}>{format.money(one.direction === 'OUT' ? { ...one.amount, amount: `-${one.amount.amount}` } : one.amount)}</span>
              <span className="quiet small">{one.note ?? hear(one.matchReason ?? '')}</span>
              <span className="quiet small">
                <When at={one.occurredAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </PanelSection>
  )
}
