import { cloneDatabase, countStatements, type TestDatabase } from '@howl/testkit'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimsOf, openToyDatabase, otherProject, ownProject, type Thing } from '../test/toy.ts'
import type { Database } from './database.ts'
import { uuidv7 } from './ids.ts'
import type { PageArgs } from './pagination.ts'
import { listConditions, openProjectLists, placesIn, type ProjectList } from './project-lists.ts'

const emptyProject = uuidv7()
const claims = claimsOf({ [ownProject]: [], [otherProject]: [], [emptyProject]: [] })

let clone: TestDatabase
let db: Database
beforeAll(async () => {
  clone = await cloneDatabase()
  db = await openToyDatabase(clone.ownerUrl)
  // Times repeat, so that a page that ends among equals is told apart by the id alone.
  await clone.query(
    `insert into toy.things (id, project_id, name, created_at)
     select gen_random_uuid(), project, chr(97 + i % 3), '2026-01-01'::timestamptz + i / 4 * interval '1 hour'
     from generate_series(0, 40) i, unnest($1::uuid[]) project`,
    [[ownProject, otherProject]],
  )
})
afterAll(async () => {
  await db.close()
  await clone.drop()
})

const COLUMNS = 't.id, t.project_id as "projectId", t.name, t.created_at as "createdAt"'
const NEWEST_FIRST: ProjectList<Thing> = {
  columns: COLUMNS,
  from: 'toy.things t',
  projectColumn: 't.project_id',
  keys: [
    { column: 't.created_at', type: 'timestamptz', direction: 'DESC', of: ({ createdAt }) => createdAt },
    { column: 't.id', type: 'uuid', direction: 'DESC', of: ({ id }) => id },
  ],
}
const named = (name: string): ProjectList<Thing> => ({ ...NEWEST_FIRST, conditions: listConditions().add((param) => `t.name = ${param(name)}`) })

/** The lists of one request. */
const lists = () => openProjectLists((projectIds, work) => db.inTenant(claims, projectIds, work))

const things = async (projectId: string) =>
  (await clone.query<Thing>(`select ${COLUMNS} from toy.things t where t.project_id = $1 order by t.created_at desc, t.id desc`, [projectId]))

async function walk(projectId: string, list: ProjectList<Thing>, { size, isBackward }: { size: number; isBackward: boolean }): Promise<string[]> {
  const seen: string[] = []
  for (let cursor: string | null = null; ; ) {
    const args: PageArgs = isBackward ? { last: size, before: cursor } : { first: size, after: cursor }
    const { nodes, pageInfo } = await lists().page(projectId, list, args)
    const ids = nodes.map(({ id }) => id)
    seen.splice(isBackward ? 0 : seen.length, 0, ...ids)
    cursor = isBackward ? pageInfo.startCursor : pageInfo.endCursor
    if (!(isBackward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return seen
  }
}

describe('a list of a project', () => {
  it('gives every row of that project once, in its order, in pages of any size, forwards and backwards, filtered or not', async () => {
    const all = await things(ownProject)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 7, max: 50 }), fc.boolean(), fc.constantFrom(null, 'a', 'b', 'nothing'), async (size, isBackward, name) => {
        const wanted = all.filter((thing) => name === null || thing.name === name).map(({ id }) => id)
        const list = name === null ? NEWEST_FIRST : named(name)
        // The details are the same rows, read once more.
        const detailed = { ...list, columns: 't.id', details: { columns: COLUMNS, join: 'toy.things t on t.project_id = parent.id and t.id = page.id' } }
        expect(await walk(ownProject, list, { size, isBackward })).toEqual(wanted)
        expect(await walk(ownProject, detailed, { size, isBackward })).toEqual(wanted)
        expect(await (await lists().page(ownProject, list, {})).totalCount()).toBe(wanted.length)
      }),
      { numRuns: 20 },
    )
  })

  it('can hang off a record of the project, with a length that is known and a page size of its own', async () => {
    // Whatever column names the record does: here each name owns the things that are called so.
    const list = (name: string) => ({ ...NEWEST_FIRST, owner: { column: `md5(t.name)::uuid`, id: name }, total: 7, defaultFirst: 5 })
    const [{ id: owner } = { id: '' }] = await clone.query<{ id: string }>(`select md5('a')::uuid as id`)
    const [{ id: other } = { id: '' }] = await clone.query<{ id: string }>(`select md5('b')::uuid as id`)
    const { result, statements } = await countStatements('toy', async () => {
      const open = lists()
      const pages = await Promise.all([open.page(ownProject, list(owner), {}), open.page(ownProject, list(other), {}), open.page(otherProject, list(owner), {})])
      return Promise.all(pages.map(async ({ nodes, totalCount }) => ({ nodes, total: await totalCount() })))
    })
    expect(statements).toHaveLength(1)
    expect(result.map(({ total }) => total)).toEqual([7, 7, 7])
    const firstFive = async (projectId: string, name: string) => (await things(projectId)).filter((thing) => thing.name === name).slice(0, 5)
    for (const [place, wanted] of [await firstFive(ownProject, 'a'), await firstFive(ownProject, 'b'), await firstFive(otherProject, 'a')].entries()) {
      expect(result[place]?.nodes).toEqual(wanted)
    }
  })

  it('reads bounds that differ between projects in one statement', async () => {
    const bounded = (lower: string, upper: string): ProjectList<Thing> => ({
      ...NEWEST_FIRST,
      conditions: listConditions().add(() => 't.created_at >= parent.lower and t.created_at < parent.upper'),
      bounds: { lower: new Date(lower), upper: new Date(upper) },
    })
    const { result, statements } = await countStatements('toy', () => {
      const open = lists()
      return Promise.all([
        open.page(ownProject, bounded('2026-01-01T00:00:00Z', '2026-01-01T01:00:00Z'), {}),
        open.page(otherProject, bounded('2026-01-01T02:00:00Z', '2026-01-01T04:00:00Z'), {}),
      ])
    })
    expect(statements).toHaveLength(1)
    expect(result.map(({ nodes }) => nodes.map(({ createdAt }) => createdAt.getUTCHours()))).toEqual([[0, 0, 0, 0], [3, 3, 3, 3, 2, 2, 2, 2]])
  })
})

