import { readFileSync, existsSync } from 'node:fs'
import type { Plugin } from 'vite'

const call = /\bgraphql\(\s*`([^`]*)`\s*,?\s*\)/g
const generatedImport = /^import \{ graphql \} from '[^']*__generated__\/gql\.ts'\n/m
const exported = /^export const \w+ = (\{.*\}) as unknown as DocumentNode/gm

interface GeneratedDocument {
  definitions: { name?: { value: string } }[]
}

/**
 * Puts each parsed document where `graphql(…)` names it. Without this every document of the app would stand in one
 * generated module, and the sign-in page would carry them all.
 */
export function inlineDocuments(generated: URL): Plugin {
  let documents = new Map<string, string>()
  return {
    name: 'howl-inline-documents',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      documents = existsSync(generated) ? documentsByName(readFileSync(generated, 'utf8')) : new Map<string, string>()
    },
    transform(code, id) {
      if (!id.includes('/web/src/') || id.includes('/__generated__/') || !code.includes('graphql(`')) return null
      const inlined = code.replace(call, (_whole, source: string) => {
        const name = /\b(?:query|mutation|fragment)\s+(\w+)/.exec(source)?.[1] ?? ''
        const document = documents.get(name)
        if (!document) this.error(`There is no generated document "${name}": run \`npm run codegen\`.`)
        return `(${document})`
      })
      return { code: inlined.replace(generatedImport, '\n'), map: null }
    },
  }
}

function documentsByName(source: string): Map<string, string> {
  const documents = new Map<string, string>()
  for (const [, json] of source.matchAll(exported)) {
    if (!json) continue
    const document = JSON.parse(json) as GeneratedDocument
    const name = document.definitions[0]?.name?.value
    if (name) documents.set(name, json)
  }
  return documents
}
