import type { FragmentType } from '@apollo/client'
import { useApolloClient, useFragment } from '@apollo/client/react'
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconReceipt, IconTrash, IconX } from '@tabler/icons-react'
import { getRouteApi, Link, Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { ExpenseRow_ExpenseFragment } from '../../__generated__/graphql.ts'
import { useArrivals, useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { useAttempt } from '../../parts/attempt.ts'
import { ColumnMenu } from '../../parts/ColumnMenu.tsx'
import { ChoiceFilter, FilterBar, ListCount, SearchField, SingleFilter, SortSelect } from '../../parts/Filters.tsx'
import { useKeys, useRecordKeys } from '../../parts/keys.ts'
import { ButtonLink } from '../../parts/links.tsx'
import { readListRange, readSort, writeChoices } from '../../parts/list-search.ts'
import { NewRecords } from '../../parts/NewRecords.tsx'
import { Page } from '../../parts/Page.tsx'
import { Permitted } from '../../parts/Permitted.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { RangePicker } from '../../parts/RangePicker.tsx'
import { useRecords } from '../../parts/records.ts'
import { RecordList } from '../../parts/RecordList.tsx'
import { RecordRow, rowAction, rowLink, type Column } from '../../parts/RecordTable.tsx'
import { useSelection } from '../../parts/selection.ts'
import { SelectionBar } from '../../parts/SelectionBar.tsx'
import { StartExport } from '../../parts/StartExport.tsx'
import { Empty } from '../../parts/States.tsx'
import { toast } from '../../parts/toast.tsx'
import { BulkEdit } from './BulkEdit.tsx'
import { ChangeSets } from './ChangeSets.tsx'
import { InlineExpense } from './InlineExpense.tsx'
import { expenseSorts, type ExpensesSearch } from './search.ts'

const ExpensesQuery = graphql(`
  query Expenses($projectId: ID!, $filter: ExpenseFilter!, $sort: ExpenseSort!, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      expenseCategories
      expenses(filter: $filter, sort: $sort, first: $first, after: $after) {
        edges {
          cursor
          node {
            id
            ...ExpenseRow_expense
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
`)

const ExpenseRow_expense = graphql(`
  fragment ExpenseRow_expense on Expense {
    id
    category
    spentOn
    vendor
    note
    amount {
      amount
      currency
    }
  }
`)

const DeleteExpense = graphql(`
  mutation DeleteExpense($input: DeleteExpenseInput!) {
    deleteExpense(input: $input) {
      ... on DeleteExpenseSuccess {
        expense {
          id
        }
      }
    }
  }
`)

const RestoreExpense = graphql(`
  mutation RestoreExpense($input: RestoreExpenseInput!) {
    restoreExpense(input: $input) {
      ... on RestoreExpenseSuccess {
        expense {
          id
        }
      }
    }
  }
`)

const tableName = 'expenses'
/** As many as the graph takes by id; more can be named by the filter alone. */
const mostById = 200
const route = getRouteApi('/app/p/$projectId/expenses')

export function ExpensesPage() {
  const t = useMessages()
  return (
    <Permitted scope="finance:read" title={t('nav.expenses')}>
      <Expenses />
    </Permitted>
  )
}

function Expenses() {
  const t = useMessages()
  const navigate = useNavigate()
  const client = useApolloClient()
  const can = useCan()
  const { id: projectId, timeZone } = useProject()
  const search = route.useSearch()
  const sort = readSort(search.sort, expenseSorts)
  const range = readListRange(search, timeZone)
  const chosen = search.category?.split(',').filter(Boolean) ?? []
  const filter = {
    ...(chosen.length > 0 ? { categories: chosen } : {}),
    ...(range ? { spent: { from: range.from, to: range.to } } : {}),
    ...(search.vendor ? { vendorIds: [search.vendor] } : {}),
    ...(search.set ? { changeSetId: search.set } : {}),
    ...(search.deleted ? { isDeleted: true } : {}),
    ...(search.q ? { search: search.q } : {}),
  }
  const isFiltered = Object.keys(filter).length > 0
  const records = useRecords({ query: ExpensesQuery, variables: { projectId, filter, sort }, path: ['project', 'expenses'], listOf: (answer) => answer.project?.expenses })
  const { ids, data, total, problem, refresh, take } = records
  const selection = useSelection({ ids, total: total ?? 0, of: filter })
  const isPicked = selection.count > 0 && !(selection.isAll && selection.ids.length === 0)
  const isTooMany = isPicked && (selection.isAll || selection.ids.length > mostById)
  const categories = [...new Set([...(data?.project?.expenseCategories ?? []), ...chosen])]

  const arrivals = useArrivals({ projectId, types: ['finance.expenseRecorded', 'finance.expenseRestored'], known: ids })
  useLiveEvents({ projectId, types: ['finance.expenseDeleted', 'finance.expenseChanged'], onEvents: () => void refresh() })

  const change = (next: Partial<ExpensesSearch>) => void navigate({ to: '.', search: (before: ExpensesSearch) => ({ ...before, ...next }), replace: true })
  const clear = () => change({ q: undefined, category: undefined, vendor: undefined, set: undefined, deleted: undefined, range: undefined, from: undefined, to: undefined })
  const showNew = () => {
    arrivals.clear()
    window.scrollTo({ top: 0 })
    void refresh()
  }
  const canWrite = can('finance:write')
  const { expenseId } = useParams({ strict: false })
  const [isEditing, setEditing] = useState(false)
  useRecordKeys({ ids, chosen: expenseId, open: (id) => void navigate({ to: '/p/$projectId/expenses/$expenseId', params: { projectId, expenseId: id }, search }) })
  useKeys(canWrite ? { c: () => void navigate({ to: '/p/$projectId/expenses/record', params: { projectId }, search }) } : {})
  const columns: Column[] = [
    { key: 'spent', label: t('expenses.spentOn'), width: '140px', card: 'line', sort: { ascending: 'SPENT_ON_ASC', descending: 'SPENT_ON_DESC' } },
    { key: 'category', label: t('expenses.category'), width: '200px', card: 'title' },
    { key: 'vendor', label: t('expenses.vendor'), width: '200px', priority: 2, card: 'none' },
    { key: 'note', label: t('orders.note'), priority: 3, card: 'none' },
    { key: 'amount', label: t('orders.amount'), width: '160px', isNumber: true, card: 'amount', sort: { ascending: 'AMOUNT_ASC', descending: 'AMOUNT_DESC' } },
    ...(canWrite ? [{ key: 'actions', label: t('lists.actions'), width: '72px', isNumber: true, isLabelHidden: true, card: 'end' } satisfies Column] : []),
  ]
  const record = canWrite ? (
    <ButtonLink to="/p/$projectId/expenses/record" params={{ projectId }} search={search}>
      {t('expenses.record')}
    </ButtonLink>
  ) : null

  return (
    <>
      <Page
        title={t('nav.expenses')}
        actions={
          <>
            <ButtonLink variant="default" to="/p/$projectId/expense-categories" params={{ projectId }}>
              {t('spending.categories')}
            </ButtonLink>
            {canWrite ? (
              <ButtonLink variant="default" to="/p/$projectId/expense-import" params={{ projectId }}>
                {t('spending.import')}
              </ButtonLink>
            ) : null}
            <StartExport kind="EXPENSES" expenses={{ filter, sort }} />
            {record}
          </>
        }
      >
        <FilterBar
          end={
            <>
              {total !== null && !problem ? <ListCount>{t('expenses.count', { count: total })}</ListCount> : null}
              <ColumnMenu name={tableName} columns={columns} />
            </>
          }
        >
          <SearchField label={t('expenses.search')} value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} />
          <ChoiceFilter label={t('expenses.category')} choices={categories.map((value) => ({ value, label: value }))} chosen={chosen} onChange={(next) => change({ category: writeChoices(next) })} />
          <RangePicker
            days={range}
            preset={range?.preset ?? null}
            onPreset={(preset) => change({ range: preset, from: undefined, to: undefined })}
            onDays={({ from, to }) => change({ range: undefined, from, to })}
            onClear={() => change({ range: undefined, from: undefined, to: undefined })}
          />
          <SingleFilter label={t('spending.which')} any={t('spending.present')} choices={[{ value: 'yes', label: t('spending.deletedOnly') }]} chosen={search.deleted ? 'yes' : undefined} onChange={(chosenOnes) => change({ deleted: chosenOnes })} />
          {search.vendor ? (
            <Button variant="default" rightSection={<IconX size={14} />} onClick={() => change({ vendor: undefined })}>
              {t('spending.ofOneVendor')}
            </Button>
          ) : null}
          {search.set ? (
            <Button variant="default" rightSection={<IconX size={14} />} onClick={() => change({ set: undefined })}>
              {t('spending.ofOneSet')}
            </Button>
          ) : null}
          {canWrite && total !== null && total > 0 && !search.deleted ? (
            <Button variant="default" onClick={() => setEditing(true)}>
              {isFiltered ? t('spending.editMatching', { count: total }) : t('spending.editAll', { count: total })}
            </Button>
          ) : null}
          <SortSelect sort={sort} choices={expenseSorts.map((value) => ({ value, label: t(`expenses.sorts.${value}`) }))} onChange={(next) => change({ sort: next })} />
        </FilterBar>
        <ChangeSets onChanged={() => void refresh()} />
        <div className="card">
          {canWrite && !search.deleted ? <InlineExpense categories={categories} /> : null}
          <NewRecords count={arrivals.count} label={t('lists.new', { count: arrivals.count })} onShow={showNew} />
          <RecordList
            records={records}
            label={t('nav.expenses')}
            name={tableName}
            columns={columns}
            renderRow={(row) => <ExpenseRow expense={row} onTake={canWrite ? () => take(row.id) : null} isDeleted={search.deleted !== undefined} onRestored={() => void refresh()} />}
            selection={canWrite ? selection : undefined}
            chosen={expenseId}
            sort={sort}
            onSort={(next) => change({ sort: next === 'SPENT_ON_DESC' ? undefined : next })}
            isFiltered={isFiltered}
            onClear={clear}
          >
            <Empty icon={<IconReceipt size={22} stroke={1.5} />} title={t('expenses.none')} action={record}>
              {t('expenses.noneText')}
            </Empty>
          </RecordList>
        </div>
      </Page>
      {canWrite ? (
        <SelectionBar selection={selection}>
          <Button size="compact-sm" variant="default" disabled={isTooMany} title={isTooMany ? t('selection.tooMany', { count: mostById }) : undefined} onClick={() => setEditing(true)}>
            {t('selection.change', { count: selection.count })}
          </Button>
        </SelectionBar>
      ) : null}
      <BulkEdit isOpen={isEditing} filter={isPicked ? { ids: [...selection.ids] } : filter} count={isPicked ? selection.count : (total ?? 0)} categories={categories} onClose={() => setEditing(false)} onStarted={() => void client.refetchQueries({ include: ['ChangeSets'] })} />
      <Outlet />
    </>
  )
}

function ExpenseRow({ expense, onTake, isDeleted, onRestored }: { expense: FragmentType<ExpenseRow_ExpenseFragment>; onTake: (() => () => void) | null; isDeleted: boolean; onRestored: () => void }) {
  const t = useMessages()
  const format = useFormat()
  const { id: projectId } = useProject()
  const search = route.useSearch()
  const attempt = useAttempt()
  const [isRestoring, setRestoring] = useState(false)
  const { data, complete } = useFragment({ fragment: ExpenseRow_expense, from: expense })
  if (!complete) return null

  const undo = async () => {
    setRestoring(true)
    if (await attempt(RestoreExpense, { input: { id: data.id } })) onRestored()
    setRestoring(false)
  }
  // The row leaves at once, because it can be brought back; a refusal puts it back to where it was, and is said in its own words.
  const take = async () => {
    const putBack = onTake?.()
    if (!(await attempt(DeleteExpense, { input: { id: data.id } }))) {
      putBack?.()
      return
    }
    toast(t('expenses.deleted', { amount: format.money(data.amount), category: data.category }), { label: t('forms.undo'), run: () => void undo() })
  }
  return (
    <RecordRow
      cells={{
        spent: format.day(data.spentOn),
        category: (
          <Link to="/p/$projectId/expenses/$expenseId" params={{ projectId, expenseId: data.id }} search={search} className={rowLink}>
            {data.category}
          </Link>
        ),
        vendor: data.vendor,
        note: <span title={data.note ?? undefined}>{data.note}</span>,
        amount: <Amount value={data.amount} />,
        actions: onTake && isDeleted ? (
          <Tooltip label={t('spending.restore')}>
            <ActionIcon className={rowAction} loading={isRestoring} onClick={() => void undo()} aria-label={t('spending.restore')}>
              <IconArrowBackUp size={17} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        ) : onTake ? (
          <Tooltip label={t('expenses.delete')}>
            <ActionIcon className={rowAction} onClick={() => void take()} aria-label={t('expenses.deleteNamed', { amount: format.money(data.amount), category: data.category })}>
              <IconTrash size={17} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        ) : null,
      }}
    />
  )
}
