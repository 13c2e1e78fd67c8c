import type { Resolvers } from '../__generated__/resolvers.ts'

export const contactResolvers = {
  Project: {
    contacts: ({ id }, args, { contacts }) => contacts.list(id, args),
    contact: ({ id: projectId }, { id }, { contacts }) => contacts.get(projectId, id),
  },
  Contact: {
    orders: (contact, args, { contacts }) => contacts.orders(contact, args),
  },
  Order: {
    contact: (order, _, { contacts }) => contacts.findByOrder(order),
  },
} satisfies Resolvers
