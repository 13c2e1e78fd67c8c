import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateAll } from '../src/migrate.ts'
import { startPostgres, type RunningPostgres } from '../src/postgres.ts'

// The owner of a managed database is no superuser: it may create roles, and has no more than that of them.
let base: string
let postgres: RunningPostgres
let owner: pg.Client
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'howl-migrate-'))
  chmodSync(base, 0o711)
  postgres = await startPostgres({ dataDir: join(base, 'data'), isDurable: false })
  const superuser = new pg.Client({ connectionString: postgres.ownerUrl })
  await superuser.connect()
  await superuser.query(`create role tenant login createrole password 'of the tenant'`)
  await superuser.query('create database managed owner tenant')
  await superuser.end()
  const url = new URL(postgres.ownerUrl)
  Object.assign(url, { username: 'tenant', password: 'of the tenant', pathname: '/managed' })
  await migrateAll(url.href, 'error')
  await migrateAll(url.href, 'error')
  owner = new pg.Client({ connectionString: url.href })
  await owner.connect()
}, 120_000)
afterAll(async () => {
  await owner?.end()
  await postgres?.stop()
  rmSync(base, { recursive: true, force: true })
})

test('a database whose owner is no superuser is brought to the newest state, once and again', async () => {
  const { rows } = await owner.query(`select nspname as schema, pg_get_userbyid(proowner) as owner from pg_proc join pg_namespace n on n.oid = pronamespace where proname = 'search_texts' order by 1`)
  expect(rows).toEqual([
    { schema: 'finance', owner: 'howl_finance_search' },
    { schema: 'growth', owner: 'howl_growth_search' },
  ])
})

test('afterwards nobody can become the role that sees the searched texts of all tenants', async () => {
  const { rows } = await owner.query(`select r.rolname as role, m.rolname as member from pg_roles r, pg_roles m where r.rolname like 'howl%search' and m.rolname <> r.rolname and not m.rolsuper and pg_has_role(m.rolname, r.rolname, 'member') and pg_has_role(m.rolname, r.rolname, 'usage')`)
  expect(rows).toEqual([])
  await expect(owner.query('set role howl_finance_search')).rejects.toThrow('permission denied to set role')
})
