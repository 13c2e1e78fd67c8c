import {
  GraphQLError,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { HiddenAliases } from './hidden-aliases.ts'
import { ownValue } from './plan-steps.ts'

type Json = Record<string, unknown>

/** Problems are bugs of a subgraph: it gave what its schema does not allow, and no error for it. */
export type Shape = (gathered: Json, introspected: Json) => { data: Json | null; problems: GraphQLError[] }

export type ShapeSource = {
  schema: GraphQLSchema
  aliases: HiddenAliases
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** The variables that `@skip` and `@include` name, as they are in the requests that this shape is for. */
  conditions: Readonly<Json>
}

/**
 * The form of an answer, compiled from the operation: which fields in which order, of which type, and how far a null
 * reaches. What subgraphs have given beside it (keys, type names) stays out.
 */
export function compileShape(source: ShapeSource, root: GraphQLObjectType, selections: SelectionSetNode): Shape {
  const complete = compileObject(source, root, [selections])
  return (gathered, introspected) => {
    const problems: GraphQLError[] = []
    const data = complete({ ...gathered, ...introspected }, problems)
    return { data: data as Json | null, problems }
  }
}

/** @returns what the answer holds; null for a null, or for an object or list that may not be whole without one of its parts. */
type Complete = (value: unknown, problems: GraphQLError[]) => unknown

/** `from` is the name under which the value was gathered. */
type ShapedField = { key: string; from: string; complete: Complete; isRequired: boolean }

/** Stands for a null where none may be: it takes what is around it along. */
const BROKEN = Symbol('broken')

function compileType(source: ShapeSource, { type, nodes, place }: { type: GraphQLOutputType; nodes: FieldNode[]; place: string }): Complete {
  if (isNonNullType(type)) {
    const inner = compileType(source, { type: type.ofType, nodes, place })
    return (value, problems) => {
      const before = problems.length
      const result = inner(value, problems)
      if (result !== null) return result
      if (problems.length === before) problems.push(problem(`Cannot return null for non-nullable field ${place}.`))
      return BROKEN
    }
  }
  if (isListType(type)) return compileList(compileType(source, { type: type.ofType, nodes, place }), place)
  const selections = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  if (isObjectType(type)) return compileObject(source, type, selections)
  if (!isAbstractType(type)) return compileLeaf(type, place)
  const members = new Map(source.schema.getPossibleTypes(type).map((member) => [member.name, compileObject(source, member, selections)]))
  return (value, problems) => {
    if (value === null || value === undefined) return null
    const complete = members.get(String((value as Json)['__typename']))
    if (complete) return complete(value, problems)
    problems.push(problem(`The value of ${place} does not say which type it is.`))
    return null
  }
}

function compileList(complete: Complete, place: string): Complete {
  return (value, problems) => {
    if (value === null || value === undefined) return null
    if (!Array.isArray(value)) {
      problems.push(problem(`The value of ${place} is no list.`))
      return null
    }
    const items = new Array<unknown>(value.length)
    for (let index = 0; index < value.length; index += 1) {
      const item = complete(value[index], problems)
      if (item === BROKEN) return null
      items[index] = item
    }
    return items
  }
}

function compileObject(source: ShapeSource, type: GraphQLObjectType, selections: readonly SelectionSetNode[]): Complete {
  const fields = fieldsOf(source, type, selections)
  return (value, problems) => {
    if (typeof value !== 'object' || value === null) return null
    const result: Json = {}
    for (const { key, from, complete, isRequired } of fields) {
      const part = complete(ownValue(value as Json, from), problems)
      if (isRequired && part === BROKEN) return null
      result[key] = part
    }
    return result
  }
}

function fieldsOf(source: ShapeSource, type: GraphQLObjectType, selections: readonly SelectionSetNode[]): ShapedField[] {
  const byKey = new Map<string, FieldNode[]>()
  const visited = new Set<string>()
  for (const { selections: nodes } of selections) collect(source, { type, nodes, byKey, visited })
  return [...byKey].map(([key, nodes]) => fieldOf(source, type, { key, nodes }))
}

function fieldOf(source: ShapeSource, type: GraphQLObjectType, { key, nodes }: { key: string; nodes: FieldNode[] }): ShapedField {
  const [first] = nodes
  if (!first) throw new Error('a field of an answer without a field of the operation')
  const name = first.name.value
  if (name === '__typename') return { key, from: key, complete: () => type.name, isRequired: false }
  // Found out by the gateway itself, and complete.
  if (name === '__schema' || name === '__type') return { key, from: key, complete: (value) => value ?? null, isRequired: false }
  const definition = type.getFields()[name]
  if (!definition) throw new Error(`An operation that was validated has the unknown field ${type.name}.${name}`)
  const complete = compileType(source, { type: definition.type, nodes, place: `${type.name}.${name}` })
  return { key, from: source.aliases.keyOf(first), complete, isRequired: isNonNullType(definition.type) }
}

type Collecting = { type: GraphQLObjectType; nodes: readonly SelectionNode[]; byKey: Map<string, FieldNode[]>; visited: Set<string> }

function collect(source: ShapeSource, { type, nodes, byKey, visited }: Collecting): void {
  for (const node of nodes) {
    if (!isIncluded(source, node)) continue
    if (node.kind === Kind.FIELD) {
      const key = node.alias?.value ?? node.name.value
      const same = byKey.get(key)
      if (same) same.push(node)
      else byKey.set(key, [node])
      continue
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : source.fragments.get(node.name.value)
    if (!fragment) continue
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      if (visited.has(node.name.value)) continue
      visited.add(node.name.value)
    }
    const condition = fragment.typeCondition && source.schema.getType(fragment.typeCondition.name.value)
    const applies = !condition || condition === type || (isAbstractType(condition) && source.schema.isSubType(condition, type))
    if (applies) collect(source, { type, nodes: fragment.selectionSet.selections, byKey, visited })
  }
}

function isIncluded({ conditions }: ShapeSource, { directives = [] }: SelectionNode): boolean {
  return directives.every(({ name, arguments: given }) => {
    if (name.value !== 'skip' && name.value !== 'include') return true
    const value = given?.find((argument) => argument.name.value === 'if')?.value
    const holds = value?.kind === Kind.VARIABLE ? conditions[value.name.value] === true : value?.kind === Kind.BOOLEAN && value.value
    return holds === (name.value === 'include')
  })
}

function compileLeaf(type: GraphQLLeafType, place: string): Complete {
  const isValid = validLeaf(type)
  return (value, problems) => {
    if (value === null || value === undefined) return null
    if (isValid(value)) return value
    problems.push(problem(`The value of ${place} is no ${type.name}.`))
    return null
  }
}

function validLeaf(type: GraphQLLeafType): (value: unknown) => boolean {
  if (isEnumType(type)) return (value) => typeof value === 'string' && type.getValue(value) !== undefined
  if (!isScalarType(type)) throw new Error('A leaf is a scalar or an enum')
  switch (type.name) {
    case 'Boolean':
      return (value) => typeof value === 'boolean'
    case 'Int':
      return (value) => Number.isInteger(value)
    case 'Float':
      return (value) => Number.isFinite(value)
    case 'ID':
      return (value) => typeof value === 'string' || Number.isInteger(value)
    case 'String':
      return (value) => typeof value === 'string'
    default:
      return () => true
  }
}

/** Without a code it is masked, and logged with this message. */
const problem = (message: string): GraphQLError => new GraphQLError(message)
