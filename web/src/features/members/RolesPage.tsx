import { IconCheck, IconMinus } from '@tabler/icons-react'
import { problemOf } from '../../apollo/problems.ts'
import { useLanguage } from '../../messages/Language.tsx'
import { useProject } from '../../parts/project.tsx'
import { scopeKeys } from '../../parts/scopes.ts'
import { Section } from '../../parts/Section.tsx'
import { Failed, RowsSkeleton } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { useRoles } from './roles.ts'
import classes from './RolesPage.module.css'

/** Every role and every right: who may do what, in words. */
export function RolesPage() {
  const { t, hear } = useLanguage()
  const { roles, error, refetch } = useRoles()
  const { scopes } = useProject()
  const problem = problemOf(error)
  return (
    <Section title={t('roles.title')} lead={t('roles.lead')} isFlush>
      {roles.length > 0 ? (
        <div className={classes['frame']} tabIndex={0} role="region" aria-label={t('roles.title')}>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{t('roles.right')}</th>
                {roles.map((role) => (
                  <th key={role.key} scope="col">
                    {hear(role.name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {scopeKeys.map((scope) => (
                <tr key={scope}>
                  <th scope="row">
                    {t(`scopes.${scope}`)} {scopes.includes(scope) ? <StatusMark tone="good">{t('roles.yours')}</StatusMark> : null}
                    <code className="mono quiet">{scope}</code>
                  </th>
                  {roles.map((role) => (
                    <td key={role.key}>
                      {role.scopes.includes(scope) ? (
                        <IconCheck size={18} className="good" aria-label={t('roles.may')} />
                      ) : (
                        <IconMinus size={16} stroke={1.2} className="quiet" aria-label={t('roles.mayNot')} />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : problem ? (
        <Failed problem={problem} what={t('roles.thing')} onRetry={() => void refetch()} />
      ) : (
        <RowsSkeleton rows={12} />
      )}
    </Section>
  )
}
