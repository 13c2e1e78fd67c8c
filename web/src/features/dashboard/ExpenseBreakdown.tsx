import { useFragment } from '@apollo/client/react'
import { IconReceipt } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import { geometry } from '../../format/decimal.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { HorizontalBars } from '../../parts/HorizontalBars.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { useCan } from '../../parts/project.tsx'
import { Section } from '../../parts/Section.tsx'
import { BlockSkeleton, Empty } from '../../parts/States.tsx'
import type { Shown } from './HomePage.tsx'

const ExpenseBreakdown_project = graphql(`
  fragment ExpenseBreakdown_project on Project {
    id
    current: metrics(range: $range, bucket: $bucket) {
      expenseBreakdown {
        category
        share
        amount {
          amount
          currency
        }
      }
    }
  }
`)

export function ExpenseBreakdown({ projectId, shown }: { projectId: string; shown: Shown | null }) {
  const t = useMessages()
  const format = useFormat()
  const can = useCan()
  const { data, complete } = useFragment({
    fragment: ExpenseBreakdown_project,
    fragmentName: 'ExpenseBreakdown_project',
    from: { __typename: 'Project', id: projectId },
    variables: shown ? { range: shown.variables.range, bucket: shown.variables.bucket } : { range: { from: '', to: '' }, bucket: 'DAY' },
  })
  const breakdown = complete && shown ? data.current?.expenseBreakdown : null
  return (
    <Section title={t('home.expenseBreakdown')}>
      {!breakdown || !shown ? (
        <BlockSkeleton height={140} />
      ) : breakdown.length === 0 ? (
        <Empty
          isCompact
          icon={<IconReceipt size={22} stroke={1.5} />}
          title={t('home.noExpenses')}
          action={
            can('finance:write') ? (
              <ButtonLink variant="default" to="/p/$projectId/expenses/record" params={{ projectId }}>
                {t('expenses.record')}
              </ButtonLink>
            ) : null
          }
        >
          {t('home.noExpensesText')}
        </Empty>
      ) : (
        <HorizontalBars
          label={t('home.expenseBreakdown')}
          bars={breakdown.map(({ category, amount, share }) => ({
            key: category,
            share: geometry(share),
            shareText: format.percent(share),
            amount: format.money(amount),
            label: (
              <Link className="plain-link" to="/p/$projectId/expenses" params={{ projectId }} search={{ from: shown.range.from, to: shown.range.to, category }}>
                {category}
              </Link>
            ),
          }))}
        />
      )}
    </Section>
  )
}
