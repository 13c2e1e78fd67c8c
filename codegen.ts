import type { CodegenConfig } from '@graphql-codegen/cli'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, type ObjectTypeExtensionNode, type TypeNode, parse } from 'graphql'
import { webTypes } from './web/codegen/web-types.ts'

const root = import.meta.dirname

/** Resolvers get entities as parents, so that no layer maps one onto the other. */
function resolverTypes(subgraph: string): CodegenConfig['generates'] {
  const folder = `${root}/subgraphs/${subgraph}/src`
  const sdl = `schema/subgraphs/${subgraph}.graphql`
  return {
    [`subgraphs/${subgraph}/src/__generated__/resolvers.ts`]: {
      schema: sdl,
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        federation: true,
        contextType: existsSync(`${folder}/context.ts`) ? '../context.ts#Context' : '@howl/platform/subgraph#BaseContext',
        mappers: mappers(folder, readFileSync(`${root}/${sdl}`, 'utf8')),
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        scalars: {
          ID: 'string',
          DateTime: { input: 'Date', output: 'Date' },
          Date: 'string',
          Decimal: 'string',
          Currency: 'string',
          JSON: 'unknown',
          _FieldSet: 'string',
        },
        // Fields that are absent and fields that are null are told apart by the strict compiler setting.
        avoidOptionals: { field: true, inputValue: false },
        inputMaybeValue: 'T | null | undefined',
      },
    },
  }
}

function mappers(folder: string, sdl: string): Record<string, string> {
  const types = parse(sdl).definitions.filter(
    (node): node is ObjectTypeDefinitionNode | ObjectTypeExtensionNode =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION,
  )
  // A type of which this subgraph leaves the key unguarded belongs to another one, and is here no more than that key,
  // whatever an entity of the same name holds.
  const isGuarded = ({ directives }: Pick<FieldDefinitionNode, 'directives'>): boolean =>
    directives?.some(({ name }) => ['needs', 'operator', 'public'].includes(name.value)) ?? false
  const borrowed = new Set(
    types.filter((type) => !isGuarded(type) && !type.fields?.every(isGuarded)).map((type) => type.name.value),
  )
  const names = new Set(types.map((type) => type.name.value))
  const entities = entityClasses(folder)
    .filter(({ name }) => names.has(name) && !borrowed.has(name))
    // Without the alias the generated file would declare the name twice.
    .map(({ name, file }): [string, string] => [name, `../${file}#${name} as ${name}Entity`])
  // `totalCount` of a page is a function, called only when it is selected.
  const connections = types.flatMap(({ name, fields }): [string, string][] => {
    const node = fields?.find((field) => field.name.value === 'node')
    if (!node || !name.value.endsWith('Edge')) return []
    return [[name.value.replace(/Edge$/, 'Connection'), `@howl/platform/pagination#Connection<ResolversParentTypes['${namedType(node.type)}']>`]]
  })
  return Object.fromEntries([...entities, ...connections])
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}

function entityClasses(folder: string): { name: string; file: string }[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`${folder}/${entry.name}/entities.ts`))
    .flatMap((noun) => {
      const file = `${noun.name}/entities.ts`
      return [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/^export class (\w+)/gm)].map(([, name = '']) => ({ name, file }))
    })
}

const subgraphs = readdirSync(`${root}/subgraphs`)

const config: CodegenConfig = {
  generates: {
    ...Object.fromEntries(subgraphs.flatMap((name) => Object.entries(resolverTypes(name)))),
    'web/src/__generated__/': { schema: 'schema/api.graphql', ...webTypes, preset: 'client' },
  },
  ignoreNoDocuments: true,
  emitLegacyCommonJSImports: false,
  importExtension: '.ts',
}

export default config
