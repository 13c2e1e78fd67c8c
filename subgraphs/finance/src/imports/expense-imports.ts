import { audit } from '@howl/platform/audit'
import type { Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { conflict, notFound, type InvalidInput } from '@howl/platform/errors'
import { removeFile } from '@howl/platform/file-store'
import { isUuid, uuidv7 } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import type { PageKey } from '@howl/platform/pagination'
import { listConditions, type ProjectList } from '@howl/platform/project-lists'
import type { CreateExpenseImportInput, ExpenseImportRowState, MapExpenseImportInput, StartExpenseImportInput } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import { LONGEST_CATEGORY } from '../expense-categories/naming.ts'
import { openChangeSet } from '../expense-change-sets/opening.ts'
import { findRepeated } from '../idempotency.ts'
import { actorOf } from '../orders/timeline.ts'
import { changeable, type Projects } from '../projects/projects.ts'
import { orRefusal, refuse } from '../refusals.ts'
import { ExpenseImportRow, type ExpenseImport, type ImportState } from './entities.ts'
import type { ImportMapping } from './mapping.ts'
import { IMPORT, PREPARE_IMPORT, tellOfImport, updateImport, WORK_AGAIN } from './storing.ts'

type Result<Typename extends string> = { __typename: Typename; expenseImport: ExpenseImport }
type NotReady = { __typename: 'ExpenseImportNotReady'; message: string }
type Which = { projectId: string; id: string }

const NEWEST: PageKey<ExpenseImport>[] = [
  { column: 'i.created_at', type: 'timestamptz', direction: 'DESC', of: ({ createdAt }) => createdAt },
  { column: 'i.id', type: 'uuid', direction: 'DESC', of: ({ id }) => id },
]
const BY_LINE: PageKey<ExpenseImportRow>[] = [{ column: 'r.line', type: 'integer', direction: 'ASC', of: ({ line }) => line }]

/** Each may hold a file of the largest size until it is a day old. */
const MOST_OPEN = 20

const WHERE_IT_IS: Readonly<Record<ImportState, string>> = {
  AWAITING_FILE: 'The file has not come yet. PUT it to the upload path first.',
  READING: 'The file is being read. Wait a moment.',
  READ: 'Say first what the columns mean.',
  CHECKING: 'The dry run is going on. Wait for its end.',
  CHECKED: 'The dry run is done.',
  STARTED: 'This import was started already. Make another one to import more.',
  FAILED: 'The file could not be read. Send another.',
}

export class ExpenseImports {
  readonly #projects: Projects

  constructor({ projects }: { projects: Projects }) {
    this.#projects = projects
  }

  list(): ProjectList<ExpenseImport> {
    return { columns: IMPORT, from: 'finance.expense_imports i', projectColumn: 'i.project_id', keys: NEWEST }
  }

  rows({ id }: Pick<ExpenseImport, 'id'>, states: readonly ExpenseImportRowState[] | null | undefined): ProjectList<ExpenseImportRow> {
    const conditions = listConditions()
    if (states) conditions.add((param) => `r.state = any (${param(states)}::text[])`)
    return {
      columns: columnsOf(ExpenseImportRow, 'r'),
      from: 'finance.expense_import_rows r',
      projectColumn: 'r.project_id',
      owner: { column: 'r.import_id', id },
      keys: BY_LINE,
      conditions,
    }
  }

  /** @throws NOT_FOUND, also for a malformed id. */
  get(claims: Claims, { projectId, id }: Which): Promise<ExpenseImport> {
    if (!isUuid(id)) throw notFound('expense import')
    return this.#projects.read(claims, [projectId], (tx) => find(tx, { projectId, id }))
  }

  create(claims: Claims, input: CreateExpenseImportInput): Promise<Result<'CreateExpenseImportSuccess'> | InvalidInput> {
    const { projectId, idempotencyKey, ...wish } = input
    changeable(claims, projectId)
    const reader = new InputReader()
    const fileName = reader.text({ path: ['fileName'], value: input.fileName, name: 'The name of the file', max: 255 })
    if (reader.isFaulty) return Promise.resolve(reader.refusal())
    const work = this.#projects.change(claims, projectId, async (tx): Promise<Result<'CreateExpenseImportSuccess'>> => {
      const id = uuidv7()
      const earlier = await findRepeated(tx, { projectId, operation: 'createExpenseImport', key: idempotencyKey, input: wish, newId: id })
      if (earlier) return { __typename: 'CreateExpenseImportSuccess', expenseImport: await find(tx, { projectId, id: earlier }) }
      await checkRoom(tx, projectId)
      const actor = actorOf(claims)
      const [made] = await tx.query<ExpenseImport>(
        `insert into finance.expense_imports as i (project_id, id, file_name, state, actor_kind, actor_id, next_attempt_at)
         values ($1, $2, $3, 'AWAITING_FILE', $4, $5, null) returning ${IMPORT}`,
        [projectId, id, fileName, actor.kind, actor.id],
      )
      if (!made) throw new Error('an import was not written')
      return { __typename: 'CreateExpenseImportSuccess', expenseImport: made }
    })
    return orRefusal(work)
  }

  /** Before the bytes of a file come. @throws CONFLICT when it cannot take one now. */
  checkOpen(claims: Claims, { projectId, id }: Which): Promise<ExpenseImport> {
    return this.#projects.change(claims, projectId, async (tx) => openForFile(await find(tx, { projectId, id })))
  }

  /** The file has come, in the transaction that keeps it; one that came before it goes. @throws CONFLICT when it cannot take one now. */
  async arrived(tx: Tx, { projectId, id }: Which, fileId: string): Promise<void> {
    const before = openForFile(await lock(tx, { projectId, id }))
    const set = `state = 'READING', file_id = $3, delimiter = null, mapping = null, suggestion = null, failure = null, sample = '[]', new_categories = '[]', new_vendors = '[]',
      row_count = 0, checked = 0, valid = 0, faulty = 0, duplicates = 0, ${WORK_AGAIN}`
    await tellOfImport(tx, await updateImport(tx, { projectId, id }, { set, values: [fileId] }))
    if (before.fileId) await removeFile(tx, { projectId, id: before.fileId })
    tx.ring(PREPARE_IMPORT)
  }

  map(claims: Claims, { projectId, ...input }: MapExpenseImportInput & { projectId: string }): Promise<Result<'MapExpenseImportSuccess'> | NotReady | InvalidInput> {
    const id = input.id.toLowerCase()
    const reader = new InputReader()
    const defaultCategory = reader.optionalText({ path: ['defaultCategory'], value: input.defaultCategory, name: 'The category', max: LONGEST_CATEGORY })
    return this.#projects.change(claims, projectId, async (tx) => {
      const before = await lock(tx, { projectId, id })
      if (before.state !== 'READ' && before.state !== 'CHECKED') return notReady(before)
      const mapping: ImportMapping = {
        hasHeader: input.hasHeader ?? true,
        dateColumn: input.dateColumn,
        amountColumn: input.amountColumn,
        currencyColumn: input.currencyColumn ?? null,
        categoryColumn: input.categoryColumn ?? null,
        vendorColumn: input.vendorColumn ?? null,
        noteColumn: input.noteColumn ?? null,
        dateFormat: input.dateFormat,
        decimalSign: input.decimalSign,
        amountsAreNegative: input.amountsAreNegative ?? false,
        defaultCategory,
      }
      const isReadAgain = input.delimiter != null && input.delimiter !== before.delimiter
      checkColumns(reader, mapping, isReadAgain ? null : before.columnCount)
      if (reader.isFaulty) return reader.refusal()
      const mapped = await updateImport(tx, { projectId, id }, {
        set: `state = $3, mapping = $4, delimiter = $5, checked = 0, valid = 0, faulty = 0, duplicates = 0, ${WORK_AGAIN}`,
        values: [isReadAgain ? 'READING' : 'CHECKING', JSON.stringify(mapping), input.delimiter ?? before.delimiter],
      })
      await tellOfImport(tx, mapped)
      tx.ring(PREPARE_IMPORT)
      return { __typename: 'MapExpenseImportSuccess', expenseImport: mapped }
    })
  }

  start(claims: Claims, { projectId, ...input }: StartExpenseImportInput & { projectId: string }): Promise<Result<'StartExpenseImportSuccess'> | NotReady> {
    const id = input.id.toLowerCase()
    return this.#projects.change(claims, projectId, async (tx) => {
      const before = await lock(tx, { projectId, id })
      if (before.state !== 'CHECKED') return notReady(before)
      const takesDuplicates = input.duplicates === 'IMPORT'
      const total = before.valid + (takesDuplicates ? before.duplicates : 0)
      if (total === 0) return { __typename: 'ExpenseImportNotReady', message: 'No row of this file can be imported. See the reason of each.' }
      const set = await openChangeSet(tx, { projectId, plan: { kind: 'IMPORT', importId: id, takesDuplicates }, actor: actorOf(claims) })
      await tx.query('update finance.expense_change_sets set total = $3, is_collected = true where project_id = $1 and id = $2', [projectId, set.id, total])
      const started = await updateImport(tx, { projectId, id }, { set: `state = 'STARTED', change_set_id = $3, file_id = null`, values: [set.id] })
      // From here on its rows are enough.
      if (before.fileId) await removeFile(tx, { projectId, id: before.fileId })
      await tellOfImport(tx, started)
      await audit(tx, claims, { projectId, action: 'expenseImport.started', subject: id, after: { fileName: started.fileName, rows: total, takesDuplicates, changeSetId: set.id } })
      return { __typename: 'StartExpenseImportSuccess', expenseImport: started }
    })
  }
}

