import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { Link, useSearch } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import type { OrderRow_OrderFragment } from '../../__generated__/graphql.ts'
import { useMessages } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { useProject } from '../../parts/project.tsx'
import { RecordRow, rowLink } from '../../parts/RecordTable.tsx'
import { useIsPhone } from '../../parts/rows-in-sight.ts'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { When } from '../../parts/When.tsx'
import { ordersSearch } from './search.ts'
import { orderTones } from './status.ts'

const OrderRow_order = graphql(`
  fragment OrderRow_order on Order {
    id
    number
    paymentCode
    status
    reference
    placedAt
    customer {
      name
      email
    }
    paid {
      amount
      currency
    }
    due {
      amount
      currency
    }
    total {
      amount
      currency
    }
  }
`)

export function OrderRow({ order }: { order: FragmentType<OrderRow_OrderFragment> }) {
  const t = useMessages()
  const { id: projectId } = useProject()
  // Over the list the filters stay; the page of a customer has none of them.
  const search = ordersSearch(useSearch({ strict: false }))
  const isPhone = useIsPhone()
  const { data, complete } = useFragment({ fragment: OrderRow_order, from: order })
  if (!complete) return null
  return (
    <RecordRow
      cells={{
        number: (
          <Link to="/p/$projectId/orders/$orderId" params={{ projectId, orderId: data.id }} search={search} className={rowLink} aria-label={t('orders.openNamed', { number: `${data.number}`, customer: data.customer.name })}>
            {data.number}
          </Link>
        ),
        // A phone shows no numbers, and the card is opened by the name. Links are the dearest part of a row: one is enough.
        customer: isPhone ? (
          <Link to="/p/$projectId/orders/$orderId" params={{ projectId, orderId: data.id }} search={search} className={rowLink}>
            {data.customer.name}
          </Link>
        ) : (
          data.customer.name
        ),
        email: data.customer.email,
        reference: data.reference,
        code: <code className="mono">{data.paymentCode}</code>,
        status: <StatusMark tone={orderTones[data.status]}>{t(`orders.statuses.${data.status}`)}</StatusMark>,
        placed: <When at={data.placedAt} />,
        total: <Amount value={data.total} />,
        paid: <Amount value={data.paid} />,
        due: <Amount value={data.due} />,
      }}
    />
  )
}
