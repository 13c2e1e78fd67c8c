import { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import { Supergraph } from '@apollo/federation-internals'
import Fastify from 'fastify'
import { printSchema } from 'graphql'
import { compose, loadGraph, type GraphName } from '../graphs/graph.ts'
import { announce } from '../processes.ts'

// One plain Apollo Server over the whole graph: no subgraphs, no rights, no limits, no log.

const { graph: name } = JSON.parse(process.argv[2] ?? '{}') as { graph: GraphName }
const graph = await loadGraph(name)
const typeDefs = printSchema(Supergraph.build(compose(graph.subgraphs)).apiSchema().toGraphQLJSSchema())
const server = new ApolloServer({ typeDefs, resolvers: graph.plain as never })
await server.start()
const app = Fastify()
app.route({ url: '/graphql', method: ['GET', 'POST'], handler: fastifyApolloHandler(server) })
const url = await app.listen({ port: 0, host: '127.0.0.1' })
announce(`${url}/graphql`, () => app.close())
