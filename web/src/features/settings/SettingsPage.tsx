import { Link, Outlet } from '@tanstack/react-router'
import type { PlainKey } from '../../messages/messages.ts'
import { useMessages } from '../../messages/Language.tsx'
import { Page } from '../../parts/Page.tsx'
import { useProject } from '../../parts/project.tsx'
import { sideLink, SideNav } from '../../parts/SideNav.tsx'

interface Entry {
  label: PlainKey
  to: '/p/$projectId/settings' | '/p/$projectId/settings/members' | '/p/$projectId/settings/payments' | '/p/$projectId/settings/api-keys' | '/p/$projectId/settings/roles' | '/p/$projectId/settings/work' | '/p/$projectId/settings/audit'
  scope: string
}

const entries: readonly Entry[] = [
  { label: 'settings.project', to: '/p/$projectId/settings', scope: 'project:read' },
  { label: 'settings.members', to: '/p/$projectId/settings/members', scope: 'project:read' },
  { label: 'roles.title', to: '/p/$projectId/settings/roles', scope: 'project:read' },
  { label: 'settings.payments', to: '/p/$projectId/settings/payments', scope: 'finance:read' },
  { label: 'settings.apiKeys', to: '/p/$projectId/settings/api-keys', scope: 'keys:manage' },
  { label: 'operations.title', to: '/p/$projectId/settings/work', scope: 'operations:manage' },
  { label: 'audit.title', to: '/p/$projectId/settings/audit', scope: 'audit:read' },
]

export function SettingsPage() {
  const t = useMessages()
  const { id, scopes } = useProject()
  return (
    <Page title={t('nav.settings')} width="settings">
      <SideNav
        label={t('nav.settings')}
        links={entries
          .filter((entry) => scopes.includes(entry.scope))
          .map((entry) => (
            <Link key={entry.to} to={entry.to} params={{ projectId: id }} activeOptions={{ exact: entry.to.endsWith('/settings'), includeSearch: false }} className={sideLink}>
              {t(entry.label)}
            </Link>
          ))}
      >
        <Outlet />
      </SideNav>
    </Page>
  )
}
