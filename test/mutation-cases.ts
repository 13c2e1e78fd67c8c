/** What a suite has made in one project before it tries the graph's doors. */
export type Seed = {
  projectId: string
  ownerId: string
  ownerEmail: string
  password: string
  memberId: string
  sessionId: string
  invitationId: string
  invitationToken: string
  apiKeyId: string
  connectionId: string
  /** Money that two ways told of differently. */
  bankFindingId: string
  /** A callback that failed. */
  webhookEventId: string
  webhookReplayId: string
  orderId: string
  openOrderId: string
  overpaidOrderId: string
  unmatchedId: string
  /** A payment recorded by hand. */
  handPaymentId: string
  expenseId: string
  categoryId: string
  spareCategoryId: string
  vendorId: string
  spareVendorId: string
  recurringExpenseId: string
  expenseChangeSetId: string
  orderChangeSetId: string
  expenseImportId: string
  exportId: string
  /** A sum that is not what its rows come to. */
  discrepancyId: string
  contactId: string
  runId: string
}

type Input = Record<string, unknown>

/** Dong, as most of the seed is. */
const dong = (amount: string) => ({ amount, currency: 'VND' })

/**
 * One acceptable input for every mutation that is published, in an order in which a person could call them all. A new
 * mutation needs a line here: the suites generated from the schema fail without it.
 */
