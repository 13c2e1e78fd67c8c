import { GraphQLError, isInterfaceType, isObjectType, visit, type DocumentNode, type FieldNode, type GraphQLSchema } from 'graphql'

const PREFIX = 'aliased_'

/**
 * Plans gather keys and required fields of an entity beside what was asked for, under their own names. An alias that is
 * the name of another field (`id: name`) would stand where the plan looks for that field, so such an alias has another
 * name while the operation runs.
 */
export class HiddenAliases {
  readonly #names = new Set<string>()

  constructor(schema: GraphQLSchema) {
    for (const type of Object.values(schema.getTypeMap())) {
      if (isObjectType(type) || isInterfaceType(type)) for (const name of Object.keys(type.getFields())) this.#names.add(name)
    }
  }

  /** The name under which a field is gathered. */
  keyOf({ name, alias }: FieldNode): string {
    if (!alias) return name.value
    return alias.value !== name.value && this.#names.has(alias.value) ? PREFIX + alias.value : alias.value
  }

  /** The operation as it is planned. */
  hide(document: DocumentNode): DocumentNode {
    return visit(document, {
      Field: (node) => {
        const key = this.keyOf(node)
        return node.alias && key !== node.alias.value ? { ...node, alias: { ...node.alias, value: key } } : undefined
      },
    })
  }

  /** An error as it is told to whoever wrote the operation. */
  show(error: GraphQLError): GraphQLError {
    const { message, path, extensions, originalError } = error
    if (!path?.some((step) => this.#isHidden(step))) return error
    return new GraphQLError(message, { path: path.map((step) => (this.#isHidden(step) ? step.slice(PREFIX.length) : step)), extensions, originalError })
  }

  #isHidden(step: string | number): step is string {
    return typeof step === 'string' && step.startsWith(PREFIX) && this.#names.has(step.slice(PREFIX.length))
  }
}
