import type { FetchDataRewrite, FetchNode, PlanNode, QueryPlanSelectionNode, ResponsePath } from '@apollo/query-planner'
import { GraphQLError, isAbstractType, isObjectType, type GraphQLFormattedError, type GraphQLSchema } from 'graphql'
import type { GraphRequest, GraphResponse } from '@howl/platform/subgraph'

type Json = Record<string, unknown>

/** One run of a plan: what was asked, and what has been gathered so far. */
export type Run = {
  /** As they were sent. */
  variables: Readonly<Json>
  /** With the operation's defaults. */
  coerced: Readonly<Json>
  /** Everything that subgraphs have answered, in the form of the operation. */
  data: Json
  errors: GraphQLError[]
  fetch: (subgraph: string, request: Required<Pick<GraphRequest, 'query' | 'variables'>>) => Promise<GraphResponse>
}

export type Step = (run: Run) => Promise<void>

/** Turns a plan into functions, once for all runs of the operation. */
export function compilePlan(supergraph: GraphQLSchema, node: PlanNode | undefined): Step {
  return node ? compileNode(supergraph, node, []) : () => Promise.resolve()
}

function compileNode(supergraph: GraphQLSchema, node: PlanNode, path: ResponsePath): Step {
  switch (node.kind) {
    case 'Fetch':
      return compileFetch(supergraph, node, path)
    case 'Flatten':
      return compileNode(supergraph, node.node, [...path, ...node.path])
    case 'Sequence': {
      const steps = node.nodes.map((child) => compileNode(supergraph, child, path))
      return async (run) => {
        for (const step of steps) await step(run)
      }
    }
    case 'Parallel': {
      const steps = node.nodes.map((child) => compileNode(supergraph, child, path))
      return async (run) => void (await Promise.all(steps.map((step) => step(run))))
    }
    case 'Condition': {
      const yes = node.ifClause && compileNode(supergraph, node.ifClause, path)
      const no = node.elseClause && compileNode(supergraph, node.elseClause, path)
      return async (run) => (run.coerced[node.condition] === true ? yes?.(run) : no?.(run))
    }
    case 'Defer':
      throw new Error('A plan with @defer, which the graph does not have')
  }
}

function compileFetch(supergraph: GraphQLSchema, node: FetchNode, path: ResponsePath): Step {
  const { serviceName, operation: query, variableUsages = [] } = node
  const rewriteAnswer = compileRewrites(supergraph, node.outputRewrites)
  const choose = (run: Run): Json => {
    const chosen: Json = {}
    for (const name of variableUsages) {
      const value = ownValue(run.variables, name)
      if (value !== undefined) chosen[name] = value
    }
    return chosen
  }

  if (!node.requires) {
    return caught(async (run) => {
      const places = path.length === 0 ? [run.data] : placesAt(run.data, path)
      if (places.length === 0) return
      const { data, errors } = await run.fetch(serviceName, { query, variables: choose(run) })
      for (const error of errors ?? []) run.errors.push(errorAt(error, [...withoutLists(path), ...(error.path ?? [])]))
      if (!data) return
      rewriteAnswer(data)
      for (const place of places) merge(place, data)
    })
  }

  const represent = compileRequires(supergraph, node.requires)
  const rewriteInput = compileRewrites(supergraph, node.inputRewrites)
  return caught(async (run) => {
    const { representations, owners } = representationsOf(placesAt(run.data, path), represent, rewriteInput)
    if (representations.length === 0) return
    const { data, errors } = await run.fetch(serviceName, { query, variables: { ...choose(run), representations } })
    for (const error of errors ?? []) run.errors.push(...errorsOfEntity(error, run.data, { path, owners }))
    const entities = data?.['_entities']
    if (!data) return
    if (!Array.isArray(entities) || entities.length !== representations.length) throw new Error(`${serviceName} answered for other entities than it was asked for`)
    for (const [index, entity] of (entities as (Json | null)[]).entries()) {
      if (!entity) continue
      rewriteAnswer(entity)
      for (const owner of owners[index] ?? []) merge(owner, entity)
    }
  })
}

