import { useApolloClient } from '@apollo/client/react'
import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { hasLength, isNotEmpty, useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { currencyChoices, ownTimeZone, timeZoneChoices } from '../../format/currencies.ts'
import { useLanguage } from '../../messages/Language.tsx'
import { useAction, useIdempotencyKey } from '../../parts/actions.ts'
import { FormProblem, placeRefusal } from '../../parts/forms.tsx'
import { Page } from '../../parts/Page.tsx'
import { projectKinds, type ProjectKind } from './kinds.ts'

const CreateProject = graphql(`
  mutation CreateProject($input: CreateProjectInput!) {
    createProject(input: $input) {
      __typename
      ... on CreateProjectSuccess {
        project {
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
      ... on LimitReached {
        message
      }
    }
  }
`)

export function NewProjectPage() {
  const { t, locale } = useLanguage()
  const client = useApolloClient()
  const navigate = useNavigate()
  const keyFor = useIdempotencyKey()
  const { run, problem, isBusy } = useAction(CreateProject)
  const [message, setMessage] = useState<string | null>(null)
  const currencies = useMemo(() => currencyChoices(locale), [locale])
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', kind: 'PRINT_SHOP' as ProjectKind, currency: '', timeZone: ownTimeZone() },
    validateInputOnBlur: true,
    validate: {
      name: hasLength({ min: 1, max: 100 }, t('projects.nameNeeded')),
      currency: isNotEmpty(t('projects.currencyNeeded')),
      timeZone: isNotEmpty(t('projects.timeZoneNeeded')),
    },
  })

  const submit = form.onSubmit(async (values) => {
    setMessage(null)
    const data = await run({ input: { ...values, name: values.name.trim(), idempotencyKey: keyFor(values) } })
    if (!data) return
    const outcome = data.createProject
    switch (outcome.__typename) {
      case 'CreateProjectSuccess':
        await client.refetchQueries({ include: 'active' })
        await navigate({ to: '/p/$projectId', params: { projectId: outcome.project.id } })
        break
      case 'InvalidInput':
        setMessage(placeRefusal(form, outcome))
        break
      case 'LimitReached':
        setMessage(outcome.message)
        break
    }
  })

  return (
    <Page title={t('projects.newTitle')} lead={t('projects.newLead')} width="reading">
      <form onSubmit={submit} noValidate className="card" style={{ padding: 24, maxWidth: 560 }}>
        <Stack gap="md">
          <TextInput label={t('projects.name')} autoFocus maxLength={100} key={form.key('name')} {...form.getInputProps('name')} />
          <Select
            label={t('projects.kind')}
            description={t('projects.kindHelp')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            allowDeselect={false}
            data={projectKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
            key={form.key('kind')}
            {...form.getInputProps('kind')}
          />
          <Select
            label={t('projects.currency')}
            description={t('projects.currencyHelp')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            searchable
            limit={100}
            placeholder={t('projects.currencyPlaceholder')}
            nothingFoundMessage={t('forms.nothingFound')}
            data={currencies}
            key={form.key('currency')}
            {...form.getInputProps('currency')}
          />
          <Select
            label={t('projects.timeZone')}
            description={t('projects.timeZoneHelp')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            searchable
            limit={100}
            allowDeselect={false}
            nothingFoundMessage={t('forms.nothingFound')}
            data={timeZoneChoices()}
            key={form.key('timeZone')}
            {...form.getInputProps('timeZone')}
          />
          <FormProblem problem={problem} message={message} />
          <Group justify="flex-end">
            <Button type="submit" loading={isBusy}>
              {t('projects.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  )
}
