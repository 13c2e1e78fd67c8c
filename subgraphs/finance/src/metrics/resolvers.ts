import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql'
import type { Resolvers } from '../__generated__/resolvers.ts'
import { checkMetricsRange } from './metrics.ts'

export const metricResolvers = {
  Project: {
    metrics: ({ id: projectId }, { range, bucket }, { loaders }, info) => {
      checkMetricsRange(range)
      const selected = selectedFields(info)
      return loaders.figures.load({
        projectId,
        range,
        bucket: bucket ?? 'DAY',
        wantsSeries: selected.has('series'),
        wantsBreakdown: selected.has('expenseBreakdown'),
        wantsBurn: ['burnRate', 'runwayMonths', 'runwayUnknownBecause', 'cashOutOn'].some((name) => selected.has(name)),
      })
    },
  },
} satisfies Resolvers

/** Names of the fields selected on the value, with those that a directive may leave out again. */
function selectedFields({ fieldNodes, fragments }: GraphQLResolveInfo): Set<string> {
  const names = new Set<string>()
  const open: (SelectionSetNode | undefined)[] = fieldNodes.map(({ selectionSet }) => selectionSet)
  // Validation has refused fragments that contain themselves.
  for (let set = open.pop(); set; set = open.pop()) {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value)
      else if (selection.kind === Kind.INLINE_FRAGMENT) open.push(selection.selectionSet)
      else open.push(fragments[selection.name.value]?.selectionSet)
    }
  }
  return names
}
