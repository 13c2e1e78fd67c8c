import type { Claims } from '@howl/platform/claims'
import { invalidInput, type InvalidInput } from '@howl/platform/errors'
import { InputReader } from '@howl/platform/input'
import { MoneyProblem, parseMoney } from '@howl/platform/money'
import type { MoneyInput, PrepareTestTransferInput } from '../__generated__/resolvers.ts'
import type { Order } from '../orders/entities.ts'
import { codesInText } from '../orders/payment-codes.ts'
import type { PaymentConnections } from './payment-connections.ts'
import { testTransferCommand } from './providers/sepay.ts'

type Prepared = { __typename: 'PrepareTestTransferSuccess'; command: string; expiresAt: Date | null }

type Parts = {
  connections: PaymentConnections
  findOrder: (claims: Claims, projectId: string, id: string) => Promise<Order>
  now: () => Date
}

/** SePay moves dong and nothing else. */
const CURRENCY = 'VND'

/** A transfer as SePay would tell of it, ready to be sent by hand: for an order what it still owes, or what is given. */
export async function prepareTestTransfer({ connections, findOrder, now }: Parts, claims: Claims, input: PrepareTestTransferInput & { projectId: string }): Promise<Prepared | InvalidInput> {
  const { projectId, id, orderId } = input
  const connection = await connections.open(claims, { projectId, id })
  if (connection.isDisabled) return invalidInput([{ path: ['id'], message: 'The connection is switched off: it refuses transfers. Switch it on first.' }])
  const order = orderId ? await findOrder(claims, projectId, orderId) : null
  const reader = new InputReader()
  const amount = readAmount(reader, input.amount, order)
  const content = reader.optionalText({ path: ['content'], value: input.content, name: 'The text', max: 500 }) ?? order?.paymentCode ?? null
  if (content === null) reader.fault(['content'], 'Give the text of the transfer, or an order.')
  if (reader.isFaulty || content === null) return reader.refusal()
  const { settings, secrets } = connection
  const [code = null] = codesInText(content).clear
  const webhookUrl = webhookUrlOf(claims, connection)
  return { __typename: 'PrepareTestTransferSuccess', ...testTransferCommand({ webhookUrl, settings, secrets, amount, content, code, now: now() }) }
}

function readAmount(reader: InputReader, given: MoneyInput | null | undefined, order: Order | null): bigint {
  const owed = order && BigInt(order.totalMinor) - BigInt(order.paidMinor)
  if (!given && owed !== null && owed > 0n && order?.currency === CURRENCY) return owed
  if (!given) {
    const why = order ? `Order #${order.number} owes no ${CURRENCY}. Give an amount.` : 'Give an amount, or an order that still owes something.'
    reader.fault(['amount'], why)
    return 0n
  }
  try {
    const { minor, currency } = parseMoney(given)
    if (currency !== CURRENCY) reader.fault(['amount', 'currency'], `SePay moves ${CURRENCY} only.`)
    else if (minor <= 0n) reader.fault(['amount', 'amount'], 'The amount must be more than zero.')
    return minor
  } catch (error) {
    if (!(error instanceof MoneyProblem)) throw error
    reader.fault(['amount', 'amount'], error.message)
    return 0n
  }
}

/** Where the provider sends its callbacks, by the address under which the caller reached Howl. */
export const webhookUrlOf = (claims: Claims, { id, provider }: { id: string; provider: string }): string =>
  `${claims.client.publicUrl.replace(/\/$/, '')}/webhooks/${provider.toLowerCase()}/${id}`
