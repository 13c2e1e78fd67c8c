import { posix } from 'node:path'

/** What the bundler tells of a module. Only what is imported at once counts here, not what is imported later. */
interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[]; code: string | null } | null
}

/** In the order in which a person meets them: signing in comes before everything else. */
const stages: readonly { name: string; entries: readonly string[] }[] = [
  { name: 'first', entries: ['/src/main.tsx'] },
  { name: 'frame', entries: ['/src/features/shell/Shell.tsx', '/src/features/dashboard/HomePage.tsx'] },
]

/** One file that names a whole library, or a part of it: who imports one thing from it does not need the others. */
const barrels = /\/node_modules\/(@mantine\/\w+|@tabler\/icons-react|graphql)\/(?:esm\/index|dist\/esm\/tabler-icons-react|(?:\w+\/)?index)\.mjs$/

/**
 * Names the chunk of a module. Left alone, what pages share falls into dozens of files of a few hundred bytes, each a
 * request of its own, and a browser asks for six at a time: here, all that a stage needs and no stage before it brought
 * is one file of ours and one of libraries. Libraries never import ours, so no two files wait for each other.
 */
export function createChunkNames(root: string): (id: string, modules: Modules) => string | null {
  let stageOf: Map<string, string> | null = null
  return (id, modules) => {
    stageOf ??= assign(root, modules)
    const stage = stageOf.get(id)
    if (stage === undefined) return null
    return id.includes('/node_modules/') || !id.startsWith(root) ? `${stage}-libraries` : stage
  }
}

function assign(root: string, modules: Modules): Map<string, string> {
  const stageOf = new Map<string, string>()
  for (const { name, entries } of stages) {
    const waiting = entries.map((entry) => root + entry)
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (stageOf.has(id)) continue
      stageOf.set(id, name)
      waiting.push(...needs(id, modules))
    }
  }
  return stageOf
}

/** Apollo Client would parse documents with it. Ours come parsed, so the app is built without; GraphiQL needs the parser. */
const unused = /\/node_modules\/graphql-tag\//

function needs(id: string, modules: Modules): string[] {
  const info = modules.getModuleInfo(id)
  if (!info) return []
  return info.importedIds.flatMap((imported) => {
    if (unused.test(imported)) return []
    const library = barrels.exec(imported)?.[1]
    return library === undefined ? [imported] : throughBarrel({ code: info.code ?? '', library, barrel: imported }, modules)
  })
}

/** The modules behind the names that some code imports from a barrel. */
function throughBarrel({ code, library, barrel }: { code: string; library: string; barrel: string }, modules: Modules): string[] {
  return [...code.matchAll(/import ?\{([^}]*)\} ?from ?["']([^"']+)["']/g)]
    .filter(([, , from]) => from === library)
    .flatMap(([, names = '']) => namesIn(names).flatMap(({ imported }) => behindBarrel({ name: imported, barrel }, modules)))
}

function behindBarrel({ name, barrel }: { name: string; barrel: string }, modules: Modules): string[] {
  for (const [, names = '', path = ''] of (modules.getModuleInfo(barrel)?.code ?? '').matchAll(/(?:import|export) ?\{([^}]*)\} ?from ?["'](\.[^"']+)["']/g)) {
    const found = namesIn(names).find(({ exported }) => exported === name)
    if (!found) continue
    const id = posix.join(posix.dirname(barrel), path)
    return barrels.test(id) ? behindBarrel({ name: found.imported, barrel: id }, modules) : [id]
  }
  return []
}

function namesIn(list: string): { imported: string; exported: string }[] {
  const bare = list.replace(/\/\/.*|\/\*[^]*?\*\//g, '')
  return bare.split(',').flatMap((one) => {
    const [imported, exported] = one.trim().split(/\s+as\s+/)
    return imported ? [{ imported, exported: exported ?? imported }] : []
  })
}
