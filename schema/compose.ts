import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { composeGraph, readSubgraphs } from './composition.ts'

const root = new URL('../', import.meta.url)
const composition = composeGraph(readSubgraphs(root))

if (composition.ok) {
  const { supergraph, api, subgraphs } = composition.graph
  const folder = new URL('schema/subgraphs/', root)
  mkdirSync(folder, { recursive: true })
  for (const file of readdirSync(folder)) {
    if (!(file.replace(/\.graphql$/, '') in subgraphs)) rmSync(new URL(file, folder))
  }
  writeFileSync(new URL('schema/supergraph.graphql', root), supergraph)
  writeFileSync(new URL('schema/api.graphql', root), api)
  for (const [name, sdl] of Object.entries(subgraphs)) writeFileSync(new URL(`${name}.graphql`, folder), sdl)
  process.stdout.write(`Composed ${Object.keys(subgraphs).join(', ')} into schema/.\n`)
} else {
  process.stderr.write(`The graph does not compose:\n${composition.problems.map((line) => `  ${line}`).join('\n')}\n`)
  process.exitCode = 1
}
