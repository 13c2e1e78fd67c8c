import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '@howl/platform/ids'
import { anonymousClaims, claimsFor, countStatements } from '@howl/testkit'
import { CANCEL, member, RETRY, SCOPES, START, startAi, type Person } from '../../test/asking.ts'

let ours: Awaited<ReturnType<typeof startAi>>
beforeAll(async () => {
  ours = await startAi()
})
afterAll(() => ours.subgraph.stop())

const projectOf = (who: Person): string => Object.keys(who.projects)[0] ?? ''
const codes = (errors: readonly { extensions?: Record<string, unknown> }[] | undefined) => errors?.map(({ extensions }) => extensions?.['code'])

describe('startRun', () => {
  it('queues a run for this month up to today, in the project’s time zone, in the name of the caller', async () => {
    const projectId = uuidv7()
    // It is the 21st in London and the 22nd in Saigon.
    const who = claimsFor({ projects: { [projectId]: { scopes: SCOPES, timeZone: 'Asia/Ho_Chi_Minh' } } })
    const run = await ours.start(who)
    expect(run).toMatchObject({
      state: 'QUEUED',
      progress: 0,
      engine: 'Built-in analyst (fixed rules, no model)',
      range: { from: '2026-11-01', to: '2026-11-22' },
      answer: null,
      failure: null,
      attempts: 0,
    })
    const [row] = await ours.subgraph.database.query('select requested_by, scopes, next_attempt_at <= now() as due from ai.runs where id = $1', [run.id])
    expect(row).toEqual({
      requested_by: who.caller.kind === 'user' ? who.caller.userId : '',
      scopes: ['project:read', 'ai:read', 'finance:read', 'growth:read'],
      due: true,
    })
    expect(await ours.changes(run.id)).toEqual(['QUEUED 0'])
  })

  it('reads the project that is named, and cancels the run where it lies, whatever other projects the person has', async () => {
    const [first, second] = [uuidv7(), uuidv7()]
    const who = claimsFor({ projects: { [first]: SCOPES, [second]: SCOPES } })
    const { run } = await ours.mutate(START, { projectId: second, kind: 'MONTH_REVIEW' }, who)
    expect(await ours.subgraph.database.query('select project_id from ai.runs where id = $1', [run?.id])).toEqual([{ project_id: second }])
    expect(await ours.mutate(CANCEL, { id: run?.id }, who)).toMatchObject({ __typename: 'CancelRunSuccess' })
  })

  it('keeps no scope that the caller lacks, and none that a run has no use for', async () => {
    const run = await ours.start(member(uuidv7(), ['project:read', 'finance:read', 'finance:refund', 'ai:run', 'ai:read']))
    const [row] = await ours.subgraph.database.query('select scopes from ai.runs where id = $1', [run.id])
    expect(row).toEqual({ scopes: ['project:read', 'ai:read', 'finance:read'] })
  })

  it('leaves out the days that have not come', async () => {
    const run = await ours.start(ours.somebody(), { range: { from: '2026-11-01', to: '2026-11-30' } })
    expect(run.range).toEqual({ from: '2026-11-01', to: '2026-11-21' })
  })

  it.each([
    ['a range that ends before it begins', { range: { from: '2026-11-02', to: '2026-11-01' } }, ['range', 'to']],
    ['a range in the future', { range: { from: '2026-11-22', to: '2026-11-30' } }, ['range', 'from']],
    ['more than a year', { range: { from: '2025-11-20', to: '2026-11-21' } }, ['range', 'from']],
  ])('refuses %s', async (_, input, path) => {
    const who = ours.somebody()
    const refusal = await ours.mutate(START, { projectId: projectOf(who), kind: 'MONTH_REVIEW', ...input }, who)
    expect(refusal).toMatchObject({ __typename: 'InvalidInput', fieldErrors: [{ path }] })
  })

  it('refuses a day that does not exist', async () => {
    const who = ours.somebody()
    const input = { projectId: projectOf(who), kind: 'MONTH_REVIEW', range: { from: '2026-02-30', to: '2026-03-01' } }
    expect(codes((await ours.subgraph.execute(START, { input }, who)).errors)).toEqual(['BAD_USER_INPUT'])
  })

  it('refuses an API key, in whose name nothing could be read later', async () => {
    const projectId = uuidv7()
    const key = claimsFor({ caller: { kind: 'key', keyId: uuidv7() }, projects: { [projectId]: SCOPES } })
    const refusal = await ours.mutate(START, { projectId, kind: 'MONTH_REVIEW' }, key)
    expect(refusal).toMatchObject({ __typename: 'InvalidInput', message: 'A run reads in the name of a person: ask for it signed in, not with an API key.' })
  })

  it('refuses another run: none begets runs in the name of its person', async () => {
    const projectId = uuidv7()
    const run = claimsFor({ caller: { kind: 'agent', userId: uuidv7(), runId: uuidv7() }, projects: { [projectId]: SCOPES } })
    expect(await ours.mutate(START, { projectId, kind: 'MONTH_REVIEW' }, run)).toMatchObject({ __typename: 'InvalidInput' })
  })

  it('refuses whoever may not see finances', async () => {
    const who = member(uuidv7(), ['project:read', 'growth:read', 'ai:read', 'ai:run'])
    const refusal = await ours.mutate(START, { projectId: projectOf(who), kind: 'MONTH_REVIEW' }, who)
    expect(refusal).toMatchObject({ __typename: 'InvalidInput', fieldErrors: [{ path: ['kind'] }] })
  })

  it('gives the same run for the same key, also to twenty calls at once', async () => {
    const who = ours.somebody()
    const runs = await Promise.all(Array.from({ length: 20 }, () => ours.start(who, { idempotencyKey: 'once' })))
    expect(new Set(runs.map(({ id }) => id)).size).toBe(1)
    const other = { input: { projectId: projectOf(who), kind: 'MONTH_REVIEW', range: { from: '2026-11-01', to: '2026-11-02' }, idempotencyKey: 'once' } }
    expect(codes((await ours.subgraph.execute(START, other, who)).errors)).toEqual(['CONFLICT'])
    const colleague = member(projectOf(who))
    expect((await ours.start(colleague, { idempotencyKey: 'once' })).id).not.toBe(runs[0]?.id)
  })

  it('lets five runs of a project go at the same time, and no sixth', async () => {
    const who = ours.somebody()
    const input = { projectId: projectOf(who), kind: 'MONTH_REVIEW' }
    const all = await Promise.all(Array.from({ length: 9 }, () => ours.mutate(START, input, who)))
    const started = all.flatMap(({ run }) => run ?? [])
    expect(started).toHaveLength(5)
    expect(all.find(({ run }) => !run)?.message).toBe('5 runs of this project are still going. Wait for one of them, or cancel it.')
    await ours.mutate(CANCEL, { id: started[0]?.id }, who)
    await ours.start(who)
    // Another project has five of its own.
    await ours.start(ours.somebody())
  })
})

