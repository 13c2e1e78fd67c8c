import { createHmac, timingSafeEqual } from 'node:crypto'
import Fastify from 'fastify'
import pg from 'pg'
import { announce } from '../processes.ts'

// The least that a receiver of callbacks can do and still be right: check the signature over the bytes, insert once, commit.

const { databaseUrl, secret } = JSON.parse(process.argv[2] ?? '{}') as { databaseUrl: string; secret: string }
const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 })
await pool.query('create table webhook_events (external_id text primary key, payload bytea not null, received_at timestamptz not null default now())')

const app = Fastify()
app.removeAllContentTypeParsers()
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
app.post('/webhooks', async (request, reply) => {
  const body = request.body as Buffer
  const expected = createHmac('sha256', secret).update(`${String(request.headers['x-sepay-timestamp'])}.`).update(body).digest()
  const given = Buffer.from(String(request.headers['x-sepay-signature']).replace('sha256=', ''), 'hex')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return reply.code(401).send({ success: false })
  const { id } = JSON.parse(body.toString('utf8')) as { id: number }
  await pool.query('insert into webhook_events (external_id, payload) values ($1, $2) on conflict do nothing', [String(id), body])
  return { success: true }
})
const address = await app.listen({ port: 0, host: '127.0.0.1' })
announce(`${address}/webhooks`, async () => {
  await app.close()
  await pool.end()
})
