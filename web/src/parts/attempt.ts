import type { ApolloCache, OperationVariables, TypedDocumentNode } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useCallback } from 'react'
import { problemOf } from '../apollo/problems.ts'
import { useLanguage } from '../messages/Language.tsx'
import { hearRefusals } from '../messages/said.ts'
import { toastProblem } from './toast.tsx'

type Outcome<Data> = Exclude<Data[keyof Data], string | null | undefined>
type Success<Data> = Extract<Outcome<Data>, { __typename: `${string}Success` }>

let attempts = 0

/**
 * A change that no form stands around: a key, a button in a row, the undo of a toast. What refuses or breaks it is said in a
 * toast, in the server's own words where it has any; then the answer is null, and whoever moved something ahead of it puts it back.
 *
 * `ahead` shows at once what the change will do, for what can be undone. It is forgotten when the answer is there: then the
 * answer says how things are, or nothing has changed.
 */
export function useAttempt() {
  const client = useApolloClient()
  const { t, hear } = useLanguage()
  return useCallback(
    async <Data, Variables extends OperationVariables>(document: TypedDocumentNode<Data, Variables>, variables: Variables, ahead?: (cache: ApolloCache) => void): Promise<Success<Data> | null> => {
      const layer = `attempt-${(attempts += 1)}`
      if (ahead) client.cache.batch({ optimistic: layer, update: ahead })
      try {
        const { data } = await client.mutate({ mutation: document as TypedDocumentNode<Record<string, unknown>>, variables })
        const [outcome] = Object.values(hearRefusals(data ?? {}, hear)).filter((value): value is { __typename: string; message?: string } => typeof value === 'object' && value !== null)
        if (outcome?.__typename.endsWith('Success')) return outcome as unknown as Success<Data>
        toastProblem(outcome?.message ?? t('problems.broken'))
      } catch (error) {
        const problem = problemOf(error)
        const fallback = problem?.kind === 'offline' ? t('problems.offline') : problem?.kind === 'tooMany' ? t('problems.tooMany') : t('problems.broken')
        toastProblem(problem?.message ? hear(problem.message) : fallback)
      } finally {
        if (ahead) client.cache.removeOptimistic(layer)
      }
      return null
    },
    [client, hear, t],
  )
}
