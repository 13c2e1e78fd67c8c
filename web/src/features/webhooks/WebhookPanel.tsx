import type { ApolloCache } from '@apollo/client'
import { useFragment, useQuery } from '@apollo/client/react'
import { Button, Group, Modal, SegmentedControl, Stack, Textarea } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { WebhookPanel_WebhookEventFragment } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useLanguage, useMessages } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { useAttempt } from '../../parts/attempt.ts'
import { Facts } from '../../parts/Facts.tsx'
import { useKeys } from '../../parts/keys.ts'
import { TextLink } from '../../parts/links.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { PanelSection, SidePanel } from '../../parts/SidePanel.tsx'
import { NoRecord, NotPermitted } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { toast } from '../../parts/toast.tsx'
import { When } from '../../parts/When.tsx'
import { MarkWebhookDealtWith, ReopenWebhook, ReplayWebhook, webhookTones } from './documents.ts'
import { hexLines } from './hex-lines.ts'
import classes from './WebhookPanel.module.css'

const WebhookQuery = graphql(`
  query Webhook($projectId: ID!, $id: ID!, $withBody: Boolean!) {
    project(id: $projectId) {
      id
      webhookEvent(id: $id) {
        id
        ...WebhookRow_webhookEvent
        ...WebhookPanel_webhookEvent
        headers @include(if: $withBody) {
          name
          value
        }
        body @include(if: $withBody) {
          size
          base64
          text
          pretty
        }
      }
    }
  }
`)

export const WebhookPanel_webhookEvent = graphql(`
  fragment WebhookPanel_webhookEvent on WebhookEvent {
    id
    provider
    externalId
    state
    attempts
    duplicates
    receivedAt
    processedAt
    outcome
    lastError
    connection {
      id
      name
    }
    transactions {
      id
      matchState
      direction
      amount {
        amount
        currency
      }
    }
    orders {
      id
      number
      customer {
        name
      }
    }
    dealtWith {
      note
      at
    }
    history(first: 30) {
      edges {
        cursor
        node {
          id
          kind
          result
          outcome
          error
          at
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`)

const route = getRouteApi('/app/p/$projectId/webhooks/$eventId')
const bodyShapes = ['pretty', 'text', 'bytes'] as const
type BodyShape = (typeof bodyShapes)[number]

