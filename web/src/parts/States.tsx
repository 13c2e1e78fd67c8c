import { Button, Loader, Skeleton } from '@mantine/core'
import { IconAlertTriangle, IconFilterOff, IconLock, IconSearchOff } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import type { Problem } from '../apollo/problems.ts'
import { useLanguage, useMessages } from '../messages/Language.tsx'
import { scopeKeys } from './scopes.ts'
import classes from './States.module.css'
import { WhoCanGive } from './WhoCanGive.tsx'

interface StateProps {
  /** Which of the states it is, for whoever looks for one: a test, or a picture. */
  kind: 'empty' | 'no-match' | 'failed' | 'not-permitted' | 'missing'
  icon: ReactNode
  title: string
  children?: ReactNode
  action?: ReactNode
  isCompact?: boolean | undefined
  /** The state is all there is on the page. */
  isPage?: boolean | undefined
  role?: 'alert' | 'status'
}

function State({ kind, icon, title, children, action, isCompact, isPage, role }: StateProps) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div className={classes['state']} data-state={kind} data-compact={isCompact || undefined} role={role}>
      <div className={classes['icon']}>{icon}</div>
      <Title className={classes['title']}>{title}</Title>
      {children ? <div className={classes['text']}>{children}</div> : null}
      {action ? <div className={classes['action']}>{action}</div> : null}
    </div>
  )
}

/** Nothing is here yet: what will be, and the one next step. */
export function Empty({ icon, title, children, action, isCompact }: Omit<StateProps, 'kind'>) {
  return (
    <State kind="empty" icon={icon} title={title} action={action} isCompact={isCompact}>
      {children}
    </State>
  )
}

/** There is something, but not for this filter. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  const t = useMessages()
  return (
    <State
      kind="no-match"
      role="status"
      icon={<IconFilterOff size={22} stroke={1.5} />}
      title={t('states.noMatch')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('states.clearFilters')}
        </Button>
      }
    />
  )
}

/** This part failed; the rest of the page lives on. A missing right is no failure and says so. */
export function Failed({ problem, what, onRetry, isCompact, isPage }: { problem: Problem; what: string; onRetry?: () => void; isCompact?: boolean; isPage?: boolean }) {
  const t = useMessages()
  if (problem.kind === 'forbidden') return <NotPermitted scope={problem.scope} isCompact={isCompact} />
  if (problem.kind === 'notFound') return <Missing what={what} isCompact={isCompact} />
  return (
    <State
      kind="failed"
      role="alert"
      isCompact={isCompact}
      isPage={isPage}
      icon={<IconAlertTriangle size={22} stroke={1.5} />}
      title={t('states.failed', { what })}
      action={
        onRetry ? (
          <Button variant="default" onClick={onRetry}>
            {t('states.retry')}
          </Button>
        ) : null
      }
    >
      <ProblemText problem={problem} />
    </State>
  )
}

/** What stands in the place of one record that is not there: it failed, it is on its way, or there is none. */
export function NoRecord({ what, problem, isLoading, height = 240, onRetry }: { what: string; problem: Problem | null; isLoading: boolean; height?: number; onRetry: () => void }) {
  if (problem) return <Failed problem={problem} what={what} onRetry={onRetry} />
  return isLoading ? <BlockSkeleton height={height} /> : <Missing what={what} />
}

export function ProblemText({ problem }: { problem: Problem }) {
  const { t, hear } = useLanguage()
  const fallback = {
    offline: t('problems.offline'),
    tooMany: t('problems.tooMany'),
    signedOut: t('problems.signedOut'),
    broken: t('problems.broken'),
    notFound: t('problems.notFound'),
    forbidden: t('problems.forbidden'),
    refused: t('problems.broken'),
  }[problem.kind]
  return (
    <>
      {problem.message === null ? fallback : hear(problem.message)}
      {problem.requestId ? (
        <span className={classes['request']}>
          {t('problems.requestId')} <code>{problem.requestId}</code>
        </span>
      ) : null}
    </>
  )
}

/** Says which right is missing and who can give it. Looks like nothing else, least of all like an empty list. */
export function NotPermitted({ scope, isCompact }: { scope: string | null; isCompact?: boolean | undefined }) {
  const t = useMessages()
  return (
    <State kind="not-permitted" role="status" isCompact={isCompact} icon={<IconLock size={22} stroke={1.5} />} title={scope?.endsWith(':write') ? t('states.notPermittedToChange') : t('states.notPermitted')}>
      {scope ? <MissingRight scope={scope} /> : null} <WhoCanGive />
    </State>
  )
}

function MissingRight({ scope }: { scope: string }) {
  const t = useMessages()
  const known = scopeKeys.find((key) => key === scope)
  return known ? t('states.missingRight', { name: t(`scopes.${known}`), right: scope }) : t('states.missingUnknownRight', { right: scope })
}

export function Missing({ what, isCompact, isPage, action }: { what: string; isCompact?: boolean | undefined; isPage?: boolean; action?: ReactNode }) {
  const t = useMessages()
  return (
    <State kind="missing" role="status" isCompact={isCompact} isPage={isPage} icon={<IconSearchOff size={22} stroke={1.5} />} title={t('states.missing', { what })} action={action}>
      {t('states.missingText')}
    </State>
  )
}

/** Rows in their final height, so that nothing moves when the real ones come. */
export function RowsSkeleton({ rows = 8 }: { rows?: number }) {
  const t = useMessages()
  return (
    <div aria-busy="true" aria-label={t('states.loading')} role="status" className={classes['rows']}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={classes['row']}>
          <Skeleton height={12} width={`${30 + ((index * 17) % 25)}%`} />
          <Skeleton height={12} width={72} />
        </div>
      ))}
    </div>
  )
}

export function BlockSkeleton({ height }: { height: number }) {
  const t = useMessages()
  return (
    <div aria-busy="true" aria-label={t('states.loading')} role="status">
      <Skeleton height={height} radius="md" />
    </div>
  )
}

/** A wait that is longer than this needs words. */
const patienceMs = 3_000

/** While the code of a page is on its way. */
export function PageLoader() {
  const t = useMessages()
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = window.setTimeout(() => setLong(true), navigator.onLine ? patienceMs : 0)
    return () => window.clearTimeout(timer)
  }, [])
  return (
    <div className={classes['page']} role="status" aria-busy="true" aria-label={isLong ? undefined : t('states.loading')}>
      <Loader size="sm" color="gray" />
      {isLong ? <span className="quiet">{t('reading.waiting')}</span> : null}
    </div>
  )
}
