import { useQuery } from '@apollo/client/react'
import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { hasLength, useForm } from '@mantine/form'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { ProjectSettingsQuery as Settings } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { Confirm } from '../../parts/Confirm.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { FormProblem, placeRefusal } from '../../parts/forms.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { Section } from '../../parts/Section.tsx'
import { BlockSkeleton, Failed } from '../../parts/States.tsx'
import { toast } from '../../parts/toast.tsx'
import { When } from '../../parts/When.tsx'
import { WhoCanGive } from '../../parts/WhoCanGive.tsx'
import { useLooking } from '../../session/SessionContext.tsx'
import { projectKinds } from './kinds.ts'
import { LeaveProject } from './LeaveProject.tsx'

const ProjectSettingsQuery = graphql(`
  query ProjectSettings($projectId: ID!) {
    project(id: $projectId) {
      id
      slug
      name
      kind
      currency
      timeZone
      state
      createdAt
      archivedAt
    }
  }
`)

const UpdateProject = graphql(`
  mutation UpdateProject($input: UpdateProjectInput!) {
    updateProject(input: $input) {
      __typename
      ... on UpdateProjectSuccess {
        project {
          id
          name
          kind
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

const ArchiveProject = graphql(`
  mutation ArchiveProject($input: ArchiveProjectInput!) {
    archiveProject(input: $input) {
      ... on ArchiveProjectSuccess {
        project {
          id
          state
          archivedAt
        }
      }
    }
  }
`)

const RestoreProject = graphql(`
  mutation RestoreProject($input: RestoreProjectInput!) {
    restoreProject(input: $input) {
      ... on RestoreProjectSuccess {
        project {
          id
          state
          archivedAt
        }
      }
    }
  }
`)

type ProjectDetails = NonNullable<Settings['project']>

export function ProjectSettingsPage() {
  const t = useMessages()
  const { id, scopes } = useProject()
  const isLooking = useLooking() !== null
  const { data, error, refetch } = useQuery(ProjectSettingsQuery, { variables: { projectId: id } })
  const problem = problemOf(error, ['project'])
  if (data?.project) {
    return (
      <>
        <Details key={data.project.id} project={data.project} />
        {isLooking ? null : <LeaveProject projectId={data.project.id} name={data.project.name} />}
        {scopes.includes('project:admin') ? <Archive project={data.project} /> : null}
      </>
    )
  }
  return problem ? <Failed problem={problem} what={t('settings.project')} onRetry={() => void refetch()} /> : <BlockSkeleton height={320} />
}

function Details({ project }: { project: ProjectDetails }) {
  const t = useMessages()
  const isEditable = useCan()('project:admin')
  const { scopes, isArchived } = useProject()
  const { run, problem, isBusy } = useAction(UpdateProject)
  const [message, setMessage] = useState<string | null>(null)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: project.name, kind: project.kind },
    validateInputOnBlur: true,
    validate: { name: hasLength({ min: 1, max: 100 }, t('projects.nameNeeded')) },
  })
  const submit = form.onSubmit(async (values) => {
    setMessage(null)
    const data = await run({ input: { projectId: project.id, name: values.name.trim(), kind: values.kind } })
    if (!data) return
    if (data.updateProject.__typename === 'InvalidInput') {
      setMessage(placeRefusal(form, data.updateProject))
      return
    }
    form.resetDirty()
    toast(t('settings.saved'))
  })
  if (!isEditable) {
    return (
      <Section
        title={t('settings.project')}
        lead={
          isArchived || scopes.includes('project:admin') ? null : (
            <>
              {t('reading.onlyRead', { right: t('scopes.project:admin') })} <WhoCanGive />
            </>
          )
        }
      >
        <Facts
          facts={[
            [t('projects.name'), project.name],
            [t('projects.kind'), t(`kinds.${project.kind}`)],
            [t('projects.currency'), project.currency],
            [t('projects.timeZone'), project.timeZone],
            [t('settings.created'), <When key="created" at={project.createdAt} />],
          ]}
        />
      </Section>
    )
  }
  return (
    <Section title={t('settings.project')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md" maw={480}>
          <TextInput label={t('projects.name')} maxLength={100} key={form.key('name')} {...form.getInputProps('name')} />
          <Select
            label={t('projects.kind')}
            allowDeselect={false}
            data={projectKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
            key={form.key('kind')}
            {...form.getInputProps('kind')}
          />
          <TextInput label={t('projects.currency')} description={t('settings.currencyFixed')} inputWrapperOrder={['label', 'input', 'description']} readOnly variant="filled" value={project.currency} />
          <TextInput label={t('projects.timeZone')} description={t('settings.timeZoneFixed')} inputWrapperOrder={['label', 'input', 'description']} readOnly variant="filled" value={project.timeZone} />
          <p className="quiet small" style={{ margin: 0 }}>
            {t('settings.created')} <When at={project.createdAt} />
          </p>
          <FormProblem problem={problem} message={message} />
          <Group>
            <Button type="submit" loading={isBusy}>
              {t('forms.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}

function Archive({ project }: { project: ProjectDetails }) {
  const t = useMessages()
  const [isAsking, setAsking] = useState(false)
  const archive = useAction(ArchiveProject)
  const restore = useAction(RestoreProject)
  const input = { projectId: project.id }
  if (project.state === 'ARCHIVED') {
    return (
      <Section title={t('settings.restoreTitle')} lead={t('settings.restoreText')}>
        <FormProblem problem={restore.problem} />
        <Button variant="default" loading={restore.isBusy} onClick={() => void restore.run({ input })}>
          {t('settings.restore')}
        </Button>
      </Section>
    )
  }
  const confirm = async () => {
    if (await archive.run({ input })) setAsking(false)
  }
  return (
    <Section title={t('settings.archiveTitle')} lead={t('settings.archiveText')}>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('settings.archive')}
      </Button>
      <Confirm
        isOpen={isAsking}
        title={t('settings.archiveNamed', { project: project.name })}
        verb={t('settings.archive')}
        isBusy={archive.isBusy}
        problem={archive.problem}
        onConfirm={() => void confirm()}
        onClose={() => setAsking(false)}
      >
        {t('settings.archiveText')}
      </Confirm>
    </Section>
  )
}
