import type { AddressInfo } from 'node:net'
import { ApolloServer } from '@apollo/server'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { expressMiddleware } from '@as-integrations/express5'
import { scalars } from '@howl/platform/scalars'
import express from 'express'
import { loadGraph, sdlOf, type BenchSubgraph, type GraphName } from '../graphs/graph.ts'

/** Subgraphs as Apollo's documentation shows them: a server each, on Express. */
export async function startStockSubgraphs(name: GraphName): Promise<Record<string, string>> {
  const { subgraphs } = await loadGraph(name)
  return Object.fromEntries(await Promise.all(subgraphs.map(async (subgraph) => [subgraph.name, await start(subgraph)] as const)))
}

async function start(subgraph: BenchSubgraph): Promise<string> {
  const schema = buildSubgraphSchema({ typeDefs: sdlOf(subgraph), resolvers: { ...scalars, ...subgraph.resolvers } })
  const server = new ApolloServer({ schema })
  await server.start()
  const app = express()
  app.use('/graphql', express.json(), expressMiddleware(server))
  return new Promise((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(listening.address() as AddressInfo).port}/graphql`))
  })
}
