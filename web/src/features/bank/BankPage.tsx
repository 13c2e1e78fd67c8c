import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { IconBuildingBank } from '@tabler/icons-react'
import { getRouteApi, Link, Outlet, useNavigate, useParams } from '@tanstack/react-router'
import type { BankFindingFilter, BankRow_FindingFragment } from '../../__generated__/graphql.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useLanguage, useMessages } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { ChoiceFilter, FilterBar, ListCount, SingleFilter, SortSelect } from '../../parts/Filters.tsx'
import { useRecordKeys } from '../../parts/keys.ts'
import { ButtonLink } from '../../parts/links.tsx'
import { readChoices, readListRange, readSort, writeChoices } from '../../parts/list-search.ts'
import { Page } from '../../parts/Page.tsx'
import { Permitted } from '../../parts/Permitted.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { RangePicker } from '../../parts/RangePicker.tsx'
import { RecordList } from '../../parts/RecordList.tsx'
import { RecordRow, rowLink, type Column } from '../../parts/RecordTable.tsx'
import { useRecords } from '../../parts/records.ts'
import { Empty } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { When } from '../../parts/When.tsx'
import classes from './Bank.module.css'
import { Comparisons } from './Comparisons.tsx'
import { BankQuery, BankRow_finding, findingTones } from './documents.ts'
import { findingKinds, findingSorts, findingStates, type BankSearch } from './search.ts'

const route = getRouteApi('/app/p/$projectId/bank')
const mostConnections = 50

export function BankPage() {
  const t = useMessages()
  return (
    <Permitted scope="finance:read" title={t('nav.bank')}>
      <Bank />
    </Permitted>
  )
}

const renderFinding = (finding: FragmentType<BankRow_FindingFragment>) => <BankRow finding={finding} />

