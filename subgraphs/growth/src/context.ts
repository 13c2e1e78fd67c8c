import type { BaseContext } from '@howl/platform/subgraph'
import { Contacts } from './contacts/contacts.ts'

/** What the resolvers of this subgraph find in their context. */
export type Context = BaseContext & ReturnType<typeof createContext>

export const createContext = (_services: object, { claims, db }: BaseContext) => ({ contacts: new Contacts({ claims, db }) })
