import { graphql } from '../../__generated__/gql.ts'

export const ChangeOrders = graphql(`
  mutation ChangeOrders($input: ChangeOrdersInput!) {
    changeOrders(input: $input) {
      __typename
      ... on ChangeOrdersSuccess {
        changeSet {
          id
        }
      }
      ... on InvalidInput {
        message
        fieldErrors {
          path
          message
        }
      }
    }
  }
`)

export const CancelOrderChangeSet = graphql(`
  mutation CancelOrderChangeSet($input: CancelOrderChangeSetInput!) {
    cancelOrderChangeSet(input: $input) {
      __typename
      ... on CancelOrderChangeSetSuccess {
        changeSet {
          id
          ...OrderChangeSets_changeSet
        }
      }
      ... on OrderChangeSetNotCancellable {
        message
      }
    }
  }
`)

export const UndoOrderChangeSet = graphql(`
  mutation UndoOrderChangeSet($input: UndoOrderChangeSetInput!) {
    undoOrderChangeSet(input: $input) {
      __typename
      ... on UndoOrderChangeSetSuccess {
        changeSet {
          id
          ...OrderChangeSets_changeSet
        }
      }
      ... on OrderChangeSetNotUndoable {
        message
      }
    }
  }
`)

/** Orders that a change left as they are, each with its reason. */
export const LeftOrdersQuery = graphql(`
  query LeftOrders($projectId: ID!, $id: ID!, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      orderChangeSet(id: $id) {
        id
        items(states: [SKIPPED, KEPT], first: $first, after: $after) {
          edges {
            cursor
            node {
              reason
              order {
                id
                number
                customer {
                  name
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
