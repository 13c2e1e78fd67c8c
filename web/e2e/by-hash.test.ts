import { chromium, startHowl, type TestHowl } from '@howl/testkit'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPerson } from './browser.ts'
import { buildWeb } from './build-web.ts'

const email = 'hanh@example.com'
const password = 'a long enough password'

if (chromium === null && process.env['CI'] !== 'true') {
  it.skip('operations by hash in a browser: no Chromium was found on this machine')
} else {
  describe('operations by hash', operationsByHash)
}

interface Asked {
  operationName?: string
  query?: string
  extensions?: { persistedQuery?: { sha256Hash: string } }
}

function operationsByHash() {
  const folder = mkdtempSync(join(tmpdir(), 'howl-by-hash-'))
  const webRoot = join(folder, 'web')
  /** The same pages before a gateway that was built with others, as while a new version is rolled out. */
  const ofAnother = join(folder, 'of-another')
  const complaints: string[] = []
  let howl: TestHowl
  let older: TestHowl
  let browser: Browser

  beforeAll(async () => {
    expect(chromium, 'the suite needs Chromium').not.toBeNull()
    await buildWeb(webRoot)
    cpSync(webRoot, ofAnother, { recursive: true })
    rmSync(join(ofAnother, 'operations.json'))
    howl = await startHowl({ webRoot })
    older = await startHowl({ webRoot: ofAnother })
    for (const one of [howl, older]) {
      const { body } = await one.send({ query: 'mutation ($input: SignUpInput!) { signUp(input: $input) { __typename } }', variables: { input: { email, password, name: 'Hanh Do' } } }, null)
      expect(body).toMatchObject({ data: { signUp: { __typename: 'SignUpSuccess' } } })
    }
    browser = await launchBrowser(chromium ?? '')
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await howl?.stop()
    await older?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Signs in and comes to the form of a first project: changes, queries, and the refresh before the app is there. */
  const visit = async (url: string) => {
    const person = await openPerson(browser, complaints)
    const asked: Asked[] = []
    person.context.on('request', (request: Request) => {
      if (new URL(request.url()).pathname === '/graphql') asked.push(request.postDataJSON() as Asked)
    })
    const page = await person.openPage(`${url}/sign-in`)
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('heading', { name: 'New project' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'New project' }).waitFor()
    await person.close()
    return asked
  }

  it('the app asks for everything by hash, from the first question on', async () => {
    const asked = await visit(howl.url)
    expect(asked.map(({ operationName }) => operationName)).toEqual(expect.arrayContaining(['RefreshSession', 'SignIn']))
    expect(asked.filter(({ query, extensions }) => query !== undefined || !extensions?.persistedQuery)).toEqual([])
    expect(complaints).toEqual([])
  })

  it('a gateway of another version gets the text once more, and the app works all the same', async () => {
    const asked = await visit(older.url)
    const texts = asked.filter(({ query }) => query !== undefined)
    expect(texts.map(({ operationName }) => operationName)).toEqual(expect.arrayContaining(['RefreshSession', 'SignIn']))
    const hashes = texts.flatMap(({ extensions }) => extensions?.persistedQuery?.sha256Hash ?? [])
    expect(new Set(hashes).size).toBe(hashes.length)
    expect(complaints).toEqual([])
  })

  it('every operation of the build is known, valid and within the limits', async () => {
    const operations = JSON.parse(readFileSync(join(webRoot, 'operations.json'), 'utf8')) as Record<string, string>
    expect(Object.keys(operations).length).toBeGreaterThan(100)
    for (const [sha256Hash, text] of Object.entries(operations)) {
      const answer = await fetch(`${howl.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash } } }) })
      const { errors = [] } = (await answer.json()) as { errors?: { extensions: { code: string } }[] }
      const codes = errors.map(({ extensions }) => extensions.code)
      // Nobody is signed in, and no variable is given: those are the only complaints.
      expect(codes.filter((code) => code !== 'UNAUTHENTICATED' && code !== 'BAD_USER_INPUT'), text).toEqual([])
    }
  })
}