/** One fetch that fails takes nothing along but what it was for. */
const caught =
  (step: Step): Step =>
  async (run) => {
    try {
      await step(run)
    } catch (error) {
      run.errors.push(new GraphQLError('A part of the answer could not be fetched.', { originalError: error as Error }))
    }
  }

/** Entities that look the same are asked for once, and the answer belongs to each place where they stand. */
function representationsOf(places: readonly Json[], represent: (place: Json) => Json | null, rewrite: (input: Json) => void) {
  const representations: Json[] = []
  const owners: Json[][] = []
  const known = new Map<string, number>()
  const seen = new Set<Json>()
  for (const place of places) {
    if (seen.has(place)) continue
    seen.add(place)
    const representation = represent(place)
    if (!representation?.['__typename']) continue
    rewrite(representation)
    const key = JSON.stringify(representation)
    const at = known.get(key)
    if (at === undefined) {
      known.set(key, representations.length)
      representations.push(representation)
      owners.push([place])
    } else owners[at]?.push(place)
  }
  return { representations, owners }
}

/** The objects at a path; `@` stands for every item of a list. */
function placesAt(data: Json, path: ResponsePath): Json[] {
  const places: Json[] = []
  const walk = (value: unknown, depth: number): void => {
    if (value === null || value === undefined) return
    const step = path[depth]
    if (step === undefined) places.push(value as Json)
    else if (step === '@') for (const item of value as unknown[]) walk(item, depth + 1)
    else walk(ownValue(value as Json, String(step)), depth + 1)
  }
  walk(data, 0)
  return places
}

/** Where in the answer each of the given objects stands: looked for only when there is an error to place. */
function pathsTo(data: Json, path: ResponsePath, wanted: ReadonlySet<unknown>): ResponsePath[] {
  const found: ResponsePath[] = []
  const walk = (value: unknown, depth: number, at: ResponsePath): void => {
    if (value === null || value === undefined) return
    const step = path[depth]
    if (step === undefined) {
      if (wanted.has(value)) found.push(at)
    } else if (step === '@') for (const [index, item] of (value as unknown[]).entries()) walk(item, depth + 1, [...at, index])
    else walk(ownValue(value as Json, String(step)), depth + 1, [...at, step])
  }
  walk(data, 0, [])
  return found
}

function errorsOfEntity(error: GraphQLFormattedError, data: Json, { path, owners }: { path: ResponsePath; owners: Json[][] }): GraphQLError[] {
  const [, index, ...rest] = error.path ?? []
  const concerned = typeof index === 'number' ? owners[index] : undefined
  if (!concerned) return [errorAt(error, withoutLists(path))]
  return pathsTo(data, path, new Set(concerned)).map((at) => errorAt(error, [...at, ...rest]))
}

/** A path that names no item of a list ends before the list. */
function withoutLists(path: ResponsePath): ResponsePath {
  const list = path.indexOf('@')
  return list < 0 ? path : path.slice(0, list)
}

function errorAt({ message, extensions }: GraphQLFormattedError, path: ResponsePath): GraphQLError {
  return new GraphQLError(message, { ...(path.length > 0 ? { path } : {}), extensions: { ...extensions } })
}

// Names like `constructor` are good names of fields, and every object of an answer that was parsed has one already.
// (`__proto__` is no such name: `checkDocument` refuses aliases that begin with two underscores.)
const isInherited = (key: string): boolean => key in Object.prototype
export const ownValue = (object: Readonly<Json>, key: string): unknown => (isInherited(key) && !Object.hasOwn(object, key) ? undefined : object[key])

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What two fetches say about the same object stands in one; of two values for the same field the later counts. */
function merge(target: Json, source: Json): void {
  if (target === source) return
  for (const key of Object.keys(source)) {
    const value = source[key]
    if (value === undefined) continue
    const present = ownValue(target, key)
    if (isObject(present) && isObject(value)) merge(present, value)
    else if (Array.isArray(present) && Array.isArray(value) && present.length === value.length) mergeLists(present, value)
    else target[key] = value
  }
}

