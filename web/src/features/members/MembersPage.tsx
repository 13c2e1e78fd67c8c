import { useQuery } from '@apollo/client/react'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconMailOff, IconUserMinus, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { MembersQuery as Members } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useLanguage, useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { Confirm } from '../../parts/Confirm.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { RecordRow, RecordTable, rowAction, type Column } from '../../parts/RecordTable.tsx'
import { Section } from '../../parts/Section.tsx'
import { Empty, Failed, RowsSkeleton } from '../../parts/States.tsx'
import { toast } from '../../parts/toast.tsx'
import { Until, When } from '../../parts/When.tsx'
import { usePerson } from '../../session/SessionContext.tsx'
import { ChangeRole } from './ChangeRole.tsx'
import { InviteMember } from './InviteMember.tsx'

const MembersQuery = graphql(`
  query Members($projectId: ID!, $first: Int!, $after: String, $canInvite: Boolean!) {
    project(id: $projectId) {
      id
      members(first: $first, after: $after) {
        edges {
          cursor
          node {
            joinedAt
            user {
              id
              name
              email
            }
            role {
              key
              name
              scopes
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
      invitations(first: $first) @include(if: $canInvite) {
        edges {
          cursor
          node {
            id
            email
            expiresAt
            createdAt
            role {
              key
              name
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
`)

const RemoveMember = graphql(`
  mutation RemoveMember($input: RemoveMemberInput!) {
    removeMember(input: $input) {
      __typename
      ... on RemoveMemberSuccess {
        userId
      }
      ... on LastOwner {
        message
      }
      ... on OwnerOnly {
        message
      }
    }
  }
`)

const RevokeInvitation = graphql(`
  mutation RevokeInvitation($input: RevokeInvitationInput!) {
    revokeInvitation(input: $input) {
      ... on RevokeInvitationSuccess {
        id
      }
    }
  }
`)

type ProjectPeople = NonNullable<Members['project']>
type MemberLine = NonNullable<ProjectPeople['members']>['edges'][number]['node']
type InvitationLine = NonNullable<ProjectPeople['invitations']>['edges'][number]['node']

const pageSize = 50

export function MembersPage() {
  const t = useMessages()
  const { id } = useProject()
  const canManage = useCan()('members:manage')
  const { data, error, loading, refetch, fetchMore } = useQuery(MembersQuery, { variables: { projectId: id, first: pageSize, canInvite: canManage } })
  const [isInviting, setInviting] = useState(false)
  useLiveEvents({
    projectId: id,
    types: ['identity.memberJoined', 'identity.memberChanged', 'identity.memberRemoved', 'identity.invitationCreated'],
    onEvents: () => void refetch(),
  })
  const members = data?.project?.members
  const invitations = data?.project?.invitations
  const problem = problemOf(error, ['project', 'members'])

  const columns: Column[] = [
    { key: 'name', label: t('members.person'), card: 'title' },
    { key: 'email', label: t('signIn.email'), width: '260px', priority: 2, card: 'line' },
    { key: 'role', label: t('members.role'), width: '190px', card: 'end' },
    { key: 'joined', label: t('members.joined'), width: '150px', priority: 3, card: 'none' },
    ...(canManage ? [{ key: 'actions', label: t('lists.actions'), width: '72px', isNumber: true, isLabelHidden: true, card: 'amount' } satisfies Column] : []),
  ]

  return (
    <>
      <Section
        title={t('settings.members')}
        lead={t('members.lead')}
        isFlush
        actions={canManage ? <Button onClick={() => setInviting(true)}>{t('members.invite')}</Button> : null}
      >
        {members ? (
          <RecordTable
            label={t('settings.members')}
            columns={columns}
            rows={members.edges.map((edge) => edge.node)}
            keyOf={(member) => member.user.id}
            renderRow={(member) => <MemberRow member={member} onChanged={() => void refetch()} />}
            total={members.totalCount}
            more={{ hasMore: members.pageInfo.hasNextPage, isLoading: loading, load: () => void fetchMore({ variables: { after: members.pageInfo.endCursor } }) }}
          />
        ) : problem ? (
          <Failed problem={problem} what={t('settings.members')} onRetry={() => void refetch()} />
        ) : (
          <RowsSkeleton rows={3} />
        )}
      </Section>
      {canManage && invitations ? <Invitations invitations={invitations.edges.map((edge) => edge.node)} onChanged={() => void refetch()} /> : null}
      {canManage ? <InviteMember isOpen={isInviting} onClose={() => setInviting(false)} onInvited={() => void refetch()} /> : null}
    </>
  )
}

