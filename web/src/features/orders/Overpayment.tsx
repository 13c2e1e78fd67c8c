import { Button, Group, Modal, Stack } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { currencyDigits } from '../../format/currencies.ts'
import { readTypedAmount, type Money } from '../../format/decimal.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { useAttempt } from '../../parts/attempt.ts'
import { FormProblem } from '../../parts/forms.tsx'
import { MoneyInput } from '../../parts/MoneyInput.tsx'
import { OrderPicker } from '../../parts/OrderPicker.tsx'
import { PanelSection } from '../../parts/SidePanel.tsx'
import { toast } from '../../parts/toast.tsx'

const KeepOverpayment = graphql(`
  mutation KeepOverpayment($input: KeepOverpaymentInput!) {
    keepOverpayment(input: $input) {
      __typename
      ... on KeepOverpaymentSuccess {
        order {
          id
          openOverpayment {
            amount
            currency
          }
          ...OrderRow_order
        }
      }
      ... on OrderNotOverpaid {
        message
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

const ReopenOverpayment = graphql(`
  mutation ReopenOverpayment($input: ReopenOverpaymentInput!) {
    reopenOverpayment(input: $input) {
      __typename
      ... on ReopenOverpaymentSuccess {
        order {
          id
          openOverpayment {
            amount
            currency
          }
          ...OrderRow_order
        }
      }
    }
  }
`)

const AssignOverpayment = graphql(`
  mutation AssignOverpayment($input: AssignOverpaymentInput!) {
    assignOverpayment(input: $input) {
      __typename
      ... on AssignOverpaymentSuccess {
        order {
          id
          openOverpayment {
            amount
            currency
          }
          ...OrderRow_order
          ...OrderLines_order
          ...OrderPayments_order
        }
        toOrder {
          id
          number
          ...OrderRow_order
          ...OrderLines_order
        }
      }
      ... on OrderNotOverpaid {
        message
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
  orderId: string
  open: Money
  /** Paid above the total, and nobody is asked about it any more. */
  isKept: boolean
  canWrite: boolean
}

/** Money above the total: it stays with the order, pays another one, or waits unmatched. */
export function Overpayment({ orderId, open, isKept, canWrite }: Props) {
  const t = useMessages()
  const format = useFormat()
  const attempt = useAttempt()
  const [isAssigning, setAssigning] = useState(false)
  const reopen = async () => {
    await attempt(ReopenOverpayment, { input: { id: orderId } })
  }
  const keep = async () => {
    if (await attempt(KeepOverpayment, { input: { id: orderId } })) toast(t('orderWork.kept', { amount: format.money(open) }), { label: t('forms.undo'), run: () => void reopen() })
  }
  const putBack = async () => {
    if (await attempt(AssignOverpayment, { input: { id: orderId } })) toast(t('orderWork.putBack', { amount: format.money(open) }))
  }
  return (
    <PanelSection title={t('orderWork.overpaid')} isForScreen>
      <p className="small" style={{ margin: '0 0 8px' }}>
        {isKept ? t('orderWork.isKept') : t('orderWork.overpaidBy', { amount: format.money(open) })}
      </p>
      {canWrite ? (
        isKept ? (
          <Button variant="default" size="compact-sm" onClick={() => void reopen()}>
            {t('orderWork.decideAgain')}
          </Button>
        ) : (
          <Group gap="xs">
            <Button variant="default" size="compact-sm" onClick={() => void keep()}>
              {t('orderWork.keep')}
            </Button>
            <Button variant="default" size="compact-sm" onClick={() => setAssigning(true)}>
              {t('orderWork.assign')}
            </Button>
            <Button variant="default" size="compact-sm" onClick={() => void putBack()}>
              {t('orderWork.toUnmatched')}
            </Button>
          </Group>
        )
      ) : null}
      <Modal opened={isAssigning} onClose={() => setAssigning(false)} title={t('orderWork.assignNamed', { amount: format.money(open) })} closeButtonProps={{ 'aria-label': t('panel.close') }}>
        <AssignForm orderId={orderId} open={open} onClose={() => setAssigning(false)} />
      </Modal>
    </PanelSection>
  )
}

function AssignForm({ orderId, open, onClose }: { orderId: string; open: Money; onClose: () => void }) {
  const t = useMessages()
  const digits = currencyDigits(open.currency)
  const { run, problem, isBusy } = useAction(AssignOverpayment)
  const [toOrderId, setOrder] = useState<string | null>(null)
  const [amount, setAmount] = useState(open.amount)
  const [message, setMessage] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const typed = readTypedAmount(amount, digits)
    if (!toOrderId) return setMessage(t('unmatched.chooseOrder'))
    if (typed === null) return setMessage(t('forms.amountShape'))
    setMessage(null)
    const data = await run({ input: { id: orderId, toOrderId, amount: { amount: typed, currency: open.currency } } })
    if (!data) return
    const outcome = data.assignOverpayment
    if (outcome.__typename !== 'AssignOverpaymentSuccess') {
      setMessage(outcome.__typename === 'InvalidInput' ? (outcome.fieldErrors[0]?.message ?? outcome.message) : outcome.message)
      return
    }
    toast(t('orderWork.assigned', { number: `${outcome.toOrder?.number ?? ''}` }))
    onClose()
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <OrderPicker label={t('transactions.order')} value={toOrderId} onChange={setOrder} except={[orderId]} data-autofocus />
        <MoneyInput label={t('orders.amount')} currency={open.currency} value={amount} onChange={(event) => setAmount(event.currentTarget.value)} />
        <FormProblem problem={problem} message={message} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('forms.cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('orderWork.assign')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
