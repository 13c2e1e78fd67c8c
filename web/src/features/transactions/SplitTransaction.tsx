import { ActionIcon, Button, Group, Modal, Stack } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { currencyDigits } from '../../format/currencies.ts'
import { fromMinor, readTypedAmount, toMinor, type Money } from '../../format/decimal.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { FormProblem } from '../../parts/forms.tsx'
import { MoneyInput } from '../../parts/MoneyInput.tsx'
import { OrderPicker } from '../../parts/OrderPicker.tsx'
import { MatchTransaction } from './documents.ts'
import classes from './UnmatchedPage.module.css'

interface Props {
  isOpen: boolean
  transactionId: string
  /** What of the transfer pays no order yet. */
  left: Money
  /** To begin with. */
  orderIds: readonly string[]
  onClose: () => void
  onDone: (count: number) => void
}

interface Part {
  key: number
  orderId: string | null
  amount: string
}

/** One transfer for several orders: a part each, and what is left over stays in sight while one types. */
export function SplitTransaction({ isOpen, ...props }: Props) {
  const t = useMessages()
  const format = useFormat()
  return (
    <Modal opened={isOpen} onClose={props.onClose} size="lg" title={t('unmatched.splitNamed', { amount: format.money(props.left) })} closeButtonProps={{ 'aria-label': t('panel.close') }}>
      <SplitForm {...props} />
    </Modal>
  )
}

function SplitForm({ transactionId, left, orderIds, onClose, onDone }: Omit<Props, 'isOpen'>) {
  const t = useMessages()
  const format = useFormat()
  const digits = currencyDigits(left.currency)
  const { run, problem, isBusy } = useAction(MatchTransaction)
  const [message, setMessage] = useState<string | null>(null)
  const [parts, setParts] = useState<Part[]>(() => [0, 1].map((key) => ({ key, orderId: orderIds[key] ?? null, amount: '' })))
  const change = (key: number, next: Partial<Part>) => setParts((before) => before.map((part) => (part.key === key ? { ...part, ...next } : part)))
  const given = parts.map((part) => (part.amount.trim() === '' ? 0n : toMinor(readTypedAmount(part.amount, digits) ?? '', digits)))
  const isReadable = given.every((minor) => minor !== null)
  const rest = (toMinor(left.amount, digits) ?? 0n) - given.reduce<bigint>((sum, minor) => sum + (minor ?? 0n), 0n)
  const chosen = parts.flatMap((part) => (part.orderId ? [part.orderId] : []))

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setMessage(null)
    if (chosen.length === 0) return setMessage(t('unmatched.chooseOrder'))
    if (!isReadable) return setMessage(t('forms.amountShape'))
    const input = parts.flatMap(({ orderId, amount }) => {
      const typed = readTypedAmount(amount, digits)
      return orderId ? [{ orderId, amount: typed ? { amount: typed, currency: left.currency } : null }] : []
    })
    const data = await run({ input: { id: transactionId, parts: input } })
    if (!data) return
    const outcome = data.matchTransaction
    if (outcome.__typename === 'MatchTransactionSuccess') {
      onClose()
      onDone(outcome.orders.length)
      return
    }
    setMessage(outcome.__typename === 'InvalidInput' ? [...new Set(outcome.fieldErrors.map((error) => error.message))].join(' ') || outcome.message : outcome.message)
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
        {parts.map((part, index) => (
          <fieldset key={part.key} className={classes['part']}>
            <legend className="screen-reader-only">{t('unmatched.part', { number: index + 1 })}</legend>
            <OrderPicker
              label={t('transactions.order')}
              value={part.orderId}
              except={chosen.filter((id) => id !== part.orderId)}
              onChange={(orderId) => change(part.key, { orderId })}
              className={classes['partOrder'] ?? ''}
              data-autofocus={index === 0 || undefined}
            />
            <MoneyInput label={t('unmatched.partAmount')} placeholder={t('unmatched.whatIsOwed')} currency={left.currency} value={part.amount} onChange={(event) => change(part.key, { amount: event.currentTarget.value })} />
            <ActionIcon aria-label={t('unmatched.removePart', { number: index + 1 })} disabled={parts.length === 1} onClick={() => setParts((before) => before.filter((one) => one.key !== part.key))}>
              <IconTrash size={17} stroke={1.6} />
            </ActionIcon>
          </fieldset>
        ))}
        <Group justify="space-between">
          <Button variant="default" size="compact-sm" leftSection={<IconPlus size={15} />} onClick={() => setParts((before) => [...before, { key: (before.at(-1)?.key ?? 0) + 1, orderId: null, amount: '' }])}>
            {t('unmatched.addPart')}
          </Button>
          <span role="status" className={rest < 0n ? 'bad small' : 'quiet small'}>
            {rest < 0n ? t('unmatched.tooMuch', { amount: format.money({ amount: fromMinor(-rest, digits), currency: left.currency }) }) : t('unmatched.stillLeft', { amount: format.money({ amount: fromMinor(rest, digits), currency: left.currency }) })}
          </span>
        </Group>
        <p className="quiet small" style={{ margin: 0 }}>
          {t('unmatched.splitHelp')}
        </p>
        <FormProblem problem={problem} message={message} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('forms.cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={rest < 0n}>
            {t('unmatched.splitVerb')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
