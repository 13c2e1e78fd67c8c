import type { FragmentType } from '@apollo/client'
import { useFragment, useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { getRouteApi, Link, Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { WebhookEventFilter, WebhookRow_WebhookEventFragment } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useArrivals, useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useLanguage, useMessages } from '../../messages/Language.tsx'
import { useIdempotencyKey, useAction } from '../../parts/actions.ts'
import { Confirm } from '../../parts/Confirm.tsx'
import { ChoiceFilter, FilterBar, ListCount, SearchField, SingleFilter, SortSelect } from '../../parts/Filters.tsx'
import { useRecordKeys } from '../../parts/keys.ts'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { readChoices, readListRange, readSort, writeChoices } from '../../parts/list-search.ts'
import { NewRecords } from '../../parts/NewRecords.tsx'
import { Page } from '../../parts/Page.tsx'
import { Permitted } from '../../parts/Permitted.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { RangePicker } from '../../parts/RangePicker.tsx'
import { RecordRow, RecordTable, rowLink, type Column } from '../../parts/RecordTable.tsx'
import { Empty, Failed, NoMatch, RowsSkeleton } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { toast } from '../../parts/toast.tsx'
import { When } from '../../parts/When.tsx'
import { ReplayWebhooks, webhookTones } from './documents.ts'
import { Replays } from './Replays.tsx'
import { replayResults, webhookMarks, webhookSorts, webhookStates, type WebhooksSearch } from './search.ts'

const WebhooksQuery = graphql(`
  query Webhooks($projectId: ID!, $filter: WebhookEventFilter!, $sort: WebhookEventSort!, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      webhooksNeedingPerson
      webhookEvents(filter: $filter, sort: $sort, first: $first, after: $after) {
        edges {
          cursor
          node {
            id
            ...WebhookRow_webhookEvent
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

const WebhookRow_webhookEvent = graphql(`
  fragment WebhookRow_webhookEvent on WebhookEvent {
    id
    provider
    externalId
    state
    attempts
    duplicates
    receivedAt
    outcome
    lastError
    dealtWith {
      at
    }
  }
`)

const pageSize = 50
const route = getRouteApi('/app/p/$projectId/webhooks')

export function WebhooksPage() {
  const t = useMessages()
  return (
    <Permitted scope="finance:read" title={t('nav.webhooks')}>
      <Webhooks />
    </Permitted>
  )
}

function Webhooks() {
  const t = useMessages()
  const navigate = useNavigate()
  const can = useCan()
  const { id: projectId, timeZone } = useProject()
  const { eventId } = useParams({ strict: false })
  const search = route.useSearch()
  const states = readChoices(search.state, webhookStates)
  const mark = webhookMarks.find((one) => one === search.mark)
  const results = search.replay ? readChoices(search.result, replayResults) : []
  const sort = readSort(search.sort, webhookSorts)
  const range = readListRange(search, timeZone)
  const filter: WebhookEventFilter = {
    ...(states.length > 0 ? { states } : {}),
    ...(mark === 'again' ? { hasDuplicates: true } : mark === 'dealt' ? { isDealtWith: true } : mark === 'open' ? { isDealtWith: false, states: ['FAILED'] } : {}),
    ...(search.replay ? { replayId: search.replay, ...(results.length > 0 ? { replayResults: results } : {}) } : {}),
    ...(range ? { received: { from: range.from, to: range.to } } : {}),
    ...(search.q ? { search: search.q } : {}),
  }
  const isFiltered = Object.keys(filter).length > 0
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(WebhooksQuery, { variables: { projectId, filter, sort, first: pageSize } })
  const project = (data ?? previousData)?.project
  const list = project?.webhookEvents
  const problem = data?.project?.webhookEvents ? null : problemOf(error, ['project', 'webhookEvents'])
  const rows = list?.edges.map((edge) => edge.node) ?? []
  const ids = rows.map((row) => row.id)
  const arrivals = useArrivals({ projectId, types: ['finance.webhookChanged'], known: ids })
  useLiveEvents({ projectId, types: ['finance.transactionReceived', 'finance.webhookReplayChanged'], onEvents: () => void refetch() })
  const [isAsking, setAsking] = useState(false)

  const change = (next: Partial<WebhooksSearch>) => void navigate({ to: '.', search: (before: WebhooksSearch) => ({ ...before, ...next }), replace: true })
  const clear = () => change({ q: undefined, state: undefined, mark: undefined, replay: undefined, result: undefined, range: undefined, from: undefined, to: undefined })
  const open = (id: string) => void navigate({ to: '/p/$projectId/webhooks/$eventId', params: { projectId, eventId: id }, search })
  useRecordKeys({ ids, chosen: eventId, open })
  const showNew = () => {
    arrivals.clear()
    void refetch()
  }

  const columns: Column[] = [
    { key: 'outcome', label: t('webhooks.outcome'), card: 'title' },
    { key: 'provider', label: t('payments.provider'), width: '110px', priority: 3, card: 'none' },
    { key: 'external', label: t('webhooks.externalId'), width: '150px', priority: 3, card: 'none' },
    { key: 'state', label: t('webhooks.state'), width: '130px', card: 'end', sort: { ascending: 'STATE_ASC', descending: 'STATE_DESC' } },
    { key: 'tries', label: t('webhooks.attempts'), width: '110px', isNumber: true, priority: 2, card: 'none' },
    { key: 'again', label: t('webhooks.duplicates'), width: '130px', isNumber: true, priority: 2, card: 'amount' },
    { key: 'received', label: t('webhooks.received'), width: '160px', card: 'line', sort: { ascending: 'RECEIVED_AT_ASC', descending: 'RECEIVED_AT_DESC' } },
  ]
  const needing = project?.webhooksNeedingPerson ?? 0
  const count = list?.totalCount ?? 0

  return (
    <>
      <Page
        title={t('nav.webhooks')}
        lead={t('webhooks.lead')}
        actions={
          can('finance:write') && count > 0 ? (
            <Button variant="default" onClick={() => setAsking(true)}>
              {isFiltered ? t('webhooks.replayMatching', { count }) : t('webhooks.replayAll', { count })}
            </Button>
          ) : null
        }
      >
        <FilterBar end={list && !problem ? <ListCount>{t('webhooks.count', { count })}</ListCount> : null}>
          <SearchField label={t('webhooks.search')} value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} />
          <ChoiceFilter label={t('webhooks.state')} choices={webhookStates.map((value) => ({ value, label: t(`payments.callbackStates.${value}`) }))} chosen={states} onChange={(next) => change({ state: writeChoices(next) })} />
          <SingleFilter label={t('webhooks.mark')} any={t('webhooks.anyMark')} choices={webhookMarks.map((value) => ({ value, label: t(`webhooks.marks.${value}`) }))} chosen={mark} onChange={(next) => change({ mark: next })} />
          {search.replay ? (
            <ChoiceFilter label={t('webhooks.ofReplay')} choices={replayResults.map((value) => ({ value, label: t(`webhooks.results.${value}`) }))} chosen={results} onChange={(next) => change({ result: writeChoices(next) })} />
          ) : null}
          <RangePicker
            days={range}
            preset={range?.preset ?? null}
            onPreset={(preset) => change({ range: preset, from: undefined, to: undefined })}
            onDays={({ from, to }) => change({ range: undefined, from, to })}
            onClear={() => change({ range: undefined, from: undefined, to: undefined })}
          />
          <SortSelect sort={sort} choices={webhookSorts.map((value) => ({ value, label: t(`webhooks.sorts.${value}`) }))} onChange={(next) => change({ sort: next })} />
          {isFiltered ? (
            <Button variant="subtle" color="gray" onClick={clear}>
              {t('states.clearFilters')}
            </Button>
          ) : null}
        </FilterBar>
        {needing > 0 && mark !== 'open' ? (
          <p className="warn small">
            {t('webhooks.needPerson', { count: needing })}{' '}
            <TextLink to="/p/$projectId/webhooks" params={{ projectId }} search={{ mark: 'open' }}>
              {t('webhooks.showThem')}
            </TextLink>
          </p>
        ) : null}
        <Replays />
        <div className="card">
          <NewRecords count={arrivals.count} label={t('lists.new', { count: arrivals.count })} onShow={showNew} />
          {problem ? (
            <Failed problem={problem} what={t('nav.webhooks')} onRetry={() => void refetch()} />
          ) : !list ? (
            <RowsSkeleton />
          ) : rows.length > 0 ? (
            <RecordTable
              label={t('nav.webhooks')}
              columns={columns}
              rows={rows}
              keyOf={(row) => row.id}
              renderRow={(row) => <WebhookRow event={row} />}
              total={list.totalCount}
              chosen={eventId}
              isStale={!data && loading}
              sort={sort}
              onSort={(next) => change({ sort: next === 'RECEIVED_AT_DESC' ? undefined : next })}
              more={{ hasMore: list.pageInfo.hasNextPage, isLoading: loading, load: () => void fetchMore({ variables: { after: list.pageInfo.endCursor } }) }}
            />
          ) : isFiltered ? (
            <NoMatch onClear={clear} />
          ) : (
            <Empty
              icon={<IconInbox size={22} stroke={1.5} />}
              title={t('webhooks.none')}
              action={
                can('connections:manage') ? (
                  <ButtonLink to="/p/$projectId/settings/payments" params={{ projectId }}>
                    {t('payments.connect')}
                  </ButtonLink>
                ) : null
              }
            >
              {t('webhooks.noneText')}
            </Empty>
          )}
        </div>
      </Page>
      <ReplayMany isOpen={isAsking} filter={filter} count={count} onClose={() => setAsking(false)} />
      <Outlet />
    </>
  )
}

function WebhookRow({ event }: { event: FragmentType<WebhookRow_WebhookEventFragment> }) {
  const t = useMessages()
  const { hear } = useLanguage()
  const format = useFormat()
  const { id: projectId } = useProject()
  const search = route.useSearch()
  const { data, complete } = useFragment({ fragment: WebhookRow_webhookEvent, from: event })
  if (!complete) return null
  const text = data.lastError ?? data.outcome
  return (
    <RecordRow
      cells={{
        outcome: (
          <Link to="/p/$projectId/webhooks/$eventId" params={{ projectId, eventId: data.id }} search={search} className={rowLink} title={text ?? undefined}>
            {text ? hear(text) : t('webhooks.noOutcome')}
          </Link>
        ),
        provider: t(`payments.providers.${data.provider}`),
        external: <code className="mono">{data.externalId}</code>,
        state: data.dealtWith ? <StatusMark tone="calm">{t('webhooks.dealtWith')}</StatusMark> : <StatusMark tone={webhookTones[data.state]}>{t(`payments.callbackStates.${data.state}`)}</StatusMark>,
        tries: format.count(data.attempts),
        again: data.duplicates > 0 ? t('webhooks.times', { count: data.duplicates }) : null,
        received: <When at={data.receivedAt} />,
      }}
    />
  )
}

function ReplayMany({ isOpen, filter, count, onClose }: { isOpen: boolean; filter: WebhookEventFilter; count: number; onClose: () => void }) {
  const t = useMessages()
  const { id: projectId } = useProject()
  const keyFor = useIdempotencyKey()
  const { run, problem, isBusy } = useAction(ReplayWebhooks)
  const [message, setMessage] = useState<string | null>(null)
  const [asked, setAsked] = useState(0)
  const confirm = async () => {
    setMessage(null)
    const data = await run({ input: { projectId, filter, idempotencyKey: keyFor({ filter, asked }) } })
    if (!data) return
    const outcome = data.replayWebhooks
    if (outcome.__typename === 'InvalidInput') {
      setMessage(outcome.message)
      return
    }
    setAsked((before) => before + 1)
    toast(t('webhooks.replayStarted'))
    onClose()
  }
  return (
    <Confirm isOpen={isOpen} title={t('webhooks.replayNamed', { count })} verb={t('webhooks.replay')} isBusy={isBusy} problem={problem} message={message} onConfirm={() => void confirm()} onClose={onClose}>
      {t('webhooks.replayText')}
    </Confirm>
  )
}
