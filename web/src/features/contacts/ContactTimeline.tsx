import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { graphql } from '../../__generated__/gql.ts'
import type { ContactTimelineQuery as Answer } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useLanguage, useMessages } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { TextLink } from '../../parts/links.tsx'
import { useProject } from '../../parts/project.tsx'
import { PanelSection } from '../../parts/SidePanel.tsx'
import { Failed, NotPermitted, RowsSkeleton } from '../../parts/States.tsx'
import { When } from '../../parts/When.tsx'
import classes from './ContactPanel.module.css'

const ContactTimelineQuery = graphql(`
  query ContactTimeline($projectId: ID!, $id: ID!, $first: Int!, $after: String, $withMoney: Boolean!) {
    project(id: $projectId) {
      id
      contact(id: $id) {
        id
        projectId
        createdAt
        createdFrom {
          id
          projectId
        }
        timeline(first: $first, after: $after) @include(if: $withMoney) {
          edges {
            cursor
            node {
              id
              kind
              text
              transactionId
              at
              amount {
                amount
                currency
              }
              order {
                id
                projectId
                number
                total {
                  amount
                  currency
                }
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
  }
`)

const pageSize = 20

type Contact = NonNullable<NonNullable<Answer['project']>['contact']>
type Entry = NonNullable<Contact['timeline']>['edges'][number]['node']

/** What happened with a person, the newest first. Each line opens what it tells of. */
export function ContactTimeline({ contactId }: { contactId: string }) {
  const t = useMessages()
  const { id: projectId, scopes } = useProject()
  const withMoney = scopes.includes('finance:read')
  const { data, error, loading, refetch, fetchMore } = useQuery(ContactTimelineQuery, { variables: { projectId, id: contactId, first: pageSize, withMoney } })
  useLiveEvents({ projectId, types: ['finance.orderPlaced', 'finance.orderPaid', 'finance.orderChanged', 'finance.transactionChanged'], onEvents: () => void refetch() })
  const contact = data?.project?.contact
  const timeline = contact?.timeline
  const problem = problemOf(error, ['project', 'contact'])
  const isWhole = contact !== undefined && contact !== null && (timeline ? !timeline.pageInfo.hasNextPage : !withMoney)
  return (
    <PanelSection title={t('contacts.timeline')}>
      {contact && (timeline || !withMoney) ? (
        <ol className={`pairs ${classes['timeline'] ?? ''}`} aria-label={t('contacts.timelineOf')}>
          {lines(contact, isWhole).map((entry) => (entry === 'known' ? <Known key="known" contact={contact} projectId={projectId} mayOpen={withMoney} /> : <Line key={entry.id} entry={entry} projectId={projectId} />))}
        </ol>
      ) : problem ? (
        <Failed isCompact problem={problem} what={t('contacts.timeline')} onRetry={() => void refetch()} />
      ) : (
        <RowsSkeleton rows={3} />
      )}
      {timeline?.pageInfo.hasNextPage ? (
        <Button variant="subtle" color="gray" size="compact-sm" loading={loading} onClick={() => void fetchMore({ variables: { after: timeline.pageInfo.endCursor } })}>
          {t('lists.loadMore')}
        </Button>
      ) : null}
      {withMoney ? null : (
        <>
          <p className="quiet small">{t('contacts.moneyHidden')}</p>
          <NotPermitted scope="finance:read" isCompact />
        </>
      )}
    </PanelSection>
  )
}

/** Growth tells when the person became known, finance everything else: the one is put among the others by its time. */
function lines({ createdAt, timeline }: Contact, isWhole: boolean): (Entry | 'known')[] {
  const entries = (timeline?.edges ?? []).map(({ node }) => node)
  const older = entries.findIndex(({ at }) => at < createdAt)
  if (older < 0) return isWhole ? [...entries, 'known'] : entries
  return [...entries.slice(0, older), 'known', ...entries.slice(older)]
}

function Line({ entry, projectId }: { entry: Entry; projectId: string }) {
  const { t, hear } = useLanguage()
  const { kind, order, amount, transactionId, text, at } = entry
  const money = kind === 'PLACED' || kind === 'STATUS_CHANGED' ? order.total : amount
  return (
    <li>
      <span>{t(`contacts.events.${kind}`)}</span>
      <span>{money ? <Amount value={money} /> : null}</span>
      <span className="small">
        <TextLink to="/p/$projectId/orders/$orderId" params={{ projectId, orderId: order.id }}>
          {t('orders.title', { number: `${order.number}` })}
        </TextLink>
        {transactionId ? (
          <>
            {' · '}
            <TextLink to="/p/$projectId/transactions" params={{ projectId }} search={{ open: transactionId }}>
              {t('orderWork.openTransfer')}
            </TextLink>
          </>
        ) : null}
      </span>
      <span className="quiet small">
        <When at={at} />
      </span>
      {text ? <span className={`quiet small ${classes['text'] ?? ''}`}>{kind === 'NOTE' ? text : hear(text)}</span> : null}
    </li>
  )
}

function Known({ contact, projectId, mayOpen }: { contact: Contact; projectId: string; mayOpen: boolean }) {
  const t = useMessages()
  const from = contact.createdFrom
  return (
    <li>
      <span>{from ? t('contacts.becameKnownBy') : t('contacts.becameKnown')}</span>
      <span />
      <span className="small">
        {from && mayOpen ? (
          <TextLink to="/p/$projectId/orders/$orderId" params={{ projectId, orderId: from.id }}>
            {t('contacts.theOrder')}
          </TextLink>
        ) : null}
      </span>
      <span className="quiet small">
        <When at={contact.createdAt} />
      </span>
    </li>
  )
}
