import { graphql } from '../../__generated__/gql.ts'
import type { BankFindingAction, BankFindingKind, BankFindingState, ReconciliationState } from '../../__generated__/graphql.ts'
import type { Tone } from '../../parts/StatusMark.tsx'

export const findingTones: Record<BankFindingState, Tone> = { OPEN: 'warn', RESOLVED: 'good', DISMISSED: 'calm' }
export const comparisonTones: Record<ReconciliationState, Tone> = { OFF: 'calm', WAITING: 'calm', RUNNING: 'calm', UP_TO_DATE: 'good', FAILING: 'bad' }

/** What takes money off orders or leaves it out can be put back among the unmatched; of the rest there is nothing to take back. */
export const canBePutBack = (action: BankFindingAction): boolean => action === 'MARK_AS_SAME_MONEY' || action === 'TAKE_OUT'

/** Of these there are two ways to decide; the others are only taken note of. */
export const hasTwoWays = (kind: BankFindingKind): kind is 'ARRIVED_TWICE' | 'AMOUNT_DIFFERS' | 'NOT_AT_BANK' => kind !== 'MISSING_HERE' && kind !== 'WEBHOOK_SILENCE'

export const BankQuery = graphql(`
  query Bank($projectId: ID!, $filter: BankFindingFilter!, $sort: BankFindingSort!, $connections: Int!, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      paymentConnections(first: $connections) {
        nodes {
          id
          name
          ...Comparison_connection
        }
      }
      bankFindings(filter: $filter, sort: $sort, first: $first, after: $after) {
        edges {
          cursor
          node {
            id
            ...BankRow_finding
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

export const Comparison_connection = graphql(`
  fragment Comparison_connection on PaymentConnection {
    id
    name
    reconciliation {
      state
      offBecause
      completeUntil
      lastRunAt
      lastSuccessAt
      nextRunAt
      problem
    }
  }
`)

export const BankRow_finding = graphql(`
  fragment BankRow_finding on BankFinding {
    id
    kind
    state
    text
    foundAt
    amount {
      amount
      currency
    }
  }
`)

export const FindingPanel_finding = graphql(`
  fragment FindingPanel_finding on BankFinding {
    id
    kind
    state
    text
    advice
    action
    externalId
    occurredAt
    foundAt
    outcome
    note
    decidedByKind
    decidedById
    decidedAt
    amount {
      amount
      currency
    }
    connection {
      id
      name
    }
    transaction {
      ...FindingMoney_transaction
      id
    }
    otherTransaction {
      ...FindingMoney_transaction
      id
    }
  }
`)

export const FindingMoney_transaction = graphql(`
  fragment FindingMoney_transaction on Transaction {
    id
    matchState
    occurredAt
    content
    reference
    amount {
      amount
      currency
    }
    matches {
      order {
        id
        number
        customer {
          name
        }
      }
    }
  }
`)

export const FindingQuery = graphql(`
  query Finding($projectId: ID!, $id: ID!) {
    project(id: $projectId) {
      id
      bankFinding(id: $id) {
        id
        ...FindingPanel_finding
      }
    }
  }
`)

export const ResolveBankFinding = graphql(`
  mutation ResolveBankFinding($input: ResolveBankFindingInput!) {
    resolveBankFinding(input: $input) {
      __typename
      ... on ResolveBankFindingSuccess {
        finding {
          id
          outcome
          ...BankRow_finding
          ...FindingPanel_finding
        }
      }
      ... on BankFindingDecided {
        message
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

export const DismissBankFinding = graphql(`
  mutation DismissBankFinding($input: DismissBankFindingInput!) {
    dismissBankFinding(input: $input) {
      __typename
      ... on DismissBankFindingSuccess {
        finding {
          id
          outcome
          ...BankRow_finding
          ...FindingPanel_finding
        }
      }
      ... on BankFindingDecided {
        message
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

export const PutMoneyBack = graphql(`
  mutation PutMoneyBack($input: ReturnTransactionInput!) {
    returnTransaction(input: $input) {
      __typename
      ... on ReturnTransactionSuccess {
        transaction {
          id
          ...FindingMoney_transaction
        }
      }
      ... on NothingLeftToMatch {
        message
      }
    }
  }
`)

export const ReconcileNow = graphql(`
  mutation ReconcileNow($input: ReconcileNowInput!) {
    reconcileNow(input: $input) {
      __typename
      ... on ReconcileNowSuccess {
        connection {
          id
          ...Comparison_connection
        }
      }
      ... on ReconciliationOff {
        message
      }
      ... on ReconciledJustNow {
        message
      }
    }
  }
`)
