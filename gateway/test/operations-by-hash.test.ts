import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Texts, Documents, readOperations } from '../src/operations.ts'
import { startTestGateway, type Answer, type TestGateway } from './start-test-gateway.ts'

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const byHash = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(text) } } })
const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

/** A folder as the web's build leaves it. */
function built(operations: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'howl-operations-'))
  folders.push(folder)
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Howl</title>')
  writeFileSync(join(folder, 'operations.json'), JSON.stringify(operations))
  return folder
}

const who = 'query Who { viewer { name } }'
const rename = 'mutation Rename($input: RenameProjectInput!) { renameProject(input: $input) { __typename } }'
const tooDeep = `query TooMuch { ${Array.from({ length: 16 }, (_alias, index) => `a${index}: resolved`).join(' ')} }`
const elsewhere = 'query Elsewhere { whatThisGraphLacks }'

for (const mode of ['embedded', 'networked'] as const) {
  describe(`${mode}: operations by their hash`, () => {
    let howl: TestGateway
    beforeAll(async () => {
      howl = await startTestGateway({ mode, webRoot: built(Object.fromEntries([who, rename, tooDeep, elsewhere].map((text) => [hashOf(text), text]))) })
    })
    afterAll(() => howl.stop())

    const send = async (body: object, headers: Record<string, string> = {}) => {
      const response = await fetch(`${howl.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
      return { status: response.status, ...((await response.json()) as object) } as Answer
    }
    const codesOf = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions['code'])

    test('those of the web app are answered though nobody has sent their text', async () => {
      expect(await send(byHash(who))).toEqual({ status: 200, data: { viewer: null } })
      expect(codesOf(await send({ ...byHash(rename), variables: { input: {} } }))).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT'])
    })

    test('by GET too, but for changes', async () => {
      const get = (text: string) => fetch(`${howl.url}/graphql?extensions=${encodeURIComponent(JSON.stringify(byHash(text).extensions))}`)
      expect(await (await get(who)).json()).toEqual({ data: { viewer: null } })
      expect((await get(rename)).status).toBe(405)
    })

    test('limits hold for them as for any other', async () => {
      const before = howl.shop.resolved
      expect(codesOf(await send(byHash(tooDeep)))).toEqual(['OPERATION_TOO_COMPLEX'])
      expect(howl.shop.resolved).toBe(before)
    })

    test('a web app that does not fit the graph is named in the log, and the rest of it works', async () => {
      await expect.poll(() => JSON.stringify(howl.logged.filter(({ misfits }) => misfits))).toContain('query Elsewhere')
      expect(JSON.stringify(howl.logged.filter(({ misfits }) => misfits))).not.toContain('query Who')
      expect(codesOf(await send(byHash(elsewhere)))).toEqual(['GRAPHQL_VALIDATION_FAILED'])
    })

    test('others are remembered once their text was sent', async () => {
      const text = 'query Mine { resolved }'
      expect(codesOf(await send(byHash(text)))).toEqual(['PERSISTED_QUERY_NOT_FOUND'])
      const { data } = await send({ query: text, ...byHash(text) })
      expect(await send(byHash(text))).toMatchObject({ status: 200, data })
    })

    test('what was refused is not remembered', async () => {
      const text = `${tooDeep} # mine`
      expect(codesOf(await send({ query: text, ...byHash(text) }))).toEqual(['OPERATION_TOO_COMPLEX'])
      expect(codesOf(await send(byHash(text)))).toEqual(['PERSISTED_QUERY_NOT_FOUND'])
    })

    test('a text is never remembered under the hash of another', async () => {
      const answer = await send({ query: 'query Other { resolved }', ...byHash(who) })
      expect(answer.status).toBe(400)
      expect(codesOf(answer)).toEqual(['BAD_REQUEST'])
      expect(await send(byHash(who))).toEqual({ status: 200, data: { viewer: null } })
    })

    test('another version of persisted queries is not known, which tells a client to send the text', async () => {
      const answer = await send({ extensions: { persistedQuery: { version: 2, sha256Hash: hashOf(who) } } })
      expect(answer.status).toBe(200)
      expect(codesOf(answer)).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED'])
    })

    test('a hash that is none is not found', async () => {
      for (const sha256Hash of [{}, 1, null, '', '__proto__', 'x'.repeat(10_000)]) {
        expect(codesOf(await send({ extensions: { persistedQuery: { version: 1, sha256Hash } } })), JSON.stringify(sha256Hash)).toEqual(['PERSISTED_QUERY_NOT_FOUND'])
      }
    })

    test('the list of them is not served', async () => {
      for (const path of ['/operations.json', '/operations.json.br', '/%6fperations.json']) expect((await fetch(howl.url + path)).status, path).toBe(404)
    })
  })
}

test('a list that names a text by the hash of another stops the start', () => {
  expect(() => readOperations(built({ [hashOf(who)]: rename }))).toThrow('is damaged')
})

test('whoever floods the memory with texts costs others a second sending, and the web app nothing', async () => {
  const operations = new Map([[hashOf(who), who]])
  const texts = new Texts(operations)
  const documents = new Documents(operations)
  const document = { kind: 'Document' as const, definitions: [] }
  await documents.set(`schema:${hashOf(who)}`, document as never)
  await texts.set('apq:first', 'query First { resolved }')
  for (let n = 0; n < 1_000; n += 1) {
    await texts.set(`apq:${n}`, `${n}${'x'.repeat(15_000)}`)
    await documents.set(`schema:${n}`, { ...document, padding: 'x'.repeat(100_000) } as never)
  }
  expect(texts.find('first')).toBeUndefined()
  expect(texts.find('999')).toBeDefined()
  expect(Array.from({ length: 1_000 }, (_text, n) => texts.find(String(n))).filter(Boolean).length).toBeLessThan(300)
  expect(await documents.get('schema:0')).toBeUndefined()
  expect(await documents.get('schema:999')).toBeDefined()
  expect(texts.find(hashOf(who))).toBe(who)
  expect(await documents.get(`schema:${hashOf(who)}`)).toBe(document)
})