/** Where the bank's own list and the books do not agree, and how far they are compared. */
function Bank() {
  const t = useMessages()
  const navigate = useNavigate()
  const can = useCan()
  const { id: projectId, timeZone } = useProject()
  const { findingId } = useParams({ strict: false })
  const search = route.useSearch()
  const states = readChoices(search.state, findingStates)
  const kinds = readChoices(search.kind, findingKinds)
  const sort = readSort(search.sort, findingSorts)
  const range = readListRange(search, timeZone)
  const filter: BankFindingFilter = {
    ...(states.length > 0 ? { states } : {}),
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(search.connection ? { connectionId: search.connection } : {}),
    ...(range ? { found: { from: range.from, to: range.to } } : {}),
  }
  const isFiltered = Object.keys(filter).length > 0
  const records = useRecords({
    query: BankQuery,
    variables: { projectId, filter, sort, connections: mostConnections },
    path: ['project', 'bankFindings'],
    listOf: (asked) => asked.project?.bankFindings,
  })
  const { ids, data, total, problem, refresh } = records
  useLiveEvents({ projectId, types: ['finance.bankFindingChanged', 'finance.connectionChanged', 'finance.transactionReceived'], onEvents: () => void refresh() })
  const connections = data?.project?.paymentConnections?.nodes ?? []

  const change = (next: Partial<BankSearch>) => void navigate({ to: '.', search: (before: BankSearch) => ({ ...before, ...next }), replace: true })
  const clear = () => change({ state: undefined, kind: undefined, connection: undefined, range: undefined, from: undefined, to: undefined })
  useRecordKeys({ ids, chosen: findingId, open: (id) => void navigate({ to: '/p/$projectId/bank/$findingId', params: { projectId, findingId: id }, search }) })

  const columns: Column[] = [
    { key: 'text', label: t('bank.found'), card: 'title' },
    { key: 'kind', label: t('bank.kind'), width: '190px', priority: 2, card: 'none' },
    { key: 'state', label: t('bank.state'), width: '150px', card: 'end' },
    { key: 'amount', label: t('orders.amount'), width: '150px', isNumber: true, card: 'amount' },
    { key: 'at', label: t('bank.foundAt'), width: '150px', card: 'line', sort: { ascending: 'FOUND_AT_ASC', descending: 'FOUND_AT_DESC' } },
  ]

  return (
    <>
      <Page title={t('nav.bank')} lead={t('bank.lead')}>
        {connections.length > 0 ? (
          <div className={classes['above']}>
            <Comparisons connections={connections} />
          </div>
        ) : null}
        <FilterBar end={total !== null && !problem ? <ListCount>{t('bank.count', { count: total })}</ListCount> : null}>
          <ChoiceFilter label={t('bank.state')} choices={findingStates.map((value) => ({ value, label: t(`bank.states.${value}`) }))} chosen={states} onChange={(next) => change({ state: writeChoices(next) })} />
          <ChoiceFilter label={t('bank.kind')} choices={findingKinds.map((value) => ({ value, label: t(`bank.kinds.${value}`) }))} chosen={kinds} onChange={(next) => change({ kind: writeChoices(next) })} />
          {connections.length > 1 ? (
            <SingleFilter label={t('webhooks.connection')} any={t('bank.anyConnection')} choices={connections.map(({ id, name }) => ({ value: id, label: name }))} chosen={search.connection} onChange={(next) => change({ connection: next })} />
          ) : null}
          <RangePicker
            days={range}
            preset={range?.preset ?? null}
            onPreset={(preset) => change({ range: preset, from: undefined, to: undefined })}
            onDays={({ from, to }) => change({ range: undefined, from, to })}
            onClear={() => change({ range: undefined, from: undefined, to: undefined })}
          />
          <SortSelect sort={sort} choices={findingSorts.map((value) => ({ value, label: t(`bank.sorts.${value}`) }))} onChange={(next) => change({ sort: next })} />
          {isFiltered ? (
            <Button variant="subtle" color="gray" onClick={clear}>
              {t('states.clearFilters')}
            </Button>
          ) : null}
        </FilterBar>
        <div className="card">
          <RecordList
            records={records}
            label={t('nav.bank')}
            columns={columns}
            renderRow={renderFinding}
            chosen={findingId}
            sort={sort}
            onSort={(next) => change({ sort: next === 'FOUND_AT_DESC' ? undefined : next })}
            isFiltered={isFiltered}
            onClear={clear}
          >
            <Empty
              icon={<IconBuildingBank size={22} stroke={1.5} />}
              title={connections.length > 0 ? t('bank.none') : t('bank.noConnection')}
              action={
                connections.length === 0 && can('connections:manage') ? (
                  <ButtonLink to="/p/$projectId/settings/payments" params={{ projectId }}>
                    {t('payments.connect')}
                  </ButtonLink>
                ) : null
              }
            >
              {connections.length > 0 ? t('bank.noneText') : t('bank.noConnectionText')}
            </Empty>
          </RecordList>
        </div>
      </Page>
      <Outlet />
    </>
  )
}

function BankRow({ finding }: { finding: FragmentType<BankRow_FindingFragment> }) {
  const { t, hear } = useLanguage()
  const { id: projectId } = useProject()
  const search = route.useSearch()
  const { data, complete } = useFragment({ fragment: BankRow_finding, from: finding })
  if (!complete) return null
  const text = hear(data.text)
  return (
    <RecordRow
      cells={{
        text: (
          <Link to="/p/$projectId/bank/$findingId" params={{ projectId, findingId: data.id }} search={search} className={rowLink} title={text}>
            {text}
          </Link>
        ),
        kind: t(`bank.kinds.${data.kind}`),
        state: <StatusMark tone={findingTones[data.state]}>{t(`bank.states.${data.state}`)}</StatusMark>,
        amount: data.amount ? <Amount value={data.amount} /> : null,
        at: <When at={data.foundAt} />,
      }}
    />
  )
}
