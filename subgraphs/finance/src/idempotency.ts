import type { Tx } from '@howl/platform/database'
import { findRepeated as findRepeatedIn, type RepeatableCreation } from '@howl/platform/idempotency'

/** What an earlier call with the same key made, by the keys that finance keeps: see `findRepeated` of the platform. */
export const findRepeated = (tx: Tx, call: RepeatableCreation): Promise<string | null> => findRepeatedIn(tx, 'finance.idempotency_keys', call)
