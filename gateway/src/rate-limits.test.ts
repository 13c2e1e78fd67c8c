import { expect, test } from 'vitest'
import { createLog } from '@howl/platform/log'
import { bucketOf, openRateLimits } from './rate-limits.ts'

const lines: string[] = []
const log = createLog({ name: 'test', level: 'warn', destination: { write: (line) => void lines.push(line) } })
const gone = { query: () => Promise.reject(new Error('the database is gone')) }

test('without the database a gateway counts for itself, and says so once', async () => {
  const limits = openRateLimits({ perSecond: 20, burst: 50, database: gone, log })
  const verdicts = await Promise.all(Array.from({ length: 200 }, () => limits.take('linh')))
  const allowed = verdicts.filter(({ isAllowed }) => isAllowed).length
  expect(allowed).toBeGreaterThanOrEqual(50)
  expect(allowed).toBeLessThanOrEqual(60)
  expect(lines).toHaveLength(1)
  limits.stop()
})

test('of nobody known, a network counts as one', () => {
  const bucket = (address: string) => bucketOf({ requestId: '', caller: { kind: 'anonymous' }, globalRole: 'USER', projects: {}, client: { address, userAgent: null, publicUrl: '' } })
  expect(bucket('2001:db8:0:1::5')).toBe(bucket('2001:0DB8::1:aaaa:bbbb:cccc:dddd'))
  expect(bucket('2001:db8:0:1::5')).not.toBe(bucket('2001:db8:0:2::5'))
  expect(bucket('::1')).toBe('network:0:0:0:0')
  expect(bucket('::ffff:10.0.0.1')).not.toBe(bucket('::ffff:10.0.0.2'))
  expect(bucket('10.0.0.1')).not.toBe(bucket('10.0.0.2'))
})
