import type { ApolloCache } from '@apollo/client'
import { useQuery } from '@apollo/client/react'
import { Button, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useLanguage, useMessages } from '../../messages/Language.tsx'
import { useAttempt } from '../../parts/attempt.ts'
import { TextLink } from '../../parts/links.tsx'
import { useActorName } from '../../parts/names.ts'
import { useCan, useProject } from '../../parts/project.tsx'
import { PanelSection } from '../../parts/SidePanel.tsx'
import { Failed, RowsSkeleton } from '../../parts/States.tsx'
import { When } from '../../parts/When.tsx'
import { usePerson } from '../../session/SessionContext.tsx'
import classes from './OrderPanel.module.css'

graphql(`
  fragment OrderTimeline_entries on OrderEntryConnection {
    edges {
      cursor
      node {
        id
        kind
        actorKind
        actorId
        text
        transactionId
        status
        at
        amount {
          amount
          currency
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
`)

const OrderTimelineQuery = graphql(`
  query OrderTimeline($projectId: ID!, $id: ID!, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      order(id: $id) {
        id
        timeline(first: $first, after: $after) {
          ...OrderTimeline_entries @unmask
        }
      }
    }
  }
`)

const AddOrderNote = graphql(`
  mutation AddOrderNote($input: AddOrderNoteInput!, $first: Int!) {
    addOrderNote(input: $input) {
      __typename
      ... on AddOrderNoteSuccess {
        order {
          id
          timeline(first: $first) {
            ...OrderTimeline_entries @unmask
          }
        }
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

const pageSize = 20

/** What happened to an order, by whom and why, the newest first; and a place for a note. */
export function OrderTimeline({ orderId }: { orderId: string }) {
  const t = useMessages()
  const { hear } = useLanguage()
  const format = useFormat()
  const nameOf = useActorName()
  const can = useCan()
  const { id: projectId } = useProject()
  const { data, error, loading, refetch, fetchMore } = useQuery(OrderTimelineQuery, { variables: { projectId, id: orderId, first: pageSize } })
  useLiveEvents({ projectId, types: ['finance.orderChanged', 'finance.orderPaid', 'finance.transactionChanged'], onEvents: () => void refetch() })
  const list = data?.project?.order?.timeline
  const problem = list ? null : problemOf(error, ['project', 'order', 'timeline'])
  return (
    <PanelSection title={t('orderWork.timeline')}>
      {can('finance:write') ? <NoteForm orderId={orderId} /> : null}
      {problem ? (
        <Failed isCompact problem={problem} what={t('orderWork.timeline')} onRetry={() => void refetch()} />
      ) : !list ? (
        <RowsSkeleton rows={3} />
      ) : (
        <ol className={`pairs ${classes['timeline'] ?? ''}`}>
          {list.edges.map(({ node }) => (
            <li key={node.id}>
              <span>
                {t(`orderWork.entries.${node.kind}`)}
                {node.amount ? ` ${format.money(node.amount)}` : ''}
                {node.status && node.kind === 'STATUS_CHANGED' ? `: ${t(`orders.statuses.${node.status}`)}` : ''}
              </span>
              <span className="quiet small">
                <When at={node.at} />
              </span>
              <span className={node.kind === 'NOTE' ? classes['note'] : 'quiet small'}>{node.text ? (node.kind === 'NOTE' ? node.text : hear(node.text)) : null}</span>
              <span className="quiet small">{nameOf(node)}</span>
              {node.transactionId ? (
                <span className="small">
                  <TextLink data-no-print to="/p/$projectId/transactions" params={{ projectId }} search={{ open: node.transactionId }}>
                    {t('orderWork.openTransfer')}
                  </TextLink>
                </span>
              ) : null}
            </li>
          ))}
        </ol>
      )}
      {list?.pageInfo.hasNextPage ? (
        <Button variant="subtle" color="gray" size="compact-sm" loading={loading} onClick={() => void fetchMore({ variables: { after: list.pageInfo.endCursor } })}>
          {t('lists.loadMore')}
        </Button>
      ) : null}
    </PanelSection>
  )
}

function NoteForm({ orderId }: { orderId: string }) {
  const t = useMessages()
  const attempt = useAttempt()
  const { id: projectId } = useProject()
  const person = usePerson()
  const [text, setText] = useState('')
  /** On top of what happened, until the answer says when that was. */
  const show = (note: string) => (cache: ApolloCache) => {
    cache.updateQuery({ query: OrderTimelineQuery, variables: { projectId, id: orderId, first: pageSize } }, (data) => {
      const { project } = data ?? {}
      if (!project?.order) return data
      const node = { __typename: 'OrderEntry', id: `note-${note}`, kind: 'NOTE', actorKind: 'PERSON', actorId: person?.id ?? null, text: note, transactionId: null, status: null, at: new Date().toISOString(), amount: null } as const
      const { edges, totalCount } = project.order.timeline
      const timeline = { ...project.order.timeline, edges: [{ __typename: 'OrderEntryEdge' as const, cursor: '', node }, ...edges], totalCount: totalCount + 1 }
      return { project: { ...project, order: { ...project.order, timeline } } }
    })
  }
  const submit = async (event?: FormEvent) => {
    event?.preventDefault()
    const note = text.trim()
    if (note === '') return
    setText('')
    const done = await attempt(AddOrderNote, { input: { id: orderId, text: note }, first: pageSize }, show(note))
    // What was typed is never lost, nor put over what was typed since.
    if (!done) setText((now) => now || note)
  }
  return (
    <form onSubmit={(event) => void submit(event)} className={classes['noteForm']} data-no-print>
      <Textarea
        aria-label={t('orderWork.note')}
        placeholder={t('orderWork.note')}
        description={text === '' ? null : t('orderWork.noteStays')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={1}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
        }}
      />
      <Button type="submit" variant="default" disabled={text.trim() === ''}>
        {t('orderWork.addNote')}
      </Button>
    </form>
  )
}