export function WebhookPanel() {
  const t = useMessages()
  const { hear } = useLanguage()
  const navigate = useNavigate()
  const attempt = useAttempt()
  const { id: projectId, scopes } = useProject()
  const canWrite = useCan()('finance:write')
  const { eventId } = route.useParams()
  const search = route.useSearch()
  const withBody = scopes.includes('connections:manage')
  const { data, error, loading, refetch } = useQuery(WebhookQuery, { variables: { projectId, id: eventId, withBody } })
  const { data: event, complete } = useFragment({ fragment: WebhookPanel_webhookEvent, from: { __typename: 'WebhookEvent', id: eventId } })
  const [isBusy, setBusy] = useState(false)
  const [isMarking, setMarking] = useState(false)
  useLiveEvents({
    projectId,
    types: ['finance.webhookChanged', 'finance.transactionReceived', 'finance.webhookReplayChanged'],
    onEvents: () => void refetch(),
  })
  const close = () => void navigate({ to: '/p/$projectId/webhooks', params: { projectId }, search })
  const problem = problemOf(error, ['project', 'webhookEvent'])
  const found = data?.project?.webhookEvent

  const replay = async () => {
    setBusy(true)
    const done = await attempt(ReplayWebhook, { input: { id: eventId } })
    setBusy(false)
    if (done) toast(t('webhooks.replayed', { result: t(`webhooks.results.${done.attempt.result}`) }))
  }
  /** What a person says of a callback is shown at once, because it can be taken back. */
  const showDealtWith = (dealtWith: { note: string | null } | null) => (cache: ApolloCache) => {
    cache.modify({
      id: cache.identify({ __typename: 'WebhookEvent', id: eventId }) ?? '',
      fields: { dealtWith: () => (dealtWith ? { __typename: 'WebhookDealtWith', at: new Date().toISOString(), ...dealtWith } : null) },
    })
  }
  const reopen = async () => {
    if (await attempt(ReopenWebhook, { input: { id: eventId } }, showDealtWith(null))) toast(t('webhooks.reopened'))
  }
  const mark = async (note: string | null) => {
    setMarking(false)
    if (await attempt(MarkWebhookDealtWith, { input: { id: eventId, note } }, showDealtWith({ note }))) toast(t('webhooks.marked'), { label: t('forms.undo'), run: () => void reopen() })
  }
  const canMark = complete && event.state === 'FAILED' && !event.dealtWith
  useKeys({ p: () => (canWrite && complete && !isBusy ? void replay() : undefined), m: () => (canWrite && canMark ? setMarking(true) : undefined) })

  if (!complete || !found) {
    return (
      <SidePanel label={t('webhooks.thing')} title={t('webhooks.thing')} onClose={close}>
        <NoRecord what={t('webhooks.thing')} problem={problem} isLoading={loading} height={320} onRetry={() => void refetch()} />
      </SidePanel>
    )
  }
  return (
    <SidePanel
      label={t('webhooks.thing')}
      onClose={close}
      title={
        <>
          <code className="mono">{event.externalId}</code> <StatusMark tone={webhookTones[event.state]}>{t(`payments.callbackStates.${event.state}`)}</StatusMark>
          {event.dealtWith ? <StatusMark tone="calm">{t('webhooks.dealtWith')}</StatusMark> : null}
        </>
      }
      foot={
        canWrite ? (
          <>
            {event.dealtWith ? (
              <Button variant="default" onClick={() => void reopen()}>
                {t('webhooks.reopen')}
              </Button>
            ) : canMark ? (
              <Button variant="default" onClick={() => setMarking(true)}>
                {t('webhooks.markVerb')}
              </Button>
            ) : null}
            <Button loading={isBusy} onClick={() => void replay()}>
              {t('webhooks.replay')}
            </Button>
          </>
        ) : null
      }
    >
      {event.lastError ? <p className={classes['error']}>{hear(event.lastError)}</p> : event.outcome ? <p className={classes['outcome']}>{hear(event.outcome)}</p> : null}
      <PanelSection title={t('orders.details')}>
        <Facts
          facts={[
            [t('payments.provider'), t(`payments.providers.${event.provider}`)],
            [
              t('webhooks.connection'),
              <TextLink key="connection" to="/p/$projectId/settings/payments/$connectionId" params={{ projectId, connectionId: event.connection.id }}>
                {event.connection.name}
              </TextLink>,
            ],
            [t('webhooks.received'), <When key="received" at={event.receivedAt} />],
            [t('webhooks.processed'), event.processedAt ? <When key="processed" at={event.processedAt} /> : null],
            [t('webhooks.duplicates'), event.duplicates > 0 ? t('webhooks.times', { count: event.duplicates }) : t('webhooks.onlyOnce')],
            [t('webhooks.dealtWith'), event.dealtWith ? <When key="dealt" at={event.dealtWith.at} /> : null],
            [t('orders.note'), event.dealtWith?.note],
          ]}
        />
      </PanelSection>
      <CameOfIt event={event} />
      <Attempts event={event} />
      {withBody ? <Body headers={found.headers ?? null} body={found.body ?? null} /> : (
        <PanelSection title={t('webhooks.body')}>
          <NotPermitted scope="connections:manage" isCompact />
        </PanelSection>
      )}
      <MarkDealtWith isOpen={isMarking} onClose={() => setMarking(false)} onMark={(note) => void mark(note)} />
    </SidePanel>
  )
}

