import { uuidv7 } from '@howl/platform/ids'
import type { TestDatabase, TestSubgraph } from '@howl/testkit'

export type PlacedOrder = { orderId: string; projectId: string; name: string; email: string | null; placedAt: Date }

type Event = { type: 'finance.orderPlaced' | 'finance.orderPaid'; projectId: string; subject: string; payload: object; id?: string }

let orders = 0

/** An order that finance knows; growth hears of it by events. */
export function orderIn(projectId: string, given: Partial<PlacedOrder> = {}): PlacedOrder {
  orders += 1
  const placedAt = new Date(Date.UTC(2026, 0, 1) + orders * 60_000)
  return { orderId: uuidv7(), projectId, name: 'Ann', email: null, placedAt, ...given }
}

export const placed = ({ orderId, projectId, name, email, placedAt }: PlacedOrder): Event => ({
  type: 'finance.orderPlaced',
  projectId,
  subject: orderId,
  payload: {
    orderId,
    number: 1,
    customer: { name, email },
    total: { minor: '100', currency: 'VND' },
    placedAt: placedAt.toISOString(),
  },
})

export const paid = ({ orderId, projectId, name, email, placedAt }: PlacedOrder): Event => ({
  type: 'finance.orderPaid',
  projectId,
  subject: orderId,
  payload: {
    orderId,
    customer: { name, email },
    total: { minor: '100', currency: 'VND' },
    paid: { minor: '100', currency: 'VND' },
    paidAt: new Date(placedAt.getTime() + 3_600_000).toISOString(),
  },
})

let sequence = 0

/** Puts events where the dispatcher of finance puts them: before the consumers that asked for their kind. */
export async function deliver(database: TestDatabase, events: Event[]): Promise<void> {
  for (const { id = uuidv7(), ...event } of events) {
    sequence += 1
    const whole = { ...event, id, sequence: String(sequence), at: new Date().toISOString() }
    await database.query(
      `insert into live.deliveries (id, consumer, subgraph, event_id, project_id, event)
       select gen_random_uuid(), name, subgraph, $1, $2, $3 from live.consumers where event_type = $4`,
      [id, event.projectId, JSON.stringify(whole), event.type],
    )
  }
}

/** Delivers and waits until growth has taken everything. */
export async function tell(growth: TestSubgraph, ...events: Event[]): Promise<void> {
  await deliver(growth.database, events)
  await growth.drain()
}
