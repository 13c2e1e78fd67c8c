import { consume } from '@howl/platform/work'
import { orderPaid, orderPlaced } from '@howl/schema/events/finance'
import { noteOrder } from './contact-orders.ts'

/** Both events of an order lead here, since either may be the first to arrive. */
export const contactJobs = [
  consume(orderPlaced, {
    name: 'growth.makeContact',
    handle: async (_services: object, tx, { projectId, payload: { orderId, customer, placedAt } }) => {
      await noteOrder(tx, { projectId, orderId, customer, placedAt: new Date(placedAt) })
    },
  }),
  consume(orderPaid, {
    name: 'growth.noteBuyer',
    handle: async (_services: object, tx, { projectId, payload: { orderId, customer, paidAt } }) => {
      await noteOrder(tx, { projectId, orderId, customer, paidAt: new Date(paidAt) })
    },
  }),
]
