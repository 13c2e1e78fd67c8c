/** What a benchmark found: sentences for people, and whether a figure that must hold does not. */
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

type Summary = { median: number; spread: number }

/** Beyond this the machine was busy with something else, and a ratio says nothing. */
const LARGEST_SPREAD = 0.1

type Rounds = { warmUpMs?: number; roundMs?: number; rounds?: number }

/** One warm-up each, then rounds in turn, so that what slows the machine slows all of them. */
export async function measureInTurn(contenders: readonly Contender[], { warmUpMs = 3_000, roundMs = 3_000, rounds = 7 }: Rounds = {}): Promise<Figure[]> {
  for (const { run } of contenders) await run(warmUpMs)
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
  const sorted = [...figures].sort((a, b) => a - b)
  const at = (part: number) => {
    const position = part * (sorted.length - 1)
    const low = sorted[Math.floor(position)] ?? 0
    const high = sorted[Math.ceil(position)] ?? low
    return low + (high - low) * (position - Math.floor(position))
  }
  const median = at(0.5)
  return { median, spread: median === 0 ? Infinity : (at(0.75) - at(0.25)) / median }
}

export type Requirement = { of: Figure; against: Figure; must: number; aim?: number }

/**
 * Judges by ratios: absolute figures belong to one machine. While the machine is busy with something else, a ratio of
 * what was done in a second is void; what was done in a second of processor time may still be steady, and then counts.
 */
export function judge(requirements: readonly Requirement[]): Outcome {
  const lines: string[] = []
  let isMissed = false
  for (const { of, against, must, aim } of requirements) {
    const found = [verdict('in time', of.wall, against.wall), of.cpu && against.cpu && verdict('in processor time', of.cpu, against.cpu)].filter((one) => one !== null)
    const valid = found.find(({ isVoid }) => !isVoid)
    const isMet = valid === undefined || valid.ratio >= must
    isMissed ||= !isMet
    const ratios = found.map(({ text }) => text).join('; ')
    lines.push(`${of.name} is ${ratios} × ${against.name} (must ${must}${aim ? `, aim ${aim}` : ''}): ${valid === undefined ? 'VOID' : isMet ? 'met' : 'MISSED'}`)
  }
  return { lines, isMissed }
}

function verdict(kind: string, of: Summary, against: Summary) {
  const ratio = of.median / against.median
  const isVoid = against.spread > LARGEST_SPREAD
  return { ratio, isVoid, text: `${ratio.toFixed(2)} ${kind}${isVoid ? ` (void: the comparator's spread is ${percent(against.spread)})` : ''}` }
}

export function describe({ name, wall, cpu }: Figure): string {
  const inCpu = cpu ? `, ${format(cpu.median)} in a second of processor time (spread ${percent(cpu.spread)})` : ''
  return `${name}: ${format(wall.median)}/s (spread ${percent(wall.spread)})${inCpu}`
}

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`
const format = (value: number): string => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3))
