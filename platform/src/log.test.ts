import { QueryFailedError } from 'typeorm'
import { expect, test } from 'vitest'
import { createLog } from './log.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void): { text: string; line: Record<string, unknown> } {
  let text = ''
  write(createLog({ name: 'test', level: 'info', destination: { write: (chunk) => void (text += chunk) } }))
  return { text, line: JSON.parse(text) as Record<string, unknown> }
}

test('a line is JSON with name, level as a word, time and message', () => {
  const { line } = logged((log) => log.info({ orders: 3 }, 'done'))
  expect(line).toMatchObject({ name: 'test', level: 'info', msg: 'done', orders: 3 })
  expect(line['time']).toBeTypeOf('number')
})

test('secrets are hidden by their name at any depth', () => {
  const { text, line } = logged((log) =>
    log.info({
      password: 'hunter2',
      request: { headers: { authorization: 'Bearer hunter2', Cookie: 'a=hunter2', 'x-howl-claims': 'hunter2', accept: 'any' } },
      connections: [{ secrets: { apiToken: 'hunter2' }, settings: { bank: 'VCB' } }],
      HOWL_VAULT_KEYS: 'hunter2',
      refreshToken: 'hunter2',
    }),
  )
  expect(text).not.toContain('hunter2')
  expect(line).toMatchObject({ request: { headers: { accept: 'any' } }, connections: [{ settings: { bank: 'VCB' } }] })
})

test('secrets are hidden inside texts, messages and errors', () => {
  const { text } = logged((log) => {
    const error = Object.assign(new Error('connect postgres://howl:hunter2@db/howl failed'), { config: { secret: 'hunter2' } })
    log.error({ err: error, note: 'Authorization: Bearer hunter2.x.y' }, 'key howl_hunter2 at redis://:hunter2@cache')
  })
  expect(text).not.toContain('hunter2')
  expect(text).toContain('connect postgres://howl:[redacted]@db/howl failed')
})

test('an error keeps its message, type and stack', () => {
  const { line } = logged((log) => log.error({ err: new TypeError('no') }, 'failed'))
  expect(line['err']).toMatchObject({ type: 'TypeError', message: 'no' })
  expect((line['err'] as { stack: string }).stack).toContain('log.test.ts')
})

test('a failed statement is logged without its values', () => {
  const error = new QueryFailedError('insert into secrets values ($1)', ['hunter2'], new Error('duplicate key'))
  const { text, line } = logged((log) => log.error({ err: error }, 'failed'))
  expect(text).not.toContain('hunter2')
  expect(line['err']).toMatchObject({ query: 'insert into secrets values ($1)', message: 'duplicate key' })
})

test('values in circles, bigints and child loggers do no harm', () => {
  const circle: Record<string, unknown> = { minor: 5n }
  circle['self'] = circle
  const { text, line } = logged((log) => log.child({ requestId: 'r1' }).info({ circle }, '%s'))
  expect(line).toMatchObject({ requestId: 'r1', circle: { minor: '5' } })
  expect(text).toContain('[too deep]')
})