describe('the places in a list', () => {
  it('name every row of it once, in its order, and no other', async () => {
    const wanted = (await things(ownProject)).filter(({ name }) => name === 'b').map(({ id }, index) => ({ key: id, place: String(index + 1) }))
    const { sql, params } = placesIn(ownProject, named('b'), 't.id')
    expect(await db.inTenant(claims, [ownProject, otherProject], (tx) => tx.query(`${sql} order by place`, params))).toEqual(wanted)
  })
})

describe('many lists at once', () => {
  it('are one statement for the pages of all projects and one for their counts, and each gets its own', async () => {
    const ids = [otherProject, emptyProject, ownProject]
    const { result, statements } = await countStatements('toy', async () => {
      const open = lists()
      const pages = await Promise.all(ids.map((id) => open.page(id, NEWEST_FIRST, { first: 3 })))
      return Promise.all(pages.map(async ({ nodes, totalCount }) => ({ ids: nodes.map(({ id }) => id), total: await totalCount() })))
    })
    expect(statements).toHaveLength(2)
    const firstThree = async (id: string) => (await things(id)).slice(0, 3).map((thing) => thing.id)
    expect(result).toEqual([
      { ids: await firstThree(otherProject), total: 41 },
      { ids: [], total: 0 },
      { ids: await firstThree(ownProject), total: 41 },
    ])
  })

  it('that differ are a statement each, and one that is asked twice is not turned round twice', async () => {
    const { result, statements } = await countStatements('toy', () => {
      const open = lists()
      const asked: [ProjectList<Thing>, PageArgs][] = [[NEWEST_FIRST, { last: 4 }], [NEWEST_FIRST, { last: 4 }], [named('a'), {}], [named('b'), {}], [NEWEST_FIRST, {}]]
      return Promise.all(asked.map(([list, args]) => open.page(ownProject, list, args)))
    })
    expect(statements).toHaveLength(4)
    const [last, again, a, b, whole] = result.map(({ nodes }) => nodes)
    const all = await things(ownProject)
    expect(last).toEqual(all.slice(-4))
    expect(again).toEqual(last)
    expect(a).toEqual(all.filter(({ name }) => name === 'a'))
    expect(b).toEqual(all.filter(({ name }) => name === 'b'))
    expect(whole).toEqual(all)
  })

  it('are refused with a project that is not the caller’s', async () => {
    await expect(lists().page(uuidv7(), NEWEST_FIRST, {})).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
