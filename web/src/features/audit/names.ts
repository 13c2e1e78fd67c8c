import type { AuditActorKind } from '../../__generated__/graphql.ts'
import type { PlainKey, Translate } from '../../messages/messages.ts'
import { fieldName } from './facts.ts'
import { isKnown } from './search.ts'

/** What was done, in words; of what was refused the mutation, of what is new here the key. */
export function actionName(t: Translate, action: string, isRefused: boolean): string {
  if (isRefused) return t('audit.tried', { name: fieldName(action) })
  return isKnown(action) ? t(`audit.actions.${action}` as PlainKey) : fieldName(action)
}

export function actorName(t: Translate, { kind, name, email }: { kind: AuditActorKind; name: string | null; email: string | null }): string {
  return name ?? email ?? t(`audit.actorKinds.${kind}`)
}
