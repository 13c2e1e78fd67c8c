import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { gatewayService, subgraphServices, workerService } from '../src/services.ts'

// Containers cannot be run where these tests run, so what can be compared is: they must start what the networked start starts.
const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
const services = [...subgraphServices, gatewayService, workerService]

/** The lines of one service, up to the next one. */
function composed(name: string): string {
  const [, block] = new RegExp(`^  ${name}:\\n((?:(?:    .*)?\\n)+)`, 'm').exec(read('docker-compose.yml')) ?? []
  if (!block) throw new Error(`docker-compose.yml has no service ${name}`)
  return block
}

/** The names that a block gives values to, also by its anchors. */
function variablesOf(block: string): string[] {
  const anchors = [...block.matchAll(/<<: \*([a-z-]+)/g)].flatMap(([, anchor]) => {
    const [, content] = new RegExp(`^x-[a-z-]+: &${anchor}\\n((?:(?: .*)?\\n)+)`, 'm').exec(read('docker-compose.yml')) ?? []
    return content ? variablesOf(content) : []
  })
  return [...anchors, ...[...block.matchAll(/^\s+([A-Z][A-Z_]+):/gm)].map(([, variable]) => variable ?? '')]
}

test.each(services)('the container of $name runs what the networked start runs, with the variables it reads and no other secret', ({ name, workspace, secrets, neighbours }) => {
  const target = new RegExp(`^FROM howl AS ${name}\\nCMD \\["node", "${workspace}/dist/src/main\\.js"\\]`, 'm')
  expect(read('Dockerfile')).toMatch(target)
  const block = composed(name)
  expect(block).toContain(`target: ${name} }`)
  const variables = variablesOf(block)
  expect(variables).toContain('DATABASE_URL')
  const kept = ['HOWL_SECRET', 'HOWL_CLAIMS_PUBLIC_KEY', 'HOWL_VAULT_KEYS', 'HOWL_AGENT_KEY']
  expect(variables.filter((variable) => kept.includes(variable)).toSorted()).toEqual([...secrets].toSorted())
  expect(variables.filter((variable) => /^(GATEWAY|IDENTITY|FINANCE|GROWTH|AI)_URL$/.test(variable)).toSorted()).toEqual([...neighbours].toSorted())
})

test('the database is migrated before anything uses it', () => {
  expect(read('Dockerfile')).toContain('FROM howl AS migrate\nHEALTHCHECK NONE\nCMD ["node", "start/dist/src/migrate.js"]')
  for (const { name } of subgraphServices) expect(composed(name)).toContain('<<: *after-migration')
})

test('only the gateway is published', () => {
  const published = [...subgraphServices, workerService].filter(({ name }) => composed(name).includes('ports:'))
  expect(published).toEqual([])
  expect(composed('gateway')).toContain('ports:')
})
