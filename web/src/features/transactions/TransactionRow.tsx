import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import type { MatchState, TransactionRow_TransactionFragment } from '../../__generated__/graphql.ts'
import { useMessages } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { useProject } from '../../parts/project.tsx'
import { RecordRow, rowAction, rowLink } from '../../parts/RecordTable.tsx'
import { StatusMark, type Tone } from '../../parts/StatusMark.tsx'
import { When } from '../../parts/When.tsx'

const TransactionRow_transaction = graphql(`
  fragment TransactionRow_transaction on Transaction {
    id
    provider
    direction
    occurredAt
    matchState
    content
    reference
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
`)

export const matchTones: Record<MatchState, Tone> = { MATCHED: 'good', UNMATCHED: 'warn', SET_ASIDE: 'calm', NOT_APPLICABLE: 'calm', VOID: 'calm' }

const route = getRouteApi('/app/p/$projectId/transactions')

export function TransactionRow({ transaction }: { transaction: FragmentType<TransactionRow_TransactionFragment> }) {
  const t = useMessages()
  const { id: projectId } = useProject()
  const search = route.useSearch()
  const { data, complete } = useFragment({ fragment: TransactionRow_transaction, from: transaction })
  if (!complete) return null
  const text = data.content ?? data.note ?? data.reference ?? t(`payments.providers.${data.provider}`)
  const amount = data.direction === 'OUT' ? { ...data.amount, amount: `-${data.amount.amount}` } : data.amount
  return (
    <RecordRow
      cells={{
        text: (
          <Link to="/p/$projectId/transactions" params={{ projectId }} search={{ ...search, open: data.id }} className={rowLink} title={text}>
            {text}
          </Link>
        ),
        provider: t(`payments.providers.${data.provider}`),
        state: <StatusMark tone={matchTones[data.matchState]}>{t(`transactions.states.${data.matchState}`)}</StatusMark>,
        order: data.order ? (
          <Link to="/p/$projectId/orders/$orderId" params={{ projectId, orderId: data.order.id }} className={`link ${rowAction}`}>
            {t('orders.title', { number: `${data.order.number}` })}
          </Link>
        ) : null,
        occurred: <When at={data.occurredAt} />,
        amount: <Amount value={amount} isSigned />,
      }}
    />
  )
}
