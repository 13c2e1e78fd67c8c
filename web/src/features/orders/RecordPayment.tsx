import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { currencyDigits } from '../../format/currencies.ts'
import { readTypedAmount, type Money } from '../../format/decimal.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useAction, useIdempotencyKey } from '../../parts/actions.ts'
import { FormProblem, placeRefusal } from '../../parts/forms.tsx'
import { MoneyInput } from '../../parts/MoneyInput.tsx'
import { useProject } from '../../parts/project.tsx'
import { toast } from '../../parts/toast.tsx'
import { useVoiding } from '../../parts/VoidPayment.tsx'
import { instantIn } from './instant-in.ts'

const RecordPaymentMutation = graphql(`
  mutation RecordPayment($input: RecordPaymentInput!) {
    recordPayment(input: $input) {
      __typename
      ... on RecordPaymentSuccess {
        transaction {
          id
          amount {
            amount
            currency
          }
        }
        order {
          id
          ...OrderRow_order
          ...OrderLines_order
          ...OrderPayments_order
        }
      }
      ... on InvalidInput {
        message
        fieldErrors {
          path
          message
        }
      }
    }
  }
`)

interface Props {
  isOpen: boolean
  orderId: string
  number: number
  due: Money
  onClose: () => void
  onRecorded: () => void
}

export function RecordPayment({ isOpen, onClose, ...rest }: Props) {
  const t = useMessages()
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('orders.recordPaymentFor', { number: `${rest.number}` })} closeButtonProps={{ 'aria-label': t('panel.close') }}>
      <PaymentForm {...rest} onClose={onClose} />
    </Modal>
  )
}

function PaymentForm({ orderId, number, due, onClose, onRecorded }: Omit<Props, 'isOpen'>) {
  const t = useMessages()
  const format = useFormat()
  const keyFor = useIdempotencyKey()
  const { timeZone } = useProject()
  const digits = currencyDigits(due.currency)
  const { run, problem, isBusy } = useAction(RecordPaymentMutation)
  const { takeBack } = useVoiding()
  const [message, setMessage] = useState<string | null>(null)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { amount: due.amount, on: '', note: '' },
    validateInputOnBlur: true,
    validate: {
      amount: (typed) => (readTypedAmount(typed, digits) === null ? t('forms.amountShape') : null),
      on: (at) => (at !== '' && Date.parse(at) > Date.now() ? t('forms.notInFuture') : null),
    },
  })
  const submit = form.onSubmit(async ({ amount, on, note }) => {
    setMessage(null)
    const values = { id: orderId, amount: { amount: readTypedAmount(amount, digits) ?? '', currency: due.currency }, receivedAt: on === '' ? null : instantIn(timeZone, on), note: note.trim() || null }
    const data = await run({ input: { ...values, idempotencyKey: keyFor(values) } })
    if (!data) return
    const outcome = data.recordPayment
    if (outcome.__typename === 'InvalidInput') {
      setMessage(placeRefusal(form, outcome))
      return
    }
    toast(t('orders.paymentRecorded', { number: `${number}`, amount: format.money(values.amount) }), { label: t('forms.undo'), run: () => void takeBack(outcome.transaction) })
    onRecorded()
    onClose()
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <p className="quiet small" style={{ margin: 0 }}>
          {t('orders.recordPaymentText')}
        </p>
        <MoneyInput label={t('orders.amount')} currency={due.currency} data-autofocus key={form.key('amount')} {...form.getInputProps('amount')} />
        <TextInput type="datetime-local" label={t('orderWork.receivedAt')} description={t('orderWork.receivedAtHelp', { zone: timeZone })} inputWrapperOrder={['label', 'input', 'description', 'error']} key={form.key('on')} {...form.getInputProps('on')} />
        <TextInput label={t('orders.note')} placeholder={t('orders.noteExample')} maxLength={500} key={form.key('note')} {...form.getInputProps('note')} />
        <FormProblem problem={problem} message={message} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('forms.cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('orders.recordPayment')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
