import { needScope, projectIn } from '@howl/platform/claims'
import { notFound } from '@howl/platform/errors'
import type { Resolvers } from '../__generated__/resolvers.ts'
import { enterProject, type Context } from '../context.ts'
import { findRole } from '../roles/roles.ts'
import type { Project } from './entities.ts'
import { claimsOf, projectState } from './projects.ts'

/** The project is another than the claims say. */
function changed(context: Context, project: Project): Project {
  const known = projectIn(context.claims, project.id)
  // A role says anew what it may do in the project as it is now; what a key may, the gateway asks for anew.
  if (known) enterProject(context, { project, claims: known.roleKey === null ? known : claimsOf(project, known.roleKey) })
  return project
}

async function getProject({ projectById }: Context, id: string): Promise<Project> {
  const project = await projectById.load(id)
  if (!project) throw notFound('project')
  return project
}

export const projectResolvers: Resolvers = {
  Query: {
    project: async (_parent, { id }, context) => {
      needScope(context.claims, id, 'project:read')
      return getProject(context, id)
    },
  },
  Project: {
    // The platform has checked that the reference is one of the caller's projects.
    __resolveReference: ({ id }, context) => getProject(context, id),
    state: projectState,
    myRole: ({ id }, _args, { claims }) => findRole(projectIn(claims, id)?.roleKey ?? ''),
    myScopes: ({ id }, _args, { claims }) => [...(projectIn(claims, id)?.scopes ?? [])],
  },
  Mutation: {
    createProject: async (_parent, { input }, context) => {
      const outcome = await context.projects.create(context.claims, input)
      if (outcome.__typename === 'CreateProjectSuccess') enterProject(context, outcome)
      return outcome
    },
    updateProject: async (_parent, { input }, context) => {
      const outcome = await context.projects.update(context.claims, input)
      return '__typename' in outcome ? outcome : { __typename: 'UpdateProjectSuccess', project: changed(context, outcome) }
    },
    archiveProject: async (_parent, { input }, context) => {
      const project = await context.projects.archive(context.claims, input.projectId)
      return { __typename: 'ArchiveProjectSuccess', project: changed(context, project) }
    },
    restoreProject: async (_parent, { input }, context) => {
      const project = await context.projects.restore(context.claims, input.projectId)
      return { __typename: 'RestoreProjectSuccess', project: changed(context, project) }
    },
  },
}
