import { ApolloLink, Observable } from '@apollo/client'
import { OperationTypeNode, type GraphQLFormattedError } from 'graphql'
import type { Session } from '../session/session.ts'

/** Sends the access token; on UNAUTHENTICATED exchanges it and asks once more. A query of an ended session waits for the person. */
export function sessionLink(session: Session): ApolloLink {
  return new ApolloLink((operation, forward) => {
    const ask = async (): Promise<Observable<ApolloLink.Result>> => {
      let token = await session.token()
      // Asked by nobody, the graph would answer that nothing is there, and the page would go with all that was typed.
      if (session.state.phase === 'ended' && operation.operationType === OperationTypeNode.QUERY) {
        await session.returned()
        token = await session.token()
      }
      operation.setContext(({ headers }: { headers?: Record<string, string> }) => {
        const { authorization: _old, ...rest } = headers ?? {}
        return { headers: token ? { ...rest, authorization: `Bearer ${token}` } : rest }
      })
      return forward(operation)
    }

    return new Observable<ApolloLink.Result>((observer) => {
      let isStopped = false
      let current: { unsubscribe: () => void } | null = null

      const run = async (attempt: 1 | 2): Promise<void> => {
        const answers = await ask()
        if (isStopped) return
        current = answers.subscribe({
          next(answer) {
            const { phase } = session.state
            // A neighbour may have found out already that the session ended: this answer is as void as that one's.
            if (attempt === 1 && (phase === 'signedIn' || phase === 'ended') && isUnauthenticated(answer.errors)) {
              current?.unsubscribe()
              const known = phase === 'ended' ? Promise.resolve() : session.refresh()
              known.then(() => run(2)).catch(fail)
            } else {
              observer.next(answer)
            }
          },
          error: fail,
          complete: () => observer.complete(),
        })
      }
      const fail = (error: unknown) => observer.error(error)

      run(1).catch(fail)
      return () => {
        isStopped = true
        current?.unsubscribe()
      }
    })
  })
}

function isUnauthenticated(errors: readonly GraphQLFormattedError[] | undefined): boolean {
  return errors?.some((error) => error.extensions?.['code'] === 'UNAUTHENTICATED') ?? false
}
