import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { Confirm } from '../../parts/Confirm.tsx'
import { toast } from '../../parts/toast.tsx'

const CancelOrderMutation = graphql(`
  mutation CancelOrder($input: CancelOrderInput!) {
    cancelOrder(input: $input) {
      __typename
      ... on CancelOrderSuccess {
        order {
          id
          cancelledAt
          ...OrderRow_order
          ...OrderLines_order
        }
      }
      ... on OrderAlreadyPaid {
        message
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

interface Props {
  isOpen: boolean
  orderId: string
  number: number
  customer: string
  onClose: () => void
}

export function CancelOrder({ isOpen, orderId, number, customer, onClose }: Props) {
  const t = useMessages()
  const { run, problem, isBusy } = useAction(CancelOrderMutation)
  const [reason, setReason] = useState('')
  const [message, setMessage] = useState<string | null>(null)
  const confirm = async () => {
    setMessage(null)
    const data = await run({ input: { id: orderId, reason: reason.trim() || null } })
    if (!data) return
    if (data.cancelOrder.__typename !== 'CancelOrderSuccess') {
      setMessage(data.cancelOrder.message)
      return
    }
    toast(t('orders.cancelled', { number: `${number}` }))
    onClose()
  }
  return (
    <Confirm isOpen={isOpen} title={t('orders.cancelNamed', { number: `${number}`, customer })} verb={t('orders.cancel')} isBusy={isBusy} problem={problem} message={message} onConfirm={() => void confirm()} onClose={onClose}>
      <p style={{ marginTop: 0 }}>{t('orders.cancelText')}</p>
      <TextInput label={t('orders.reason')} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </Confirm>
  )
}
