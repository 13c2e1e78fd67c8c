import { megabytes, watchGrowth } from './growth.ts'
import type { Bench } from './measure.ts'
import { withStarted } from './processes.ts'
import { fillShops, startShops, until, type Shops } from './shops.ts'

const MOST_GROWTH_MB = 64

/** A list as a file, written and fetched. A tenth of the orders has not been paid: with them it is seen what an export holds however small it is. */
const exportsOf =
  (orders: number): Bench =>
  () =>
    withStarted(async (keep) => {
      const shops = await keep(startShops(1))
      await fillShops(shops, orders)
      const few = await watchGrowth(shops.memory, () => exportOrders(shops, { statuses: ['AWAITING_PAYMENT'] }))
      const many = await watchGrowth(shops.memory, () => exportOrders(shops, null))
      if (many.result !== orders) throw new Error(`the file has ${many.result} rows`)
      const grown = many.peak - few.peak
      const isFlat = grown <= MOST_GROWTH_MB * 2 ** 20
      return {
        lines: [
          `${orders.toLocaleString('en')} orders written and fetched in ${(many.ms / 1000).toFixed(0)} s, ${Math.round(orders / (many.ms / 1000)).toLocaleString('en')} rows a second`,
          `the process held ${megabytes(many.peak)} at most, and ${megabytes(few.peak)} with ${few.result.toLocaleString('en')} rows: ${megabytes(grown)} more (must ${MOST_GROWTH_MB}): ${isFlat ? 'met' : 'MISSED'}`,
        ],
        isMissed: !isFlat,
      }
    })

export const exports: Bench = exportsOf(1_000_000)
/** To see that it runs. */
export const exportsSmall: Bench = exportsOf(20_000)

type Exported = { state: string; failure: string | null; downloadUrl: string | null }

/** @returns how many rows the file has. */
async function exportOrders({ projectIds: [projectId], mutate, ask, signedIn }: Shops, filter: object | null): Promise<number> {
  const { export: started } = await mutate<{ export: { id: string } }>('startExport', { projectId, kind: 'ORDERS', ...(filter ? { orders: { filter } } : {}) }, 'export { id }')
  let downloadUrl = ''
  await until('the file is written', async () => {
    const { project } = await ask<{ project: { export: Exported } }>('query ($projectId: ID!, $id: ID!) { project(id: $projectId) { export(id: $id) { state failure downloadUrl } } }', { projectId, id: started.id })
    if (project.export.failure !== null) throw new Error(project.export.failure)
    downloadUrl = project.export.downloadUrl ?? ''
    return project.export.state === 'READY'
  })
  const { body } = await fetch(downloadUrl, { headers: { authorization: `Bearer ${await signedIn()}` } })
  if (!body) throw new Error('the file is empty')
  let lines = 0
  for await (const chunk of body as AsyncIterable<Uint8Array>) for (const byte of chunk) if (byte === 10) lines += 1
  // The first names the columns.
  return lines - 1
}
