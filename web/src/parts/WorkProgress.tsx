import { Button, Progress } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '../messages/Language.tsx'
import classes from './WorkProgress.module.css'

interface Props {
  /** What is being done, or was. */
  title: ReactNode
  /** In counts: "120 of 400 done, 2 failed". */
  children: ReactNode
  done: number
  /** Null until it is known. */
  total: number | null
  isGoing: boolean
  hasFailed?: boolean
  onCancel?: (() => void) | null
  /** Once it is over: a way back, a file, a retry. */
  actions?: ReactNode
}

/** Work that goes on in the background: how far it is, in counts, and how to stop it. */
export function WorkProgress({ title, children, done, total, isGoing, hasFailed, onCancel, actions }: Props) {
  const t = useMessages()
  const share = total === null || total === 0 ? (isGoing ? 0 : 100) : (done / total) * 100
  return (
    <div className={classes['work']}>
      <div className={classes['words']}>
        <span className={classes['title']}>{title}</span>
        <span className="quiet small" role={isGoing ? 'status' : undefined}>
          {children}
        </span>
      </div>
      <div className={classes['acts']}>
        {actions}
        {isGoing && onCancel ? (
          <Button variant="default" size="compact-sm" onClick={onCancel}>
            {t('progress.stop')}
          </Button>
        ) : null}
      </div>
      {isGoing ? <Progress value={share} animated={total === null} color={hasFailed ? 'red' : 'accent'} size="sm" className={classes['bar'] ?? ''} aria-label={t('progress.name')} /> : null}
    </div>
  )
}
