import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '@howl/platform/errors'
import { defineSubgraph, type Door, type RouteRequest } from '@howl/platform/subgraph'
import { noFiles, testFiles, type FileObservations } from './files.ts'

export type ShopObservations = {
  /** Everything that its routes were given. */
  callbacks: RouteRequest[]
  resolved: number
  files?: FileObservations
}

type Item = { id: string; projectId: string; number: number }

const itemOf = (projectId: string, number: number): Item => ({ id: `item-${number}`, projectId, number })

const noteOn = (item: Item) => ({ __typename: 'Note', title: `On ${item.number}`, text: item.number % 4 === 1 ? null : 'Text', size: item.number, about: item })

export function testShop(seen: ShopObservations): Door {
  return defineSubgraph({
    name: 'shop',
    url: import.meta.url,
    entities: [],
    migrations: [],
    environment: {},
    jobs: [],
    createServices: () => ({}),
    createContext: (_services, base) => base,
    routes: [
      {
        provider: 'sepay',
        handle: async (_services, request) => {
          seen.callbacks.push(request)
          if (request.path === 'broken') throw new Error('the database is gone')
          if (request.path.startsWith('slow')) await sleep(20)
          return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"success":true}' }
        },
      },
    ],
    files: testFiles((seen.files ??= noFiles())),
    resolvers: resolvers(seen),
  })
}

const resolvers = (seen: ShopObservations) => {
  const counted = <Result>(result: Result): Result => {
    seen.resolved += 1
    return result
  }
  return {
    Query: { resolved: () => seen.resolved },
    Project: {
      items: ({ id }: { id: string }, { first }: { first: number }) => {
        const nodes = Array.from({ length: Math.min(first, 200) }, (_item, index) => itemOf(id, index))
        return counted({
          nodes,
          edges: nodes.map((node) => ({ cursor: node.id, node })),
          pageInfo: { hasNextPage: false, hasPreviousPage: false },
          totalCount: nodes.length,
        })
      },
      found: ({ id }: { id: string }, { first }: { first: number }) =>
        Array.from({ length: first }, (_found, index) => (index % 2 === 0 ? { __typename: 'Item', ...itemOf(id, index) } : noteOn(itemOf(id, index)))),
      titled: ({ id }: { id: string }) => [noteOn(itemOf(id, 1)), { __typename: 'Item', ...itemOf(id, 2) }],
      broken: () => {
        throw new Error('select secret from shop.items: permission denied')
      },
      slow: async (_parent: unknown, { ms }: { ms: number }) => {
        await sleep(ms)
        return ms
      },
    },
    Item: {
      title: ({ number }: Item) => counted(`Item ${number}`),
      price: ({ number }: Item) => ({ amount: `${number}.50`, currency: 'USD' }),
      rating: ({ number }: Item) => {
        if (number % 3 === 2) throw new AppError('CONFLICT', 'The rating is being counted.')
        return number
      },
      tags: () => ['small', 'blue'],
      related: ({ projectId, number }: Item) => [itemOf(projectId, number + 1)],
      anything: ({ number }: Item) => ({ number, nested: [{ __typename: 'NotOurs', list: [1, null, 'x'] }] }),
    },
  }
}
