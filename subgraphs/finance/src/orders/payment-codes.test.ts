import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codesInText, drawPaymentCode } from './payment-codes.ts'

const code = drawPaymentCode('DH', () => 1_234_567)
const digits = code.slice(2)

describe('payment codes', () => {
  test('are the prefix and eight digits, the last of which checks the others', () => {
    expect(code).toMatch(/^DH1234567\d$/)
    expect(codesInText(code).clear).toEqual([code])
  })

  test('show every single wrong digit and every two neighbours that changed places', () => {
    const isRead = (text: string) => codesInText(`DH${text}`).clear.length > 0
    fc.assert(
      fc.property(fc.nat(9_999_999), fc.nat(7), fc.nat(9), (number, place, digit) => {
        const good = drawPaymentCode('DH', () => number).slice(2)
        const wrong = good.slice(0, place) + String(digit) + good.slice(place + 1)
        expect(isRead(wrong)).toBe(wrong === good)
        const swapped = place === 7 ? good : good.slice(0, place) + good[place + 1] + good[place] + good.slice(place + 2)
        expect(isRead(swapped)).toBe(swapped === good)
      }),
    )
  })
})

describe('codes in the text of a transfer', () => {
  test.each([
    ['alone', code],
    ['in lower case', code.toLowerCase()],
    ['among words', `thanh toan ${code} cam on`],
    ['behind a bank\'s prefix', `MBVCB.3278907687.${code}.CT tu 0123`],
    ['behind digits that lost their punctuation', `MBVCB3278907687${code}CT tu 0123`],
    ['run into the words behind it', `${code}chuyen tien`],
    ['with a space', `DH ${digits}`],
    ['in groups', `DH-${digits.slice(0, 4)} ${digits.slice(4)}`],
    ['with a date behind it', `${code} 010126`],
    ['in full-width letters', `ＤＨ${digits}`],
    ['between marks', `"${code}"!`],
  ])('are found %s', (_how, text) => {
    expect(codesInText(text).clear).toContain(code)
  })

  test.each([
    ['a longer number', `${code}9`],
    ['a shorter number', code.slice(0, -1)],
    ['another prefix', `ADH${digits}`],
    ['letters with marks in front', `Ề${code}`],
    ['digits without letters', digits],
  ])('are not read out of %s', (_what, text) => {
    expect(codesInText(text).clear).not.toContain(code)
  })

  test('run together with the words in front of them are kept apart, as less certain', () => {
    expect(codesInText(`thanhtoan${code}`)).toEqual({ clear: [], glued: expect.arrayContaining([code]) })
    expect(codesInText(`thanhtoan${code}9`).glued).toEqual([])
  })

  test('of several orders are all found', () => {
    const other = drawPaymentCode('DH', () => 7_654_321)
    expect(codesInText(`${code} va ${other}`).clear).toEqual([code, other])
  })

  test('are looked for in any text without harm', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void codesInText(text)))
    expect(codesInText('A1'.repeat(500_000)).clear).toEqual([])
  })
})
