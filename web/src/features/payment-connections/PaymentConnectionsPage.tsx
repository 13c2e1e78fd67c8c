import type { FragmentType } from '@apollo/client'
import { useFragment, useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { IconBuildingBank } from '@tabler/icons-react'
import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { PaymentConnectionRow_ConnectionFragment } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useMessages } from '../../messages/Language.tsx'
import { useRecordKeys } from '../../parts/keys.ts'
import { useCan, useProject } from '../../parts/project.tsx'
import { RecordRow, RecordTable, rowLink, type Column } from '../../parts/RecordTable.tsx'
import { Section } from '../../parts/Section.tsx'
import { Empty, Failed, NotPermitted, RowsSkeleton } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { When } from '../../parts/When.tsx'
import { ConnectSepay } from './ConnectSepay.tsx'
import { PaymentConnectionRow_connection, PaymentConnectionsQuery } from './documents.ts'
import { connectionTones } from './status.ts'

const pageSize = 50

export function PaymentConnectionsPage() {
  const t = useMessages()
  const navigate = useNavigate()
  const { id: projectId, scopes } = useProject()
  const { connectionId } = useParams({ strict: false })
  const can = useCan()
  const isPermitted = scopes.includes('finance:read')
  const { data, error, loading, refetch, fetchMore } = useQuery(PaymentConnectionsQuery, { variables: { projectId, first: pageSize }, skip: !isPermitted })
  const [isConnecting, setConnecting] = useState(false)
  useLiveEvents({ projectId, types: ['finance.connectionChanged', 'finance.transactionReceived'], onEvents: () => void refetch() })
  const connections = data?.project?.paymentConnections
  const problem = problemOf(error, ['project', 'paymentConnections'])
  const rows = connections?.edges.map((edge) => edge.node) ?? []
  const open = (id: string) => void navigate({ to: '/p/$projectId/settings/payments/$connectionId', params: { projectId, connectionId: id } })
  useRecordKeys({ ids: rows.map((row) => row.id), chosen: connectionId, open })

  const columns: Column[] = [
    { key: 'name', label: t('payments.name'), card: 'title' },
    { key: 'provider', label: t('payments.provider'), width: '120px', priority: 2, card: 'line' },
    { key: 'status', label: t('payments.status'), width: '190px', card: 'amount' },
    { key: 'last', label: t('payments.lastCallback'), width: '170px', priority: 2, card: 'end' },
    { key: 'refused', label: t('payments.refused'), width: '90px', isNumber: true, priority: 3, card: 'none' },
  ]
  if (!isPermitted) {
    return (
      <Section title={t('settings.payments')}>
        <NotPermitted scope="finance:read" />
      </Section>
    )
  }
  const connect = can('connections:manage') ? <Button variant={rows.length > 0 ? 'default' : 'filled'} onClick={() => setConnecting(true)}>{t('payments.connect')}</Button> : null
  return (
    <>
      <Section title={t('settings.payments')} lead={t('payments.lead')} isFlush actions={rows.length > 0 ? connect : null}>
        {connections ? (
          rows.length === 0 ? (
            <Empty icon={<IconBuildingBank size={22} stroke={1.5} />} title={t('payments.none')} action={connect}>
              {t('payments.noneText')}
            </Empty>
          ) : (
            <RecordTable
              label={t('settings.payments')}
              columns={columns}
              rows={rows}
              keyOf={(row) => row.id}
              renderRow={(row) => <PaymentConnectionRow connection={row} />}
              chosen={connectionId}
              total={connections.totalCount}
              more={{ hasMore: connections.pageInfo.hasNextPage, isLoading: loading, load: () => void fetchMore({ variables: { after: connections.pageInfo.endCursor } }) }}
            />
          )
        ) : problem ? (
          <Failed problem={problem} what={t('settings.payments')} onRetry={() => void refetch()} />
        ) : (
          <RowsSkeleton rows={2} />
        )}
      </Section>
      <ConnectSepay
        isOpen={isConnecting}
        onClose={() => setConnecting(false)}
        onConnected={(id) => {
          setConnecting(false)
          void refetch().then(() => open(id))
        }}
      />
      <Outlet />
    </>
  )
}

function PaymentConnectionRow({ connection }: { connection: FragmentType<PaymentConnectionRow_ConnectionFragment> }) {
  const t = useMessages()
  const { id: projectId } = useProject()
  const { data: row, complete } = useFragment({ fragment: PaymentConnectionRow_connection, from: connection })
  if (!complete) return null
  return (
    <RecordRow
      cells={{
        name: (
          <Link to="/p/$projectId/settings/payments/$connectionId" params={{ projectId, connectionId: row.id }} className={rowLink}>
            {row.name}
          </Link>
        ),
        provider: t(`payments.providers.${row.provider}`),
        status: <StatusMark tone={connectionTones[row.status]}>{t(`payments.statuses.${row.status}`)}</StatusMark>,
        last: row.lastWebhookAt ? <When at={row.lastWebhookAt} /> : <span className="quiet">{t('payments.noCallback')}</span>,
        refused: row.refusedWebhooks > 0 ? <span className="warn">{row.refusedWebhooks}</span> : row.refusedWebhooks,
      }}
    />
  )
}
