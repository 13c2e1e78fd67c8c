import type { FragmentType } from '@apollo/client'
import { useFragment, useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import type { ChangeSets_ChangeSetFragment, ExpenseChangeSetState } from '../../__generated__/graphql.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useLanguage, useMessages } from '../../messages/Language.tsx'
import { useAttempt } from '../../parts/attempt.ts'
import { useActorName } from '../../parts/names.ts'
import { useCan, useProject } from '../../parts/project.tsx'
import { When } from '../../parts/When.tsx'
import { WorkProgress } from '../../parts/WorkProgress.tsx'
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

const going: readonly ExpenseChangeSetState[] = ['QUEUED', 'RUNNING', 'UNDOING']
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
  const { hear } = useLanguage()
  const format = useFormat()
  const attempt = useAttempt()
  const nameOf = useActorName()
  const canWrite = useCan()('finance:write')
  const { id: projectId } = useProject()
  const { data, complete } = useFragment({ fragment: ChangeSets_changeSet, from: changeSet })
  if (!complete) return null
  const { state } = data
  const isUndoing = state === 'UNDOING' || state === 'UNDONE'
  const done = isUndoing ? data.undone + data.kept : data.changed + data.skipped
  const total = isUndoing ? data.changed : data.total
  const isMerge = data.kind === 'MERGE_CATEGORIES' || data.kind === 'MERGE_VENDORS'
  const canUndo = canWrite && data.changed > 0 && (state === 'FINISHED' || state === 'CANCELLED' || state === 'FAILED')
  const extras = [
    ...(data.skipped > 0 ? [t('spending.skipped', { count: data.skipped })] : []),
    ...(isUndoing && data.kept > 0 ? [t('spending.keptLater', { count: data.kept })] : []),
    ...(data.failure ? [hear(data.failure)] : []),
  ]
  return (
    <WorkProgress
      title={
        <>
          {t(`spending.setKinds.${data.kind}`)}: {t(`spending.setStates.${state}`)} · <When at={data.createdAt} /> · {nameOf(data)}
        </>
      }
      done={done}
      total={total}
      isGoing={going.includes(state)}
      hasFailed={state === 'FAILED'}
      onCancel={canWrite && !isMerge && state !== 'UNDOING' ? () => void attempt(CancelExpenseChangeSet, { input: { id: data.id } }) : null}
      actions={
        canUndo ? (
          <Button variant="default" size="compact-sm" onClick={() => void attempt(UndoExpenseChangeSet, { input: { id: data.id } })}>
            {t('forms.undo')}
          </Button>
        ) : null
      }
    >
      {total === null ? t('states.loading') : t('progress.of', { done, total })}
      {extras.map((extra) => ` · ${extra}`).join('')}
      {' · '}
      <Link className="link" to="/p/$projectId/expenses" params={{ projectId }} search={{ set: data.id }}>
        {t('spending.showChanged', { count: format.count(data.changed) })}
      </Link>
    </WorkProgress>
  )
}
