import { formatMoney } from '@howl/platform/money'
import { requireSuccess, type GraphClient } from '../graph-client.ts'
import { withoutAccents } from './people.ts'
import { seededRandom } from './random.ts'
import { sepayDate, signSepay, type SepayTransfer } from './sepay.ts'
import type { Bank, Story, StoryOrder } from './story.ts'

type Stage = { graph: GraphClient; token: () => Promise<string>; projectId: string; signal: AbortSignal }
type Placed = { order: StoryOrder; id: string; paymentCode: string }

/** What one operation may change. */
const batchSize = 10
const webhooksAtOnce = 8

/** Tells Howl a story the way a business does: by its public graph, and by the callbacks of its bank. */
export async function play(story: Story, stage: Stage): Promise<void> {
  const money = (minor: bigint) => formatMoney({ minor, currency: story.project.currency })
  // The connection comes first: the codes of the orders carry its prefix.
  const webhookUrl = story.bank ? await connect(story.bank, stage) : null
  const [placed] = await Promise.all([
    placeOrders(story, stage, money),
    batch(stage, expenseMutation, story.expenses.map(({ minor, note, ...expense }) => ({ projectId: stage.projectId, ...expense, amount: money(minor), note: note ?? null }))),
    batch(stage, balanceMutation, story.balances.map(({ on, minor }) => ({ projectId: stage.projectId, on, amount: money(minor) }))),
  ])
  if (story.bank && webhookUrl) await deliver(transfersOf(story, story.bank, placed), { webhookUrl, secret: story.bank.secret, signal: stage.signal })
  else await batch(stage, paymentMutation, placed.flatMap(({ order, id }) => order.payments.map(({ at, minor, note }) => ({ id, amount: money(minor), receivedAt: at.toISOString(), note }))))
  await batch(stage, cancelMutation, placed.filter(({ order }) => order.cancelledBecause).map(({ order, id }) => ({ id, reason: order.cancelledBecause })))
}

type Mutation = { field: string; input: string; selection: string }

const orderMutation = { field: 'createOrder', input: 'CreateOrderInput', selection: '... on CreateOrderSuccess { order { id paymentCode } }' }
const expenseMutation = { field: 'recordExpense', input: 'RecordExpenseInput', selection: '' }
const balanceMutation = { field: 'recordBalance', input: 'RecordBalanceInput', selection: '' }
const paymentMutation = { field: 'recordPayment', input: 'RecordPaymentInput', selection: '' }
const cancelMutation = { field: 'cancelOrder', input: 'CancelOrderInput', selection: '' }

async function connect(bank: Bank, { graph, token, projectId }: Stage): Promise<string> {
  const { createPaymentConnection } = await graph.ask<{ createPaymentConnection: { __typename: string; connection: { webhookUrl: string } } }>(
    `mutation ConnectBank($input: CreatePaymentConnectionInput!) {
      createPaymentConnection(input: $input) { __typename ... on CreatePaymentConnectionSuccess { connection { webhookUrl } } ... on UserError { message } }
    }`,
    {
      input: {
        projectId,
        provider: 'SEPAY',
        name: bank.name,
        settings: { bank: bank.bank, accountNumber: bank.accountNumber, codePrefix: bank.codePrefix },
        secrets: { authentication: 'HMAC', secret: bank.secret },
      },
    },
    await token(),
  )
  // The address that the provider is given may be a public one; the path is what is ours.
  return graph.url + new URL(requireSuccess(createPaymentConnection).connection.webhookUrl).pathname
}

/** One after the other, so that orders are numbered in the order of their days. */
async function placeOrders(story: Story, stage: Stage, money: (minor: bigint) => unknown): Promise<Placed[]> {
  const inputs = story.orders.map(({ placedAt, customer, reference, lines }) => ({
    projectId: stage.projectId,
    placedAt: placedAt.toISOString(),
    customer,
    reference: reference ?? null,
    lines: lines.map(({ unitPrice, ...line }) => ({ ...line, unitPrice: money(unitPrice) })),
  }))
  const made = await batch<{ order: { id: string; paymentCode: string } }>(stage, orderMutation, inputs)
  return story.orders.map((order, index) => {
    const created = made[index]
    if (!created) throw new Error('An order of the demo was not made.')
    return { order, ...created.order }
  })
}

