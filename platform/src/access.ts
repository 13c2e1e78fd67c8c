import {
  defaultFieldResolver,
  GraphQLError,
  isObjectType,
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import { isReadOnly, needOperator, needScope, projectIn, type Claims } from './claims.ts'
import type { Database } from './database.ts'
import { AppError, badInput, notFound, unauthenticated } from './errors.ts'
import { isUuid } from './ids.ts'
import type { Refusals } from './refusals.ts'

/** What every resolver of every subgraph finds in its context. */
export type GuardedContext = { claims: Claims; db: Database }

type Needs = { scope: string; of: string | null }

/** Resolvers of guarded mutations learn the project here, as does the audit: from the input, or from the row that the input names. */
const guardedProjects = new WeakMap<object, string>()

/**
 * The project that a guarded mutation was let into.
 *
 * @param args the resolver's own second argument.
 */
export function projectOf(args: object): string {
  const projectId = guardedProjects.get(args)
  if (!projectId) throw new Error('projectOf: this field has no @needs, so no project was checked')
  return projectId
}

/**
 * Enforces `@needs` and `@operator` on every field and on every entity reference of a subgraph's schema, in place. Nothing
 * in a subgraph checks a scope by itself: what the published schema says is what runs. Whoever may only look meets a
 * refusal at every mutation, whatever it asks for.
 *
 * @param refusals keeps what was refused of mutations; without it nobody does.
 */
export function guardSchema(schema: GraphQLSchema, refusals?: Refusals): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    guardReference(type)
    for (const field of Object.values(type.getFields())) {
      const own = needsOf([field.astNode])
      if (own) field.resolve = guardField(type, field, own)
      if (directiveOf([field.astNode], 'operator')) field.resolve = guardForOperators(field)
      if (type === schema.getMutationType()) field.resolve = guardMutation(field, { needs: own, refusals })
    }
  }
}

