import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname } from 'node:path'
import { ESLint } from 'eslint'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// A gate that no longer fires looks like one that has nothing to say. So every rule meets its fault here, in a small
// copy of the repository's shape: its own folders, the real configuration, the real packages.

const root = new URL('..', import.meta.url).pathname
const workspaces = ['platform', 'schema', 'subgraphs/finance', 'subgraphs/growth', 'gateway', 'start', 'testkit', 'web']

const allowed = {
  'platform/src/ids.ts': "import { z } from 'zod'\nexport const id = z.string()\n",
  'platform/src/ids.test.ts': "import { start } from '@howl/testkit'\nimport { id } from './ids.ts'\nexport const tested = [start, id]\n",
  'schema/events/finance.ts': "import { z } from 'zod'\nexport const orderPaid = z.object({ orderId: z.uuid() })\n",
  'schema/composition.ts': "import { id } from '@howl/platform/ids'\nexport const composed = id\n",
  'subgraphs/finance/src/index.ts': "export const finance = 'finance'\n",
  'subgraphs/finance/src/context.ts':
    "import { Orders } from './orders/orders.ts'\nexport const context = () => ({ orders: new Orders() })\nexport type Context = ReturnType<typeof context>\n",
  'subgraphs/finance/src/orders/entities.ts': 'export class Order {\n  id = 1\n}\n',
  'subgraphs/finance/src/orders/orders.ts':
    "import { orderPaid } from '@howl/schema/events/finance'\nimport { id } from '@howl/platform/ids'\nimport { Order } from './entities.ts'\nexport const numberOf = (order: Order) => order.id\nexport class Orders {\n  all = [new Order(), orderPaid, id]\n}\n",
  'subgraphs/finance/src/transactions/receiving.ts':
    "import { numberOf } from '../orders/orders.ts'\nimport { Order } from '../orders/entities.ts'\nexport const received = numberOf(new Order())\n",
  'subgraphs/finance/src/transactions/resolvers.ts':
    "import type { Orders } from '../orders/orders.ts'\nexport const order = (orders: Orders) => orders.all\n",
  'subgraphs/finance/migrations/20260901T1000-create-orders.ts': 'export class CreateOrders20260901 {}\n',
  'subgraphs/growth/src/index.ts': "export const growth = 'growth'\n",
  'subgraphs/growth/src/contacts.ts': 'export const contacts = 1\n',
  'gateway/src/main.ts': "import { finance } from '@howl/finance'\nexport const door = finance\n",
  'gateway/src/environment.ts': "export const port = process.env['PORT']\n",
  'start/src/index.ts': "import { finance } from '@howl/finance'\nimport { door } from '@howl/gateway'\nexport const all = [finance, door]\n",
  'testkit/src/index.ts': "import { all } from '@howl/start'\nexport const start = all\n",
  'web/src/ui/Button.tsx': 'export const Button = () => null\n',
  'web/src/features/orders/OrdersPage.tsx': "import { Button } from '../../ui/Button.tsx'\nexport const OrdersPage = () => [Button]\n",
  'web/src/features/members/MembersPage.tsx': 'export const MembersPage = () => null\n',
}

