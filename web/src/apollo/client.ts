import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client'
import type { Session } from '../session/session.ts'
import { byHash } from './by-hash.ts'
import { createCache } from './cache.ts'
import { sessionLink } from './session-link.ts'

export function createClient(session: Session): ApolloClient {
  return new ApolloClient({
    cache: createCache(),
    link: ApolloLink.from([sessionLink(session), byHash(), new HttpLink({ uri: '/graphql' })]),
    dataMasking: true,
    defaultOptions: {
      // One refused field must not blank the page around it; each section reads the error at its own path.
      watchQuery: { errorPolicy: 'all', fetchPolicy: 'cache-and-network' },
      query: { errorPolicy: 'all' },
    },
  })
}
