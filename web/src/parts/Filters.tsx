import { Button, Checkbox, CloseButton, Menu, NativeSelect, Popover, Stack, TextInput } from '@mantine/core'
import { IconChevronDown, IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useMessages } from '../messages/Language.tsx'
import classes from './Filters.module.css'
import { useKeys } from './keys.ts'

/** One row of filters over a list. Every one of them stands in the address. */
export function FilterBar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className={classes['bar']}>
      <div className={classes['filters']}>{children}</div>
      {end ? <div className={classes['end']}>{end}</div> : null}
    </div>
  )
}

const typingMs = 300

/** Searches as one types; "/" jumps to it. */
export function SearchField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const t = useMessages()
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  const field = useRef<HTMLInputElement>(null)
  const timer = useRef<number>(undefined)
  // The address changed by other means than this field: the back button, or "clear filters".
  if (known !== value) {
    setKnown(value)
    setTyped(value)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useKeys({ '/': () => field.current?.focus() })
  const change = (next: string) => {
    setTyped(next)
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      setKnown(next.trim())
      onChange(next.trim())
    }, typingMs)
  }
  return (
    <TextInput
      ref={field}
      type="search"
      className={classes['search']}
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<IconSearch size={16} stroke={1.6} />}
      rightSection={typed ? <CloseButton size="sm" aria-label={t('lists.clearSearch')} onClick={() => change('')} /> : null}
    />
  )
}

export interface Choice<Value extends string> {
  value: Value
  label: string
}

interface ChoiceFilterProps<Value extends string> {
  label: string
  choices: readonly Choice<Value>[]
  chosen: readonly Value[]
  onChange: (chosen: Value[]) => void
}

/** Any of several values; the button says which. */
export function ChoiceFilter<Value extends string>({ label, choices, chosen, onChange }: ChoiceFilterProps<Value>) {
  const t = useMessages()
  const names = choices.filter(({ value }) => chosen.includes(value)).map((choice) => choice.label)
  const text = names.length === 0 ? label : names.length === 1 ? `${label}: ${names[0] ?? ''}` : `${label}: ${names.length}`
  const flip = (value: Value) => onChange(choices.map((choice) => choice.value).filter((one) => (one === value ? !chosen.includes(one) : chosen.includes(one))))
  return (
    <Popover position="bottom-start" trapFocus>
      <Popover.Target>
        <Button variant="default" className={classes['choice']} data-on={chosen.length > 0 || undefined} rightSection={<IconChevronDown size={14} />}>
          {text}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" role="group" aria-label={label}>
          {choices.map((choice) => (
            <Checkbox key={choice.value} size="sm" label={choice.label} checked={chosen.includes(choice.value)} onChange={() => flip(choice.value)} />
          ))}
          <Button variant="subtle" color="gray" size="compact-sm" disabled={chosen.length === 0} onClick={() => onChange([])}>
            {t('lists.clear')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

/** One of several values, or any. */
export function SingleFilter<Value extends string>({ label, any, choices, chosen, onChange }: { label: string; any: string; choices: readonly Choice<Value>[]; chosen: Value | undefined; onChange: (chosen: Value | undefined) => void }) {
  const current = choices.find((choice) => choice.value === chosen)
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" className={classes['choice']} data-on={current ? true : undefined} rightSection={<IconChevronDown size={14} />}>
          {current ? `${label}: ${current.label}` : label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onChange(undefined)}>{any}</Menu.Item>
        {choices.map((choice) => (
          <Menu.Item key={choice.value} onClick={() => onChange(choice.value)} aria-current={choice.value === chosen}>
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Phones have no column heads to press. */
export function SortSelect({ sort, choices, onChange }: { sort: string; choices: readonly Choice<string>[]; onChange: (sort: string) => void }) {
  const t = useMessages()
  return (
    <NativeSelect
      className={classes['sort']}
      hiddenFrom="sm"
      aria-label={t('lists.sort')}
      value={sort}
      data={choices.map(({ value, label }) => ({ value, label }))}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** How many there are, said aloud when a filter changes it. */
export function ListCount({ children }: { children: string }) {
  return (
    <span role="status" className={classes['count']}>
      {children}
    </span>
  )
}
