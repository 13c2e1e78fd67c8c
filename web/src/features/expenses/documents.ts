import { graphql } from '../../__generated__/gql.ts'

export const UpdateExpense = graphql(`
  mutation UpdateExpense($input: UpdateExpenseInput!) {
    updateExpense(input: $input) {
      __typename
      ... on UpdateExpenseSuccess {
        expense {
          id
          ...ExpenseRow_expense
          ...ExpensePanel_expense
        }
        changeSet {
          id
          ...ChangeSets_changeSet
        }
      }
      ... on ExpenseChangedSince {
        message
        expense {
          id
          ...ExpenseRow_expense
          ...ExpensePanel_expense
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

export const UndoExpenseChange = graphql(`
  mutation UndoExpenseChange($input: UndoExpenseChangeInput!) {
    undoExpenseChange(input: $input) {
      __typename
      ... on UndoExpenseChangeSuccess {
        expense {
          id
          ...ExpenseRow_expense
          ...ExpensePanel_expense
        }
      }
      ... on ExpenseChangedSince {
        message
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

export const BulkEditExpenses = graphql(`
  mutation BulkEditExpenses($input: BulkEditExpensesInput!) {
    bulkEditExpenses(input: $input) {
      __typename
      ... on BulkEditExpensesSuccess {
        changeSet {
          id
          ...ChangeSets_changeSet
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

export const CancelExpenseChangeSet = graphql(`
  mutation CancelExpenseChangeSet($input: CancelExpenseChangeSetInput!) {
    cancelExpenseChangeSet(input: $input) {
      __typename
      ... on CancelExpenseChangeSetSuccess {
        changeSet {
          id
          ...ChangeSets_changeSet
        }
      }
      ... on ExpenseChangeSetNotCancellable {
        message
      }
    }
  }
`)

export const UndoExpenseChangeSet = graphql(`
  mutation UndoExpenseChangeSet($input: UndoExpenseChangeSetInput!) {
    undoExpenseChangeSet(input: $input) {
      __typename
      ... on UndoExpenseChangeSetSuccess {
        changeSet {
          id
          ...ChangeSets_changeSet
        }
      }
      ... on ExpenseChangeSetNotUndoable {
        message
      }
    }
  }
`)

export const CreateRecurringExpense = graphql(`
  mutation CreateRecurringExpense($input: CreateRecurringExpenseInput!) {
    createRecurringExpense(input: $input) {
      __typename
      ... on CreateRecurringExpenseSuccess {
        recurringExpense {
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

export const EndRecurringExpense = graphql(`
  mutation EndRecurringExpense($input: UpdateRecurringExpenseInput!) {
    updateRecurringExpense(input: $input) {
      __typename
      ... on UpdateRecurringExpenseSuccess {
        recurringExpense {
          id
          endsOn
          nextOn
        }
        changeSet {
          id
        }
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

export const CreateExpenseCategory = graphql(`
  mutation CreateExpenseCategory($input: CreateExpenseCategoryInput!) {
    createExpenseCategory(input: $input) {
      __typename
      ... on CreateExpenseCategorySuccess {
        category {
          id
        }
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

export const UpdateExpenseCategory = graphql(`
  mutation UpdateExpenseCategory($input: UpdateExpenseCategoryInput!) {
    updateExpenseCategory(input: $input) {
      __typename
      ... on UpdateExpenseCategorySuccess {
        category {
          id
          name
        }
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

export const ArchiveExpenseCategory = graphql(`
  mutation ArchiveExpenseCategory($input: ArchiveExpenseCategoryInput!) {
    archiveExpenseCategory(input: $input) {
      __typename
      ... on ArchiveExpenseCategorySuccess {
        category {
          id
          isArchived
        }
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

export const RestoreExpenseCategory = graphql(`
  mutation RestoreExpenseCategory($input: RestoreExpenseCategoryInput!) {
    restoreExpenseCategory(input: $input) {
      __typename
      ... on RestoreExpenseCategorySuccess {
        category {
          id
          isArchived
        }
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

export const MergeExpenseCategories = graphql(`
  mutation MergeExpenseCategories($input: MergeExpenseCategoriesInput!) {
    mergeExpenseCategories(input: $input) {
      __typename
      ... on MergeExpenseCategoriesSuccess {
        changeSet {
          id
        }
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

export const UpdateVendor = graphql(`
  mutation UpdateVendor($input: UpdateVendorInput!) {
    updateVendor(input: $input) {
      __typename
      ... on UpdateVendorSuccess {
        vendor {
          id
          name
          defaultCategory {
            id
            name
          }
        }
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

export const MergeVendors = graphql(`
  mutation MergeVendors($input: MergeVendorsInput!) {
    mergeVendors(input: $input) {
      __typename
      ... on MergeVendorsSuccess {
        changeSet {
          id
        }
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)
