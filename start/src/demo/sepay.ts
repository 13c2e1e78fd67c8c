import { createHmac } from 'node:crypto'

/** One bank transfer as SePay reports it. */
export type SepayTransfer = {
  id: number
  gateway: string
  /** The bank's clock, UTC+7: `2026-01-01 07:00:00`. */
  transactionDate: string
  accountNumber: string
  subAccount: string | null
  code: string | null
  content: string
  transferType: 'in' | 'out'
  transferAmount: number
  accumulated: number
  referenceCode: string | null
  description: string
}

/** The body and the headers by which SePay would send it now. */
export function signSepay(transfer: object, secret: string, now: Date = new Date()): { body: string; headers: Record<string, string> } {
  const body = JSON.stringify(transfer)
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
  return { body, headers: { 'content-type': 'application/json', 'x-sepay-timestamp': timestamp, 'x-sepay-signature': `sha256=${signature}` } }
}

export const sepayDate = (moment: Date): string => new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
