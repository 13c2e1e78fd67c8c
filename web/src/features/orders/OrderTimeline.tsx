import { useQuery } from '@apollo/client/react'
import { Button, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useLanguage, useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { FormProblem } from '../../parts/forms.tsx'
import { TextLink } from '../../parts/links.tsx'
import { useActorName } from '../../parts/names.ts'
import { useCan, useProject } from '../../parts/project.tsx'
import { PanelSection } from '../../parts/SidePanel.tsx'
import { Failed, RowsSkeleton } from '../../parts/States.tsx'
import { When } from '../../parts/When.tsx'
import classes from './OrderPanel.module.css'

const OrderTimelineQuery = graphql(`
  query OrderTimeline($projectId: ID!, $id: ID!, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      order(id: $id) {
        id
        timeline(first: $first, after: $after) {
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
      }
    }
  }
`)

const AddOrderNote = graphql(`
  mutation AddOrderNote($input: AddOrderNoteInput!) {
    addOrderNote(input: $input) {
      __typename
      ... on AddOrderNoteSuccess {
        order {
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
      {can('finance:write') ? <NoteForm orderId={orderId} onAdded={() => void refetch()} /> : null}
      {problem ? (
        <Failed isCompact problem={problem} what={t('orderWork.timeline')} onRetry={() => void refetch()} />
      ) : !list ? (
        <RowsSkeleton rows={3} />
      ) : (
        <ol className={classes['timeline']}>
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

function NoteForm({ orderId, onAdded }: { orderId: string; onAdded: () => void }) {
  const t = useMessages()
  const { run, problem, isBusy } = useAction(AddOrderNote)
  const [text, setText] = useState('')
  const [message, setMessage] = useState<string | null>(null)
  const submit = async (event?: FormEvent) => {
    event?.preventDefault()
    setMessage(null)
    if (text.trim() === '') return
    const data = await run({ input: { id: orderId, text: text.trim() } })
    if (!data) return
    const outcome = data.addOrderNote
    if (outcome.__typename === 'InvalidInput') {
      setMessage(outcome.fieldErrors[0]?.message ?? outcome.message)
      return
    }
    setText('')
    onAdded()
  }
  return (
    <form onSubmit={(event) => void submit(event)} className={classes['noteForm']} data-no-print>
      <Textarea
        aria-label={t('orderWork.note')}
        placeholder={t('orderWork.note')}
        autosize
        minRows={1}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
        }}
      />
      <Button type="submit" variant="default" loading={isBusy} disabled={text.trim() === ''}>
        {t('orderWork.addNote')}
      </Button>
      <FormProblem problem={problem} message={message} />
    </form>
  )
}
