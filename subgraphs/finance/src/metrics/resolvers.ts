import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql'
import type { Resolvers } from '../__generated__/resolvers.ts'
import { definitionsOf } from '../reports/definitions.ts'
import { checkMetricsRange } from './metrics.ts'

const definitions = definitionsOf(
  'revenue',
  'refunds',
  'expenses',
  'netProfit',
  'profitMargin',
  'burnRate',
  'runwayMonths',
  'orderCount',
  'averageOrderValue',
  'unmatched',
)

export const metricResolvers = {
  Project: {
    metrics: async ({ id: projectId }, { range, bucket }, { loaders }, info) => {
      checkMetricsRange(range)
      const selected = selectedFields(info)
      const figures = await loaders.figures.load({
        projectId,
        range,
        bucket: bucket ?? 'DAY',
        wantsSeries: selected.has('series'),
        wantsBreakdown: selected.has('expenseBreakdown') || selected.has('expenseBreakdownByTopCategory'),
        wantsBurn: ['burnRate', 'runwayMonths', 'runwayUnknownBecause', 'cashOutOn'].some((name) => selected.has(name)),
      })
      return { ...figures, definitions }
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
