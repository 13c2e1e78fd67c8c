interface Example {
  query: string
  variables: string
}

const example = (query: string, variables: Record<string, unknown>): Example => ({ query: query.trim(), variables: JSON.stringify(variables, null, 2) })

const today = new Date().toISOString().slice(0, 10)
const month = { from: `${today.slice(0, 8)}01`, to: today }
const projectId = 'an id from the first tab'

/** What to ask first. Each is a tab; ids come from the first one. */
export const examples: Example[] = [
  example(
    `
# Who am I, and how do all my projects do this month? One query over every project, with rights checked in each.
# Signed in to Howl in this browser, you are signed in here. A program sends "Authorization: Bearer howl_…".
query Portfolio($range: DateRangeInput!) {
  viewer {
    user {
      name
      email
    }
    projects(first: 20) {
      nodes {
        id
        name
        myScopes
        metrics(range: $range) {
          revenue {
            amount
            currency
          }
          netProfit {
            amount
            currency
          }
        }
      }
    }
  }
}
`,
    { range: month },
  ),
  example(
    `
# The latest orders of a project, with the money that came for them.
query LatestOrders($projectId: ID!, $first: Int!, $after: String) {
  project(id: $projectId) {
    orders(first: $first, after: $after, sort: PLACED_AT_DESC) {
      totalCount
      nodes {
        number
        status
        paymentCode
        customer {
          name
        }
        total {
          amount
          currency
        }
        transactions {
          provider
          occurredAt
          amount {
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
`,
    { projectId, first: 10 },
  ),
  example(
    `
# A mutation answers with a union: what was made, or why it was refused.
mutation CreateOrder($input: CreateOrderInput!) {
  createOrder(input: $input) {
    ... on CreateOrderSuccess {
      order {
        id
        number
        paymentCode
        paymentInstructions {
          bank
          accountNumber
          content
        }
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
`,
    {
      input: {
        projectId,
        customer: { name: 'Mai Tran', email: 'mai@example.com' },
        lines: [{ description: 'Phone stand', quantity: 2, unitPrice: { amount: '125000', currency: 'VND' } }],
        idempotencyKey: 'one-key-for-one-order',
      },
    },
  ),
]
