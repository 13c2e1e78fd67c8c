import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { SetAsideReason } from '../../__generated__/graphql.ts'
import { useMessages } from '../../messages/Language.tsx'

export const setAsideReasons = ['OWN_TRANSFER', 'LOAN', 'INVESTMENT', 'INTEREST', 'REFUND_RECEIVED', 'MISTAKEN_TRANSFER', 'OTHER'] as const satisfies readonly SetAsideReason[]

interface Props {
  isOpen: boolean
  amount: string
  /** Another part of it pays an order. */
  isRest: boolean
  onClose: () => void
  onDecide: (as: SetAsideReason, note: string | null) => void
}

/** Money that is for no order: says what it is instead. */
export function SetAside({ isOpen, amount, isRest, onClose, onDecide }: Props) {
  const t = useMessages()
  const [as, setAs] = useState<SetAsideReason>('OWN_TRANSFER')
  const [note, setNote] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDecide(as, note.trim() || null)
    setNote('')
    onClose()
  }
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('unmatched.setAsideNamed', { amount })} closeButtonProps={{ 'aria-label': t('panel.close') }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <p className="quiet small" style={{ margin: 0 }}>
            {isRest ? t('unmatched.setRestAsideText') : t('unmatched.setAsideText')}
          </p>
          <Radio.Group label={t('unmatched.whatIsIt')} value={as} onChange={(value) => setAs(setAsideReasons.find((one) => one === value) ?? 'OTHER')}>
            <Stack gap={8} mt={8}>
              {setAsideReasons.map((reason, index) => (
                <Radio key={reason} value={reason} label={t(`unmatched.reasons.${reason}`)} data-autofocus={index === 0 || undefined} />
              ))}
            </Stack>
          </Radio.Group>
          <TextInput label={t('expenses.noteOptional')} maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('forms.cancel')}
            </Button>
            <Button type="submit">{t('unmatched.setAside')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
