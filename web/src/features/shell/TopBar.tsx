import { useApolloClient } from '@apollo/client/react'
import { Menu, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { IconCheck, IconChevronDown, IconDeviceDesktop, IconDevices, IconLayoutGrid, IconLogout, IconMoon, IconPlus, IconSearch, IconServer, IconSun, IconUser, type Icon } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useLanguage, useMessages } from '../../messages/Language.tsx'
import { languages } from '../../messages/languages.ts'
import { Logo } from '../../parts/Logo.tsx'
import type { CurrentProject } from '../../parts/project.tsx'
import { toastProblem } from '../../parts/toast.tsx'
import { useLooking, usePerson, useSession } from '../../session/SessionContext.tsx'
import { SignOut } from './documents.ts'
import { MenuLink } from './MenuLink.tsx'
import classes from './Shell.module.css'

interface ProjectChoice {
  id: string
  name: string
  currency: string
  state: 'ACTIVE' | 'ARCHIVED'
}

export function TopBar({ projects, project, onSearch }: { projects: readonly ProjectChoice[]; project: CurrentProject | null; onSearch: () => void }) {
  const t = useMessages()
  return (
    <header className={classes['top']}>
      <div className={classes['topLeft']}>
        <Link to="/" className={classes['logo']} aria-label={t('nav.start')}>
          <Logo isSmall />
        </Link>
        <span className={classes['divider']} aria-hidden="true" />
        <ProjectSwitcher projects={projects} project={project} />
      </div>
      <div className={classes['topRight']}>
        <UnstyledButton className={classes['search'] ?? ''} onClick={onSearch} aria-label={t('palette.open')} aria-keyshortcuts="Control+K Meta+K" title={t('palette.title')}>
          <IconSearch size={17} stroke={1.6} />
          <span className={classes['searchName']}>{t('palette.open')}</span>
          {/* Drawn by the style sheet: it is no part of the button's name. */}
          <span className={classes['searchKeys']} data-keys="Ctrl K" />
        </UnstyledButton>
        <PersonMenu />
      </div>
    </header>
  )
}

function ProjectSwitcher({ projects, project }: { projects: readonly ProjectChoice[]; project: CurrentProject | null }) {
  const t = useMessages()
  const active = projects.filter((one) => one.state === 'ACTIVE' || one.id === project?.id)
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <UnstyledButton className={classes['switcher'] ?? ''} aria-label={t('nav.switchFrom', { project: project?.name ?? t('nav.allProjects') })}>
          <span className={classes['switcherName']}>{project?.name ?? t('nav.allProjects')}</span>
          <IconChevronDown size={16} stroke={1.6} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes['scroll']}>
          {active.map((one) => (
            <MenuLink
              key={one.id}
              to="/p/$projectId"
              params={{ projectId: one.id }}
              leftSection={<IconCheck size={16} visibility={one.id === project?.id ? 'visible' : 'hidden'} />}
              rightSection={<span className="quiet small">{one.currency}</span>}
              aria-current={one.id === project?.id ? 'true' : undefined}
            >
              {one.name}
            </MenuLink>
          ))}
        </div>
        {active.length > 0 ? <Menu.Divider /> : null}
        <MenuLink to="/projects" leftSection={<IconLayoutGrid size={16} />}>
          {t('nav.allProjects')}
        </MenuLink>
        <MenuLink to="/projects/new" leftSection={<IconPlus size={16} />}>
          {t('nav.newProject')}
        </MenuLink>
      </Menu.Dropdown>
    </Menu>
  )
}

const schemes: readonly { value: 'auto' | 'light' | 'dark'; icon: Icon }[] = [
  { value: 'auto', icon: IconDeviceDesktop },
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
]

function PersonMenu() {
  const t = useMessages()
  const { code, choose } = useLanguage()
  const person = usePerson()
  const looking = useLooking()
  const session = useSession()
  const client = useApolloClient()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  if (!person) return null

  const signOut = async () => {
    try {
      await client.mutate({ mutation: SignOut, variables: { input: {} } })
      session.signedOut()
    } catch {
      // Signing out only in this tab would leave the cookie behind and say that it is gone.
      toastProblem(t('person.signOutFailed'))
    }
  }

  return (
    <Menu width={240}>
      <Menu.Target>
        <UnstyledButton className={classes['person'] ?? ''} aria-label={t('person.menu', { name: person.name })} data-initials={initials(person.name)} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <span style={{ display: 'block', color: 'var(--strong)', fontWeight: 600 }}>{person.name}</span>
          <span className="truncate" style={{ display: 'block' }}>
            {person.email}
          </span>
          {person.globalRole === 'SUPERADMIN' ? <span style={{ display: 'block' }}>{t('person.superadmin')}</span> : null}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('person.theme')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)} aria-label={t('person.theme')}>
          {schemes.map(({ value, icon: SchemeIcon }) => (
            <Menu.RadioItem key={value} value={value} rightSection={<SchemeIcon size={16} stroke={1.6} />}>
              {t(`person.themes.${value}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('person.language')}</Menu.Label>
        <Menu.RadioGroup value={code} onChange={(next) => void choose(next)} aria-label={t('person.language')}>
          {languages.map((language) => (
            <Menu.RadioItem key={language.code} value={language.code} lang={language.code}>
              {language.name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        {person.globalRole === 'SUPERADMIN' && !looking ? (
          <MenuLink to="/installation" leftSection={<IconServer size={16} stroke={1.6} />}>
            {t('installation.title')}
          </MenuLink>
        ) : null}
        <MenuLink to="/account" leftSection={<IconUser size={16} stroke={1.6} />}>
          {t('profile.title')}
        </MenuLink>
        <MenuLink to="/account/sessions" leftSection={<IconDevices size={16} stroke={1.6} />}>
          {t('person.sessions')}
        </MenuLink>
        {/* The session is the operator's: it is ended as oneself. */}
        {looking ? null : (
          <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => void signOut()}>
            {t('person.signOut')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => Array.from(word ?? '')[0] ?? '')
  return letters.join('').toLocaleUpperCase()
}
