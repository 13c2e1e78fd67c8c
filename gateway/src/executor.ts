import { operationFromDocument, Supergraph, type Schema } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import type { GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface'
import {
  executeSync,
  Kind,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { getVariableValues } from 'graphql/execution/values.js'
import { compileShape, type Shape } from './answer-shape.ts'
import { HiddenAliases } from './hidden-aliases.ts'
import { compilePlan, type Run, type Step } from './plan-steps.ts'

type Json = Record<string, unknown>

export type Execution = { operation: OperationDefinitionNode; document: DocumentNode; variables: Readonly<Json>; fetch: Run['fetch'] }

/**
 * Runs operations over a supergraph. Apollo's planner decides what to fetch from whom; each plan and the form of its
 * answer are compiled once, while Apollo's own gateway interprets both anew for every request. A test holds the answers
 * of the two against each other.
 */
export class Executor {
  /** What clients see. */
  readonly schema: GraphQLSchema
  readonly #apiSchema: Schema
  readonly #supergraphSchema: GraphQLSchema
  readonly #planner: QueryPlanner
  readonly #aliases: HiddenAliases
  /** As long as the server remembers the parsed document. */
  readonly #compiled = new WeakMap<OperationDefinitionNode, CompiledOperation>()

  constructor(supergraphSdl: string) {
    const supergraph = Supergraph.build(supergraphSdl)
    this.#apiSchema = supergraph.apiSchema()
    this.schema = this.#apiSchema.toGraphQLJSSchema()
    this.#supergraphSchema = supergraph.schema.toGraphQLJSSchema()
    this.#planner = new QueryPlanner(supergraph)
    this.#aliases = new HiddenAliases(this.#supergraphSchema)
  }

  async execute({ operation, document, variables, fetch }: Execution): Promise<ExecutionResult> {
    const { coerced, errors: misfits } = getVariableValues(this.schema, operation.variableDefinitions ?? [], variables)
    if (misfits) return { errors: misfits }
    const compiled = this.compile(operation, document)
    const run: Run = { variables, coerced, data: {}, errors: [], fetch }
    await compiled.step(run)
    const introspected = compiled.introspect?.(variables)
    const { data, problems } = compiled.shapeFor(coerced)(run.data, introspected?.data ?? {})
    const errors = [...run.errors.map((error) => this.#aliases.show(error)), ...(introspected?.errors ?? [])]
    // What is missing because a fetch has failed has its error already.
    if (errors.length === 0) errors.push(...problems)
    return errors.length === 0 ? { data } : { errors, data }
  }

  compile(operation: OperationDefinitionNode, document: DocumentNode): CompiledOperation {
    const known = this.#compiled.get(operation)
    if (known) return known
    const name = operation.name?.value
    const planned = operationFromDocument(this.#apiSchema, this.#aliases.hide(document), name === undefined ? {} : { operationName: name })
    const { node } = this.#planner.buildQueryPlan(planned)
    if (node?.kind === 'Subscription') throw new Error('A subscription, which the graph does not have')
    const compiled = new CompiledOperation({ schema: this.schema, aliases: this.#aliases, operation, document, step: compilePlan(this.#supergraphSchema, node) })
    this.#compiled.set(operation, compiled)
    return compiled
  }
}

/** Beyond this somebody tries out what his conditions can do; it still works, without being remembered. */
const MAX_SHAPES = 16

type CompiledParts = { schema: GraphQLSchema; aliases: HiddenAliases; operation: OperationDefinitionNode; document: DocumentNode; step: Step }

type Introspect = (variables: Readonly<Json>) => ExecutionResult<Json>

class CompiledOperation {
  readonly step: Step
  readonly introspect: Introspect | null
  readonly #schema: GraphQLSchema
  readonly #aliases: HiddenAliases
  readonly #operation: OperationDefinitionNode
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly #conditionNames: string[]
  readonly #shapes = new Map<string, Shape>()

  constructor({ schema, aliases, operation, document, step }: CompiledParts) {
    this.step = step
    this.#schema = schema
    this.#aliases = aliases
    this.#operation = operation
    this.#fragments = new Map(document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])))
    this.#conditionNames = conditionNamesIn(document)
    this.introspect = compileIntrospection(schema, operation, this.#fragments)
  }

  shapeFor(coerced: Readonly<Json>): Shape {
    const key = this.#conditionNames.map((name) => (coerced[name] === true ? '1' : '0')).join('')
    const known = this.#shapes.get(key)
    if (known) return known
    const root = this.#schema.getRootType(this.#operation.operation)
    if (!root) throw new Error(`The graph has no ${this.#operation.operation}`)
    const shape = compileShape({ schema: this.#schema, aliases: this.#aliases, fragments: this.#fragments, conditions: coerced }, root, this.#operation.selectionSet)
    if (this.#shapes.size < MAX_SHAPES) this.#shapes.set(key, shape)
    return shape
  }
}

function conditionNamesIn(document: DocumentNode): string[] {
  const names = new Set<string>()
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names]
}

/** Questions about the schema are no subgraph's: they are answered here. Null when there are none. */
function compileIntrospection(schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): Introspect | null {
  const selections = introspectionFieldsIn(operation.selectionSet, fragments)
  if (selections.length === 0) return null
  const own: OperationDefinitionNode = { ...operation, operation: OperationTypeNode.QUERY, selectionSet: { kind: Kind.SELECTION_SET, selections } }
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [own, ...fragments.values()] }
  const ask: Introspect = (variableValues) => executeSync({ schema, document, variableValues })
  if (operation.variableDefinitions?.length) return ask
  // Always the same, and the most expensive thing that can be asked here.
  let answer: ExecutionResult<Json> | null = null
  return (variables) => (answer ??= ask(variables))
}

function introspectionFieldsIn({ selections }: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__schema' || selection.name.value === '__type' ? [selection] : []
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
    return fragment ? introspectionFieldsIn(fragment.selectionSet, fragments) : []
  })
}

/** Presents the executor to an ApolloServer as its gateway. */
export function asGateway(executor: Executor, supergraphSdl: string, execute: GatewayExecutor): GatewayInterface {
  let tell = () => {}
  return {
    onSchemaLoadOrUpdate: (listener) => {
      tell = () => listener({ apiSchema: executor.schema, coreSupergraphSdl: supergraphSdl })
      return () => {}
    },
    load: () => {
      tell()
      return Promise.resolve({ executor: execute })
    },
    stop: () => Promise.resolve(),
  }
}

