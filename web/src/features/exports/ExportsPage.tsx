import type { FragmentType } from '@apollo/client'
import { useFragment, useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react'
import { graphql } from '../../__generated__/gql.ts'
import type { ExportItem_ExportFragment, ExportState } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useLanguage, useMessages } from '../../messages/Language.tsx'
import { useAttempt } from '../../parts/attempt.ts'
import { ButtonLink } from '../../parts/links.tsx'
import { Page } from '../../parts/Page.tsx'
import { Permitted } from '../../parts/Permitted.tsx'
import { useProject } from '../../parts/project.tsx'
import { Empty, Failed, RowsSkeleton } from '../../parts/States.tsx'
import { StatusMark, type Tone } from '../../parts/StatusMark.tsx'
import { Until, When } from '../../parts/When.tsx'
import { WorkProgress } from '../../parts/WorkProgress.tsx'

const ExportsQuery = graphql(`
  query Exports($projectId: ID!, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      exports(first: $first, after: $after) {
        edges {
          cursor
          node {
            id
            ...ExportItem_export
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

const ExportItem_export = graphql(`
  fragment ExportItem_export on Export {
    id
    kind
    state
    fileName
    rowsWritten
    rowsTotal
    bytes
    failure
    createdAt
    expiresAt
    downloadUrl
  }
`)

const CancelExport = graphql(`
  mutation CancelExport($input: CancelExportInput!) {
    cancelExport(input: $input) {
      __typename
      ... on CancelExportSuccess {
        export {
          id
          ...ExportItem_export
        }
      }
      ... on ExportAlreadyEnded {
        message
      }
    }
  }
`)

const RetryExport = graphql(`
  mutation RetryExport($input: RetryExportInput!) {
    retryExport(input: $input) {
      __typename
      ... on RetryExportSuccess {
        export {
          id
          ...ExportItem_export
        }
      }
      ... on ExportStillGoing {
        message
      }
      ... on ExportStillThere {
        message
      }
      ... on TooManyExports {
        message
      }
    }
  }
`)

const tones: Record<ExportState, Tone> = { QUEUED: 'calm', RUNNING: 'calm', READY: 'good', FAILED: 'bad', CANCELLED: 'calm', EXPIRED: 'calm' }
const pageSize = 30

export function ExportsPage() {
  const t = useMessages()
  return (
    <Permitted scope="finance:export" title={t('nav.exports')}>
      <Exports />
    </Permitted>
  )
}

/** Files that were asked for: those on their way with their progress, those that can be fetched, those of the past. */
function Exports() {
  const t = useMessages()
  const { id: projectId } = useProject()
  const { data, error, loading, refetch, fetchMore } = useQuery(ExportsQuery, { variables: { projectId, first: pageSize } })
  useLiveEvents({ projectId, types: ['finance.exportChanged'], onEvents: () => void refetch() })
  const list = data?.project?.exports
  const problem = list ? null : problemOf(error, ['project', 'exports'])
  return (
    <Page title={t('nav.exports')} lead={t('exports.lead')} width="reading">
      <div className="card">
        {problem ? (
          <Failed problem={problem} what={t('nav.exports')} onRetry={() => void refetch()} />
        ) : !list ? (
          <RowsSkeleton rows={5} />
        ) : list.edges.length === 0 ? (
          <Empty
            icon={<IconFileSpreadsheet size={22} stroke={1.5} />}
            title={t('exports.none')}
            action={
              <ButtonLink to="/p/$projectId/orders" params={{ projectId }}>
                {t('exports.toOrders')}
              </ButtonLink>
            }
          >
            {t('exports.noneText')}
          </Empty>
        ) : (
          <>
            {list.edges.map(({ node }) => (
              <ExportItem key={node.id} entry={node} />
            ))}
            {list.pageInfo.hasNextPage ? (
              <Button variant="subtle" color="gray" fullWidth loading={loading} onClick={() => void fetchMore({ variables: { after: list.pageInfo.endCursor } })}>
                {t('lists.loadMore')}
              </Button>
            ) : null}
          </>
        )}
      </div>
    </Page>
  )
}

function ExportItem({ entry }: { entry: FragmentType<ExportItem_ExportFragment> }) {
  const t = useMessages()
  const { hear } = useLanguage()
  const format = useFormat()
  const attempt = useAttempt()
  const { data, complete } = useFragment({ fragment: ExportItem_export, from: entry })
  if (!complete) return null
  const isGoing = data.state === 'QUEUED' || data.state === 'RUNNING'
  // The path alone: whoever came by another address of the same Howl has the session there.
  const path = data.downloadUrl ? new URL(data.downloadUrl).pathname : null
  const rows = data.rowsTotal === null ? t('progress.soFar', { count: data.rowsWritten }) : isGoing ? t('progress.of', { done: data.rowsWritten, total: data.rowsTotal }) : t('exports.rows', { count: data.rowsWritten })
  return (
    <WorkProgress
      title={
        <>
          {t(`exports.kinds.${data.kind}`)} <StatusMark tone={tones[data.state]}>{t(`exports.states.${data.state}`)}</StatusMark>
        </>
      }
      done={data.rowsWritten}
      total={data.rowsTotal}
      isGoing={isGoing}
      onCancel={() => void attempt(CancelExport, { input: { id: data.id } })}
      actions={
        path ? (
          <Button component="a" href={path} download={data.fileName} size="compact-sm" variant="default" leftSection={<IconDownload size={15} stroke={1.6} />} aria-label={t('exports.downloadNamed', { file: data.fileName })}>
            {t('exports.download')}
          </Button>
        ) : isGoing ? null : (
          <Button size="compact-sm" variant="default" onClick={() => void attempt(RetryExport, { input: { id: data.id } })}>
            {t('exports.again')}
          </Button>
        )
      }
    >
      {rows}
      {data.bytes ? ` · ${t('exports.size', { size: format.decimal(String(Math.max(0.1, Math.round(Number(data.bytes) / 102.4) / 10))) })}` : ''} · <When at={data.createdAt} />
      {data.state === 'READY' && data.expiresAt ? (
        <>
          {' · '}
          {t('exports.removed')} <Until at={data.expiresAt} />
        </>
      ) : null}
      {data.failure ? <span className="bad"> · {hear(data.failure)}</span> : null}
    </WorkProgress>
  )
}
