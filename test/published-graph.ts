import { readFileSync } from 'node:fs'
import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isInputObjectType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'

/** The graph as clients see it: suites are generated from it, so that a field nobody thought of is tested or missed aloud. */
export const publishedGraph = buildSchema(readFileSync(new URL('../schema/api.graphql', import.meta.url), 'utf8'))

export type PublishedField = { parent: GraphQLObjectType; field: GraphQLField<unknown, unknown> }

export function fieldsOf(schema: GraphQLSchema, typeName: string): PublishedField[] {
  const parent = schema.getType(typeName)
  if (!isObjectType(parent)) return []
  return Object.values(parent.getFields()).map((field) => ({ parent, field }))
}

type Annotated = { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined

/** The scope of a field's own `@needs`, else of its type's; null for what is public. */
export function scopeOf({ parent, field }: PublishedField): string | null {
  return needs(field.astNode) ?? (has(field.astNode, 'public') ? null : needs(parent.astNode))
}

/** Only whoever operates the installation gets in here. */
export const isForOperators = ({ parent, field }: PublishedField): boolean => [field.astNode, parent.astNode].some((node) => has(node, 'operator'))

function needs(node: Annotated): string | null {
  const directive = node?.directives?.find(({ name }) => name.value === 'needs')
  const scope = directive?.arguments?.find(({ name }) => name.value === 'scope')?.value
  return scope?.kind === 'StringValue' ? scope.value : null
}

const has = (node: Annotated, directive: string): boolean => node?.directives?.some(({ name }) => name.value === directive) ?? false

/** What to give a field's arguments: `Project.metrics` → `(range: $range)` with the variables that go with it. */
export type Arguments = Record<string, { text: string; declarations: string[] }>

export const fieldArguments: Arguments = {
  'Project.metrics': { text: '(range: $range, bucket: MONTH)', declarations: ['$range: DateRangeInput!'] },
  'Project.profitReport': { text: '(range: $range, compareWith: PERIOD_BEFORE)', declarations: ['$range: DateRangeInput!'] },
  'Project.customerReport': { text: '(range: $range, compareWith: PERIOD_BEFORE)', declarations: ['$range: DateRangeInput!'] },
  'Project.lineReport': { text: '(range: $range, compareWith: YEAR_BEFORE)', declarations: ['$range: DateRangeInput!'] },
  'Project.cashReport': { text: '(range: $range)', declarations: ['$range: DateRangeInput!'] },
  'Project.reportRows': { text: '(of: { kind: NET_PROFIT, range: $range })', declarations: ['$range: DateRangeInput!'] },
  'Project.order': { text: '(id: $orderId)', declarations: ['$orderId: ID!'] },
  'Project.customer': { text: '(key: "email:lan@example.com")', declarations: [] },
  'Project.contact': { text: '(id: $contactId)', declarations: ['$contactId: ID!'] },
  'Project.run': { text: '(id: $runId)', declarations: ['$runId: ID!'] },
  'Project.expense': { text: '(id: $expenseId)', declarations: ['$expenseId: ID!'] },
  'Project.expenseChangeSet': { text: '(id: $expenseChangeSetId)', declarations: ['$expenseChangeSetId: ID!'] },
  'Project.orderChangeSet': { text: '(id: $orderChangeSetId)', declarations: ['$orderChangeSetId: ID!'] },
  'Project.expenseImport': { text: '(id: $expenseImportId)', declarations: ['$expenseImportId: ID!'] },
  'Project.export': { text: '(id: $exportId)', declarations: ['$exportId: ID!'] },
  'Project.bankFinding': { text: '(id: $bankFindingId)', declarations: ['$bankFindingId: ID!'] },
  'Project.webhookEvent': { text: '(id: $webhookEventId)', declarations: ['$webhookEventId: ID!'] },
  'Project.webhookReplay': { text: '(id: $webhookReplayId)', declarations: ['$webhookReplayId: ID!'] },
  'Installation.projects': { text: '(ids: $projectIds)', declarations: ['$projectIds: [ID!]!'] },
  'Installation.user': { text: '(id: $memberId)', declarations: ['$memberId: ID!'] },
  'Query.project': { text: '(id: $projectId)', declarations: ['$projectId: ID!'] },
  'Query.portfolio': { text: '(range: $range, compareWith: PERIOD_BEFORE)', declarations: ['$range: DateRangeInput!'] },
  'Query.invitation': { text: '(token: $invitationToken)', declarations: ['$invitationToken: String!'] },
}

/** The part of a field that can stand in a document, with the variables that it needs. */
export type Selection = { text: string; declarations: Set<string> }

/**
 * A field with everything beneath it, down to `depth` levels of objects.
 *
 * @throws Error for a required argument that `fieldArguments` has no value for: a new field needs a case.
 */
export function selectField(published: PublishedField, depth: number): Selection {
  const { parent, field } = published
  const place = `${parent.name}.${field.name}`
  const declarations = new Set<string>()
  const given = fieldArguments[place]
  if (!given && field.args.some(isRequiredArgument)) throw new Error(`${place} has required arguments and no case in fieldArguments`)
  for (const declaration of given?.declarations ?? []) declarations.add(declaration)
  const inside = selectionOf(getNamedType(field.type), { depth, path: [parent.name], declarations })
  return { text: `${field.name}${given?.text ?? ''}${inside}`, declarations }
}

type Walk = { depth: number; path: string[]; declarations: Set<string> }

function selectionOf(type: GraphQLNamedOutputType, walk: Walk): string {
  if (!isCompositeType(type)) return ''
  if (isUnionType(type)) {
    // Two members may give one name to fields of different nullability, which a document may not mix: hence the aliases.
    const members = type.getTypes().map((member) => `... on ${member.name} ${fieldsBeneath(member, walk, `${member.name}_`)}`)
    return ` { __typename ${members.join(' ')} }`
  }
  return isObjectType(type) ? ` ${fieldsBeneath(type, walk)}` : ' { __typename }'
}

function fieldsBeneath(type: GraphQLObjectType, walk: Walk, prefix = ''): string {
  if (walk.depth === 0 || walk.path.includes(type.name)) return '{ __typename }'
  const deeper = { ...walk, depth: walk.depth - 1, path: [...walk.path, type.name] }
  const fields = Object.values(type.getFields()).flatMap((field) => {
    // What hangs off a project has a case of its own; where a project is met on the way, its own facts are enough.
    if (type.name === 'Project' && (field.args.length > 0 || isCompositeType(getNamedType(field.type)))) return []
    const given = fieldArguments[`${type.name}.${field.name}`]
    // A field that needs a value of its own has a case of its own.
    if (!given && field.args.some(isRequiredArgument)) return []
    for (const declaration of given?.declarations ?? []) walk.declarations.add(declaration)
    const alias = prefix ? `${prefix}${field.name}: ` : ''
    return [`${alias}${field.name}${given?.text ?? ''}${selectionOf(getNamedType(field.type), deeper)}`]
  })
  return `{ __typename ${fields.join(' ')} }`
}

export type Operation = { name: string; query: string; variables: Record<string, unknown> }

/** A document for one field: of the root, or of a project, which is then asked for first. */
export function operationFor(published: PublishedField, variables: Record<string, unknown>, depth = 3): Operation {
  const { parent, field } = published
  const { text, declarations } = selectField(published, depth)
  const isOfProject = parent.name === 'Project'
  if (isOfProject) declarations.add('$projectId: ID!')
  const head = declarations.size > 0 ? `(${[...declarations].join(', ')})` : ''
  const body = isOfProject ? `project(id: $projectId) { ${text} }` : text
  return { name: field.name, query: `query ${field.name}${head} { ${body} }`, variables: pick(variables, declarations) }
}

/** A document for a mutation, whose only argument is its input. */
export function mutationFor({ field }: PublishedField, input: unknown, depth = 2): Operation {
  const [argument] = field.args
  if (!argument || !isInputObjectType(getNamedType(argument.type))) throw new Error(`${field.name} takes no input`)
  const declarations = new Set<string>()
  const inside = selectionOf(getNamedType(field.type), { depth, path: ['Mutation'], declarations })
  return {
    name: field.name,
    query: `mutation ${field.name}($input: ${String(argument.type)}) { ${field.name}(input: $input)${inside} }`,
    variables: { input },
  }
}

function pick(variables: Record<string, unknown>, declarations: ReadonlySet<string>): Record<string, unknown> {
  const names = [...declarations].map((declaration) => declaration.slice(1, declaration.indexOf(':')))
  return Object.fromEntries(names.map((name) => [name, variables[name]]))
}
