import type { GlobalRole, InstallationProjectSort, InstallationUserSort, ProjectState } from '../../__generated__/graphql.ts'
import { pickTexts } from '../../parts/list-search.ts'

export const projectSorts = ['CREATED_AT_DESC', 'CREATED_AT_ASC', 'NAME_ASC', 'NAME_DESC'] as const satisfies readonly InstallationProjectSort[]
export const userSorts = ['CREATED_AT_DESC', 'CREATED_AT_ASC', 'NAME_ASC', 'NAME_DESC'] as const satisfies readonly InstallationUserSort[]
export const projectStates = ['ACTIVE', 'ARCHIVED'] as const satisfies readonly ProjectState[]
export const globalRoles = ['SUPERADMIN', 'USER'] as const satisfies readonly GlobalRole[]

export interface ProjectsSearch {
  q?: string
  sort?: string
  state?: string
  /** The project whose people are open. */
  open?: string
}

export interface UsersSearch {
  q?: string
  sort?: string
  role?: string
  /** The person whose projects are open. */
  open?: string
}

export interface LookSearch {
  /** Whom to look as: filled in, and asked for a reason. */
  email?: string
}

export const projectsSearch = (raw: Record<string, unknown>): ProjectsSearch => pickTexts(raw, ['q', 'sort', 'state', 'open'])
export const usersSearch = (raw: Record<string, unknown>): UsersSearch => pickTexts(raw, ['q', 'sort', 'role', 'open'])
export const lookSearch = (raw: Record<string, unknown>): LookSearch => pickTexts(raw, ['email'])
