import { auditRefusal, type Refused } from './audit.ts'
import { callerKey, type Claims } from './claims.ts'
import type { Database } from './database.ts'
import type { Logger } from './log.ts'

/** What was refused to a caller a moment ago, and how often since. */
type Window = { claims: Claims; refused: Omit<Refused, 'count'>; again: number; close: () => Promise<void> }

export type Refusals = {
  /** Resolves when it is on record, or is counted to what is. Never fails: the refusal itself must be heard. */
  note: (claims: Claims, refused: Omit<Refused, 'count'>) => Promise<void>
  /** Writes down what is only counted so far. */
  stop: () => Promise<void>
}

const WINDOW_MS = 60_000
const MAX_WINDOWS = 10_000

type Options = { db: Pick<Database, 'inTenant'>; log: Logger; windowMs?: number }

/**
 * Puts refused mutations into the audit, without letting anybody fill it: the first one of a caller is written at once,
 * the same again within a minute is counted, and the minute's end writes one more entry with the number. So a process
 * that is killed loses a number and not the fact.
 *
 * @param options `windowMs` is for tests.
 */
export function openRefusals({ db, log, windowMs = WINDOW_MS }: Options): Refusals {
  const windows = new Map<string, Window>()

  const write = async (claims: Claims, refused: Refused): Promise<void> => {
    try {
      await db.inTenant(claims, [refused.projectId], (tx) => auditRefusal(tx, claims, refused))
    } catch (err) {
      log.error({ err, requestId: claims.requestId, action: refused.action }, 'a refusal could not be put on record')
    }
  }

  const openWindow = (key: string, claims: Claims, refused: Omit<Refused, 'count'>): void => {
    const close = async (): Promise<void> => {
      clearTimeout(timer)
      if (!windows.delete(key) || opened.again === 0) return
      await write(opened.claims, { ...opened.refused, count: opened.again })
    }
    const opened: Window = { claims, refused, again: 0, close }
    const timer = setTimeout(() => void close(), windowMs)
    timer.unref()
    windows.set(key, opened)
  }

  return {
    note: async (claims, refused) => {
      const key = `${callerKey(claims)} ${refused.projectId} ${refused.action}`
      const known = windows.get(key)
      if (known) {
        known.again += 1
        known.claims = claims
        return
      }
      openWindow(key, claims, refused)
      const [oldest] = windows.values()
      if (windows.size > MAX_WINDOWS) await oldest?.close()
      await write(claims, { ...refused, count: 1 })
    },
    stop: async () => void (await Promise.all([...windows.values()].map(({ close }) => close()))),
  }
}
