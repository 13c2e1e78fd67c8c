import type { FragmentType } from '@apollo/client'
import { useFragment, useQuery } from '@apollo/client/react'
import { Link } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import type { ChangeSets_ChangeSetFragment } from '../../__generated__/graphql.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useAttempt } from '../../parts/attempt.ts'
import { ChangeSetProgress } from '../../parts/ChangeSetProgress.tsx'
import { useProject } from '../../parts/project.tsx'
import { CancelExpenseChangeSet, UndoExpenseChangeSet } from './documents.ts'

const ChangeSetsQuery = graphql(`
  query ChangeSets($projectId: ID!, $first: Int!) {
    project(id: $projectId) {
      id
      expenseChangeSets(first: $first) {
        edges {
          cursor
          node {
            id
            ...ChangeSets_changeSet
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

const ChangeSets_changeSet = graphql(`
  fragment ChangeSets_changeSet on ExpenseChangeSet {
    id
    kind
    state
    total
    changed
    skipped
    undone
    kept
    failure
    actorKind
    actorId
    createdAt
  }
`)

const shown = 3

/** The last changes of many expenses at once: how far they are, and the way back of each. */
export function ChangeSets({ onChanged }: { onChanged: () => void }) {
  const { id: projectId } = useProject()
  const { data, refetch } = useQuery(ChangeSetsQuery, { variables: { projectId, first: shown } })
  useLiveEvents({
    projectId,
    types: ['finance.expenseChangeSetChanged'],
    onEvents: () => {
      void refetch()
      onChanged()
    },
  })
  const sets = data?.project?.expenseChangeSets?.edges.map((edge) => edge.node) ?? []
  if (sets.length === 0) return null
  return (
    <div className="card" style={{ marginBottom: 12 }}>
      {sets.map((set) => (
        <ChangeSet key={set.id} changeSet={set} />
      ))}
    </div>
  )
}

export function ChangeSet({ changeSet }: { changeSet: FragmentType<ChangeSets_ChangeSetFragment> }) {
  const t = useMessages()
  const format = useFormat()
  const attempt = useAttempt()
  const { id: projectId } = useProject()
  const { data, complete } = useFragment({ fragment: ChangeSets_changeSet, from: changeSet })
  if (!complete) return null
  const isMerge = data.kind === 'MERGE_CATEGORIES' || data.kind === 'MERGE_VENDORS'
  return (
    <ChangeSetProgress
      changeSet={data}
      kind={t(`spending.setKinds.${data.kind}`)}
      onCancel={isMerge ? null : () => void attempt(CancelExpenseChangeSet, { input: { id: data.id } })}
      onUndo={() => void attempt(UndoExpenseChangeSet, { input: { id: data.id } })}
    >
      {' · '}
      <Link className="link" to="/p/$projectId/expenses" params={{ projectId }} search={{ set: data.id }}>
        {t('spending.showChanged', { count: format.count(data.changed) })}
      </Link>
    </ChangeSetProgress>
  )
}
