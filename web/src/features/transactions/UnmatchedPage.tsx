import type { FragmentType } from '@apollo/client'
import { useFragment, useQuery } from '@apollo/client/react'
import { Button, Kbd } from '@mantine/core'
import { IconCoins, IconEqual } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { UnmatchedRow_TransactionFragment } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useLanguage, useMessages } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { FilterBar, ListCount, SearchField } from '../../parts/Filters.tsx'
import { useKeys, useRecordKeys } from '../../parts/keys.ts'
import { ButtonLink } from '../../parts/links.tsx'
import { Page } from '../../parts/Page.tsx'
import { Permitted } from '../../parts/Permitted.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { BlockSkeleton, Empty, Failed, NoMatch, RowsSkeleton } from '../../parts/States.tsx'
import { When } from '../../parts/When.tsx'
import { useDecisions } from './decisions.ts'
import { OrderFromTransaction } from './OrderFromTransaction.tsx'
import { SetAside } from './SetAside.tsx'
import { SplitTransaction } from './SplitTransaction.tsx'
import { suggestedPart } from './suggested-part.ts'
import { Suggestions, Suggestions_transaction } from './Suggestions.tsx'
import type { UnmatchedSearch } from './unmatched-search.ts'
import classes from './UnmatchedPage.module.css'

