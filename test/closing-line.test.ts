import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, expect, test } from 'vitest'

const root = new URL('..', import.meta.url).pathname
const made: string[] = []

afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** Runs vitest on the files, as `npm test` does, and gives what stands last. */
function closingLine(files: Record<string, string>, settings = ''): { line: string | undefined; status: number | null } {
  const folder = mkdtempSync(`${tmpdir()}/howl-closing-line-`)
  made.push(folder)
  symlinkSync(`${root}node_modules`, `${folder}/node_modules`)
  mkdirSync(`${folder}/cases`)
  for (const [name, body] of Object.entries(files)) {
    writeFileSync(`${folder}/cases/${name}.test.ts`, `import { describe, expect, test, beforeAll } from 'vitest'\n${body}\n`)
  }
  writeFileSync(`${folder}/broken-setup.ts`, "export default () => { throw new Error('no database') }\n")
  writeFileSync(`${folder}/vitest.config.ts`, `export default { test: { reporters: ['default', '${root}test/closing-line.ts'], ${settings} } }\n`)
  const { stdout, status } = spawnSync(process.execPath, [`${root}node_modules/vitest/vitest.mjs`, 'run', '--root', folder], {
    encoding: 'utf8',
    env: { ...process.env, CI: 'true' },
  })
  return { line: stdout.trimEnd().split('\n').at(-1), status }
}

const passing = "test('one', () => {}); test.each([1, 2])('%s', () => {})"

test('what passes and what fails is counted by single tests, and skipped ones are neither', () => {
  const mixed = "describe('d', () => { test('bad', () => { expect(1).toBe(2) }); test.skip('not now', () => {}) })"
  expect(closingLine({ passing, mixed })).toEqual({ line: '3 passed, 1 failed', status: 1 })
  expect(closingLine({ passing })).toEqual({ line: '3 passed, 0 failed', status: 0 })
})

test('what fails around tests is counted too', () => {
  expect(closingLine({ passing, 'does-not-load': "import './nowhere.ts'" }).line).toBe('3 passed, 1 failed')
  expect(closingLine({ passing, stray: "test('x', () => { void Promise.reject(new Error('stray')) })" }).line).toBe('4 passed, 1 failed')
  expect(closingLine({ 'no-preparation': "beforeAll(() => { throw new Error('no') }); test('x', () => {})" }).line).toBe('0 passed, 1 failed')
})

test('a global set-up that fails is no success', () => {
  expect(closingLine({ passing }, "globalSetup: './broken-setup.ts'")).toEqual({ line: '0 passed, 1 failed', status: 1 })
})
