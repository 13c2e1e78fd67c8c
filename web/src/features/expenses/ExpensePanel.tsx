import { useApolloClient, useFragment, useQuery } from '@apollo/client/react'
import { Autocomplete, Button, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { ExpensePanel_ExpenseFragment } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { currencyDigits } from '../../format/currencies.ts'
import { isDay } from '../../format/dates.ts'
import { readTypedAmount } from '../../format/decimal.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { useAttempt } from '../../parts/attempt.ts'
import { Facts } from '../../parts/Facts.tsx'
import { focusFirstError, FormProblem, placeRefusal } from '../../parts/forms.tsx'
import { MoneyInput } from '../../parts/MoneyInput.tsx'
import { useActorName } from '../../parts/names.ts'
import { useCan, useProject } from '../../parts/project.tsx'
import { PanelSection, SidePanel } from '../../parts/SidePanel.tsx'
import { NoRecord } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { toast } from '../../parts/toast.tsx'
import { When } from '../../parts/When.tsx'
import { UndoExpenseChange, UpdateExpense } from './documents.ts'
import classes from './Expenses.module.css'

const ExpenseQuery = graphql(`
  query Expense($projectId: ID!, $id: ID!) {
    project(id: $projectId) {
      id
      expenseCategories
      expense(id: $id) {
        id
        ...ExpenseRow_expense
        ...ExpensePanel_expense
      }
    }
  }
`)

const ExpensePanel_expense = graphql(`
  fragment ExpensePanel_expense on Expense {
    id
    category
    spentOn
    vendor
    note
    version
    isDeleted
    createdAt
    amount {
      amount
      currency
    }
    recurringExpense {
      id
      dayOfMonth
      nextOn
    }
    changes {
      number
      kind
      at
      actorKind
      actorId
      before {
        category
        vendor
        spentOn
        amount {
          amount
          currency
        }
      }
      after {
        category
        vendor
        spentOn
        amount {
          amount
          currency
        }
      }
    }
  }
`)

const route = getRouteApi('/app/p/$projectId/expenses/$expenseId')

/** One expense: edited in place, with all that happened to it and the way back. */
export function ExpensePanel() {
  const t = useMessages()
  const format = useFormat()
  const navigate = useNavigate()
  const { id: projectId } = useProject()
  const { expenseId } = route.useParams()
  const search = route.useSearch()
  const { data, error, loading, refetch } = useQuery(ExpenseQuery, { variables: { projectId, id: expenseId } })
  const { data: expense, complete } = useFragment({ fragment: ExpensePanel_expense, from: { __typename: 'Expense', id: expenseId } })
  useLiveEvents({ projectId, types: ['finance.expenseChanged', 'finance.expenseDeleted', 'finance.expenseRestored', 'finance.expenseChangeSetChanged'], onEvents: () => void refetch() })
  const close = () => void navigate({ to: '/p/$projectId/expenses', params: { projectId }, search })
  if (!complete || !data?.project?.expense) {
    const problem = problemOf(error, ['project', 'expense'])
    return (
      <SidePanel label={t('spending.thing')} title={t('spending.thing')} onClose={close}>
        <NoRecord what={t('spending.thing')} problem={problem} isLoading={loading} height={320} onRetry={() => void refetch()} />
      </SidePanel>
    )
  }
  // A later version is another form: what somebody else changed is not overwritten by what stood here before.
  return <Editor key={`${expense.id} ${expense.version}`} expense={expense} categories={data.project.expenseCategories ?? []} onClose={close} title={format.money(expense.amount)} />
}

function Editor({ expense, categories, onClose, title }: { expense: ExpensePanel_ExpenseFragment; categories: readonly string[]; onClose: () => void; title: string }) {
  const t = useMessages()
  const format = useFormat()
  const client = useApolloClient()
  const attempt = useAttempt()
  const formId = useId()
  const canWrite = useCan()('finance:write') && !expense.isDeleted
  const { currency } = expense.amount
  const digits = currencyDigits(currency)
  const { run, problem, isBusy } = useAction(UpdateExpense)
  const [message, setMessage] = useState<string | null>(null)
  const [reach, setReach] = useState<'THIS_ONE' | 'THIS_AND_FOLLOWING'>('THIS_ONE')
  const form = useForm({
    mode: 'controlled',
    initialValues: { amount: expense.amount.amount, category: expense.category, spentOn: expense.spentOn, vendor: expense.vendor ?? '', note: expense.note ?? '' },
    validateInputOnBlur: true,
    validate: {
      amount: (typed) => (readTypedAmount(typed, digits) === null ? t('forms.amountShape') : null),
      category: (text) => (text.trim() === '' ? t('expenses.categoryNeeded') : null),
      spentOn: (day) => (isDay(day) ? null : t('forms.dayShape')),
    },
  })
  const undo = async (version: number) => {
    if (await attempt(UndoExpenseChange, { input: { id: expense.id, version } })) await client.refetchQueries({ include: ['Expenses'] })
  }
  const submit = form.onSubmit(
    async (values) => {
      setMessage(null)
      const { amount, category, spentOn, vendor, note } = values
      // What was not touched is not sent: an edit of many months changes only what it names.
      const changed = {
        ...(form.isDirty('amount') ? { amount: { amount: readTypedAmount(amount, digits) ?? '', currency } } : {}),
        ...(form.isDirty('category') ? { category: category.trim() } : {}),
        ...(form.isDirty('spentOn') ? { spentOn } : {}),
        ...(form.isDirty('vendor') ? { vendor: vendor.trim() || null } : {}),
        ...(form.isDirty('note') ? { note: note.trim() || null } : {}),
      }
      const data = await run({ input: { id: expense.id, version: expense.version, reach, ...changed } })
      if (!data) return
      const outcome = data.updateExpense
      if (outcome.__typename !== 'UpdateExpenseSuccess') {
        setMessage(outcome.__typename === 'InvalidInput' ? placeRefusal(form, outcome) : outcome.message)
        return
      }
      if (outcome.changeSet) toast(t('spending.seriesChanged'))
      else toast(t('spending.changed'), { label: t('forms.undo'), run: () => void undo(expense.version + 1) })
    },
    (errors) => focusFirstError(form, Object.keys(errors)),
  )
  return (
    <SidePanel
      label={t('spending.thing')}
      onClose={onClose}
      title={
        <>
          {title} {expense.isDeleted ? <StatusMark tone="calm">{t('spending.isDeleted')}</StatusMark> : null}
        </>
      }
      foot={
        canWrite ? (
          <>
            <Button variant="default" onClick={onClose}>
              {t('forms.cancel')}
            </Button>
            <Button type="submit" form={formId} loading={isBusy} disabled={!form.isDirty()}>
              {t('spending.save')}
            </Button>
          </>
        ) : null
      }
    >
      {canWrite ? (
        <form id={formId} onSubmit={submit} noValidate>
          <Stack gap="md">
            <MoneyInput label={t('orders.amount')} currency={currency} maw={240} {...form.getInputProps('amount')} />
            <Autocomplete label={t('expenses.category')} data={[...categories]} maxLength={100} {...form.getInputProps('category')} />
            <TextInput type="date" label={t('expenses.spentOn')} maw={240} {...form.getInputProps('spentOn')} />
            <TextInput label={t('expenses.vendorOptional')} maxLength={200} {...form.getInputProps('vendor')} />
            <Textarea label={t('expenses.noteOptional')} autosize minRows={2} maxLength={1000} {...form.getInputProps('note')} />
            {expense.recurringExpense ? (
              <Radio.Group label={t('spending.reach')} value={reach} onChange={(value) => setReach(value === 'THIS_AND_FOLLOWING' ? value : 'THIS_ONE')}>
                <Stack gap={8} mt={8}>
                  <Radio value="THIS_ONE" label={t('spending.thisOne')} />
                  <Radio value="THIS_AND_FOLLOWING" label={t('spending.thisAndFollowing')} />
                </Stack>
              </Radio.Group>
            ) : null}
            <FormProblem problem={problem} message={message} />
          </Stack>
        </form>
      ) : (
        <Facts
          facts={[
            [t('expenses.category'), expense.category],
            [t('expenses.spentOn'), format.day(expense.spentOn)],
            [t('expenses.vendor'), expense.vendor],
            [t('orders.note'), expense.note],
          ]}
        />
      )}
      {expense.recurringExpense ? (
        <p className="quiet small">
          {t('spending.comesBack', { day: `${expense.recurringExpense.dayOfMonth}` })} {expense.recurringExpense.nextOn ? t('spending.nextOn', { day: format.day(expense.recurringExpense.nextOn) }) : t('spending.hasEnded')}
        </p>
      ) : null}
      <Changes expense={expense} onUndo={canWrite ? () => void undo(expense.version) : null} />
    </SidePanel>
  )
}

function Changes({ expense, onUndo }: { expense: ExpensePanel_ExpenseFragment; onUndo: (() => void) | null }) {
  const t = useMessages()
  const format = useFormat()
  const nameOf = useActorName()
  const say = (version: ExpensePanel_ExpenseFragment['changes'][number]['before']) => [format.money(version.amount), version.category, version.vendor, format.day(version.spentOn)].filter(Boolean).join(', ')
  return (
    <PanelSection
      title={t('orderWork.timeline')}
      actions={
        onUndo && expense.changes.length > 0 ? (
          <Button variant="subtle" color="gray" size="compact-sm" onClick={onUndo}>
            {t('spending.undoLast')}
          </Button>
        ) : null
      }
    >
      <ul className={classes['changes']}>
        {expense.changes.map((change) => (
          <li key={change.number}>
            <span>{t(`spending.changeKinds.${change.kind}`)}</span>
            <span className="quiet small">
              <When at={change.at} />
            </span>
            <span className="quiet small">{t('spending.fromTo', { before: say(change.before), after: say(change.after) })}</span>
            <span className="quiet small">{nameOf(change)}</span>
          </li>
        ))}
        <li>
          <span>{t('spending.wasRecorded')}</span>
          <span className="quiet small">
            <When at={expense.createdAt} />
          </span>
        </li>
      </ul>
    </PanelSection>
  )
}