function mergeLists(target: unknown[], source: unknown[]): void {
  for (const [index, value] of source.entries()) {
    const present = target[index]
    if (isObject(present) && isObject(value)) merge(present, value)
    else target[index] = value
  }
}

type Represent = (place: Json) => Json | null

/** What a subgraph needs to know of an entity; null when a part of it is missing, because the fetch for it has failed. */
function compileRequires(schema: GraphQLSchema, selections: readonly QueryPlanSelectionNode[]): Represent {
  const parts = selections.map((selection) => compileRequired(schema, selection))
  return (place) => {
    const result: Json = {}
    for (const part of parts) if (!part(place, result)) return null
    return result
  }
}

/** @returns false when a part is missing. */
type RequiredPart = (place: Json, result: Json) => boolean

function compileRequired(schema: GraphQLSchema, selection: QueryPlanSelectionNode): RequiredPart {
  if (selection.kind === 'InlineFragment') {
    const { typeCondition, selections } = selection
    const inner = compileRequires(schema, selections)
    return (place, result) => {
      if (!typeCondition || !isOfType(schema, place, typeCondition)) return true
      const part = inner(place)
      if (part) merge(result, part)
      return true
    }
  }
  const key = selection.alias ?? selection.name
  const inner = selection.selections && compileRequires(schema, selection.selections)
  const copy = (value: unknown): unknown => (!inner || !isObject(value) ? value : inner(value))
  return (place, result) => {
    const value = ownValue(place, key)
    if (value === undefined) return false
    result[key] = Array.isArray(value) ? value.map(copy) : copy(value)
    return true
  }
}

function isOfType(schema: GraphQLSchema, { __typename: name }: Json, condition: string): boolean {
  if (name === condition) return true
  const type = typeof name === 'string' ? schema.getType(name) : undefined
  const wanted = schema.getType(condition)
  return isObjectType(type) && isAbstractType(wanted) && schema.isSubType(wanted, type)
}

const ON = '... on '

/** The planner renames what would collide in one fetch; this gives it the name back that it has in the operation. */
function compileRewrites(schema: GraphQLSchema, rewrites: readonly FetchDataRewrite[] | undefined): (value: Json) => void {
  if (!rewrites || rewrites.length === 0) return () => {}
  const all = rewrites.map((rewrite) => {
    const place = rewrite.path.slice(0, -1)
    const key = rewrite.path.at(-1) ?? ''
    return (value: Json) => at({ schema, path: place, change: (object) => rewriteKey(object, key, rewrite) }, value)
  })
  return (value) => {
    for (const rewrite of all) rewrite(value)
  }
}

function rewriteKey(object: Json, key: string, rewrite: FetchDataRewrite): void {
  if (rewrite.kind === 'ValueSetter') object[key] = rewrite.setValueTo
  else if (ownValue(object, key)) {
    object[rewrite.renameKeyTo] = object[key]
    object[key] = undefined
  }
}

function at(place: { schema: GraphQLSchema; path: readonly string[]; change: (object: Json) => void }, value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) at(place, item)
    return
  }
  if (!isObject(value)) return
  const { schema, path: [step, ...rest], change } = place
  const beneath = { ...place, path: rest }
  if (step === undefined) change(value)
  else if (!step.startsWith(ON)) at(beneath, ownValue(value, step))
  // Not every object that a rewrite goes through was asked for its type: then the rewrite applies.
  else if (value['__typename'] === undefined || isOfType(schema, value, step.slice(ON.length))) at(beneath, value)
}
