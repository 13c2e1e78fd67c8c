import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react'
import { useMessages } from '../messages/Language.tsx'
import classes from './ColumnMenu.module.css'
import { inOrder, isShown, useColumnChoice } from './columns.ts'
import type { Column } from './RecordTable.tsx'

/** Which columns a table has, and in what order. Kept in this browser, and only on a desk: a phone shows cards. */
export function ColumnMenu({ name, columns }: { name: string; columns: readonly Column[] }) {
  const t = useMessages()
  const [choice, choose] = useColumnChoice(name)
  const ordered = inOrder(columns, choice).filter((column) => !column.isLabelHidden)
  const movable = ordered.slice(1)

  const move = (key: string, by: 1 | -1) => {
    const order = movable.map((column) => column.key)
    const at = order.indexOf(key)
    order.splice(at, 1)
    order.splice(at + by, 0, key)
    choose({ ...choice, order: [ordered[0]?.key ?? '', ...order] })
  }

  return (
    <Popover position="bottom-end" trapFocus width={300} portalProps={{ target: '#main' }}>
      <Popover.Target>
        <ActionIcon variant="default" size={36} className={classes['open'] ?? ''} visibleFrom="sm" aria-label={t('lists.columns')} title={t('lists.columns')}>
          <IconColumns3 size={17} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes['list']} aria-label={t('lists.columns')}>
          {ordered.map((column, index) => (
            <li key={column.key} className={classes['column']}>
              <Checkbox
                size="sm"
                label={column.label}
                disabled={index === 0}
                checked={index === 0 || isShown(column, choice)}
                onChange={(event) => choose({ ...choice, shown: { ...choice.shown, [column.key]: event.currentTarget.checked } })}
              />
              {index > 0 ? (
                <span className={classes['moves']}>
                  <ActionIcon size="sm" disabled={index === 1} onClick={() => move(column.key, -1)} aria-label={t('lists.columnEarlier', { column: column.label })}>
                    <IconArrowUp size={14} />
                  </ActionIcon>
                  <ActionIcon size="sm" disabled={index === ordered.length - 1} onClick={() => move(column.key, 1)} aria-label={t('lists.columnLater', { column: column.label })}>
                    <IconArrowDown size={14} />
                  </ActionIcon>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
        <Button variant="subtle" color="gray" size="compact-sm" disabled={Object.keys(choice).length === 0} onClick={() => choose({})}>
          {t('lists.columnsReset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
