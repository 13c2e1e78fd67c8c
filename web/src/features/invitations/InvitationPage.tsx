import { useApolloClient, useQuery } from '@apollo/client/react'
import { Button, Stack } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLanguage, useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { FormProblem } from '../../parts/forms.tsx'
import { FrontPage } from '../../parts/FrontPage.tsx'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { BlockSkeleton, Failed } from '../../parts/States.tsx'
import { Until } from '../../parts/When.tsx'
import { useSession, useSessionState } from '../../session/SessionContext.tsx'

const InvitationQuery = graphql(`
  query Invitation($token: String!) {
    invitation(token: $token) {
      projectName
      roleName
      email
      invitedBy
      expiresAt
    }
  }
`)

const AcceptInvitation = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      __typename
      ... on AcceptInvitationSuccess {
        project {
          id
          name
        }
      }
      ... on InvitationInvalid {
        message
      }
      ... on InvitationForSomeoneElse {
        message
      }
    }
  }
`)

const SignOutForInvitation = graphql(`
  mutation SignOutForInvitation($input: SignOutInput!) {
    signOut(input: $input) {
      __typename
    }
  }
`)

const route = getRouteApi('/invite/$token')

export function InvitationPage() {
  const { t, hear } = useLanguage()
  const { token } = route.useParams()
  const state = useSessionState()
  const { data, error, refetch } = useQuery(InvitationQuery, { variables: { token }, fetchPolicy: 'network-only' })
  const problem = problemOf(error, ['invitation'])
  const invitation = data?.invitation
  const next = `/invite/${token}`

  if (problem) {
    return (
      <FrontPage title={t('invitation.title')}>
        <Failed problem={problem} what={t('invitation.thing')} onRetry={() => void refetch()} isCompact />
      </FrontPage>
    )
  }
  if (!data || state.phase === 'unknown') {
    return (
      <FrontPage title={t('invitation.title')}>
        <BlockSkeleton height={160} />
      </FrontPage>
    )
  }
  if (!invitation) {
    return (
      <FrontPage title={t('invitation.goneTitle')} foot={<TextLink to="/">{t('invitation.toStart')}</TextLink>}>
        {t('invitation.goneText')}
      </FrontPage>
    )
  }
  return (
    <FrontPage
      title={t('invitation.join', { project: invitation.projectName })}
      lead={t('invitation.from', { person: invitation.invitedBy, role: hear(invitation.roleName) })}
      foot={
        <>
          {t('invitation.validUntil')} <Until at={invitation.expiresAt} />
        </>
      }
    >
      {'user' in state ? (
        <Join token={token} project={invitation.projectName} invitedEmail={invitation.email} myEmail={state.user.email} />
      ) : (
        <Stack gap="md">
          <p style={{ margin: 0 }}>{t('invitation.signInFirst', { email: invitation.email })}</p>
          <ButtonLink size="md" to="/sign-up" search={{ next, email: invitation.email }}>
            {t('signUp.action')}
          </ButtonLink>
          <ButtonLink size="md" variant="default" to="/sign-in" search={{ next, email: invitation.email }}>
            {t('invitation.haveAccount')}
          </ButtonLink>
        </Stack>
      )}
    </FrontPage>
  )
}

function Join({ token, project, invitedEmail, myEmail }: { token: string; project: string; invitedEmail: string; myEmail: string }) {
  const t = useMessages()
  const session = useSession()
  const client = useApolloClient()
  const navigate = useNavigate()
  const accept = useAction(AcceptInvitation)
  const leave = useAction(SignOutForInvitation)
  const [message, setMessage] = useState<string | null>(null)
  const isOther = myEmail.toLowerCase() !== invitedEmail.toLowerCase()

  const join = async () => {
    setMessage(null)
    const data = await accept.run({ input: { token } })
    if (!data) return
    const outcome = data.acceptInvitation
    if (outcome.__typename !== 'AcceptInvitationSuccess') {
      setMessage(outcome.message)
      return
    }
    await client.refetchQueries({ include: 'active' })
    await navigate({ to: '/p/$projectId', params: { projectId: outcome.project.id } })
  }
  const signOut = async () => {
    if (await leave.run({ input: {} })) session.signedOut()
  }

  if (isOther) {
    return (
      <Stack gap="md">
        <p style={{ margin: 0 }}>{t('invitation.forOther', { invited: invitedEmail, mine: myEmail })}</p>
        <FormProblem problem={leave.problem} />
        <Button size="md" onClick={() => void signOut()} loading={leave.isBusy}>
          {t('person.signOut')}
        </Button>
      </Stack>
    )
  }
  return (
    <Stack gap="md">
      <FormProblem problem={accept.problem} message={message} />
      <Button size="md" onClick={() => void join()} loading={accept.isBusy}>
        {t('invitation.join', { project })}
      </Button>
    </Stack>
  )
}
