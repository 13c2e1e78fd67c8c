import type { AuditFilter, AuditOutcome } from '../../__generated__/graphql.ts'
import type { en } from '../../messages/en.ts'
import type { Range } from '../../format/ranges.ts'
import { pickTexts, readChoices, readListSearch, type ListSearch } from '../../parts/list-search.ts'

type Actions = (typeof en)['audit']['actions']
/** Every kind of entry that has words; what comes later is shown by its key. */
export type KnownAction = { [Noun in keyof Actions]: `${Noun}.${keyof Actions[Noun] & string}` }[keyof Actions]
export type Area = keyof (typeof en)['audit']['areas']

/** What a reader looks for, and the kinds of entries that tell of it. */
const actionsOf: Record<Area, readonly KnownAction[]> = {
  members: ['member.invited', 'member.roleChanged', 'member.removed', 'member.left', 'invitation.accepted', 'invitation.revoked'],
  keys: ['apiKey.created', 'apiKey.revoked'],
  project: ['project.created', 'project.updated', 'project.archived', 'project.restored'],
  connections: ['paymentConnection.created', 'paymentConnection.updated', 'paymentConnection.enabled', 'paymentConnection.disabled'],
  money: [
    'transaction.matched',
    'transaction.unmatched',
    'transaction.orderCreated',
    'transaction.setAside',
    'transaction.returned',
    'transaction.twinDecided',
    'suggestion.rejected',
    'suggestion.restored',
    'payment.recorded',
    'payment.voided',
    'payment.restored',
    'order.cancelled',
    'order.reopened',
    'overpayment.assigned',
    'overpayment.kept',
    'overpayment.reopened',
    'expenses.bulkEdited',
    'expenseChangeSet.cancelled',
    'expenseChangeSet.undone',
    'expenseImport.started',
    'expenseCategory.merged',
    'vendor.merged',
    'discrepancy.repaired',
  ],
  exports: ['export.started', 'export.cancelled', 'export.downloaded'],
  operations: ['work.retried', 'webhook.replayed', 'webhooks.replayed', 'webhookReplay.cancelled', 'webhook.dealtWith', 'webhook.reopened'],
  looking: ['impersonation.started', 'impersonation.ended', 'session.revoked', 'session.endedBecauseReused', 'user.madeSuperadmin', 'user.passwordChanged', 'user.renamed'],
}

export const areas = Object.keys(actionsOf) as Area[]
const known = new Set<string>(Object.values(actionsOf).flat())
export const isKnown = (action: string): action is KnownAction => known.has(action)

export const outcomes = ['DONE', 'REFUSED'] as const satisfies readonly AuditOutcome[]

export interface AuditSearch extends ListSearch {
  /** Areas, with commas. */
  about?: string
  outcome?: string
  /** The id of whoever did it, or on whose behalf it was done. */
  by?: string
  /** The entry whose details are open. */
  open?: string
}

export function auditSearch(raw: Record<string, unknown>): AuditSearch {
  return { ...readListSearch(raw), ...pickTexts(raw, ['about', 'outcome', 'by', 'open']) }
}

export function filterOf(search: AuditSearch, range: Range | null): AuditFilter {
  const about = readChoices(search.about, areas)
  const outcome = outcomes.find((one) => one === search.outcome)
  return {
    ...(about.length > 0 ? { actions: about.flatMap((area) => actionsOf[area]) } : {}),
    ...(outcome ? { outcome } : {}),
    ...(search.by ? { actorId: search.by } : {}),
    ...(range ? { range: { from: range.from, to: range.to } } : {}),
    ...(search.q ? { search: search.q } : {}),
  }
}
