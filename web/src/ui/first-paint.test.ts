import { readFileSync } from 'node:fs'
import { buildASTSchema, parse, validate } from 'graphql'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

it('asks what the graph answers, though no generated type stands behind it', () => {
  const query = /const query = '([^']+)'/.exec(read('first-paint.js'))?.[1]
  const graph = buildASTSchema(parse(read('../../../schema/api.graphql')), { assumeValidSDL: true })
  expect(validate(graph, parse(query ?? ''))).toEqual([])
})
