import type { Tx } from '@howl/platform/database'
import { notFound } from '@howl/platform/errors'
import { columnsOf } from '../columns.ts'
import { refuse } from '../refusals.ts'
import { Vendor } from './entities.ts'

export type VendorMerge = { from: string; into: string }

/** Those that had been merged into the one that goes. */
export type BeforeVendorMerge = { redirects: string[] }

/** From here on the name of the first stands for the second: as `redirectCategory`. @throws NOT_FOUND, or a refusal. */
export async function redirectVendor(tx: Tx, projectId: string, { from: fromId, into: intoId }: VendorMerge): Promise<{ vendor: Vendor; before: BeforeVendorMerge }> {
  const rows = await tx.query<Vendor>(
    `select ${columnsOf(Vendor, 'v')} from finance.vendors v where v.project_id = $1 and v.id = any ($2) order by v.id for update`,
    [projectId, [fromId, intoId]],
  )
  const [from, into] = [fromId, intoId].map((id) => rows.find((row) => row.id === id))
  if (!from || !into) throw notFound('vendor')
  if (from.id === into.id) refuse(['intoId'], 'These are the same vendor. Choose the one that the expenses move to.')
  if (from.mergedInto) refuse(['id'], `${from.name} was merged into another vendor already.`)
  if (into.mergedInto) refuse(['intoId'], `${into.name} was itself merged into another vendor. Choose that one.`)
  const redirects = await tx.query<{ id: string }>(
    'update finance.vendors set merged_into = $3, updated_at = now() where project_id = $1 and merged_into = $2 returning id',
    [projectId, from.id, into.id],
  )
  await tx.query('update finance.vendors set merged_into = $3, updated_at = now() where project_id = $1 and id = $2', [projectId, from.id, into.id])
  return { vendor: into, before: { redirects: redirects.map(({ id }) => id) } }
}

/** Takes a merge back, as far as nobody has changed the same things since. */
export async function restoreMergedVendor(tx: Tx, projectId: string, { from, into, before }: VendorMerge & { before: BeforeVendorMerge }): Promise<void> {
  await tx.query('update finance.vendors set merged_into = null, updated_at = now() where project_id = $1 and id = $2 and merged_into = $3', [projectId, from, into])
  await tx.query('update finance.vendors set merged_into = $3, updated_at = now() where project_id = $1 and id = any ($4) and merged_into = $2', [
    projectId,
    into,
    from,
    before.redirects,
  ])
}
