import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isCompositeType,
  isListType,
  isObjectType,
  isInterfaceType,
  Kind,
  parse,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import { AppError, badInput } from '@howl/platform/errors'

/** What one operation may ask. All of it is checked before anything is validated, planned or resolved. */
const LIMITS = {
  characters: 15_000,
  tokens: 1_000,
  depth: 15,
  aliases: 15,
  directives: 50,
  directivesOnOneNode: 4,
  queryFields: 20,
  mutationFields: 10,
  repeatedFields: 10,
  cost: 25_000,
  variablesDepth: 50,
} as const

/** How many a list without pages is taken to hold, and a page that does not say its size. */
const ASSUMED_ITEMS = 5
const ASSUMED_PAGE = 50
const LARGEST_PAGE = 200
/** The whole schema as data: about as much work as this many fields. */
const INTROSPECTION_COST = 5_000
/** Standard introspection is deeper than any question about the business, and the specification's own rule bounds it. */
const INTROSPECTION_DEPTH = 20

type Variables = Readonly<Record<string, unknown>>

export type Limits = {
  /** @throws OPERATION_TOO_COMPLEX. What does not parse is let through: it is refused as such, and by its own code. */
  checkDocument: (text: string) => void
  /** @throws OPERATION_TOO_COMPLEX when pages of the sizes in the variables would be too much, BAD_USER_INPUT for nesting without end. */
  checkVariables: (document: DocumentNode, operation: OperationDefinitionNode, variables: Variables) => void
}

/** How many documents are remembered as harmless, so that they are measured once. */
const MAX_REMEMBERED = 1_000

export function createLimits(schema: GraphQLSchema): Limits {
  const harmless = new Set<string>()
  const costs = new WeakMap<OperationDefinitionNode, Cost>()

  return {
    checkDocument: (text) => {
      if (harmless.has(text)) return
      if (text.length > LIMITS.characters) throw tooComplex('characters', text.length)
      const document = parseWithin(text)
      if (!document) return
      checkShape(document)
      for (const operation of operationsIn(document)) measure(schema, document, operation)
      if (harmless.size >= MAX_REMEMBERED) harmless.clear()
      harmless.add(text)
    },
    checkVariables: (document, operation, variables) => {
      if (isDeeperThan(variables, LIMITS.variablesDepth)) throw badInput(`Variables may be nested ${LIMITS.variablesDepth} deep.`)
      let cost = costs.get(operation)
      if (!cost) costs.set(operation, (cost = measure(schema, document, operation)))
      const sum = cost(variables)
      if (sum > LIMITS.cost) throw tooComplex('cost', sum)
    },
  }
}

const MESSAGES = {
  characters: 'The document is too long: %s characters, and %l are allowed. Move values into variables, or ask in several operations.',
  tokens: 'The document has too many parts: %l tokens are allowed. Ask in several operations.',
  depth: 'The operation is nested too deep: %s levels, and %l are allowed.',
  aliases: 'The document has too many aliases: %s, and %l are allowed. Ask in several operations.',
  directives: 'The document has too many directives: %s, and %l are allowed.',
  directivesOnOneNode: 'One part of the document has too many directives: %s, and %l are allowed.',
  queryFields: 'The operation asks for too much at once: %s fields at the top, and %l are allowed.',
  mutationFields: 'The operation changes too much at once: %s fields at the top, and %l are allowed.',
  repeatedFields: 'The document asks for the same again and again: %s repeated fields, and %l are allowed.',
  cost: 'The operation could return too much: its cost is %s, and %l is allowed. Ask for smaller pages or fewer fields.',
} as const

function tooComplex(limit: keyof typeof MESSAGES, value: number): AppError {
  const shown = Number.isSafeInteger(value) ? String(value) : 'beyond counting'
  return new AppError('OPERATION_TOO_COMPLEX', MESSAGES[limit].replace('%s', shown).replace('%l', String(LIMITS[limit])))
}

function parseWithin(text: string): DocumentNode | null {
  try {
    return parse(text, { noLocation: true, maxTokens: LIMITS.tokens })
  } catch (error) {
    if (error instanceof GraphQLError && error.message.includes(`more that ${LIMITS.tokens} tokens`)) throw tooComplex('tokens', LIMITS.tokens)
    return null
  }
}

