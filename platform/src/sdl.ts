import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, type DocumentNode } from 'graphql'

/** The folder of the package that a module belongs to: the same from `src/` and from `dist/`. */
export function packageRoot(moduleUrl: string): string {
  let folder = dirname(fileURLToPath(moduleUrl))
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error(`no package.json above ${moduleUrl}`)
    folder = parent
  }
  return folder
}

const sharedSdl = (): string => readFileSync(join(packageRoot(import.meta.url), 'src/shared.graphql'), 'utf8')

/**
 * The whole SDL of a subgraph: what all share, each noun's `schema.graphql`, and the lists of its background work.
 *
 * @param root the subgraph's package folder.
 */
export function subgraphSdl(name: string, root: string): DocumentNode {
  const nouns = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, 'src', entry.name, 'schema.graphql')))
    // A folder lists its entries in no promised order, and what is composed is compared letter by letter.
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map((entry) => readFileSync(join(root, 'src', entry.name, 'schema.graphql'), 'utf8'))
  return parse([sharedSdl(), ...nouns, workSdl(name)].join('\n'))
}

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** The names of the graph's fields for one subgraph's background work. */
export const workNames = (name: string) => ({
  list: `${name}Work`,
  queues: `${name}Queues`,
  retry: `retry${capitalised(name)}Work`,
  retryAnywhere: `retry${capitalised(name)}WorkAnywhere`,
})

function workSdl(name: string): string {
  const { list, queues, retry, retryAnywhere } = workNames(name)
  const [own, any] = [capitalised(retry), capitalised(retryAnywhere)]
  return `
    extend type Project {
      "Background work of this part of the product that is not done: waiting, running, stuck, dead."
      ${list}(states: [WorkState!], first: Int = 50, after: String): WorkItemConnection @needs(scope: "operations:manage")
      "How much of it there is of each kind, and how long it waits."
      ${queues}: [WorkQueue!] @needs(scope: "operations:manage")
    }
    "The whole of what runs here."
    type Installation @key(fields: "id") @operator {
      id: ID!
      "Background work of this part of the product in any project that is not done: waiting, running, stuck, dead."
      ${list}(states: [WorkState!], first: Int = 50, after: String): WorkItemConnection
      "How much of it there is of each kind, and how long it waits."
      ${queues}: [WorkQueue!]
    }
    extend type Mutation {
      "Gives dead and waiting work another full set of attempts, now."
      ${retry}(input: ${own}Input!): ${own}Payload! @needs(scope: "operations:manage")
      "The same, for work of any projects. It stands in the audit of each."
      ${retryAnywhere}(input: ${any}Input!): ${any}Payload! @operator
    }
    input ${own}Input {
      projectId: ID!
      ids: [ID!]!
    }
    union ${own}Payload = ${own}Success
    type ${own}Success @public {
      retried: Int!
    }
    input ${any}Input {
      ids: [ID!]!
    }
    union ${any}Payload = ${any}Success
    type ${any}Success @public {
      retried: Int!
    }
  `
}
