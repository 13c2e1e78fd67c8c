import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readmePictures, views } from './views.ts'

// Read as text: the routes themselves would bring the whole web app along.
const source = readFileSync(new URL('../../src/routes.tsx', import.meta.url), 'utf8')

interface Route {
  parent: string
  path: string | null
}

const routes = new Map<string, Route>(
  [...source.matchAll(/^const (\w+) = createRoute\(\{\s*getParentRoute: \(\) => (\w+),\s*(?:path: '([^']*)'|id: '[^']*')/gm)].map(([, name = '', parent = '', path]) => [name, { parent, path: path ?? null }]),
)

function addressOf(name: string): string {
  const route = routes.get(name)
  if (!route) return ''
  const path = route.path ?? ''
  return path === '/' ? `${addressOf(route.parent)}/` : `${addressOf(route.parent)}${path}`
}

/** A route that only stands around others has no page of its own. */
const isPage = (name: string) => routes.get(name)?.path !== null && ![...routes.values()].some(({ parent, path }) => parent === name && path === '/')

test('every page of the app is in the list of pictures, and the list holds no other', () => {
  expect(routes.size).toBe(source.match(/= createRoute\(/g)?.length)
  const pages = [...routes.keys()].filter(isPage).map(addressOf)
  const pictured = new Set(views.flatMap(({ route }) => (route === null ? [] : [route])))
  expect([...pictured].toSorted()).toEqual(pages.toSorted())
})

test('no two pictures have one name, and those of the README are in the list', () => {
  const names = views.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toEqual(expect.arrayContaining(Object.keys(readmePictures)))
})
