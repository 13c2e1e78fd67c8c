import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { readDocuments } from './documents.ts'

const placeholders = { home: '__HOME_CHUNKS__', languages: '__LANGUAGE_CHUNKS__', refresh: '__REFRESH_SESSION__' }
const catalogue = /\/src\/messages\/([a-z]+)\.ts$/

/**
 * Emits a small classic script and names it in the head of every page: what cannot wait for a module. An inline script
 * would do, but the content security policy allows none.
 *
 * @param home the module of the page that most people open first; the script fetches its code beside the app's own.
 * @param generated the documents, of which the script asks the one that tells who is signed in.
 */
export function firstPaint(script: URL, { home, generated }: { home: string; generated: URL }): Plugin {
  return {
    name: 'howl-first-paint',
    // Before the pages are written, which name it.
    enforce: 'pre',
    async generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
      const page = chunks.find((chunk) => chunk.facadeModuleId?.endsWith(home))
      const wanted = new Set<string>()
      const waiting = page ? [page.fileName] : []
      for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
        if (wanted.has(file)) continue
        wanted.add(file)
        waiting.push(...(byFile.get(file)?.imports ?? []))
      }
      const languages = Object.fromEntries(
        chunks.flatMap((chunk) => {
          const code = catalogue.exec(chunk.facadeModuleId ?? '')?.[1]
          return code === undefined ? [] : [[code, `/${chunk.fileName}`]]
        }),
      )
      const refresh = (await readDocuments(generated)).get('RefreshSession')?.operation
      if (!refresh) this.error('There is no generated document "RefreshSession": run `npm run codegen`.')
      const source = readFileSync(script, 'utf8')
        .replace(placeholders.refresh, refresh.hash)
        .replace(`'${placeholders.home}'`, JSON.stringify([...wanted].map((file) => `/${file}`)))
        .replace(`'${placeholders.languages}'`, JSON.stringify(languages))
      this.emitFile({ type: 'asset', name: 'first-paint.js', source })
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, context) {
        const asset = Object.values(context.bundle ?? {}).find((file) => file.type === 'asset' && file.names.includes('first-paint.js'))
        const src = asset ? `/${asset.fileName}` : '/src/ui/first-paint.js'
        return [{ tag: 'script', attrs: { src }, injectTo: 'head-prepend' }]
      },
    },
  }
}
