import type { Reference } from '@apollo/client'
import type { MatchPartInput, SetAsideReason } from '../../__generated__/graphql.ts'
import { useMessages } from '../../messages/Language.tsx'
import { useAttempt } from '../../parts/attempt.ts'
import { toast } from '../../parts/toast.tsx'
import { CancelMadeOrder, DecideTwin, MatchTransaction, RejectSuggestion, RestoreSuggestion, ReturnTransaction, SetTransactionAside, UnmatchTransaction } from './documents.ts'

interface Decided {
  /** After an undo: the transfer waits again. */
  onUndone: (id: string) => void
}

/**
 * What a person can decide about a transfer. Each says what was done and offers the way back; each is false when it was
 * refused, and the reason has been said.
 */
export function useDecisions({ onUndone }: Decided) {
  const t = useMessages()
  const attempt = useAttempt()

  const undoing = (id: string, undo: () => Promise<unknown>) => {
    const run = async () => {
      if (await undo()) onUndone(id)
    }
    return { label: t('forms.undo'), run: () => void run() }
  }
  const unmatch = (id: string) => attempt(UnmatchTransaction, { input: { id } })

  return {
    match: async (id: string, parts: MatchPartInput[]): Promise<boolean> => {
      const done = await attempt(MatchTransaction, { input: { id, parts } })
      if (!done) return false
      const [first] = done.orders
      const text = done.orders.length === 1 && first ? t('unmatched.matched', { number: `${first.number}` }) : t('unmatched.split', { count: done.orders.length })
      toast(text, undoing(id, () => unmatch(id)))
      return true
    },
    /** Takes it off its orders, or off one of them. */
    release: async (id: string, orderId?: string): Promise<boolean> => {
      const done = await attempt(UnmatchTransaction, { input: { id, orderId: orderId ?? null } })
      if (done) toast(t('unmatched.released'))
      return done !== null
    },
    setAside: async (id: string, { as, note }: { as: SetAsideReason; note: string | null }): Promise<boolean> => {
      const done = await attempt(SetTransactionAside, { input: { id, as, note } })
      if (done) toast(t('unmatched.wasSetAside', { as: t(`unmatched.reasons.${as}`) }), undoing(id, () => attempt(ReturnTransaction, { input: { id } })))
      return done !== null
    },
    putBack: async (id: string): Promise<boolean> => {
      const done = await attempt(ReturnTransaction, { input: { id } })
      if (done) toast(t('unmatched.released'))
      return done !== null
    },
    reject: async (id: string, orderId: string, number: number): Promise<boolean> => {
      const done = await attempt(RejectSuggestion, { input: { id, orderId } }, (cache) => {
        cache.modify({
          id: cache.identify({ __typename: 'Transaction', id }) ?? '',
          fields: { suggestions: (all: readonly Reference[], { readField }) => all.filter((one) => readField('id', readField<Reference>('order', one)) !== orderId) },
        })
      })
      if (done) toast(t('unmatched.rejected', { number: `${number}` }), undoing(id, () => attempt(RestoreSuggestion, { input: { id, orderId } })))
      return done !== null
    },
    decideTwin: async (id: string, isSame: boolean): Promise<boolean> => {
      const done = await attempt(DecideTwin, { input: { id, isSame } })
      if (!done) return false
      const [order] = done.orders
      // That two transfers are different money is not taken back: nothing was lost by it, and either can still be set aside.
      if (isSame) toast(t('unmatched.sameMoney'), undoing(id, () => attempt(ReturnTransaction, { input: { id } })))
      else toast(order ? t('unmatched.otherMoneyPays', { number: `${order.number}` }) : t('unmatched.otherMoney'))
      return true
    },
    /** Says of an order that was made from a transfer what was done; its undo takes the money off and cancels the order. */
    tellMade: (id: string, order: { id: string; number: number }): void => {
      const undo = async () => (await unmatch(id)) && (await attempt(CancelMadeOrder, { input: { id: order.id, reason: null } }))
      toast(t('unmatched.orderMade', { number: `${order.number}` }), undoing(id, undo))
    },
  }
}
