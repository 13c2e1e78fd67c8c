import { checkIds } from '@howl/platform/access'
import { notFound } from '@howl/platform/errors'
import { isUuid } from '@howl/platform/ids'
import type { ProjectList } from '@howl/platform/project-lists'
import type { Resolvers } from '../__generated__/resolvers.ts'
import type { Member } from '../members/entities.ts'
import { MEMBER_LIST } from '../members/members.ts'
import { projectState } from '../projects/projects.ts'
import { getRole } from '../roles/roles.ts'
import { Installation } from './entities.ts'

/** The same list from the other side: what it hangs off is the person. */
const MEMBERSHIP_LIST: ProjectList<Member> = {
  ...MEMBER_LIST,
  projectColumn: 'm.user_id',
  keys: [
    { column: 'm.joined_at', type: 'timestamptz', direction: 'ASC', of: ({ joinedAt }) => joinedAt },
    { column: 'm.project_id', type: 'uuid', direction: 'ASC', of: ({ projectId }) => projectId },
  ],
}

/** What a row names is there: a foreign key says so. */
function found<Row>(row: Row | null, name: string): Row {
  if (!row) throw notFound(name)
  return row
}

export const installationResolvers: Resolvers = {
  Query: {
    installation: () => new Installation(),
  },
  Installation: {
    projects: (_installation, { ids }, { installationProjects }) => {
      checkIds(ids)
      return installationProjects.find(ids)
    },
    allProjects: (_installation, args, { installationProjects }) => installationProjects.list(args),
    users: (_installation, args, { installationUsers }) => installationUsers.list(args),
    user: async (_installation, { id }, { installationUser }) => found(isUuid(id) ? await installationUser.load(id.toLowerCase()) : null, 'person'),
  },
  InstallationProject: {
    state: projectState,
    owners: async ({ ownerIds }, _args, { anybody }) => {
      const owners = await Promise.all(ownerIds.map((id) => anybody.load(id)))
      return owners.filter((user) => user !== null)
    },
    members: ({ id }, args, { installationMembers }) => installationMembers.page(id, MEMBER_LIST, args),
  },
  InstallationUser: {
    memberships: ({ id }, args, { installationMembers }) => installationMembers.page(id, MEMBERSHIP_LIST, args),
  },
  InstallationMember: {
    user: async ({ userId }, _args, { installationUser }) => found(await installationUser.load(userId), 'person'),
    project: async ({ projectId }, _args, { installationProject }) => found(await installationProject.load(projectId), 'project'),
    role: ({ roleKey }) => getRole(roleKey),
  },
}
