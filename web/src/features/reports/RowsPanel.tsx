import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReportRowsInput, ReportRowsQuery as Rows } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { TextLink } from '../../parts/links.tsx'
import { useProject } from '../../parts/project.tsx'
import { SidePanel } from '../../parts/SidePanel.tsx'
import { Failed, RowsSkeleton } from '../../parts/States.tsx'
import { ReportRowsQuery } from './documents.ts'
import classes from './Reports.module.css'
import type { ReportsSearch } from './search.ts'

type Row = NonNullable<NonNullable<Rows['project']>['reportRows']>['edges'][number]['node']

const pageSize = 50

/** The rows behind a figure: as many as it counts, and they add up to it. */
export function RowsPanel({ of }: { of: ReportRowsInput }) {
  const t = useMessages()
  const format = useFormat()
  const navigate = useNavigate()
  const { id: projectId } = useProject()
  const { data, error, loading, refetch, fetchMore } = useQuery(ReportRowsQuery, { variables: { projectId, of, first: pageSize } })
  const list = data?.project?.reportRows
  const problem = list ? null : problemOf(error, ['project', 'reportRows'])
  const close = () => void navigate({ to: '.', search: (before: ReportsSearch) => ({ ...before, rows: undefined, part: undefined }), replace: true })
  const name = t(`reports.rowKinds.${of.kind}`)
  return (
    <SidePanel label={t('reports.rowsOf', { name })} title={name} onClose={close}>
      <p className="quiet small" style={{ marginTop: 0 }}>
        {format.days(of.range)}
        {list ? <span role="status"> · {t('reports.rowCount', { count: list.totalCount })}</span> : null}
      </p>
      {problem ? (
        <Failed problem={problem} what={t('reports.rowsOf', { name })} onRetry={() => void refetch()} />
      ) : !list ? (
        <RowsSkeleton />
      ) : (
        <>
          <ul className={classes['rows']} aria-label={t('reports.rowsOf', { name })}>
            {list.edges.map(({ node }) => (
              <li key={node.id}>
                <span className={classes['rowName']}>
                  <RowName row={node} projectId={projectId} />
                </span>
                <Amount value={node.amount} isJudged />
                <span className="quiet small">{node.line ?? node.transaction?.content ?? node.transaction?.note ?? node.expense?.note}</span>
                <span className="quiet small">{format.day(node.on)}</span>
              </li>
            ))}
          </ul>
          {list.pageInfo.hasNextPage ? (
            <Button variant="subtle" color="gray" fullWidth loading={loading} onClick={() => void fetchMore({ variables: { after: list.pageInfo.endCursor } })}>
              {t('lists.loadMore')}
            </Button>
          ) : null}
        </>
      )}
    </SidePanel>
  )
}

function RowName({ row, projectId }: { row: Row; projectId: string }) {
  const t = useMessages()
  const { order, transaction, expense, on } = row
  if (order) {
    return (
      <TextLink to="/p/$projectId/orders/$orderId" params={{ projectId, orderId: order.id }}>
        {t('orders.openNamed', { number: `${order.number}`, customer: order.customer.name })}
      </TextLink>
    )
  }
  if (transaction) {
    return (
      <TextLink to="/p/$projectId/transactions" params={{ projectId }} search={{ open: transaction.id, from: on, to: on }}>
        {transaction.reference ?? t('transactions.thing')}
      </TextLink>
    )
  }
  if (expense) {
    return (
      <TextLink to="/p/$projectId/expenses" params={{ projectId }} search={{ from: on, to: on, category: expense.category }}>
        {expense.vendor ? `${expense.category}, ${expense.vendor}` : expense.category}
      </TextLink>
    )
  }
  return <>{row.line}</>
}
