import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { hasLength, isEmail, useForm } from '@mantine/form'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { FormProblem, placeRefusal } from '../../parts/forms.tsx'
import { FrontPage } from '../../parts/FrontPage.tsx'
import { TextLink } from '../../parts/links.tsx'
import { useSession } from '../../session/SessionContext.tsx'
import { SignUp } from './documents.ts'

const route = getRouteApi('/sign-up')
const shortestPassword = 10

export function SignUpPage() {
  const t = useMessages()
  const format = useFormat()
  const session = useSession()
  const search = route.useSearch()
  const { run, problem, isBusy } = useAction(SignUp)
  const [message, setMessage] = useState<string | null>(null)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', email: search.email ?? '', password: '' },
    validateInputOnBlur: true,
    validate: {
      name: hasLength({ min: 1, max: 200 }, t('signUp.nameNeeded')),
      email: isEmail(t('signUp.emailShape')),
      password: hasLength({ min: shortestPassword }, t('signUp.passwordLength', { count: shortestPassword })),
    },
  })

  const submit = form.onSubmit(async (values) => {
    setMessage(null)
    const data = await run({ input: values })
    if (!data) return
    const outcome = data.signUp
    switch (outcome.__typename) {
      case 'SignUpSuccess':
        session.signedIn(outcome)
        break
      case 'EmailTaken':
        form.setFieldError('email', outcome.message)
        form.getInputNode('email')?.focus()
        break
      case 'InvalidInput':
        setMessage(placeRefusal(form, outcome))
        break
      case 'TooManyAttempts':
        setMessage(t('signIn.tooMany', { when: format.relative(outcome.retryAt, Date.now()) }))
        break
    }
  })

  return (
    <FrontPage
      title={t('signUp.title')}
      lead={t('signUp.lead')}
      foot={
        <>
          {t('signUp.haveAccount')}{' '}
          <TextLink to="/sign-in" search={search}>
            {t('signIn.action')}
          </TextLink>
        </>
      }
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput label={t('signUp.name')} autoComplete="name" autoFocus key={form.key('name')} {...form.getInputProps('name')} />
          <TextInput label={t('signIn.email')} type="email" autoComplete="username" key={form.key('email')} {...form.getInputProps('email')} />
          <PasswordInput
            label={t('signIn.password')}
            description={form.errors['password'] ? null : t('signUp.passwordHelp', { count: shortestPassword })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <FormProblem problem={problem} message={message} />
          <Button type="submit" size="md" loading={isBusy} fullWidth>
            {t('signUp.action')}
          </Button>
        </Stack>
      </form>
    </FrontPage>
  )
}
