import { connect, createServer, type AddressInfo } from 'node:net'
import { cloneDatabase, type TestDatabase } from '@howl/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { claimsOf, openToyDatabase, otherProject, otherUserId, ownProject, Thing, userId } from '../test/toy.ts'
import type { Database } from './database.ts'
import { uuidv7 } from './ids.ts'

let clone: TestDatabase
let db: Database
const mine = claimsOf({ [ownProject]: [] })
const theirs = claimsOf({ [otherProject]: [] }, otherUserId)

const things = () => clone.query<{ name: string; project_id: string }>('select name, project_id from toy.things order by name')
const insert = (projectId: string, name: string) => ({ id: uuidv7(), projectId, name, createdAt: new Date() })

/** ErrorResponse of PostgreSQL's protocol, version 3, as a server says goodbye that has lost its postmaster. */
const FATAL = (() => {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0')
  const head = Buffer.from('E....')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
})()
const READY = Buffer.from('Z\0\0\0\x05I', 'latin1')

/** A way to the server on which a new connection can break in the same breath in which it becomes ready. */
async function openBreakingLine(ownerUrl: string) {
  const target = new URL(ownerUrl)
  const ports: number[] = []
  let isNextBroken = false
  const server = createServer((socket) => {
    const upstream = connect(Number(target.port), target.hostname, () => ports.push(upstream.localPort ?? 0))
    let isBreaking = isNextBroken
    isNextBroken = false
    socket.pipe(upstream)
    upstream.on('data', (chunk: Buffer) => {
      const breaks = isBreaking && chunk.subarray(-READY.length).equals(READY)
      if (!breaks) return socket.write(chunk)
      isBreaking = false
      socket.end(Buffer.concat([chunk, FATAL]))
      upstream.destroy()
    })
    upstream.on('close', () => socket.destroy())
    socket.on('close', () => upstream.destroy())
    for (const end of [socket, upstream]) end.on('error', () => {})
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = new URL(ownerUrl)
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: String(url),
    /** By which the server knows the connections. */
    ports: () => ports,
    breakNext: () => {
      isNextBroken = true
    },
    close: () => new Promise((done) => server.close(done)),
  }
}

beforeAll(async () => {
  clone = await cloneDatabase()
  db = await openToyDatabase(clone.ownerUrl)
})
afterAll(async () => {
  await db.close()
  await clone.drop()
})
beforeEach(() => clone.query('truncate toy.things'))

describe('inTenant', () => {
  it('shows a project its own rows and none of another, whatever the statement asks for', async () => {
    await db.inTenant(mine, [ownProject], (tx) => tx.manager.insert(Thing, insert(ownProject, 'mine')))
    await db.inTenant(theirs, [otherProject], (tx) => tx.manager.insert(Thing, insert(otherProject, 'theirs')))
    const seen = await db.inTenant(mine, [ownProject], (tx) => tx.query<{ name: string }>('select name from toy.things'))
    expect(seen).toEqual([{ name: 'mine' }])
  })

  it('refuses to write into another project', async () => {
    const attempt = db.inTenant(mine, [ownProject], (tx) => tx.manager.insert(Thing, insert(otherProject, 'smuggled')))
    await expect(attempt).rejects.toMatchObject({ code: '42501' })
    expect(await things()).toEqual([])
  })

  it('changes and deletes nothing of another project', async () => {
    await db.inTenant(theirs, [otherProject], (tx) => tx.manager.insert(Thing, insert(otherProject, 'theirs')))
    await db.inTenant(mine, [ownProject], async (tx) => {
      await tx.query(`update toy.things set name = 'changed'`)
      await tx.query('delete from toy.things')
    })
    expect(await things()).toEqual([{ name: 'theirs', project_id: otherProject }])
  })

  it('does not let a row move into another project', async () => {
    await db.inTenant(mine, [ownProject], (tx) => tx.manager.insert(Thing, insert(ownProject, 'mine')))
    const attempt = db.inTenant(mine, [ownProject], (tx) => tx.query('update toy.things set project_id = $1', [otherProject]))
    await expect(attempt).rejects.toMatchObject({ code: '42501' })
  })

  it('says NOT_FOUND for a project that the claims do not hold, before any statement', async () => {
    const attempt = db.inTenant(mine, [otherProject], () => Promise.reject(new Error('must not run')))
    await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('reaches the rows of the person who asks and of nobody else', async () => {
    await db.inTenant(mine, [], (tx) => tx.query('insert into toy.notes values ($1, $2)', [uuidv7(), userId]))
    expect(await db.inTenant(mine, [], (tx) => tx.query('select user_id from toy.notes'))).toEqual([{ user_id: userId }])
    expect(await db.inTenant(theirs, [], (tx) => tx.query('select user_id from toy.notes'))).toEqual([])
    const forged = db.inTenant(theirs, [], (tx) => tx.query('insert into toy.notes values ($1, $2)', [uuidv7(), userId]))
    await expect(forged).rejects.toMatchObject({ code: '42501' })
  })

  it('lets save() of TypeORM join the transaction instead of ending it', async () => {
    const attempt = db.inTenant(mine, [ownProject], async (tx) => {
      await tx.manager.save(Thing, insert(ownProject, 'saved'))
      throw new Error('later')
    })
    await expect(attempt).rejects.toThrow('later')
    expect(await things()).toEqual([])
  })

  it('throws when a swallowed error has turned the commit into a rollback', async () => {
    const attempt = db.inTenant(mine, [ownProject], async (tx) => {
      await tx.manager.insert(Thing, insert(ownProject, 'lost'))
      await tx.query('select 1 / 0').catch(() => undefined)
    })
    await expect(attempt).rejects.toThrow('could not be committed')
    expect(await things()).toEqual([])
  })

  it('rings bells after the commit and never for what was rolled back', async () => {
    const rung: string[] = []
    await db.inTenant(mine, [ownProject], async (tx) => {
      tx.afterCommit(() => rung.push('kept'))
      await tx.savepoint(() => {
        tx.afterCommit(() => rung.push('undone'))
        return Promise.reject(new Error('undo'))
      }).catch(() => undefined)
      expect(rung).toEqual([])
    })
    expect(rung).toEqual(['kept'])
    await db.inTenant(mine, [ownProject], (tx) => {
      tx.afterCommit(() => rung.push('never'))
      return Promise.reject(new Error('no'))
    }).catch(() => undefined)
    expect(rung).toEqual(['kept'])
  })

  it('hands no role and no project to the next borrower of a connection, also after errors and killed backends', async () => {
    const narrow = await openToyDatabase(clone.ownerUrl, 1)
    try {
      await narrow.inTenant(mine, [ownProject], (tx) => tx.manager.insert(Thing, insert(ownProject, 'mine')))
      await narrow.inTenant(mine, [ownProject], (tx) => tx.query('select nonsense')).catch(() => undefined)
      expect(await narrow.inTenant(theirs, [otherProject], (tx) => tx.query('select * from toy.things'))).toEqual([])
      const killed = narrow.inTenant(mine, [ownProject], (tx) => tx.query('select pg_terminate_backend(pg_backend_pid())'))
      await expect(killed).rejects.toThrow()
      expect(await narrow.inTenant(theirs, [otherProject], (tx) => tx.query('select * from toy.things'))).toEqual([])
    } finally {
      await narrow.close()
    }
  })

  it('fails, and nothing else with it, when its connection breaks in the moment that it is made', async () => {
    const line = await openBreakingLine(clone.ownerUrl)
    const narrow = await openToyDatabase(line.url, 1)
    try {
      // What lay idle goes, so that the next has to connect, and hears of its connection and of the end of it at once.
      await clone.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'howl-toy' and datname = current_database() and client_port = any ($1)`, [line.ports()])
      await expect.poll(() => clone.query('select from pg_stat_activity where client_port = any ($1)', [line.ports()])).toEqual([])
      line.breakNext()
      await expect(narrow.inTenant(mine, [ownProject], (tx) => tx.query('select 1'))).rejects.toThrow()
      expect(await narrow.inTenant(mine, [ownProject], (tx) => tx.query('select 1 as one'))).toEqual([{ one: 1 }])
    } finally {
      await narrow.close()
      await line.close()
    }
  })

  it('leaves neither role nor project nor person on a connection once the transaction is over', async () => {
    const narrow = await openToyDatabase(clone.ownerUrl, 1)
    try {
      await narrow.inTenant(mine, [ownProject], (tx) => tx.manager.insert(Thing, insert(ownProject, 'mine')))
      const [left] = await narrow.inTenant(theirs, [otherProject], async (tx) => {
        // What the connection itself remembers shows only outside of a transaction.
        await tx.query('rollback')
        return tx.query(`select current_user as role, current_setting('howl.project_ids') as projects, current_setting('howl.user_id') as person`)
      })
      expect(left).toEqual({ role: 'howl_app', projects: '', person: '' })
    } finally {
      await narrow.close()
    }
  })

  it('takes no id that would say something else in a statement, whoever claims it', async () => {
    const id = `${otherProject}', true), set_config('role', 'howl_toy_system`
    await expect(db.inTenant(claimsOf({ [id]: [] }), [id], () => Promise.reject(new Error('must not run')))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const person = `${userId}', true), set_config('role', 'howl_toy_system`
    await expect(db.inTenant(claimsOf({}, person), [], () => Promise.reject(new Error('must not run')))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const enter = db.asSystem('test', (tx) => tx.inProject(id, () => Promise.reject(new Error('must not run'))))
    await expect(enter).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('keeps 64 tenants apart on four connections, with random aborts', async () => {
    const tenants = Array.from({ length: 64 }, () => uuidv7())
    let foreign = 0
    await Promise.all(
      Array.from({ length: 600 }, async (_, turn) => {
        const tenant = tenants[turn % tenants.length] ?? ownProject
        const claims = claimsOf({ [tenant]: [] })
        await db
          .inTenant(claims, [tenant], async (tx) => {
            await tx.manager.insert(Thing, insert(tenant, `turn ${turn}`))
            const rows = await tx.query<{ project_id: string }>('select project_id from toy.things')
            foreign += rows.filter((row) => row.project_id !== tenant).length
            if (turn % 5 === 0) throw new Error('abort')
            if (turn % 7 === 0) await tx.query('select nonsense')
          })
          .catch(() => undefined)
      }),
    )
    expect(foreign).toBe(0)
    expect((await things()).length).toBeGreaterThan(300)
  })
})

describe('readInTenant', () => {
  const names = { sql: 'select name from toy.things where name = any ($1) order by name', params: [['mine', 'theirs']] }

  it('shows a project its own rows and none of another, though the server plans the statement once for both', async () => {
    const narrow = await openToyDatabase(clone.ownerUrl, 1)
    try {
      await narrow.inTenant(mine, [ownProject], (tx) => tx.manager.insert(Thing, insert(ownProject, 'mine')))
      await narrow.inTenant(theirs, [otherProject], (tx) => tx.manager.insert(Thing, insert(otherProject, 'theirs')))
      // PostgreSQL keeps a plan after five times.
      for (let times = 0; times < 7; times += 1) {
        expect(await narrow.readInTenant(mine, [ownProject], names)).toEqual([{ name: 'mine' }])
        expect(await narrow.readInTenant(theirs, [otherProject], names)).toEqual([{ name: 'theirs' }])
        expect(await narrow.readInTenant(mine, [], names)).toEqual([])
      }
    } finally {
      await narrow.close()
    }
  })

  it('knows the person who asks', async () => {
    await db.inTenant(mine, [], (tx) => tx.query('insert into toy.notes values ($1, $2)', [uuidv7(), userId]))
    const notes = { sql: 'select distinct user_id from toy.notes', params: [] }
    expect(await db.readInTenant(mine, [], notes)).toEqual([{ user_id: userId }])
    expect(await db.readInTenant(theirs, [], notes)).toEqual([])
  })

  it('says NOT_FOUND for a project that the claims do not hold, and for what is no id', async () => {
    await expect(db.readInTenant(mine, [otherProject], names)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(db.readInTenant(claimsOf({ [`${ownProject},${otherProject}`]: [] }), [`${ownProject},${otherProject}`], names)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('writes nothing into another project', async () => {
    const write = { sql: 'insert into toy.things (id, project_id, name, created_at) values ($1, $2, $3, now())', params: [uuidv7(), otherProject, 'smuggled'] }
    await expect(db.readInTenant(mine, [ownProject], write)).rejects.toMatchObject({ code: '42501' })
    expect(await things()).toEqual([])
  })

  it('leaves neither role nor project nor person on the connection, also after an error', async () => {
    const narrow = await openToyDatabase(clone.ownerUrl, 1)
    const who = `select current_user as role, current_setting('howl.project_ids') as projects, current_setting('howl.user_id') as person`
    try {
      const inside = await narrow.readInTenant(mine, [ownProject], { sql: who, params: [] })
      expect(inside).toEqual([{ role: 'howl_toy', projects: ownProject, person: userId }])
      await expect(narrow.readInTenant(mine, [ownProject], { sql: 'select nonsense', params: [] })).rejects.toMatchObject({ code: '42703' })
      const fails = { sql: 'select 1 / $1::int as part', params: [0] }
      await expect(narrow.readInTenant(mine, [ownProject], fails)).rejects.toMatchObject({ code: '22012' })
      expect(await narrow.readInTenant(mine, [ownProject], { ...fails, params: [1] })).toEqual([{ part: 1 }])
      const left = await narrow.inTenant(theirs, [otherProject], async (tx) => {
        await tx.query('rollback')
        return tx.query(who)
      })
      expect(left).toEqual([{ role: 'howl_app', projects: '', person: '' }])
    } finally {
      await narrow.close()
    }
  })

  it('keeps tenants apart on few connections, between transactions that abort', async () => {
    const tenants = Array.from({ length: 32 }, () => uuidv7())
    await Promise.all(tenants.map((tenant) => db.inTenant(claimsOf({ [tenant]: [] }), [tenant], (tx) => tx.manager.insert(Thing, insert(tenant, tenant)))))
    const all = { sql: 'select name from toy.things', params: [] }
    await Promise.all(
      Array.from({ length: 400 }, async (_, turn) => {
        const tenant = tenants[turn % tenants.length] ?? ownProject
        const claims = claimsOf({ [tenant]: [] })
        if (turn % 5 === 0) await db.inTenant(claims, [tenant], (tx) => tx.query('select nonsense')).catch(() => undefined)
        expect(await db.readInTenant(claims, [tenant], all)).toEqual([{ name: tenant }])
      }),
    )
  })
})

describe('asSystem', () => {
  it('has no more than its grants', async () => {
    await db.inTenant(mine, [ownProject], (tx) => tx.manager.insert(Thing, insert(ownProject, 'mine')))
    expect(await db.asSystem('test', (tx) => tx.query('select project_id from toy.things'))).toEqual([{ project_id: ownProject }])
    await expect(db.asSystem('test', (tx) => tx.query('select name from toy.things'))).rejects.toMatchObject({ code: '42501' })
    await expect(db.asSystem('test', (tx) => tx.query('delete from toy.things'))).rejects.toMatchObject({ code: '42501' })
  })

  it('goes on as one tenant and comes back, in one transaction', async () => {
    await db.asSystem('test', async (tx) => {
      await tx.inProject(ownProject, (inside) => inside.manager.insert(Thing, insert(ownProject, 'one')))
      await tx.inProject(otherProject, async (inside) => {
        expect(await inside.query('select name from toy.things')).toEqual([])
        await inside.manager.insert(Thing, insert(otherProject, 'two'))
      })
      const [role] = await tx.query<{ current_user: string }>('select current_user')
      expect(role?.current_user).toBe('howl_toy_system')
    })
    expect(await things()).toEqual([
      { name: 'one', project_id: ownProject },
      { name: 'two', project_id: otherProject },
    ])
  })

  it('is the system again after a tenant failed inside a savepoint', async () => {
    await db.asSystem('test', async (tx) => {
      await tx.savepoint(() => tx.inProject(ownProject, (inside) => inside.query('select nonsense'))).catch(() => undefined)
      const [role] = await tx.query<{ current_user: string; projects: string }>(
        `select current_user, current_setting('howl.project_ids') as projects`,
      )
      expect(role).toEqual({ current_user: 'howl_toy_system', projects: '' })
    })
  })
})

describe('the login of the running product', () => {
  it('owns nothing, bypasses nothing, and sees nothing without a role', async () => {
    const [login] = await clone.query<{ rolsuper: boolean; rolbypassrls: boolean; rolinherit: boolean }>(
      `select rolsuper, rolbypassrls, rolinherit from pg_roles where rolname = 'howl_app'`,
    )
    expect(login).toEqual({ rolsuper: false, rolbypassrls: false, rolinherit: false })
    const owned = await clone.query(`select relname from pg_class join pg_roles on pg_roles.oid = relowner where rolname in ('howl_app', 'howl_gateway', 'howl_toy', 'howl_toy_system')`)
    expect(owned).toEqual([])
    await expect(db.asSystem('test', (tx) => tx.query('reset role; select * from toy.things'))).rejects.toMatchObject({ code: '42501' })
  })
})
