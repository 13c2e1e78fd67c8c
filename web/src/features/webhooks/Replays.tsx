import type { FragmentType } from '@apollo/client'
import { useFragment, useQuery } from '@apollo/client/react'
import { Link } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import type { Replays_ReplayFragment } from '../../__generated__/graphql.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useAttempt } from '../../parts/attempt.ts'
import { useCan, useProject } from '../../parts/project.tsx'
import { When } from '../../parts/When.tsx'
import { WorkProgress } from '../../parts/WorkProgress.tsx'
import { CancelWebhookReplay, replayIsGoing } from './documents.ts'

const ReplaysQuery = graphql(`
  query Replays($projectId: ID!, $first: Int!) {
    project(id: $projectId) {
      id
      webhookReplays(first: $first) {
        edges {
          cursor
          node {
            id
            ...Replays_replay
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

const Replays_replay = graphql(`
  fragment Replays_replay on WebhookReplay {
    id
    state
    total
    done
    recorded
    recordedBefore
    ignored
    failed
    skipped
    failure
    createdAt
  }
`)

const shown = 3

/** The last replays of many: the one that goes on with its progress, and what came of the others. */
export function Replays() {
  const { id: projectId } = useProject()
  const { data, refetch } = useQuery(ReplaysQuery, { variables: { projectId, first: shown } })
  useLiveEvents({ projectId, types: ['finance.webhookReplayChanged'], onEvents: () => void refetch() })
  const replays = data?.project?.webhookReplays?.edges.map((edge) => edge.node) ?? []
  if (replays.length === 0) return null
  return (
    <div className="card" style={{ marginBottom: 12 }}>
      {replays.map((replay) => (
        <Replay key={replay.id} replay={replay} />
      ))}
    </div>
  )
}

function Replay({ replay }: { replay: FragmentType<Replays_ReplayFragment> }) {
  const t = useMessages()
  const format = useFormat()
  const attempt = useAttempt()
  const can = useCan()
  const { id: projectId } = useProject()
  const { data, complete } = useFragment({ fragment: Replays_replay, from: replay })
  if (!complete) return null
  const isGoing = replayIsGoing(data.state)
  const counts = [
    ['RECORDED', data.recorded],
    ['RECORDED_BEFORE', data.recordedBefore],
    ['IGNORED', data.ignored],
    ['FAILED', data.failed],
    ['SKIPPED', data.skipped],
  ] as const
  const results = counts.filter(([, count]) => count > 0)
  return (
    <WorkProgress
      title={
        <>
          {t(`webhooks.replayStates.${data.state}`, { count: format.count(data.total) })} · <When at={data.createdAt} />
        </>
      }
      done={data.done}
      total={data.total}
      isGoing={isGoing}
      hasFailed={data.failed > 0}
      onCancel={can('finance:write') ? () => void attempt(CancelWebhookReplay, { input: { id: data.id } }) : null}
    >
      {t('progress.of', { done: data.done, total: data.total })}
      {results.map(([result, count]) => (
        <span key={result}>
          {' · '}
          <Link className="link" to="/p/$projectId/webhooks" params={{ projectId }} search={{ replay: data.id, result }}>
            {t(`webhooks.results.${result}`)} {format.count(count)}
          </Link>
        </span>
      ))}
      {data.failure ? ` · ${data.failure}` : ''}
    </WorkProgress>
  )
}
