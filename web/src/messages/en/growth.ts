export const growth = {
  contacts: {
    thing: 'The contact',
    lead: 'Everybody who ever ordered, kept by itself.',
    search: 'Search contacts',
    count: { one: '{count} contact', other: '{count} contacts' },
    none: 'No contact yet',
    noneText: 'Whoever an order is for becomes a contact, a moment later.',
    name: 'Name',
    noEmail: 'No e-mail',
    lastOrder: 'Last order',
    created: 'Known since',
    orders: { one: '{count} order', other: '{count} orders' },
    noOrders: 'No order yet.',
    sorts: { CREATED_AT_DESC: 'Newest first', CREATED_AT_ASC: 'Oldest first', NAME_ASC: 'By name, A to Z', NAME_DESC: 'By name, Z to A' },
  },
} as const