function CameOfIt({ event }: { event: WebhookPanel_WebhookEventFragment }) {
  const t = useMessages()
  const { id: projectId } = useProject()
  return (
    <PanelSection title={t('webhooks.cameOfIt')}>
      {event.transactions.length + event.orders.length === 0 ? (
        <p className="quiet small">{t('webhooks.nothingCame')}</p>
      ) : (
        <ul className={classes['list']}>
          {event.transactions.map((transaction) => (
            <li key={transaction.id}>
              <TextLink to="/p/$projectId/transactions" params={{ projectId }} search={{ open: transaction.id }}>
                {t('transactions.thing')}
              </TextLink>
              <Amount value={transaction.direction === 'OUT' ? { ...transaction.amount, amount: `-${transaction.amount.amount}` } : transaction.amount} isSigned />
              <span className="quiet small">{t(`transactions.states.${transaction.matchState}`)}</span>
            </li>
          ))}
          {event.orders.map((order) => (
            <li key={order.id}>
              <TextLink to="/p/$projectId/orders/$orderId" params={{ projectId, orderId: order.id }}>
                {t('orders.openNamed', { number: `${order.number}`, customer: order.customer.name })}
              </TextLink>
            </li>
          ))}
        </ul>
      )}
    </PanelSection>
  )
}

function Attempts({ event }: { event: WebhookPanel_WebhookEventFragment }) {
  const t = useMessages()
  const { hear } = useLanguage()
  const attempts = event.history.edges.map((edge) => edge.node)
  return (
    <PanelSection title={t('webhooks.attempts')}>
      <p className="quiet small">{t('webhooks.tried', { count: event.attempts })}</p>
      <ul className={classes['list']}>
        {attempts.map((one) => (
          <li key={one.id}>
            <span>
              {t(`webhooks.kinds.${one.kind}`)}: {t(`webhooks.results.${one.result}`)}
            </span>
            <span className="quiet small">
              <When at={one.at} />
            </span>
            {(one.error ?? one.outcome) ? <span className={one.error ? 'bad small' : 'quiet small'}>{hear(one.error ?? one.outcome ?? '')}</span> : null}
          </li>
        ))}
      </ul>
    </PanelSection>
  )
}

interface BodyProps {
  headers: readonly { name: string; value: string }[] | null
  body: { size: number; base64: string; text: string | null; pretty: string | null } | null
}

/** The callback as people read it, as it was written, and byte for byte. */
function Body({ headers, body }: BodyProps) {
  const t = useMessages()
  const shapes = bodyShapes.filter((shape) => shape === 'bytes' || body?.[shape] !== null)
  const [chosen, setChosen] = useState<BodyShape>('pretty')
  const shape = shapes.includes(chosen) ? chosen : 'bytes'
  if (!body) return null
  return (
    <>
      <PanelSection
        title={t('webhooks.bodyOf', { count: body.size })}
        actions={
          <SegmentedControl
            size="xs"
            value={shape}
            aria-label={t('webhooks.bodyShape')}
            onChange={(value) => setChosen(bodyShapes.find((one) => one === value) ?? 'bytes')}
            data={shapes.map((value) => ({ value, label: t(`webhooks.shapes.${value}`) }))}
          />
        }
      >
        <pre className={classes['body']} tabIndex={0} aria-label={t('webhooks.body')}>
          {shape === 'bytes' ? hexLines(body.base64) : body[shape]}
        </pre>
      </PanelSection>
      <PanelSection title={t('webhooks.headers')}>
        {headers ? (
          <Facts facts={headers.map(({ name, value }) => [name, <code key={name} className={value === '[redacted]' ? 'mono quiet' : 'mono'}>{value === '[redacted]' ? t('webhooks.redacted') : value}</code>])} />
        ) : (
          <p className="quiet small">{t('webhooks.noHeaders')}</p>
        )}
      </PanelSection>
    </>
  )
}

function MarkDealtWith({ isOpen, onClose, onMark }: { isOpen: boolean; onClose: () => void; onMark: (note: string | null) => void }) {
  const t = useMessages()
  const format = useFormat()
  const [note, setNote] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onMark(note.trim() || null)
  }
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('webhooks.markVerb')} closeButtonProps={{ 'aria-label': t('panel.close') }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <p className="quiet small" style={{ margin: 0 }}>
            {t('webhooks.markText')}
          </p>
          <Textarea label={t('expenses.noteOptional')} description={t('webhooks.noteMost', { count: format.count(500) })} inputWrapperOrder={['label', 'input', 'description', 'error']} autosize minRows={2} maxLength={500} data-autofocus value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('forms.cancel')}
            </Button>
            <Button type="submit">{t('webhooks.markVerb')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
