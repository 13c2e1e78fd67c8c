import type { FragmentType } from '@apollo/client'
import { useFragment, useQuery } from '@apollo/client/react'
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import type { FindingMoney_TransactionFragment } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useLanguage, useMessages } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { useAttempt } from '../../parts/attempt.ts'
import { Facts } from '../../parts/Facts.tsx'
import { TextLink } from '../../parts/links.tsx'
import { useActorName } from '../../parts/names.ts'
import { useCan, useProject } from '../../parts/project.tsx'
import { PanelSection, SidePanel } from '../../parts/SidePanel.tsx'
import { NoRecord } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { toast } from '../../parts/toast.tsx'
import { When } from '../../parts/When.tsx'
import classes from './Bank.module.css'
import { canBePutBack, DismissBankFinding, FindingMoney_transaction, FindingPanel_finding, FindingQuery, findingTones, hasTwoWays, PutMoneyBack, ResolveBankFinding } from './documents.ts'

const route = getRouteApi('/app/p/$projectId/bank/$findingId')

export function FindingPanel() {
  const { t, hear } = useLanguage()
  const navigate = useNavigate()
  const attempt = useAttempt()
  const nameOf = useActorName()
  const canWrite = useCan()('finance:write')
  const { id: projectId } = useProject()
  const { findingId } = route.useParams()
  const search = route.useSearch()
  const { data: asked, error, loading, refetch } = useQuery(FindingQuery, { variables: { projectId, id: findingId } })
  const { data: finding, complete } = useFragment({ fragment: FindingPanel_finding, fragmentName: 'FindingPanel_finding', from: { __typename: 'BankFinding', id: findingId } })
  const [deciding, setDeciding] = useState<'resolve' | 'dismiss' | null>(null)
  useLiveEvents({ projectId, types: ['finance.bankFindingChanged', 'finance.transactionChanged'], onEvents: () => void refetch() })
  const close = () => void navigate({ to: '/p/$projectId/bank', params: { projectId }, search })
  const problem = problemOf(error, ['project', 'bankFinding'])

  if (!complete || !asked?.project?.bankFinding) {
    return (
      <SidePanel label={t('bank.thing')} title={t('bank.thing')} onClose={close}>
        <NoRecord what={t('bank.thing')} problem={problem} isLoading={loading} onRetry={() => void refetch()} />
      </SidePanel>
    )
  }
  const { kind, action, transaction } = finding
  const putBack = async () => {
    if (transaction && (await attempt(PutMoneyBack, { input: { id: transaction.id } }))) toast(t('bank.putBack'))
  }
  const decide = async (way: 'resolve' | 'dismiss', note: string | null) => {
    setDeciding(null)
    const input = { id: findingId, note }
    const done = way === 'resolve' ? await attempt(ResolveBankFinding, { input }) : await attempt(DismissBankFinding, { input })
    if (!done) return
    const undo = way === 'resolve' && transaction && canBePutBack(action) ? { label: t('forms.undo'), run: () => void putBack() } : undefined
    toast(hear(done.finding.outcome ?? ''), undo)
  }
  return (
    <SidePanel
      label={t('bank.thing')}
      onClose={close}
      title={
        <>
          {t(`bank.kinds.${kind}`)} <StatusMark tone={findingTones[finding.state]}>{t(`bank.states.${finding.state}`)}</StatusMark>
        </>
      }
      foot={
        canWrite && finding.state === 'OPEN' ? (
          hasTwoWays(kind) ? (
            <>
              <Button variant="default" onClick={() => setDeciding('dismiss')}>
                {t(`bank.dismissals.${kind}`)}
              </Button>
              <Button onClick={() => setDeciding('resolve')}>{t(`bank.actions.${action}`)}</Button>
            </>
          ) : (
            <Button onClick={() => void decide('resolve', null)}>{t(`bank.actions.${action}`)}</Button>
          )
        ) : null
      }
    >
      <p className={classes['text']}>{hear(finding.text)}</p>
      {finding.advice && finding.state === 'OPEN' ? <p className={`${classes['text'] ?? ''} quiet`}>{hear(finding.advice)}</p> : null}
      {finding.state === 'OPEN' && !canWrite ? <p className="quiet small">{t('bank.readOnly')}</p> : null}
      {transaction ? (
        <PanelSection title={t('bank.money')}>
          <ul className={`pairs ${classes['money'] ?? ''}`}>
            <FindingMoney transaction={transaction} label={t('bank.thisOne')} />
            {finding.otherTransaction ? <FindingMoney transaction={finding.otherTransaction} label={t('bank.otherOne')} /> : null}
          </ul>
        </PanelSection>
      ) : null}
      <PanelSection title={t('orders.details')}>
        <Facts
          facts={[
            [t('orders.amount'), finding.amount ? <Amount key="amount" value={finding.amount} /> : null],
            [t('bank.movedAt'), finding.occurredAt ? <When key="moved" at={finding.occurredAt} /> : null],
            [t('bank.foundAt'), <When key="found" at={finding.foundAt} />],
            [
              t('webhooks.connection'),
              <TextLink key="connection" to="/p/$projectId/settings/payments/$connectionId" params={{ projectId, connectionId: finding.connection.id }}>
                {finding.connection.name}
              </TextLink>,
            ],
            [t('webhooks.externalId'), finding.externalId ? <code key="id" className="mono">{finding.externalId}</code> : null],
            [t('bank.outcome'), finding.outcome ? hear(finding.outcome) : null],
            [t('bank.decidedBy'), finding.decidedByKind ? nameOf({ actorKind: finding.decidedByKind, actorId: finding.decidedById }) : null],
            [t('bank.decidedAt'), finding.decidedAt ? <When key="decided" at={finding.decidedAt} /> : null],
            [t('orders.note'), finding.note],
          ]}
        />
      </PanelSection>
      {deciding && hasTwoWays(kind) ? (
        <Decide
          title={deciding === 'resolve' ? t(`bank.actions.${action}`) : t(`bank.dismissals.${kind}`)}
          consequence={deciding === 'resolve' ? t(`bank.consequences.${kind}`) : t(`bank.dismissConsequences.${kind}`)}
          onClose={() => setDeciding(null)}
          onDecide={(note) => void decide(deciding, note)}
        />
      ) : null}
    </SidePanel>
  )
}

