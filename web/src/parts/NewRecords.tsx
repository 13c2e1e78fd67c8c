import { Button } from '@mantine/core'
import { IconArrowUp } from '@tabler/icons-react'
import classes from './NewRecords.module.css'

/** "3 new": what came in meanwhile, shown when the reader asks for it. */
export function NewRecords({ count, label, onShow }: { count: number; label: string; onShow: () => void }) {
  return (
    <div role="status" className={classes['place']}>
      {count > 0 ? (
        <Button size="compact-sm" radius="xl" leftSection={<IconArrowUp size={14} />} onClick={onShow} className={classes['bar'] ?? ''}>
          {label}
        </Button>
      ) : null}
    </div>
  )
}
