import { defineSubgraph } from '@howl/platform/subgraph'
import { CreateContacts1793527200000 } from '../migrations/20261101T1000-create-contacts.ts'
import { SearchByIndex1795857300000 } from '../migrations/20261128T0915-search-by-index.ts'
import { Contact, ContactOrder } from './contacts/entities.ts'
import { contactJobs } from './contacts/jobs.ts'
import { contactResolvers } from './contacts/resolvers.ts'
import { createContext } from './context.ts'

/** Growth: the people whom a project deals with. */
export const growth = defineSubgraph({
  name: 'growth',
  url: import.meta.url,
  resolvers: contactResolvers,
  entities: [Contact, ContactOrder],
  migrations: [CreateContacts1793527200000, SearchByIndex1795857300000],
  environment: {},
  createServices: () => ({}),
  createContext,
  jobs: contactJobs,
})
