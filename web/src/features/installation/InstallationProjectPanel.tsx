import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLanguage } from '../../messages/Language.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { PanelSection, SidePanel } from '../../parts/SidePanel.tsx'
import { NoRecord } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { When } from '../../parts/When.tsx'
import classes from './Panel.module.css'

const InstallationProjectQuery = graphql(`
  query InstallationProject($ids: [ID!]!, $first: Int!, $after: String) {
    installation {
      id
      projects(ids: $ids) {
        id
        name
        slug
        kind
        state
        currency
        createdAt
        lastActiveAt
        members(first: $first, after: $after) {
          edges {
            cursor
            node {
              joinedAt
              user {
                id
                name
                email
              }
              role {
                key
                name
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

const pageSize = 50

/** A project and its people. Each leads to what else operators know of them. */
export function InstallationProjectPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, hear } = useLanguage()
  const { data, error, loading, refetch, fetchMore } = useQuery(InstallationProjectQuery, { variables: { ids: [id], first: pageSize } })
  const project = data?.installation?.projects?.[0]
  const problem = problemOf(error)
  if (!project) {
    return (
      <SidePanel label={t('projects.project')} title={t('projects.project')} onClose={onClose}>
        <NoRecord what={t('projects.project')} problem={problem} isLoading={loading} onRetry={() => void refetch()} />
      </SidePanel>
    )
  }
  const { members } = project
  return (
    <SidePanel
      label={project.name}
      title={
        <>
          {project.name} <StatusMark tone={project.state === 'ACTIVE' ? 'good' : 'calm'}>{t(`installation.states.${project.state}`)}</StatusMark>
        </>
      }
      onClose={onClose}
    >
      <Facts
        facts={[
          [t('installation.slug'), <code key="slug" className="mono">{project.slug}</code>],
          [t('projects.kind'), t(`kinds.${project.kind}`)],
          [t('projects.currency'), project.currency],
          [t('installation.created'), <When key="made" at={project.createdAt} />],
          [t('installation.lastActive'), project.lastActiveAt ? <When key="active" at={project.lastActiveAt} /> : t('installation.notActive')],
          [t('audit.subject'), <code key="id" className="mono">{project.id}</code>],
        ]}
      />
      <PanelSection title={t('installation.peopleCount', { count: members.totalCount })}>
        <ul className={`pairs ${classes['lines'] ?? ''}`}>
          {members.edges.map(({ node: { user, role, joinedAt } }) => (
            <li key={user.id}>
              <Link className="link" to="/installation/people" search={{ open: user.id }}>
                {user.name}
              </Link>
              <span>{hear(role.name)}</span>
              <span className="quiet small">{user.email}</span>
              <span className="quiet small">
                <When at={joinedAt} />
              </span>
            </li>
          ))}
        </ul>
        {members.pageInfo.hasNextPage ? (
          <Button variant="subtle" color="gray" loading={loading} onClick={() => void fetchMore({ variables: { after: members.pageInfo.endCursor } })}>
            {t('lists.loadMore')}
          </Button>
        ) : null}
        <p className="quiet small">{t('installation.onlyTheirs')}</p>
      </PanelSection>
    </SidePanel>
  )
}
