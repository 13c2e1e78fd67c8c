import { Button, Group, TextInput } from '@mantine/core'
import { hasLength, useForm } from '@mantine/form'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { FormProblem, placeRefusal } from '../../parts/forms.tsx'
import { toast } from '../../parts/toast.tsx'
import { useSession } from '../../session/SessionContext.tsx'

const UpdateProfile = graphql(`
  mutation UpdateProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      __typename
      ... on UpdateProfileSuccess {
        user {
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

export function ChangeName({ name }: { name: string }) {
  const t = useMessages()
  const session = useSession()
  const { run, problem, isBusy } = useAction(UpdateProfile)
  const [message, setMessage] = useState<string | null>(null)
  const form = useForm({ mode: 'uncontrolled', initialValues: { name }, validateInputOnBlur: true, validate: { name: hasLength({ min: 1, max: 100 }, t('signUp.nameNeeded')) } })
  const submit = form.onSubmit(async (values) => {
    setMessage(null)
    const data = await run({ input: { name: values.name } })
    if (!data) return
    if (data.updateProfile.__typename === 'InvalidInput') {
      setMessage(placeRefusal(form, data.updateProfile))
      return
    }
    form.setValues({ name: data.updateProfile.user.name })
    toast(t('profile.nameSaved'))
    // Who one is stands in the session, which every page shows.
    await session.refresh()
  })
  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-start" gap="sm">
        <TextInput style={{ flex: '1 1 220px' }} maw={320} autoComplete="name" label={t('signUp.name')} description={t('profile.nameHelp')} inputWrapperOrder={['label', 'input', 'description', 'error']} key={form.key('name')} {...form.getInputProps('name')} />
        <Button type="submit" variant="default" loading={isBusy} mt={25}>
          {t('profile.saveName')}
        </Button>
      </Group>
      <FormProblem problem={problem} message={message} />
    </form>
  )
}