const operationsIn = (document: DocumentNode): OperationDefinitionNode[] =>
  document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)

/** What can be counted without knowing the schema. */
function checkShape(document: DocumentNode): void {
  let aliases = 0
  let directives = 0
  let repeated = 0
  visit(document, {
    enter(node) {
      const own = 'directives' in node ? (node.directives?.length ?? 0) : 0
      if (own > LIMITS.directivesOnOneNode) throw tooComplex('directivesOnOneNode', own)
      directives += own
      if (node.kind === Kind.FIELD && node.alias) {
        aliases += 1
        // Reserved by the specification; `__typename` and `__proto__` would also mean something else on the way.
        if (node.alias.value.startsWith('__')) throw new AppError('GRAPHQL_VALIDATION_FAILED', 'An alias may not begin with two underscores.')
      }
      if (node.kind === Kind.SELECTION_SET) repeated += repetitionsIn(node)
    },
  })
  if (aliases > LIMITS.aliases) throw tooComplex('aliases', aliases)
  if (directives > LIMITS.directives) throw tooComplex('directives', directives)
  if (repeated > LIMITS.repeatedFields) throw tooComplex('repeatedFields', repeated)
}

function repetitionsIn({ selections }: SelectionSetNode): number {
  const keys = selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.alias?.value ?? selection.name.value]
    return selection.kind === Kind.FRAGMENT_SPREAD ? [`...${selection.name.value}`] : []
  })
  return keys.length - new Set(keys).size
}

type Cost = (variables: Variables) => number

/** A selection's part: how deep it goes, and what it costs once the sizes of pages are known. */
type Measured = { depth: number; fields: number; cost: Cost }

const NOTHING: Measured = { depth: 0, fields: 0, cost: () => 0 }

/**
 * @returns the cost by variables: one for each field, times the size of every list that it lies in.
 * @throws OPERATION_TOO_COMPLEX for what is too much whatever the variables are.
 */
function measure(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Cost {
  const walk: Walk = { schema, fragments: new Map(), measured: new Map(), pages: new Map(), defaults: defaultsOf(operation) }
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) walk.fragments.set(node.name.value, node)
  const root = schema.getRootType(operation.operation)
  if (!root) return () => 0
  const { depth, fields, cost } = measureSelections(walk, { type: root, selections: operation.selectionSet, page: null })
  const most = operation.operation === 'mutation' ? 'mutationFields' : 'queryFields'
  if (fields > LIMITS[most]) throw tooComplex(most, fields)
  if (depth > LIMITS.depth) throw tooComplex('depth', depth)
  const least = cost(SMALLEST_PAGES)
  if (least > LIMITS.cost) throw tooComplex('cost', least)
  return cost
}

/** Stands for variables that are not known yet: each page whose size is a variable holds one. */
const SMALLEST_PAGES: Variables = {}

type Walk = {
  schema: GraphQLSchema
  fragments: Map<string, FragmentDefinitionNode>
  /** Fragments are measured once for each page they lie in, however often they are spread: it can be billions of times. */
  measured: Map<FragmentDefinitionNode, Map<Page, Measured>>
  pages: Map<FieldNode, Page>
  defaults: Map<string, unknown>
}

/** The size of the page that the surrounding connection was asked for. */
type Page = ((variables: Variables) => number) | null

type Part = { type: GraphQLNamedType; selections: SelectionSetNode; page: Page }

function measureSelections(walk: Walk, { type, selections, page }: Part): Measured {
  const parts = selections.selections.map((selection) => {
    if (selection.kind === Kind.FIELD) return measureField(walk, type, { field: selection, page })
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition ? walk.schema.getType(selection.typeCondition.name.value) : type
      return condition ? measureSelections(walk, { type: condition, selections: selection.selectionSet, page }) : NOTHING
    }
    return measureFragment(walk, selection.name.value, page)
  })
  return {
    depth: Math.max(0, ...parts.map(({ depth }) => depth)),
    fields: parts.reduce((sum, { fields }) => sum + fields, 0),
    cost: sumOf(parts.map(({ cost }) => cost)),
  }
}

function sumOf(costs: Cost[]): Cost {
  return (variables) => {
    let sum = 0
    for (const cost of costs) sum += cost(variables)
    return sum
  }
}