describe('cancelRun and retryRun', () => {
  it('cancels a queued run, which then never begins', async () => {
    const who = ours.somebody()
    const { id } = await ours.start(who)
    const cancelled = await ours.mutate(CANCEL, { id }, who)
    expect(cancelled).toMatchObject({ __typename: 'CancelRunSuccess', run: { state: 'CANCELLED', finishedAt: expect.any(String) as string } })
    await ours.subgraph.drain()
    expect(await ours.run(id, who)).toMatchObject({ state: 'CANCELLED', attempts: 0, answer: null })
    expect(await ours.mutate(CANCEL, { id }, who)).toMatchObject({ __typename: 'RunAlreadyFinished' })
    expect(await ours.changes(id)).toEqual(['QUEUED 0', 'CANCELLED 0'])
  })

  it('asks a cancelled run again in the name of whoever asks', async () => {
    const who = ours.somebody()
    const { id } = await ours.start(who, { range: { from: '2026-10-01', to: '2026-10-31' } })
    expect(await ours.mutate(RETRY, { id }, who)).toMatchObject({ __typename: 'RunStillGoing' })
    await ours.mutate(CANCEL, { id }, who)
    const colleague = member(projectOf(who), ['project:read', 'finance:read', 'ai:read', 'ai:run'])
    expect(await ours.mutate(RETRY, { id }, colleague)).toMatchObject({ __typename: 'RetryRunSuccess', run: { id, state: 'QUEUED', finishedAt: null } })
    await ours.subgraph.drain()
    expect(await ours.run(id, who)).toMatchObject({ state: 'SUCCEEDED', range: { from: '2026-10-01', to: '2026-10-31' } })
    expect(ours.graph.minted.at(-1)).toEqual({
      userId: colleague.caller.kind === 'user' ? colleague.caller.userId : '',
      projectId: projectOf(who),
      scopes: ['project:read', 'ai:read', 'finance:read'],
      runId: id,
    })
    expect(await ours.mutate(RETRY, { id }, who)).toMatchObject({ __typename: 'RunAlreadyFinished' })
  })

  it('asks no sixth run of a project again while five are going', async () => {
    const who = ours.somebody()
    const { id } = await ours.start(who)
    await ours.mutate(CANCEL, { id }, who)
    for (let count = 0; count < 5; count += 1) await ours.start(who)
    expect(await ours.mutate(RETRY, { id }, who)).toMatchObject({ __typename: 'InvalidInput', message: expect.stringContaining('5 runs') as string })
    expect(await ours.run(id, who)).toMatchObject({ state: 'CANCELLED' })
  })

  it('does not ask again for an API key', async () => {
    const who = ours.somebody()
    const { id } = await ours.start(who)
    await ours.mutate(CANCEL, { id }, who)
    const key = claimsFor({ caller: { kind: 'key', keyId: uuidv7() }, projects: { [projectOf(who)]: SCOPES } })
    expect(await ours.mutate(RETRY, { id }, key)).toMatchObject({ __typename: 'InvalidInput' })
  })
})

