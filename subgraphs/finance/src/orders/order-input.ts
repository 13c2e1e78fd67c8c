import type { ProjectClaims } from '@howl/platform/claims'
import type { InvalidInput } from '@howl/platform/errors'
import { InputReader } from '@howl/platform/input'
import { MAX_MINOR } from '@howl/platform/money'
import type { CreateOrderInput } from '../__generated__/resolvers.ts'

export type NewOrder = {
  reference: string | null
  customerName: string
  customerEmail: string | null
  lines: NewOrderLine[]
  totalMinor: bigint
  placedAt: Date
}

export type NewOrderLine = { description: string; quantity: number; unitPriceMinor: bigint; totalMinor: bigint }

const MAX_LINES = 200

/** @returns the order as it may be stored, or everything that has to be mended first. */
export function readOrder(input: CreateOrderInput, project: ProjectClaims, now: Date): NewOrder | InvalidInput {
  const reader = new InputReader()
  const order: NewOrder = {
    reference: reader.optionalText({ path: ['reference'], value: input.reference, name: 'The reference', max: 200 }),
    customerName: reader.text({ path: ['customer', 'name'], value: input.customer.name, name: "The customer's name", max: 200 }),
    customerEmail: reader.email(['customer', 'email'], input.customer.email),
    lines: readLines(reader, input.lines, project),
    totalMinor: 0n,
    placedAt: reader.past({ path: ['placedAt'], value: input.placedAt, name: 'The order date', now }),
  }
  order.totalMinor = order.lines.reduce((sum, line) => sum + line.totalMinor, 0n)
  // What is wrong with a line says more than what follows from it for the total.
  if (order.totalMinor > MAX_MINOR && !reader.isFaulty) reader.fault(['lines'], 'The total is larger than can be stored.')
  if (order.totalMinor === 0n && !reader.isFaulty) reader.fault(['lines'], 'The total must be more than zero.')
  return reader.isFaulty ? reader.refusal() : order
}

function readLines(reader: InputReader, lines: CreateOrderInput['lines'], project: ProjectClaims): NewOrderLine[] {
  if (lines.length === 0) reader.fault(['lines'], 'An order has at least one line.')
  if (lines.length > MAX_LINES) {
    reader.fault(['lines'], `An order has at most ${MAX_LINES} lines; this has ${lines.length}.`)
    return []
  }
  return lines.map(({ description, quantity, unitPrice }, index) => {
    const path = ['lines', String(index)]
    const text = reader.text({ path: [...path, 'description'], value: description, name: 'The description', max: 500 })
    if (quantity < 1) reader.fault([...path, 'quantity'], 'The quantity is at least 1.')
    const unitPriceMinor = reader.money({ path: [...path, 'unitPrice'], value: unitPrice, project, least: 0n })
    const totalMinor = unitPriceMinor * BigInt(quantity)
    if (totalMinor > MAX_MINOR) reader.fault([...path, 'quantity'], 'The line comes to more than can be stored.')
    return { description: text, quantity, unitPriceMinor, totalMinor }
  })
}
