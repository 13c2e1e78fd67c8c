import { ApolloLink } from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { print, type DocumentNode } from 'graphql'

/** The build writes it into each document: the SHA-256 of the text that Apollo Client would send. While developing there is none. */
const hashOf = (document: DocumentNode): string | undefined => (document as { hash?: string }).hash

/** By hash, without the text. A gateway of another version than the app may not know it: then the text goes once more beside it. */
export const byHash = (): ApolloLink =>
  ApolloLink.split(({ query }) => hashOf(query) !== undefined, new PersistedQueryLink({ generateHash: (document) => hashOf(document) ?? '' }))

/** The same for what is asked without Apollo Client. */
export async function askByHash<Answer extends { errors?: { extensions?: { code?: string } }[] }>(document: DocumentNode, asked: { operationName: string; variables: object }): Promise<Answer> {
  const send = async (what: object): Promise<Answer> => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ ...asked, ...what }),
    })
    return (await response.json()) as Answer
  }
  const hash = hashOf(document)
  const answer = hash === undefined ? null : await send({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } })
  return answer && !isUnknown(answer) ? answer : send({ query: print(document) })
}

const unknown = ['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED']

/** The gateway does not know the operation by its hash, and has done nothing. */
export const isUnknown = ({ errors = [] }: { errors?: { extensions?: { code?: string } }[] }): boolean => errors.some(({ extensions }) => unknown.includes(extensions?.code ?? ''))
