import { setTimeout as sleep } from 'node:timers/promises'
import { needScope } from '@howl/platform/claims'
import { conflict } from '@howl/platform/errors'
import type { FileDefinition } from '@howl/platform/files'

export type FileObservations = {
  /** Bytes that were asked of downloads. */
  given: number
  /** Bytes that uploads have taken. */
  taken: number
  /** Downloads and uploads that were begun and are not over. */
  open: number
  /** Uploads read to their end. */
  kept: number
  /** While set, uploads take nothing more. */
  gate: Promise<void> | null
}

export const noFiles = (): FileObservations => ({ given: 0, taken: 0, open: 0, kept: 0, gate: null })

const PIECE = Buffer.alloc(64 * 1024, 'howl')
/** What a download that nobody ends would come to. */
const ENDLESS = 4 * 1024 * 1024 * 1024

/** Files that are named by the project whose they are. */
export function testFiles(seen: FileObservations): FileDefinition<object>[] {
  async function* pieces(size: number): AsyncGenerator<Buffer> {
    seen.open += 1
    try {
      for (let left = size; left > 0; left -= PIECE.length) {
        await sleep(0)
        seen.given += PIECE.length
        yield PIECE.subarray(0, Math.min(left, PIECE.length))
      }
    } finally {
      seen.open -= 1
    }
  }
  const ofSize = (kind: string, size: number): FileDefinition<object> => ({
    kind,
    download: (_services, { claims, id }) => {
      needScope(claims, id, 'finance:read')
      return Promise.resolve({ name: `báo cáo "${kind}"/../tháng 11\r\n.csv`, type: 'text/csv; charset=utf-8', size, body: pieces(size) })
    },
  })
  return [
    ofSize('report', 300_000),
    ofSize('endless', ENDLESS),
    {
      kind: 'broken',
      download: () => Promise.reject(new Error('select secret from shop.files: permission denied')),
    },
    {
      kind: 'torn',
      download: () => Promise.resolve({ name: 'torn', type: 'text/plain', size: 1_000_000, body: torn() }),
    },
    {
      kind: 'list',
      upload: async (_services, { claims, id, body }) => {
        needScope(claims, id, 'finance:read')
        if (claims.projects[id]?.name === 'Closed') throw conflict('The list was brought already.')
        seen.open += 1
        try {
          for await (const piece of body) {
            seen.taken += piece.length
            if (seen.gate) await seen.gate
          }
          seen.kept += 1
        } finally {
          seen.open -= 1
        }
      },
    },
  ]
}

async function* torn(): AsyncGenerator<Buffer> {
  yield PIECE
  await sleep(10)
  throw new Error('the database is gone')
}
