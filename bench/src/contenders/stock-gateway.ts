import type { AddressInfo } from 'node:net'
import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { expressMiddleware } from '@as-integrations/express5'
import express from 'express'
import { compose, loadGraph, type GraphName } from '../graphs/graph.ts'
import { announce } from '../processes.ts'
import { startStockSubgraphs } from './stock-subgraphs.ts'

// Apollo's gateway as its documentation shows it: RemoteGraphQLDataSource, on Express.

const { graph: name, urls } = JSON.parse(process.argv[2] ?? '{}') as { graph: GraphName; urls?: Record<string, string> }
const graph = await loadGraph(name)
const gateway = new ApolloGateway({ supergraphSdl: compose(graph.subgraphs, urls ?? (await startStockSubgraphs(name))) })
const server = new ApolloServer({ gateway })
await server.start()
const app = express()
app.use('/graphql', express.json(), expressMiddleware(server))
const listening = app.listen(0, '127.0.0.1', () => {
  announce(`http://127.0.0.1:${(listening.address() as AddressInfo).port}/graphql`, () => new Promise((resolve) => listening.close(() => resolve())))
})
