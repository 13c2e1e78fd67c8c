import type { OperationVariables, TypedDocumentNode } from '@apollo/client'
import { useMutation } from '@apollo/client/react'
import { useCallback, useRef } from 'react'
import { problemOf, type Problem } from '../apollo/problems.ts'
import { useLanguage } from '../messages/Language.tsx'
import { hearRefusals } from '../messages/said.ts'

interface Action<Data, Variables> {
  /** The answer, or null: then `problem` says why. */
  run: (variables: Variables) => Promise<Data | null>
  problem: Problem | null
  isBusy: boolean
  reset: () => void
}

/** A mutation whose failures are shown by the component that asks, with whatever was typed still in place. */
export function useAction<Data, Variables extends OperationVariables>(document: TypedDocumentNode<Data, Variables>): Action<Data, Variables> {
  const [mutate, { error, loading, reset }] = useMutation(document)
  const { hear } = useLanguage()
  const run = useCallback(
    async (variables: Variables): Promise<Data | null> => {
      try {
        const options = { variables } as Parameters<typeof mutate>[0]
        const { data } = await (mutate as (options: unknown) => Promise<{ data?: unknown }>)(options)
        return data === undefined || data === null ? null : hearRefusals(data as Data, hear)
      } catch {
        // Kept in `error` by the hook, and shown from there.
        return null
      }
    },
    [mutate, hear],
  )
  return { run, problem: problemOf(error), isBusy: loading, reset }
}

/**
 * One key for one intention: sending the same values again after an unknown outcome is the same call and not a second
 * order; other values are another call.
 */
export function useIdempotencyKey(): (values: unknown) => string {
  const last = useRef<{ values: string; key: string }>(undefined)
  return useCallback((values) => {
    const text = JSON.stringify(values)
    if (last.current?.values !== text) last.current = { values: text, key: randomKey() }
    return last.current.key
  }, [])
}

/** `crypto.randomUUID` exists on https and localhost only. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
