import { Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { useLanguage } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { Confirm } from '../../parts/Confirm.tsx'
import { rowAction } from '../../parts/RecordTable.tsx'
import { toast } from '../../parts/toast.tsx'
import { RoleExplained } from './RoleExplained.tsx'
import { useRoles } from './roles.ts'

const ChangeMemberRole = graphql(`
  mutation ChangeMemberRole($input: ChangeMemberRoleInput!) {
    changeMemberRole(input: $input) {
      __typename
      ... on ChangeMemberRoleSuccess {
        member {
          joinedAt
        }
      }
      ... on InvalidInput {
        message
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

interface Props {
  projectId: string
  userId: string
  person: string
  roleKey: string
  onChanged: () => void
}

export function ChangeRole({ projectId, userId, person, roleKey, onChanged }: Props) {
  const { t, hear } = useLanguage()
  const { roles } = useRoles()
  const [wanted, setWanted] = useState<string | null>(null)
  const [message, setMessage] = useState<string | null>(null)
  const { run, problem, isBusy, reset } = useAction(ChangeMemberRole)
  const role = roles.find((one) => one.key === wanted)

  const close = () => {
    setWanted(null)
    setMessage(null)
    reset()
  }
  const confirm = async () => {
    if (!role) return
    const data = await run({ input: { projectId, userId, roleKey: role.key } })
    if (!data) return
    if (data.changeMemberRole.__typename !== 'ChangeMemberRoleSuccess') {
      setMessage(data.changeMemberRole.message)
      return
    }
    toast(t('members.changed', { person, role: hear(role.name) }))
    close()
    onChanged()
  }

  return (
    <div className={rowAction} style={{ display: 'inline-block', width: '100%' }}>
      <Select
        size="xs"
        maw={{ base: 150, sm: 'none' }}
        aria-label={t('members.roleOf', { person })}
        allowDeselect={false}
        value={roleKey}
        data={roles.length > 0 ? roles.map((one) => ({ value: one.key, label: hear(one.name) })) : [roleKey]}
        onChange={(value) => value && value !== roleKey && setWanted(value)}
      />
      <Confirm
        isOpen={role !== undefined}
        title={t('members.makeRole', { person, role: hear(role?.name ?? '') })}
        verb={t('members.change')}
        isBusy={isBusy}
        problem={problem}
        message={message}
        onConfirm={() => void confirm()}
        onClose={close}
      >
        <Stack gap="xs">
          <span>{t('members.willBeAble', { person })}</span>
          <RoleExplained scopes={role?.scopes ?? []} />
        </Stack>
      </Confirm>
    </div>
  )
}
