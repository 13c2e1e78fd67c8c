import type { Resolvers } from '../__generated__/resolvers.ts'
import { ROLES } from './roles.ts'

export const roleResolvers: Resolvers = {
  Query: {
    roles: () => [...ROLES],
  },
}
