import { Button, Popover, Stack } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { currencyDigits } from '../format/currencies.ts'
import { readTypedAmount } from '../format/decimal.ts'
import { useMessages } from '../messages/Language.tsx'
import classes from './Filters.module.css'
import { readAmounts, writeAmounts } from './list-search.ts'
import { MoneyInput } from './MoneyInput.tsx'
import { useProject } from './project.tsx'

interface Field<Key extends string> {
  key: Key
  label: string
  /** As the address has it. */
  value: string | undefined
}

interface Props<Key extends string> {
  label: string
  fields: readonly Field<Key>[]
  onChange: (changed: Partial<Record<Key, string | undefined>>) => void
}

/** From an amount to another, for each column that holds money; the button says how many of them bind. */
export function AmountFilter<Key extends string>({ label, fields, onChange }: Props<Key>) {
  const [isOpen, setOpen] = useState(false)
  const bound = fields.filter(({ value }) => readAmounts(value))
  const text = bound.length === 0 ? label : bound.length === 1 ? `${label}: ${bound[0]?.label ?? ''}` : `${label}: ${bound.length}`
  const apply = (changed: Partial<Record<Key, string | undefined>>) => {
    onChange(changed)
    setOpen(false)
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus>
      <Popover.Target>
        <Button variant="default" className={classes['choice']} data-on={bound.length > 0 || undefined} rightSection={<IconChevronDown size={14} />} onClick={() => setOpen((open) => !open)}>
          {text}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <AmountForm fields={fields} onApply={apply} />
      </Popover.Dropdown>
    </Popover>
  )
}

const ends = ['least', 'most'] as const

/** Made anew each time that it opens: it begins with what the address says. */
function AmountForm<Key extends string>({ fields, onApply }: { fields: readonly Field<Key>[]; onApply: (changed: Partial<Record<Key, string | undefined>>) => void }) {
  const t = useMessages()
  const { currency } = useProject()
  const digits = currencyDigits(currency)
  const [typed, setTyped] = useState<Record<string, string>>(() => Object.fromEntries(fields.flatMap(({ key, value }) => ends.map((end) => [`${key}.${end}`, readAmounts(value)?.[end] ?? '']))))
  const [isChecked, setChecked] = useState(false)
  const amountOf = (name: string) => ((typed[name] ?? '').trim() === '' ? '' : readTypedAmount(typed[name] ?? '', digits))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (Object.keys(typed).some((name) => amountOf(name) === null)) return
    onApply(Object.fromEntries(fields.map(({ key }) => [key, writeAmounts({ least: amountOf(`${key}.least`) ?? '', most: amountOf(`${key}.most`) ?? '' })])) as Partial<Record<Key, string | undefined>>)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="xs">
        {fields.map(({ key, label }) => (
          <div key={key} role="group" aria-label={label}>
            <div className={classes['amountName']}>{label}</div>
            <div className={classes['amounts']}>
              {ends.map((end) => (
                <MoneyInput
                  key={end}
                  currency={currency}
                  aria-label={t(`lists.${end}Of`, { what: label })}
                  placeholder={t(`lists.${end}`)}
                  value={typed[`${key}.${end}`] ?? ''}
                  error={isChecked && amountOf(`${key}.${end}`) === null ? t('forms.amountShape') : null}
                  onChange={(event) => {
                    const { value } = event.currentTarget
                    setTyped((before) => ({ ...before, [`${key}.${end}`]: value }))
                  }}
                />
              ))}
            </div>
          </div>
        ))}
        <Button type="submit" size="compact-md">
          {t('lists.apply')}
        </Button>
        <Button variant="subtle" color="gray" size="compact-sm" disabled={fields.every(({ value }) => value === undefined)} onClick={() => onApply(Object.fromEntries(fields.map(({ key }) => [key, undefined])) as Partial<Record<Key, undefined>>)}>
          {t('lists.clear')}
        </Button>
      </Stack>
    </form>
  )
}
