import { z } from 'zod'
import { defineEvent } from './event.ts'

/** Whole minor units as a string: JSON numbers lose digits. */
const amount = z.object({ minor: z.string().regex(/^-?\d+$/), currency: z.string() })
const matchState = z.enum(['MATCHED', 'UNMATCHED', 'NOT_APPLICABLE', 'SET_ASIDE', 'VOID'])
const customer = z.object({ name: z.string(), email: z.string().nullable() })

export const orderPlaced = defineEvent(
  'finance.orderPlaced',
  z.object({ orderId: z.uuid(), number: z.number().int(), customer, total: amount, placedAt: z.iso.datetime() }),
)

/** The order has been paid in full; once in its life, also when money is added or moved afterwards. */
export const orderPaid = defineEvent(
  'finance.orderPaid',
  z.object({ orderId: z.uuid(), customer, total: amount, paid: amount, paidAt: z.iso.datetime() }),
)

/** Its status, or what is paid of it, is another. */
export const orderChanged = defineEvent('finance.orderChanged', z.object({ orderId: z.uuid(), status: z.string() }))

export const transactionReceived = defineEvent(
  'finance.transactionReceived',
  z.object({
    transactionId: z.uuid(),
    orderId: z.uuid().nullable(),
    amount,
    direction: z.enum(['IN', 'OUT']),
    matchState,
  }),
)

/** Which orders it pays, or why it pays none, is another. */
export const transactionChanged = defineEvent('finance.transactionChanged', z.object({ transactionId: z.uuid(), matchState }))

export const expenseRecorded = defineEvent('finance.expenseRecorded', z.object({ expenseId: z.uuid() }))
export const expenseChanged = defineEvent('finance.expenseChanged', z.object({ expenseId: z.uuid() }))
export const expenseDeleted = defineEvent('finance.expenseDeleted', z.object({ expenseId: z.uuid() }))
export const expenseRestored = defineEvent('finance.expenseRestored', z.object({ expenseId: z.uuid() }))
/** Many expenses are changing together, or have changed: no event of their own is published for each of them. */
export const expenseChangeSetChanged = defineEvent('finance.expenseChangeSetChanged', z.object({ changeSetId: z.uuid(), kind: z.string(), state: z.string() }))
/** Many orders are changing together, or have changed: no event of their own is published for each of them. */
export const orderChangeSetChanged = defineEvent('finance.orderChangeSetChanged', z.object({ changeSetId: z.uuid(), kind: z.string(), state: z.string() }))
export const expenseImportChanged = defineEvent('finance.expenseImportChanged', z.object({ importId: z.uuid(), state: z.string() }))

export const connectionChanged = defineEvent('finance.connectionChanged', z.object({ connectionId: z.uuid() }))

export const balanceRecorded = defineEvent('finance.balanceRecorded', z.object({ balanceId: z.uuid() }))

/** An export has got further, or has ended. */
export const exportChanged = defineEvent('finance.exportChanged', z.object({ exportId: z.uuid(), state: z.string() }))

/** What came of a callback is another, or what people say of it. What goes well says so by `transactionReceived`. */
export const webhookChanged = defineEvent('finance.webhookChanged', z.object({ webhookEventId: z.uuid(), state: z.string() }))

/** A replay of many callbacks has begun, gone on or ended. */
export const webhookReplayChanged = defineEvent('finance.webhookReplayChanged', z.object({ webhookReplayId: z.uuid(), state: z.string() }))

/** A recount has met a discrepancy or has ended, or one was repaired: so many are open now. */
export const recountChanged = defineEvent('finance.recountChanged', z.object({ openDiscrepancies: z.number().int() }))

/** Where the bank and the books do not agree: found, or decided. */
export const bankFindingChanged = defineEvent('finance.bankFindingChanged', z.object({ findingId: z.uuid(), kind: z.string(), state: z.string() }))
