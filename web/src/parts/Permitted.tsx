import type { ReactNode } from 'react'
import { Page } from './Page.tsx'
import { useProject } from './project.tsx'
import { NotPermitted } from './States.tsx'

/** A page that asks for a right. Without it the page says so instead of asking the server for what it will not give. */
export function Permitted({ scope, title, children }: { scope: string; title: string; children: ReactNode }) {
  const { scopes } = useProject()
  if (scopes.includes(scope)) return children
  return (
    <Page title={title}>
      <div className="card">
        <NotPermitted scope={scope} />
      </div>
    </Page>
  )
}
