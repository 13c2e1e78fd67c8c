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
 * The whole SDL of a subgraph: what all share, each noun's `schema.graphql`, and the list of its background work.
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
  retry: `retry${capitalised(name)}Work`,
})

function workSdl(name: string): string {
  const { list, retry } = workNames(name)
  const type = retry.charAt(0).toUpperCase() + retry.slice(1)
  return `
    extend type Project {
      "Background work of this part of the product that is not done: waiting, running, stuck, dead."
      ${list}(states: [WorkState!], first: Int = 50, after: String): WorkItemConnection @needs(scope: "operations:manage")
    }
    extend type Mutation {
      "Gives dead and waiting work another full set of attempts, now."
      ${retry}(input: ${type}Input!): ${type}Payload! @needs(scope: "operations:manage")
    }
    input ${type}Input {
      projectId: ID!
      ids: [ID!]!
    }
    union ${type}Payload = ${type}Success
    type ${type}Success @public {
      retried: Int!
    }
  `
}