type Annotated = { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined

const directiveOf = (nodes: readonly Annotated[], wanted: string): ConstDirectiveNode | undefined =>
  nodes.flatMap((node) => node?.directives ?? []).find(({ name }) => name.value === wanted)

function needsOf(nodes: readonly Annotated[]): Needs | null {
  const directive = directiveOf(nodes, 'needs')
  if (!directive) return null
  const argument = (name: string): string | null => {
    const value = directive.arguments?.find((one) => one.name.value === name)?.value
    return value?.kind === 'StringValue' ? value.value : null
  }
  const scope = argument('scope')
  if (!scope) throw new Error('@needs without a scope')
  return { scope, of: argument('of') }
}

function guardField(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, { scope, of }: Needs) {
  const resolve = field.resolve ?? defaultFieldResolver
  const guarded: GraphQLFieldResolver<unknown, GuardedContext, Record<string, unknown>> = of
    ? async (parent, args, context, info) => {
        const projectId = await projectOfRow(context, of, args)
        guardedProjects.set(args, projectId)
        needScope(context.claims, projectId, scope)
        return resolve(parent, args, context, info)
      }
    : (parent, args, context, info) => {
        const projectId = projectOfParent(type, parent) ?? projectOfInput(args)
        if (typeof projectId === 'string') guardedProjects.set(args, projectId)
        needScope(context.claims, projectId, scope)
        return resolve(parent, args, context, info)
      }
  return guarded as GraphQLFieldResolver<unknown, unknown>
}

function guardForOperators(field: GraphQLField<unknown, unknown>) {
  const resolve = field.resolve ?? defaultFieldResolver
  const guarded: GraphQLFieldResolver<unknown, GuardedContext, Record<string, unknown>> = (parent, args, context, info) => {
    needOperator(context.claims)
    return resolve(parent, args, context, info)
  }
  return guarded as GraphQLFieldResolver<unknown, unknown>
}

/** The one thing that whoever looks as somebody else can do: stop. */
const ENDS_LOOKING = 'endImpersonation'

function guardMutation(field: GraphQLField<unknown, unknown>, { needs, refusals }: { needs: Needs | null; refusals: Refusals | undefined }) {
  const resolve = field.resolve ?? defaultFieldResolver
  const guarded: GraphQLFieldResolver<unknown, GuardedContext, Record<string, unknown>> = async (parent, args, context, info) => {
    try {
      // Before anything of the input is looked at, so that the answer tells nothing about it.
      if (isReadOnly(context.claims) && field.name !== ENDS_LOOKING) {
        throw new AppError('FORBIDDEN', 'You are looking as somebody else, and can change nothing. End that first.')
      }
      return await resolve(parent, args, context, info)
    } catch (error) {
      if (needs && refusals && error instanceof AppError && error.code === 'FORBIDDEN') {
        const projectId = guardedProjects.get(args) ?? (await projectRefused(context, needs, args))
        if (projectId) await refusals.note(context.claims, { projectId, action: field.name, subject: subjectIn(args) ?? projectId, scope: needs.scope })
      }
      throw error
    }
  }
  return guarded as GraphQLFieldResolver<unknown, unknown>
}

/** The project that a refused mutation was about; null when it is none of the caller's, and so none to write it down in. */
async function projectRefused(context: GuardedContext, { of }: Needs, args: Record<string, unknown>): Promise<string | null> {
  try {
    const projectId = of ? await projectOfRow(context, of, args) : projectOfInput(args)
    return typeof projectId === 'string' && projectIn(context.claims, projectId) ? projectId : null
  } catch {
    return null
  }
}

const subjectIn = ({ input }: Record<string, unknown>): string | null => {
  const { id } = (input ?? {}) as { id?: unknown }
  return isUuid(id) ? id : null
}

/** The tenant itself is named by its own id, everything else names its tenant. */
function projectOfParent(type: GraphQLObjectType, parent: unknown): unknown {
  if (typeof parent !== 'object' || parent === null) return undefined
  return type.name === 'Project' ? (parent as { id?: unknown }).id : (parent as { projectId?: unknown }).projectId
}

function projectOfInput(args: Record<string, unknown>): unknown {
  const input = args.input
  return typeof input === 'object' && input !== null ? (input as { projectId?: unknown }).projectId : undefined
}

/** Looks for the row in all of the caller's projects at once: another tenant's row is simply not among them. */
async function projectOfRow({ claims, db }: GuardedContext, entity: string, args: Record<string, unknown>): Promise<string> {
  if (claims.caller.kind === 'anonymous') throw unauthenticated()
  const id = (args.input as { id?: unknown } | undefined)?.id
  const table = db.tableOf(entity)
  if (!table) throw new Error(`@needs(of: "${entity}"): no such entity in ${db.schema}`)
  const what = entity.replace(/(?<!^)([A-Z])/g, ' $1').toLowerCase()
  const mine = Object.keys(claims.projects)
  if (!isUuid(id) || mine.length === 0) throw notFound(what)
  const [row] = await db.inTenant(claims, mine, (tx) =>
    tx.query<{ project_id: string }>(`select project_id from ${table} where id = $1 and project_id = any ($2)`, [id, mine]),
  )
  if (!row) throw notFound(what)
  return row.project_id
}

type ResolveReference = (reference: Record<string, unknown>, context: GuardedContext, info: unknown) => unknown

/**
 * Entities enter a subgraph sideways, through `_entities`. Whoever may not see the project meets NOT_FOUND here, as
 * everywhere; a type-level `@needs` or `@operator` is checked here too. An entity without a resolver of its own stands for itself.
 */
function guardReference(type: GraphQLObjectType): void {
  const nodes = [type.astNode, ...type.extensionASTNodes]
  if (!directiveOf(nodes, 'key')) return
  const needs = needsOf(nodes)
  const isForOperators = directiveOf(nodes, 'operator') !== undefined
  const extensions = type.extensions as { apollo?: { subgraph?: { resolveReference?: ResolveReference } } }
  const resolve = extensions.apollo?.subgraph?.resolveReference
  const enter: ResolveReference = (reference, context, info) => {
    const projectId = projectOfParent(type, reference)
    if (isForOperators) needOperator(context.claims)
    else if (needs) needScope(context.claims, projectId, needs.scope)
    else if (context.claims.caller.kind === 'anonymous') throw unauthenticated()
    else if (!projectIn(context.claims, projectId)) throw notFound(type.name.toLowerCase())
    return resolve ? resolve(reference, context, info) : { ...reference }
  }
  // `_entities` resolves its references in one loop: what is thrown there refuses all of them, what is rejected only this one.
  const guarded: ResolveReference = (reference, context, info) => {
    try {
      return enter(reference, context, info)
    } catch (error) {
      return Promise.reject(error)
    }
  }
  type.extensions = { ...type.extensions, apollo: { ...extensions.apollo, subgraph: { ...extensions.apollo?.subgraph, resolveReference: guarded } } }
}

/** @throws BAD_USER_INPUT when a list of ids is longer than a page or holds something that is no id. */
export function checkIds(ids: readonly string[]): void {
  if (ids.length === 0 || ids.length > 200) throw badInput('Name 1 to 200 records.')
  if (!ids.every(isUuid)) throw new GraphQLError('One of the ids is malformed.', { extensions: { code: 'NOT_FOUND' } })
}