const faults: [rule: string, what: string, file: string, code: string][] = [
  ['import-x/no-restricted-paths', 'the platform imports a subgraph', 'platform/src/a.ts', "export { finance } from '@howl/finance'"],
  ['import-x/no-restricted-paths', 'an event imports the platform', 'schema/events/a.ts', "export { id } from '@howl/platform/ids'"],
  ['import-x/no-restricted-paths', 'composing imports a subgraph', 'schema/b.ts', "export { finance } from '@howl/finance'"],
  ['import-x/no-restricted-paths', 'a subgraph imports its neighbour by name', 'subgraphs/finance/src/a.ts', "export { growth } from '@howl/growth'"],
  ['import-x/no-restricted-paths', 'a subgraph imports its neighbour by path', 'subgraphs/finance/src/b.ts', "export { contacts } from '../../growth/src/contacts.ts'"],
  ['import-x/no-restricted-paths', 'a subgraph imports the gateway', 'subgraphs/finance/src/c.ts', "export { door } from '@howl/gateway'"],
  ['import-x/no-restricted-paths', 'a subgraph imports the composer', 'subgraphs/finance/src/d.ts', "export { composed } from '../../../schema/composition.ts'"],
  ['import-x/no-restricted-paths', 'the gateway looks behind a door', 'gateway/src/a.ts', "export { Orders } from '../../subgraphs/finance/src/orders/orders.ts'"],
  ['import-x/no-restricted-paths', 'the gateway imports the start', 'gateway/src/b.ts', "export { all } from '@howl/start'"],
  ['import-x/no-restricted-paths', 'code that ships imports the test kit', 'gateway/src/c.ts', "export { start } from '@howl/testkit'"],
  ['import-x/no-restricted-paths', 'the web imports the server', 'web/src/a.ts', "export { id } from '../../platform/src/ids.ts'"],
  ['import-x/no-restricted-paths', 'a feature imports another', 'web/src/features/orders/a.ts', "export { MembersPage } from '../members/MembersPage.tsx'"],
  ['import-x/no-restricted-paths', 'a shared part imports a feature', 'web/src/ui/a.ts', "export { OrdersPage } from '../features/orders/OrdersPage.tsx'"],
  ['import-x/no-cycle', 'a file imports itself around a corner', 'platform/src/b.ts', "import { d } from './d.ts'\nexport const b = () => d"],
  ['import-x/no-extraneous-dependencies', 'a package that the workspace does not name', 'subgraphs/finance/src/e.ts', "import pino from 'pino'\nexport const e = pino"],
  ['import-x/no-extraneous-dependencies', 'a test tool in code that ships', 'platform/src/e.ts', "import fc from 'fast-check'\nexport const e = fc"],
  ['import-x/no-default-export', 'a default export', 'platform/src/f.ts', 'export default 1'],
  ['@typescript-eslint/no-restricted-imports', 'a noun makes another noun’s service', 'subgraphs/finance/src/transactions/transactions.ts', "import { Orders } from '../orders/orders.ts'\nexport const orders = new Orders()"],
  ['@typescript-eslint/no-restricted-imports', 'a resolver reads another noun’s entity', 'subgraphs/finance/src/expenses/resolvers.ts', "import { Order } from '../orders/entities.ts'\nexport const order = new Order()"],
  ['@typescript-eslint/no-restricted-imports', 'a noun uses another noun’s resolvers', 'subgraphs/finance/src/orders/payments.ts', "import { order } from '../transactions/resolvers.ts'\nexport const payments = order"],
  ['@typescript-eslint/no-restricted-imports', 'a service imports its resolvers', 'subgraphs/finance/src/transactions/matching.ts', "import { order } from './resolvers.ts'\nexport const matching = order"],
  ['no-restricted-syntax', 'the environment is read in passing', 'platform/src/g.ts', "export const port = process.env['PORT']"],
  ['no-restricted-syntax', 'one query per relation', 'platform/src/h.ts', "export const options = { relationLoadStrategy: 'query' }"],
  ['no-restricted-imports', 'the environment by its import', 'platform/src/i.ts', "import { env } from 'node:process'\nexport const port = env['PORT']"],
  ['@typescript-eslint/no-floating-promises', 'a promise that nobody waits for', 'platform/src/j.ts', 'const work = async () => 1\nexport const j = () => {\n  work()\n}'],
  ['@typescript-eslint/switch-exhaustiveness-check', 'a case that is forgotten', 'platform/src/k.ts', "export function k(state: 'on' | 'off') {\n  switch (state) {\n    case 'on':\n      return 1\n  }\n  return 0\n}"],
  ['@typescript-eslint/consistent-type-imports', 'a type imported as a value', 'platform/src/l.ts', "import { ZodType } from 'zod'\nexport type L = ZodType"],
  ['@typescript-eslint/max-params', 'four parameters', 'platform/src/m.ts', 'export const m = (a: 1, b: 1, c: 1, d: 1) => [a, b, c, d]'],
  ['unicorn/filename-case', 'a file in camel case', 'platform/src/camelCase.ts', 'export const n = 1'],
  ['names/file-name', 'a drawer', 'platform/src/utils.ts', 'export const o = 1'],
  ['names/file-name', 'a folder that is a drawer', 'platform/src/helpers/o.ts', 'export const o = 1'],
  ['names/file-name', 'a role as a suffix', 'platform/src/order.service.ts', 'export const p = 1'],
  ['names/file-name', 'an age in a name', 'platform/src/orders-v2.ts', 'export const q = 1'],
]

let folder: string
let results: Map<string, ESLint.LintResult>

beforeAll(async () => {
  folder = mkdtempSync(`${tmpdir()}/howl-lint-`)
  cpSync(`${root}eslint.config.js`, `${folder}/eslint.config.js`)
  for (const file of ['tsconfig.json', 'package.json', 'web/tsconfig.json', ...workspaces.map((name) => `${name}/package.json`)]) {
    cpSync(root + file, `${folder}/${file}`)
  }
  mkdirSync(`${folder}/node_modules/@howl`, { recursive: true })
  for (const name of readdirSync(`${root}node_modules`)) {
    if (name !== '@howl' && !name.startsWith('.')) symlinkSync(`${root}node_modules/${name}`, `${folder}/node_modules/${name}`)
  }
  for (const name of workspaces) symlinkSync(`${folder}/${name}`, `${folder}/node_modules/@howl/${name.split('/').at(-1)}`)
  write('gateway/src/index.ts', "export { door } from './main.ts'\n")
  write('platform/src/d.ts', "import { b } from './b.ts'\nexport const d = () => b\n")
  for (const [file, code] of Object.entries(allowed)) write(file, code)
  for (const [, , file, code] of faults) write(file, `${code}\n`)
  const linted = await new ESLint({ cwd: folder }).lintFiles(['**/*.{ts,tsx}'])
  results = new Map(linted.map((result) => [result.filePath.slice(folder.length + 1), result]))
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(file: string, code: string): void {
  mkdirSync(dirname(`${folder}/${file}`), { recursive: true })
  writeFileSync(`${folder}/${file}`, code)
}

const said = (file: string) => results.get(file)?.messages.map((message) => message.ruleId ?? message.message)

describe('each rule fires on its fault', () => {
  test.each(faults)('%s: %s', (rule, _, file) => {
    expect(said(file)).toContain(rule)
  })
})

test.each(Object.keys(allowed))('nothing is said about %s, which is as it should be', (file) => {
  expect(said(file)).toEqual([])
})
