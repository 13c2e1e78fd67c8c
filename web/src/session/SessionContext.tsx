import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react'
import type { Person, Session, SessionState } from './session.ts'

const SessionContext = createContext<Session | null>(null)

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession needs a SessionProvider above it.')
  return session
}

export function useSessionState(): SessionState {
  const session = useSession()
  return useSyncExternalStore(session.subscribe, session.snapshot)
}

/** The person at work. Only for pages behind the sign-in; a person whose session has just ended still counts. */
export function usePerson(): Person | null {
  const state = useSessionState()
  return 'user' in state ? state.user : null
}
