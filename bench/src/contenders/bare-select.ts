import Fastify from 'fastify'
import pg from 'pg'
import { announce } from '../processes.ts'

// The least that an answer from a database costs: one route, one row by its key.

const { databaseUrl } = JSON.parse(process.argv[2] ?? '{}') as { databaseUrl: string }
const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 })
await pool.query('create table people (id integer primary key, name text not null, email text not null)')
await pool.query(`insert into people select n, 'Person ' || n, 'person' || n || '@example.com' from generate_series(1, 1000) n`)

const app = Fastify()
app.post('/graphql', async () => {
  const { rows } = await pool.query('select id, name, email from people where id = $1', [1 + Math.floor(Math.random() * 1000)])
  return { data: { viewer: { user: rows[0] as unknown } } }
})
const address = await app.listen({ port: 0, host: '127.0.0.1' })
announce(address, async () => {
  await app.close()
  await pool.end()
})
