import type { Browser, Page } from 'playwright-core'

/** An event of Chromium's own trace; times in microseconds, `tdur` by the clock of the thread's processor time. */
interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  dur?: number
  tdur?: number
  id?: string
  id2?: { local?: string }
  args?: { name?: string; data?: { type?: string; interactionId?: number; duration?: number } }
}

/** One piece of work of the page's main thread: a script, an event, or the making of a frame. */
interface Task {
  at: number
  until: number
  wallMs: number
  /** What our own work has cost, however busy the machine was with others. */
  cpuMs: number
}

export interface Trace {
  tasks: readonly Task[]
  /** From the key or pointer until the frame that shows what came of it. */
  interactions: readonly { type: string; wallMs: number; cpuMs: number }[]
}

const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel', '__metadata']

/** What the main thread of the page does meanwhile. */
export async function traced(browser: Browser, page: Page, work: () => Promise<void>): Promise<Trace> {
  await browser.startTracing(page, { categories })
  const recorded = await work().then(
    () => browser.stopTracing(),
    async (error: unknown) => {
      await browser.stopTracing()
      throw error
    },
  )
  const { traceEvents } = JSON.parse(recorded.toString('utf8')) as { traceEvents: TraceEvent[] }
  const isTask = ({ name, ph }: TraceEvent) => name === 'RunTask' && ph === 'X'
  const main = busiest(traceEvents.filter((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain').map((thread) => traceEvents.filter((event) => isTask(event) && event.pid === thread.pid && event.tid === thread.tid)))
  const tasks = main.map(({ ts, dur = 0, tdur = 0 }) => ({ at: ts, until: ts + dur, wallMs: dur / 1000, cpuMs: tdur / 1000 }))
  return { tasks, interactions: interactionsIn(traceEvents, tasks) }
}

export const slowest = (tasks: readonly Task[]): Task => tasks.reduce((most, task) => (task.cpuMs > most.cpuMs ? task : most), { at: 0, until: 0, wallMs: 0, cpuMs: 0 })

/** One piece of work answers the event, and another one draws the frame; what else ran meanwhile has nothing to do with it. */
const costOf = (tasks: readonly Task[]): number => {
  const [most = 0, next = 0] = tasks.map(({ cpuMs }) => cpuMs).sort((a, b) => b - a)
  return most + next
}

function busiest(threads: readonly TraceEvent[][]): TraceEvent[] {
  const timeOf = (events: TraceEvent[]) => events.reduce((sum, { tdur = 0 }) => sum + tdur, 0)
  return [...threads].sort((a, b) => timeOf(b) - timeOf(a))[0] ?? []
}

function interactionsIn(events: readonly TraceEvent[], tasks: readonly Task[]): Trace['interactions'] {
  return events
    .filter(({ name, ph, args }) => name === 'EventTiming' && ph === 'b' && (args?.data?.interactionId ?? 0) > 0)
    .map(({ ts, args }) => {
      const { type = '', duration = 0 } = args?.data ?? {}
      const until = ts + duration * 1000
      return { type, wallMs: duration, cpuMs: costOf(tasks.filter((task) => task.until > ts && task.at < until)) }
    })
}
