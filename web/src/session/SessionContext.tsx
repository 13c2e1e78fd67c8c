import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react'
import type { Looking, Person, Session, SessionState } from './session.ts'

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

/** Set while an operator looks as the person. Nothing can be changed meanwhile. */
export function useLooking(): (Looking & { expiresAt: number }) | null {
  const state = useSessionState()
  return state.phase === 'signedIn' && state.looking ? { ...state.looking, expiresAt: state.expiresAt } : null
}
