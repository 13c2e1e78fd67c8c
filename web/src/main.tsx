import { ApolloProvider } from '@apollo/client/react'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import '@mantine/core/styles.layer.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createClient } from './apollo/client.ts'
import { LiveFeed } from './live/feed.ts'
import { LiveProvider } from './live/LiveContext.tsx'
import { LanguageProvider } from './messages/Language.tsx'
import { languageAtStart } from './messages/languages.ts'
import { onceReachable } from './parts/once-reachable.ts'
import { createAppRouter, hurryFirstPage } from './routes.tsx'
import { Session } from './session/session.ts'
import { SessionProvider } from './session/SessionContext.tsx'
import './ui/global.css'
import { theme } from './ui/theme.ts'

const session = new Session()
const client = createClient(session)
const feed = new LiveFeed(session)
const router = createAppRouter({ session, client })
const colorScheme = localStorageColorSchemeManager({ key: 'howl.color-scheme' })

let person: string | null = null
session.subscribe(() => {
  const { state } = session
  const now = 'user' in state ? state.user.id : null
  if (person === now) return
  const isOver = person !== null
  person = now
  // What one person saw is gone before another can look. Their pages go first: they would ask again for what is cleared.
  void router.invalidate().then(() => (isOver ? client.clearStore() : null))
})
hurryFirstPage(router, { session, client })

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root.')
const language = languageAtStart()
const words = await onceReachable(language.load)
createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={colorScheme}>
      <LanguageProvider first={{ language, words }}>
        <SessionProvider session={session}>
          <ApolloProvider client={client}>
            <LiveProvider feed={feed}>
              <RouterProvider router={router} />
            </LiveProvider>
          </ApolloProvider>
        </SessionProvider>
      </LanguageProvider>
    </MantineProvider>
  </StrictMode>,
)
