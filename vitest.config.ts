import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const conditions = ['howl-source', 'node']
const root = import.meta.dirname

const IMPORTS = /^(?:import|export|\}).*\bfrom ['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm

/**
 * Starting PostgreSQL and migrating its template takes seconds, and a test of plain functions should not wait for it:
 * who imports the test kit, directly or through a file of its own, gets the database; everybody else runs without.
 */
function needsDatabase(file: string, seen = new Set<string>()): boolean {
  if (file.startsWith(`${root}/testkit/`)) return true
  if (seen.has(file) || !existsSync(file)) return false
  seen.add(file)
  const imports = [...readFileSync(file, 'utf8').matchAll(IMPORTS)].map(([, fixed, dynamic]) => fixed ?? dynamic ?? '')
  return imports.some(
    (name) => name === '@howl/testkit' || (name.startsWith('.') && needsDatabase(resolve(dirname(file), name), seen)),
  )
}

function testFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (!entry.isDirectory()) return /\.test\.tsx?$/.test(entry.name) ? [path] : []
    return entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.') ? [] : testFiles(path)
  })
}

const files = testFiles(root)
const withDatabase = files.filter((file) => needsDatabase(file))

// Stated in each project: they do not inherit it whole from the root.
const resolving = {
  // Vite would give our files graphql's `index.mjs` while libraries load `index.js`: two sets of classes, and every
  // `instanceof GraphQLError` false.
  resolve: { conditions, alias: [{ find: /^graphql$/, replacement: `${root}/node_modules/graphql/index.js` }] },
  // Without the first condition tests would run what was compiled last.
  ssr: { resolve: { conditions } },
  // Global set-up runs in here.
  environments: { __vitest__: { resolve: { conditions } } },
}

const shared = {
  pool: 'forks' as const,
  // A test that waits in vain for a job or a server says more by its own message than by a short limit here.
  testTimeout: 30_000,
  hookTimeout: 120_000,
}

export default defineConfig({
  test: {
    reporters: ['default', `${root}/test/closing-line.ts`],
    projects: [
      { ...resolving, test: { ...shared, name: 'plain', include: files.filter((file) => !withDatabase.includes(file)) } },
      {
        ...resolving,
        test: {
          ...shared,
          name: 'database',
          include: withDatabase,
          globalSetup: [`${root}/testkit/src/global-setup.ts`],
        },
      },
    ],
  },
})