/** Asked without a lock: that two at the same moment make one more than the cap harms nobody. */
async function checkRoom(tx: Tx, projectId: string): Promise<void> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from finance.expense_imports where project_id = $1 and state <> 'STARTED' and updated_at > now() - interval '1 day'`,
    [projectId],
  )
  if ((row?.count ?? 0) >= MOST_OPEN) refuse(['projectId'], `${MOST_OPEN} imports of this project are open. Go on with one of them: it takes another file, too. Those that nobody touches for a day count no more.`)
}

const notReady = ({ state }: ExpenseImport): NotReady => ({ __typename: 'ExpenseImportNotReady', message: WHERE_IT_IS[state] })

function openForFile(one: ExpenseImport): ExpenseImport {
  if (one.state === 'READING' || one.state === 'CHECKING' || one.state === 'STARTED') throw conflict(WHERE_IT_IS[one.state])
  return one
}

const COLUMNS = ['dateColumn', 'amountColumn', 'currencyColumn', 'categoryColumn', 'vendorColumn', 'noteColumn'] as const
const MOST_COLUMNS = 100

/** @param count how many columns there are; null before the file is read again. */
function checkColumns(reader: InputReader, mapping: ImportMapping, count: number | null): void {
  const last = (count ?? MOST_COLUMNS) - 1
  for (const name of COLUMNS) {
    const column = mapping[name]
    if (column !== null && (column < 0 || column > last)) reader.fault([name], `The columns of this file are 0 to ${last}.`)
  }
  if (mapping.dateColumn === mapping.amountColumn) reader.fault(['amountColumn'], 'Day and amount cannot be the same column.')
}

async function find(tx: Tx, { projectId, id }: Which): Promise<ExpenseImport> {
  const [found] = await tx.query<ExpenseImport>(`select ${IMPORT} from finance.expense_imports i where i.project_id = $1 and i.id = $2`, [projectId, id])
  if (!found) throw notFound('expense import')
  return found
}

async function lock(tx: Tx, { projectId, id }: Which): Promise<ExpenseImport> {
  const [found] = await tx.query<ExpenseImport>(`select ${IMPORT} from finance.expense_imports i where i.project_id = $1 and i.id = $2 for update`, [projectId, id])
  if (!found) throw notFound('expense import')
  return found
}
