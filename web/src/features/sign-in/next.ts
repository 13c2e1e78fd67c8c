/** Where to go after signing in: a path of this app and nothing else, so that no link can send a person elsewhere. */
export function safeNext(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/'
}

export interface SignInSearch {
  next?: string
  email?: string
}

export function signInSearch(raw: Record<string, unknown>): SignInSearch {
  const next = typeof raw['next'] === 'string' ? safeNext(raw['next']) : undefined
  const email = typeof raw['email'] === 'string' ? raw['email'] : undefined
  return { ...(next && next !== '/' ? { next } : {}), ...(email ? { email } : {}) }
}
