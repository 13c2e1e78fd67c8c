/** What a benchmark found: sentences for people, and whether a figure that must hold does not, or could not be shown to. */
export type Outcome = { lines: string[]; isMissed: boolean }

/** A benchmark is a function: it starts what it measures, measures, and ends it. */
export type Bench = () => Promise<Outcome>

export type Contender = {
  name: string
  /** Runs for the given time. @returns how much was done. */
  run: (ms: number) => Promise<number>
  /** Processor time that it has used so far. */
  cpuSeconds?: () => Promise<number>
}

/** What was done in a second, and in a second of processor time where that is known. */
export type Figure = { name: string; wall: Summary; cpu: Summary | null }

export type Summary = { median: number; spread: number }

/** Beyond this the machine was busy with something else, and a ratio says nothing. */
const LARGEST_SPREAD = 0.1

type Rounds = { warmUpMs?: number; roundMs?: number; rounds?: number; tries?: number }

/**
 * One warm-up each, then rounds in turn, so that what slows the machine slows all of them.
 *
 * @param contenders ours first; when what it is compared with was unsteady all rounds are run again, up to `tries` times in all.
 */
export async function measureInTurn(contenders: readonly Contender[], { warmUpMs = 3_000, roundMs = 3_000, rounds = 7, tries = 3 }: Rounds = {}): Promise<Figure[]> {
  for (const { run } of contenders) await run(warmUpMs)
  for (let left = tries; ; left -= 1) {
    const figures = await measureRounds(contenders, { roundMs, rounds })
    if (left === 1 || figures.slice(1).every(({ wall }) => wall.spread <= LARGEST_SPREAD)) return figures
  }
}

async function measureRounds(contenders: readonly Contender[], { roundMs, rounds }: { roundMs: number; rounds: number }): Promise<Figure[]> {
  const measured = contenders.map((contender) => ({ contender, wall: [] as number[], cpu: [] as number[] }))
  for (let round = 0; round < rounds; round += 1) {
    for (const { contender, wall, cpu } of measured) {
      const cpuBefore = await contender.cpuSeconds?.()
      const started = performance.now()
      const done = await contender.run(roundMs)
      wall.push(done / ((performance.now() - started) / 1000))
      const cpuAfter = await contender.cpuSeconds?.()
      if (cpuBefore !== undefined && cpuAfter !== undefined) cpu.push(done / (cpuAfter - cpuBefore))
    }
  }
  return measured.map(({ contender: { name }, wall, cpu }) => ({ name, wall: summary(wall), cpu: cpu.length > 0 ? summary(cpu) : null }))
}

/** The spread is that of the middle half: one round that the machine was disturbed in does not void the rest. */
export function summary(figures: readonly number[]): Summary {
  const median = at(figures, 0.5)
  return { median, spread: median === 0 ? Infinity : (at(figures, 0.75) - at(figures, 0.25)) / median }
}

/** @param part 0.5 is the median, 0.95 what 95 of 100 stay below. */
export function at(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const position = part * (sorted.length - 1)
  const low = sorted[Math.floor(position)] ?? 0
  const high = sorted[Math.ceil(position)] ?? low
  return low + (high - low) * (position - Math.floor(position))
}

/** Something whose duration counts, and not how often it can be done. */
export type Timed = { name: string; work: () => Promise<unknown> }

/** Milliseconds: the median and the 95th of 100 of each round, and of those the median and the spread. */
export type Times = { name: string; median: Summary; p95: Summary }

/** One after another, in rounds in turn: what slows the machine for a while slows all of them. */
export async function timeInTurn(timed: readonly Timed[], { warmUps = 10, times = 40, rounds = 5, tries = 3 } = {}): Promise<Times[]> {
  for (const { work } of timed) for (let n = 0; n < warmUps; n += 1) await work()
  for (let left = tries; ; left -= 1) {
    const taken = timed.map(({ name, work }) => ({ name, work, medians: [] as number[], p95s: [] as number[] }))
    for (let round = 0; round < rounds; round += 1) {
      for (const { work, medians, p95s } of taken) {
        const took: number[] = []
        for (let n = 0; n < times; n += 1) {
          const began = performance.now()
          await work()
          took.push(performance.now() - began)
        }
        medians.push(at(took, 0.5))
        p95s.push(at(took, 0.95))
      }
    }
    const found = taken.map(({ name, medians, p95s }) => ({ name, median: summary(medians), p95: summary(p95s) }))
    if (left === 1 || found.every(({ median }) => median.spread <= LARGEST_SPREAD)) return found
  }
}

export type Limit = { what: string; of: Summary; against: Summary; than: string; most: number; aim?: number }

/** Judges by ratios of durations: at most so many times as long. */
export function judgeTimes(limits: readonly Limit[]): Outcome {
  const judged = limits.map(({ what, of, against, than, most, aim }) => {
    const ratio = of.median / against.median
    const isVoid = against.spread > LARGEST_SPREAD
    const found = isVoid ? `VOID: the spread of that is ${percent(against.spread)}` : ratio <= most ? 'met' : 'MISSED'
    return { found, line: `${what}: ${ms(of)}, ${ratio.toFixed(2)} × ${than} (${ms(against)}; at most ${most}${aim ? `, aim ${aim}` : ''}): ${found}` }
  })
  return { lines: judged.map(({ line }) => line), isMissed: judged.some(({ found }) => found !== 'met') }
}

const ms = ({ median, spread }: Summary): string => `${median.toFixed(1)} ms (spread ${percent(spread)})`

export type Requirement = { of: Figure; against: Figure; must: number; aim?: number }

/** Judges by ratios of what was done in a second: absolute figures belong to one machine. Processor time is told for whoever asks why. */
export function judge(requirements: readonly Requirement[]): Outcome {
  const lines: string[] = []
  let isMissed = false
  for (const { of, against, must, aim } of requirements) {
    const ratio = of.wall.median / against.wall.median
    const isVoid = against.wall.spread > LARGEST_SPREAD
    isMissed ||= isVoid || ratio < must
    const found = isVoid ? `VOID: the comparator's spread is ${percent(against.wall.spread)}` : ratio < must ? 'MISSED' : 'met'
    lines.push(`${of.name} is ${ratio.toFixed(2)} × ${against.name} (must ${must}${aim ? `, aim ${aim}` : ''}): ${found}`)
  }
  return { lines, isMissed }
}

export function describe({ name, wall, cpu }: Figure): string {
  const inCpu = cpu ? `, ${format(cpu.median)} in a second of processor time (spread ${percent(cpu.spread)})` : ''
  return `${name}: ${format(wall.median)}/s (spread ${percent(wall.spread)})${inCpu}`
}

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`
const format = (value: number): string => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3))
