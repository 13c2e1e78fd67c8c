import { useQuery } from '@apollo/client/react'
import { Anchor, Button } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { ApiKeyRow_ApiKeyFragment } from '../../__generated__/graphql.ts'
import { useFragment } from '@apollo/client/react'
import type { FragmentType } from '@apollo/client'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { Confirm } from '../../parts/Confirm.tsx'
import { useProject } from '../../parts/project.tsx'
import { RecordRow, RecordTable, rowAction, type Column } from '../../parts/RecordTable.tsx'
import { Section } from '../../parts/Section.tsx'
import { Empty, Failed, NotPermitted, RowsSkeleton } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { toast } from '../../parts/toast.tsx'
import { Until, When } from '../../parts/When.tsx'
import { CreateApiKey } from './CreateApiKey.tsx'

const ApiKeysQuery = graphql(`
  query ApiKeys($projectId: ID!, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      apiKeys(first: $first, after: $after) {
        edges {
          cursor
          node {
            id
            ...ApiKeyRow_apiKey
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

const ApiKeyRow_apiKey = graphql(`
  fragment ApiKeyRow_apiKey on ApiKey {
    id
    name
    prefix
    scopes
    createdAt
    expiresAt
    lastUsedAt
    revokedAt
  }
`)

const RevokeApiKey = graphql(`
  mutation RevokeApiKey($input: RevokeApiKeyInput!) {
    revokeApiKey(input: $input) {
      ... on RevokeApiKeySuccess {
        apiKey {
          id
          revokedAt
        }
      }
    }
  }
`)

const pageSize = 50

export function ApiKeysPage() {
  const t = useMessages()
  const { id: projectId, scopes } = useProject()
  const isPermitted = scopes.includes('keys:manage')
  const { data, error, loading, refetch, fetchMore } = useQuery(ApiKeysQuery, { variables: { projectId, first: pageSize }, skip: !isPermitted })
  const [isCreating, setCreating] = useState(false)
  useLiveEvents({ projectId, types: ['identity.apiKeyCreated', 'identity.apiKeyRevoked'], onEvents: () => void refetch() })
  const keys = data?.project?.apiKeys
  const problem = problemOf(error, ['project', 'apiKeys'])

  const columns: Column[] = [
    { key: 'name', label: t('apiKeys.name'), card: 'title' },
    { key: 'prefix', label: t('apiKeys.prefix'), width: '160px', priority: 2, card: 'none' },
    { key: 'scopes', label: t('apiKeys.rights'), width: '90px', isNumber: true, priority: 3, card: 'none' },
    { key: 'used', label: t('apiKeys.lastUsed'), width: '150px', priority: 2, card: 'line' },
    { key: 'expires', label: t('apiKeys.expires'), width: '130px', priority: 3, card: 'none' },
    { key: 'state', label: t('lists.actions'), width: '120px', isNumber: true, isLabelHidden: true, card: 'amount' },
  ]

  if (!isPermitted) {
    return (
      <Section title={t('settings.apiKeys')}>
        <NotPermitted scope="keys:manage" />
      </Section>
    )
  }
  const create = <Button onClick={() => setCreating(true)}>{t('apiKeys.create')}</Button>
  return (
    <>
      <Section
        title={t('settings.apiKeys')}
        isFlush
        lead={
          <>
            {t('apiKeys.lead')}{' '}
            <Anchor inherit underline="always" href="/graphql" target="_blank" rel="noreferrer">
              {t('apiKeys.openGraph')}
            </Anchor>
          </>
        }
        actions={keys && keys.edges.length > 0 ? create : null}
      >
        {keys ? (
          keys.edges.length === 0 ? (
            <Empty icon={<IconKey size={22} stroke={1.5} />} title={t('apiKeys.none')} action={create}>
              {t('apiKeys.noneText')}
            </Empty>
          ) : (
            <RecordTable
              label={t('settings.apiKeys')}
              columns={columns}
              rows={keys.edges.map((edge) => edge.node)}
              keyOf={(key) => key.id}
              renderRow={(key) => <ApiKeyRow apiKey={key} />}
              total={keys.totalCount}
              more={{ hasMore: keys.pageInfo.hasNextPage, isLoading: loading, load: () => void fetchMore({ variables: { after: keys.pageInfo.endCursor } }) }}
            />
          )
        ) : problem ? (
          <Failed problem={problem} what={t('settings.apiKeys')} onRetry={() => void refetch()} />
        ) : (
          <RowsSkeleton rows={3} />
        )}
      </Section>
      <CreateApiKey isOpen={isCreating} onClose={() => setCreating(false)} onCreated={() => void refetch()} />
    </>
  )
}

function ApiKeyRow({ apiKey }: { apiKey: FragmentType<ApiKeyRow_ApiKeyFragment> }) {
  const t = useMessages()
  const { data: key, complete } = useFragment({ fragment: ApiKeyRow_apiKey, from: apiKey })
  const revoke = useAction(RevokeApiKey)
  const [isAsking, setAsking] = useState(false)
  if (!complete) return null
  const isExpired = key.expiresAt !== null && Date.parse(key.expiresAt) < Date.now()
  const confirm = async () => {
    if (!(await revoke.run({ input: { id: key.id } }))) return
    setAsking(false)
    toast(t('apiKeys.revoked', { name: key.name }))
  }
  return (
    <RecordRow
      cells={{
        name: key.name,
        prefix: <code className="mono">{key.prefix}…</code>,
        scopes: <span title={key.scopes.join('\n')}>{key.scopes.length}</span>,
        used: (
          <>
            <span className="phone-only">{t('apiKeys.lastUsed')}: </span>
            {key.lastUsedAt ? <When at={key.lastUsedAt} /> : <span className="quiet">{t('apiKeys.neverUsed')}</span>}
          </>
        ),
        expires: key.expiresAt ? <Until at={key.expiresAt} /> : <span className="quiet">{t('apiKeys.neverExpires')}</span>,
        state: key.revokedAt ? (
          <StatusMark tone="bad">{t('apiKeys.isRevoked')}</StatusMark>
        ) : isExpired ? (
          <StatusMark tone="calm">{t('apiKeys.isExpired')}</StatusMark>
        ) : (
          <span className={rowAction}>
            <Button size="compact-sm" variant="default" onClick={() => setAsking(true)} aria-label={t('apiKeys.revokeNamed', { name: key.name })}>
              {t('apiKeys.revoke')}
            </Button>
            <Confirm isOpen={isAsking} title={t('apiKeys.revokeNamed', { name: key.name })} verb={t('apiKeys.revoke')} isBusy={revoke.isBusy} problem={revoke.problem} onConfirm={() => void confirm()} onClose={() => setAsking(false)}>
              {t('apiKeys.revokeText')}
            </Confirm>
          </span>
        ),
      }}
    />
  )
}
