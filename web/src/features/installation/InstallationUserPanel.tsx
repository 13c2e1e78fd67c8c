import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLanguage } from '../../messages/Language.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { PanelSection, SidePanel } from '../../parts/SidePanel.tsx'
import { NoRecord } from '../../parts/States.tsx'
import { When } from '../../parts/When.tsx'
import { usePerson } from '../../session/SessionContext.tsx'
import classes from './Panel.module.css'

const InstallationUserQuery = graphql(`
  query InstallationUser($id: ID!, $first: Int!, $after: String) {
    installation {
      id
      user(id: $id) {
        id
        name
        email
        globalRole
        createdAt
        lastSeenAt
        memberships(first: $first, after: $after) {
          edges {
            cursor
            node {
              joinedAt
              project {
                id
                name
                state
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

/** A person, where they work, and the way to see what they see. */
export function InstallationUserPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, hear } = useLanguage()
  const person = usePerson()
  const { data, error, loading, refetch, fetchMore } = useQuery(InstallationUserQuery, { variables: { id, first: pageSize } })
  const user = data?.installation?.user
  const problem = problemOf(error)
  if (!user) {
    return (
      <SidePanel label={t('members.person')} title={t('members.person')} onClose={onClose}>
        <NoRecord what={t('members.person')} problem={problem} isLoading={loading} onRetry={() => void refetch()} />
      </SidePanel>
    )
  }
  const { memberships } = user
  return (
    <SidePanel
      label={user.name}
      title={user.name}
      onClose={onClose}
      foot={
        user.id === person?.id ? null : (
          <ButtonLink to="/installation/look" search={{ email: user.email }}>
            {t('installation.lookAsThem')}
          </ButtonLink>
        )
      }
    >
      <Facts
        facts={[
          [t('signIn.email'), <a key="mail" className="link" href={`mailto:${user.email}`}>{user.email}</a>],
          [t('installation.globalRole'), user.globalRole === 'SUPERADMIN' ? t('person.superadmin') : null],
          [t('installation.joined'), <When key="made" at={user.createdAt} />],
          [t('installation.lastSeen'), user.lastSeenAt ? <When key="seen" at={user.lastSeenAt} /> : t('installation.notSeen')],
          [t('audit.subject'), <code key="id" className="mono">{user.id}</code>],
        ]}
      />
      <PanelSection title={t('installation.projectCount', { count: memberships.totalCount })}>
        {memberships.edges.length === 0 ? (
          <p className="quiet small">{t('installation.inNoProject')}</p>
        ) : (
          <ul className={`pairs ${classes['lines'] ?? ''}`}>
            {memberships.edges.map(({ node: { project, role, joinedAt } }) => (
              <li key={project.id}>
                <Link className="link" to="/installation/projects" search={{ open: project.id }}>
                  {project.name}
                </Link>
                <span>{hear(role.name)}</span>
                <span className="quiet small">{project.state === 'ARCHIVED' ? t('installation.states.ARCHIVED') : null}</span>
                <span className="quiet small">
                  <When at={joinedAt} />
                </span>
              </li>
            ))}
          </ul>
        )}
        {memberships.pageInfo.hasNextPage ? (
          <Button variant="subtle" color="gray" loading={loading} onClick={() => void fetchMore({ variables: { after: memberships.pageInfo.endCursor } })}>
            {t('lists.loadMore')}
          </Button>
        ) : null}
      </PanelSection>
    </SidePanel>
  )
}
