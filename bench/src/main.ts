import { writeResults } from './results.ts'
import type { Bench } from './measure.ts'

/** Every benchmark by its name: `npm run bench`, or `npm run bench -- NAME`. */
const benches: Record<string, () => Promise<Bench>> = {
  'gateway-embedded': async () => (await import('./gateway-embedded.ts')).gatewayEmbedded,
  'gateway-networked': async () => (await import('./gateway-networked.ts')).gatewayNetworked,
  webhooks: async () => (await import('./webhooks.ts')).webhooks,
  'small-query': async () => (await import('./small-query.ts')).smallQuery,
  'webhook-to-order': async () => (await import('./webhook-to-order.ts')).webhookToOrder,
  jobs: async () => (await import('./jobs.ts')).jobs,
  scale: async () => (await import('./scale.ts')).scale,
  imports: async () => (await import('./imports.ts')).imports,
  exports: async () => (await import('./exports.ts')).exports,
  memory: async () => (await import('./memory.ts')).memory,
  web: async () => (await import('./web.ts')).web,
  start: async () => (await import('./start.ts')).start,
}

/** Small enough to see that it runs, and no measurement: only by name, and nothing of it is written down. */
const trials: Record<string, () => Promise<Bench>> = {
  'exports-small': async () => (await import('./exports.ts')).exportsSmall,
  'scale-small': async () => (await import('./scale.ts')).scaleSmall,
  'web-small': async () => (await import('./web.ts')).webSmall,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in benches) && !(name in trials))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${[...Object.keys(benches), ...Object.keys(trials)].join(', ')}.`)
  process.exit(2)
}

let isMissed = false
for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
  const load = benches[name] ?? trials[name]
  if (!load) continue
  console.log(`\n${name}`)
  const outcome = await (await load())()
  for (const line of outcome.lines) console.log(`  ${line}`)
  isMissed ||= outcome.isMissed
  if (name in benches) writeResults(name, outcome)
}
process.exitCode = isMissed ? 1 : 0
