import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJsonObject } from '../../lossless-json.ts'
import { readSepayTransfer, sepayEventId } from './sepay-transfers.ts'
import { bankTime, readBankTime, refusalOf, sepaySettings, sign, testTransferCommand, type SepaySecrets } from './sepay.ts'

const hmac: SepaySecrets = { authentication: 'HMAC', secret: 'sepay-test-secret-0001' }
const timestamp = '1767225600'
const signedAt = new Date(1_767_225_600_000)
const bodyA = Buffer.from(
  '{"id":92704,"gateway":"Vietcombank","transactionDate":"2026-01-01 07:00:00","accountNumber":"0123499999","code":"DH12345","content":"DH12345 chuyen tien","transferType":"in","transferAmount":250000,"accumulated":19077000,"subAccount":null,"referenceCode":"MBVCB.3278907687","description":"BankAPINotify DH12345 chuyen tien"}',
)
const bodyB = Buffer.from('{"id":1,"content":"DH12345 chuyển tiền"}')
const vectorA = 'sha256=5fef3ab3fec7ffe889e566a65ee4ae6cb1858cb60974ca12851af218ff9085d3'
const vectorB = 'sha256=c01a252c5a0196cc2d33b447a5c8a67f4135e0ac8f1e6346a2df7c23b5e94e7a'

const refusal = (headers: Record<string, string | string[]>, { body = bodyA, secrets = hmac, now = signedAt } = {}) => refusalOf({ headers, body, secrets, now })
const headersOf = (signature: string) => ({ 'x-sepay-timestamp': timestamp, 'x-sepay-signature': signature })

describe('the signature of a callback', () => {
  test('agrees with the published vectors A and B', () => {
    expect([bodyA.length, bodyB.length]).toEqual([324, 44])
    expect(sign(hmac.secret, timestamp, bodyA)).toBe(vectorA)
    expect(sign(hmac.secret, timestamp, bodyB)).toBe(vectorB)
    expect(refusal(headersOf(vectorA))).toBeNull()
    expect(refusal(headersOf(vectorB), { body: bodyB })).toBeNull()
  })

  test('is good for 300 seconds to both sides, and no longer', () => {
    const shifted = (seconds: number) => refusal(headersOf(vectorA), { now: new Date(signedAt.getTime() + seconds * 1000) })
    expect([shifted(300), shifted(-300)]).toEqual([null, null])
    expect([shifted(301), shifted(-301)]).toEqual([expect.stringContaining('301'), expect.stringContaining('301')])
  })

  test('does not survive a change of a single byte of body, signature or timestamp', () => {
    fc.assert(
      fc.property(fc.nat(bodyA.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const body = Buffer.from(bodyA)
        body[place] = (body[place] ?? 0) ^ change
        expect(refusal(headersOf(vectorA), { body })).toBe('wrong signature')
      }),
    )
    for (let place = 7; place < vectorA.length; place += 1) {
      const other = vectorA[place] === '0' ? '1' : '0'
      expect(refusal(headersOf(vectorA.slice(0, place) + other + vectorA.slice(place + 1)))).toBe('wrong signature')
    }
    expect(refusal({ ...headersOf(vectorA), 'x-sepay-timestamp': '1767225601' })).toBe('wrong signature')
  })

  test.each([
    ['nothing', {}],
    ['no timestamp', { 'x-sepay-signature': vectorA }],
    ['no signature', { 'x-sepay-timestamp': timestamp }],
    ['an empty signature', headersOf('')],
    ['a signature without its name', headersOf(vectorA.slice(7))],
    ['two signatures', { 'x-sepay-timestamp': timestamp, 'x-sepay-signature': [vectorA, vectorA] }],
    ['a timestamp that is no number', { ...headersOf(vectorA), 'x-sepay-timestamp': 'now' }],
    ['an API key instead', { authorization: `Apikey ${hmac.secret}` }],
  ] as [string, Record<string, string | string[]>][])('is refused when there is %s', (_what, headers) => {
    expect(refusal(headers)).toEqual(expect.any(String))
  })
})

