import { CriticalityLevel, diff } from '@graphql-inspector/core'
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  buildSchema,
  concatAST,
  extendSchema,
  isObjectType,
  parse,
  specifiedRules,
  validate,
} from 'graphql'

/** One way in which a client that works today would stop working. `path` is what a decision has to name. */
export type BreakingChange = { path: string; message: string }

/** What breaks clients of the base: by the shape of the graph, and by what a field asks of the caller. */
export async function breakingChanges(base: string, current: string): Promise<BreakingChange[]> {
  const [before, after] = [buildSchema(base), buildSchema(current)]
  const shape = (await diff(before, after))
    .filter((change) => change.criticality.level === CriticalityLevel.Breaking)
    .map((change) => ({ path: change.path ?? String(change.type), message: change.message }))
  return [...shape, ...accessChanges(before, after)]
}

/** A change stands when a decision that comes with it names the very thing that breaks. */
export function undecided(changes: readonly BreakingChange[], decisions: readonly string[]): BreakingChange[] {
  return changes.filter(({ path }) => {
    const named = new RegExp(`(?<![\\w.])${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w|\\.\\w)`)
    return !decisions.some((text) => named.test(text))
  })
}

/** Every fault of the web's documents against the published graph; a fragment may stand in another file. */
export function documentProblems(api: string, documents: readonly { file: string; text: string }[]): string[] {
  const problems: string[] = []
  const parsed: DocumentNode[] = []
  for (const { file, text } of documents) {
    try {
      parsed.push(parse(text))
    } catch (error) {
      problems.push(`${file}: ${String(error)}`)
    }
  }
  // Known to the client alone, which takes it out before it sends the document.
  const schema = extendSchema(buildSchema(api), parse('directive @unmask(mode: String) on FRAGMENT_SPREAD'))
  // A fragment is used by the component above, as often by a spread as by hand.
  const rules = specifiedRules.filter((rule) => rule.name !== 'NoUnusedFragmentsRule')
  return [...problems, ...validate(schema, concatAST(parsed), rules).map((error) => error.message)]
}

/** The documents in a source file: texts given to `graphql(…)`, without any value put in. */
export function documentsIn(file: string, source: string): { file: string; text: string }[] {
  return [...source.matchAll(/\bgraphql\(\s*`([^`]*)`/g)].map(([, text = '']) => ({ file, text }))
}

function accessChanges(before: GraphQLSchema, after: GraphQLSchema): BreakingChange[] {
  return Object.values(before.getTypeMap()).flatMap((type) => {
    const next = after.getType(type.name)
    if (!isObjectType(type) || !isObjectType(next)) return []
    const parts = [
      { path: type.name, was: type.astNode, is: next.astNode },
      ...Object.values(type.getFields()).flatMap((field) => {
        const same = next.getFields()[field.name]
        return same ? [{ path: `${type.name}.${field.name}`, was: field.astNode, is: same.astNode }] : []
      }),
    ]
    return parts.flatMap(({ path, was, is }) => {
      const [needed, needs] = [rightOf(was?.directives), rightOf(is?.directives)]
      if (needs === null || needs === needed) return []
      return [{ path, message: `${path} now needs ${needs}${needed === null ? '' : ` instead of ${needed}`}.` }]
    })
  })
}

/** The scope that is needed, or that it is for operators alone; null for what is public. */
function rightOf(directives: readonly ConstDirectiveNode[] | undefined): string | null {
  if (directives?.some((directive) => directive.name.value === 'operator')) return 'an operator'
  const needs = directives?.find((directive) => directive.name.value === 'needs')
  const scope = needs?.arguments?.find((argument) => argument.name.value === 'scope')?.value
  return scope?.kind === 'StringValue' ? scope.value : null
}
