import { audit } from '@howl/platform/audit'
import { projectIdsWith, type Claims } from '@howl/platform/claims'
import { notFound, type InvalidInput } from '@howl/platform/errors'
import { isUuid } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import type { PageKey } from '@howl/platform/pagination'
import { listConditions, type ProjectList } from '@howl/platform/project-lists'
import type { UpdateVendorInput } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import { LONGEST_CATEGORY, readCategory } from '../expense-categories/naming.ts'
import type { ExpenseChangeSet } from '../expense-change-sets/entities.ts'
import { openChangeSet } from '../expense-change-sets/opening.ts'
import { nameKey } from '../name-keys.ts'
import { actorOf } from '../orders/timeline.ts'
import type { Projects } from '../projects/projects.ts'
import { orRefusal, refuse, refuseFaults } from '../refusals.ts'
import { searchText, searchWords } from '../search-text.ts'
import { Vendor } from './entities.ts'
import { redirectVendor } from './merging.ts'
import { LONGEST_VENDOR } from './naming.ts'

type UpdateVendorSuccess = { __typename: 'UpdateVendorSuccess'; vendor: Vendor }
type MergeVendorsSuccess = { __typename: 'MergeVendorsSuccess'; vendor: Vendor; changeSet: ExpenseChangeSet }

const VENDOR = columnsOf(Vendor, 'v')
const BY_NAME: PageKey<Vendor>[] = [{ column: 'v.key', type: 'text', direction: 'ASC', of: ({ key }) => key }]

const CONSTRAINTS = { vendors_key: { path: ['name'], message: 'There is a vendor of that name already. Merge the two instead.' } }

export class Vendors {
  readonly #projects: Projects

  constructor({ projects }: { projects: Projects }) {
    this.#projects = projects
  }

  list(search: string | null | undefined): ProjectList<Vendor> {
    const conditions = listConditions()
    conditions.add(() => 'v.merged_into is null and v.withdrawn_at is null')
    for (const word of searchWords(search)) conditions.add((param) => word.map((form) => `strpos(v.search_text, ${param(form)}) > 0`).join(' or '))
    return { columns: VENDOR, from: 'finance.vendors v', projectColumn: 'v.project_id', keys: BY_NAME, conditions }
  }

  /** For loaders: in the order of the ids, null where there is none in the caller's projects. */
  async findMany(claims: Claims, ids: readonly string[]): Promise<(Vendor | null)[]> {
    const mine = projectIdsWith(claims, 'finance:read')
    if (mine.length === 0) return ids.map(() => null)
    const rows = await this.#projects.read(claims, mine, (tx) =>
      tx.query<Vendor>(`select ${VENDOR} from finance.vendors v where v.project_id = any ($1) and v.id = any ($2)`, [mine, ids]),
    )
    const byId = new Map(rows.map((vendor) => [vendor.id, vendor]))
    return ids.map((id) => byId.get(id) ?? null)
  }

  update(claims: Claims, { projectId, ...input }: UpdateVendorInput & { projectId: string }): Promise<UpdateVendorSuccess | InvalidInput> {
    const reader = new InputReader()
    const wished = input.name == null ? null : reader.text({ path: ['name'], value: input.name, name: 'The name', max: LONGEST_VENDOR })
    const path = ['defaultCategory']
    const category = input.defaultCategory == null ? null : reader.text({ path, value: input.defaultCategory, name: 'The category', max: LONGEST_CATEGORY })
    if (reader.isFaulty) return Promise.resolve(reader.refusal())
    const work = this.#projects.change(claims, projectId, async (tx): Promise<UpdateVendorSuccess> => {
      const [before] = await tx.query<Vendor>(`select ${VENDOR} from finance.vendors v where v.project_id = $1 and v.id = $2 for update`, [projectId, input.id.toLowerCase()])
      if (!before) throw notFound('vendor')
      if (before.mergedInto) refuse(['id'], `${before.name} was merged into another vendor. Undo the merge to have it back.`)
      const name = wished ?? before.name
      const categoryId =
        input.defaultCategory === undefined ? before.defaultCategoryId : category === null ? null : await readCategory(tx, { projectId, name: category, reader, path })
      refuseFaults(reader)
      const [other] = await tx.query<{ name: string }>('select name from finance.vendors where project_id = $1 and key = $2 and id <> $3', [projectId, nameKey(name), before.id])
      if (other) refuse(['name'], `There is a vendor ${other.name} already. Merge the two instead.`)
      const [vendor] = await tx.query<Vendor>(
        `update finance.vendors v set name = $3, key = $4, search_text = $5, default_category_id = $6, updated_at = now()
         where v.project_id = $1 and v.id = $2 returning ${VENDOR}`,
        [projectId, before.id, name, nameKey(name), searchText([name]), categoryId],
      )
      if (!vendor) throw notFound('vendor')
      return { __typename: 'UpdateVendorSuccess', vendor }
    })
    return orRefusal(work, CONSTRAINTS)
  }

  merge(claims: Claims, { projectId, id, intoId }: { projectId: string; id: string; intoId: string }): Promise<MergeVendorsSuccess | InvalidInput> {
    if (!isUuid(intoId)) throw notFound('vendor')
    const work = this.#projects.change(claims, projectId, async (tx): Promise<MergeVendorsSuccess> => {
      const plan = { from: id.toLowerCase(), into: intoId.toLowerCase() }
      const { vendor, before } = await redirectVendor(tx, projectId, plan)
      const changeSet = await openChangeSet(tx, { projectId, plan: { kind: 'MERGE_VENDORS', ...plan }, before, actor: actorOf(claims) })
      await audit(tx, claims, { projectId, action: 'vendor.merged', subject: plan.from, after: { into: vendor.name, changeSetId: changeSet.id } })
      return { __typename: 'MergeVendorsSuccess', vendor, changeSet }
    })
    return orRefusal(work, CONSTRAINTS)
  }
}
