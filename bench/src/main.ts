import { writeResults } from './results.ts'
import type { Bench } from './measure.ts'

/** Every benchmark by its name: `npm run bench`, or `npm run bench -- NAME`. */
const benches: Record<string, () => Promise<Bench>> = {
  'gateway-embedded': async () => (await import('./gateway-embedded.ts')).gatewayEmbedded,
  'gateway-networked': async () => (await import('./gateway-networked.ts')).gatewayNetworked,
  webhooks: async () => (await import('./webhooks.ts')).webhooks,
  start: async () => (await import('./start.ts')).start,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}

let isMissed = false
for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
  const load = benches[name]
  if (!load) continue
  console.log(`\n${name}`)
  const outcome = await (await load())()
  for (const line of outcome.lines) console.log(`  ${line}`)
  isMissed ||= outcome.isMissed
  writeResults(name, outcome)
}
process.exitCode = isMissed ? 1 : 0
