import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freePort } from '../src/free-port.ts'
import { openGraphClient } from '../src/graph-client.ts'
import { stopOrphanedPostgres } from '../src/postgres.ts'
import { readyAt, runHowl, type HowlProcess } from './howl-process.ts'

/** Everything here runs `npm start` from outside, on data folders of its own. */
let base: string
let running: HowlProcess[] = []
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'howl-start-'))
  chmodSync(base, 0o711)
})
afterAll(() => rmSync(base, { recursive: true, force: true }))
afterEach(async () => {
  await Promise.all(running.map(({ interrupt }) => interrupt()))
  running = []
})

function start(words: string[], env: Record<string, string> = {}): HowlProcess {
  const howl = runHowl(['--port', '0', ...words], env)
  running.push(howl)
  return howl
}

const signUp = `mutation SignUp($input: SignUpInput!) { signUp(input: $input) { __typename ... on SignUpSuccess { accessToken user { globalRole } } } }`
const person = { email: 'mai@shop.example', password: 'a long enough one', name: 'Mai' }

type SignedUp = { signUp: { __typename: string; accessToken: string; user: { globalRole: string } } }

describe('npm start', { timeout: 120_000 }, () => {
  const data = () => join(base, 'data')
  let token: string

  test('on an empty folder serves, says where, and makes the first person SUPERADMIN', async () => {
    const howl = start(['--data', data(), '--no-demo'])
    const url = await readyAt(howl)
    expect(howl.output()).toMatch(/Who signs up first is SUPERADMIN/)
    expect((await fetch(`${url}/health`)).status).toBe(200)
    expect((await fetch(`${url}/ready`)).status).toBe(200)
    const page = await fetch(url)
    expect(page.headers.get('content-type')).toMatch(/^text\/html/)
    const answer = await openGraphClient(url).ask<SignedUp>(signUp, { input: person })
    expect(answer.signUp).toMatchObject({ __typename: 'SignUpSuccess', user: { globalRole: 'SUPERADMIN' } })
    token = answer.signUp.accessToken
    const second = await openGraphClient(url).ask<SignedUp>(signUp, { input: { ...person, email: 'binh@shop.example' } })
    expect(second.signUp.user.globalRole).toBe('USER')
    expect(await howl.interrupt()).toEqual({ code: 0, signal: null })
    await expect(fetch(`${url}/health`)).rejects.toThrow()
  })

  test('a second time is ready soon, with the same data and secrets: who was signed in still is', async () => {
    const secrets = readFileSync(join(data(), 'secrets.json'), 'utf8')
    expect(statSync(join(data(), 'secrets.json')).mode & 0o077).toBe(0)
    const began = Date.now()
    const howl = start(['--data', data()])
    const url = await readyAt(howl)
    // Five seconds is the promise on two idle cores; the rest is for the suites that run beside this one.
    expect(Date.now() - began).toBeLessThan(15_000)
    const { viewer } = await openGraphClient(url).ask<{ viewer: { user: { email: string } } }>('{ viewer { user { email } } }', {}, token)
    expect(viewer.user.email).toBe(person.email)
    expect(readFileSync(join(data(), 'secrets.json'), 'utf8')).toBe(secrets)
    // It was started empty on purpose, and stays without a demo.
    expect(howl.output()).not.toMatch(/demo/i)
    expect((await howl.interrupt()).code).toBe(0)
  })

  test('the command of the machine makes another person SUPERADMIN, while Howl runs', async () => {
    const howl = start(['--data', data()])
    const graph = openGraphClient(await readyAt(howl))
    const command = runHowl(['--superadmin', 'Binh@shop.example', '--data', data()])
    expect((await command.ended).code).toBe(0)
    expect(command.output()).toMatch(/Binh@shop\.example is SUPERADMIN of this installation/)
    const { signIn } = await graph.ask<{ signIn: { user: { globalRole: string } } }>(
      'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { user { globalRole } } } }',
      { input: { email: 'binh@shop.example', password: person.password } },
    )
    expect(signIn.user.globalRole).toBe('SUPERADMIN')
    const nobody = runHowl(['--superadmin', 'nobody@shop.example', '--data', data()])
    expect((await nobody.ended).code).toBe(1)
    expect(nobody.output()).toMatch(/Nobody has signed up as nobody@shop\.example/)
  })

  test('after everything was killed comes up again with what it had', async () => {
    const howl = start(['--data', data()])
    await readyAt(howl)
    howl.child.kill('SIGKILL')
    await howl.ended
    process.kill(Number(readFileSync(join(data(), 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
    const again = start(['--data', data()])
    const { viewer } = await openGraphClient(await readyAt(again)).ask<{ viewer: { user: { email: string } } }>('{ viewer { user { email } } }', {}, token)
    expect(viewer.user.email).toBe(person.email)
  })

  test('brings its database back when somebody ends that', async () => {
    const howl = start(['--data', data()])
    const graph = openGraphClient(await readyAt(howl))
    process.kill(Number(readFileSync(join(data(), 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
    await howl.writes(/database server has ended and is started again/)
    const ask = () => graph.ask<{ viewer: { user: { email: string } } }>('{ viewer { user { email } } }', {}, token)
    await expect.poll(() => ask().then(({ viewer }) => viewer.user.email, () => null), { timeout: 10_000 }).toBe(person.email)
    expect((await howl.interrupt()).code).toBe(0)
  })

  test('a second start on the same folder is refused, and the first goes on', async () => {
    const first = start(['--data', data()])
    const url = await readyAt(first)
    const second = start(['--data', data()])
    expect((await second.ended).code).toBe(1)
    expect(second.output()).toMatch(/Another Howl \(process \d+\) is running on the data folder .*--data/s)
    expect(second.output()).not.toMatch(/\n\s+at /)
    expect((await fetch(`${url}/health`)).status).toBe(200)
  })

  test('Ctrl-C while it is still starting ends it cleanly too', async () => {
    const howl = start(['--data', join(base, 'broken-off'), '--no-demo'])
    await howl.writes(/Creating the database/)
    expect((await howl.interrupt()).code).toBe(0)
    const again = start(['--data', join(base, 'broken-off'), '--no-demo'])
    await readyAt(again)
  })

  test('--reset asks, and deletes only what is ours', async () => {
    const folder = join(base, 'shared folder')
    mkdirSync(folder)
    writeFileSync(join(folder, 'letter.txt'), 'mine')
    const first = start(['--data', folder, '--no-demo'])
    await openGraphClient(await readyAt(first)).ask(signUp, { input: person })
    await first.interrupt()

    const unasked = start(['--data', folder, '--reset'])
    expect((await unasked.ended).code).toBe(1)
    expect(unasked.output()).toMatch(/--reset would delete all data in .*--yes/)

    const emptied = start(['--data', folder, '--reset', '--yes', '--no-demo'])
    const answer = await openGraphClient(await readyAt(emptied)).ask<SignedUp>(signUp, { input: person })
    expect(answer.signUp.user.globalRole).toBe('SUPERADMIN')
    expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe('mine')
  })
})

describe('what a person can put right is said in a few lines, without a stack', { timeout: 120_000 }, () => {
  let data: string
  beforeEach(() => {
    data = join(base, 'never-made')
  })

  async function refusal(words: string[], env: Record<string, string> = {}): Promise<string> {
    const howl = runHowl(words, env)
    running.push(howl)
    expect((await howl.ended).code).toBe(1)
    expect(howl.output()).not.toMatch(/\n\s+at /)
    return howl.output()
  }

  test('a port that is taken, with one that is free', async () => {
    const stranger = createServer()
    await new Promise<void>((done) => stranger.listen(0, '127.0.0.1', done))
    const { port } = stranger.address() as { port: number }
    const said = await refusal(['--port', String(port), '--data', data])
    await new Promise((done) => stranger.close(done))
    expect(said).toMatch(new RegExp(`Port ${port} is taken.*npm start -- --port \\d+`))
  })

  test('a port that somebody takes while the start is under way', async () => {
    const port = await freePort()
    const howl = runHowl(['--port', String(port), '--data', data, '--no-demo'])
    running.push(howl)
    await howl.writes(/Creating the database/)
    const stranger = createServer()
    await new Promise<void>((done) => stranger.listen(port, '127.0.0.1', done))
    expect((await howl.ended).code).toBe(1)
    await new Promise((done) => stranger.close(done))
    expect(howl.output()).toMatch(new RegExp(`Port ${port} is taken.*npm start -- --port \\d+`))
    expect(howl.output()).not.toMatch(/\n\s+at /)
  })

  test('an option that does not exist, and one without its value', async () => {
    expect(await refusal(['--demo'])).toMatch(/There is no option --demo\.[\s\S]*--no-demo/)
    expect(await refusal(['--port', 'http'])).toMatch(/--port must be a number from 0 to 65535.*"http"/)
    expect(await refusal(['--data', '--no-demo'])).toMatch(/--data needs a value/)
  })

  test('every wrong variable at once', async () => {
    const said = await refusal(['--data', data], { PORT: 'http', LOG_LEVEL: 'loud', REDIS_URL: 'localhost', PUBLIC_URL: 'howl' })
    for (const name of ['PORT', 'LOG_LEVEL', 'REDIS_URL', 'PUBLIC_URL']) expect(said).toMatch(new RegExp(`^ {2}${name}: must be`, 'm'))
  })

  test('a database that cannot be reached', async () => {
    expect(await refusal(['--port', '0', '--data', data], { DATABASE_URL: 'postgres://howl:secret@127.0.0.1:1/howl' })).toMatch(/DATABASE_URL leads to a database that cannot be used[\s\S]*Check the address/)
  })

  test('a public key that is not that of the secret', async () => {
    expect(await refusal(['--port', '0', '--data', join(base, 'keys')], { HOWL_CLAIMS_PUBLIC_KEY: 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE' })).toMatch(
      /HOWL_CLAIMS_PUBLIC_KEY does not belong to HOWL_SECRET/,
    )
  })

  test('a folder that is a file', async () => {
    writeFileSync(join(base, 'file'), '')
    expect(await refusal(['--port', '0', '--data', join(base, 'file')])).toMatch(/file cannot be the data folder/)
  })

  test.runIf(process.getuid?.() === 0)('a folder that the user of the database cannot reach', async () => {
    const closed = join(base, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    expect(await refusal(['--port', '0', '--data', join(closed, 'data')])).toMatch(new RegExp(`${closed} is closed to others[\\s\\S]*chmod o\\+x`))
  })

  test('an address of no machine', async () => {
    expect(await refusal(['--data', data], { HOST: '192.0.2.1' })).toMatch(/HOST is "192\.0\.2\.1", which is no address of this machine/)
  })
})

afterAll(async () => {
  await stopOrphanedPostgres(join(base, 'data'))
})
