import { Alert, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { isEmail, useForm } from '@mantine/form'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { useLanguage, useMessages } from '../../messages/Language.tsx'
import { useAction, useIdempotencyKey } from '../../parts/actions.ts'
import { CopyField } from '../../parts/Copy.tsx'
import { FormProblem, placeRefusal } from '../../parts/forms.tsx'
import { useProject } from '../../parts/project.tsx'
import { RoleExplained } from './RoleExplained.tsx'
import { useRoles } from './roles.ts'

const InviteMemberMutation = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      __typename
      ... on InviteMemberSuccess {
        invitation {
          id
          email
          acceptUrl
          expiresAt
          role {
            key
            name
          }
        }
      }
      ... on InvalidInput {
        message
        fieldErrors {
          path
          message
        }
      }
      ... on AlreadyMember {
        message
      }
    }
  }
`)

interface Made {
  email: string
  role: string
  url: string
}

export function InviteMember({ isOpen, onClose, onInvited }: { isOpen: boolean; onClose: () => void; onInvited: () => void }) {
  const t = useMessages()
  const { name: project } = useProject()
  const [made, setMade] = useState<Made | null>(null)
  const close = () => {
    setMade(null)
    onClose()
  }
  return (
    <Modal opened={isOpen} onClose={close} size="lg" title={made ? t('members.invitedTitle') : t('members.inviteTo', { project })} closeButtonProps={{ 'aria-label': t('panel.close') }}>
      {made ? (
        <Stack gap="md">
          <Alert color="yellow" variant="light">
            {t('members.linkOnce')}
          </Alert>
          <CopyField label={t('members.linkFor', { email: made.email, role: made.role })} value={made.url} />
          <Group justify="flex-end">
            <Button onClick={close}>{t('forms.done')}</Button>
          </Group>
        </Stack>
      ) : (
        <InviteForm
          onCancel={close}
          onMade={(next) => {
            setMade(next)
            onInvited()
          }}
        />
      )}
    </Modal>
  )
}

function InviteForm({ onMade, onCancel }: { onMade: (made: Made) => void; onCancel: () => void }) {
  const { t, hear } = useLanguage()
  const { id: projectId, scopes } = useProject()
  const { roles } = useRoles()
  const keyFor = useIdempotencyKey()
  const { run, problem, isBusy } = useAction(InviteMemberMutation)
  const [message, setMessage] = useState<string | null>(null)
  const [roleKey, setRoleKey] = useState('VIEWER')
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '' }, validateInputOnBlur: true, validate: { email: isEmail(t('signUp.emailShape')) } })
  const role = roles.find((one) => one.key === roleKey)
  const hasLess = role ? !role.scopes.every((scope) => scopes.includes(scope)) : false

  const submit = form.onSubmit(async ({ email }) => {
    setMessage(null)
    const values = { projectId, email: email.trim(), roleKey }
    const data = await run({ input: { ...values, idempotencyKey: keyFor(values) } })
    if (!data) return
    const outcome = data.inviteMember
    switch (outcome.__typename) {
      case 'InviteMemberSuccess':
        onMade({ email: outcome.invitation.email, role: hear(outcome.invitation.role.name), url: outcome.invitation.acceptUrl ?? '' })
        break
      case 'InvalidInput':
        setMessage(placeRefusal(form, outcome))
        break
      case 'AlreadyMember':
        form.setFieldError('email', outcome.message)
        break
    }
  })

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput label={t('signIn.email')} description={t('members.emailHelp')} inputWrapperOrder={['label', 'input', 'description', 'error']} type="email" data-autofocus key={form.key('email')} {...form.getInputProps('email')} />
        <Select label={t('members.role')} allowDeselect={false} value={roleKey} onChange={(value) => setRoleKey(value ?? 'VIEWER')} data={roles.map((one) => ({ value: one.key, label: hear(one.name) }))} />
        {role ? (
          <div>
            <p className="small" style={{ margin: '0 0 6px', fontWeight: 500 }}>
              {t('members.roleMay', { role: hear(role.name) })}
            </p>
            <RoleExplained scopes={role.scopes} />
            {hasLess ? <p className="quiet small">{t('members.moreThanYou')}</p> : null}
          </div>
        ) : null}
        <FormProblem problem={problem} message={message} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('forms.cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('members.makeLink')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
