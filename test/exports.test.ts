import { randomUUID } from 'node:crypto'
import { startHowl, type TestHowl } from '@howl/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProject, mutator, orderInput, signUp } from './seed.ts'

/** From the button to the file, over HTTP, as a browser and as a program: in one process, and from a subgraph elsewhere. */
for (const mode of ['embedded', 'networked'] as const) {
  describe(mode, () => {
    let howl: TestHowl
    let owner: { id: string; token: string }
    let accountant: { id: string; email: string; token: string }
    let stranger: { token: string }
    let projectId: string
    let downloadUrl: string
    beforeAll(async () => {
      howl = await startHowl({ mode })
      owner = await signUp(howl, 'owner')
      ;[accountant, stranger] = [await signUp(howl, 'accountant'), await signUp(howl, 'stranger')]
      projectId = await createProject(howl, owner.token, 'The shop')
      const { invitation } = await mutator(howl, owner.token)('inviteMember', { projectId, email: accountant.email, roleKey: 'ACCOUNTANT' }, 'invitation { acceptUrl }')
      await mutator(howl, accountant.token)('acceptInvitation', { token: String(invitation.acceptUrl).split('/').at(-1) }, 'project { id }')
      for (let number = 1; number <= 3; number += 1) {
        await mutator(howl, owner.token)('createOrder', orderInput(projectId, { reference: `=${number}`, placedAt: `2026-01-0${number}T00:00:00Z` }), 'order { id }')
      }
      const { export: made } = await mutator(howl, accountant.token)(
        'startExport',
        { projectId, kind: 'ORDERS', orders: { sort: 'NUMBER_ASC' }, columns: ['number', 'reference', 'total', 'placedOn'] },
        'export { id }',
      )
      await howl.runJobsUntilIdle()
      const { project } = await howl.client.ask<{ project: { export: { state: string; downloadUrl: string } } }>(
        'query ($projectId: ID!, $id: ID!) { project(id: $projectId) { export(id: $id) { state downloadUrl } } }',
        { projectId, id: made.id },
        accountant.token,
      )
      expect(project.export.state).toBe('READY')
      downloadUrl = project.export.downloadUrl
    }, 120_000)
    afterAll(() => howl?.stop())

    const get = (headers: Record<string, string>, url = downloadUrl) => fetch(url, { headers })
    const as = ({ token }: { token: string }) => ({ authorization: `Bearer ${token}` })
    const told = async (response: Response) => [response.status, ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code]

    it('comes whole, and is the same file everywhere', async () => {
      const response = await get(as(accountant))
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="The shop orders \d{4}-\d\d-\d\d\.csv"/)
      expect(await response.text()).toBe(['number,reference,total,placedOn', "1,'=1,300000,2026-01-01", "2,'=2,300000,2026-01-02", "3,'=3,300000,2026-01-03", ''].join('\r\n'))
    })

    it('is for nobody who is signed out, no stranger, and no id that was guessed', async () => {
      expect(await told(await get({}))).toEqual([401, 'UNAUTHENTICATED'])
      expect(await told(await get(as(stranger)))).toEqual([404, 'NOT_FOUND'])
      expect(await told(await get(as(accountant), downloadUrl.replace(/[^/]+$/, randomUUID())))).toEqual([404, 'NOT_FOUND'])
    })

    it('is for a key that may export, and for no other', async () => {
      const { secret } = await mutator(howl, owner.token)('createApiKey', { projectId, name: 'Export', scopes: ['finance:read', 'finance:export'] }, 'secret')
      expect((await get({ authorization: `Bearer ${secret}` })).status).toBe(200)
      const { secret: other } = await mutator(howl, owner.token)('createApiKey', { projectId, name: 'Read', scopes: ['finance:read'] }, 'secret')
      expect(await told(await get({ authorization: `Bearer ${other}` }))).toEqual([403, 'FORBIDDEN'])
    })

    it('is lost with the right to it, at once', async () => {
      expect((await get(as(accountant))).status).toBe(200)
      await mutator(howl, owner.token)('changeMemberRole', { projectId, userId: accountant.id, roleKey: 'VIEWER' }, 'member { role { key } }')
      expect(await told(await get(as(accountant)))).toEqual([403, 'FORBIDDEN'])
      await mutator(howl, owner.token)('removeMember', { projectId, userId: accountant.id }, '__typename')
      expect(await told(await get(as(accountant)))).toEqual([404, 'NOT_FOUND'])
    })

    it('is on record in the audit, with whoever was refused', async () => {
      await howl.runJobsUntilIdle()
      const { project } = await howl.client.ask<{ project: { auditEntries: { nodes: { action: string; outcome: string }[] } } }>(
        'query ($projectId: ID!) { project(id: $projectId) { auditEntries(first: 50) { nodes { action outcome } } } }',
        { projectId },
        owner.token,
      )
      const own = project.auditEntries.nodes.filter(({ action }) => action.startsWith('export.')).map(({ action, outcome }) => `${action} ${outcome}`)
      expect(own).toContain('export.started DONE')
      expect(own.filter((entry) => entry === 'export.downloaded DONE')).toHaveLength(3)
      expect(own.filter((entry) => entry === 'export.downloaded REFUSED')).toHaveLength(2)
    })
  })
}
