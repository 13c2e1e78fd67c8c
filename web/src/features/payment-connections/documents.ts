import { graphql } from '../../__generated__/gql.ts'

export const PaymentConnectionsQuery = graphql(`
  query PaymentConnections($projectId: ID!, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      paymentConnections(first: $first, after: $after) {
        edges {
          cursor
          node {
            id
            ...PaymentConnectionRow_connection
            ...PaymentConnectionPanel_connection
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

export const PaymentConnectionRow_connection = graphql(`
  fragment PaymentConnectionRow_connection on PaymentConnection {
    id
    provider
    name
    status
    lastWebhookAt
    refusedWebhooks
  }
`)

export const PaymentConnectionPanel_connection = graphql(`
  fragment PaymentConnectionPanel_connection on PaymentConnection {
    id
    provider
    name
    webhookUrl
    status
    settings
    secretHint
    createdAt
    lastWebhookAt
    refusedWebhooks
  }
`)

export const CreatePaymentConnection = graphql(`
  mutation CreatePaymentConnection($input: CreatePaymentConnectionInput!) {
    createPaymentConnection(input: $input) {
      __typename
      ... on CreatePaymentConnectionSuccess {
        connection {
          id
          ...PaymentConnectionRow_connection
          ...PaymentConnectionPanel_connection
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

export const DisablePaymentConnection = graphql(`
  mutation DisablePaymentConnection($input: DisablePaymentConnectionInput!) {
    disablePaymentConnection(input: $input) {
      ... on DisablePaymentConnectionSuccess {
        connection {
          id
          status
        }
      }
    }
  }
`)

export const PrepareTestTransfer = graphql(`
  mutation PrepareTestTransfer($input: PrepareTestTransferInput!) {
    prepareTestTransfer(input: $input) {
      __typename
      ... on PrepareTestTransferSuccess {
        command
        expiresAt
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

export const OpenOrdersQuery = graphql(`
  query OpenOrders($projectId: ID!, $filter: OrderFilter!, $first: Int!) {
    project(id: $projectId) {
      id
      orders(filter: $filter, first: $first) {
        edges {
          cursor
          node {
            id
            number
            paymentCode
            customer {
              name
            }
            due {
              amount
              currency
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

export const CallbacksQuery = graphql(`
  query Callbacks($projectId: ID!, $filter: WebhookEventFilter!, $first: Int!) {
    project(id: $projectId) {
      id
      webhookEvents(filter: $filter, first: $first) {
        edges {
          cursor
          node {
            id
            externalId
            state
            duplicates
            receivedAt
            outcome
            lastError
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)
