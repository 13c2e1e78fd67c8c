import { graphql } from '../../__generated__/gql.ts'

export const SignIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on SignInSuccess {
        accessToken
        expiresAt
        user {
          id
          email
          name
          globalRole
        }
      }
      ... on InvalidCredentials {
        message
      }
      ... on TooManyAttempts {
        message
        retryAt
      }
    }
  }
`)

export const SignUp = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      __typename
      ... on SignUpSuccess {
        accessToken
        expiresAt
        user {
          id
          email
          name
          globalRole
        }
      }
      ... on EmailTaken {
        message
      }
      ... on InvalidInput {
        message
        fieldErrors {
          path
          message
        }
      }
      ... on TooManyAttempts {
        message
        retryAt
      }
    }
  }
`)
