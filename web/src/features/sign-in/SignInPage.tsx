import { getRouteApi } from '@tanstack/react-router'
import { useMessages } from '../../messages/Language.tsx'
import { TextLink } from '../../parts/links.tsx'
import { useSession } from '../../session/SessionContext.tsx'
import { FrontPage } from '../../parts/FrontPage.tsx'
import { SignInForm } from './SignInForm.tsx'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const t = useMessages()
  const session = useSession()
  const search = route.useSearch()
  return (
    <FrontPage
      title={t('signIn.title')}
      foot={
        <>
          {t('signIn.noAccount')}{' '}
          <TextLink to="/sign-up" search={search}>
            {t('signUp.action')}
          </TextLink>
        </>
      }
    >
      <SignInForm email={search.email} onSignedIn={(credentials) => session.signedIn(credentials)} />
    </FrontPage>
  )
}
