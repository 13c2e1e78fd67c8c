import { scalars } from '@howl/platform/scalars'
import type { BenchGraph } from './graph.ts'

export const PROJECT_ID = '01a1fda8-b817-7641-95a3-de0cca931ea7'
const ORDERS = 200

const orders = Array.from({ length: ORDERS }, (_order, index) => ({
  id: `01a1fda8-b817-7642-8000-${String(index).padStart(12, '0')}`,
  projectId: PROJECT_ID,
  number: index + 1,
  status: 'PAID',
  customer: { name: `Customer ${index}`, email: `customer${index}@example.com` },
  total: { amount: String(250_000 + index), currency: 'VND' },
  placedAt: new Date(Date.UTC(2026, 0, 1, 0, index)),
}))
const project = { id: PROJECT_ID, slug: 'print-shop', name: 'Print shop', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh' }

const contactOf = ({ id }: { id: string }) => {
  const number = Number(id.slice(-12))
  return { id, projectId: PROJECT_ID, name: `Customer ${number}`, orderCount: 1 }
}

const listed = (_parent: unknown, { first }: { first: number }) => ({
  nodes: orders.slice(0, first),
  pageInfo: { hasNextPage: true, hasPreviousPage: false },
  totalCount: ORDERS,
})

const Query = { project: () => project }

/** The real schemas of the product; an order list with the project's head and each order's contact, from three subgraphs. */
export const howl: BenchGraph = {
  query: `
    query Orders($id: ID!, $first: Int!) {
      project(id: $id) {
        id name currency
        orders(first: $first) { totalCount nodes { id number status placedAt customer { name email } total { amount currency } contact { id name orderCount } } }
      }
    }`,
  variables: { id: PROJECT_ID, first: 10 },
  subgraphs: [
    { name: 'identity', folder: new URL('../../../subgraphs/identity/', import.meta.url), resolvers: { Query } },
    { name: 'finance', folder: new URL('../../../subgraphs/finance/', import.meta.url), resolvers: { Project: { orders: listed } } },
    { name: 'growth', folder: new URL('../../../subgraphs/growth/', import.meta.url), resolvers: { Order: { contact: contactOf } } },
    { name: 'ai', folder: new URL('../../../subgraphs/ai/', import.meta.url), resolvers: {} },
  ],
  plain: { ...scalars, Query, Project: { orders: listed }, Order: { contact: contactOf } },
}
