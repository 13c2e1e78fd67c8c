import { Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconAddressBook,
  IconArrowsLeftRight,
  IconBuildingBank,
  IconChartBar,
  IconFileSpreadsheet,
  IconHome,
  IconInbox,
  IconLayoutGrid,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconMessageChatbot,
  IconPlus,
  IconProgressHelp,
  IconReceipt,
  IconSettings,
  IconShoppingBag,
  type Icon,
} from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef, type ReactNode } from 'react'
import { useMessages } from '../../messages/Language.tsx'
import type { CurrentProject } from '../../parts/project.tsx'
import { groupsFor, isOn, type PageEntry, type PageGroup } from './pages.ts'
import classes from './Shell.module.css'

const icons: Record<PageEntry['to'], Icon> = {
  '/p/$projectId': IconHome,
  '/p/$projectId/orders': IconShoppingBag,
  '/p/$projectId/transactions': IconArrowsLeftRight,
  '/p/$projectId/unmatched': IconProgressHelp,
  '/p/$projectId/expenses': IconReceipt,
  '/p/$projectId/reports': IconChartBar,
  '/p/$projectId/exports': IconFileSpreadsheet,
  '/p/$projectId/bank': IconBuildingBank,
  '/p/$projectId/webhooks': IconInbox,
  '/p/$projectId/contacts': IconAddressBook,
  '/p/$projectId/runs': IconMessageChatbot,
}

const iconSize = { size: 19, stroke: 1.6 }

export function Rail({ project, isNarrow, onToggle }: { project: CurrentProject | null; isNarrow: boolean; onToggle: () => void }) {
  const t = useMessages()
  const Toggle = isNarrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const toggleLabel = isNarrow ? t('nav.expand') : t('nav.collapse')
  return (
    <nav className={classes['rail']} aria-label={t('nav.main')}>
      <div>
        {project ? (
          groupsFor(project.scopes).map((group) => <RailGroup key={group.key} group={group} projectId={project.id} isNarrow={isNarrow} />)
        ) : (
          <ul className={classes['group']}>
            <li>
              <RailLink name={t('nav.allProjects')} isNarrow={isNarrow}>
                <Link to="/projects" activeOptions={{ exact: true }} className={classes['item']}>
                  <IconLayoutGrid {...iconSize} />
                  <span className={classes['itemName']}>{t('nav.allProjects')}</span>
                </Link>
              </RailLink>
            </li>
            <li>
              <RailLink name={t('nav.newProject')} isNarrow={isNarrow}>
                <Link to="/projects/new" className={classes['item']}>
                  <IconPlus {...iconSize} />
                  <span className={classes['itemName']}>{t('nav.newProject')}</span>
                </Link>
              </RailLink>
            </li>
          </ul>
        )}
      </div>
      <ul className={classes['group']}>
        {project ? (
          <li>
            <RailLink name={t('nav.settings')} isNarrow={isNarrow}>
              <Link to="/p/$projectId/settings" params={{ projectId: project.id }} className={classes['item']}>
                <IconSettings {...iconSize} />
                <span className={classes['itemName']}>{t('nav.settings')}</span>
              </Link>
            </RailLink>
          </li>
        ) : null}
        <li>
          <RailLink name={toggleLabel} isNarrow={isNarrow}>
            <UnstyledButton className={classes['item'] ?? ''} onClick={onToggle} aria-expanded={!isNarrow}>
              <Toggle {...iconSize} />
              <span className={classes['itemName']}>{toggleLabel}</span>
            </UnstyledButton>
          </RailLink>
        </li>
      </ul>
    </nav>
  )
}

function RailGroup({ group, projectId, isNarrow }: { group: PageGroup; projectId: string; isNarrow: boolean }) {
  const t = useMessages()
  const { pathname } = useLocation()
  const isNamed = group.key !== 'home'
  return (
    <div role="group" aria-label={isNamed ? t(group.label) : undefined}>
      {isNamed ? (
        <span className={classes['groupName']} aria-hidden="true">
          {t(group.label)}
        </span>
      ) : null}
      <ul className={classes['group']}>
        {group.pages.map((page) => {
          const PageIcon = icons[page.to]
          return (
            <li key={page.to}>
              <RailLink name={t(page.label)} isNarrow={isNarrow}>
                <Link to={page.to} params={{ projectId }} activeOptions={{ exact: page.to === '/p/$projectId', includeSearch: false }} className={classes['item']} data-on={isOn(page, pathname, projectId) || undefined}>
                  <PageIcon {...iconSize} />
                  <span className={classes['itemName']}>{t(page.label)}</span>
                </Link>
              </RailLink>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function RailLink({ name, isNarrow, children }: { name: string; isNarrow: boolean; children: ReactNode }) {
  return (
    <Tooltip label={name} position="right" disabled={!isNarrow} openDelay={0}>
      <div>{children}</div>
    </Tooltip>
  )
}

/** The phone's way round: the groups below, the pages of the group above. */
export function BottomBar({ project }: { project: CurrentProject | null }) {
  const t = useMessages()
  const { pathname } = useLocation()
  if (!project) return null
  return (
    <nav className={classes['bottom']} aria-label={t('nav.groups')}>
      {groupsFor(project.scopes).map((group) => {
        const GroupIcon = group.icon
        const [first] = group.pages
        const isIn = group.pages.some((page) => isOn(page, pathname, project.id))
        return first ? (
          <Link key={group.key} to={first.to} params={{ projectId: project.id }} className={classes['bottomItem']} data-on={isIn || undefined} aria-current={isIn ? 'true' : undefined}>
            <GroupIcon size={21} stroke={1.6} />
            {t(group.label)}
          </Link>
        ) : null
      })}
      <Link to="/p/$projectId/settings" params={{ projectId: project.id }} className={classes['bottomItem']} data-on={pathname.startsWith(`/p/${project.id}/settings`) || undefined}>
        <IconSettings size={21} stroke={1.6} />
        {t('nav.settings')}
      </Link>
    </nav>
  )
}

/** Phones only: the other pages of the group that is open. */
export function GroupTabs({ project }: { project: CurrentProject | null }) {
  const t = useMessages()
  const { pathname } = useLocation()
  const tabs = useRef<HTMLElement>(null)
  useEffect(() => {
    const [list, on] = [tabs.current, tabs.current?.querySelector<HTMLElement>('[data-on]')]
    if (list && on) list.scrollLeft = on.offsetLeft - (list.clientWidth - on.offsetWidth) / 2
  }, [pathname])
  if (!project) return null
  const group = groupsFor(project.scopes).find((one) => one.pages.some((page) => isOn(page, pathname, project.id)))
  if (!group || group.pages.length < 2) return null
  return (
    <nav ref={tabs} className={classes['tabs']} aria-label={t(group.label)}>
      {group.pages.map((page) => (
        <Link key={page.to} to={page.to} params={{ projectId: project.id }} className={classes['tab']} data-on={isOn(page, pathname, project.id) || undefined}>
          {t(page.label)}
        </Link>
      ))}
    </nav>
  )
}
