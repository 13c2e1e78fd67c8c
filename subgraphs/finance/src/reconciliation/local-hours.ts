const formats = new Map<string, Intl.DateTimeFormat>()

/** The kind of hour that it is in a zone: `W14` on working days, `E14` at weekends. */
export function localHour(timeZone: string, instant: Date): string {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' })
    formats.set(timeZone, format)
  }
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]))
  return `${['Sat', 'Sun'].includes(parts.get('weekday') ?? '') ? 'E' : 'W'}${parts.get('hour')}`
}
