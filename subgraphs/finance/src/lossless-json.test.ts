import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indentJson, jsonValues, readJsonObject } from './lossless-json.ts'

const read = (text: string) => readJsonObject(Buffer.from(text))

describe('reading a JSON object without loss', () => {
  test('numbers keep every digit', () => {
    expect(read('{"id": 90071992547409931, "b":-1.50e+3}')).toEqual(
      new Map([
        ['id', { kind: 'number', source: '90071992547409931' }],
        ['b', { kind: 'number', source: '-1.50e+3' }],
      ]),
    )
  })

  test('what is no JSON object is null', () => {
    for (const text of ['', ' ', '[]', '"a"', '1', 'null', 'true', '{', '{"a":1}}', "{'a':1}", '{"a":1,}', '\u0000', 'a=1&b=2']) expect(read(text)).toBeNull()
    expect(readJsonObject(Buffer.from([0xff, 0xfe, 0x00]))).toBeNull()
  })

  test('broken UTF-8 in one text hides no other member', () => {
    const body = Buffer.concat([Buffer.from('{"content":"chuy'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('n","id":7}')])
    expect(readJsonObject(body)?.get('id')).toEqual({ kind: 'number', source: '7' })
    expect(readJsonObject(body)?.get('content')).toMatchObject({ value: expect.stringContaining('\ufffd') })
  })

  test('depth and size are no danger', () => {
    const deep = `{"id":1,"x":${'['.repeat(200_000)}${']'.repeat(200_000)},"y":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`
    expect([...(read(deep) ?? new Map()).keys()]).toEqual(['id', 'x', 'y'])
    expect(read(`{"id":${'9'.repeat(900_000)}}`)?.get('id')?.kind).toBe('number')
  })

  test('of two members with one name the last counts, and __proto__ is a name like others', () => {
    expect(read('{"id":1,"id":2,"__proto__":3}')).toEqual(
      new Map([
        ['id', { kind: 'number', source: '2' }],
        ['__proto__', { kind: 'number', source: '3' }],
      ]),
    )
  })

  test('agrees with JSON.parse on every object, however it is spaced', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), fc.constantFrom(undefined, 1, '\t'), (object, space) => {
        const text = JSON.stringify(object, null, space)
        const members = read(text)
        const parsed = Object.entries(JSON.parse(text) as Record<string, unknown>)
        expect([...(members?.keys() ?? [])].toSorted()).toEqual(parsed.map(([key]) => key).toSorted())
        for (const [key, value] of parsed) {
          const member = members?.get(key)
          if (typeof value === 'string') expect(member).toMatchObject({ kind: 'string', value })
          else if (typeof value === 'number') expect(member).toMatchObject({ kind: 'number', source: JSON.stringify(value) })
          else if (typeof value === 'boolean') expect(member).toEqual({ kind: 'boolean', value })
          else expect(member?.kind).toBe(value === null ? 'null' : 'nested')
        }
      }),
    )
  })
})

describe('JSON as people read it', () => {
  const indented = (text: string) => indentJson(Buffer.from(text))

  test('is indented as JSON.stringify does it, whatever it is and however it came', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        expect(indented(JSON.stringify(value, null, space))).toBe(JSON.stringify(value, null, 2))
      }),
    )
  })

  test('keeps each digit, each escape and names that come twice', () => {
    expect(indented('{"id":90071992547409931,"a":1.50e+3,"a":"\\u1ec3 \\"{,\\"","b":[]}')).toBe('{\n  "id": 90071992547409931,\n  "a": 1.50e+3,\n  "a": "\\u1ec3 \\"{,\\"",\n  "b": []\n}')
  })

  test('is null where there is none', () => {
    for (const text of ['', ' ', '{', 'a=1&b=2', '{"a":1,}', "{'a':1}"]) expect(indented(text)).toBeNull()
    expect(indentJson(Buffer.from([0xff, 0xfe, 0x00]))).toBeNull()
  })

  test('does not grow with the square of the depth', () => {
    const deep = `{"x":${'['.repeat(200_000)}1,2${']'.repeat(200_000)}}`
    const text = indented(deep) ?? ''
    expect(text.length).toBeLessThan(deep.length + 2000)
    expect(text.replace(/\s/g, '')).toBe(deep)
  })
})

describe('what is found of JSON by searching', () => {
  const values = (text: string, most = 1000) => jsonValues(Buffer.from(text), most)

  test('are its texts and numbers at any depth, and not the names', () => {
    expect(values('{"content":"chuy\\u1ec3n ti\\u1ec1n","transferAmount":250000,"paid":true,"x":[{"code":"DH1","y":null}, -1.5e3, "a:b"]}')).toEqual(['chuyển tiền', '250000', 'DH1', '-1.5e3', 'a:b'])
    expect(values('"alone"')).toEqual(['alone'])
    expect(values('{')).toBeNull()
  })

  test('as many as are wanted', () => {
    expect(values('["aaaa","bbbb","cccc"]', 5)).toEqual(['aaaa', 'bbbb'])
  })
})
