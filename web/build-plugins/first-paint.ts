import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { readDocuments } from './documents.ts'

const placeholders = { frame: '__FRAME_FILES__', home: '__HOME_FILES__', languages: '__LANGUAGE_CHUNKS__', refresh: '__REFRESH_SESSION__' }
const app = '/src/main.tsx'
const catalogue = /\/src\/messages\/([a-z]+)\.ts$/

/**
 * Emits a small classic script and names it in the head of every page: what cannot wait for a module. An inline script
 * would do, but the content security policy allows none.
 *
 * @param frame the module of what stands around every page of somebody who is signed in; the script fetches its code and styles beside the app's own.
 * @param home the module of the page that most people open first, the same.
 * @param generated the documents, of which the script asks the one that tells who is signed in.
 */
export function firstPaint(script: URL, { frame, home, generated }: { frame: string; home: string; generated: URL }): Plugin {
  return {
    name: 'howl-first-paint',
    // Before the pages are written, which name it.
    enforce: 'pre',
    async generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
      /** All that the import of a module loads, and the page has not named already. */
      const filesOf = (module: string) => {
        const wanted = new Set<string>()
        const named = new Set(chunks.filter(({ moduleIds }) => moduleIds.some((id) => id.endsWith(app))).flatMap(({ fileName, imports }) => [fileName, ...imports]))
        const waiting = chunks.flatMap(({ facadeModuleId, fileName }) => (facadeModuleId?.endsWith(module) ? fileName : []))
        for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
          const chunk = byFile.get(file)
          if (!chunk || wanted.has(file) || named.has(file)) continue
          wanted.add(file)
          for (const style of chunk.viteMetadata?.importedCss ?? []) wanted.add(style)
          waiting.push(...chunk.imports)
        }
        if (wanted.size === 0) this.error(`No file of the build holds ${module}.`)
        return [...wanted].map((file) => `/${file}`)
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
        .replace(`'${placeholders.frame}'`, JSON.stringify(filesOf(frame)))
        .replace(`'${placeholders.home}'`, JSON.stringify(filesOf(home)))
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
