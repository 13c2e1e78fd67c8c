import type { FragmentType } from '@apollo/client'
import { useFragment, useQuery } from '@apollo/client/react'
import { ActionIcon, Button, Menu, TextInput } from '@mantine/core'
import { IconCopyPlus, IconDots, IconPrinter } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { OrderLines_OrderFragment, OrderPayments_OrderFragment } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { isZero, type Money } from '../../format/decimal.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useLanguage, useMessages } from '../../messages/Language.tsx'
import { useAction, useIdempotencyKey } from '../../parts/actions.ts'
import { Amount } from '../../parts/Amount.tsx'
import { useAttempt } from '../../parts/attempt.ts'
import { Confirm } from '../../parts/Confirm.tsx'
import { CopyField } from '../../parts/Copy.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { TextLink } from '../../parts/links.tsx'
import '../../parts/print.css'
import { useCan, useProject } from '../../parts/project.tsx'
import { PanelSection, SidePanel } from '../../parts/SidePanel.tsx'
import { NoRecord } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { toast } from '../../parts/toast.tsx'
import { useActorName } from '../../parts/names.ts'
import { useVoiding, VoidPayment } from '../../parts/VoidPayment.tsx'
import { When } from '../../parts/When.tsx'
import { CancelOrder } from './CancelOrder.tsx'
import classes from './OrderPanel.module.css'
import { OrderTimeline } from './OrderTimeline.tsx'
import { Overpayment } from './Overpayment.tsx'
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
        cancelReason
        openOverpayment {
          amount
          currency
        }
        customer {
          key
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
    voidedTransactions {
      id
      note
      voidedAt
      voidedByKind
      voidedById
      voidReason
      amount {
        amount
        currency
      }
    }
  }
`)

const DuplicateOrder = graphql(`
  mutation DuplicateOrder($input: DuplicateOrderInput!) {
    duplicateOrder(input: $input) {
      __typename
      ... on DuplicateOrderSuccess {
        order {
          id
          number
        }
      }
    }
  }
