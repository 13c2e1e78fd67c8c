import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import type { Outcome } from './measure.ts'

const FILE = new URL('../RESULTS.md', import.meta.url)
const HEAD = `# Benchmarks

Written by \`npm run bench\`. Ratios are measured side by side in one run on one machine: one warm-up, then five or seven rounds
in turn, median and spread (that of the middle half of the rounds). When the spread of what something is compared with exceeds
10 %, all rounds are run again, three times at most; a ratio whose last rounds still spread that far is void, and counts as
missed. Figures that are no ratios belong to the machine that is named above them. A section keeps the form of the day it was
written on, until its benchmark runs again.
`

/** Each benchmark has one section, which its next run replaces. */
export function writeResults(name: string, { lines }: Outcome): void {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD
  const sections = before.split(/^(?=## )/m).slice(1)
  const kept = sections.filter((section) => !section.startsWith(`## ${name}\n`))
  const section = [`## ${name}\n`, `${machine()} · \`npm run bench -- ${name}\`\n`, ...lines.map((line) => `- ${line}`), ''].join('\n')
  const all = [...kept, section].sort((a, b) => (a < b ? -1 : 1)).map((text) => text.trimEnd())
  writeFileSync(FILE, `${[HEAD.trimEnd(), ...all].join('\n\n')}\n`)
}

function machine(): string {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${new Date().toISOString().slice(0, 10)} · ${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${memory} GB · Node ${process.version.slice(1)}, ${process.platform} ${process.arch}`
}