/** Says what follows, and takes a note. */
function Decide({ title, consequence, onClose, onDecide }: { title: string; consequence: string; onClose: () => void; onDecide: (note: string | null) => void }) {
  const t = useMessages()
  const [note, setNote] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDecide(note.trim() || null)
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('panel.close') }}>
      <form onSubmit={submit}>
        <p className={classes['consequence']}>{consequence}</p>
        <Stack gap="md">
          <TextInput label={t('expenses.noteOptional')} maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} data-autofocus />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('forms.cancel')}
            </Button>
            <Button type="submit">{title}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function FindingMoney({ transaction, label }: { transaction: FragmentType<FindingMoney_TransactionFragment>; label: string }) {
  const t = useMessages()
  const format = useFormat()
  const { id: projectId } = useProject()
  const { data, complete } = useFragment({ fragment: FindingMoney_transaction, from: transaction })
  if (!complete) return null
  const [only, second] = data.matches
  return (
    <li>
      <TextLink to="/p/$projectId/transactions" params={{ projectId }} search={{ open: data.id }}>
        {label}
      </TextLink>
      <span>{format.money(data.amount)}</span>
      <span className="quiet small">{data.content ?? data.reference}</span>
      <span className="quiet small">
        <When at={data.occurredAt} />
      </span>
      <span className="small">
        {only && !second ? (
          <TextLink to="/p/$projectId/orders/$orderId" params={{ projectId, orderId: only.order.id }}>
            {t('orders.openNamed', { number: `${only.order.number}`, customer: only.order.customer.name })}
          </TextLink>
        ) : (
          t(`transactions.states.${data.matchState}`)
        )}
      </span>
    </li>
  )
}
