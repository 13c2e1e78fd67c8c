import { useMessages } from '../../messages/Language.tsx'
import { scopeKeys, type ScopeKey } from '../../parts/scopes.ts'
import classes from './RoleExplained.module.css'

/** What a role may do, in words, from the scopes that it is made of. */
export function RoleExplained({ scopes }: { scopes: readonly string[] }) {
  const t = useMessages()
  const known = scopeKeys.filter((scope) => scopes.includes(scope))
  const unknown = scopes.filter((scope) => !scopeKeys.includes(scope as ScopeKey))
  return (
    <ul className={classes['list']}>
      {known.map((scope) => (
        <li key={scope}>{t(`scopes.${scope}`)}</li>
      ))}
      {unknown.map((scope) => (
        <li key={scope}>
          <code>{scope}</code>
        </li>
      ))}
    </ul>
  )
}
