import { graphql } from '../../__generated__/gql.ts'

// What a decision gives back is all that is shown of the transfer and of its orders, so that every list and panel follows.

export const MatchTransaction = graphql(`
  mutation MatchTransaction($input: MatchTransactionInput!) {
    matchTransaction(input: $input) {
      __typename
      ... on MatchTransactionSuccess {
        transaction {
          id
          ...TransactionRow_transaction
          ...TransactionPanel_transaction
        }
        orders {
          id
          number
          ...OrderRow_order
        }
      }
      ... on NothingLeftToMatch {
        message
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

export const UnmatchTransaction = graphql(`
  mutation UnmatchTransaction($input: UnmatchTransactionInput!) {
    unmatchTransaction(input: $input) {
      __typename
      ... on UnmatchTransactionSuccess {
        transaction {
          id
          ...TransactionRow_transaction
          ...TransactionPanel_transaction
        }
        orders {
          id
          number
          ...OrderRow_order
        }
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

export const CreateOrderFromTransaction = graphql(`
  mutation CreateOrderFromTransaction($input: CreateOrderFromTransactionInput!) {
    createOrderFromTransaction(input: $input) {
      __typename
      ... on CreateOrderFromTransactionSuccess {
        transaction {
          id
          ...TransactionRow_transaction
          ...TransactionPanel_transaction
        }
        orders {
          id
          number
        }
      }
      ... on NothingLeftToMatch {
        message
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

/** The second half of undoing an order that was made from a transfer. */
export const CancelMadeOrder = graphql(`
  mutation CancelMadeOrder($input: CancelOrderInput!) {
    cancelOrder(input: $input) {
      __typename
      ... on CancelOrderSuccess {
        order {
          id
          ...OrderRow_order
        }
      }
      ... on OrderAlreadyPaid {
        message
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

export const SetTransactionAside = graphql(`
  mutation SetTransactionAside($input: SetTransactionAsideInput!) {
    setTransactionAside(input: $input) {
      __typename
      ... on SetTransactionAsideSuccess {
        transaction {
          id
          ...TransactionRow_transaction
          ...TransactionPanel_transaction
        }
      }
      ... on NothingLeftToMatch {
        message
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

export const ReturnTransaction = graphql(`
  mutation ReturnTransaction($input: ReturnTransactionInput!) {
    returnTransaction(input: $input) {
      __typename
      ... on ReturnTransactionSuccess {
        transaction {
          id
          ...TransactionRow_transaction
          ...TransactionPanel_transaction
        }
      }
      ... on NothingLeftToMatch {
        message
      }
    }
  }
`)

export const DecideTwin = graphql(`
  mutation DecideTwin($input: DecideTwinInput!) {
    decideTwin(input: $input) {
      __typename
      ... on DecideTwinSuccess {
        transaction {
          id
          ...TransactionRow_transaction
          ...TransactionPanel_transaction
        }
        orders {
          id
          number
        }
      }
      ... on NothingLeftToMatch {
        message
      }
    }
  }
`)

export const RejectSuggestion = graphql(`
  mutation RejectSuggestion($input: RejectSuggestionInput!) {
    rejectSuggestion(input: $input) {
      __typename
      ... on RejectSuggestionSuccess {
        transaction {
          id
          ...Suggestions_transaction
        }
      }
    }
  }
`)

export const RestoreSuggestion = graphql(`
  mutation RestoreSuggestion($input: RestoreSuggestionInput!) {
    restoreSuggestion(input: $input) {
      __typename
      ... on RestoreSuggestionSuccess {
        transaction {
          id
          ...Suggestions_transaction
        }
      }
    }
  }
`)
