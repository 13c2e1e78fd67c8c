import { useQuery } from '@apollo/client/react'
import { IconAlertTriangle, IconBuildingBank, IconCircle, IconCircleCheck, IconCoins, IconPlugConnected, IconScale } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useMessages } from '../../messages/Language.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { Section } from '../../parts/Section.tsx'
import { Empty, Failed, RowsSkeleton } from '../../parts/States.tsx'
import classes from './HomePage.module.css'

const NeedsAPersonQuery = graphql(`
  query NeedsAPerson($projectId: ID!, $one: Int!, $unmatched: TransactionFilter!, $uneven: OrderFilter!, $dead: [WorkState!], $operates: Boolean!, $invites: Boolean!) {
    project(id: $projectId) {
      id
      unmatched: transactions(filter: $unmatched, first: $one) {
        totalCount
      }
      uneven: orders(filter: $uneven, first: $one) {
        totalCount
      }
      webhooksNeedingPerson
      bankFindingsNeedingPerson
      anyOrder: orders(first: $one) {
        totalCount
      }
      anyExpense: expenses(first: $one) {
        totalCount
      }
      paymentConnections(first: $one) {
        totalCount
      }
      members(first: $one) {
        totalCount
      }
      invitations(first: $one) @include(if: $invites) {
        totalCount
      }
      financeWork(states: $dead, first: $one) @include(if: $operates) {
        totalCount
      }
      growthWork(states: $dead, first: $one) @include(if: $operates) {
        totalCount
      }
      aiWork(states: $dead, first: $one) @include(if: $operates) {
        totalCount
      }
      identityWork(states: $dead, first: $one) @include(if: $operates) {
        totalCount
      }
    }
  }
`)

