import { InMemoryCache, type FieldPolicy, type FieldReadFunction } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'

/** The size of the pages that `parts/records.ts` loads ahead of the reader: more than this would be felt in the frame that takes them in. No other list asks for as many. */
export const aheadSize = 100

/**
 * Pages of one list are kept together; another filter, sort or page size is another list. So the six orders on Home
 * never mix with the fifty on the orders page. A page that was loaded ahead stands alone: put behind 100,000 rows, each
 * would copy them all.
 */
const list = (): FieldPolicy => ({
  ...relayStylePagination(),
  keyArgs: (args) => {
    const isAhead = args?.['first'] === aheadSize && typeof args['after'] === 'string'
    return JSON.stringify(Object.entries(args ?? {}).filter(([name, value]) => value !== undefined && (isAhead || !pageArguments.has(name))))
  },
})

const pageArguments = new Set(['after', 'before'])

/** A record that a list has brought already is the one that its id names. */
function byId(typename: string): FieldReadFunction {
  return (known: unknown, { args, toReference }) => known ?? (typeof args?.['id'] === 'string' ? toReference({ __typename: typename, id: args['id'] }) : undefined)
}

const listsOf = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, list()]))

export function createCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      // `cache.test.ts` finds a list of the graph that is missing here.
      Viewer: { merge: true, fields: listsOf(['projects']) },
      Portfolio: { merge: true, fields: listsOf(['projects']) },
      CustomerReport: { merge: true, fields: listsOf(['customers']) },
      LineReport: { merge: true, fields: listsOf(['lines']) },
      Installation: { fields: listsOf(['aiWork', 'financeWork', 'growthWork', 'identityWork', 'auditEntries', 'discrepancies', 'allProjects', 'users']) },
      InstallationProject: { fields: listsOf(['members']) },
      InstallationUser: { fields: listsOf(['memberships']) },
      ExpenseChangeSet: { fields: listsOf(['items']) },
      OrderChangeSet: { fields: listsOf(['items']) },
      ExpenseImport: { fields: listsOf(['rows']) },
      Order: { fields: listsOf(['timeline']) },
      WebhookEvent: { fields: listsOf(['history']) },
      Contact: { fields: listsOf(['orders', 'timeline']) },
      Project: {
        fields: {
          ...listsOf(['orders', 'transactions', 'expenses', 'recurringExpenses', 'expenseChangeSets', 'orderChangeSets', 'expenseImports', 'vendors', 'exports', 'reportRows', 'webhookEvents', 'webhookReplays', 'bankFindings']),
          ...listsOf(['paymentConnections', 'contacts', 'runs', 'members', 'invitations', 'apiKeys', 'auditEntries', 'discrepancies', 'aiWork', 'financeWork', 'growthWork', 'identityWork']),
          order: byId('Order'),
          contact: byId('Contact'),
          run: byId('Run'),
        },
      },
      // The same key in another project is another role, with other scopes.
      Role: { keyFields: false },
    },
  })
}
