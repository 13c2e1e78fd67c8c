import { checkIds } from '@howl/platform/access'
import type { Resolvers } from '../__generated__/resolvers.ts'
import { projectState } from '../projects/projects.ts'
import { Installation } from './entities.ts'

export const installationResolvers: Resolvers = {
  Query: {
    installation: () => new Installation(),
  },
  Installation: {
    projects: (_installation, { ids }, { projects }) => {
      checkIds(ids)
      return projects.listForOperators(ids)
    },
  },
  InstallationProject: {
    state: projectState,
    owners: async ({ ownerIds }, _args, { anybody }) => {
      const found = await Promise.all(ownerIds.map((id) => anybody.load(id)))
      return found.filter((user) => user !== null)
    },
  },
}
