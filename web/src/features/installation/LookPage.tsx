import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { hasLength, isEmail, useForm } from '@mantine/form'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { FormProblem, placeRefusal } from '../../parts/forms.tsx'
import { Section } from '../../parts/Section.tsx'
import { useSession } from '../../session/SessionContext.tsx'

const StartImpersonation = graphql(`
  mutation StartImpersonation($input: StartImpersonationInput!) {
    startImpersonation(input: $input) {
      __typename
      ... on StartImpersonationSuccess {
        accessToken
        expiresAt
        impersonation {
          id
          reason
          operator {
            id
            name
          }
          user {
            id
            email
            name
            globalRole
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
    }
  }
`)

const route = getRouteApi('/app/installation/look')

/** Says what will be recorded, asks why, and shows Howl as the person sees it. */
export function LookPage() {
  const t = useMessages()
  const session = useSession()
  const { email: asked } = route.useSearch()
  const { run, problem, isBusy } = useAction(StartImpersonation)
  const [message, setMessage] = useState<string | null>(null)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: asked ?? '', reason: '' },
    validateInputOnBlur: true,
    validate: { email: isEmail(t('signUp.emailShape')), reason: hasLength({ min: 1, max: 500 }, t('installation.lookReasonNeeded')) },
  })
  const submit = form.onSubmit(async ({ email, reason }) => {
    setMessage(null)
    const data = await run({ input: { email: email.trim(), reason: reason.trim() } })
    if (!data) return
    if (data.startImpersonation.__typename === 'InvalidInput') {
      setMessage(placeRefusal(form, data.startImpersonation))
      return
    }
    const { accessToken, expiresAt, impersonation } = data.startImpersonation
    const { user, operator } = impersonation
    session.look({ accessToken, expiresAt, user }, { id: impersonation.id, reason: impersonation.reason, operator: operator.name })
    // Loaded anew, the page holds nothing that the operator has seen as themselves.
    location.assign('/projects')
  })
  return (
    <Section title={t('installation.lookTitle')} lead={t('installation.lookLead')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md" maw={520}>
          <TextInput type="email" autoComplete="off" label={t('installation.lookEmail')} description={t('installation.lookEmailHelp')} inputWrapperOrder={['label', 'input', 'description', 'error']} key={form.key('email')} {...form.getInputProps('email')} />
          <Textarea autosize minRows={2} maxLength={500} label={t('installation.lookReason')} description={t('installation.lookReasonHelp')} inputWrapperOrder={['label', 'input', 'description', 'error']} key={form.key('reason')} {...form.getInputProps('reason')} />
          <div className="small">
            <strong>{t('installation.recorded')}</strong>
            <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
              <li>{t('installation.recorded1')}</li>
              <li>{t('installation.recorded2')}</li>
              <li>{t('installation.recorded3')}</li>
            </ul>
          </div>
          <FormProblem problem={problem} message={message} />
          <Group>
            <Button type="submit" loading={isBusy}>
              {t('installation.start')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
