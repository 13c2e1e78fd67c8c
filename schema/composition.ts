import { composeServices } from '@apollo/composition'
import { subgraphSdl } from '@howl/platform/sdl'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLError,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql'
import { SCOPES } from './scopes.ts'

export type SubgraphSource = { name: string; document: DocumentNode }
export type Composed = { supergraph: string; api: string; subgraphs: Record<string, string> }
/** Either the graph, or every reason why there is none. */
export type Composition = { ok: true; graph: Composed } | { ok: false; problems: string[] }

const ACCESS_DIRECTIVES = ['needs', 'operator', 'public']

/** What each subgraph would serve if it were started now. */
export function readSubgraphs(root: URL): SubgraphSource[] {
  const folder = new URL('subgraphs/', root)
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, document: subgraphSdl(name, fileURLToPath(new URL(name, folder))) }))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
}

/** Composes the subgraphs, and refuses what composes but loses something quietly or leaves a field unguarded. */
export function composeGraph(subgraphs: readonly SubgraphSource[]): Composition {
  const problems = [...scopeProblems(subgraphs), ...unguardedFields(subgraphs)]
  const result = composeServices(
    subgraphs.map(({ name, document }) => ({ name, url: `http://${name}/graphql`, typeDefs: document })),
  )
  if (result.errors) return { ok: false, problems: [...problems, ...result.errors.map(describeError)] }
  // These are only hints to the composer, but an input field that one subgraph lacks vanishes from the graph.
  for (const hint of result.hints) {
    if (hint.definition.code.startsWith('INCONSISTENT_')) problems.push(`${hint.definition.code}: ${hint.message}`)
  }
  if (problems.length > 0) return { ok: false, problems }
  const api = printSchema(result.schema.toAPISchema().toGraphQLJSSchema())
  return {
    ok: true,
    graph: {
      supergraph: ended(result.supergraphSdl),
      api: ended(publishedGraph(parse(api), parse(result.supergraphSdl))),
      subgraphs: Object.fromEntries(subgraphs.map(({ name, document }) => [name, ended(print(document))])),
    },
  }
}

/** The API schema drops our directives, and people who integrate have to see which scope a field needs. */
function publishedGraph(api: DocumentNode, supergraph: DocumentNode): string {
  const access = new Map<string, ConstDirectiveNode[]>()
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue
    access.set(definition.name.value, accessDirectives(definition))
    for (const field of definition.fields ?? []) {
      access.set(`${definition.name.value}.${field.name.value}`, accessDirectives(field))
    }
  }
  const definitions = supergraph.definitions.filter(
    (definition) => definition.kind === Kind.DIRECTIVE_DEFINITION && ACCESS_DIRECTIVES.includes(definition.name.value),
  )
  const annotated = visit(api, {
    ObjectTypeDefinition(type) {
      const typeName = type.name.value
      return {
        ...type,
        directives: [...(type.directives ?? []), ...(access.get(typeName) ?? [])],
        fields: type.fields?.map((field) => ({
          ...field,
          directives: [...(field.directives ?? []), ...(access.get(`${typeName}.${field.name.value}`) ?? [])],
        })),
      }
    },
    DirectiveDefinition: (directive) => (ACCESS_DIRECTIVES.includes(directive.name.value) ? null : undefined),
  })
  return print({ kind: Kind.DOCUMENT, definitions: [...definitions, ...annotated.definitions] })
}

/** A scope that no role can hold closes a field for good, so a slip of the pen must not compose. */
function scopeProblems(subgraphs: readonly SubgraphSource[]): string[] {
  const known: readonly string[] = SCOPES
  return objectParts(subgraphs).flatMap(({ subgraph, type }) => {
    const named = [
      ...accessDirectives(type).map((directive) => ({ directive, at: type.name.value })),
      ...(type.fields ?? []).flatMap((field) =>
        accessDirectives(field).map((directive) => ({ directive, at: `${type.name.value}.${field.name.value}` })),
      ),
    ]
    return named
      .filter(({ directive }) => directive.name.value === 'needs' && !known.includes(argument(directive, 'scope') ?? ''))
      .map(({ directive, at }) => `${subgraph}: ${at} needs the unknown scope "${argument(directive, 'scope') ?? ''}".`)
  })
}

/** Interface fields are left out: what a client reaches through them is a field of an object type. */
function unguardedFields(subgraphs: readonly SubgraphSource[]): string[] {
  const parts = objectParts(subgraphs)
  const guardedTypes = parts.filter(({ type }) => accessDirectives(type).length > 0)
  const isGuarded = (subgraph: string, typeName: string) =>
    guardedTypes.some((part) => part.subgraph === subgraph && part.type.name.value === typeName)
  // A subgraph that only adds fields to somebody else's type has to repeat the key, and gives nothing away by it.
  const isRepeatedKey = (subgraph: string, typeName: string, field: string) =>
    keyFields(parts, subgraph, typeName).has(field) &&
    parts.some(
      (other) =>
        other.subgraph !== subgraph &&
        other.type.name.value === typeName &&
        (isGuarded(other.subgraph, typeName) ||
          other.type.fields?.some(({ name, directives }) => name.value === field && accessDirectives({ directives }).length > 0)),
    )
  return parts.flatMap(({ subgraph, type }) => {
    const typeName = type.name.value
    if (isGuarded(subgraph, typeName)) return []
    return (type.fields ?? [])
      .filter((field) => accessDirectives(field).length === 0 && !isRepeatedKey(subgraph, typeName, field.name.value))
      .map((field) => `${subgraph}: ${typeName}.${field.name.value} has neither @needs nor @public.`)
  })
}

type ObjectPart = { subgraph: string; type: ObjectTypeDefinitionNode | ObjectTypeExtensionNode }

function objectParts(subgraphs: readonly SubgraphSource[]): ObjectPart[] {
  return subgraphs.flatMap(({ name, document }) =>
    document.definitions
      .filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION)
      .map((type) => ({ subgraph: name, type })),
  )
}

function keyFields(parts: readonly ObjectPart[], subgraph: string, typeName: string): Set<string> {
  const keys = parts
    .filter((part) => part.subgraph === subgraph && part.type.name.value === typeName)
    .flatMap((part) => part.type.directives ?? [])
    .filter((directive) => directive.name.value === 'key')
  return new Set(keys.flatMap((key) => (argument(key, 'fields') ?? '').split(/\s+/)))
}

function accessDirectives(node: { readonly directives?: readonly ConstDirectiveNode[] | undefined }): ConstDirectiveNode[] {
  return (node.directives ?? []).filter((directive) => ACCESS_DIRECTIVES.includes(directive.name.value))
}

function argument(directive: ConstDirectiveNode, name: string): string | null {
  const value = directive.arguments?.find((candidate) => candidate.name.value === name)?.value
  return value?.kind === Kind.STRING ? value.value : null
}

function describeError(error: GraphQLError): string {
  const code = error.extensions['code']
  return typeof code === 'string' ? `${code}: ${error.message}` : error.message
}

function ended(text: string): string {
  return `${text.trimEnd()}\n`
}
