import { useFragment, useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { graphql } from '../../__generated__/gql.ts'
import type { WorkQuery as Work } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { useProject } from '../../parts/project.tsx'
import { RecordRow, RecordTable, rowAction, type Column } from '../../parts/RecordTable.tsx'
import { Section } from '../../parts/Section.tsx'
import { Empty, Failed, NotPermitted, RowsSkeleton } from '../../parts/States.tsx'
import { StatusMark, type Tone } from '../../parts/StatusMark.tsx'
import { toast, toastProblem } from '../../parts/toast.tsx'
import { When } from '../../parts/When.tsx'

const WorkQuery = graphql(`
  query Work($projectId: ID!, $first: Int!) {
    project(id: $projectId) {
      id
      financeWork(first: $first) {
        nodes {
          id
          state
          ...WorkRow_item
        }
        totalCount
      }
      growthWork(first: $first) {
        nodes {
          id
          state
          ...WorkRow_item
        }
        totalCount
      }
      aiWork(first: $first) {
        nodes {
          id
          state
          ...WorkRow_item
        }
        totalCount
      }
      identityWork(first: $first) {
        nodes {
          id
          state
          ...WorkRow_item
        }
        totalCount
      }
    }
  }
`)

const WorkRow_item = graphql(`
  fragment WorkRow_item on WorkItem {
    id
    kind
    state
    attempts
    lastError
    createdAt
  }
`)

const RetryFinanceWork = graphql(`
  mutation RetryFinanceWork($input: RetryFinanceWorkInput!) {
    retryFinanceWork(input: $input) {
      ... on RetryFinanceWorkSuccess {
        retried
      }
    }
  }
`)

const RetryGrowthWork = graphql(`
  mutation RetryGrowthWork($input: RetryGrowthWorkInput!) {
    retryGrowthWork(input: $input) {
      ... on RetryGrowthWorkSuccess {
        retried
      }
    }
  }
`)

const RetryAiWork = graphql(`
  mutation RetryAiWork($input: RetryAiWorkInput!) {
    retryAiWork(input: $input) {
      ... on RetryAiWorkSuccess {
        retried
      }
    }
  }
`)

const RetryIdentityWork = graphql(`
  mutation RetryIdentityWork($input: RetryIdentityWorkInput!) {
    retryIdentityWork(input: $input) {
      ... on RetryIdentityWorkSuccess {
        retried
      }
    }
  }
`)

type Part = 'financeWork' | 'growthWork' | 'aiWork' | 'identityWork'
type Item = NonNullable<NonNullable<Work['project']>['financeWork']>['nodes'][number]
type Line = Item & { part: Part }

const parts: readonly Part[] = ['financeWork', 'growthWork', 'aiWork', 'identityWork']
const tones: Record<Item['state'], Tone> = { WAITING: 'calm', RUNNING: 'good', STUCK: 'warn', DEAD: 'bad' }
const shown = 100

/** What runs in the background and is not done; what failed for good can be tried again here. */
export function WorkPage() {
  const t = useMessages()
  const { id: projectId, scopes } = useProject()
  const isPermitted = scopes.includes('operations:manage')
  const { data, error, refetch } = useQuery(WorkQuery, { variables: { projectId, first: shown }, skip: !isPermitted, pollInterval: 5_000 })
  const retry: Record<Part, ReturnType<typeof useAction<unknown, { input: { projectId: string; ids: string[] } }>>> = {
    financeWork: useAction(RetryFinanceWork),
    growthWork: useAction(RetryGrowthWork),
    aiWork: useAction(RetryAiWork),
    identityWork: useAction(RetryIdentityWork),
  }
  if (!isPermitted) {
    return (
      <Section title={t('settings.work')}>
        <NotPermitted scope="operations:manage" />
      </Section>
    )
  }

  const project = data?.project
  const lines = project ? parts.flatMap((part) => (project[part]?.nodes ?? []).map((item): Line => ({ ...item, part }))) : []
  const dead = lines.filter((line) => line.state === 'DEAD')
  const problem = problemOf(error)
  const again = async (chosen: readonly Line[]) => {
    const asked = parts.map((part) => ({ part, ids: chosen.filter((line) => line.part === part).map((line) => line.id) })).filter(({ ids }) => ids.length > 0)
    const answers = await Promise.all(asked.map(({ part, ids }) => retry[part].run({ input: { projectId, ids } })))
    if (answers.every((answer) => answer !== null)) toast(t('work.retried', { count: chosen.length }))
    else toastProblem(t('work.retryFailed'))
    await refetch()
  }

  const columns: Column[] = [
    { key: 'kind', label: t('work.kind'), width: '240px', card: 'title' },
    { key: 'state', label: t('work.state'), width: '130px', card: 'amount' },
    { key: 'error', label: t('work.lastError'), priority: 2, card: 'line' },
    { key: 'attempts', label: t('work.attempts'), width: '90px', isNumber: true, priority: 3, card: 'none' },
    { key: 'created', label: t('work.created'), width: '150px', priority: 3, card: 'none' },
    { key: 'retry', label: t('lists.actions'), width: '130px', isNumber: true, isLabelHidden: true, card: 'end' },
  ]

  return (
    <Section
      title={t('settings.work')}
      lead={t('work.lead')}
      isFlush
      actions={dead.length > 1 ? <Button onClick={() => void again(dead)}>{t('work.retryAll', { count: dead.length })}</Button> : null}
    >
      {/* A part that failed may hold work that failed: only what was all loaded can be all done. */}
      {problem ? <Failed problem={problem} what={t('settings.work')} onRetry={() => void refetch()} isCompact={lines.length > 0} /> : null}
      {problem && lines.length === 0 ? null : !project ? (
        <RowsSkeleton rows={3} />
      ) : lines.length === 0 ? (
        <Empty icon={<IconCircleCheck size={22} stroke={1.5} />} title={t('work.none')}>
          {t('work.noneText')}
        </Empty>
      ) : (
        <RecordTable label={t('settings.work')} columns={columns} rows={lines} keyOf={(line) => line.id} renderRow={(line) => <WorkRow line={line} onRetry={() => void again([line])} />} />
      )}
    </Section>
  )
}

function WorkRow({ line, onRetry }: { line: Line; onRetry: () => void }) {
  const t = useMessages()
  const { data: item, complete } = useFragment({ fragment: WorkRow_item, from: line })
  if (!complete) return null
  return (
    <RecordRow
      cells={{
        kind: <code className="mono">{item.kind}</code>,
        state: <StatusMark tone={tones[item.state]}>{t(`work.states.${item.state}`)}</StatusMark>,
        error: <span title={item.lastError ?? undefined}>{item.lastError ?? ''}</span>,
        attempts: item.attempts,
        created: <When at={item.createdAt} />,
        retry:
          item.state === 'DEAD' || item.state === 'WAITING' ? (
            <Button className={rowAction} size="compact-sm" variant="default" onClick={onRetry} aria-label={t('work.retryNamed', { kind: item.kind })}>
              {t('work.retry')}
            </Button>
          ) : null,
      }}
    />
  )
}