describe('the API key of a callback', () => {
  const secrets: SepaySecrets = { authentication: 'API_KEY', secret: 'key-0001' }
  test('is taken as `Apikey`, and in no other way', () => {
    expect(refusal({ authorization: 'Apikey key-0001' }, { secrets })).toBeNull()
    for (const authorization of ['Bearer key-0001', 'ApiKey key-0001', 'Apikey key-0002', 'Apikey key-00011', 'Apikey', 'key-0001', '']) {
      expect(refusal({ authorization }, { secrets })).toBe('wrong API key')
    }
    expect(refusal(headersOf(sign(secrets.secret, timestamp, bodyA)), { secrets })).toBe('wrong API key')
  })
})

describe('times of the bank', () => {
  test('are those of Vietnam', () => {
    expect(readBankTime('2026-01-01 07:00:00')?.toISOString()).toBe('2026-01-01T00:00:00.000Z')
    expect(bankTime(new Date('2025-12-31T17:00:00Z'))).toBe('2026-01-01 00:00:00')
  })
  test.each(['2026-02-30 10:00:00', '2026-13-01 10:00:00', '2026-01-01 24:00:00', '2026-01-01', '', 'now', '2026-01-01 07:00:00+07'])('%s is none', (text) => {
    expect(readBankTime(text)).toBeNull()
  })
})

const settings = sepaySettings.parse({ bank: 'Vietcombank', accountNumber: '0123 499999', codePrefix: 'dh' })
const now = new Date('2026-01-02T00:00:00Z')
const reading = (change: Record<string, unknown>, raw?: (text: string) => string) => {
  const text = JSON.stringify({ ...(JSON.parse(bodyA.toString()) as object), ...change })
  const members = readJsonObject(Buffer.from(raw ? raw(text) : text))
  if (!members) throw new Error('no object')
  return readSepayTransfer(members, settings, now)
}

