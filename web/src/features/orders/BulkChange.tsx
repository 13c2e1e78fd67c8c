import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { OrderChangeKind, OrderFilter } from '../../__generated__/graphql.ts'
import { useMessages } from '../../messages/Language.tsx'
import { useAction, useIdempotencyKey } from '../../parts/actions.ts'
import { FormProblem } from '../../parts/forms.tsx'
import { useProject } from '../../parts/project.tsx'
import { toast } from '../../parts/toast.tsx'
import { ChangeOrders } from './change-sets.ts'

interface Props {
  /** Null: nothing is asked. */
  kind: OrderChangeKind | null
  filter: OrderFilter
  count: number
  onClose: () => void
  onStarted: () => void
}

/** One change for all that are picked, whatever part of them is loaded. Goes on in the background, and can be undone. */
export function BulkChange({ kind, filter, count, onClose, onStarted }: Props) {
  const t = useMessages()
  const { id: projectId } = useProject()
  const keyFor = useIdempotencyKey()
  const { run, problem, isBusy } = useAction(ChangeOrders)
  const [reason, setReason] = useState('')
  const [started, setStarted] = useState(0)
  const [message, setMessage] = useState<string | null>(null)
  // What was asked stands until the dialog is gone.
  const [asked, setAsked] = useState<OrderChangeKind>('CANCEL')
  if (kind !== null && kind !== asked) setAsked(kind)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setMessage(null)
    const wish = { filter, change: asked, reason: reason.trim() || null }
    const data = await run({ input: { projectId, ...wish, idempotencyKey: keyFor({ wish, started }) } })
    if (!data) return
    const outcome = data.changeOrders
    if (outcome.__typename === 'InvalidInput') {
      setMessage(outcome.fieldErrors[0]?.message ?? outcome.message)
      return
    }
    setStarted((before) => before + 1)
    setReason('')
    toast(t('orderBulk.started', { count }))
    onStarted()
    onClose()
  }
  return (
    <Modal opened={kind !== null} onClose={onClose} title={t(`orderBulk.named.${asked}`, { count })} closeButtonProps={{ 'aria-label': t('panel.close') }}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <p style={{ margin: 0 }}>{t(`orderBulk.consequences.${asked}`)}</p>
          <TextInput label={t('orders.reason')} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
          <p className="quiet small" style={{ margin: 0 }}>
            {t('spending.bulkText')}
          </p>
          <FormProblem problem={problem} message={message} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('forms.cancel')}
            </Button>
            <Button type="submit" color={asked === 'CANCEL' ? 'red' : 'accent'} loading={isBusy}>
              {t(`orderBulk.named.${asked}`, { count })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
