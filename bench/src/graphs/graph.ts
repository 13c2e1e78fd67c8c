import { composeServices } from '@apollo/composition'
import { packageRoot, subgraphSdl } from '@howl/platform/sdl'
import type { DocumentNode } from 'graphql'

/** One question to one graph, which every contender answers with the same resolvers over the same constant data. */
export type BenchGraph = {
  query: string
  variables: Record<string, unknown>
  subgraphs: BenchSubgraph[]
  /** The resolvers of all subgraphs as one server has them, which reaches everything directly. */
  plain: object
}

export type BenchSubgraph = {
  name: string
  /** A package folder with `src/<noun>/schema.graphql`. */
  folder: URL
  resolvers: object
}

export const graphNames = ['howl', 'guild'] as const
export type GraphName = (typeof graphNames)[number]

export async function loadGraph(name: GraphName): Promise<BenchGraph> {
  return name === 'howl' ? (await import('./howl.ts')).howl : (await import('./guild.ts')).guild
}

/** The address of a module in the subgraph's package, whether or not there is such a file. */
export const moduleIn = ({ folder }: BenchSubgraph): string => new URL('src/index.ts', folder).href

export const sdlOf = (subgraph: BenchSubgraph): DocumentNode => subgraphSdl(subgraph.name, packageRoot(moduleIn(subgraph)))

/** @param urls by subgraph; only stock data sources read them. */
export function compose(subgraphs: readonly BenchSubgraph[], urls: Readonly<Record<string, string>> = {}): string {
  const services = subgraphs.map((subgraph) => ({ name: subgraph.name, url: urls[subgraph.name] ?? `http://${subgraph.name}`, typeDefs: sdlOf(subgraph) }))
  const { supergraphSdl, errors } = composeServices(services)
  if (!supergraphSdl) throw new Error(errors?.join('\n'))
  return supergraphSdl
}
