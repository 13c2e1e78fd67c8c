import { useFragment } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { isZero } from '../../format/decimal.ts'
import { useFormat, useLanguage } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { PanelSection, SidePanel } from '../../parts/SidePanel.tsx'
import { BlockSkeleton, Missing } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { toast } from '../../parts/toast.tsx'
import { useActorName } from '../../parts/names.ts'
import { useVoiding, VoidPayment } from '../../parts/VoidPayment.tsx'
import { When } from '../../parts/When.tsx'
import { useDecisions } from './decisions.ts'
import { SetAside } from './SetAside.tsx'
import { SplitTransaction } from './SplitTransaction.tsx'
import classes from './TransactionPanel.module.css'
import { matchTones } from './TransactionRow.tsx'

const TransactionPanel_transaction = graphql(`
  fragment TransactionPanel_transaction on Transaction {
    id
    provider
    externalId
    direction
    occurredAt
    matchState
    matchReason
    accountNumber
    reference
    code
    content
    note
    createdAt
    amount {
      amount
      currency
    }
    setAsideAs
    setAside {
      amount
      currency
    }
    voidedAt
    voidedByKind
    voidedById
    voidReason
    unmatched {
      amount
      currency
    }
    twin {
      id
    }
    matches {
      reason
      amount {
        amount
        currency
      }
      order {
        id
        number
        customer {
          name
        }
      }
    }
  }
`)

interface Props {
  id: string
  isLoading: boolean
  onClose: () => void
}

/** The details of a movement. The list has asked for them already, so that the panel opens at once. */
export function TransactionPanel({ id, isLoading, onClose }: Props) {
  const { t, hear } = useLanguage()
  const format = useFormat()
  const can = useCan()
  const { id: projectId } = useProject()
  const [open, setOpen] = useState<'split' | 'aside' | 'void' | null>(null)
  const nameOf = useActorName()
  const { restore } = useVoiding()
  const decisions = useDecisions({ onUndone: () => {} })
  const { data, complete } = useFragment({ fragment: TransactionPanel_transaction, from: { __typename: 'Transaction', id } })
  if (!complete) {
    return (
      <SidePanel label={t('transactions.thing')} title={t('transactions.thing')} onClose={onClose}>
        {isLoading ? <BlockSkeleton height={240} /> : <Missing what={t('transactions.thing')} />}
      </SidePanel>
    )
  }
  const amount = data.direction === 'OUT' ? { ...data.amount, amount: `-${data.amount.amount}` } : data.amount
  const canDecide = can('finance:write') && data.matchState === 'UNMATCHED'
  // Told of twice, said a person: that can be taken back, unlike money that went out or was for another account.
  const canPutBack = can('finance:write') && (data.matchState === 'SET_ASIDE' || (data.matchState === 'NOT_APPLICABLE' && data.twin !== null))
  const isByHand = can('finance:write') && data.provider === 'MANUAL'
  const voiding =
    isByHand && data.matchState !== 'VOID' ? (
      <Button variant="default" onClick={() => setOpen('void')}>
        {t('orderWork.voidPayment')}
      </Button>
    ) : null
  const foot = isByHand && data.matchState === 'VOID' ? (
    <Button variant="default" onClick={() => void restore(data)}>
      {t('orderWork.restorePayment')}
    </Button>
  ) : canPutBack ? (
    <>
      {voiding}
      <Button variant="default" onClick={() => void decisions.putBack(id)}>
        {t('unmatched.putBack')}
      </Button>
    </>
  ) : canDecide ? (
    <>
      {voiding}
      {isZero(data.setAside.amount) ? null : (
        <Button variant="default" onClick={() => void decisions.putBack(id)}>
          {t('unmatched.putBack')}
        </Button>
      )}
      <Button variant="default" onClick={() => setOpen('aside')}>
        {data.matches.length === 0 ? t('unmatched.setAside') : t('unmatched.setRestAside')}
      </Button>
      <Button variant="default" onClick={() => setOpen('split')}>
        {t('unmatched.chooseOrders')}
      </Button>
      <ButtonLink to="/p/$projectId/unmatched" params={{ projectId }} search={{ open: id }}>
        {t('unmatched.decide')}
      </ButtonLink>
    </>
  ) : (
    voiding
  )
  return (
    <SidePanel
      label={t('transactions.thing')}
      onClose={onClose}
      foot={foot}
      title={
        <>
          <Amount value={amount} isSigned /> <StatusMark tone={matchTones[data.matchState]}>{t(`transactions.states.${data.matchState}`)}</StatusMark>
        </>
      }
    >
      {data.matchReason ? <p style={{ margin: 0 }}>{hear(data.matchReason)}</p> : null}
      {data.matches.length > 0 ? (
        <PanelSection title={t('unmatched.matches')}>
          <ul className={`pairs ${classes['matches'] ?? ''}`}>
            {data.matches.map(({ order, amount: part, reason }) => (
              <li key={order.id}>
                <span>
                  <TextLink to="/p/$projectId/orders/$orderId" params={{ projectId, orderId: order.id }}>
                    {t('orders.openNamed', { number: `${order.number}`, customer: order.customer.name })}
                  </TextLink>
                </span>
                <Amount value={part} />
                <span className="quiet small">{hear(reason)}</span>
                {can('finance:write') ? (
                  <Button variant="subtle" color="gray" size="compact-xs" aria-label={t('unmatched.releaseNamed', { number: `${order.number}` })} onClick={() => void decisions.release(id, order.id)}>
                    {t('unmatched.release')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </PanelSection>
      ) : null}
      <PanelSection title={t('orders.details')}>
        <Facts
          facts={[
            [t('transactions.occurred'), <When key="at" at={data.occurredAt} />],
            [t('unmatched.left'), isZero(data.unmatched.amount) || data.matches.length === 0 ? null : <Amount key="left" value={data.unmatched} />],
            [t('unmatched.setAsideAs'), data.setAsideAs ? `${format.money(data.setAside)} · ${t(`unmatched.reasons.${data.setAsideAs}`)}` : null],
            [t('orderWork.voidedAt'), data.voidedAt ? <When key="voided" at={data.voidedAt} /> : null],
            [t('orderWork.voidedBy'), data.voidedByKind ? nameOf({ actorKind: data.voidedByKind, actorId: data.voidedById }) : null],
            [t('orderWork.cancelReason'), data.voidReason],
            [t('payments.provider'), t(`payments.providers.${data.provider}`)],
            [t('payments.account'), data.accountNumber],
            [t('transactions.text'), data.content],
            [t('transactions.code'), data.code],
            [t('transactions.reference'), data.reference],
            [t('orders.note'), data.note],
            [t('transactions.externalId'), <code key="id" className="mono">{data.externalId}</code>],
            [t('transactions.known'), <When key="known" at={data.createdAt} />],
          ]}
        />
      </PanelSection>
      <SplitTransaction isOpen={open === 'split'} transactionId={id} left={data.unmatched} orderIds={[]} onClose={() => setOpen(null)} onDone={(count) => toast(t('unmatched.split', { count }))} />
      <VoidPayment payment={open === 'void' ? data : null} onClose={() => setOpen(null)} />
      <SetAside isOpen={open === 'aside'} amount={format.money(data.unmatched)} isRest={data.matches.length > 0} onClose={() => setOpen(null)} onDecide={(as, note) => void decisions.setAside(id, { as, note })} />
    </SidePanel>
  )
}
