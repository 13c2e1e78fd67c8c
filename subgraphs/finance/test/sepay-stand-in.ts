import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { uuidv7 } from '@howl/platform/ids'
import { bankTime } from '../src/payment-connections/providers/sepay.ts'
import { ACCOUNT } from './factories.ts'

/** A transfer as the bank has it, with the id by which callbacks tell of it and the other by which the list does. */
export type BankTransfer = {
  id: number
  listedId: string
  at: Date
  amount: number
  content: string
  code: string | null
  reference: string | null
  isOut: boolean
  account: string
}

export type Fault =
  | { kind: 'LIMITED'; retryAfter: string }
  | { kind: 'ERROR'; status: number }
  | { kind: 'SILENT' }
  | { kind: 'GARBAGE'; body: string }
  | { kind: 'REDIRECT'; to: string }
  | { kind: 'CUT' }

let lastId = 5_000_000

export function bankTransfer(more: Partial<BankTransfer> & { at: Date }): BankTransfer {
  const id = (lastId += 1)
  return { id, listedId: uuidv7(), amount: 250_000, content: 'chuyen tien', code: null, reference: `MBVCB.${id}`, isOut: false, account: ACCOUNT, ...more }
}

/** What a callback says of it. */
export const callbackOf = ({ id, at, amount, content, code, reference, isOut, account }: BankTransfer): Record<string, unknown> => ({
  id,
  gateway: 'Vietcombank',
  transactionDate: bankTime(at),
  accountNumber: account,
  code,
  content,
  transferType: isOut ? 'out' : 'in',
  transferAmount: amount,
  accumulated: 0,
  subAccount: null,
  referenceCode: reference,
  description: '',
})

const listed = ({ listedId, at, amount, content, code, reference, isOut, account }: BankTransfer) => ({
  id: listedId,
  transaction_date: bankTime(at),
  account_number: account,
  va: '',
  transfer_type: isOut ? 'out' : 'in',
  amount_in: isOut ? 0 : amount,
  amount_out: isOut ? amount : 0,
  accumulated: 0,
  transaction_content: content,
  reference_number: reference ?? '',
  code,
  bank_brand_name: 'Vietcombank',
  bank_account_id: 'd6719d04-0000-4000-8000-a6006ab65aca',
  va_id: null,
  webhook_success: 1,
})

/** SePay's API v2 as its contract describes it, over HTTP, with faults that a test switches on. */
export async function startSepayStandIn({ token = 'api-token-0001' } = {}) {
  const ledger: BankTransfer[] = []
  const faults: Fault[] = []
  const requests: { at: number; query: Record<string, string>; authorization: string | undefined }[] = []
  let beforePage: (page: number) => void = () => {}
  let isAscending = true

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', 'http://stand-in')
    const query = Object.fromEntries(url.searchParams)
    requests.push({ at: performance.now(), query, authorization: request.headers.authorization })
    const say = (status: number, body: unknown, headers: Record<string, string> = {}) => void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(typeof body === 'string' ? body : JSON.stringify(body))
    const fault = faults.shift()
    if (fault) return breakBy(fault, { response, say })
    if (request.headers.authorization !== `Bearer ${token}`) return say(401, { status: 'error', error_code: 'UNAUTHORIZED' })
    if (url.pathname !== '/v2/transactions') return say(404, { status: 'error', error_code: 'NOT_FOUND' })
    const [page, perPage] = [Number(query['page'] ?? 1), Number(query['per_page'] ?? 20)]
    beforePage(page)
    const rows = ledger
      .filter(({ at }) => bankTime(at) >= (query['transaction_date_from'] ?? '') && bankTime(at) <= (query['transaction_date_to'] ?? '9'))
      .toSorted((a, b) => (isAscending && query['transaction_date_sort'] === 'asc' ? 1 : -1) * (a.at.getTime() - b.at.getTime() || a.id - b.id))
    const lastPage = Math.max(Math.ceil(rows.length / perPage), 1)
    say(200, {
      status: 'success',
      data: rows.slice((page - 1) * perPage, page * perPage).map(listed),
      meta: { pagination: { total: rows.length, per_page: perPage, current_page: page, last_page: lastPage, has_more: page < lastPage } },
    })
  }

  const server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    token,
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`,
    ledger,
    requests,
    /** Each of the next requests meets one of them. */
    break: (...next: Fault[]) => void faults.push(...next),
    /** What happens at the bank while the list is read. */
    beforePage: (happens: (page: number) => void) => {
      beforePage = happens
    },
    /** Newest first, whatever was asked for. */
    ignoreOrder: () => {
      isAscending = false
    },
    heal: () => {
      faults.length = 0
      beforePage = () => {}
      isAscending = true
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

export type SepayStandIn = Awaited<ReturnType<typeof startSepayStandIn>>

type Say = (status: number, body: unknown, headers?: Record<string, string>) => void

function breakBy(fault: Fault, { response, say }: { response: ServerResponse; say: Say }): void {
  switch (fault.kind) {
    case 'LIMITED':
      return say(429, { status: 'error', error_code: 'TOO_MANY_REQUESTS' }, { 'retry-after': fault.retryAfter, 'x-ratelimit-limit': '3', 'x-ratelimit-remaining': '0' })
    case 'ERROR':
      return say(fault.status, { status: 'error' })
    case 'GARBAGE':
      return say(200, fault.body)
    case 'REDIRECT':
      return say(302, '', { location: fault.to })
    case 'CUT':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
      response.write('{"status":"success","data":[')
      return void setTimeout(() => response.destroy(), 20)
    case 'SILENT':
      // It is never answered; the server's end cuts it.
  }
}
