import type { Resolvers } from '../__generated__/resolvers.ts'

export const contactResolvers = {
  Project: {
    contacts: ({ id }, args, { contacts }) => contacts.list(id, args),
    contact: ({ id: projectId }, { id }, { contacts }) => contacts.get(projectId, id),
  },
  Contact: {
    __resolveReference: ({ id, projectId }, { contacts }) => contacts.get(projectId, id),
    orderIds: (contact, _, { contacts }) => contacts.orderIds(contact),
    createdFrom: (contact, _, { contacts }) => contacts.createdFrom(contact),
    orders: (contact, args, { contacts }) => contacts.orders(contact, args),
  },
  Order: {
    contact: (order, _, { contacts }) => contacts.findByOrder(order),
  },
} satisfies Resolvers
