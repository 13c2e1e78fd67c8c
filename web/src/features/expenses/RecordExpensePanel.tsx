import { useApolloClient, useQuery } from '@apollo/client/react'
import { Autocomplete, Button, Checkbox, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { currencyDigits } from '../../format/currencies.ts'
import { dayIn, isDay } from '../../format/dates.ts'
import { readTypedAmount } from '../../format/decimal.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useAction, useIdempotencyKey } from '../../parts/actions.ts'
import { DraftNote } from '../../parts/DraftNote.tsx'
import { useDraft } from '../../parts/drafts.ts'
import { focusFirstError, FormProblem, placeRefusal } from '../../parts/forms.tsx'
import { MoneyInput } from '../../parts/MoneyInput.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { SidePanel } from '../../parts/SidePanel.tsx'
import { NotPermitted } from '../../parts/States.tsx'
import { toast } from '../../parts/toast.tsx'
import { CreateRecurringExpense } from './documents.ts'

const CategoriesQuery = graphql(`
  query ExpenseCategories($projectId: ID!) {
    project(id: $projectId) {
      id
      expenseCategories
    }
  }
`)

export const RecordExpense = graphql(`
  mutation RecordExpense($input: RecordExpenseInput!) {
    recordExpense(input: $input) {
      __typename
      ... on RecordExpenseSuccess {
        expense {
          id
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

const route = getRouteApi('/app/p/$projectId/expenses/record')

export function RecordExpensePanel() {
  const t = useMessages()
  const navigate = useNavigate()
  const can = useCan()
  const { id: projectId } = useProject()
  const search = route.useSearch()
  const close = () => void navigate({ to: '/p/$projectId/expenses', params: { projectId }, search })
  if (!can('finance:write')) {
    return (
      <SidePanel label={t('expenses.record')} title={t('expenses.record')} onClose={close}>
        <NotPermitted scope="finance:write" />
      </SidePanel>
    )
  }
  return <ExpenseForm onClose={close} />
}

function ExpenseForm({ onClose }: { onClose: () => void }) {
  const t = useMessages()
  const format = useFormat()
  const client = useApolloClient()
  const formId = useId()
  const { id: projectId, currency, timeZone } = useProject()
  const { data: known } = useQuery(CategoriesQuery, { variables: { projectId }, fetchPolicy: 'cache-first' })
  const keyFor = useIdempotencyKey()
  const digits = currencyDigits(currency)
  const today = dayIn(timeZone, new Date())
  const { run, problem, isBusy } = useAction(RecordExpense)
  const repeat = useAction(CreateRecurringExpense)
  const [message, setMessage] = useState<string | null>(null)
  const empty = { amount: '', category: '', spentOn: today, vendor: '', note: '', repeats: false }
  const draft = useDraft(`expense.${projectId}`, empty)
  const form = useForm({
    mode: 'controlled',
    initialValues: draft.values,
    onValuesChange: draft.keep,
    validateInputOnBlur: true,
    validate: {
      amount: (typed) => (readTypedAmount(typed, digits) === null ? t('forms.amountShape') : null),
      category: (text) => (text.trim() === '' ? t('expenses.categoryNeeded') : null),
      spentOn: (day) => (isDay(day) ? (day > today ? t('forms.notInFuture') : null) : t('forms.dayShape')),
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
      if (values.repeats) {
        const { spentOn, ...rest } = expense
        const made = await repeat.run({ input: { ...rest, startsOn: spentOn, idempotencyKey: keyFor({ ...expense, repeats: true }) } })
        if (!made) return
        const series = made.createRecurringExpense
        if (series.__typename === 'InvalidInput') {
          setMessage(placeRefusal(form, series))
          return
        }
        toast(t('spending.repeating', { amount: format.money(expense.amount), category: expense.category }))
        onClose()
        await client.refetchQueries({ include: ['Expenses'] })
        return
      }
      const data = await run({ input: { ...expense, idempotencyKey: keyFor(expense) } })
      if (!data) return
      const outcome = data.recordExpense
      if (outcome.__typename === 'InvalidInput') {
        setMessage(placeRefusal(form, outcome))
        return
      }
      draft.clear()
      toast(t('expenses.recorded', { amount: format.money(expense.amount), category: expense.category }))
      onClose()
      await client.refetchQueries({ include: ['Expenses'] })
    },
    (errors) => focusFirstError(form, Object.keys(errors)),
  )

  const discard = () => {
    draft.clear()
    onClose()
  }
  const startOver = () => {
    draft.clear()
    form.setValues(empty)
  }

  return (
    <SidePanel
      label={t('expenses.record')}
      title={t('expenses.record')}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={discard}>
            {t('forms.cancel')}
          </Button>
          <Button type="submit" form={formId} loading={isBusy || repeat.isBusy}>
            {t('expenses.record')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate>
        <Stack gap="md">
          <DraftNote draft={draft} onStartOver={startOver} />
          <MoneyInput label={t('orders.amount')} currency={currency} data-autofocus maw={240} {...form.getInputProps('amount')} />
          <Autocomplete
            label={t('expenses.category')}
            description={t('expenses.categoryHelp')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={known?.project?.expenseCategories ?? []}
            maxLength={100}
            {...form.getInputProps('category')}
          />
          <TextInput type="date" label={t('expenses.spentOn')} max={today} maw={240} {...form.getInputProps('spentOn')} />
          <TextInput label={t('expenses.vendorOptional')} maxLength={200} {...form.getInputProps('vendor')} />
          <Textarea label={t('expenses.noteOptional')} autosize minRows={2} maxLength={1000} {...form.getInputProps('note')} />
          <Checkbox label={t('spending.repeat')} description={t('spending.repeatHelp')} {...form.getInputProps('repeats', { type: 'checkbox' })} />
          <FormProblem problem={problem ?? repeat.problem} message={message} />
        </Stack>
      </form>
    </SidePanel>
  )
}
