import { useApolloClient } from '@apollo/client/react'
import { Button, Modal, Stack, Text } from '@mantine/core'
import { useMessages } from '../../messages/Language.tsx'
import { useSession, useSessionState } from '../../session/SessionContext.tsx'
import { SignInForm } from './SignInForm.tsx'

/** Over whatever the person was doing, which stays as it is: they sign in and go on. */
export function SessionEnded() {
  const t = useMessages()
  const session = useSession()
  const state = useSessionState()
  const client = useApolloClient()
  if (state.phase !== 'ended') return null
  return (
    <Modal opened onClose={() => {}} withCloseButton={false} closeOnClickOutside={false} closeOnEscape={false} title={t('signIn.endedTitle')}>
      <Stack gap="md">
        <Text>{t('signIn.endedText')}</Text>
        <SignInForm
          email={state.user.email}
          isEmailFixed
          onSignedIn={(credentials) => {
            session.signedIn(credentials)
            void client.refetchQueries({ include: 'active' })
          }}
        />
        <Button variant="subtle" color="gray" onClick={() => session.signedOut()}>
          {t('signIn.asSomebodyElse')}
        </Button>
      </Stack>
    </Modal>
  )
}
