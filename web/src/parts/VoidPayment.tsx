import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { graphql } from '../__generated__/gql.ts'
import type { Money } from '../format/decimal.ts'
import { useFormat, useMessages } from '../messages/Language.tsx'
import { useAction } from './actions.ts'
import { useAttempt } from './attempt.ts'
import { Confirm } from './Confirm.tsx'
import { toast } from './toast.tsx'

// What is shown of the payment and of its orders, wherever that is.
graphql(`
  fragment VoidPayment_transaction on Transaction {
    id
    ...TransactionRow_transaction
    ...TransactionPanel_transaction
  }
`)

graphql(`
  fragment VoidPayment_order on Order {
    id
    openOverpayment {
      amount
      currency
    }
    ...OrderRow_order
    ...OrderLines_order
    ...OrderPayments_order
  }
`)

const VoidPaymentMutation = graphql(`
  mutation VoidPayment($input: VoidPaymentInput!) {
    voidPayment(input: $input) {
      __typename
      ... on VoidPaymentSuccess {
        transaction {
          id
          ...VoidPayment_transaction
        }
        orders {
          id
          ...VoidPayment_order
        }
      }
      ... on PaymentNotByHand {
        message
      }
      ... on PaymentAlreadyVoid {
        message
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

const RestorePaymentMutation = graphql(`
  mutation RestorePayment($input: RestorePaymentInput!) {
    restorePayment(input: $input) {
      __typename
      ... on RestorePaymentSuccess {
        transaction {
          id
          ...VoidPayment_transaction
        }
        orders {
          id
          ...VoidPayment_order
        }
      }
      ... on PaymentNotVoid {
        message
      }
    }
  }
`)

type Payment = { id: string; amount: Money }

/** Taking back a payment recorded by hand at once, and letting it count again; each is the undo of the other. */
export function useVoiding() {
  const t = useMessages()
  const format = useFormat()
  const attempt = useAttempt()
  const restore = async ({ id, amount }: Payment): Promise<void> => {
    const done = await attempt(RestorePaymentMutation, { input: { id } })
    if (done) toast(t(done.orders.length > 0 ? 'orderWork.paymentRestored' : 'orderWork.paymentRestoredWaits', { amount: format.money(amount) }))
  }
  const tellVoided = (payment: Payment): void =>
    toast(t('orderWork.paymentVoided', { amount: format.money(payment.amount) }), { label: t('forms.undo'), run: () => void restore(payment) })
  const takeBack = async (payment: Payment): Promise<void> => {
    if (await attempt(VoidPaymentMutation, { input: { id: payment.id, reason: null } })) tellVoided(payment)
  }
  return { restore, takeBack, tellVoided }
}

interface Props {
  /** Null while nothing is asked. */
  payment: Payment | null
  onClose: () => void
}

/** Says what follows from taking a payment back, and asks why. */
export function VoidPayment({ payment, onClose }: Props) {
  const t = useMessages()
  const format = useFormat()
  const { tellVoided } = useVoiding()
  const { run, problem, isBusy } = useAction(VoidPaymentMutation)
  const [reason, setReason] = useState('')
  const [message, setMessage] = useState<string | null>(null)
  const confirm = async () => {
    if (!payment) return
    setMessage(null)
    const data = await run({ input: { id: payment.id, reason: reason.trim() || null } })
    if (!data) return
    if (data.voidPayment.__typename !== 'VoidPaymentSuccess') {
      setMessage(data.voidPayment.message)
      return
    }
    tellVoided(payment)
    setReason('')
    onClose()
  }
  return (
    <Confirm
      isOpen={payment !== null}
      title={t('orderWork.voidNamed', { amount: payment ? format.money(payment.amount) : '' })}
      verb={t('orderWork.voidPayment')}
      isBusy={isBusy}
      problem={problem}
      message={message}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p style={{ marginTop: 0 }}>{t('orderWork.voidText')}</p>
      <TextInput label={t('orders.reason')} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </Confirm>
  )
}
