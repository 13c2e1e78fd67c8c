import { Alert } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Problem } from '../apollo/problems.ts'
import { useMessages } from '../messages/Language.tsx'
import { ProblemText } from './States.tsx'

export interface Refusal {
  message: string
  fieldErrors?: readonly { path: readonly string[]; message: string }[]
}

/**
 * Puts each refusal beside its field. A path that reaches deeper than the form (`lines.0.unitPrice.amount`) lands on
 * the nearest field above it; what belongs to no field comes back, to be said over the buttons.
 */
export function placeRefusal<Values extends Record<string, unknown>>(form: UseFormReturnType<Values>, refusal: Refusal): string | null {
  const homeless: string[] = []
  const errors: Record<string, string> = {}
  for (const { path, message } of refusal.fieldErrors ?? []) {
    const field = nearestField(form.getValues(), path)
    if (field === null) homeless.push(message)
    else errors[field] = message
  }
  if (refusal.fieldErrors === undefined || refusal.fieldErrors.length === 0) return refusal.message
  form.setErrors(errors)
  focusFirstError(form, Object.keys(errors))
  return homeless.length > 0 ? homeless.join(' ') : null
}

function nearestField(values: Record<string, unknown>, path: readonly string[]): string | null {
  let at: unknown = values
  const taken: string[] = []
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !(step in at)) break
    at = (at as Record<string, unknown>)[step]
    taken.push(step)
  }
  return taken.length > 0 ? taken.join('.') : null
}

export function focusFirstError<Values extends Record<string, unknown>>(form: UseFormReturnType<Values>, fields: readonly string[]): void {
  const [first] = fields
  if (first) form.getInputNode(first)?.focus()
}

/** What a form could not say beside a field. */
export function FormProblem({ problem, message }: { problem?: Problem | null; message?: string | null }) {
  const t = useMessages()
  const place = useRef<HTMLDivElement>(null)
  const isShown = Boolean(problem ?? message)
  useEffect(() => {
    if (isShown) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isShown])
  return (
    <div role="alert" ref={place}>
      {isShown ? (
        <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} title={problem ? t('forms.notSaved') : undefined}>
          {problem ? <ProblemText problem={problem} /> : message}
        </Alert>
      ) : null}
    </div>
  )
}
