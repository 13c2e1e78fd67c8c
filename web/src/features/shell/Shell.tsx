import { useQuery } from '@apollo/client/react'
import { Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { FormatProvider, useMessages } from '../../messages/Language.tsx'
import { useKeys } from '../../parts/keys.ts'
import { TextLink } from '../../parts/links.tsx'
import { ProjectProvider, type CurrentProject } from '../../parts/project.tsx'
import { rememberZone } from '../../parts/project-zones.ts'
import { Failed, Missing, PageLoader } from '../../parts/States.tsx'
import { ShellQuery, shellVariables } from './documents.ts'
import { lastProject } from './last-project.ts'
import { LookingBar } from './LookingBar.tsx'
import { OfflineBar } from './OfflineBar.tsx'
import { BottomBar, GroupTabs, Rail } from './Rail.tsx'
import classes from './Shell.module.css'
import { groupsFor } from './pages.ts'
import { TopBar } from './TopBar.tsx'

// Nobody is told anything before the first page stands.
const Toasts = lazy(() => import('../../parts/Toasts.tsx').then((module) => ({ default: module.Toasts })))

const Palette = lazy(() => import('./Palette.tsx').then((module) => ({ default: module.Palette })))
const Shortcuts = lazy(() => import('./Shortcuts.tsx').then((module) => ({ default: module.Shortcuts })))

type Over = 'palette' | 'create' | 'shortcuts' | null

/** What stands around every page behind the sign-in, and what every page of a project knows about it. */
export function Shell() {
  const t = useMessages()
  const { projectId } = useParams({ strict: false })
  const { data, error, loading, refetch } = useQuery(ShellQuery, { variables: shellVariables(projectId) })
  const [isNarrow, setNarrow] = useState(() => localStorage.getItem('howl.rail') === 'narrow')

  useLiveEvents({
    types: ['identity.projectCreated', 'identity.projectChanged', 'identity.memberChanged', 'identity.memberJoined', 'identity.memberRemoved'],
    onEvents: () => void refetch(),
  })

  const found = data?.project && data.project.id === projectId ? data.project : null
  const project = useMemo<CurrentProject | null>(
    () => (found ? { id: found.id, name: found.name, currency: found.currency, timeZone: found.timeZone, isArchived: found.state === 'ARCHIVED', scopes: found.myScopes } : null),
    [found],
  )
  useEffect(() => {
    if (!project) return
    lastProject.write(project.id)
    rememberZone(project.id, project.timeZone)
  }, [project])
  useEffect(() => {
    document.documentElement.dataset['rail'] = isNarrow ? 'narrow' : 'wide'
    localStorage.setItem('howl.rail', isNarrow ? 'narrow' : 'wide')
  }, [isNarrow])

  const [over, setOver] = useState<Over>(null)
  useShellKeys(project, setOver)
  const isPaletteOpen = over === 'palette' || over === 'create'
  const [typed, setTyped] = useTypedAhead(isPaletteOpen)

  const projects = data?.viewer?.projects.edges.map((edge) => edge.node) ?? []
  const problem = problemOf(error, projectId ? ['project'] : ['viewer'])
  const content =
    projectId === undefined || project ? (
      <Suspense fallback={<PageLoader />}>
        <Outlet />
      </Suspense>
    ) : loading && !problem ? (
      <PageLoader />
    ) : problem && problem.kind !== 'notFound' ? (
      <Failed isPage problem={problem} what={t('nav.project')} onRetry={() => void refetch()} />
    ) : (
      <Missing isPage what={t('states.projectThing')} action={<TextLink to="/projects">{t('nav.allProjects')}</TextLink>} />
    )

  const frame = (
    <div className={classes['shell']} data-narrow={isNarrow || undefined}>
      <a href="#main" className={classes['skip']}>
        {t('nav.skip')}
      </a>
      <TopBar projects={projects} project={project} onSearch={() => setOver('palette')} />
      <Rail project={project} isNarrow={isNarrow} onToggle={() => setNarrow((narrow) => !narrow)} />
      <main id="main" className={classes['main']} tabIndex={-1}>
        <LookingBar />
        <OfflineBar />
        {project?.isArchived ? <p className={classes['archived']}>{t('projects.archivedBanner')}</p> : null}
        <GroupTabs project={project} />
        {content}
      </main>
      <BottomBar project={project} />
      <Suspense fallback={null}>
        <Toasts />
      </Suspense>
      <Suspense fallback={null}>
        {isPaletteOpen ? <Palette project={project} projects={projects} isCreating={over === 'create'} typed={typed} onType={setTyped} onClose={() => setOver(null)} /> : null}
        {over === 'shortcuts' ? <Shortcuts project={project} onClose={() => setOver(null)} /> : null}
      </Suspense>
    </div>
  )

  return project ? (
    <ProjectProvider key={project.id} project={project}>
      <FormatProvider timeZone={project.timeZone}>{frame}</FormatProvider>
    </ProjectProvider>
  ) : (
    frame
  )
}

/** What was typed into the palette, also before its code has come and its field has the focus: until then a letter would be a shortcut. */
function useTypedAhead(isOpen: boolean) {
  const [typed, setTyped] = useState('')
  useEffect(() => {
    if (!isOpen) return
    const press = (event: KeyboardEvent) => {
      const isInPalette = event.target instanceof Element && event.target.closest('[data-palette]') !== null
      if (isInPalette || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (event.key === 'Backspace') setTyped((text) => text.slice(0, -1))
      else if (event.key.length === 1) setTyped((text) => text + event.key)
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', press, true)
    return () => {
      window.removeEventListener('keydown', press, true)
      setTyped('')
    }
  }, [isOpen])
  return [typed, setTyped] as const
}

/** The keys that mean the same on every page; what a page does with `c` comes first. */
function useShellKeys(project: CurrentProject | null, setOver: (over: Over) => void): void {
  const navigate = useNavigate()
  const places = Object.fromEntries(
    groupsFor(project?.scopes ?? []).flatMap((group) =>
      group.pages.flatMap((page) => (page.letter === undefined ? [] : [[`g ${page.letter}`, () => void navigate({ to: page.to, params: { projectId: project?.id ?? '' } })]])),
    ),
  ) as Record<string, () => void>
  const keys = {
    ...places,
    ...(project ? { 'g s': () => void navigate({ to: '/p/$projectId/settings', params: { projectId: project.id } }) } : {}),
    'g p': () => void navigate({ to: '/projects' }),
    c: () => setOver('create'),
    '?': () => setOver('shortcuts'),
  }
  useKeys(keys, { isFallback: true })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'k') return
      // The browser would put the cursor into its own address bar.
      event.preventDefault()
      setOver('palette')
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [setOver])
}
