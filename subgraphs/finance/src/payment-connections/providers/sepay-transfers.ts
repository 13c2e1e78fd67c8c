import { createHash } from 'node:crypto'
import { MAX_MINOR } from '@howl/platform/money'
import type { JsonMember } from '../../lossless-json.ts'
import { readBankTime, type SepaySettings } from './sepay.ts'

type Members = ReadonlyMap<string, JsonMember>

/** One movement on the watched account, in whole dong. */
export type SepayTransfer = {
  direction: 'IN' | 'OUT'
  amountMinor: bigint
  occurredAt: Date
  accountNumber: string | null
  subAccount: string | null
  isOurAccount: boolean
  reference: string | null
  code: string | null
  content: string | null
  description: string | null
  /** SePay gives 0 where the bank does not say. */
  balanceAfterMinor: bigint | null
  sequence: bigint | null
}

export type SepayReading = { kind: 'TRANSFER'; transfer: SepayTransfer } | { kind: 'IGNORED' | 'FAILED'; outcome: string }

/**
 * SePay's id of the event, as text: equal numbers give equal texts, and no digit is lost. What PostgreSQL could not
 * store or index as it is goes by its hash. Null when there is no id.
 */
export function sepayEventId(members: Members): string | null {
  const id = members.get('id')
  if (id?.kind === 'number') {
    const whole = integerOf(id)
    return typeof whole === 'bigint' ? whole.toString() : storable(id.source)
  }
  return id?.kind === 'string' && id.value.trim() !== '' ? storable(id.value, id.source) : null
}

const storable = (text: string, source: string = text): string =>
  /^[\x20-\x7e]{1,100}$/.test(text) ? text : `sha256:${createHash('sha256').update(source).digest('hex')}`

/** Everything here is authentic: what cannot be understood is a fault for a person to see, and never an exception. */
export function readSepayTransfer(members: Members, settings: SepaySettings, now: Date): SepayReading {
  const failed = (outcome: string): SepayReading => ({ kind: 'FAILED', outcome })
  const direction = { in: 'IN', out: 'OUT' }[textOf(members, 'transferType', 10)?.toLowerCase() ?? ''] as 'IN' | 'OUT' | undefined
  if (!direction) return failed('transferType is neither "in" nor "out".')
  const amountMinor = integerOf(members.get('transferAmount'))
  if (amountMinor === 'none') return failed('transferAmount is no number.')
  if (amountMinor === 'fraction') return failed('transferAmount is no whole number of dong.')
  if (amountMinor === 'range' || amountMinor > MAX_MINOR) return failed('transferAmount is larger than any bank could move.')
  if (amountMinor < 0n) return failed('transferAmount is negative.')
  if (amountMinor === 0n) return { kind: 'IGNORED', outcome: 'No money moved: transferAmount is 0.' }
  const occurredAt = readBankTime(textOf(members, 'transactionDate', 40) ?? '')
  if (!occurredAt) return failed('transactionDate is no time that exists.')
  if (occurredAt.getUTCFullYear() < 2000 || occurredAt.getTime() > now.getTime() + LATEST_MS) return failed('transactionDate is not near now.')
  const accountNumber = textOf(members, 'accountNumber', 100)
  const subAccount = textOf(members, 'subAccount', 100)
  if (!accountNumber && !subAccount) return failed('accountNumber is missing.')
  const balance = integerOf(members.get('accumulated'))
  const sequence = integerOf(members.get('id'))
  return {
    kind: 'TRANSFER',
    transfer: {
      direction,
      amountMinor,
      occurredAt,
      accountNumber,
      subAccount,
      isOurAccount: [accountNumber, subAccount].some((account) => isSameAccount(account, settings.accountNumber)),
      reference: textOf(members, 'referenceCode', 200),
      code: textOf(members, 'code', 100),
      content: textOf(members, 'content', 1000),
      description: textOf(members, 'description', 2000),
      balanceAfterMinor: typeof balance === 'bigint' && balance !== 0n && balance >= -MAX_MINOR && balance <= MAX_MINOR ? balance : null,
      sequence: typeof sequence === 'bigint' ? sequence : null,
    },
  }
}

/** Clocks of banks and ours differ by hours at most, whatever zone one of them is wrong about. */
const LATEST_MS = 48 * 3_600_000

/** Banks write account numbers with spaces or without. */
export const isSameAccount = (given: string | null, ours: string): boolean => given?.replace(/\s+/g, '').toUpperCase() === ours.toUpperCase()

/** @returns null when absent, empty or no text. PostgreSQL stores no NUL, and half a character is none. */
function textOf(members: Members, name: string, max: number): string | null {
  const member = members.get(name)
  if (member?.kind !== 'string') return null
  const text = member.value.slice(0, max).replace(/[\0\p{Surrogate}]/gu, '\ufffd').trim()
  return text === '' ? null : text
}

/** No id, amount or balance has more digits; what is longer would only cost time to read. */
const MOST_DIGITS = 38
const LONGEST_NUMBER = 200

/** A whole number, exactly, however it is written: 250000, 250000.00 and 2.5e5 are the same. */
function integerOf(member: JsonMember | undefined): bigint | 'none' | 'fraction' | 'range' {
  const source = member?.kind === 'number' ? member.source : member?.kind === 'string' ? member.value.trim() : ''
  if (source.length > LONGEST_NUMBER) return 'range'
  const [, sign, whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source) ?? []
  if (sign === undefined) return 'none'
  // Only digits that count: 0.000…, …000 and zeros in front cost nothing.
  const digits = (whole + fraction).replace(/^0+/, '').replace(/0+$/, '')
  if (digits === '') return 0n
  const trailing = (whole + fraction).length - (whole + fraction).replace(/0+$/, '').length
  const shift = Number(exponent) - fraction.length + trailing
  if (shift < 0) return 'fraction'
  if (digits.length + shift > MOST_DIGITS) return 'range'
  return BigInt(`${sign}${digits}`) * 10n ** BigInt(shift)
}
