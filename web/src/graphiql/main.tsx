import 'graphiql/style.css'
import { GraphiQL } from 'graphiql'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { examples } from './examples.ts'
import './page.css'

/** Posts JSON, so that the session cookie counts: any other request to the graph is anonymous. */
async function fetcher(request: { query: string; operationName?: string | null; variables?: unknown }, options?: { headers?: Record<string, string> }): Promise<Record<string, unknown>> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { accept: 'application/json', ...options?.headers, 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })
  return (await response.json()) as Record<string, unknown>
}

// The first tab's variables are shown only when they are given beside the tabs; what somebody left here counts more.
const isFirstVisit = localStorage.getItem('graphiql:tabState') === null
const first = isFirstVisit ? { variables: examples[0]?.variables ?? '' } : {}

const place = document.getElementById('graphiql')
if (!place) throw new Error('graphiql.html has no #graphiql.')
createRoot(place).render(
  <StrictMode>
    <GraphiQL fetcher={fetcher} defaultTabs={examples} defaultEditorToolsVisibility="variables" shouldPersistHeaders={false} {...first} />
  </StrictMode>,
)
