import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { useState } from 'react'
import { useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { FormProblem } from '../../parts/forms.tsx'
import { useFormat } from '../../messages/Language.tsx'
import type { Credentials } from '../../session/session.ts'
import { SignIn } from './documents.ts'

interface Props {
  email?: string | undefined
  /** The same person again: only the password is asked for. */
  isEmailFixed?: boolean
  onSignedIn: (credentials: Credentials) => void
}

export function SignInForm({ email, isEmailFixed, onSignedIn }: Props) {
  const t = useMessages()
  const format = useFormat()
  const { run, problem, isBusy } = useAction(SignIn)
  const [message, setMessage] = useState<string | null>(null)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: email ?? '', password: '' },
    validateInputOnBlur: false,
    validate: { email: isNotEmpty(t('signIn.emailNeeded')), password: isNotEmpty(t('signIn.passwordNeeded')) },
  })

  const submit = form.onSubmit(async (values) => {
    setMessage(null)
    const data = await run({ input: values })
    if (!data) return
    const outcome = data.signIn
    switch (outcome.__typename) {
      case 'SignInSuccess':
        onSignedIn(outcome)
        break
      case 'InvalidCredentials':
        setMessage(outcome.message)
        form.getInputNode('password')?.focus()
        break
      case 'TooManyAttempts':
        setMessage(t('signIn.tooMany', { when: format.relative(outcome.retryAt, Date.now()) }))
        break
    }
  })

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          readOnly={isEmailFixed ?? false}
          data-autofocus={isEmailFixed ? undefined : true}
          autoFocus={!isEmailFixed}
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('signIn.password')}
          autoComplete="current-password"
          data-autofocus={isEmailFixed ? true : undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <FormProblem problem={problem} message={message} />
        <Button type="submit" size="md" loading={isBusy} fullWidth>
          {t('signIn.action')}
        </Button>
      </Stack>
    </form>
  )
}
