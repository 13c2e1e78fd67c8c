import { DatePicker } from '@mantine/dates'
import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/vi'
import { useState } from 'react'
import { dayIn, type Days } from '../format/dates.ts'
import { useFormat, useMessages } from '../messages/Language.tsx'

/** Two days of a calendar. Weeks begin on Monday, as in every figure. */
export function RangeCalendar({ days, onDays }: { days: Days | null; onDays: (days: Days) => void }) {
  const t = useMessages()
  const { locale, timeZone } = useFormat()
  const [chosen, setChosen] = useState<[string | null, string | null]>([days?.from ?? null, days?.to ?? null])
  return (
    <DatePicker
      type="range"
      size="sm"
      allowSingleDateInRange
      hideOutsideDates
      ariaLabels={{
        previousMonth: t('ranges.previousMonth'),
        nextMonth: t('ranges.nextMonth'),
        previousYear: t('ranges.previousYear'),
        nextYear: t('ranges.nextYear'),
        previousDecade: t('ranges.previousYears'),
        nextDecade: t('ranges.nextYears'),
      }}
      aria-label={t('ranges.calendar')}
      locale={locale.split('-')[0] ?? 'en'}
      defaultDate={days?.to ?? dayIn(timeZone, new Date())}
      maxDate={dayIn(timeZone, new Date())}
      value={chosen}
      onChange={(next) => {
        setChosen(next)
        const [from, to] = next
        if (from && to) onDays({ from, to })
      }}
    />
  )
}
