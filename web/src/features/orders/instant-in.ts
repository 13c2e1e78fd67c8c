/** The moment that a wall clock in a zone shows as `YYYY-MM-DDTHH:mm`: what a date and time field holds is the project's time, not the browser's. */
export function instantIn(timeZone: string, local: string): string {
  const asUtc = Date.parse(`${local}Z`)
  const shown = (at: number) => {
    const parts = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(at)
    const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  }
  // Twice: the first guess may lie on the other side of a change of the clock.
  const guess = asUtc - (shown(asUtc) - asUtc)
  return new Date(guess - (shown(guess) - asUtc)).toISOString()
}
