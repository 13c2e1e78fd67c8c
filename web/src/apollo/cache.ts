import { InMemoryCache, type FieldReadFunction } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'

/**
 * Pages of one list are kept together; another filter, sort or page size is another list. So the six orders on Home
 * never mix with the fifty on the orders page.
 */
const list = () => relayStylePagination(['filter', 'sort', 'first'])

/** A record that a list has brought already is the one that its id names. */
function byId(typename: string): FieldReadFunction {
  return (known: unknown, { args, toReference }) => known ?? (typeof args?.['id'] === 'string' ? toReference({ __typename: typename, id: args['id'] }) : undefined)
}

export function createCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      Viewer: { merge: true, fields: { projects: list() } },
      Project: {
        fields: {
          orders: list(),
          transactions: list(),
          expenses: list(),
          webhookEvents: list(),
          paymentConnections: list(),
          contacts: list(),
          runs: list(),
          members: list(),
          invitations: list(),
          apiKeys: list(),
          order: byId('Order'),
          contact: byId('Contact'),
          run: byId('Run'),
        },
      },
      Contact: { fields: { orders: list() } },
      // The same key in another project is another role, with other scopes.
      Role: { keyFields: false },
    },
  })
}
