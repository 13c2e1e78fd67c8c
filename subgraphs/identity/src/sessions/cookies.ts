import type { BaseContext } from '@howl/platform/subgraph'
import type { OpenedSession } from './sessions.ts'

type Answering = Pick<BaseContext, 'responseExtensions'>

/** The gateway owns the cookie's name and attributes, and takes this out of the answer. Null clears the cookie. */
export function changeCookie({ responseExtensions }: Answering, cookie: OpenedSession['cookie'] | null): void {
  const before = Array.isArray(responseExtensions.setCookie) ? (responseExtensions.setCookie as unknown[]) : []
  responseExtensions.setCookie = [...before, cookie]
  responseExtensions.claimsChanged = true
}

/** The refresh token goes into the cookie and nowhere else: a script on a page never sees it. */
export function answerWithSession<Outcome extends object>(context: Answering, outcome: Outcome): Outcome {
  if ('cookie' in outcome) changeCookie(context, outcome.cookie as OpenedSession['cookie'])
  return outcome
}
