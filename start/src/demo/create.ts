import { setTimeout as sleep } from 'node:timers/promises'
import { openGraphClient, requireSuccess, type GraphClient } from '../graph-client.ts'
import { event } from './event.ts'
import { play } from './play.ts'
import { printShop } from './print-shop.ts'
import { saasTool } from './saas-tool.ts'
import { openCalendar, type Story } from './story.ts'

export const demoPassword = 'explore-howl'

/** Who signs in to the demo; the first owns everything. */
export const demoPeople = {
  owner: { name: 'Linh Tran', email: 'demo@howl.local' },
  worker: { name: 'Minh Phạm', email: 'minh@howl.local' },
  manager: { name: 'Amara Dlamini', email: 'amara@howl.local' },
} as const

type Options = {
  url: string
  now: Date
  signal: AbortSignal
}

type Person = { token: () => Promise<string>; email: string }

/** Makes the demo: three businesses with half a year behind them, told to a running, empty Howl from outside. */
export async function createDemo({ url, now, signal }: Options): Promise<void> {
  const graph = openGraphClient(url, signal)
  // The first to sign up operates the installation, so the owner comes before the others.
  const owner = await signUp(graph, demoPeople.owner)
  const [worker, manager] = await Promise.all([signUp(graph, demoPeople.worker), signUp(graph, demoPeople.manager)])
  const stories = [
    printShop(openCalendar(now, 'Asia/Ho_Chi_Minh')),
    saasTool(openCalendar(now, 'America/New_York')),
    event(openCalendar(now, 'Africa/Johannesburg')),
  ] as const
  const [shop, saas, festival] = await Promise.all([openProject(graph, owner, stories[0]), openProject(graph, owner, stories[1]), openProject(graph, owner, stories[2])])
  await Promise.all([
    ...[shop, saas, festival].map((projectId, index) => play(stories[index] as Story, { graph, token: owner.token, projectId, signal })),
    share(graph, owner, { projectId: shop, person: worker, roleKey: 'WORKER' }),
    share(graph, owner, { projectId: festival, person: worker, roleKey: 'VIEWER' }),
    share(graph, owner, { projectId: festival, person: manager, roleKey: 'MANAGER' }),
    share(graph, owner, { projectId: saas, person: manager, roleKey: 'ACCOUNTANT' }),
    invite(graph, owner, { projectId: shop, email: 'ketoan@sotay.example', roleKey: 'ACCOUNTANT' }),
  ])
  const token = await owner.token()
  await Promise.all([shop, saas, festival].map((projectId) => untilQuiet(graph, token, { projectId, signal })))
  await Promise.all([shop, saas, festival].map((projectId) => review(graph, token, projectId)))
}

async function signUp(graph: GraphClient, { name, email }: { name: string; email: string }): Promise<Person> {
  type Signed = { __typename: string; accessToken: string; expiresAt: string }
  const { signUp: first } = await graph.ask<{ signUp: Signed }>(
    `mutation SignUp($input: SignUpInput!) { signUp(input: $input) { __typename ... on SignUpSuccess { accessToken expiresAt } ... on UserError { message } } }`,
    { input: { email, password: demoPassword, name } },
  )
  const { accessToken } = requireSuccess(first)
  return { email, token: () => Promise.resolve(accessToken) }
}

async function openProject(graph: GraphClient, owner: Person, { project }: Story): Promise<string> {
  const { createProject } = await graph.ask<{ createProject: { __typename: string; project: { id: string } } }>(
    `mutation OpenProject($input: CreateProjectInput!) { createProject(input: $input) { __typename ... on CreateProjectSuccess { project { id } } ... on UserError { message } } }`,
    { input: project },
    await owner.token(),
  )
  return requireSuccess(createProject).project.id
}

async function invite(graph: GraphClient, owner: Person, input: { projectId: string; email: string; roleKey: string }): Promise<string> {
  const { inviteMember } = await graph.ask<{ inviteMember: { __typename: string; invitation: { acceptUrl: string } } }>(
    `mutation Invite($input: InviteMemberInput!) { inviteMember(input: $input) { __typename ... on InviteMemberSuccess { invitation { acceptUrl } } ... on UserError { message } } }`,
    { input },
    await owner.token(),
  )
  return requireSuccess(inviteMember).invitation.acceptUrl
}

async function share(graph: GraphClient, owner: Person, { projectId, person, roleKey }: { projectId: string; person: Person; roleKey: string }): Promise<void> {
  const acceptUrl = await invite(graph, owner, { projectId, email: person.email, roleKey })
  const { acceptInvitation } = await graph.ask<{ acceptInvitation: { __typename: string } }>(
    `mutation Accept($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename ... on UserError { message } } }`,
    { input: { token: invitationToken(acceptUrl) } },
    await person.token(),
  )
  requireSuccess(acceptInvitation)
}

/** The last part of the link's path, or its `token` parameter. */
function invitationToken(acceptUrl: string): string {
  const url = new URL(acceptUrl)
  return url.searchParams.get('token') ?? (url.hash.slice(1) || url.pathname.split('/').at(-1) || '')
}

const quietTimeoutMs = 30_000

/** Waits until what was told has been worked on, so that the first look at the dashboard shows all of it. */
async function untilQuiet(graph: GraphClient, token: string, { projectId, signal }: { projectId: string; signal: AbortSignal }): Promise<void> {
  const deadline = Date.now() + quietTimeoutMs
  for (let quiet = 0; quiet < 2; ) {
    const { project } = await graph.ask<{ project: Record<'financeWork' | 'growthWork', { totalCount: number }> }>(
      `query Work($id: ID!) { project(id: $id) { financeWork { totalCount } growthWork { totalCount } } }`,
      { id: projectId },
      token,
    )
    // Twice, because an event may just be on its way from one part of Howl to the next.
    quiet = project.financeWork.totalCount + project.growthWork.totalCount === 0 ? quiet + 1 : 0
    if (Date.now() > deadline) return
    await sleep(250, undefined, { signal })
  }
}

async function review(graph: GraphClient, token: string, projectId: string): Promise<void> {
  const { startRun } = await graph.ask<{ startRun: { __typename: string } }>(
    `mutation Review($input: StartRunInput!) { startRun(input: $input) { __typename ... on UserError { message } } }`,
    { input: { projectId, kind: 'MONTH_REVIEW' } },
    token,
  )
  requireSuccess(startRun)
}
