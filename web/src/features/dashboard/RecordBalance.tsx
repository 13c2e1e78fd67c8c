import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { currencyDigits } from '../../format/currencies.ts'
import { dayIn, isDay } from '../../format/dates.ts'
import { readTypedAmount } from '../../format/decimal.ts'
import { useApolloClient } from '@apollo/client/react'
import { useMessages } from '../../messages/Language.tsx'
import { useAction, useIdempotencyKey } from '../../parts/actions.ts'
import { FormProblem, placeRefusal } from '../../parts/forms.tsx'
import { MoneyInput } from '../../parts/MoneyInput.tsx'
import { useProject } from '../../parts/project.tsx'
import { toast } from '../../parts/toast.tsx'

const RecordBalanceMutation = graphql(`
  mutation RecordBalance($input: RecordBalanceInput!) {
    recordBalance(input: $input) {
      __typename
      ... on RecordBalanceSuccess {
        balance {
          on
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

export function RecordBalance({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useMessages()
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('home.recordBalance')} closeButtonProps={{ 'aria-label': t('panel.close') }}>
      <BalanceForm onClose={onClose} />
    </Modal>
  )
}

function BalanceForm({ onClose }: { onClose: () => void }) {
  const t = useMessages()
  const client = useApolloClient()
  const { id: projectId, currency, timeZone } = useProject()
  const today = dayIn(timeZone, new Date())
  const digits = currencyDigits(currency)
  const keyFor = useIdempotencyKey()
  const { run, problem, isBusy } = useAction(RecordBalanceMutation)
  const [message, setMessage] = useState<string | null>(null)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { amount: '', on: today },
    validateInputOnBlur: true,
    validate: {
      amount: (typed) => (readTypedAmount(typed, digits) === null ? t('forms.amountShape') : null),
      on: (day) => (isDay(day) ? (day > today ? t('forms.notInFuture') : null) : t('forms.dayShape')),
    },
  })
  const submit = form.onSubmit(async ({ amount, on }) => {
    setMessage(null)
    const values = { projectId, on, amount: { amount: readTypedAmount(amount, digits) ?? '', currency } }
    const data = await run({ input: { ...values, idempotencyKey: keyFor(values) } })
    if (!data) return
    if (data.recordBalance.__typename === 'InvalidInput') {
      setMessage(placeRefusal(form, data.recordBalance))
      return
    }
    toast(t('home.balanceRecorded'))
    onClose()
    await client.refetchQueries({ include: ['Home'] })
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <p className="quiet small" style={{ margin: 0 }}>
          {t('home.recordBalanceText')}
        </p>
        <MoneyInput label={t('home.balance')} currency={currency} data-autofocus key={form.key('amount')} {...form.getInputProps('amount')} />
        <TextInput type="date" label={t('home.balanceDay')} max={today} key={form.key('on')} {...form.getInputProps('on')} />
        <FormProblem problem={problem} message={message} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('forms.cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('home.recordBalance')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