function measureFragment(walk: Walk, name: string, page: Page): Measured {
  const fragment = walk.fragments.get(name)
  const type = fragment && walk.schema.getType(fragment.typeCondition.name.value)
  if (!type) return NOTHING
  const byPage = walk.measured.get(fragment) ?? new Map<Page, Measured>()
  walk.measured.set(fragment, byPage)
  const known = byPage.get(page)
  if (known) return known
  // A fragment inside itself is refused by validation; until then it must not send us round.
  byPage.set(page, NOTHING)
  const measured = measureSelections(walk, { type, selections: fragment.selectionSet, page })
  let last: { variables: Variables; sum: number } | null = null
  const once: Measured = {
    ...measured,
    cost: (variables) => {
      if (last?.variables !== variables) last = { variables, sum: measured.cost(variables) }
      return last.sum
    },
  }
  byPage.set(page, once)
  return once
}

function measureField(walk: Walk, type: GraphQLNamedType, { field, page }: { field: FieldNode; page: Page }): Measured {
  const name = field.name.value
  if (name === SchemaMetaFieldDef.name || name === TypeMetaFieldDef.name) return measureIntrospection(field)
  const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
  // `__typename`, or a field that validation will refuse.
  if (!definition) return { depth: 1, fields: 1, cost: () => 1 }
  const target = getNamedType(definition.type)
  const inner =
    field.selectionSet && isCompositeType(target)
      ? measureSelections(walk, { type: target, selections: field.selectionSet, page: pageOf(walk, definition, field) })
      : NOTHING
  const isList = isListType(getNullableType(definition.type))
  return {
    depth: inner.depth + 1,
    fields: 1,
    cost: isList ? (variables) => 1 + (page?.(variables) ?? ASSUMED_ITEMS) * inner.cost(variables) : (variables) => 1 + inner.cost(variables),
  }
}

function measureIntrospection(field: FieldNode): Measured {
  let depth = 0
  let deepest = 0
  visit(field, { Field: { enter: () => void (deepest = Math.max(deepest, ++depth)), leave: () => void (depth -= 1) } })
  if (deepest > INTROSPECTION_DEPTH) throw tooComplex('depth', deepest)
  return { depth: 1, fields: 1, cost: () => INTROSPECTION_COST }
}

/** A field with `first` or `last` is a connection: the lists in it hold as many as were asked for. */
function pageOf(walk: Walk, definition: GraphQLField<unknown, unknown>, field: FieldNode): Page {
  const known = walk.pages.get(field)
  if (known !== undefined) return known
  const page = newPage(walk, definition, field)
  walk.pages.set(field, page)
  return page
}

function newPage(walk: Walk, definition: GraphQLField<unknown, unknown>, field: FieldNode): Page {
  const sizes = definition.args.filter(({ name }) => name === 'first' || name === 'last')
  if (sizes.length === 0) return null
  const given = sizes.flatMap(({ name }) => field.arguments?.find((argument) => argument.name.value === name) ?? [])
  const fallback = sizes.map(({ defaultValue }) => defaultValue).find((value) => typeof value === 'number') ?? ASSUMED_PAGE
  const readers = given.map(({ value }) => sizeReader(walk, value))
  return (variables) => {
    const asked = readers.map((read) => read(variables)).filter((size) => typeof size === 'number')
    return Math.min(LARGEST_PAGE, Math.max(1, asked.length > 0 ? Math.max(...asked) : fallback))
  }
}

function sizeReader({ defaults }: Walk, value: ValueNode): (variables: Variables) => unknown {
  if (value.kind === Kind.INT) {
    const size = Number(value.value)
    return () => size
  }
  if (value.kind !== Kind.VARIABLE) return () => null
  const name = value.name.value
  return (variables) => (variables === SMALLEST_PAGES ? 1 : (variables[name] ?? defaults.get(name)))
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Map<string, unknown> {
  return new Map(
    variableDefinitions.flatMap(({ variable, defaultValue }) => (defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)] as const] : [])),
  )
}

/** By a stack of its own: what comes may be nested deeper than ours. */
function isDeeperThan(value: unknown, most: number): boolean {
  let level: object[] = typeof value === 'object' && value !== null ? [value] : []
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true
    level = level.flatMap((node) => Object.values(node).filter((item): item is object => typeof item === 'object' && item !== null))
  }
  return false
}