`)

const ReopenOrderMutation = graphql(`
  mutation ReopenOrder($input: ReopenOrderInput!) {
    reopenOrder(input: $input) {
      __typename
      ... on ReopenOrderSuccess {
        order {
          id
          cancelledAt
          cancelReason
          ...OrderRow_order
          ...OrderLines_order
          ...OrderPayments_order
        }
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

const route = getRouteApi('/app/p/$projectId/orders/$orderId')

export function OrderPanel() {
  const t = useMessages()
  const navigate = useNavigate()
  const can = useCan()
  const { id: projectId, name: projectName, scopes } = useProject()
  const { orderId } = route.useParams()
  const search = route.useSearch()
  const { data, error, loading, refetch } = useQuery(OrderQuery, { variables: { projectId, id: orderId, withContact: scopes.includes('growth:read') } })
  const [open, setOpen] = useState<'payment' | 'cancel' | 'reopen' | null>(null)
  const attempt = useAttempt()
  const keyFor = useIdempotencyKey()
  const [copies, setCopies] = useState(0)
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
        <NoRecord what={t('orders.thing')} problem={problem} isLoading={loading} height={320} onRetry={() => void refetch()} />
      </SidePanel>
    )
  }

  const duplicate = async () => {
    const done = await attempt(DuplicateOrder, { input: { id: order.id, idempotencyKey: keyFor([order.id, copies]) } })
    if (!done) return
    setCopies((before) => before + 1)
    toast(t('orderWork.duplicated', { number: `${done.order.number}`, from: `${order.number}` }))
    await navigate({ to: '/p/$projectId/orders/$orderId', params: { projectId, orderId: done.order.id }, search })
  }
  const isOverpaid = order.status === 'OVERPAID'
  const isOpen = order.status === 'AWAITING_PAYMENT' || order.status === 'UNDERPAID' || order.status === 'DRAFT'
  const { paymentInstructions: instructions } = order
  return (
    <SidePanel
      label={t('orders.title', { number: `${order.number}` })}
      full={full}
      onClose={close}
      actions={
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label={t('orderWork.more')}>
              <IconDots size={18} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {can('finance:write') ? (
              <Menu.Item leftSection={<IconCopyPlus size={16} stroke={1.6} />} onClick={() => void duplicate()}>
                {t('orderWork.duplicate')}
              </Menu.Item>
            ) : null}
            <Menu.Item leftSection={<IconPrinter size={16} stroke={1.6} />} onClick={() => window.print()}>
              {t('reports.print')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      }
      title={
        <>
          <span className="paper-only">{projectName} · </span>
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
        ) : can('finance:write') && order.status === 'CANCELLED' ? (
          <Button variant="default" onClick={() => setOpen('reopen')}>
            {t('orderWork.reopen')}
          </Button>
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
            [
              t('orderWork.customerPage'),
              <span key="customer" data-no-print>
                <TextLink to="/p/$projectId/customers/$customerKey" params={{ projectId, customerKey: order.customer.key }}>
                  {t('orderWork.allOrders')}
                </TextLink>
              </span>,
            ],
            [t('signIn.email'), order.customer.email],
            [t('orders.reference'), order.reference],
            [t('orders.placed'), <When key="placed" at={order.placedAt} />],
            [t('orders.paidAt'), order.paidAt ? <When key="paid" at={order.paidAt} /> : null],
            [t('orders.cancelledAt'), order.cancelledAt ? <When key="cancelled" at={order.cancelledAt} /> : null],
            [t('orderWork.cancelReason'), order.cancelledAt ? order.cancelReason : null],
          ]}
        />
      </PanelSection>
      <OrderLines order={order} />
      <OrderPayments order={order} />
      {isOverpaid ? <Overpayment orderId={order.id} open={order.openOverpayment} isKept={isZero(order.openOverpayment.amount)} canWrite={can('finance:write')} /> : null}
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
      <OrderTimeline orderId={order.id} />
      <ReopenOrder isOpen={open === 'reopen'} orderId={order.id} number={order.number} onClose={() => setOpen(null)} />
      <RecordPayment isOpen={open === 'payment'} orderId={order.id} number={order.number} due={order.due} onClose={() => setOpen(null)} onRecorded={() => void refetch()} />
      <CancelOrder isOpen={open === 'cancel'} orderId={order.id} number={order.number} customer={order.customer.name} onClose={() => setOpen(null)} />
    </SidePanel>
  )
}

function ReopenOrder({ isOpen, orderId, number, onClose }: { isOpen: boolean; orderId: string; number: number; onClose: () => void }) {
  const t = useMessages()
  const { run, problem, isBusy } = useAction(ReopenOrderMutation)
  const [reason, setReason] = useState('')
  const [message, setMessage] = useState<string | null>(null)
  const confirm = async () => {
    setMessage(null)
    const data = await run({ input: { id: orderId, reason: reason.trim() || null } })
    if (!data) return
    if (data.reopenOrder.__typename === 'InvalidInput') {
      setMessage(data.reopenOrder.message)
      return
    }
    toast(t('orderWork.reopened', { number: `${number}` }))
    setReason('')
    onClose()
  }
  return (
    <Confirm isOpen={isOpen} title={t('orderWork.reopenNamed', { number: `${number}` })} verb={t('orderWork.reopen')} isBusy={isBusy} problem={problem} message={message} onConfirm={() => void confirm()} onClose={onClose}>
      <p style={{ marginTop: 0 }}>{t('orderWork.reopenText')}</p>
      <TextInput label={t('orders.reason')} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </Confirm>
  )
}

function OrderLines({ order }: { order: FragmentType<OrderLines_OrderFragment> }) {
  const t = useMessages()
  const format = useFormat()
  const { data, complete } = useFragment({ fragment: OrderLines_order, from: order })
  if (!complete) return null
  return (
    <PanelSection title={t('orders.lines')}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('orders.description')}</th>
            <th scope="col" className={`${classes['number'] ?? ''} desk-only`}>
              {t('orders.quantity')}
            </th>
            <th scope="col" className={`${classes['number'] ?? ''} desk-only`}>
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
              <td>
                {line.description}
                {/* A phone has room for one figure beside the words. */}
                <span className={`${classes['each'] ?? ''} phone-only`}>
                  {format.count(line.quantity)} × <Amount value={line.unitPrice} />
                </span>
              </td>
              <td className={`${classes['number'] ?? ''} desk-only`}>{format.count(line.quantity)}</td>
              <td className={`${classes['number'] ?? ''} desk-only`}>
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
      <td colSpan={2} className="desk-only" />
      <th scope="row" className={classes['number']}>
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
  const can = useCan()
  const nameOf = useActorName()
  const { restore } = useVoiding()
  const [voiding, setVoiding] = useState<{ id: string; amount: Money } | null>(null)
  const { data, complete } = useFragment({ fragment: OrderPayments_order, from: order })
  if (!complete) return null
  return (
    <PanelSection title={t('orders.payments')}>
      {data.transactions.length === 0 && data.voidedTransactions.length === 0 ? (
        <p className="quiet small">{t('orders.noPayments')}</p>
      ) : (
        <ul className="pairs">
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
              {one.provider === 'MANUAL' && can('finance:write') ? (
                <Button className={classes['act']} variant="subtle" color="gray" size="compact-xs" aria-label={t('orderWork.voidNamed', { amount: format.money(one.amount) })} onClick={() => setVoiding(one)} data-no-print>
                  {t('orderWork.voidPayment')}
                </Button>
              ) : null}
            </li>
          ))}
          {data.voidedTransactions.map((one) => (
            <li key={one.id}>
              <span>
                <StatusMark tone="calm">{t('transactions.states.VOID')}</StatusMark>
              </span>
              <s className={`${classes['number']} quiet`}>{format.money(one.amount)}</s>
              <span className="quiet small">{one.voidReason ?? one.note}</span>
              <span className="quiet small">{one.voidedByKind ? nameOf({ actorKind: one.voidedByKind, actorId: one.voidedById }) : null}</span>
              {can('finance:write') ? (
                <Button className={classes['act']} variant="subtle" color="gray" size="compact-xs" aria-label={t('orderWork.restoreNamed', { amount: format.money(one.amount) })} onClick={() => void restore(one)} data-no-print>
                  {t('orderWork.restorePayment')}
                </Button>
              ) : null}
              <span className="quiet small">{one.voidedAt ? <When at={one.voidedAt} /> : null}</span>
            </li>
          ))}
        </ul>
      )}
      <VoidPayment payment={voiding} onClose={() => setVoiding(null)} />
    </PanelSection>
  )
}
