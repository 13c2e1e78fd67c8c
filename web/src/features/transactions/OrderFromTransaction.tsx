import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import type { Money } from '../../format/decimal.ts'
import { useAction } from '../../parts/actions.ts'
import { focusFirstError, FormProblem, placeRefusal } from '../../parts/forms.tsx'
import { CreateOrderFromTransaction } from './documents.ts'

interface Props {
  isOpen: boolean
  transactionId: string
  amount: Money
  onClose: () => void
  onMade: (order: { id: string; number: number }) => void
}

/** The order that came too late, or never: made of what the transfer brought, placed when the money came. */
export function OrderFromTransaction({ isOpen, ...props }: Props) {
  const t = useMessages()
  return (
    <Modal opened={isOpen} onClose={props.onClose} title={t('unmatched.makeOrder')} closeButtonProps={{ 'aria-label': t('panel.close') }}>
      <OrderForm {...props} />
    </Modal>
  )
}

function OrderForm({ transactionId, amount, onClose, onMade }: Omit<Props, 'isOpen'>) {
  const t = useMessages()
  const format = useFormat()
  const { run, problem, isBusy } = useAction(CreateOrderFromTransaction)
  const [message, setMessage] = useState<string | null>(null)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { customer: { name: '', email: '' }, description: '' },
    validateInputOnBlur: true,
    validate: {
      customer: {
        name: (name) => (name.trim() === '' ? t('orders.customerNeeded') : null),
        email: (email) => (email.trim() === '' || /^\S+@\S+\.\S+$/.test(email.trim()) ? null : t('signUp.emailShape')),
      },
      description: (text) => (text.trim() === '' ? t('orders.descriptionNeeded') : null),
    },
  })
  const submit = form.onSubmit(
    async ({ customer, description }) => {
      setMessage(null)
      const data = await run({ input: { id: transactionId, customer: { name: customer.name.trim(), email: customer.email.trim() || null }, description: description.trim() } })
      if (!data) return
      const outcome = data.createOrderFromTransaction
      if (outcome.__typename !== 'CreateOrderFromTransactionSuccess') {
        setMessage(placeRefusal(form, outcome))
        return
      }
      const [order] = outcome.orders
      onClose()
      if (order) onMade(order)
    },
    (errors) => focusFirstError(form, Object.keys(errors)),
  )
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <p className="quiet small" style={{ margin: 0 }}>
          {t('unmatched.makeOrderText', { amount: format.money(amount) })}
        </p>
        <TextInput label={t('orders.customerName')} data-autofocus maxLength={200} key={form.key('customer.name')} {...form.getInputProps('customer.name')} />
        <TextInput label={t('orders.customerEmail')} type="email" key={form.key('customer.email')} {...form.getInputProps('customer.email')} />
        <TextInput label={t('unmatched.whatWasSold')} maxLength={500} key={form.key('description')} {...form.getInputProps('description')} />
        <FormProblem problem={problem} message={message} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('forms.cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('unmatched.makeOrder')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
