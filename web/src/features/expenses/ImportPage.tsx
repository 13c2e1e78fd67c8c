import { useQuery } from '@apollo/client/react'
import { Button, Checkbox, FileButton, Group, NativeSelect, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { IconFileUpload, IconTableImport } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState, type DragEvent } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { ExpenseImportQuery as Imports, ExpenseImportRowState, ImportDateFormat, ImportDecimalSign } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useLanguage, useMessages } from '../../messages/Language.tsx'
import { useAttempt } from '../../parts/attempt.ts'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { Page } from '../../parts/Page.tsx'
import { Permitted } from '../../parts/Permitted.tsx'
import { useProject } from '../../parts/project.tsx'
import { Section } from '../../parts/Section.tsx'
import { Empty, Failed, NoRecord, RowsSkeleton } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { toastProblem } from '../../parts/toast.tsx'
import { When } from '../../parts/When.tsx'
import { WorkProgress } from '../../parts/WorkProgress.tsx'
import { ChangeSet } from './ChangeSets.tsx'
import classes from './Expenses.module.css'

const ImportsQuery = graphql(`
  query ExpenseImports($projectId: ID!, $first: Int!) {
    project(id: $projectId) {
      id
      expenseImports(first: $first) {
        edges {
          cursor
          node {
            id
            fileName
            state
            rowCount
            createdAt
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

const ImportQuery = graphql(`
  query ExpenseImport($projectId: ID!, $id: ID!) {
    project(id: $projectId) {
      id
      expenseCategories
      expenseImport(id: $id) {
        id
        fileName
        state
        delimiter
        encoding
        sample
        rowCount
        checked
        valid
        faulty
        duplicates
        newCategories
        newVendors
        failure
        suggestion {
          hasHeader
          dateColumn
          amountColumn
          currencyColumn
          categoryColumn
          vendorColumn
          noteColumn
          dateFormat
          decimalSign
          amountsAreNegative
          defaultCategory
        }
        mapping {
          hasHeader
          dateColumn
          amountColumn
          currencyColumn
          categoryColumn
          vendorColumn
          noteColumn
          dateFormat
          decimalSign
          amountsAreNegative
          defaultCategory
        }
        changeSet {
          id
          ...ChangeSets_changeSet
        }
      }
    }
  }
`)

const ImportRowsQuery = graphql(`
  query ExpenseImportRows($projectId: ID!, $id: ID!, $states: [ExpenseImportRowState!], $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      expenseImport(id: $id) {
        id
        rows(states: $states, first: $first, after: $after) {
          edges {
            cursor
            node {
              line
              cells
              state
              reason
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
  }
`)

const CreateExpenseImport = graphql(`
  mutation CreateExpenseImport($input: CreateExpenseImportInput!) {
    createExpenseImport(input: $input) {
      __typename
      ... on CreateExpenseImportSuccess {
        expenseImport {
          id
          uploadPath
        }
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

const MapExpenseImport = graphql(`
  mutation MapExpenseImport($input: MapExpenseImportInput!) {
    mapExpenseImport(input: $input) {
      __typename
      ... on MapExpenseImportSuccess {
        expenseImport {
          id
          state
          checked
        }
      }
      ... on ExpenseImportNotReady {
        message
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

const StartExpenseImport = graphql(`
  mutation StartExpenseImport($input: StartExpenseImportInput!) {
    startExpenseImport(input: $input) {
      __typename
      ... on StartExpenseImportSuccess {
        expenseImport {
          id
          state
          changeSet {
            id
            ...ChangeSets_changeSet
          }
        }
      }
      ... on ExpenseImportNotReady {
        message
      }
    }
  }
`)

type Import = NonNullable<NonNullable<Imports['project']>['expenseImport']>
type Mapping = NonNullable<Import['mapping']>

const route = getRouteApi('/app/p/$projectId/expense-import')
const pastShown = 10
const rowsShown = 50

export function ImportPage() {
  const t = useMessages()
  return (
    <Permitted scope="finance:write" title={t('importing.title')}>
      <Importing />
    </Permitted>
  )
}

/** Expenses from a file in four steps, each of which has the address of the import: come back, and it stands where it stood. */
function Importing() {
  const t = useMessages()
  const { id: projectId } = useProject()
  const { import: id } = route.useSearch()
  return (
    <Page
      title={t('importing.title')}
      lead={t('importing.lead')}
      actions={
        <ButtonLink variant="default" to="/p/$projectId/expenses" params={{ projectId }}>
          {t('spending.toExpenses')}
        </ButtonLink>
      }
    >
      {id ? <OneImport key={id} id={id} /> : <NewImport />}
    </Page>
  )
}

function NewImport() {
  const t = useMessages()
  const format = useFormat()
  const navigate = useNavigate()
  const attempt = useAttempt()
  const { id: projectId } = useProject()
  const { data, error, refetch } = useQuery(ImportsQuery, { variables: { projectId, first: pastShown } })
  const [isBusy, setBusy] = useState(false)
  const [isOver, setOver] = useState(false)
  const list = data?.project?.expenseImports
  const problem = list ? null : problemOf(error, ['project', 'expenseImports'])

  const send = async (file: File | null | undefined) => {
    if (!file) return
    setBusy(true)
    const made = await attempt(CreateExpenseImport, { input: { projectId, fileName: file.name } })
    if (made && (await upload(made.expenseImport.uploadPath, file))) await navigate({ to: '.', search: { import: made.expenseImport.id } })
    else if (made) toastProblem(t('importing.uploadFailed'))
    setBusy(false)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void send(event.dataTransfer.files[0])
  }
  return (
    <>
      <Section title={t('importing.chooseFile')}>
        <div
          className={classes['drop']}
          data-over={isOver || undefined}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <IconFileUpload size={26} stroke={1.4} aria-hidden="true" />
          <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => void send(file)}>
            {(props) => (
              <Button {...props} loading={isBusy}>
                {t('importing.choose')}
              </Button>
            )}
          </FileButton>
          <span className="quiet small">{t('importing.fileHelp')}</span>
        </div>
      </Section>
      <Section title={t('importing.past')} isFlush>
        {problem ? (
          <Failed isCompact problem={problem} what={t('importing.past')} onRetry={() => void refetch()} />
        ) : !list ? (
          <RowsSkeleton rows={3} />
        ) : list.edges.length === 0 ? (
          <Empty isCompact icon={<IconTableImport size={22} stroke={1.5} />} title={t('importing.none')}>
            {t('importing.noneText')}
          </Empty>
        ) : (
          <ul className={classes['tree']}>
            {list.edges.map(({ node }) => (
              <li key={node.id} className={classes['item']}>
                <span>
                  <TextLink underline="hover" to="/p/$projectId/expense-import" params={{ projectId }} search={{ import: node.id }}>
                    {node.fileName}
                  </TextLink>{' '}
                  <span className="quiet small">
                    {t('reports.rowCount', { count: node.rowCount })} · <When at={node.createdAt} />
                  </span>
                </span>
                <StatusMark tone={node.state === 'FAILED' ? 'bad' : node.state === 'STARTED' ? 'good' : 'calm'}>{t(`importing.states.${node.state}`)}</StatusMark>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <p className="quiet small">{t('importing.most', { count: format.count(200_000) })}</p>
    </>
  )
}

async function upload(path: string, file: File): Promise<boolean> {
  try {
    const answer = await fetch(path, { method: 'PUT', body: file, headers: { 'content-type': 'text/csv' } })
    return answer.ok
  } catch {
    return false
  }
}

function OneImport({ id }: { id: string }) {
  const t = useMessages()
  const { hear } = useLanguage()
  const { id: projectId } = useProject()
  const { data, error, loading, refetch } = useQuery(ImportQuery, { variables: { projectId, id } })
  useLiveEvents({ projectId, types: ['finance.expenseImportChanged', 'finance.expenseChangeSetChanged'], onEvents: () => void refetch() })
  const entry = data?.project?.expenseImport
  if (!entry) {
    const problem = problemOf(error, ['project', 'expenseImport'])
    return <div className="card"><NoRecord what={t('importing.thing')} problem={problem} isLoading={loading} height={320} onRetry={() => void refetch()} /></div>
  }
  const again = (
    <ButtonLink variant="default" to="/p/$projectId/expense-import" params={{ projectId }}>
      {t('importing.another')}
    </ButtonLink>
  )
  if (entry.state === 'FAILED') {
    return (
      <Section title={entry.fileName} actions={again}>
        <p className="bad">{entry.failure ? hear(entry.failure) : t('importing.states.FAILED')}</p>
      </Section>
    )
  }
  if (entry.state === 'AWAITING_FILE' || entry.state === 'READING') {
    return (
      <Section title={entry.fileName} isFlush>
        <WorkProgress title={t(`importing.states.${entry.state}`)} done={0} total={null} isGoing>
          {t('importing.readSoFar', { count: entry.rowCount })}
        </WorkProgress>
      </Section>
    )
  }
  return (
    <>
      {entry.changeSet ? (
        <div className="card" style={{ marginBottom: 16 }}>
          <ChangeSet changeSet={entry.changeSet} />
        </div>
      ) : (
        <MappingForm key={JSON.stringify(entry.mapping)} entry={entry} categories={data.project?.expenseCategories ?? []} />
      )}
      {entry.state === 'CHECKING' ? (
        <Section title={t('importing.dryRun')} isFlush>
          <WorkProgress title={t('importing.states.CHECKING')} done={entry.checked} total={entry.rowCount} isGoing>
            {t('progress.of', { done: entry.checked, total: entry.rowCount })}
          </WorkProgress>
        </Section>
      ) : null}
      {entry.state === 'CHECKED' ? <DryRun entry={entry} /> : null}
      {entry.state === 'CHECKED' || entry.state === 'STARTED' ? <Rows entry={entry} /> : null}
      <Group mt="md">{again}</Group>
    </>
  )
}

const columnKeys = ['dateColumn', 'amountColumn', 'categoryColumn', 'vendorColumn', 'noteColumn', 'currencyColumn'] as const
const dateFormats = ['YEAR_MONTH_DAY', 'DAY_MONTH_YEAR', 'MONTH_DAY_YEAR'] as const satisfies readonly ImportDateFormat[]
const decimalSigns = ['POINT', 'COMMA'] as const satisfies readonly ImportDecimalSign[]
const absent = ''

/** Says what the columns mean; begins with what they seem to mean. */
function MappingForm({ entry, categories }: { entry: Import; categories: readonly string[] }) {
  const t = useMessages()
  const attempt = useAttempt()
  const begin: Partial<Mapping> = entry.mapping ?? entry.suggestion ?? {}
  const [columns, setColumns] = useState<Record<(typeof columnKeys)[number], string>>(
    () => Object.fromEntries(columnKeys.map((key) => [key, begin[key] === null || begin[key] === undefined ? absent : String(begin[key])])) as Record<(typeof columnKeys)[number], string>,
  )
  const [hasHeader, setHeader] = useState(begin.hasHeader ?? true)
  const [areNegative, setNegative] = useState(begin.amountsAreNegative ?? false)
  const [dateFormat, setDateFormat] = useState<ImportDateFormat>(begin.dateFormat ?? 'YEAR_MONTH_DAY')
  const [decimalSign, setDecimalSign] = useState<ImportDecimalSign>(begin.decimalSign ?? 'POINT')
  const [defaultCategory, setDefault] = useState(begin.defaultCategory ?? '')
  const [isBusy, setBusy] = useState(false)
  const [first = []] = entry.sample
  const width = Math.max(0, ...entry.sample.map((row) => row.length))
  const choices = Array.from({ length: width }, (_, index) => ({ value: String(index), label: hasHeader && first[index] ? first[index] : t('importing.column', { number: index + 1 }) }))
  const at = (key: (typeof columnKeys)[number]) => (columns[key] === absent ? null : Number(columns[key]))
  const isComplete = columns.dateColumn !== absent && columns.amountColumn !== absent
  const check = async () => {
    setBusy(true)
    await attempt(MapExpenseImport, {
      input: {
        id: entry.id,
        hasHeader,
        dateColumn: at('dateColumn') ?? 0,
        amountColumn: at('amountColumn') ?? 0,
        categoryColumn: at('categoryColumn'),
        vendorColumn: at('vendorColumn'),
        noteColumn: at('noteColumn'),
        currencyColumn: at('currencyColumn'),
        dateFormat,
        decimalSign,
        amountsAreNegative: areNegative,
        defaultCategory: defaultCategory.trim() || null,
      },
    })
    setBusy(false)
  }
  return (
    <Section title={t('importing.whatColumnsMean', { file: entry.fileName })}>
      <Stack gap="md">
        <div className={classes['frame']} tabIndex={0} role="region" aria-label={t('importing.sample')}>
          <table className={classes['sample']}>
            <tbody>
              {entry.sample.slice(0, 5).map((row, index) => (
                <tr key={index}>
                  {row.map((cell, cellIndex) => (
                    <td key={cellIndex} style={hasHeader && index === 0 ? { fontWeight: 600 } : undefined}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Checkbox label={t('importing.hasHeader')} checked={hasHeader} onChange={(event) => setHeader(event.currentTarget.checked)} />
        <div className={classes['mapping']}>
          {columnKeys.map((key) => (
            <NativeSelect
              key={key}
              label={t(`importing.columns.${key}`)}
              value={columns[key]}
              data={[{ value: absent, label: t('importing.noColumn') }, ...choices]}
              onChange={(event) => {
                const { value } = event.currentTarget
                setColumns((before) => ({ ...before, [key]: value }))
              }}
            />
          ))}
          <NativeSelect label={t('importing.dates')} value={dateFormat} data={dateFormats.map((value) => ({ value, label: t(`importing.dateFormats.${value}`) }))} onChange={(event) => setDateFormat(dateFormats.find((one) => one === event.currentTarget.value) ?? 'YEAR_MONTH_DAY')} />
          <NativeSelect label={t('importing.decimals')} value={decimalSign} data={decimalSigns.map((value) => ({ value, label: t(`importing.decimalSigns.${value}`) }))} onChange={(event) => setDecimalSign(event.currentTarget.value === 'COMMA' ? 'COMMA' : 'POINT')} />
          <TextInput label={t('importing.defaultCategory')} list="import-categories" maxLength={100} value={defaultCategory} onChange={(event) => setDefault(event.currentTarget.value)} />
          <datalist id="import-categories">
            {categories.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </div>
        <Checkbox label={t('importing.areNegative')} checked={areNegative} onChange={(event) => setNegative(event.currentTarget.checked)} />
        <Group>
          <Button variant={entry.state === 'CHECKED' ? 'default' : 'filled'} loading={isBusy} disabled={!isComplete || entry.state === 'CHECKING'} onClick={() => void check()}>
            {entry.state === 'CHECKED' ? t('importing.checkAgain') : t('importing.check')}
          </Button>
          <span className="quiet small">{t('importing.nothingYet')}</span>
        </Group>
      </Stack>
    </Section>
  )
}

function DryRun({ entry }: { entry: Import }) {
  const t = useMessages()
  const format = useFormat()
  const attempt = useAttempt()
  const [withDuplicates, setDuplicates] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const count = entry.valid + (withDuplicates ? entry.duplicates : 0)
  const start = async () => {
    setBusy(true)
    await attempt(StartExpenseImport, { input: { id: entry.id, duplicates: withDuplicates ? 'IMPORT' : 'SKIP' } })
    setBusy(false)
  }
  return (
    <Section title={t('importing.dryRun')}>
      <Stack gap="sm">
        <span role="status">{t('importing.outcome', { valid: entry.valid, faulty: entry.faulty, duplicates: entry.duplicates })}</span>
        {entry.newCategories.length > 0 ? <span className="small">{t('importing.newCategories', { names: format.list(entry.newCategories) })}</span> : null}
        {entry.newVendors.length > 0 ? <span className="small">{t('importing.newVendors', { names: format.list(entry.newVendors.slice(0, 20)) })}</span> : null}
        {entry.duplicates > 0 ? <Checkbox label={t('importing.withDuplicates', { count: entry.duplicates })} checked={withDuplicates} onChange={(event) => setDuplicates(event.currentTarget.checked)} /> : null}
        <Group>
          <Button loading={isBusy} disabled={count === 0} onClick={() => void start()}>
            {t('importing.start', { count })}
          </Button>
          <span className="quiet small">{t('importing.canUndo')}</span>
        </Group>
      </Stack>
    </Section>
  )
}

const rowStates = ['FAULTY', 'DUPLICATE', 'VALID', 'IMPORTED', 'SKIPPED'] as const satisfies readonly ExpenseImportRowState[]

/** Each row with its line and what is wrong with it. */
function Rows({ entry }: { entry: Import }) {
  const t = useMessages()
  const { hear } = useLanguage()
  const { id: projectId } = useProject()
  const shown = rowStates.filter((state) => (entry.state === 'STARTED' ? state !== 'VALID' : state !== 'IMPORTED' && state !== 'SKIPPED'))
  const [state, setState] = useState<ExpenseImportRowState>(entry.state === 'STARTED' ? 'IMPORTED' : entry.faulty > 0 ? 'FAULTY' : entry.duplicates > 0 ? 'DUPLICATE' : 'VALID')
  const { data, error, loading, refetch, fetchMore } = useQuery(ImportRowsQuery, { variables: { projectId, id: entry.id, states: [state], first: rowsShown } })
  const list = data?.project?.expenseImport?.rows
  const problem = list ? null : problemOf(error, ['project', 'expenseImport', 'rows'])
  return (
    <Section
      title={t('importing.rows')}
      isFlush
      actions={<SegmentedControl size="xs" aria-label={t('importing.rows')} value={state} onChange={(value) => setState(rowStates.find((one) => one === value) ?? 'VALID')} data={shown.map((value) => ({ value, label: t(`importing.rowStates.${value}`) }))} />}
    >
      {problem ? (
        <Failed isCompact problem={problem} what={t('importing.rows')} onRetry={() => void refetch()} />
      ) : !list ? (
        <RowsSkeleton rows={4} />
      ) : list.edges.length === 0 ? (
        <p className="quiet small" style={{ padding: '0 16px 16px', margin: 0 }}>
          {t('importing.noRows')}
        </p>
      ) : (
        <div className={classes['frame']} tabIndex={0} role="region" aria-label={t('importing.rows')}>
          <table className={classes['sample']}>
            <thead>
              <tr>
                <th scope="col">{t('importing.line')}</th>
                <th scope="col">{t('importing.reason')}</th>
                <th scope="col">{t('importing.cells')}</th>
              </tr>
            </thead>
            <tbody>
              {list.edges.map(({ node }) => (
                <tr key={node.line}>
                  <td>{node.line}</td>
                  <td data-reason className={node.state === 'FAULTY' ? 'bad' : 'quiet'}>
                    {node.reason ? hear(node.reason) : null}
                  </td>
                  <td>{node.cells.join(' · ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list?.pageInfo.hasNextPage ? (
        <Button variant="subtle" color="gray" fullWidth loading={loading} onClick={() => void fetchMore({ variables: { after: list.pageInfo.endCursor } })}>
          {t('lists.loadMore')}
        </Button>
      ) : null}
    </Section>
  )
}
