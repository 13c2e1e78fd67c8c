import type { Claims, ProjectClaims } from '@howl/platform/claims'
import { openProjectLists } from '@howl/platform/project-lists'
import type { BaseContext } from '@howl/platform/subgraph'
import DataLoader from 'dataloader'
import type { InstallationProject, InstallationUser } from './installation/entities.ts'
import type { Project } from './projects/entities.ts'
import type { Entered } from './projects/projects.ts'
import type { Services } from './services.ts'
import type { User } from './users/entities.ts'

/** The caller is in a project that the request's claims did not have, or had otherwise: the rest of the answer needs what holds now. */
export function enterProject(context: Context, { project, claims }: Entered): void {
  context.claims = context.admit(project.id, claims)
  context.projectById.clear(project.id).prime(project.id, project)
  context.responseExtensions.claimsChanged = true
}

/** What the resolvers of identity find in their context. */
export type Context = BaseContext & ReturnType<typeof createContext>

export function createContext(services: Services, { claims, db }: Pick<BaseContext, 'claims' | 'db'>) {
  // A mutation may let its caller into a project, and its answer shows that project: loaders ask with what holds by then.
  let current = claims

  return {
    ...services,

    /** @returns the request's claims with the project in them: the caller sets them in the context. */
    admit: (projectId: string, project: ProjectClaims): Claims => {
      current = { ...current, projects: { ...current.projects, [projectId]: project } }
      return current
    },

    projectById: new DataLoader<string, Project | null>(async (ids) => {
      const found = await services.projects.findMany(current, ids)
      return ids.map((id) => found.find((project) => project.id === id) ?? null)
    }),

    /** Colleagues are seen through a project that is shared; the caller's own person needs none. */
    personIn: new DataLoader<{ userId: string; projectId: string | null }, User | null, string>(
      async (wanted) => {
        const projectIds = new Set(wanted.flatMap(({ projectId }) => projectId ?? []))
        const found = await services.users.findMany(current, [...projectIds], [...new Set(wanted.map(({ userId }) => userId))])
        return wanted.map(({ userId }) => found.find((user) => user.id === userId) ?? null)
      },
      { cacheKeyFn: ({ userId, projectId }) => `${userId} ${projectId}` },
    ),

    /** For what operators see, and for whom they are seen by: somebody who shares no project with the caller. */
    anybody: new DataLoader<string, User | null>((ids) => services.users.findAnybody(ids)),

    installationProject: new DataLoader<string, InstallationProject | null>(async (ids) => {
      const found = await services.installationProjects.find(ids)
      return ids.map((id) => found.find((project) => project.id === id) ?? null)
    }),

    installationUser: new DataLoader<string, InstallationUser | null>(async (ids) => {
      const found = await services.installationUsers.find(ids)
      return ids.map((id) => found.find((user) => user.id === id) ?? null)
    }),

    /** The parents may be projects or people: whoever asks is no member of either. */
    installationMembers: openProjectLists((_parentIds, work) => db.asSystem('operators see who works where', work)),

    keyName: new DataLoader<{ id: string; projectId: string }, string | null, string>((keys) => services.auditEntries.keyNames(current, keys), {
      cacheKeyFn: ({ id }) => id,
    }),

    lists: openProjectLists((projectIds, work) => db.inTenant(current, projectIds, work)),
  }
}
