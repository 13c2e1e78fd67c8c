import { expect, it } from 'vitest'
import { createFormat } from '../../format/format.ts'
import { en } from '../../messages/en.ts'
import { createTranslate, type Words } from '../../messages/messages.ts'
import { createListener } from '../../messages/said.ts'
import { vi } from '../../messages/vi.ts'
import { figureInWords, headlineInWords, inWords } from './answer-in-words.ts'
import { figuresInText } from './figures-in-text.ts'

const spoken = (locale: string, { catalogue, said }: Words) => {
  const format = createFormat(locale, 'UTC')
  return { t: createTranslate(catalogue, locale), hear: createListener(said, (amount) => format.money(amount)), format }
}
const languages = { english: spoken('en-GB', { catalogue: en, said: {} }), vietnamese: spoken('vi-VN', vi) }

const figures = [
  { key: 'revenue', text: '1,250,000 VND' },
  { key: 'change', text: '250,000 VND' },
  { key: 'changeShare', text: '25 %' },
  { key: 'before', text: '1,000,000 VND' },
  { key: 'orders', text: '5 orders' },
  { key: 'ordersBefore', text: '1 order' },
  { key: 'unmatchedCount', text: '3 payments' },
]

const plain = (text: string): string => text.replace(/[\u00a0\u2009]/g, ' ')
const said = (paragraph: string, language: keyof typeof languages): string => {
  const [pieces = []] = figuresInText([paragraph], figures)
  return plain(inWords(pieces, languages[language]).map(({ text }) => text).join(''))
}

const paragraph =
  'Revenue for 1 to 21 November 2026 was 1,250,000 VND, 250,000 VND (25 %) more than in the period before (1,000,000 VND). First money came in for 5 orders, after 1 order in the period before.'

it('says an answer in the person’s language, with amounts, shares and days as that writes them', () => {
  expect(said(paragraph, 'vietnamese')).toBe(
    'Doanh thu 1 – 21 thg 11, 2026 là 1.250.000 ₫, nhiều hơn kỳ trước 250.000 ₫ (25%) (1.000.000 ₫). Lần đầu có tiền cho 5 đơn, kỳ trước là 1 đơn.',
  )
  expect(said(paragraph, 'english')).toBe(
    'Revenue for 1 – 21 Nov 2026 was ₫1,250,000, ₫250,000 (25 %) more than in the period before (₫1,000,000). First money came in for 5 orders, after 1 order in the period before.',
  )
})

it('keeps of each figure which rows it opens', () => {
  const [pieces = []] = figuresInText([paragraph], figures)
  const keys = (language: keyof typeof languages) => inWords(pieces, languages[language]).flatMap((piece) => (piece.kind === 'figure' ? piece.key : []))
  const stated = ['revenue', 'change', 'changeShare', 'before', 'orders', 'ordersBefore']
  expect(keys('english')).toEqual(stated)
  expect(keys('vietnamese').toSorted()).toEqual(stated.toSorted())
})

it('understands days however they are written', () => {
  const days = (text: string) => said(`The period before is ${text}.`, 'english')
  expect(days('November 2026')).toBe('The period before is 1 – 30 Nov 2026.')
  expect(days('3 November 2026')).toBe('The period before is 3 Nov 2026.')
  expect(days('28 October to 3 November 2026')).toBe('The period before is 28 Oct – 3 Nov 2026.')
  expect(days('28 December 2025 to 3 January 2026')).toBe('The period before is 28 Dec 2025 – 3 Jan 2026.')
})

it('says a headline without knowing its figures, and a loss with its sign', () => {
  expect(plain(headlineInWords('The profit became a loss: −1,234.50 USD after 20.00 USD', languages.vietnamese))).toBe('Từ lãi chuyển thành lỗ: -1.234,50 $, kỳ trước 20,00 $')
  expect(plain(headlineInWords('Nothing is recorded for November 2026', languages.vietnamese))).toBe('Chưa ghi gì cho 1 – 30 thg 11, 2026')
  expect(figureInWords('−12.5 %', languages.vietnamese)).toBe('-12,5%')
})

it.each([
  'Revenue for November 2026 was 1,250,000 VND, as much as in the period before (1,000,000 VND).',
  'Revenue for November 2026 was 1,250,000 VND, 250,000 VND (25 %) less than in the period before (1,000,000 VND).',
  'Revenue for November 2026 was 1,250,000 VND, 250,000 VND less than in the period before (1,000,000 VND).',
  'Revenue for November 2026 was 1,250,000 VND.',
  'Not part of it: 250,000 VND from 3 payments without an order.',
  'The average order value was 250,000 VND. Refunds of 250,000 VND are already taken off.',
  'No expense is recorded, so net profit is as high as revenue; it may be missing costs.',
  'Expenses were 1,000,000 VND, 250,000 VND (25 %) more than in the period before (1,250,000 VND). The largest category was “Máy in” with 250,000 VND, 25 % of all expenses.',
  'Revenue less expenses leaves 250,000 VND. That is 25 % of revenue. Against the period before it is 250,000 VND less.',
  'The period before is October 2026. Revenue of “Lồng đèn” is money received and matched to orders, on the day it was received, less refunds on the day they were made; an order counts on the day of its first money.',
  '“Lồng đèn” has no payment and no expense in this period, so there is nothing to judge.',
  'Nothing is recorded for the period before it either. Connect a payment provider, or record payments and expenses by hand, and ask again.',
])('has Vietnamese words for: %s', (sentence) => {
  expect(said(sentence, 'vietnamese')).not.toMatch(/\b(?:the|of|was|were|is|and|for|from|with|period|order|payments?)\b/i)
})
