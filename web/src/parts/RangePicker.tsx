import { Button, Popover, Stack, UnstyledButton } from '@mantine/core'
import { IconCalendar, IconChevronDown } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import type { Days } from '../format/dates.ts'
import { presets, type Preset } from '../format/ranges.ts'
import { useFormat, useMessages } from '../messages/Language.tsx'
import classes from './RangePicker.module.css'
import { BlockSkeleton } from './States.tsx'

const Calendar = lazy(() => import('./RangeCalendar.tsx').then((module) => ({ default: module.RangeCalendar })))

interface Props {
  /** Null: any day. */
  days: Days | null
  preset: Preset | 'custom' | null
  onPreset: (preset: Preset) => void
  onDays: (days: Days) => void
  /** Offers "any day". */
  onClear?: () => void
}

export function RangePicker({ days, preset, onPreset, onDays, onClear }: Props) {
  const t = useMessages()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const done = (act: () => void) => () => {
    act()
    setOpen(false)
  }
  const name = preset && preset !== 'custom' ? t(`ranges.${preset}`) : null
  const text = days ? (name ?? format.days(days)) : t('ranges.any')
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconCalendar size={16} stroke={1.6} />}
          rightSection={<IconChevronDown size={14} />}
          onClick={() => setOpen((open) => !open)}
          title={days ? format.days(days) : undefined}
          aria-label={t('ranges.label', { range: days && name ? `${name}, ${format.days(days)}` : text })}
        >
          {text}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <div className={classes['both']}>
          <Stack gap={2} className={classes['presets'] ?? ''} role="group" aria-label={t('ranges.presets')}>
            {onClear ? (
              <UnstyledButton className={classes['preset']} aria-pressed={days === null} onClick={done(onClear)}>
                {t('ranges.any')}
              </UnstyledButton>
            ) : null}
            {presets.map((one) => (
              <UnstyledButton key={one} className={classes['preset']} aria-pressed={one === preset} onClick={done(() => onPreset(one))}>
                {t(`ranges.${one}`)}
              </UnstyledButton>
            ))}
          </Stack>
          <div className={classes['calendar']}>
            <Suspense fallback={<BlockSkeleton height={280} />}>
              <Calendar days={days} onDays={(chosen) => done(() => onDays(chosen))()} />
            </Suspense>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
