import { useQuery } from '@apollo/client/react'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { SessionsQuery as Sessions } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { Confirm } from '../../parts/Confirm.tsx'
import { FormProblem } from '../../parts/forms.tsx'
import { Page } from '../../parts/Page.tsx'
import { RecordRow, RecordTable, rowAction, type Column } from '../../parts/RecordTable.tsx'
import { Failed, RowsSkeleton } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { toast } from '../../parts/toast.tsx'
import { When } from '../../parts/When.tsx'
import { useSession } from '../../session/SessionContext.tsx'
import { deviceName } from './device-name.ts'

const SessionsQuery = graphql(`
  query Sessions {
    viewer {
      sessions {
        id
        isCurrent
        userAgent
        address
        createdAt
        lastUsedAt
        expiresAt
      }
    }
  }
`)

const RevokeSession = graphql(`
  mutation RevokeSession($input: RevokeSessionInput!) {
    revokeSession(input: $input) {
      ... on RevokeSessionSuccess {
        id
      }
    }
  }
`)

const SignOutEverywhere = graphql(`
  mutation SignOutEverywhere($input: SignOutInput!) {
    signOut(input: $input) {
      ... on SignOutSuccess {
        endedSessions
      }
    }
  }
`)

type SessionLine = NonNullable<Sessions['viewer']>['sessions'][number]

export function SessionsPage() {
  const t = useMessages()
  const session = useSession()
  const { data, error, refetch } = useQuery(SessionsQuery)
  const everywhere = useAction(SignOutEverywhere)
  const [isAsking, setAsking] = useState(false)
  const sessions = data?.viewer?.sessions
  const problem = sessions ? null : problemOf(error, ['viewer'])

  const columns: Column[] = [
    { key: 'device', label: t('sessions.device'), card: 'title' },
    { key: 'address', label: t('sessions.address'), width: '180px', priority: 2, card: 'none' },
    { key: 'created', label: t('sessions.created'), width: '170px', priority: 3, card: 'none' },
    { key: 'used', label: t('sessions.lastUsed'), width: '170px', card: 'line' },
    { key: 'end', label: t('lists.actions'), width: '150px', isNumber: true, isLabelHidden: true, card: 'amount' },
  ]

  const signOut = async () => {
    if (await everywhere.run({ input: { everywhere: true } })) session.signedOut()
  }

  return (
    <Page
      title={t('person.sessions')}
      lead={t('sessions.lead')}
      width="reading"
      actions={
        sessions && sessions.length > 1 ? (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('sessions.endAll')}
          </Button>
        ) : null
      }
    >
      <div className="card">
        {sessions ? (
          <RecordTable label={t('person.sessions')} columns={columns} rows={sessions} keyOf={(one) => one.id} renderRow={(one) => <SessionRow session={one} onEnded={() => void refetch()} />} />
        ) : problem ? (
          <Failed problem={problem} what={t('person.sessions')} onRetry={() => void refetch()} />
        ) : (
          <RowsSkeleton rows={3} />
        )}
      </div>
      <Confirm isOpen={isAsking} title={t('sessions.endAllTitle')} verb={t('sessions.endAll')} isBusy={everywhere.isBusy} problem={everywhere.problem} onConfirm={() => void signOut()} onClose={() => setAsking(false)}>
        {t('sessions.endAllText')}
      </Confirm>
    </Page>
  )
}

function SessionRow({ session, onEnded }: { session: SessionLine; onEnded: () => void }) {
  const t = useMessages()
  const { run, problem, isBusy } = useAction(RevokeSession)
  const device = deviceName(session.userAgent) ?? t('sessions.unknownDevice')
  const end = async () => {
    if (!(await run({ input: { id: session.id } }))) return
    toast(t('sessions.ended', { device }))
    onEnded()
  }
  return (
    <RecordRow
      cells={{
        device: <span title={session.userAgent ?? undefined}>{device}</span>,
        address: session.address,
        created: <When at={session.createdAt} />,
        used: <When at={session.lastUsedAt} />,
        end: session.isCurrent ? (
          <StatusMark tone="good">{t('sessions.thisOne')}</StatusMark>
        ) : (
          <Group display="inline-flex" gap="xs" justify="flex-end" className={rowAction}>
            <FormProblem problem={problem} />
            <Button size="compact-sm" variant="default" onClick={() => void end()} loading={isBusy} aria-label={t('sessions.endNamed', { device })}>
              {t('sessions.end')}
            </Button>
          </Group>
        ),
      }}
    />
  )
}
