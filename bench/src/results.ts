import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import type { Outcome } from './measure.ts'

const FILE = new URL('../RESULTS.md', import.meta.url)
const HEAD = `# Benchmarks

Written by \`npm run bench\`. Figures are ratios, measured side by side in one run on one machine: after a warm-up, rounds in
turn, median and spread (of the middle half). A ratio is void when the spread of what it is compared with exceeds 10 %.
`

/** Each benchmark has one section, which its next run replaces. */
export function writeResults(name: string, { lines }: Outcome): void {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD
  const [head = HEAD, ...sections] = before.split(/^(?=## )/m)
  const kept = sections.filter((section) => !section.startsWith(`## ${name}\n`))
  const section = [`## ${name}\n`, `${machine()} · \`npm run bench -- ${name}\`\n`, ...lines.map((line) => `- ${line}`), ''].join('\n')
  const all = [...kept, section].sort((a, b) => (a < b ? -1 : 1)).map((text) => text.trimEnd())
  writeFileSync(FILE, `${[head.trimEnd(), ...all].join('\n\n')}\n`)
}

function machine(): string {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${new Date().toISOString().slice(0, 10)} · ${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${memory} GB · Node ${process.version.slice(1)}, ${process.platform} ${process.arch}`
}
