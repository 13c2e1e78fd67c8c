import { IconLock } from '@tabler/icons-react'
import { Link, Outlet } from '@tanstack/react-router'
import type { PlainKey } from '../../messages/messages.ts'
import { useMessages } from '../../messages/Language.tsx'
import { Page } from '../../parts/Page.tsx'
import { sideLink, SideNav } from '../../parts/SideNav.tsx'
import { Empty } from '../../parts/States.tsx'
import { useLooking, usePerson } from '../../session/SessionContext.tsx'

const entries: readonly { label: PlainKey; to: '/installation' | '/installation/projects' | '/installation/people' | '/installation/look' | '/installation/audit' }[] = [
  { label: 'installation.overview', to: '/installation' },
  { label: 'installation.projects', to: '/installation/projects' },
  { label: 'installation.people', to: '/installation/people' },
  { label: 'installation.look', to: '/installation/look' },
  { label: 'installation.audit', to: '/installation/audit' },
]

/** For whoever operates the installation: what runs in it over all projects, and nothing of what the projects hold. */
export function InstallationPage() {
  const t = useMessages()
  const person = usePerson()
  const looking = useLooking()
  if (person?.globalRole !== 'SUPERADMIN' || looking) {
    return (
      <Page title={t('installation.title')} width="settings">
        <div className="card">
          <Empty icon={<IconLock size={22} stroke={1.5} />} title={t('installation.onlyOperators')}>
            {t('installation.onlyOperatorsText')}
          </Empty>
        </div>
      </Page>
    )
  }
  return (
    <Page title={t('installation.title')} lead={t('installation.lead')} width="settings">
      <SideNav
        label={t('installation.title')}
        links={entries.map((entry) => (
          <Link key={entry.to} to={entry.to} activeOptions={{ exact: true, includeSearch: false }} className={sideLink}>
            {t(entry.label)}
          </Link>
        ))}
      >
        <Outlet />
      </SideNav>
    </Page>
  )
}