function MemberRow({ member, onChanged }: { member: MemberLine; onChanged: () => void }) {
  const { t, hear } = useLanguage()
  const { id: projectId, name: project } = useProject()
  const canManage = useCan()('members:manage')
  const me = usePerson()
  const remove = useAction(RemoveMember)
  const [isAsking, setAsking] = useState(false)
  const [message, setMessage] = useState<string | null>(null)
  const { user, role } = member

  const confirm = async () => {
    setMessage(null)
    const data = await remove.run({ input: { projectId, userId: user.id } })
    if (!data) return
    if (data.removeMember.__typename !== 'RemoveMemberSuccess') {
      setMessage(data.removeMember.message)
      return
    }
    setAsking(false)
    toast(t('members.removed', { person: user.name }))
    onChanged()
  }

  return (
    <RecordRow
      cells={{
        name: (
          <>
            {user.name} {user.id === me?.id ? <span className="quiet">{t('members.you')}</span> : null}
          </>
        ),
        email: user.email,
        role: canManage ? <ChangeRole projectId={projectId} userId={user.id} person={user.name} roleKey={role.key} onChanged={onChanged} /> : hear(role.name),
        joined: <When at={member.joinedAt} />,
        actions: canManage ? (
          <span className={rowAction}>
            <Menu>
              <Menu.Target>
                <ActionIcon aria-label={t('members.actionsFor', { person: user.name })}>
                  <IconDots size={18} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item color="red" leftSection={<IconUserMinus size={16} />} onClick={() => setAsking(true)}>
                  {t('members.remove')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
            <Confirm
              isOpen={isAsking}
              title={t('members.removeNamed', { person: user.name, project })}
              verb={t('members.remove')}
              isBusy={remove.isBusy}
              problem={remove.problem}
              message={message}
              onConfirm={() => void confirm()}
              onClose={() => setAsking(false)}
            >
              {t('members.removeText')}
            </Confirm>
          </span>
        ) : null,
      }}
    />
  )
}

function Invitations({ invitations, onChanged }: { invitations: readonly InvitationLine[]; onChanged: () => void }) {
  const t = useMessages()
  const columns: Column[] = [
    { key: 'email', label: t('signIn.email'), card: 'title' },
    { key: 'role', label: t('members.role'), width: '160px', card: 'line' },
    { key: 'expires', label: t('members.expires'), width: '160px', priority: 2, card: 'end' },
    { key: 'revoke', label: t('lists.actions'), width: '150px', isNumber: true, isLabelHidden: true, card: 'amount' },
  ]
  return (
    <Section title={t('members.invitations')} lead={t('members.invitationsLead')} isFlush>
      {invitations.length === 0 ? (
        <Empty isCompact icon={<IconUsers size={22} stroke={1.5} />} title={t('members.noInvitations')}>
          {t('members.noInvitationsText')}
        </Empty>
      ) : (
        <RecordTable label={t('members.invitations')} columns={columns} rows={invitations} keyOf={(one) => one.id} renderRow={(one) => <InvitationRow invitation={one} onChanged={onChanged} />} />
      )}
    </Section>
  )
}

function InvitationRow({ invitation, onChanged }: { invitation: InvitationLine; onChanged: () => void }) {
  const { t, hear } = useLanguage()
  const { run, isBusy, problem } = useAction(RevokeInvitation)
  const [isAsking, setAsking] = useState(false)
  const revoke = async () => {
    if (!(await run({ input: { id: invitation.id } }))) return
    toast(t('members.withdrawn', { email: invitation.email }))
    setAsking(false)
    onChanged()
  }
  return (
    <RecordRow
      cells={{
        email: invitation.email,
        role: hear(invitation.role.name),
        expires: <Until at={invitation.expiresAt} />,
        revoke: (
          <>
            <Button className={rowAction} size="compact-sm" variant="default" leftSection={<IconMailOff size={14} />} onClick={() => setAsking(true)} aria-label={t('members.withdrawNamed', { email: invitation.email })}>
              {t('members.withdraw')}
            </Button>
            <Confirm
              isOpen={isAsking}
              title={t('members.withdrawNamed', { email: invitation.email })}
              verb={t('members.withdraw')}
              isBusy={isBusy}
              problem={problem}
              onConfirm={() => void revoke()}
              onClose={() => setAsking(false)}
            >
              {t('members.withdrawText')}
            </Confirm>
          </>
        ),
      }}
    />
  )
}
