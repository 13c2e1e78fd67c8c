import { ActionIcon, Popover } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** The definition of a figure, one press away. */
export function InfoMark({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Popover width={300} position="bottom-start" withArrow trapFocus={false}>
      <Popover.Target>
        <ActionIcon size="sm" aria-label={label}>
          <IconInfoCircle size={15} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown fz="sm">{children}</Popover.Dropdown>
    </Popover>
  )
}
