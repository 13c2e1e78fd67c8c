import { Button, Group, PasswordInput, Stack } from '@mantine/core'
import { hasLength, isNotEmpty, useForm } from '@mantine/form'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { FormProblem, placeRefusal } from '../../parts/forms.tsx'
import { toast } from '../../parts/toast.tsx'

const ChangePasswordMutation = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      __typename
      ... on ChangePasswordSuccess {
        endedSessions
      }
      ... on InvalidCredentials {
        message
      }
      ... on InvalidInput {
        message
        fieldErrors {
          path
          message
        }
      }
      ... on TooManyAttempts {
        message
        retryAt
      }
    }
  }
`)

const shortestPassword = 10

/** The present password, and the one that takes its place. Whoever else is signed in as this person is signed out by it. */
export function ChangePassword({ email }: { email: string }) {
  const t = useMessages()
  const format = useFormat()
  const { run, problem, isBusy } = useAction(ChangePasswordMutation)
  const [message, setMessage] = useState<string | null>(null)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { currentPassword: '', newPassword: '' },
    validateInputOnBlur: true,
    validate: { currentPassword: isNotEmpty(t('profile.presentNeeded')), newPassword: hasLength({ min: shortestPassword }, t('signUp.passwordLength', { count: shortestPassword })) },
  })
  const submit = form.onSubmit(async (values) => {
    setMessage(null)
    const data = await run({ input: values })
    if (!data) return
    const outcome = data.changePassword
    switch (outcome.__typename) {
      case 'ChangePasswordSuccess':
        form.reset()
        toast(outcome.endedSessions > 0 ? t('profile.changed', { count: outcome.endedSessions }) : t('profile.changedAlone'))
        break
      case 'InvalidCredentials':
        form.setFieldError('currentPassword', outcome.message)
        form.getInputNode('currentPassword')?.focus()
        break
      case 'InvalidInput':
        setMessage(placeRefusal(form, outcome))
        break
      case 'TooManyAttempts':
        setMessage(t('signIn.tooMany', { when: format.relative(outcome.retryAt, Date.now()) }))
        break
    }
  })
  const toggle = { 'aria-label': t('signIn.showPassword') }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" maw={320}>
        {/* For the browser, which keeps passwords by the address that they belong to. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput autoComplete="current-password" label={t('profile.present')} visibilityToggleButtonProps={toggle} key={form.key('currentPassword')} {...form.getInputProps('currentPassword')} />
        <PasswordInput autoComplete="new-password" label={t('profile.next')} description={t('signUp.passwordHelp', { count: shortestPassword })} inputWrapperOrder={['label', 'input', 'description', 'error']} visibilityToggleButtonProps={toggle} key={form.key('newPassword')} {...form.getInputProps('newPassword')} />
        <FormProblem problem={problem} message={message} />
        <Group>
          <Button type="submit" loading={isBusy}>
            {t('profile.change')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
