import { startBenchDatabase } from './database.ts'
import { sendFor } from './load.ts'
import { describe, judge, measureInTurn, type Bench } from './measure.ts'
import { startProcess, withStarted } from './processes.ts'
import { startShops } from './shops.ts'

/** The smallest question that means something, with claims, limits and logs, beside one indexed select over HTTP. */
export const smallQuery: Bench = () =>
  withStarted(async (keep) => {
    const shops = await keep(startShops(1))
    const { ownerUrl } = await keep(startBenchDatabase([]))
    const bare = await keep(startProcess('contenders/bare-select.ts', { databaseUrl: ownerUrl }))
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${shops.token}` }
    const body = JSON.stringify({ query: '{ viewer { user { id name email } } }' })
    const [ours, theirs] = await measureInTurn([
      { name: 'Howl', run: (ms) => sendFor(ms, { url: `${shops.url}/graphql`, body, headers }), cpuSeconds: shops.cpuSeconds },
      { name: 'a bare Fastify route with one select', run: (ms) => sendFor(ms, { url: `${bare.url}/graphql`, body, headers }), cpuSeconds: bare.cpuSeconds },
    ])
    if (!ours || !theirs) throw new Error('two contenders were measured')
    const { lines, isMissed } = judge([{ of: ours, against: theirs, must: 0.25, aim: 0.5 }])
    return { lines: [describe(ours), describe(theirs), ...lines], isMissed }
  })
