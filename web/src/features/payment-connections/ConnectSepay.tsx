import { Alert, Button, Group, Modal, PasswordInput, Radio, Stack, TextInput } from '@mantine/core'
import { hasLength, isNotEmpty, matches, useForm } from '@mantine/form'
import { useState } from 'react'
import { useMessages } from '../../messages/Language.tsx'
import { useAction, useIdempotencyKey } from '../../parts/actions.ts'
import { FormProblem, placeRefusal } from '../../parts/forms.tsx'
import { useProject } from '../../parts/project.tsx'
import { CreatePaymentConnection } from './documents.ts'

interface Props {
  isOpen: boolean
  onClose: () => void
  onConnected: (id: string) => void
}

export function ConnectSepay({ isOpen, onClose, onConnected }: Props) {
  const t = useMessages()
  return (
    <Modal opened={isOpen} onClose={onClose} size="lg" title={t('payments.connectSepay')} closeButtonProps={{ 'aria-label': t('panel.close') }}>
      <SepayForm onCancel={onClose} onConnected={onConnected} />
    </Modal>
  )
}

function SepayForm({ onCancel, onConnected }: { onCancel: () => void; onConnected: (id: string) => void }) {
  const t = useMessages()
  const { id: projectId, currency } = useProject()
  const keyFor = useIdempotencyKey()
  const { run, problem, isBusy } = useAction(CreatePaymentConnection)
  const [message, setMessage] = useState<string | null>(null)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: {
      name: 'SePay',
      settings: { bank: '', accountNumber: '', codePrefix: '' },
      secrets: { authentication: 'HMAC', secret: '', apiToken: '' },
    },
    validateInputOnBlur: true,
    validate: {
      name: hasLength({ min: 1, max: 100 }, t('payments.nameNeeded')),
      settings: {
        bank: isNotEmpty(t('payments.bankNeeded')),
        accountNumber: isNotEmpty(t('payments.accountNeeded')),
        codePrefix: matches(/^[A-Za-z]{2,5}$/, t('payments.prefixShape')),
      },
      secrets: { secret: isNotEmpty(t('payments.secretNeeded')) },
    },
  })

  const submit = form.onSubmit(async ({ name, settings, secrets }) => {
    setMessage(null)
    const values = {
      projectId,
      provider: 'SEPAY' as const,
      name: name.trim(),
      settings: { ...settings, codePrefix: settings.codePrefix.toUpperCase() },
      secrets: { authentication: secrets.authentication, secret: secrets.secret, ...(secrets.apiToken ? { apiToken: secrets.apiToken } : {}) },
    }
    const data = await run({ input: { ...values, idempotencyKey: keyFor(values) } })
    if (!data) return
    const outcome = data.createPaymentConnection
    if (outcome.__typename === 'CreatePaymentConnectionSuccess') onConnected(outcome.connection.id)
    else setMessage(placeRefusal(form, outcome))
  })

  const described = { inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[] }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {currency === 'VND' ? null : (
          <Alert color="yellow" variant="light">
            {t('payments.otherCurrency', { currency })}
          </Alert>
        )}
        <TextInput label={t('payments.name')} description={t('payments.nameHelp')} {...described} key={form.key('name')} {...form.getInputProps('name')} />
        <Group grow align="flex-start" preventGrowOverflow={false} gap="md">
          <TextInput label={t('payments.bank')} description={t('payments.bankHelp')} {...described} data-autofocus key={form.key('settings.bank')} {...form.getInputProps('settings.bank')} />
          <TextInput label={t('payments.account')} inputMode="numeric" autoComplete="off" key={form.key('settings.accountNumber')} {...form.getInputProps('settings.accountNumber')} />
        </Group>
        <TextInput label={t('payments.prefix')} description={t('payments.prefixHelp')} {...described} maxLength={5} maw={240} styles={{ input: { textTransform: 'uppercase' } }} key={form.key('settings.codePrefix')} {...form.getInputProps('settings.codePrefix')} />
        <Radio.Group label={t('payments.authentication')} description={t('payments.authenticationHelp')} key={form.key('secrets.authentication')} {...form.getInputProps('secrets.authentication')}>
          <Group mt="xs" gap="lg">
            <Radio value="HMAC" label={t('payments.hmac')} />
            <Radio value="API_KEY" label={t('payments.apiKey')} />
          </Group>
        </Radio.Group>
        <PasswordInput
          label={t('payments.secret')}
          description={t('payments.secretHelp')}
          {...described}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          key={form.key('secrets.secret')}
          {...form.getInputProps('secrets.secret')}
        />
        <PasswordInput
          label={t('payments.apiToken')}
          description={t('payments.apiTokenHelp')}
          {...described}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          key={form.key('secrets.apiToken')}
          {...form.getInputProps('secrets.apiToken')}
        />
        <FormProblem problem={problem} message={message} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('forms.cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('payments.connectSepay')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