describe('the list of runs', () => {
  const LIST = `query ($projects: [_Any!]!, $first: Int, $after: String, $states: [RunState!]) { _entities(representations: $projects) { ... on Project {
    id runs(first: $first, after: $after, filter: { states: $states }) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } } }`
  type Listed = { _entities: { runs: { totalCount: number; nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }[] }
  const representation = (id: string) => ({ __typename: 'Project', id })

  it('pages newest first and filters by state', async () => {
    const who = ours.somebody()
    const ids: string[] = []
    for (let count = 0; count < 3; count += 1) ids.unshift((await ours.start(who)).id)
    await ours.mutate(CANCEL, { id: ids[1] }, who)
    const page = async (variables: object) => {
      const { data, errors } = await ours.subgraph.execute<Listed>(LIST, { projects: [representation(projectOf(who))], ...variables }, who)
      expect(errors).toBeUndefined()
      return data._entities[0]?.runs
    }
    const first = await page({ first: 2 })
    expect(first).toMatchObject({ totalCount: 3, nodes: [{ id: ids[0] }, { id: ids[1] }], pageInfo: { hasNextPage: true } })
    expect(await page({ first: 2, after: first?.pageInfo.endCursor })).toMatchObject({ nodes: [{ id: ids[2] }], pageInfo: { hasNextPage: false } })
    expect(await page({ states: ['CANCELLED'] })).toMatchObject({ totalCount: 1, nodes: [{ id: ids[1] }] })
  })

  it('takes as many statements for three projects as for one', async () => {
    const people = [ours.somebody(), ours.somebody(), ours.somebody()]
    for (const who of people) for (let count = 0; count < 3; count += 1) await ours.start(who)
    const projectIds = people.map(projectOf)
    const me = claimsFor({ projects: Object.fromEntries(projectIds.map((id) => [id, ['ai:read']])) })
    const ask = (ids: string[]) => countStatements('ai', () => ours.subgraph.execute<Listed>(LIST, { projects: ids.map(representation) }, me))
    const many = await ask(projectIds)
    expect(many.result.data._entities.map(({ runs }) => runs.totalCount)).toEqual([3, 3, 3])
    expect(many.statements).toHaveLength(2)
    expect((await ask(projectIds.slice(0, 1))).statements).toHaveLength(2)
  })
})

describe('whoever may not', () => {
  const GET = `query ($project: _Any!, $id: ID!) { _entities(representations: [$project]) { ... on Project { run(id: $id) { id } } } }`

  it('meets the same refusal for a run as for no run', async () => {
    const owner = ours.somebody()
    const { id } = await ours.start(owner)
    const stranger = ours.somebody()
    for (const wanted of [id, uuidv7(), 'no id']) {
      const mine = { project: { __typename: 'Project', id: projectOf(stranger) }, id: wanted }
      const theirs = { project: { __typename: 'Project', id: projectOf(owner) }, id: wanted }
      for (const variables of [mine, theirs]) expect(codes((await ours.subgraph.execute(GET, variables, stranger)).errors)).toEqual(['NOT_FOUND'])
      for (const mutation of [CANCEL, RETRY]) {
        expect(codes((await ours.subgraph.execute(mutation, { input: { id: wanted } }, stranger)).errors)).toEqual(['NOT_FOUND'])
        expect(codes((await ours.subgraph.execute(mutation, { input: { id: wanted } }, anonymousClaims())).errors)).toEqual(['UNAUTHENTICATED'])
      }
    }
    expect(await ours.run(id, owner)).toMatchObject({ state: 'QUEUED' })
  })

  it('is refused without the scope', async () => {
    const owner = ours.somebody()
    const { id } = await ours.start(owner)
    const projectId = projectOf(owner)
    const reader = member(projectId, ['project:read', 'finance:read', 'ai:read'])
    const [start, project] = [{ input: { projectId, kind: 'MONTH_REVIEW' } }, { __typename: 'Project', id: projectId }]
    expect(codes((await ours.subgraph.execute(START, start, reader)).errors)).toEqual(['FORBIDDEN'])
    expect(codes((await ours.subgraph.execute(CANCEL, { input: { id } }, reader)).errors)).toEqual(['FORBIDDEN'])
    expect(codes((await ours.subgraph.execute(RETRY, { input: { id } }, reader)).errors)).toEqual(['FORBIDDEN'])
    expect(codes((await ours.subgraph.execute(GET, { project, id }, member(projectId, ['ai:run']))).errors)).toEqual(['FORBIDDEN'])
  })
})
