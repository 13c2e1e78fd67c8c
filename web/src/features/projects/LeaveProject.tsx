import { useApolloClient } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { Confirm } from '../../parts/Confirm.tsx'
import { Section } from '../../parts/Section.tsx'

const LeaveProjectMutation = graphql(`
  mutation LeaveProject($input: LeaveProjectInput!) {
    leaveProject(input: $input) {
      __typename
      ... on LeaveProjectSuccess {
        projectId
      }
      ... on LastOwner {
        message
      }
    }
  }
`)

export function LeaveProject({ projectId, name }: { projectId: string; name: string }) {
  const t = useMessages()
  const client = useApolloClient()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const [message, setMessage] = useState<string | null>(null)
  const { run, problem, isBusy } = useAction(LeaveProjectMutation)
  const leave = async () => {
    const data = await run({ input: { projectId } })
    if (!data) return
    if (data.leaveProject.__typename === 'LastOwner') {
      setMessage(data.leaveProject.message)
      return
    }
    await navigate({ to: '/projects' })
    await client.refetchQueries({ include: 'active' })
  }
  return (
    <Section title={t('settings.leaveTitle')} lead={t('settings.leaveText')}>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('settings.leave')}
      </Button>
      <Confirm isOpen={isAsking} title={t('settings.leaveNamed', { project: name })} verb={t('settings.leave')} isBusy={isBusy} problem={problem} message={message} onConfirm={() => void leave()} onClose={() => setAsking(false)}>
        {t('settings.leaveText')}
      </Confirm>
    </Section>
  )
}