/** What waits for a person: each line opens the rows that it counts. Above it, the first steps of a young project. */
export function NeedsAPerson() {
  const t = useMessages()
  const can = useCan()
  const { id: projectId, currency, scopes } = useProject()
  const { data, error, refetch } = useQuery(NeedsAPersonQuery, {
    variables: {
      projectId,
      one: 1,
      unmatched: { matchStates: ['UNMATCHED'] },
      uneven: { statuses: ['UNDERPAID', 'OVERPAID'] },
      dead: ['DEAD'],
      operates: scopes.includes('operations:manage'),
      invites: scopes.includes('members:manage'),
    },
  })
  useLiveEvents({
    projectId,
    types: ['finance.transactionReceived', 'finance.transactionChanged', 'finance.orderPlaced', 'finance.orderChanged', 'finance.orderPaid', 'finance.expenseRecorded', 'finance.connectionChanged', 'finance.webhookChanged', 'finance.bankFindingChanged', 'identity.memberJoined', 'identity.invitationCreated'],
    onEvents: () => void refetch(),
  })
  const project = data?.project
  const problem = problemOf(error)

  // A count that failed is not zero: "nothing needs you" may only be said when everything could be counted. What the
  // person may not see is another matter, and is left out.
  if (!project || (problem && problem.kind !== 'forbidden')) {
    return (
      <Section title={t('home.needsYou')} isFlush>
        {problem ? <Failed problem={problem} what={t('home.needsYouThing')} onRetry={() => void refetch()} isCompact /> : <RowsSkeleton rows={4} />}
      </Section>
    )
  }
  const dead = (project.financeWork?.totalCount ?? 0) + (project.growthWork?.totalCount ?? 0) + (project.aiWork?.totalCount ?? 0) + (project.identityWork?.totalCount ?? 0)
  const unmatched = project.unmatched?.totalCount ?? 0
  const uneven = project.uneven?.totalCount ?? 0
  const failed = project.webhooksNeedingPerson ?? 0
  const findings = project.bankFindingsNeedingPerson ?? 0
  const needs = [unmatched, uneven, findings, failed, dead].some((count) => count > 0)
  const connect = {
    isDone: (project.paymentConnections?.totalCount ?? 0) > 0,
    scope: 'connections:manage',
    link: (
      <Link className="link" to="/p/$projectId/settings/payments" params={{ projectId }}>
        {t('home.stepConnect')}
      </Link>
    ),
  }
  const steps: { isDone: boolean; isOptional?: boolean; scope: string; link: ReactNode }[] = [
    // The one provider that there is reports transfers in VND.
    ...(currency === 'VND' ? [connect] : []),
    {
      isDone: (project.anyOrder?.totalCount ?? 0) > 0,
      scope: 'finance:write',
      link: (
        <Link className="link" to="/p/$projectId/orders/new" params={{ projectId }}>
          {t('home.stepOrder')}
        </Link>
      ),
    },
    {
      isDone: (project.anyExpense?.totalCount ?? 0) > 0,
      scope: 'finance:write',
      link: (
        <Link className="link" to="/p/$projectId/expenses/record" params={{ projectId }}>
          {t('home.stepExpense')}
        </Link>
      ),
    },
    {
      isDone: (project.members?.totalCount ?? 0) > 1 || (project.invitations?.totalCount ?? 0) > 0,
      // Who works alone has done all there is to do.
      isOptional: true,
      scope: 'members:manage',
      link: (
        <Link className="link" to="/p/$projectId/settings/members" params={{ projectId }}>
          {t('home.stepInvite')}
        </Link>
      ),
    },
  ]
  const isYoung = steps.some((step) => !step.isDone && !step.isOptional && can(step.scope))

  return (
    <>
      {isYoung ? (
        <Section title={t('home.firstSteps')} isFlush>
          <ul className={classes['steps']}>
            {steps
              .filter((step) => can(step.scope))
              .map((step, index) => (
                <li key={index} data-done={step.isDone || undefined}>
                  {step.isDone ? <IconCircleCheck size={18} className="good" aria-label={t('home.done')} /> : <IconCircle size={18} className="quiet" aria-label={t('home.toDo')} />}
                  {step.link}
                </li>
              ))}
          </ul>
        </Section>
      ) : null}
      <Section title={t('home.needsYou')} isFlush>
        {needs ? (
          <ul className={classes['list']}>
            {unmatched > 0 ? (
              <li>
                <Link className={classes['need']} to="/p/$projectId/unmatched" params={{ projectId }}>
                  <IconCoins size={19} stroke={1.6} className="warn" />
                  <span className={classes['needText']}>{t('home.unmatched', { count: unmatched })}</span>
                </Link>
              </li>
            ) : null}
            {uneven > 0 ? (
              <li>
                <Link className={classes['need']} to="/p/$projectId/orders" params={{ projectId }} search={{ status: 'UNDERPAID,OVERPAID' }}>
                  <IconScale size={19} stroke={1.6} className="warn" />
                  <span className={classes['needText']}>{t('home.uneven', { count: uneven })}</span>
                </Link>
              </li>
            ) : null}
            {findings > 0 ? (
              <li>
                <Link className={classes['need']} to="/p/$projectId/bank" params={{ projectId }} search={{ state: 'OPEN' }}>
                  <IconBuildingBank size={19} stroke={1.6} className="warn" />
                  <span className={classes['needText']}>{t('home.bankFindings', { count: findings })}</span>
                </Link>
              </li>
            ) : null}
            {failed > 0 ? (
              <li>
                <Link className={classes['need']} to="/p/$projectId/webhooks" params={{ projectId }} search={{ mark: 'open' }}>
                  <IconPlugConnected size={19} stroke={1.6} className="bad" />
                  <span className={classes['needText']}>{t('home.failedCallbacks', { count: failed })}</span>
                </Link>
              </li>
            ) : null}
            {dead > 0 ? (
              <li>
                <Link className={classes['need']} to="/p/$projectId/settings/work" params={{ projectId }}>
                  <IconAlertTriangle size={19} stroke={1.6} className="bad" />
                  <span className={classes['needText']}>{t('home.failedWork', { count: dead })}</span>
                </Link>
              </li>
            ) : null}
          </ul>
        ) : (
          <Empty isCompact icon={<IconCircleCheck size={22} stroke={1.5} />} title={t('home.nothingNeedsYou')}>
            {t('home.nothingNeedsYouText')}
          </Empty>
        )}
      </Section>
    </>
  )
}