/** Runs the same mutation for many inputs, several in one operation. */
async function batch<Success>({ graph, token, signal }: Stage, { field, input, selection }: Mutation, inputs: readonly object[]): Promise<Success[]> {
  const results: Success[] = []
  for (let from = 0; from < inputs.length; from += batchSize) {
    signal.throwIfAborted()
    const part = inputs.slice(from, from + batchSize)
    const names = part.map((_, index) => `i${index}`)
    const document = `mutation Batch(${names.map((name) => `$${name}: ${input}!`).join(' ')}) {
      ${names.map((name) => `r${name}: ${field}(input: $${name}) { __typename ${selection} ... on UserError { message } }`).join('\n')}
    }`
    const data = await graph.ask<Record<string, Success & { __typename: string }>>(document, Object.fromEntries(part.map((one, index) => [`i${index}`, one])), await token())
    for (const name of names) {
      const payload = data[`r${name}`]
      if (!payload) throw new Error(`${field} gave nothing.`)
      results.push(requireSuccess(payload))
    }
  }
  return results
}

/** Everything that the bank saw, by time, with the balance after each. */
function transfersOf(story: Story, bank: Bank, placed: Placed[]): SepayTransfer[] {
  const random = seededRandom(911)
  const moves = [
    ...placed.flatMap(({ order, paymentCode }) =>
      order.payments.map(({ at, minor, style }) => ({ at, minor, direction: 'in' as const, accountNumber: bank.accountNumber, ...wording(style, { code: paymentCode, payer: order.customer.name, number: random.between(100_000, 999_999) }) })),
    ),
    ...story.looseTransfers.map((transfer) => ({ accountNumber: bank.accountNumber, code: null, ...transfer })),
  ].sort((left, right) => left.at.getTime() - right.at.getTime())
  let balance = bank.openingBalance
  return moves.map(({ at, minor, direction, content, code, accountNumber }, index) => {
    const isOurs = accountNumber === bank.accountNumber
    if (isOurs) balance += direction === 'in' ? minor : -minor
    return {
      id: 4_180_000 + index * 3,
      gateway: bank.bank,
      transactionDate: sepayDate(at),
      accountNumber,
      subAccount: null,
      code,
      content,
      transferType: direction,
      // The wire format has plain numbers; whole dong of this size are exact in them.
      transferAmount: Number(minor),
      accumulated: isOurs ? Number(balance) : 0,
      referenceCode: `FT${26_000_000 + index * 7}`,
      description: `BankAPINotify ${content}`,
    }
  })
}

/** Banks and people write the code into a transfer in different ways; SePay does not always pick it out. */
function wording(style: number, { code, payer, number }: { code: string; payer: string; number: number }): { content: string; code: string | null } {
  const name = withoutAccents(payer).toUpperCase()
  const contents = [
    `${code} chuyen tien`,
    `MBVCB.${number}.${code}.CT tu ${name} toi MEKONG LAYERWORKS`,
    `${name} CHUYEN KHOAN ${code}`,
    `IBFT ${code} GD ${number}`,
    code,
  ]
  return { content: contents[style] ?? code, code: style === 2 ? null : code }
}

type Delivery = { webhookUrl: string; secret: string; signal: AbortSignal }

async function deliver(transfers: SepayTransfer[], { webhookUrl, secret, signal }: Delivery): Promise<void> {
  // Providers deliver twice now and then: the second one is counted and changes nothing.
  const deliveries = transfers.flatMap((transfer, index) => (index % 40 === 17 ? [transfer, transfer] : [transfer]))
  let next = 0
  const lane = async () => {
    for (let transfer = deliveries[next++]; transfer; transfer = deliveries[next++]) {
      const { body, headers } = signSepay(transfer, secret)
      const response = await fetch(webhookUrl, { method: 'POST', headers, body, signal })
      if (!response.ok) throw new Error(`A transfer of the demo was answered with ${response.status}: ${await response.text()}`)
      await response.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: webhooksAtOnce }, lane))
}
