import { useQuery } from '@apollo/client/react'
import type { ReactNode } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { OrderFilter } from '../../__generated__/graphql.ts'
import { useMessages } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { useProject } from '../../parts/project.tsx'

const OrderTotalsQuery = graphql(`
  query OrderTotals($projectId: ID!, $filter: OrderFilter!) {
    project(id: $projectId) {
      id
      orderTotals(filter: $filter) {
        count
        total {
          amount
          currency
        }
        paid {
          amount
          currency
        }
        due {
          amount
          currency
        }
      }
    }
  }
`)

/** The last row of the list. It is asked for by itself: no row waits for the sum of all. */
export function useOrderTotals(filter: OrderFilter): { cells: Record<string, ReactNode> | null; refresh: () => void } {
  const t = useMessages()
  const { id: projectId } = useProject()
  const { data, previousData, refetch } = useQuery(OrderTotalsQuery, { variables: { projectId, filter }, fetchPolicy: 'cache-and-network' })
  const totals = (data ?? previousData)?.project?.orderTotals ?? []
  const refresh = () => void refetch()
  if (totals.length === 0) return { cells: null, refresh }
  // One line for each currency: they are never added.
  const amounts = (which: 'total' | 'paid' | 'due') => totals.map((one) => <Amount key={one.total.currency} value={one[which]} />)
  const name = t('orders.totals')
  return { cells: { number: <span className="desk-only">{name}</span>, customer: <span className="phone-only">{name}</span>, total: amounts('total'), paid: amounts('paid'), due: amounts('due') }, refresh }
}
