import { Alert, Button, Checkbox, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { hasLength, isNotEmpty, useForm } from '@mantine/form'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { useMessages } from '../../messages/Language.tsx'
import { useAction, useIdempotencyKey } from '../../parts/actions.ts'
import { CopyField } from '../../parts/Copy.tsx'
import { FormProblem, placeRefusal } from '../../parts/forms.tsx'
import { useProject } from '../../parts/project.tsx'
import { scopeKeys } from '../../parts/scopes.ts'

const CreateApiKeyMutation = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      __typename
      ... on CreateApiKeySuccess {
        secret
        apiKey {
          id
          name
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

const lifetimes = ['30', '90', '365', 'never'] as const
const dayMs = 86_400_000

export function CreateApiKey({ isOpen, onClose, onCreated }: { isOpen: boolean; onClose: () => void; onCreated: () => void }) {
  const t = useMessages()
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null)
  const close = () => {
    setMade(null)
    onClose()
  }
  return (
    <Modal opened={isOpen} onClose={close} size="lg" title={made ? t('apiKeys.madeTitle', { name: made.name }) : t('apiKeys.create')} closeButtonProps={{ 'aria-label': t('panel.close') }}>
      {made ? (
        <Stack gap="md">
          <Alert color="yellow" variant="light">
            {t('apiKeys.secretOnce')}
          </Alert>
          <CopyField label={t('apiKeys.secret')} value={made.secret} />
          <p className="quiet small" style={{ margin: 0 }}>
            {t('apiKeys.howToSend')} <code className="mono">Authorization: Bearer howl_…</code>
          </p>
          <Group justify="flex-end">
            <Button onClick={close}>{t('forms.done')}</Button>
          </Group>
        </Stack>
      ) : (
        <CreateForm
          onCancel={close}
          onMade={(next) => {
            setMade(next)
            onCreated()
          }}
        />
      )}
    </Modal>
  )
}

function CreateForm({ onMade, onCancel }: { onMade: (made: { name: string; secret: string }) => void; onCancel: () => void }) {
  const t = useMessages()
  const { id: projectId, scopes } = useProject()
  const keyFor = useIdempotencyKey()
  const { run, problem, isBusy } = useAction(CreateApiKeyMutation)
  const [message, setMessage] = useState<string | null>(null)
  const form = useForm({
    mode: 'controlled',
    initialValues: { name: '', scopes: ['project:read', 'finance:read'].filter((scope) => scopes.includes(scope)), expiresAt: '90' },
    validateInputOnBlur: ['name'],
    validate: { name: hasLength({ min: 1, max: 100 }, t('apiKeys.nameNeeded')), scopes: isNotEmpty(t('apiKeys.rightsNeeded')) },
  })

  const submit = form.onSubmit(async (values) => {
    setMessage(null)
    const idempotencyKey = keyFor(values)
    const expiresAt = values.expiresAt === 'never' ? null : new Date(Date.now() + Number(values.expiresAt) * dayMs).toISOString()
    const data = await run({ input: { projectId, name: values.name.trim(), scopes: values.scopes, expiresAt, idempotencyKey } })
    if (!data) return
    const outcome = data.createApiKey
    if (outcome.__typename === 'CreateApiKeySuccess') onMade({ name: outcome.apiKey.name, secret: outcome.secret })
    else setMessage(placeRefusal(form, outcome))
  })

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput label={t('apiKeys.name')} description={t('apiKeys.nameHelp')} inputWrapperOrder={['label', 'input', 'description', 'error']} data-autofocus {...form.getInputProps('name')} />
        <Checkbox.Group label={t('apiKeys.rights')} description={t('apiKeys.rightsHelp')} {...form.getInputProps('scopes')}>
          <Stack gap={6} mt="xs" mah={260} style={{ overflowY: 'auto' }}>
            {scopeKeys
              .filter((scope) => scopes.includes(scope))
              .map((scope) => (
                <Checkbox key={scope} size="sm" value={scope} label={t(`scopes.${scope}`)} description={scope} />
              ))}
          </Stack>
        </Checkbox.Group>
        <Select label={t('apiKeys.expiry')} allowDeselect={false} data={lifetimes.map((days) => ({ value: days, label: days === 'never' ? t('apiKeys.never') : t('apiKeys.days', { count: Number(days) }) }))} {...form.getInputProps('expiresAt')} />
        <FormProblem problem={problem} message={message} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('forms.cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('apiKeys.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
