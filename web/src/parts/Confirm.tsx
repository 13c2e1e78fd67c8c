import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Problem } from '../apollo/problems.ts'
import { useMessages } from '../messages/Language.tsx'
import { FormProblem } from './forms.tsx'

interface Props {
  isOpen: boolean
  /** What will happen, as a statement: "Cancel order 12 for Mai Tran". */
  title: string
  /** What follows from it. */
  children: ReactNode
  /** The same verb again. */
  verb: string
  isBusy: boolean
  problem?: Problem | null
  message?: string | null
  onConfirm: () => void
  onClose: () => void
}

/** For what cannot be undone: says the consequence instead of asking whether one is sure. */
export function Confirm({ isOpen, title, children, verb, isBusy, problem, message, onConfirm, onClose }: Props) {
  const t = useMessages()
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('panel.close') }}>
      <Stack gap="md">
        <div>{children}</div>
        <FormProblem problem={problem ?? null} message={message ?? null} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('forms.keep')}
          </Button>
          <Button color="red" onClick={onConfirm} loading={isBusy}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
