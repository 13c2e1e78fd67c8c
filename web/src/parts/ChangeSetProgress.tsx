import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useLanguage, useMessages } from '../messages/Language.tsx'
import { useActorName } from './names.ts'
import { useCan } from './project.tsx'
import { When } from './When.tsx'
import { WorkProgress } from './WorkProgress.tsx'

interface ChangeSet {
  state: 'QUEUED' | 'RUNNING' | 'FINISHED' | 'CANCELLED' | 'FAILED' | 'UNDOING' | 'UNDONE'
  /** Null until it is settled what the set is about. */
  total?: number | null
  changed: number
  skipped: number
  undone: number
  kept: number
  failure?: string | null
  createdAt: string
}

interface Props {
  changeSet: ChangeSet & Parameters<ReturnType<typeof useActorName>>[0]
  kind: string
  onCancel: (() => void) | null
  onUndo: () => void
  /** Ways to what was changed and what was not. */
  children: ReactNode
}

const going: readonly ChangeSet['state'][] = ['QUEUED', 'RUNNING', 'UNDOING']

/** A change of many records: how far it is, what it left as it was, and the way back. */
export function ChangeSetProgress({ changeSet, kind, onCancel, onUndo, children }: Props) {
  const t = useMessages()
  const { hear } = useLanguage()
  const nameOf = useActorName()
  const canWrite = useCan()('finance:write')
  const { state } = changeSet
  const isUndoing = state === 'UNDOING' || state === 'UNDONE'
  const done = isUndoing ? changeSet.undone + changeSet.kept : changeSet.changed + changeSet.skipped
  const total = isUndoing ? changeSet.changed : (changeSet.total ?? null)
  const canUndo = canWrite && changeSet.changed > 0 && (state === 'FINISHED' || state === 'CANCELLED' || state === 'FAILED')
  const extras = [
    ...(changeSet.skipped > 0 ? [t('spending.skipped', { count: changeSet.skipped })] : []),
    ...(isUndoing && changeSet.kept > 0 ? [t('spending.keptLater', { count: changeSet.kept })] : []),
    ...(changeSet.failure ? [hear(changeSet.failure)] : []),
  ]
  return (
    <WorkProgress
      title={
        <>
          {kind}: {t(`spending.setStates.${state}`)} · <When at={changeSet.createdAt} /> · {nameOf(changeSet)}
        </>
      }
      done={done}
      total={total}
      isGoing={going.includes(state)}
      hasFailed={state === 'FAILED'}
      onCancel={canWrite && state !== 'UNDOING' ? onCancel : null}
      actions={
        canUndo ? (
          <Button variant="default" size="compact-sm" onClick={onUndo}>
            {t('forms.undo')}
          </Button>
        ) : null
      }
    >
      {total === null ? t('states.loading') : t('progress.of', { done, total })}
      {extras.map((extra) => ` · ${extra}`).join('')}
      {children}
    </WorkProgress>
  )
}
