import { useFragment, useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useLanguage, useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { Confirm } from '../../parts/Confirm.tsx'
import { CopyField } from '../../parts/Copy.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { PanelSection, SidePanel } from '../../parts/SidePanel.tsx'
import { Failed, NoRecord, RowsSkeleton } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { When } from '../../parts/When.tsx'
import { CallbacksQuery, DisablePaymentConnection, PaymentConnectionPanel_connection, PaymentConnectionsQuery } from './documents.ts'
import classes from './PaymentConnectionPanel.module.css'
import { callbackTones, connectionTones, textSetting } from './status.ts'
import { TestTransfer } from './TestTransfer.tsx'

const callbacksShown = 10

export function PaymentConnectionPanel() {
  const t = useMessages()
  const navigate = useNavigate()
  const { id: projectId } = useProject()
  const { connectionId = '' } = useParams({ strict: false })
  const { data, loading, error, refetch } = useQuery(PaymentConnectionsQuery, { variables: { projectId, first: 50 }, fetchPolicy: 'cache-first' })
  const { data: connection, complete } = useFragment({
    fragment: PaymentConnectionPanel_connection,
    from: data?.project?.paymentConnections?.edges.find((edge) => edge.node.id === connectionId)?.node ?? null,
  })
  const canManage = useCan()('connections:manage')
  const disable = useAction(DisablePaymentConnection)
  const [isAsking, setAsking] = useState(false)
  const close = () => void navigate({ to: '/p/$projectId/settings/payments', params: { projectId } })
  const problem = problemOf(error, ['project', 'paymentConnections'])

  if (!complete || !connection) {
    return (
      <SidePanel label={t('payments.thing')} title={t('payments.thing')} onClose={close}>
        <NoRecord what={t('payments.thing')} problem={problem} isLoading={loading} onRetry={() => void refetch()} />
      </SidePanel>
    )
  }
  const confirm = async () => {
    if (await disable.run({ input: { id: connection.id } })) setAsking(false)
  }
  const isOn = connection.status !== 'DISABLED'
  return (
    <SidePanel
      label={connection.name}
      onClose={close}
      title={
        <>
          {connection.name} <StatusMark tone={connectionTones[connection.status]}>{t(`payments.statuses.${connection.status}`)}</StatusMark>
        </>
      }
    >
      {connection.status === 'WAITING' ? (
        <ol className={classes['steps']}>
          <li>{t('payments.step1')}</li>
          <li>{t('payments.step2')}</li>
          <li>{t('payments.step3')}</li>
        </ol>
      ) : null}
      <CopyField label={t('payments.webhookUrl')} value={connection.webhookUrl} />
      <PanelSection title={t('payments.details')}>
        <Facts
          facts={[
            [t('payments.bank'), textSetting(connection.settings, 'bank')],
            [t('payments.account'), textSetting(connection.settings, 'accountNumber')],
            [t('payments.prefix'), textSetting(connection.settings, 'codePrefix')],
            [t('payments.secret'), connection.secretHint ? `…${connection.secretHint}` : t('payments.secretKept')],
            [t('payments.lastCallback'), connection.lastWebhookAt ? <When key="last" at={connection.lastWebhookAt} /> : t('payments.noCallback')],
            [t('payments.refusedLong'), String(connection.refusedWebhooks)],
            [t('settings.created'), <When key="made" at={connection.createdAt} />],
          ]}
        />
        {connection.refusedWebhooks > 0 ? (
          <p className={classes['hint']}>
            <IconAlertTriangle size={16} /> {t('payments.refusedHint')}
          </p>
        ) : null}
      </PanelSection>
      {canManage && isOn ? <TestTransfer connectionId={connection.id} /> : null}
      <Callbacks provider={connection.provider} />
      {canManage && isOn ? (
        <PanelSection title={t('payments.disableTitle')}>
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('payments.disable')}
          </Button>
          <Confirm isOpen={isAsking} title={t('payments.disableNamed', { name: connection.name })} verb={t('payments.disable')} isBusy={disable.isBusy} problem={disable.problem} onConfirm={() => void confirm()} onClose={() => setAsking(false)}>
            {t('payments.disableText')}
          </Confirm>
        </PanelSection>
      ) : null}
    </SidePanel>
  )
}

/** The last callbacks of the provider, as they came and with what became of them. */
function Callbacks({ provider }: { provider: 'SEPAY' | 'STRIPE' | 'PAYFAST' | 'MANUAL' }) {
  const { t, hear } = useLanguage()
  const { id: projectId } = useProject()
  const { data, error, refetch } = useQuery(CallbacksQuery, { variables: { projectId, filter: { provider }, first: callbacksShown } })
  useLiveEvents({ projectId, types: ['finance.transactionReceived', 'finance.connectionChanged'], onEvents: () => void refetch() })
  const events = data?.project?.webhookEvents?.edges.map((edge) => edge.node)
  const problem = problemOf(error, ['project', 'webhookEvents'])
  return (
    <PanelSection title={t('payments.callbacks')}>
      {events ? (
        events.length === 0 ? (
          <p className="quiet small">{t('payments.noCallbacks')}</p>
        ) : (
          <ul className={classes['events']}>
            {events.map((event) => (
              <li key={event.id}>
                <span className={classes['eventHead']}>
                  <code className="mono">{event.externalId}</code>
                  <StatusMark tone={callbackTones[event.state]}>{t(`payments.callbackStates.${event.state}`)}</StatusMark>
                </span>
                <span className="quiet small">
                  <When at={event.receivedAt} />
                  {event.duplicates > 0 ? ` · ${t('payments.duplicates', { count: event.duplicates })}` : ''}
                </span>
                <span className="small">{hear(event.lastError ?? event.outcome ?? '')}</span>
              </li>
            ))}
          </ul>
        )
      ) : problem ? (
        <Failed problem={problem} what={t('payments.callbacks')} onRetry={() => void refetch()} isCompact />
      ) : (
        <RowsSkeleton rows={3} />
      )}
    </PanelSection>
  )
}
