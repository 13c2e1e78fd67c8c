import { readFileSync } from 'node:fs'
import { buildSchema, isObjectType, type ConstDirectiveNode } from 'graphql'
import { expect, test } from 'vitest'
import { readSubgraphs } from './composition.ts'

/**
 * The suites that try every door take the scope of each from the graph itself, so they would follow a scope that was
 * lowered by mistake. What a scope may be at all is said here, apart from the graph.
 */
const graph = buildSchema(readFileSync(new URL('api.graphql', import.meta.url), 'utf8'))

type Guarded = { name: string; scope: string }

function scopeIn(node: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined): string | null {
  const needs = node?.directives?.find(({ name }) => name.value === 'needs')
  const scope = needs?.arguments?.find(({ name }) => name.value === 'scope')?.value
  return scope?.kind === 'StringValue' ? scope.value : null
}

/** Fields with a scope of their own. */
const guarded: Guarded[] = Object.values(graph.getTypeMap()).flatMap((type) => {
  if (!isObjectType(type)) return []
  return Object.values(type.getFields()).flatMap((field) => {
    const scope = scopeIn(field.astNode)
    return scope ? [{ name: `${type.name}.${field.name}`, scope }] : []
  })
})

const verbOf = (scope: string): string => scope.slice(scope.indexOf(':') + 1)

test('no mutation is open to whoever may only read, but leaving', () => {
  const mutations = guarded.filter(({ name }) => name.startsWith('Mutation.'))
  expect(mutations.length).toBeGreaterThan(25)
  expect(mutations.filter(({ scope }) => verbOf(scope) === 'read')).toEqual([{ name: 'Mutation.leaveProject', scope: 'project:read' }])
  // Whoever may take data out, changes nothing else by it.
  expect(mutations.flatMap(({ name, scope }) => (verbOf(scope) === 'export' ? [name] : []))).toEqual(['Mutation.startExport', 'Mutation.cancelExport', 'Mutation.retryExport'])
})

test('what is seen of a project needs the right to read its area, and these need more', () => {
  const more = guarded.filter(({ name, scope }) => !name.startsWith('Mutation.') && verbOf(scope) !== 'read')
  expect(Object.fromEntries(more.map(({ name, scope }) => [name, scope]))).toEqual({
    'Project.apiKeys': 'keys:manage',
    'Project.invitations': 'members:manage',
    'Project.identityWork': 'operations:manage',
    'Project.identityQueues': 'operations:manage',
    'Project.financeWork': 'operations:manage',
    'Project.financeQueues': 'operations:manage',
    'Project.growthWork': 'operations:manage',
    'Project.growthQueues': 'operations:manage',
    'Project.aiWork': 'operations:manage',
    'Project.aiQueues': 'operations:manage',
    'Project.recount': 'operations:manage',
    'Project.discrepancies': 'operations:manage',
    'Project.export': 'finance:export',
    'Project.exports': 'finance:export',
    'Project.exportKinds': 'finance:export',
    // As the provider sent it: account numbers and names of people who are nobody's customers.
    'WebhookEvent.body': 'connections:manage',
    'WebhookEvent.headers': 'connections:manage',
    'WebhookEvent.payload': 'connections:manage',
  })
})

test('these mutations need a right of their own, which a role can be without', () => {
  const by = (scope: string) => guarded.filter((one) => one.scope === scope && one.name.startsWith('Mutation.')).map(({ name }) => name.slice('Mutation.'.length)).sort()
  expect(by('keys:manage')).toEqual(['createApiKey', 'revokeApiKey'])
  expect(by('members:manage')).toEqual(['changeMemberRole', 'inviteMember', 'removeMember', 'revokeInvitation'])
  expect(by('project:admin')).toEqual(['archiveProject', 'restoreProject', 'updateProject'])
  expect(by('connections:manage')).toEqual([
    'createPaymentConnection',
    'disablePaymentConnection',
    'enablePaymentConnection',
    'prepareTestTransfer',
    'updatePaymentConnection',
  ])
})

/** Whose rights a subgraph may ask for: its own areas, and the one of whoever looks after the work. */
const AREAS: Record<string, string[]> = {
  identity: ['project', 'members', 'keys', 'audit', 'operations'],
  finance: ['finance', 'connections', 'operations'],
  growth: ['growth', 'operations'],
  ai: ['ai', 'operations'],
}

test.each(readSubgraphs(new URL('../', import.meta.url)).map(({ name, document }) => [name, document] as const))('%s asks for rights in its own area', (name, document) => {
  const foreign = document.definitions.flatMap((node) => {
    if (node.kind !== 'ObjectTypeDefinition' && node.kind !== 'ObjectTypeExtension') return []
    const parts = [{ at: node.name.value, scope: scopeIn(node) }, ...(node.fields ?? []).map((field) => ({ at: `${node.name.value}.${field.name.value}`, scope: scopeIn(field) }))]
    return parts.filter(({ scope }) => scope !== null && !AREAS[name]?.includes(scope.slice(0, scope.indexOf(':'))))
  })
  expect(foreign).toEqual([])
})