const UnmatchedQuery = graphql(`
  query Unmatched($projectId: ID!, $filter: TransactionFilter!, $sort: TransactionSort!, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      transactions(filter: $filter, sort: $sort, first: $first, after: $after) {
        edges {
          cursor
          node {
            id
            ...UnmatchedRow_transaction
            ...UnmatchedItem_transaction
            ...Suggestions_transaction
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

const UnmatchedRow_transaction = graphql(`
  fragment UnmatchedRow_transaction on Transaction {
    id
    occurredAt
    content
    note
    reference
    provider
    unmatched {
      amount
      currency
    }
  }
`)

const UnmatchedItem_transaction = graphql(`
  fragment UnmatchedItem_transaction on Transaction {
    id
    provider
    occurredAt
    matchReason
    accountNumber
    reference
    content
    note
    amount {
      amount
      currency
    }
    unmatched {
      amount
      currency
    }
    twin {
      id
      provider
      occurredAt
      content
      reference
      externalId
      amount {
        amount
        currency
      }
    }
  }
`)

const pageSize = 30
/** The next ones are asked for before the last is reached. */
const askAhead = 5
const route = getRouteApi('/app/p/$projectId/unmatched')

export function UnmatchedPage() {
  const t = useMessages()
  return (
    <Permitted scope="finance:read" title={t('nav.unmatched')}>
      <Unmatched />
    </Permitted>
  )
}

/** Money that waits for a person, one transfer after the other until none is left. */
function Unmatched() {
  const t = useMessages()
  const navigate = useNavigate()
  const { id: projectId } = useProject()
  const search = route.useSearch()
  const filter = { matchStates: ['UNMATCHED' as const], ...(search.q ? { search: search.q } : {}) }
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(UnmatchedQuery, { variables: { projectId, filter, sort: 'OCCURRED_AT_DESC', first: pageSize } })
  const list = (data ?? previousData)?.project?.transactions
  const problem = data?.project?.transactions ? null : problemOf(error, ['project', 'transactions'])

  // Decided ones leave at once; those that are refused, or undone, come back to their place.
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const hide = (id: string) => setGone((before) => new Set([...before, id]))
  const show = (id: string) => setGone((before) => new Set([...before].filter((one) => one !== id)))
  const all = list?.edges.map((edge) => edge.node) ?? []
  const rows = all.filter((row) => !gone.has(row.id))
  const left = Math.max(rows.length, (list?.totalCount ?? 0) - (all.length - rows.length))
  const current = rows.find((row) => row.id === search.open) ?? rows[0]

  useLiveEvents({ projectId, types: ['finance.transactionReceived', 'finance.transactionChanged', 'finance.orderPlaced', 'finance.orderChanged'], onEvents: () => void refetch() })
  const hasMore = list?.pageInfo.hasNextPage ?? false
  const isNearEnd = hasMore && rows.length <= askAhead
  const endCursor = list?.pageInfo.endCursor
  useEffect(() => {
    if (isNearEnd && !loading) void fetchMore({ variables: { after: endCursor } })
  }, [isNearEnd, loading, endCursor, fetchMore])

  const change = (next: Partial<UnmatchedSearch>) => void navigate({ to: '.', search: (before: UnmatchedSearch) => ({ ...before, ...next }), replace: true })
  const decisions = useDecisions({
    onUndone: (id) => {
      show(id)
      change({ open: id })
      void refetch()
    },
  })
  /** Goes on to the next one while the server is told; a refusal brings this one back under the eyes. */
  const settle = async (id: string, decide: () => Promise<boolean>, isRestLeft = false) => {
    const at = rows.findIndex((row) => row.id === id)
    const next = rows[at + 1] ?? rows[at - 1]
    hide(id)
    change({ open: next?.id })
    if (await decide()) {
      await refetch()
      if (isRestLeft) show(id)
      return
    }
    show(id)
    change({ open: id })
  }
  useRecordKeys({ ids: rows.map((row) => row.id), chosen: current?.id, open: (id) => change({ open: id }) })

  return (
    <Page title={t('nav.unmatched')} lead={t('unmatched.lead')}>
      <FilterBar end={list && !problem ? <ListCount>{t('unmatched.count', { count: left })}</ListCount> : null}>
        <SearchField label={t('unmatched.search')} value={search.q ?? ''} onChange={(q) => change({ q: q || undefined, open: undefined })} />
      </FilterBar>
      {problem ? (
        <div className="card">
          <Failed problem={problem} what={t('nav.unmatched')} onRetry={() => void refetch()} />
        </div>
      ) : !list ? (
        <div className={classes['queue']}>
          <div className={`card ${classes['item'] ?? ''}`}>
            <BlockSkeleton height={320} />
          </div>
          <div className="card">
            <RowsSkeleton rows={6} />
          </div>
        </div>
      ) : current ? (
        <div className={classes['queue']}>
          <Item key={current.id} id={current.id} decisions={decisions} onSettle={settle} />
          <nav className={`card ${classes['list'] ?? ''}`} aria-label={t('unmatched.waiting')}>
            <ul>
              {rows.map((row) => (
                <Row key={row.id} transaction={row} isCurrent={row.id === current.id} onOpen={() => change({ open: row.id })} />
              ))}
            </ul>
          </nav>
        </div>
      ) : (
        <div className="card">
          {search.q ? (
            <NoMatch onClear={() => change({ q: undefined })} />
          ) : (
            <Empty
              icon={<IconCoins size={22} stroke={1.5} />}
              title={t('unmatched.none')}
              action={
                <ButtonLink variant="default" to="/p/$projectId/transactions" params={{ projectId }}>
                  {t('unmatched.toTransactions')}
                </ButtonLink>
              }
            >
              {t('unmatched.noneText')}
            </Empty>
          )}
        </div>
      )}
    </Page>
  )
}

function Row({ transaction, isCurrent, onOpen }: { transaction: FragmentType<UnmatchedRow_TransactionFragment>; isCurrent: boolean; onOpen: () => void }) {
  const t = useMessages()
  const { data, complete } = useFragment({ fragment: UnmatchedRow_transaction, from: transaction })
  if (!complete) return null
  return (
    <li data-record={data.id}>
      <button type="button" className={classes['row']} aria-current={isCurrent} onClick={onOpen}>
        <span className={classes['rowText']}>{data.content ?? data.note ?? data.reference ?? t(`payments.providers.${data.provider}`)}</span>
        <strong>
          <Amount value={data.unmatched} isSigned />
        </strong>
        <span className="quiet small">
          <When at={data.occurredAt} />
        </span>
      </button>
    </li>
  )
}

interface ItemProps {
  id: string
  decisions: ReturnType<typeof useDecisions>
  /** A transfer of which a rest still waits comes back to its place. */
  onSettle: (id: string, decide: () => Promise<boolean>, isRestLeft?: boolean) => Promise<void>
}

function Item({ id, decisions, onSettle }: ItemProps) {
  const t = useMessages()
  const { hear } = useLanguage()
  const format = useFormat()
  const canWrite = useCan()('finance:write')
  const [chosen, setChosen] = useState(0)
  const [open, setOpen] = useState<'split' | 'order' | 'aside' | null>(null)
  const { data, complete } = useFragment({ fragment: UnmatchedItem_transaction, from: { __typename: 'Transaction', id } })
  const { data: may, complete: isKnown } = useFragment({ fragment: Suggestions_transaction, from: { __typename: 'Transaction', id } })
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    // The reader of a screen hears the next transfer; a field that is being typed in keeps its focus.
    if (!document.activeElement?.closest('input, textarea, [role="dialog"]')) place.current?.focus({ preventScroll: true })
  }, [])
  const item = complete ? data : null
  const suggestions = isKnown ? may.suggestions : []
  const picked = suggestions[Math.min(chosen, suggestions.length - 1)]

  const confirm = () => {
    if (picked && item) void onSettle(item.id, () => decisions.match(item.id, [suggestedPart(picked)]), picked.amount.amount !== item.unmatched.amount)
  }
  const reject = () => {
    if (!picked || !item) return
    setChosen(0)
    void decisions.reject(item.id, picked.order.id, picked.order.number)
  }
  const twin = (isSame: boolean) => (item?.twin ? void onSettle(item.id, () => decisions.decideTwin(item.id, isSame)) : undefined)
  const choose = (by: 1 | -1) => setChosen((before) => Math.max(0, Math.min(suggestions.length - 1, before + by)))
  const allowed = (act: () => void) => (canWrite && open === null ? act : () => {})
  useKeys({
    // With nothing to choose between, the arrows scroll as anywhere.
    ...(suggestions.length > 1 ? { ArrowDown: () => choose(1), ArrowUp: () => choose(-1) } : {}),
    r: allowed(reject),
    s: allowed(() => setOpen('split')),
    o: allowed(() => setOpen('order')),
    x: allowed(() => setOpen('aside')),
    e: allowed(() => twin(true)),
    d: allowed(() => twin(false)),
  })
  useEnter(allowed(confirm))

  if (!item) return <div className={`card ${classes['item'] ?? ''}`} />
  const isPart = item.amount.amount !== item.unmatched.amount
  return (
    <section ref={place} tabIndex={-1} className={`card ${classes['item'] ?? ''}`} aria-label={t('unmatched.current')}>
      <header className={classes['head']}>
        <span className={classes['amount']}>
          <Amount value={item.unmatched} isSigned />
        </span>
        <span className="quiet">{isPart ? t('unmatched.leftOf', { amount: format.money(item.amount) }) : <When at={item.occurredAt} />}</span>
      </header>
      <p className={classes['content']}>{item.content ?? item.note ?? item.reference}</p>
      {item.matchReason ? <p className="quiet small">{t('unmatched.why', { reason: hear(item.matchReason) })}</p> : null}

      {item.twin ? (
        <div className={classes['twin']}>
          <h2 className={classes['title']}>
            <IconEqual size={18} stroke={1.8} aria-hidden="true" /> {t('unmatched.twin')}
          </h2>
          <p className="quiet small">{t('unmatched.twinText')}</p>
          <Facts
            facts={[
              [t('orders.amount'), <Amount key="amount" value={item.twin.amount} />],
              [t('transactions.occurred'), format.exactInstant(item.twin.occurredAt)],
              [t('transactions.text'), item.twin.content],
              [t('transactions.reference'), item.twin.reference],
              [t('transactions.externalId'), item.twin.externalId],
            ]}
          />
          {canWrite ? (
            <div className={classes['acts']}>
              <Act shortcut="E" onClick={() => twin(true)}>
                {t('unmatched.isSame')}
              </Act>
              <Act shortcut="D" onClick={() => twin(false)}>
                {t('unmatched.isOther')}
              </Act>
            </div>
          ) : null}
        </div>
      ) : null}

      <h2 className={classes['title']}>{t('unmatched.suggestions')}</h2>
      <Suggestions transactionId={id} chosen={picked ? suggestions.indexOf(picked) : 0} onChoose={setChosen} />
      {canWrite ? (
        <div className={classes['acts']}>
          {picked ? (
            <>
              <Act shortcut="↵" isPrimary onClick={confirm}>
                {t('unmatched.confirm', { number: `${picked.order.number}` })}
              </Act>
              <Act shortcut="R" onClick={reject}>
                {t('unmatched.reject')}
              </Act>
            </>
          ) : null}
          <Act shortcut="S" onClick={() => setOpen('split')}>
            {picked ? t('unmatched.splitVerb') : t('unmatched.chooseOrders')}
          </Act>
          <Act shortcut="O" onClick={() => setOpen('order')}>
            {t('unmatched.makeOrder')}
          </Act>
          <Act shortcut="X" onClick={() => setOpen('aside')}>
            {t('unmatched.notAnOrder')}
          </Act>
        </div>
      ) : (
        <p className="quiet small">{t('unmatched.readOnly')}</p>
      )}
      <Facts
        facts={[
          [t('transactions.occurred'), format.exactInstant(item.occurredAt)],
          [t('payments.provider'), t(`payments.providers.${item.provider}`)],
          [t('payments.account'), item.accountNumber],
          [t('transactions.reference'), item.reference],
        ]}
      />
      <p className={`quiet small desk-only ${classes['keys'] ?? ''}`}>
        <Kbd size="xs">J</Kbd> <Kbd size="xs">K</Kbd> {t('unmatched.keyWalk')} <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {t('unmatched.keyChoose')}
      </p>
      <SplitTransaction
        isOpen={open === 'split'}
        transactionId={item.id}
        left={item.unmatched}
        orderIds={[]}
        onClose={() => setOpen(null)}
        onDone={() => void onSettle(item.id, () => Promise.resolve(true))}
      />
      <OrderFromTransaction
        isOpen={open === 'order'}
        transactionId={item.id}
        amount={item.unmatched}
        onClose={() => setOpen(null)}
        onMade={(order) => {
          decisions.tellMade(item.id, order)
          void onSettle(item.id, () => Promise.resolve(true))
        }}
      />
      <SetAside isOpen={open === 'aside'} amount={format.money(item.unmatched)} isRest={item.amount.amount !== item.unmatched.amount} onClose={() => setOpen(null)} onDecide={(as, note) => void onSettle(item.id, () => decisions.setAside(item.id, { as, note }))} />
    </section>
  )
}

function Act({ shortcut, isPrimary, onClick, children }: { shortcut: string; isPrimary?: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <Button
      variant={isPrimary ? 'filled' : 'default'}
      onClick={onClick}
      rightSection={
        <Kbd size="xs" className="desk-only" aria-hidden="true">
          {shortcut}
        </Kbd>
      }
    >
      {children}
    </Button>
  )
}

/** Enter on a button or a link is its own; anywhere else on the page it confirms. */
function useEnter(confirm: () => void): void {
  const latest = useRef(confirm)
  useEffect(() => {
    latest.current = confirm
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.repeat || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof HTMLElement && event.target.closest('button, a, input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"]')) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
