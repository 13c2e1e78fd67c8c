import type { Plugin } from 'vite'
import { readDocuments, type GeneratedDocument } from './documents.ts'

const call = /\bgraphql\(\s*`([^`]*)`\s*,?\s*\)/g
/** A fragment that other documents name and no code does: it stands in them already. */
const statement = /^graphql\(\s*`[^`]*`\s*,?\s*\)$/gm
const generatedImport = /^import \{ graphql \} from '[^']*__generated__\/gql\.ts'\n/m

/**
 * Puts each parsed document where `graphql(…)` names it, with the hash by which the app asks for it, and writes the
 * texts behind the hashes for the gateway. Without this every document of the app would stand in one generated module,
 * and the sign-in page would carry them all.
 */
export function inlineDocuments(generated: URL): Plugin {
  let documents = new Map<string, GeneratedDocument>()
  return {
    name: 'howl-inline-documents',
    apply: 'build',
    enforce: 'pre',
    async buildStart() {
      documents = await readDocuments(generated)
    },
    transform(code, id) {
      if (!id.includes('/web/src/') || id.includes('/__generated__/') || !code.includes('graphql(`')) return null
      const inlined = code.replace(statement, '').replace(call, (_whole, source: string) => {
        const name = /\b(?:query|mutation|fragment)\s+(\w+)/.exec(source)?.[1] ?? ''
        const found = documents.get(name)
        if (!found) this.error(`There is no generated document "${name}": run \`npm run codegen\`.`)
        const { document, operation } = found
        return `(${JSON.stringify(operation ? { ...document, hash: operation.hash } : document)})`
      })
      return { code: inlined.replace(generatedImport, '\n'), map: null }
    },
    generateBundle() {
      const operations = [...documents.values()].flatMap(({ operation }) => operation ?? [])
      this.emitFile({ type: 'asset', fileName: 'operations.json', source: JSON.stringify(Object.fromEntries(operations.map(({ hash, text }) => [hash, text]))) })
    },
  }
}
