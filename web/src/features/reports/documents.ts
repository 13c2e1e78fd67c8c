import { graphql } from '../../__generated__/gql.ts'

// Figures have no id by which a fragment could find them in the cache, so each document names what it shows of them.

export const ProfitReportQuery = graphql(`
  query ProfitReport($projectId: ID!, $range: DateRangeInput!, $compareWith: ReportComparison) {
    project(id: $projectId) {
      id
      profitReport(range: $range, compareWith: $compareWith) {
        asOf
        period {
          from
          to
        }
        comparedWith {
          from
          to
        }
        total {
          profitMargin
          previousProfitMargin
          revenue {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
          expenses {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
          netProfit {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
          unmatched {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
          categories {
            id
            category
            share
            expenses {
              amount {
                amount
                currency
              }
              previous {
                amount
                currency
              }
              changeShare
              rows {
                count
                kind
                from
                to
                part
              }
            }
            children {
              id
              category
              share
              expenses {
                amount {
                  amount
                  currency
                }
                previous {
                  amount
                  currency
                }
                changeShare
                rows {
                  count
                  kind
                  from
                  to
                  part
                }
              }
            }
          }
        }
        months {
          period {
            from
            to
          }
          profitMargin
          revenue {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
          expenses {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
          netProfit {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
        }
        definitions {
          key
          formula
          included
          excluded
        }
      }
    }
  }
`)

export const CustomerReportQuery = graphql(`
  query CustomerReport($projectId: ID!, $range: DateRangeInput!, $compareWith: ReportComparison, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      customerReport(range: $range, compareWith: $compareWith) {
        asOf
        comparedWith {
          from
          to
        }
        revenue {
          amount {
            amount
            currency
          }
          previous {
            amount
            currency
          }
          changeShare
          rows {
            count
            kind
            from
            to
            part
          }
        }
        customers(first: $first, after: $after) {
          edges {
            cursor
            node {
              key
              name
              email
              orderCount
              share
              revenue {
                amount {
                  amount
                  currency
                }
                previous {
                  amount
                  currency
                }
                changeShare
                rows {
                  count
                  kind
                  from
                  to
                  part
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
        definitions {
          key
          formula
          included
          excluded
        }
      }
    }
  }
`)

export const LineReportQuery = graphql(`
  query LineReport($projectId: ID!, $range: DateRangeInput!, $compareWith: ReportComparison, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      lineReport(range: $range, compareWith: $compareWith) {
        asOf
        comparedWith {
          from
          to
        }
        revenue {
          amount {
            amount
            currency
          }
          previous {
            amount
            currency
          }
          changeShare
          rows {
            count
            kind
            from
            to
            part
          }
        }
        lines(first: $first, after: $after) {
          edges {
            cursor
            node {
              description
              share
              revenue {
                amount {
                  amount
                  currency
                }
                previous {
                  amount
                  currency
                }
                changeShare
                rows {
                  count
                  kind
                  from
                  to
                  part
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
        definitions {
          key
          formula
          included
          excluded
        }
      }
    }
  }
`)

export const CashReportQuery = graphql(`
  query CashReport($projectId: ID!, $range: DateRangeInput!, $compareWith: ReportComparison) {
    project(id: $projectId) {
      id
      cashReport(range: $range, compareWith: $compareWith) {
        asOf
        comparedWith {
          from
          to
        }
        total {
          cashIn {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
          matched {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
          unmatched {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
          setAside {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
          notApplicable {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
          cashOut {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
          netCash {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
          expenses {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
        }
        months {
          period {
            from
            to
          }
          cashIn {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
          cashOut {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
          netCash {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
        }
        otherCurrencies {
          currency
          cashIn {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
          cashOut {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
          netCash {
            amount {
              amount
              currency
            }
            previous {
              amount
              currency
            }
            changeShare
            rows {
              count
              kind
              from
              to
              part
            }
          }
        }
        definitions {
          key
          formula
          included
          excluded
        }
      }
    }
  }
`)

export const ReportRowsQuery = graphql(`
  query ReportRows($projectId: ID!, $of: ReportRowsInput!, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      reportRows(of: $of, first: $first, after: $after) {
        edges {
          cursor
          node {
            id
            on
            at
            line
            amount {
              amount
              currency
            }
            transaction {
              id
              content
              note
              reference
            }
            order {
              id
              number
              customer {
                name
              }
            }
            expense {
              id
              category
              vendor
              note
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
`)
