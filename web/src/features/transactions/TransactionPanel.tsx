import { useFragment } from '@apollo/client/react'
import { graphql } from '../../__generated__/gql.ts'
import { useLanguage } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { TextLink } from '../../parts/links.tsx'
import { useProject } from '../../parts/project.tsx'
import { PanelSection, SidePanel } from '../../parts/SidePanel.tsx'
import { BlockSkeleton, Missing } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { When } from '../../parts/When.tsx'
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
    order {
      id
      number
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
  const { id: projectId } = useProject()
  const { data, complete } = useFragment({ fragment: TransactionPanel_transaction, from: { __typename: 'Transaction', id } })
  if (!complete) {
    return (
      <SidePanel label={t('transactions.thing')} title={t('transactions.thing')} onClose={onClose}>
        {isLoading ? <BlockSkeleton height={240} /> : <Missing what={t('transactions.thing')} />}
      </SidePanel>
    )
  }
  const amount = data.direction === 'OUT' ? { ...data.amount, amount: `-${data.amount.amount}` } : data.amount
  return (
    <SidePanel
      label={t('transactions.thing')}
      onClose={onClose}
      title={
        <>
          <Amount value={amount} isSigned /> <StatusMark tone={matchTones[data.matchState]}>{t(`transactions.states.${data.matchState}`)}</StatusMark>
        </>
      }
    >
      {data.matchReason ? <p style={{ margin: 0 }}>{hear(data.matchReason)}</p> : null}
      <PanelSection title={t('orders.details')}>
        <Facts
          facts={[
            [t('transactions.occurred'), <When key="at" at={data.occurredAt} />],
            [
              t('transactions.order'),
              data.order ? (
                <TextLink key="order" to="/p/$projectId/orders/$orderId" params={{ projectId, orderId: data.order.id }}>
                  {t('orders.title', { number: `${data.order.number}` })}
                </TextLink>
              ) : null,
            ],
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
    </SidePanel>
  )
}
