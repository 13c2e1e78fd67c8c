import { expect, test } from 'vitest'
import { z } from 'zod'
import { readEnv } from './env.ts'

const shape = {
  PORT: z.coerce.number().int().min(1).max(65_535).default(4000),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  HOWL_SECRET: z.string().min(32),
  LOG_LEVEL: z.enum(['info', 'warn']).optional(),
}

const whole = { DATABASE_URL: 'postgres://localhost/howl', HOWL_SECRET: 'x'.repeat(32) }

test('reads, converts and fills in defaults', () => {
  expect(readEnv(shape, { ...whole, PORT: '4100', LOG_LEVEL: 'warn', OTHER: 'ignored' })).toEqual({
    ...whole,
    PORT: 4100,
    LOG_LEVEL: 'warn',
  })
  expect(readEnv(shape, whole)).toEqual({ ...whole, PORT: 4000 })
})

test('one message names every faulty variable', () => {
  const read = () => readEnv(shape, { PORT: 'eighty', HOWL_SECRET: 'short', LOG_LEVEL: 'loud' })
  expect(read).toThrow(/PORT: .+\n {2}DATABASE_URL: is missing\n {2}HOWL_SECRET: .+32.+\n {2}LOG_LEVEL: must be one of info, warn\n/)
})

test('an empty variable counts as absent', () => {
  expect(readEnv(shape, { ...whole, PORT: '', LOG_LEVEL: '' })).toEqual({ ...whole, PORT: 4000 })
  expect(() => readEnv(shape, { ...whole, HOWL_SECRET: '' })).toThrow('HOWL_SECRET: is missing')
})

test('the message repeats no value, because values are secrets', () => {
  const secrets = { DATABASE_URL: 'http://user:hunter2@host', HOWL_SECRET: 'hunter2', LOG_LEVEL: 'hunter2', PORT: 'hunter2' }
  expect(() => readEnv(shape, secrets)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('hunter2') as string }) as Error)
})
