import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client'
import { Kind, print, type DocumentNode } from 'graphql'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

const exported = /^export const \w+ = (\{.*\}) as unknown as DocumentNode/gm

export interface GeneratedDocument {
  name: string
  /** As the app carries it: its cache reads answers by it. */
  document: DocumentNode
  /** What is sent instead of the text. A fragment is never sent by itself. */
  operation: { hash: string; text: string } | null
}

/** The documents that the code generator found in the components, by name. */
export async function readDocuments(generated: URL): Promise<Map<string, GeneratedDocument>> {
  const documents = new Map<string, GeneratedDocument>()
  if (!existsSync(generated)) return documents
  const sentBy = createWitness()
  for (const [, json = ''] of readFileSync(generated, 'utf8').matchAll(exported)) {
    const document = JSON.parse(json) as DocumentNode
    const [first] = document.definitions
    if (first?.kind === Kind.FRAGMENT_DEFINITION) documents.set(first.name.value, { name: first.name.value, document, operation: null })
    if (first?.kind !== Kind.OPERATION_DEFINITION || !first.name) continue
    const text = print(await sentBy(document))
    documents.set(first.name.value, { name: first.name.value, document, operation: { hash: createHash('sha256').update(text).digest('hex'), text } })
  }
  return documents
}

/** Apollo Client itself says what it makes of a document (type names, its own directives) before that is sent. */
function createWitness(): (document: DocumentNode) => Promise<DocumentNode> {
  let sent: DocumentNode | null = null
  const link = new ApolloLink(({ query }) => {
    sent = query
    return new Observable((observer) => {
      observer.next({ data: null })
      observer.complete()
    })
  })
  const client = new ApolloClient({ cache: new InMemoryCache(), link, dataMasking: true, defaultOptions: { watchQuery: { errorPolicy: 'all' }, query: { errorPolicy: 'all' } } })
  return async (document) => {
    const [definition] = document.definitions
    const isMutation = definition?.kind === Kind.OPERATION_DEFINITION && definition.operation === 'mutation'
    await (isMutation ? client.mutate({ mutation: document, fetchPolicy: 'no-cache' }) : client.query({ query: document, fetchPolicy: 'no-cache' }))
    if (!sent) throw new Error('Apollo Client sent nothing.')
    return sent
  }
}
