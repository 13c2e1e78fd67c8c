import { useQuery } from '@apollo/client/react'
import { graphql } from '../__generated__/gql.ts'
import type { ActorKind } from '../__generated__/graphql.ts'
import { useMessages } from '../messages/Language.tsx'
import { useProject } from './project.tsx'

const NamesQuery = graphql(`
  query Names($projectId: ID!, $first: Int!) {
    project(id: $projectId) {
      id
      members(first: $first) {
        nodes {
          user {
            id
            name
          }
        }
      }
    }
  }
`)

/** Who did it, in words. Somebody who has left the project since is "somebody". */
export function useActorName(): (actor: { actorKind: ActorKind; actorId: string | null }) => string {
  const t = useMessages()
  const { id: projectId } = useProject()
  const { data } = useQuery(NamesQuery, { variables: { projectId, first: 200 }, fetchPolicy: 'cache-first' })
  const names = new Map(data?.project?.members?.nodes.map(({ user }) => [user.id, user.name]))
  return ({ actorKind, actorId }) => {
    if (actorKind === 'PERSON') return names.get(actorId ?? '') ?? t('actors.somebody')
    return actorKind === 'AGENT' ? t('actors.agent', { name: names.get(actorId ?? '') ?? t('actors.somebody') }) : t(`actors.${actorKind}`)
  }
}
