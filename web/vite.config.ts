import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { createChunkNames } from './build-plugins/chunks.ts'
import { firstPaint } from './build-plugins/first-paint.ts'
import { inlineDocuments } from './build-plugins/inline-documents.ts'
import { precompress } from './build-plugins/precompress.ts'
import { withoutInlineFonts } from './build-plugins/without-inline-fonts.ts'

const gateway = process.env['GATEWAY_URL'] ?? 'http://127.0.0.1:4000'
const here = (path: string) => new URL(path, import.meta.url)
const generated = here('src/__generated__/graphql.ts')

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    inlineDocuments(generated),
    react(),
    firstPaint(here('src/ui/first-paint.js'), { frame: '/src/features/shell/Shell.tsx', home: '/src/features/dashboard/HomePage.tsx', generated }),
    withoutInlineFonts(),
    precompress(),
  ],
  build: {
    target: 'es2022',
    // The policy for images allows no data addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: here('index.html').pathname, graphiql: here('graphiql.html').pathname },
      output: {
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: createChunkNames(import.meta.dirname), debugName: 'by stage' }] },
      },
    },
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { '/graphql': gateway, '/events': gateway, '/webhooks': gateway, '/files': gateway } },
})
