import type { Days } from '../../format/dates.ts'
import type { Format } from '../../format/format.ts'
import type { Translate } from '../../messages/messages.ts'
import type { Listener } from '../../messages/said.ts'
import type { Piece } from './figures-in-text.ts'

interface Language {
  t: Translate
  hear: Listener
  format: Format
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const aMonth = `(?:${months.join('|')})`
/** As the analyst writes days: "November 2026", "1 to 21 November 2026", "28 December 2025 to 3 January 2026". */
const daysInText = new RegExp(`(?:\\d{1,2} (?:${aMonth} )?(?:\\d{4} )?to )?(?:\\d{1,2} )?${aMonth} \\d{4}`, 'g')
const amount = /^(−?)([\d,]+(?:\.\d+)?) ([A-Z]{3})$/
const share = /^(−?)([\d,]+(?:\.\d+)?) %$/
const count = /^([\d,]+) (order|payment)s?$/
/** Stands in a sentence for what no other language says otherwise than in figures. */
const held = /⟦(\d+)⟧/

/** A figure that the analyst wrote in English, as the person's language writes it. */
export function figureInWords(text: string, { t, format }: Language): string {
  const plain = (sign = '', digits = ''): string => `${sign && '-'}${digits.replaceAll(',', '')}`
  const [, sign, money, currency = ''] = amount.exec(text) ?? []
  if (money !== undefined) return format.money({ amount: plain(sign, money), currency })
  const [, shareSign, percent] = share.exec(text) ?? []
  if (percent !== undefined) return t('runs.percent', { percent: format.decimal(plain(shareSign, percent), 2) })
  const [, number, noun] = count.exec(text) ?? []
  if (number !== undefined) return t(noun === 'order' ? 'runs.orders' : 'runs.payments', { count: Number(plain('', number)) })
  return text
}

/**
 * The words of an answer in the person's language. The analyst words them in English, by a fixed set of sentences: each is
 * looked up by itself, with its figures and days held out of it. What has no translation stays as it came.
 */
export function inWords(pieces: readonly Piece[], language: Language): Piece[] {
  const out: Piece[] = []
  const hold = (piece: Piece): string => `⟦${out.push(piece) - 1}⟧`
  const text = pieces
    .map((piece) =>
      piece.kind === 'figure'
        ? hold({ ...piece, text: figureInWords(piece.text, language) })
        : piece.text.replace(daysInText, (days) => hold({ kind: 'text', text: language.format.days(daysOf(days)) })),
    )
    .join('')
  const said = text.split(/(?<=\.) (?=[\p{Lu}⟦“])/u).map(language.hear).join(' ')
  return said.split(/(⟦\d+⟧)/).flatMap((part): Piece | Piece[] => {
    const place = held.exec(part)?.[1]
    return place === undefined ? (part === '' ? [] : { kind: 'text', text: part }) : (out[Number(place)] ?? [])
  })
}

/** The headline by itself, where its figures are not known: it holds none but amounts. */
export function headlineInWords(headline: string, language: Language): string {
  const pieces = headline.split(/(−?\d[\d,]*(?:\.\d+)? [A-Z]{3})\b/).map((text, index): Piece => (index % 2 === 1 ? { kind: 'figure', text, key: '' } : { kind: 'text', text }))
  return inWords(pieces, language)
    .map(({ text }) => text)
    .join('')
}

/** What is left out of the first day is that of the last. */
function daysOf(text: string): Days {
  const [first = '', last = first] = text.split(' to ')
  const [day, month, year] = partsOf(last)
  const [fromDay, fromMonth = month, fromYear = year] = partsOf(first)
  const iso = (aYear = '', aMonthName = '', aDay = '') => `${aYear}-${String(months.indexOf(aMonthName) + 1).padStart(2, '0')}-${aDay.padStart(2, '0')}`
  const lastOfMonth = String(new Date(Date.UTC(Number(year), months.indexOf(month ?? '') + 1, 0)).getUTCDate())
  return { from: iso(fromYear, fromMonth, fromDay ?? '1'), to: iso(year, month, day ?? lastOfMonth) }
}

function partsOf(text: string): [day?: string, month?: string, year?: string] {
  const [, day, month, year] = /^(\d{1,2})?(?: ?([A-Z]\w+))?(?: (\d{4}))?$/.exec(text) ?? []
  return [day, month, year]
}
