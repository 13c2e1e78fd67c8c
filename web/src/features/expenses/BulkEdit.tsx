import { Autocomplete, Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { ExpenseFilter } from '../../__generated__/graphql.ts'
import { useMessages } from '../../messages/Language.tsx'
import { useAction, useIdempotencyKey } from '../../parts/actions.ts'
import { FormProblem } from '../../parts/forms.tsx'
import { useProject } from '../../parts/project.tsx'
import { toast } from '../../parts/toast.tsx'
import { BulkEditExpenses } from './documents.ts'

interface Props {
  isOpen: boolean
  filter: ExpenseFilter
  count: number
  categories: readonly string[]
  onClose: () => void
  onStarted: () => void
}

const whats = ['category', 'vendor', 'delete'] as const

/** One change for all that match, whatever part of them is loaded. Goes on in the background, and can be undone. */
export function BulkEdit({ isOpen, filter, count, categories, onClose, onStarted }: Props) {
  const t = useMessages()
  const { id: projectId } = useProject()
  const keyFor = useIdempotencyKey()
  const { run, problem, isBusy } = useAction(BulkEditExpenses)
  const [what, setWhat] = useState<(typeof whats)[number]>('category')
  const [text, setText] = useState('')
  const [started, setStarted] = useState(0)
  const [message, setMessage] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setMessage(null)
    if (what === 'category' && text.trim() === '') return setMessage(t('expenses.categoryNeeded'))
    const change = what === 'delete' ? { delete: true } : what === 'category' ? { category: text.trim() } : { vendor: text.trim() || null }
    const data = await run({ input: { projectId, filter, change, idempotencyKey: keyFor({ filter, change, started }) } })
    if (!data) return
    const outcome = data.bulkEditExpenses
    if (outcome.__typename === 'InvalidInput') {
      setMessage(outcome.fieldErrors[0]?.message ?? outcome.message)
      return
    }
    setStarted((before) => before + 1)
    setText('')
    toast(t('spending.bulkStarted', { count }))
    onStarted()
    onClose()
  }
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('spending.bulkNamed', { count })} closeButtonProps={{ 'aria-label': t('panel.close') }}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <Radio.Group label={t('spending.bulkWhat')} value={what} onChange={(value) => setWhat(whats.find((one) => one === value) ?? 'category')}>
            <Stack gap={8} mt={8}>
              {whats.map((one) => (
                <Radio key={one} value={one} label={t(`spending.bulk.${one}`)} />
              ))}
            </Stack>
          </Radio.Group>
          {what === 'category' ? <Autocomplete label={t('expenses.category')} data={[...categories]} maxLength={100} value={text} onChange={setText} data-autofocus /> : null}
          {what === 'vendor' ? <TextInput label={t('expenses.vendor')} description={t('spending.noVendorHelp')} inputWrapperOrder={['label', 'input', 'description', 'error']} maxLength={200} value={text} onChange={(event) => setText(event.currentTarget.value)} /> : null}
          <p className="quiet small" style={{ margin: 0 }}>
            {t('spending.bulkText')}
          </p>
          <FormProblem problem={problem} message={message} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('forms.cancel')}
            </Button>
            <Button type="submit" color={what === 'delete' ? 'red' : 'accent'} loading={isBusy}>
              {what === 'delete' ? t('spending.deleteCount', { count }) : t('spending.changeCount', { count })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
