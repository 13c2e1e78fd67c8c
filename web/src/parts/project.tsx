import { createContext, useContext, type ReactNode } from 'react'

/** The project that the page is about, and what the person may do in it. */
export interface CurrentProject {
  id: string
  name: string
  currency: string
  timeZone: string
  isArchived: boolean
  scopes: readonly string[]
}

const ProjectContext = createContext<CurrentProject | null>(null)

export function ProjectProvider({ project, children }: { project: CurrentProject; children: ReactNode }) {
  return <ProjectContext value={project}>{children}</ProjectContext>
}

export function useProject(): CurrentProject {
  const project = useContext(ProjectContext)
  if (!project) throw new Error('useProject needs a ProjectProvider above it.')
  return project
}

/** Whether the person may do this here and now; an archived project can be read and not changed. */
export function useCan(): (scope: string) => boolean {
  const { scopes, isArchived } = useProject()
  return (scope) => scopes.includes(scope) && (!isArchived || scope.endsWith(':read') || scope === 'project:admin')
}
