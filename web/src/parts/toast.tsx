import { Button, Group } from '@mantine/core'
import { hideNotification, showNotification } from '@mantine/notifications'

const undoMs = 8_000
let count = 0

/** Says what was done; with `undo`, offers the way back for as long as it stands. */
export function toast(message: string, undo?: { label: string; run: () => void }): void {
  count += 1
  const id = `toast-${count}`
  const take = () => {
    hideNotification(id)
    undo?.run()
  }
  showNotification({
    id,
    autoClose: undo ? undoMs : 4_000,
    withBorder: true,
    // It goes by itself, and a button without a name would be one more thing to tab through.
    withCloseButton: false,
    message: undo ? (
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <span>{message}</span>
        <Button size="compact-sm" variant="light" onClick={take}>
          {undo.label}
        </Button>
      </Group>
    ) : (
      message
    ),
  })
}

export function toastProblem(message: string): void {
  showNotification({ color: 'red', autoClose: 8_000, withBorder: true, withCloseButton: false, message, role: 'alert' })
}
