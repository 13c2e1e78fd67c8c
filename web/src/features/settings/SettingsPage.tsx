import { Link, Outlet } from '@tanstack/react-router'
import type { PlainKey } from '../../messages/messages.ts'
import { useMessages } from '../../messages/Language.tsx'
import { Page } from '../../parts/Page.tsx'
import { useProject } from '../../parts/project.tsx'
import classes from './SettingsPage.module.css'

interface Entry {
  label: PlainKey
  to: '/p/$projectId/settings' | '/p/$projectId/settings/members' | '/p/$projectId/settings/payments' | '/p/$projectId/settings/api-keys' | '/p/$projectId/settings/work'
  scope: string
}

const entries: readonly Entry[] = [
  { label: 'settings.project', to: '/p/$projectId/settings', scope: 'project:read' },
  { label: 'settings.members', to: '/p/$projectId/settings/members', scope: 'project:read' },
  { label: 'settings.payments', to: '/p/$projectId/settings/payments', scope: 'finance:read' },
  { label: 'settings.apiKeys', to: '/p/$projectId/settings/api-keys', scope: 'keys:manage' },
  { label: 'settings.work', to: '/p/$projectId/settings/work', scope: 'operations:manage' },
]

export function SettingsPage() {
  const t = useMessages()
  const { id, scopes } = useProject()
  return (
    <Page title={t('nav.settings')} width="settings">
      <div className={classes['frame']}>
        <nav aria-label={t('nav.settings')} className={classes['nav']}>
          {entries
            .filter((entry) => scopes.includes(entry.scope))
            .map((entry) => (
              <Link key={entry.to} to={entry.to} params={{ projectId: id }} activeOptions={{ exact: entry.to.endsWith('/settings') }} className={classes['item']}>
                {t(entry.label)}
              </Link>
            ))}
        </nav>
        <div className={classes['content']}>
          <Outlet />
        </div>
      </div>
    </Page>
  )
}
