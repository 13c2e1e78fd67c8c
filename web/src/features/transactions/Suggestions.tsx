import { useFragment } from '@apollo/client/react'
import { UnstyledButton } from '@mantine/core'
import { IconCircle, IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import { useFormat, useLanguage, useMessages } from '../../messages/Language.tsx'
import { useProject } from '../../parts/project.tsx'
import classes from './UnmatchedPage.module.css'

export const Suggestions_transaction = graphql(`
  fragment Suggestions_transaction on Transaction {
    id
    suggestions {
      score
      reasons
      amount {
        amount
        currency
      }
      order {
        id
        number
        placedAt
        customer {
          name
        }
        due {
          amount
          currency
        }
      }
    }
  }
`)

interface Props {
  transactionId: string
  chosen: number
  onChoose: (index: number) => void
}

/** What a transfer may be for, with what speaks for it. Choosing decides nothing yet. */
export function Suggestions({ transactionId, chosen, onChoose }: Props) {
  const t = useMessages()
  const { hear } = useLanguage()
  const format = useFormat()
  const { id: projectId } = useProject()
  const { data, complete } = useFragment({ fragment: Suggestions_transaction, from: { __typename: 'Transaction', id: transactionId } })
  if (!complete) return null
  if (data.suggestions.length === 0) return <p className="quiet small">{t('unmatched.noSuggestion')}</p>
  return (
    <ul className={classes['suggestions']} aria-label={t('unmatched.suggestions')}>
      {data.suggestions.map(({ order, score, reasons, amount }, index) => (
        <li key={order.id} className={classes['suggestion']} data-chosen={index === chosen || undefined}>
          <UnstyledButton className={classes['choose']} aria-pressed={index === chosen} onClick={() => onChoose(index)}>
            {index === chosen ? <IconCircleCheck size={19} stroke={1.8} aria-hidden="true" /> : <IconCircle size={19} stroke={1.4} aria-hidden="true" />}
            <span className={classes['suggested']}>{t('orders.openNamed', { number: `${order.number}`, customer: order.customer.name })}</span>
            <span className={classes['score']} title={t('unmatched.scoreHelp')}>
              {t('unmatched.score', { score })}
            </span>
          </UnstyledButton>
          <div className={classes['why']}>
            <span>
              {t('unmatched.wouldGet', { amount: format.money(amount), due: format.money(order.due), day: format.instant(order.placedAt) })}{' '}
              <Link className="link" to="/p/$projectId/orders/$orderId" params={{ projectId, orderId: order.id }}>
                {t('unmatched.openOrder')}
              </Link>
            </span>
            <ul className={classes['reasons']}>
              {reasons.map((reason) => (
                <li key={reason}>{hear(reason)}</li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ul>
  )
}
