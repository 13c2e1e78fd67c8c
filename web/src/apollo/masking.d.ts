import type { GraphQLCodegenDataMasking } from '@apollo/client/masking'

declare module '@apollo/client' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- this is how Apollo Client is told of masked types
  export interface TypeOverrides extends GraphQLCodegenDataMasking.TypeOverrides {}

  // What client.ts sets for all, so that the types of results follow from it.
  namespace ApolloClient {
    namespace DeclareDefaultOptions {
      interface WatchQuery {
        errorPolicy: 'all'
      }
      interface Query {
        errorPolicy: 'all'
      }
    }
  }
}
