import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { languages } from './languages.ts'
import { createTranslate, type Plural } from './messages.ts'
import { createFormat } from '../format/format.ts'
import { createListener, hearRefusals } from './said.ts'
import { vi } from './vi.ts'

/** What is called the same everywhere: names, and signs that are no words. Nothing else may stand untranslated. */
const names = new Set(['Howl', 'SePay', 'Stripe', 'PayFast'])
/** What a program sends has no language either. */
const code = /^Authorization: Bearer /

type Texts = Record<string, string | Plural>

function textsOf(catalogue: object, path = ''): Texts {
  return Object.fromEntries(
    Object.entries(catalogue).flatMap(([key, value]: [string, unknown]) => {
      const at = path === '' ? key : `${path}.${key}`
      return typeof value === 'string' || isPlural(value) ? [[at, value]] : Object.entries(textsOf(value as object, at))
    }),
  )
}

function isPlural(value: unknown): value is Plural {
  return typeof value === 'object' && value !== null && 'other' in value && typeof value.other === 'string'
}

const wordsOf = (text: string | Plural) => (typeof text === 'string' ? [text] : Object.values(text))
const placesIn = (text: string | Plural) => [...new Set(wordsOf(text).flatMap((one) => one.match(/\{\w+\}/g) ?? []))].sort()

const english = textsOf(en)
const vietnamese = textsOf(vi.catalogue)

describe('two languages', () => {
  it('say the same things', () => {
    expect(Object.keys(vietnamese).sort()).toEqual(Object.keys(english).sort())
  })

  it('leave room for the same values', () => {
    for (const [key, text] of Object.entries(english)) expect([key, placesIn(vietnamese[key] ?? '')]).toEqual([key, placesIn(text)])
    for (const [text, meaning] of Object.entries(vi.said)) expect(placesIn(meaning).every((place) => text.includes(place)), text).toBe(true)
  })

  it('use different words for everything that is not a name', () => {
    const same = Object.entries(english).filter(([key, text]) => wordsOf(text).some((one) => wordsOf(vietnamese[key] ?? '').includes(one) && !names.has(one)))
    expect(same).toEqual([])
  })

  it('have a form for every number that their grammar tells apart', async () => {
    for (const { code, load } of languages) {
      const needed = new Intl.PluralRules(code).resolvedOptions().pluralCategories
      const { catalogue } = await load()
      for (const [key, text] of Object.entries(textsOf(catalogue))) {
        if (isPlural(text)) expect([key, Object.keys(text).sort()]).toEqual([key, [...needed].sort()])
      }
    }
  })

  it('count as the language does', () => {
    expect(createTranslate(en, 'en')('orders.count', { count: 1 })).toBe('1 order')
    expect(createTranslate(en, 'en')('orders.count', { count: 12_431 })).toBe('12,431 orders')
    expect(createTranslate(vi.catalogue, 'vi')('orders.count', { count: 12_431 })).toBe('12.431 đơn hàng')
  })
})

describe('what the server says', () => {
  const inEnglish = createListener({}, (amount) => createFormat('en-GB', 'UTC').money(amount))
  const hear = createListener(vi.said, (amount) => createFormat('vi-VN', 'UTC').money(amount))

  it('is understood with what differs from time to time', () => {
    expect(hear('Order #12 is paid. Refund it instead of cancelling it.')).toBe('Đơn #12 đã được trả. Hãy hoàn tiền thay vì hủy.')
    expect(hear('Something that nobody has put into words yet.')).toBe('Something that nobody has put into words yet.')
  })

  it('is understood where one sentence holds another', () => {
    expect(hear('Unmatched. Its text holds no payment code.')).toBe('Chưa khớp. Nội dung không có mã thanh toán.')
    expect(hear("Recorded; it pays no order. It is for account 777, and this connection's is 0071000862440.")).toBe('Đã ghi; không trả cho đơn nào. Tiền vào tài khoản 777, còn kết nối này là của 0071000862440.')
    expect(hear('Counted on order #12, which is paid in part now.')).toBe('Đã tính cho đơn #12, hiện còn trả thiếu.')
  })

  it('has its amounts written as amounts are, and nothing else that looks like one', () => {
    expect(hear('The bank had 420000 VND, and no callback had told of it.')).toBe('Ngân hàng có 420.000\u00a0₫ mà không thông báo nào báo.')
    expect(inEnglish('A callback told of 12.50 USD.')).toBe('A callback told of $12.50.')
    for (const text of ['The text names 14,856,000 VND.', 'Order #12 USD', 'Line 12 has FIX 12 ABC.']) expect(inEnglish(text)).toBe(text)
  })

  it('is put into words in a refusal and beside each field', () => {
    const answer = { createOrder: { __typename: 'InvalidInput', message: 'The total must be more than zero.', fieldErrors: [{ path: ['lines'], message: 'The quantity is at least 1.' }] } }
    expect(hearRefusals(answer, hear)).toEqual({
      createOrder: { __typename: 'InvalidInput', message: 'Tổng phải lớn hơn không.', fieldErrors: [{ path: ['lines'], message: 'Số lượng ít nhất là 1.' }] },
    })
  })
})

const spoken = new Set(['placeholder', 'title', 'alt', 'label', 'description', 'aria-label', 'aria-description', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext', 'message', 'lead'])
const speakers = new Set(['toast', 'toastProblem', 'setMessage', 'useTitle'])
const source = new URL('../', import.meta.url)

/** Words for people that stand in a component instead of in the catalogues. Addresses, codes and signs have no language. */
function literalsIn(path: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(new URL(path, source), 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const note = (node: ts.Node, text: string) => {
    if (/\p{L}{2}/u.test(text) && !names.has(text.trim()) && !code.test(text) && !(text in english)) found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${text.trim()}`)
  }
  const noteValue = (value: ts.Node | undefined): void => {
    if (!value) return
    if (ts.isStringLiteral(value) || ts.isNoSubstitutionTemplateLiteral(value)) note(value, value.text)
    else if (ts.isTemplateExpression(value)) note(value, [value.head.text, ...value.templateSpans.map((span) => span.literal.text)].join(' '))
    else if (ts.isConditionalExpression(value)) [value.whenTrue, value.whenFalse].forEach(noteValue)
    else if (ts.isJsxExpression(value) || ts.isParenthesizedExpression(value)) noteValue(value.expression)
    else if (ts.isBinaryExpression(value) && ['??', '||', '&&', '+'].includes(value.operatorToken.getText())) [value.left, value.right].forEach(noteValue)
  }
  const visit = (node: ts.Node): void => {
    // What is printed on a key.
    if (ts.isJsxElement(node) && /^kbd$/i.test(node.openingElement.tagName.getText())) return
    if (ts.isJsxText(node)) note(node, node.text)
    else if (ts.isJsxAttribute(node) && spoken.has(node.name.getText())) noteValue(node.initializer)
    else if (ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))) noteValue(node.expression)
    else if (ts.isCallExpression(node) && speakers.has(node.expression.getText())) noteValue(node.arguments[0])
    else if (ts.isPropertyAssignment(node) && spoken.has(node.name.getText())) noteValue(node.initializer)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

it('finds no words outside of the catalogues', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tsx') && !path.startsWith('graphiql/'))
  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap(literalsIn)).toEqual([])
})
