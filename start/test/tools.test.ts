import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { installPackages } from '../install.js'
import { requireNode } from '../node-version.js'
import { readOptions } from '../options.js'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'howl-tools-'))
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.0' }))
  writeFileSync(join(root, 'package-lock.json'), lockFile('1.0.0'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const lockFile = (version: string) => JSON.stringify({ name: 'empty', version, lockfileVersion: 3, requires: true, packages: { '': { name: 'empty', version } } })
const said: string[] = []
const say = Object.assign((line: string) => void said.push(line), { during: (line: string) => (said.push(line), () => {}) })
const marker = () => join(root, 'node_modules/.package-lock.json')

test('a Node that is too old is told so, one that is new enough is not', () => {
  for (const version of ['12.22.0', '18.20.4', '20.18.3']) expect(() => requireNode(version)).toThrow(`Howl needs Node 20.19 or newer; this is Node ${version}.`)
  for (const version of ['20.19.0', '22.12.0', '24.0.0']) expect(() => requireNode(version)).not.toThrow()
})

test('packages are installed once, and again when the lock file has changed since', async () => {
  said.length = 0
  await installPackages(root, { say })
  expect(said).toEqual([expect.stringContaining('Installing packages')])
  // npm leaves no folder at all where there is nothing to install; what counts here is when it is asked.
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(marker(), '{}')
  await installPackages(root, { say })
  expect(said).toHaveLength(1)

  const later = new Date(Date.now() + 60_000)
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.1' }))
  writeFileSync(join(root, 'package-lock.json'), lockFile('1.0.1'))
  utimesSync(join(root, 'package-lock.json'), later, later)
  await installPackages(root, { say })
  expect(said).toEqual([expect.stringContaining('Installing packages'), expect.stringContaining('up to date')])
})

test('a lock file that a checkout has only touched installs nothing', async () => {
  said.length = 0
  await installPackages(root, { say })
  writeFileSync(marker(), '{}')
  const later = new Date(Date.now() + 60_000)
  utimesSync(join(root, 'package-lock.json'), later, later)
  await installPackages(root, { say })
  expect(said).toHaveLength(1)
})

test('options are read in any order and form, folders from where the person stands', () => {
  const options = readOptions(['--no-demo', '--data=here', '--port', '4100'], { cwd: '/somewhere', resolve, env: {} })
  expect(options).toMatchObject({ mode: 'embedded', port: 4100, dataDir: '/somewhere/here', hasDemo: false, isReset: false })
  expect(readOptions([], { cwd: '/', resolve, env: { PORT: '4200' } }).port).toBe(4200)
  expect(readOptions(['--port', '1'], { cwd: '/', resolve, env: { PORT: '4200' } }).port).toBe(1)
  expect(readOptions([], { cwd: '/', resolve, env: {} }).port).toBe(4000)
})
