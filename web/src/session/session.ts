import { graphql } from '../__generated__/gql.ts'
import type { RefreshSessionMutation } from '../__generated__/graphql.ts'
import { askByHash, isUnknown } from '../apollo/by-hash.ts'

export interface Person {
  id: string
  email: string
  name: string
  globalRole: 'SUPERADMIN' | 'USER'
}

export interface Credentials {
  accessToken: string
  expiresAt: string
  user: Person
}

/** An operator of the installation looks as a person: by a token that reads only, ends by itself, and cannot be renewed. */
export interface Looking {
  id: string
  reason: string
  operator: string
}

/**
 * `ended` is not `signedOut`: somebody was at work when the session ended, so the page stays as it is, with all that was
 * typed, and asks them to sign in over it.
 */
export type SessionState =
  | { phase: 'unknown' }
  | { phase: 'unreachable' }
  | { phase: 'signedOut' }
  | { phase: 'signedIn'; accessToken: string; expiresAt: number; user: Person; looking: Looking | null }
  | { phase: 'ended'; user: Person }

const RefreshSession = graphql(`
  mutation RefreshSession($input: RefreshSessionInput!) {
    refreshSession(input: $input) {
      __typename
      ... on RefreshSessionSuccess {
        accessToken
        expiresAt
        user {
          id
          email
          name
          globalRole
        }
      }
      ... on SessionEnded {
        message
      }
    }
  }
`)

/** A token this close to its end is exchanged before it is used. */
const marginMs = 30_000
const channelName = 'howl.session'
const lockName = 'howl.session.refresh'
/** Of this tab alone, so that a reload does not show another person's page as one's own. */
const lookingKey = 'howl.looking'

type Note = { kind: 'signedOut' } | { kind: 'signedIn'; userId: string }

/** Who is signed in. The access token lives here and nowhere else; the refresh token is a cookie no script can read. */
export class Session {
  #state: SessionState = { phase: 'unknown' }
  #listeners = new Set<() => void>()
  #refreshing: Promise<SessionState> | null = null
  #tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName)

  constructor() {
    this.#tabs?.addEventListener('message', (event: MessageEvent<Note>) => this.#heed(event.data))
    this.#state = keptLook() ?? this.#state
  }

  get state(): SessionState {
    return this.#state
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  snapshot = (): SessionState => this.#state

  /** Signed in or not, once that is known. */
  async settled(): Promise<SessionState> {
    return this.#state.phase === 'unknown' || this.#state.phase === 'unreachable' ? this.refresh() : this.#state
  }

  /** A token to send now, or null when nobody is signed in. */
  async token(): Promise<string | null> {
    const state = this.#state
    if (state.phase === 'signedOut' || state.phase === 'ended') return null
    if (state.phase === 'signedIn' && state.expiresAt - (state.looking ? 0 : marginMs) > Date.now()) return state.accessToken
    const next = await this.refresh()
    return next.phase === 'signedIn' ? next.accessToken : null
  }

  /** Settles when the person whose session ended is back, or gone for good. */
  async returned(): Promise<void> {
    while (this.#state.phase === 'ended') {
      await new Promise<void>((changed) => {
        const stop = this.subscribe(() => {
          stop()
          changed()
        })
      })
    }
  }

  /** One exchange at a time, also across tabs: a refresh token that is used twice ends the session. */
  refresh(): Promise<SessionState> {
    this.#refreshing ??= this.#exchange().finally(() => {
      this.#refreshing = null
    })
    return this.#refreshing
  }

  signedIn(credentials: Credentials): void {
    this.#take(credentials)
    this.#tabs?.postMessage({ kind: 'signedIn', userId: credentials.user.id } satisfies Note)
  }

  /** From here on this tab asks as that person, until `refresh` makes it one's own again. */
  look({ accessToken, expiresAt, user }: Credentials, looking: Looking): void {
    const state = { phase: 'signedIn', accessToken, expiresAt: Date.parse(expiresAt), user, looking } as const
    sessionStorage.setItem(lookingKey, JSON.stringify(state))
    this.#set(state)
  }

  /** The server knows the look no more: it is over, or was ended elsewhere. Until one's own session is back, nothing is shown as theirs. */
  async lookEnded(): Promise<void> {
    if (this.#state.phase !== 'signedIn' || !this.#state.looking) return
    this.#set({ phase: 'unknown' })
    await this.refresh()
  }

  signedOut(): void {
    this.#set({ phase: 'signedOut' })
    this.#tabs?.postMessage({ kind: 'signedOut' } satisfies Note)
  }

  async #exchange(): Promise<SessionState> {
    try {
      const early = await firstRefresh()
      const { data, errors } = early && !isUnknown(early) ? early : await inOneTab(requestRefresh)
      if (!data) throw new Error(errors?.[0]?.message ?? 'The session could not be refreshed.')
      const outcome = data.refreshSession
      if (outcome.__typename === 'RefreshSessionSuccess') this.#take(outcome)
      else this.#end()
    } catch (error) {
      // Nothing is known about the session while the server cannot be reached: a token that still counts is kept.
      if (this.#state.phase !== 'signedIn') this.#set({ phase: 'unreachable' })
      else throw error
    }
    return this.#state
  }

  #take({ accessToken, expiresAt, user }: Credentials): void {
    this.#set({ phase: 'signedIn', accessToken, expiresAt: Date.parse(expiresAt), user, looking: null })
  }

  #end(): void {
    this.#set(this.#state.phase === 'signedIn' && !this.#state.looking ? { phase: 'ended', user: this.#state.user } : { phase: 'signedOut' })
  }

  #heed(note: Note): void {
    const mine = 'user' in this.#state ? this.#state.user.id : null
    if (note.kind === 'signedOut') this.#set({ phase: 'signedOut' })
    // Another person in another tab: nothing on this page is theirs.
    else if (mine !== null && mine !== note.userId) location.reload()
    else if (mine === null || this.#state.phase === 'ended') void this.refresh()
  }

  #set(state: SessionState): void {
    if (typeof sessionStorage !== 'undefined' && !(state.phase === 'signedIn' && state.looking)) sessionStorage.removeItem(lookingKey)
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

function keptLook(): SessionState | null {
  if (typeof sessionStorage === 'undefined') return null
  const kept = JSON.parse(sessionStorage.getItem(lookingKey) ?? 'null') as Extract<SessionState, { phase: 'signedIn' }> | null
  return kept && kept.expiresAt > Date.now() ? kept : null
}

interface RefreshAnswer {
  data?: RefreshSessionMutation | null
  errors?: { message: string; extensions?: { code?: string } }[]
}

declare global {
  /** Asked by `ui/first-paint.js` before the app was there. */
  var howlEarlyRefresh: Promise<RefreshAnswer> | undefined
}

function firstRefresh(): Promise<RefreshAnswer> | undefined {
  const early = globalThis.howlEarlyRefresh
  globalThis.howlEarlyRefresh = undefined
  return early
}

const requestRefresh = (): Promise<RefreshAnswer> => askByHash(RefreshSession, { operationName: 'RefreshSession', variables: { input: {} } })

function inOneTab<T>(work: () => Promise<T>): Promise<T> {
  // Locks exist on https and localhost only; elsewhere the server's leeway for two tabs at once has to do.
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks
  return locks ? locks.request(lockName, work) : work()
}