describe('what a callback says', () => {
  test('is read whole', () => {
    expect(reading({})).toEqual({
      kind: 'TRANSFER',
      transfer: {
        direction: 'IN',
        amountMinor: 250_000n,
        occurredAt: new Date('2026-01-01T00:00:00Z'),
        accountNumber: '0123499999',
        subAccount: null,
        isOurAccount: true,
        reference: 'MBVCB.3278907687',
        code: 'DH12345',
        content: 'DH12345 chuyen tien',
        description: 'BankAPINotify DH12345 chuyen tien',
        balanceAfterMinor: 19_077_000n,
        sequence: 92_704n,
      },
    })
  })

  test('amounts are whole dong, however they are written, with every digit', () => {
    const amount = (written: string) => {
      const read = reading({ transferAmount: 'AMOUNT' }, (text) => text.replace('"AMOUNT"', written))
      return read.kind === 'TRANSFER' ? read.transfer.amountMinor : read.outcome
    }
    expect(amount('999999999999999999')).toBe(999_999_999_999_999_999n)
    expect([amount('250000.00'), amount('2.5e5'), amount('"250000"'), amount('2500000e-1')]).toEqual([250_000n, 250_000n, 250_000n, 250_000n])
    expect(amount('250000.5')).toContain('whole number')
    expect(amount('-1')).toContain('negative')
    expect(amount('1000000000000000000')).toContain('larger')
    expect(amount('1e400')).toContain('larger')
    expect(amount('9'.repeat(500))).toContain('larger')
    for (const none of ['null', 'true', '[]', '{}', '""', '"many"', '"0x10"']) expect(amount(none)).toContain('no number')
  })

  test.each([
    [{ transferType: 'both' }, 'FAILED', 'transferType'],
    [{ transferType: null }, 'FAILED', 'transferType'],
    [{ transactionDate: '2026-02-30 00:00:00' }, 'FAILED', 'transactionDate'],
    [{ transactionDate: '2027-01-01 00:00:00' }, 'FAILED', 'not near now'],
    [{ transactionDate: '1999-01-01 00:00:00' }, 'FAILED', 'not near now'],
    [{ accountNumber: null }, 'FAILED', 'accountNumber'],
    [{ transferAmount: 0 }, 'IGNORED', 'No money moved'],
  ])('%o ends %s', (change, kind, outcome) => {
    expect(reading(change)).toEqual({ kind, outcome: expect.stringContaining(outcome) })
  })

  test('the account is ours by its number or by its sub-account', () => {
    const isOurs = (change: object) => {
      const read = reading(change as Record<string, unknown>)
      return read.kind === 'TRANSFER' && read.transfer.isOurAccount
    }
    expect([isOurs({}), isOurs({ accountNumber: '777', subAccount: '0123499999' }), isOurs({ accountNumber: null, subAccount: '0123499999' })]).toEqual([true, true, true])
    expect([isOurs({ accountNumber: '777' }), isOurs({ accountNumber: '01234999991' })]).toEqual([false, false])
  })

  test('a balance of 0 is no balance, and texts lose what cannot be stored', () => {
    expect(reading({ accumulated: 0, content: 'a\u0000b\ud800' })).toMatchObject({ transfer: { balanceAfterMinor: null, content: 'a\ufffdb\ufffd' } })
  })

  test('ids keep every digit, and equal ids are equal', () => {
    const id = (text: string) => sepayEventId(readJsonObject(Buffer.from(`{"id":${text}}`)) ?? new Map())
    expect([id('90071992547409931'), id('90071992547409932')]).toEqual(['90071992547409931', '90071992547409932'])
    expect([id('92704'), id('92704.0'), id('9.2704e4'), id('"92704"')]).toEqual(['92704', '92704', '92704', '92704'])
    expect(id('"07ad3dc9-0000-4000-8000-0afffe87053b"')).toBe('07ad3dc9-0000-4000-8000-0afffe87053b')
    expect(id('"\\u0000"')).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(id('9'.repeat(900_000))).toMatch(/^sha256:/)
    for (const none of ['null', 'true', '""', '"  "', '[1]', '{}']) expect(id(none)).toBeNull()
  })
})

describe('the test transfer', () => {
  test('is sent by a shell exactly as it was signed, whatever stands in it', async () => {
    const received: { headers: Record<string, unknown>; body: Buffer }[] = []
    const server = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        received.push({ headers: request.headers, body: Buffer.concat(parts) })
        response.end('{}')
      })
    }).listen(0, '127.0.0.1')
    await new Promise((done) => server.once('listening', done))
    const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/sepay/x`
    const content = `O'Neill "$(touch /tmp/x)" \`id\` $HOME \\ %s !! & | ; > tiền`
    const { command, expiresAt } = testTransferCommand({ webhookUrl, settings, secrets: hmac, amount: 999_999_999_999_999_999n, content, code: null, now: signedAt })
    await promisify(execFile)('sh', ['-c', command])
    server.close()
    const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = received
    expect(expiresAt).toEqual(new Date(signedAt.getTime() + 300_000))
    expect(refusalOf({ headers: headers as Record<string, string>, body, secrets: hmac, now: signedAt })).toBeNull()
    const members = readJsonObject(body)
    if (!members) throw new Error('no object')
    expect(readSepayTransfer(members, settings, signedAt)).toMatchObject({ transfer: { content, amountMinor: 999_999_999_999_999_999n, isOurAccount: true, occurredAt: signedAt } })
  })

  test('never shows an API key', () => {
    const secrets: SepaySecrets = { authentication: 'API_KEY', secret: 'very-secret-key' }
    const { command, expiresAt } = testTransferCommand({ webhookUrl: 'http://x', settings, secrets, amount: 1n, content: 'a', code: null, now })
    expect(command).not.toContain('very-secret-key')
    expect(command).toContain('$' + '{SEPAY_API_KEY:?')
    expect(expiresAt).toBeNull()
  })
})
