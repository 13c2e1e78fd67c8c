import { useApolloClient } from '@apollo/client/react'
import { Autocomplete, Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { currencyDigits } from '../../format/currencies.ts'
import { dayIn, isDay } from '../../format/dates.ts'
import { readTypedAmount } from '../../format/decimal.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useAction, useIdempotencyKey } from '../../parts/actions.ts'
import { focusFirstError, FormProblem, placeRefusal } from '../../parts/forms.tsx'
import { MoneyInput } from '../../parts/MoneyInput.tsx'
import { useProject } from '../../parts/project.tsx'
import { toast } from '../../parts/toast.tsx'
import classes from './Expenses.module.css'
import { RecordExpense } from './RecordExpensePanel.tsx'

/** A row to type into above the list: Enter records it, and the row is ready for the next. */
export function InlineExpense({ categories }: { categories: readonly string[] }) {
  const t = useMessages()
  const format = useFormat()
  const client = useApolloClient()
  const { id: projectId, currency, timeZone } = useProject()
  const digits = currencyDigits(currency)
  const keyFor = useIdempotencyKey()
  const { run, problem, isBusy } = useAction(RecordExpense)
  const [message, setMessage] = useState<string | null>(null)
  const [recorded, setRecorded] = useState(0)
  const form = useForm({
    mode: 'controlled',
    initialValues: { spentOn: dayIn(timeZone, new Date()), category: '', vendor: '', note: '', amount: '' },
    validate: {
      amount: (typed) => (readTypedAmount(typed, digits) === null ? t('forms.amountShape') : null),
      category: (text) => (text.trim() === '' ? t('expenses.categoryNeeded') : null),
      spentOn: (day) => (isDay(day) ? null : t('forms.dayShape')),
    },
  })
  const submit = form.onSubmit(
    async (values) => {
      setMessage(null)
      const expense = {
        projectId,
        category: values.category.trim(),
        amount: { amount: readTypedAmount(values.amount, digits) ?? '', currency },
        spentOn: values.spentOn,
        vendor: values.vendor.trim() || null,
        note: values.note.trim() || null,
      }
      const data = await run({ input: { ...expense, idempotencyKey: keyFor({ expense, recorded }) } })
      if (!data) return
      const outcome = data.recordExpense
      if (outcome.__typename === 'InvalidInput') {
        setMessage(placeRefusal(form, outcome))
        return
      }
      setRecorded((before) => before + 1)
      toast(t('expenses.recorded', { amount: format.money(expense.amount), category: expense.category }))
      // The day stays: receipts come in heaps of one day.
      form.setValues({ category: '', vendor: '', note: '', amount: '' })
      form.getInputNode('category')?.focus()
      await client.refetchQueries({ include: ['Expenses'] })
    },
    (errors) => focusFirstError(form, Object.keys(errors)),
  )
  return (
    <form onSubmit={submit} noValidate className={classes['inline']} aria-label={t('spending.addRow')}>
      <TextInput type="date" aria-label={t('expenses.spentOn')} {...form.getInputProps('spentOn')} />
      <Autocomplete
        aria-label={t('expenses.category')}
        placeholder={t('expenses.category')}
        data={[...categories]}
        maxLength={100}
        // Open whenever the row waits for the next one, so it belongs to the page, and the list itself is what scrolls.
        comboboxProps={{ withinPortal: false }}
        withScrollArea={false}
        styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
        {...form.getInputProps('category')}
      />
      <TextInput aria-label={t('expenses.vendorOptional')} placeholder={t('expenses.vendor')} maxLength={200} {...form.getInputProps('vendor')} />
      <TextInput aria-label={t('expenses.noteOptional')} placeholder={t('orders.note')} maxLength={1000} {...form.getInputProps('note')} />
      <MoneyInput aria-label={t('orders.amount')} placeholder={t('orders.amount')} currency={currency} {...form.getInputProps('amount')} />
      <Button type="submit" variant="default" loading={isBusy}>
        {t('spending.add')}
      </Button>
      {problem || message ? (
        <div className={classes['inlineProblem']}>
          <FormProblem problem={problem} message={message} />
        </div>
      ) : null}
    </form>
  )
}
