import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useMessages } from '../messages/Language.tsx'
import type { Selection } from './selection.ts'
import classes from './SelectionBar.module.css'

/** What can be done with the rows that are picked. It lies over the list and moves nothing in it. */
export function SelectionBar({ selection, children }: { selection: Selection; children: ReactNode }) {
  const t = useMessages()
  const { count, isAll, total, loaded, areLoadedPicked } = selection
  if (count === 0) return null
  return (
    <div className={classes['bar']} role="region" aria-label={t('selection.label')}>
      <span role="status" className={classes['count']}>
        {isAll && count === total ? t('selection.all', { count: total }) : t('selection.some', { count })}
      </span>
      {!isAll && areLoadedPicked && total > loaded ? (
        <Button size="compact-sm" variant="subtle" className={classes['all'] ?? ''} onClick={selection.pickAll}>
          {t('selection.pickAll', { count: total })}
        </Button>
      ) : null}
      <span className={classes['actions']}>{children}</span>
      <ActionIcon size="md" className={classes['clear'] ?? ''} onClick={selection.clear} aria-label={t('selection.clear')}>
        <IconX size={16} stroke={1.6} />
      </ActionIcon>
    </div>
  )
}
