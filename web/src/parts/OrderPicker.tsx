import { useQuery } from '@apollo/client/react'
import { Select, type SelectProps } from '@mantine/core'
import { useEffect, useState } from 'react'
import { graphql } from '../__generated__/gql.ts'
import { useFormat, useMessages } from '../messages/Language.tsx'
import { useProject } from './project.tsx'

const OrderChoicesQuery = graphql(`
  query OrderChoices($projectId: ID!, $filter: OrderFilter!, $first: Int!) {
    project(id: $projectId) {
      id
      orders(filter: $filter, first: $first) {
        edges {
          cursor
          node {
            id
            number
            customer {
              name
            }
            due {
              amount
              currency
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
`)

const typingMs = 250
const shown = 12

/** An order by number, customer, code or amount; without a word those that are still owed. */
export function OrderPicker({ value, onChange, except, ...props }: { value: string | null; onChange: (id: string | null) => void; except?: readonly string[] } & Omit<SelectProps, 'value' | 'onChange' | 'data'>) {
  const t = useMessages()
  const format = useFormat()
  const { id: projectId } = useProject()
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  // What was chosen stays a choice, or the field would show nothing once the list is another.
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  useEffect(() => {
    const timer = window.setTimeout(() => setSearch(typed === chosen?.label ? '' : typed.trim().replace(/^#/, '')), typingMs)
    return () => clearTimeout(timer)
  }, [typed, chosen])
  const filter = search === '' ? { statuses: ['AWAITING_PAYMENT' as const, 'UNDERPAID' as const] } : { search }
  const { data, previousData, loading } = useQuery(OrderChoicesQuery, { variables: { projectId, filter, first: shown } })
  const found = ((data ?? previousData)?.project?.orders?.edges ?? [])
    .map(({ node }) => ({ value: node.id, label: t('unmatched.orderChoice', { number: `${node.number}`, customer: node.customer.name, due: format.money(node.due) }) }))
    .filter((choice) => !except?.includes(choice.value))
  const choices = chosen && !found.some((choice) => choice.value === chosen.value) ? [chosen, ...found] : found
  return (
    <Select
      searchable
      data={choices}
      value={value}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={loading ? t('states.loading') : t('unmatched.noOrderFound')}
      onChange={(id) => {
        setChosen(choices.find((choice) => choice.value === id) ?? null)
        onChange(id)
      }}
      {...props}
    />
  )
}