export const mutationInputs: Record<string, (seed: Seed) => Input> = {
  signIn: ({ ownerEmail, password }) => ({ email: ownerEmail, password }),
  signUp: () => ({ email: 'fresh@example.com', password: 'a long enough password', name: 'Fresh' }),
  refreshSession: () => ({}),
  createProject: () => ({ name: 'Another shop', kind: 'OTHER', currency: 'USD', timeZone: 'Europe/London' }),
  updateProject: ({ projectId }) => ({ projectId, name: 'Renamed' }),
  inviteMember: ({ projectId }) => ({ projectId, email: 'invited@example.com', roleKey: 'VIEWER' }),
  revokeInvitation: ({ invitationId }) => ({ id: invitationId }),
  acceptInvitation: ({ invitationToken }) => ({ token: invitationToken }),
  changeMemberRole: ({ projectId, memberId }) => ({ projectId, userId: memberId, roleKey: 'VIEWER' }),
  createApiKey: ({ projectId }) => ({ projectId, name: 'Another key', scopes: ['project:read'] }),
  revokeApiKey: ({ apiKeyId }) => ({ id: apiKeyId }),
  createPaymentConnection: ({ projectId }) => ({
    projectId,
    provider: 'SEPAY',
    name: 'Second account',
    settings: { bank: 'Vietcombank', accountNumber: '0999988888', codePrefix: 'HW' },
    secrets: { authentication: 'HMAC', secret: 'another-secret-0001' },
  }),
  updatePaymentConnection: ({ connectionId }) => ({ id: connectionId, name: 'Main account' }),
  prepareTestTransfer: ({ connectionId, openOrderId }) => ({ id: connectionId, orderId: openOrderId }),
  disablePaymentConnection: ({ connectionId }) => ({ id: connectionId }),
  enablePaymentConnection: ({ connectionId }) => ({ id: connectionId }),
  reconcileNow: ({ connectionId }) => ({ id: connectionId }),
  resolveBankFinding: ({ bankFindingId }) => ({ id: bankFindingId, note: 'Asked the bank.' }),
  dismissBankFinding: ({ bankFindingId }) => ({ id: bankFindingId }),
  replayWebhook: ({ webhookEventId }) => ({ id: webhookEventId }),
  replayWebhooks: ({ projectId }) => ({ projectId, filter: { states: ['FAILED'] } }),
  cancelWebhookReplay: ({ webhookReplayId }) => ({ id: webhookReplayId }),
  markWebhookDealtWith: ({ webhookEventId }) => ({ id: webhookEventId, note: 'Asked the bank.' }),
  reopenWebhook: ({ webhookEventId }) => ({ id: webhookEventId }),
  createOrder: ({ projectId }) => ({
    projectId,
    customer: { name: 'Lan', email: 'lan@example.com' },
    lines: [{ description: 'Dragon, 20 cm', quantity: 2, unitPrice: dong('150000') }],
  }),
  recordPayment: ({ openOrderId }) => ({ id: openOrderId, amount: dong('1000') }),
  voidPayment: ({ handPaymentId }) => ({ id: handPaymentId, reason: 'A nought too many' }),
  restorePayment: ({ handPaymentId }) => ({ id: handPaymentId }),
  cancelOrder: ({ openOrderId }) => ({ id: openOrderId, reason: 'Ordered twice' }),
  reopenOrder: ({ openOrderId }) => ({ id: openOrderId, reason: 'Not twice after all' }),
  duplicateOrder: ({ orderId }) => ({ id: orderId }),
  addOrderNote: ({ orderId }) => ({ id: orderId, text: 'Paint it blue.' }),
  keepOverpayment: ({ overpaidOrderId }) => ({ id: overpaidOrderId, note: 'A tip.' }),
  reopenOverpayment: ({ overpaidOrderId }) => ({ id: overpaidOrderId }),
  assignOverpayment: ({ overpaidOrderId }) => ({ id: overpaidOrderId, amount: dong('1000') }),
  rejectSuggestion: ({ unmatchedId, openOrderId }) => ({ id: unmatchedId, orderId: openOrderId }),
  restoreSuggestion: ({ unmatchedId, openOrderId }) => ({ id: unmatchedId, orderId: openOrderId }),
  setTransactionAside: ({ unmatchedId }) => ({ id: unmatchedId, as: 'LOAN', note: 'From a friend.' }),
  returnTransaction: ({ unmatchedId }) => ({ id: unmatchedId }),
  decideTwin: ({ unmatchedId }) => ({ id: unmatchedId, isSame: false }),
  matchTransaction: ({ unmatchedId, openOrderId }) => ({ id: unmatchedId, parts: [{ orderId: openOrderId, amount: dong('1000') }] }),
  unmatchTransaction: ({ unmatchedId, openOrderId }) => ({ id: unmatchedId, orderId: openOrderId }),
  createOrderFromTransaction: ({ unmatchedId }) => ({ id: unmatchedId, customer: { name: 'Lan' }, description: 'Dragon, 20 cm' }),
  recordExpense: ({ projectId }) => ({ projectId, category: 'Filament', amount: dong('90000'), spentOn: '2026-01-15' }),
  updateExpense: ({ expenseId }) => ({ id: expenseId, amount: dong('60000'), note: 'With shipping' }),
  undoExpenseChange: ({ expenseId }) => ({ id: expenseId }),
  deleteExpense: ({ expenseId }) => ({ id: expenseId }),
  restoreExpense: ({ expenseId }) => ({ id: expenseId }),
  createExpenseCategory: ({ projectId }) => ({ projectId, name: 'Courses' }),
  updateExpenseCategory: ({ spareCategoryId }) => ({ id: spareCategoryId, name: 'Small tools' }),
  archiveExpenseCategory: ({ spareCategoryId }) => ({ id: spareCategoryId }),
  restoreExpenseCategory: ({ spareCategoryId }) => ({ id: spareCategoryId }),
  mergeExpenseCategories: ({ spareCategoryId, categoryId }) => ({ id: spareCategoryId, intoId: categoryId }),
  updateVendor: ({ spareVendorId }) => ({ id: spareVendorId, name: 'Prusa Research' }),
  mergeVendors: ({ spareVendorId, vendorId }) => ({ id: spareVendorId, intoId: vendorId }),
  createRecurringExpense: ({ projectId }) => ({ projectId, category: 'Rent', amount: dong('6500000'), startsOn: '2026-01-05', endsOn: '2026-01-31' }),
  updateRecurringExpense: ({ recurringExpenseId }) => ({ id: recurringExpenseId, amount: dong('120000') }),
  bulkEditExpenses: ({ projectId }) => ({ projectId, filter: { categories: ['Filament'] }, change: { vendor: 'Prusa' } }),
  changeOrders: ({ projectId, openOrderId }) => ({ projectId, filter: { ids: [openOrderId] }, change: 'KEEP_OVERPAYMENT', reason: 'Tips' }),
  cancelOrderChangeSet: ({ orderChangeSetId }) => ({ id: orderChangeSetId }),
  undoOrderChangeSet: ({ orderChangeSetId }) => ({ id: orderChangeSetId }),
  cancelExpenseChangeSet: ({ expenseChangeSetId }) => ({ id: expenseChangeSetId }),
  undoExpenseChangeSet: ({ expenseChangeSetId }) => ({ id: expenseChangeSetId }),
  createExpenseImport: ({ projectId }) => ({ projectId, fileName: 'bank.csv' }),
  mapExpenseImport: ({ expenseImportId }) => ({ id: expenseImportId, dateColumn: 0, amountColumn: 1, categoryColumn: 2, dateFormat: 'YEAR_MONTH_DAY', decimalSign: 'POINT' }),
  startExpenseImport: ({ expenseImportId }) => ({ id: expenseImportId }),
  startExport: ({ projectId }) => ({ projectId, kind: 'ORDERS', orders: { filter: { statuses: ['PAID'] }, sort: 'NUMBER_ASC' } }),
  cancelExport: ({ exportId }) => ({ id: exportId }),
  retryExport: ({ exportId }) => ({ id: exportId }),
  startRecount: ({ projectId }) => ({ projectId }),
  repairDiscrepancies: ({ projectId, discrepancyId }) => ({ projectId, ids: [discrepancyId] }),
  recordBalance: ({ projectId }) => ({ projectId, on: '2026-01-15', amount: dong('5000000') }),
  startRun: ({ projectId }) => ({ projectId, kind: 'MONTH_REVIEW' }),
  cancelRun: ({ runId }) => ({ id: runId }),
  retryRun: ({ runId }) => ({ id: runId }),
  retryIdentityWork: ({ projectId, runId }) => ({ projectId, ids: [runId] }),
  retryFinanceWork: ({ projectId, runId }) => ({ projectId, ids: [runId] }),
  retryGrowthWork: ({ projectId, runId }) => ({ projectId, ids: [runId] }),
  retryAiWork: ({ projectId, runId }) => ({ projectId, ids: [runId] }),
  retryIdentityWorkAnywhere: ({ runId }) => ({ ids: [runId] }),
  retryFinanceWorkAnywhere: ({ runId }) => ({ ids: [runId] }),
  retryGrowthWorkAnywhere: ({ runId }) => ({ ids: [runId] }),
  retryAiWorkAnywhere: ({ runId }) => ({ ids: [runId] }),
  startImpersonation: ({ ownerId, projectId }) => ({ userId: ownerId, projectId, reason: 'Asked for help with an order' }),
  endImpersonation: () => ({}),
  removeMember: ({ projectId, memberId }) => ({ projectId, userId: memberId }),
  leaveProject: ({ projectId }) => ({ projectId }),
  archiveProject: ({ projectId }) => ({ projectId }),
  restoreProject: ({ projectId }) => ({ projectId }),
  updateProfile: () => ({ name: 'Another name' }),
  changePassword: ({ password }) => ({ currentPassword: password, newPassword: 'another long password' }),
  revokeSession: ({ sessionId }) => ({ id: sessionId }),
  signOut: () => ({}),
}
