import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Tx } from '@howl/platform/database'
import { uuidv7 } from '@howl/platform/ids'
import { sepayEvent, startFinance, type TestFinance, type TestProject } from '../test/factories.ts'

let finance: TestFinance
let mine: TestProject
let theirs: TestProject
let tables: string[]

/** Something of theirs in every table. */
async function fill(project: TestProject): Promise<void> {
  const connection = await project.connect()
  const order = await project.createOrder(1000, { idempotencyKey: 'k' })
  const event = sepayEvent({ code: order.paymentCode, accumulated: 5 })
  for (let times = 0; times < 2; times += 1) await connection.send(event)
  await fillExpenses(project)
  await project.mutate('recordBalance', { projectId: project.id, on: '2026-03-01', amount: project.money(1) }, { selection: '' })
  await connection.send({ transferAmount: 70 })
  await finance.drain()
  await project.mutate('replayWebhooks', { projectId: project.id, filter: {} }, { selection: '' })
  await finance.drain()
  const { transactions } = await project.read('transactions(filter: { matchStates: [UNMATCHED] }) { nodes { id } }')
  await project.mutate('rejectSuggestion', { id: transactions.nodes[0].id, orderId: order.id }, { selection: '' })
  await finance.database.query(`insert into finance.metric_rollups (project_id, day, kind, currency, minor, count) values ($1, '2019-01-01', 'SPENT', 'VND', 1, 1)`, [project.id])
  await project.mutate('startRecount', { projectId: project.id }, { selection: '' })
  await project.mutate('startExport', { projectId: project.id, kind: 'ORDERS' }, { selection: '' })
  await project.mutate('changeOrders', { projectId: project.id, filter: {}, change: 'KEEP_OVERPAYMENT' }, { selection: '' })
  await finance.drain()
  // What an export holds is forgotten when it is written.
  await finance.database.query(`insert into finance.export_pages (project_id, export_id, page, keys) select project_id, id, 0, '{}' from finance.exports where project_id = $1`, [project.id])
  // What only the bank's list brings: nobody answers for one here.
  await finance.database.query(`insert into finance.merged_transfers (project_id, connection_id, source, external_id, transaction_id) select project_id, connection_id, 'POLL', 'x', id from finance.transactions where project_id = $1 limit 1`, [project.id])
  await finance.database.query(
    `insert into finance.bank_findings (project_id, id, connection_id, kind, key, state, text, transaction_id, other_transaction_id)
     select project_id, gen_random_uuid(), connection_id, 'NOT_AT_BANK', 'x', 'OPEN', 'x', id, id from finance.transactions where project_id = $1 limit 1`,
    [project.id],
  )
  const { transaction: wrong } = await project.recordPayment(order.id, 5)
  await project.mutate('voidPayment', { id: wrong.id }, { selection: '' })
  await finance.database.query('insert into finance.inbox (consumer, event_id, project_id) values ($1, $2, $3)', ['x', uuidv7(), project.id])}

/** An expense that was changed, an import, and all that hangs on both. */
async function fillExpenses(project: TestProject): Promise<void> {
  await project.recordExpense(10, { spentOn: '2026-03-01', vendor: 'Prusa' })
  await project.mutate('bulkEditExpenses', { projectId: project.id, filter: {}, change: { category: 'Rent' } }, { selection: '' })
  await finance.drain()
  await project.mutate('createRecurringExpense', { projectId: project.id, category: 'Rent', amount: project.money(5), startsOn: '2026-03-01', endsOn: '2026-03-01' }, { selection: '' })
  const { expenseImport } = await project.mutate('createExpenseImport', { projectId: project.id, fileName: 'bank.csv' }, { selection: '... on CreateExpenseImportSuccess { expenseImport { id } }' })
  await finance.running.files.upload('expense-import', { claims: project.claims(), id: expenseImport.id, body: Readable.from([Buffer.from('2026-03-01,5,Rent\n')]) })
  await finance.drain()
}

beforeAll(async () => {
  finance = await startFinance()
  ;[mine, theirs] = [finance.project(), finance.project()]
  await fill(mine)
  await fill(theirs)
  await finance.fold()
  for (const project of [mine, theirs]) await project.recordExpense(20, { spentOn: '2026-03-02' })
  const rows = await finance.database.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'finance' and column_name = 'project_id' order by 1`,
  )
  tables = rows.map(({ name }) => name)
})
afterAll(() => finance.stop())

const asMe = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => finance.db.inTenant(mine.claims(), [mine.id], work)

/** What PostgreSQL refuses is an error; what it does not see is no row. Both are kept apart from success. */
async function outcome(sql: string, params: unknown[]): Promise<string> {
  try {
    const rows = await asMe((tx) => tx.query(sql, params))
    return `${rows.length} rows`
  } catch (error) {
    return String((error as { code?: unknown }).code)
  }
}

describe('every table of finance', () => {
  test('has a tenant, forced row-level security, and an index that leads with what names its row or its tenant', async () => {
    const all = await finance.database.query<{ name: string; forced: boolean; indexed: boolean }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced, exists (
         select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and a.attname = 'project_id') as indexed
       from pg_class c where c.relnamespace = 'finance'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations' order by 1`,
    )
    expect(all.map(({ name }) => name)).toEqual(tables)
    expect(all.filter(({ forced }) => !forced)).toEqual([])
    expect(all.filter(({ indexed }) => !indexed)).toEqual([])
  })

  test('holds something of both tenants here, so that the tests below say something', async () => {
    for (const table of tables) {
      for (const { id } of [mine, theirs]) expect([table, (await finance.database.query(`select from finance.${table} where project_id = $1`, [id])).length > 0]).toEqual([table, true])
    }
  })

  test('shows its own tenant all of its rows, and none of another', async () => {
    for (const table of tables) {
      const [own] = await finance.database.query<{ count: number }>(`select count(*)::int as count from finance.${table} where project_id = $1`, [mine.id])
      const [seen] = await asMe((tx) => tx.query<{ count: number; foreign: number }>(`select count(*)::int as count, count(*) filter (where project_id <> $1)::int as foreign from finance.${table}`, [mine.id]))
      expect([table, seen]).toEqual([table, { count: own?.count, foreign: 0 }])
    }
  })

  test('lets nobody change, take over or remove another tenant\'s row', async () => {
    for (const table of tables) {
      const before = await finance.database.query(`select * from finance.${table} where project_id = $1`, [theirs.id])
      for (const sql of [`update finance.${table} set project_id = $2 where project_id = $1 returning 1`, `update finance.${table} set created_at = now() where project_id = $1 and $2::uuid is not null returning 1`, `delete from finance.${table} where project_id = $1 and $2::uuid is not null returning 1`]) {
        const result = await outcome(sql, [theirs.id, mine.id])
        // No such right at all, no such column, or no such row.
        expect([table, ['42501', '42703', '0 rows'].includes(result)]).toEqual([table, true])
      }
      expect(await finance.database.query(`select * from finance.${table} where project_id = $1`, [theirs.id])).toEqual(before)
    }
  })

  test('lets nobody write a row of another tenant, nor give away an own one', async () => {
    for (const table of tables) {
      const columns = await finance.database.query<{ name: string }>(
        `select column_name as name from information_schema.columns where table_schema = 'finance' and table_name = $1 and is_identity = 'NO' and is_generated = 'NEVER' and column_name <> 'project_id'`,
        [table],
      )
      const names = columns.map(({ name }) => name).join(', ')
      expect([table, await outcome(`insert into finance.${table} (project_id, ${names}) select $1, ${names} from finance.${table} where project_id = $2 limit 1 returning 1`, [theirs.id, mine.id])]).toEqual([table, '42501'])
      expect([table, await outcome(`update finance.${table} set project_id = $1 where project_id = $2 returning 1`, [theirs.id, mine.id])]).toEqual([table, '42501'])
    }
  })

  test('shows nothing to whoever names no tenant, and nothing at all without a role', async () => {
    for (const table of tables) {
      expect([table, await finance.db.inTenant(mine.claims(), [], (tx) => tx.query(`select from finance.${table}`))]).toEqual([table, []])
      await expect(finance.db.inTenant(mine.claims(), [mine.id], async (tx) => {
        await tx.query('set local role howl_app')
        await tx.query(`select from finance.${table}`)
      })).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('what runs across tenants', () => {
  test('may do just this, beside what the platform does with events', async () => {
    const grants = await finance.database.query<{ grant: string }>(
      `select table_name || ' ' || privilege_type || coalesce(' (' || string_agg(column_name, ' ' order by column_name) || ')', '') as grant from (
         select table_name, privilege_type, null as column_name from information_schema.table_privileges where table_schema = 'finance' and grantee = 'howl_finance_system' and table_name not in ('events', 'inbox')
         union
         select table_name, privilege_type, column_name from information_schema.column_privileges c where table_schema = 'finance' and grantee = 'howl_finance_system' and table_name not in ('events', 'inbox') and not exists (
           select from information_schema.table_privileges t where t.table_schema = 'finance' and t.grantee = c.grantee and t.table_name = c.table_name and t.privilege_type = c.privilege_type)
       ) g group by table_name, privilege_type order by 1`,
    )
    expect(grants.map((row) => row.grant)).toEqual([
      'bank_polls SELECT (attempts connection_id created_at dead_at due_at has_token id last_error lease_token lease_until next_attempt_at project_id rhythm_at silent_at started_at)',
      'bank_polls UPDATE (attempts dead_at due_at last_error lease_token lease_until next_attempt_at)',
      'discrepancies SELECT (created_at day figure id project_id state)',
      'expense_change_sets SELECT (attempts created_at dead_at id last_error lease_token lease_until next_attempt_at project_id)',
      'expense_change_sets UPDATE (attempts dead_at last_error lease_token lease_until next_attempt_at)',
      'expense_imports SELECT (attempts created_at dead_at id last_error lease_token lease_until next_attempt_at project_id)',
      'expense_imports UPDATE (attempts dead_at last_error lease_token lease_until next_attempt_at)',
      'exports SELECT (attempts created_at dead_at id last_error lease_token lease_until next_attempt_at project_id)',
      'exports UPDATE (attempts dead_at last_error lease_token lease_until next_attempt_at)',
      'files DELETE',
      'files SELECT (expires_at id project_id)',
      'metric_deltas DELETE',
      'metric_deltas SELECT',
      'metric_rollups INSERT',
      'metric_rollups SELECT',
      'metric_rollups UPDATE (count minor)',
      'order_change_sets SELECT (attempts created_at dead_at id last_error lease_token lease_until next_attempt_at project_id)',
      'order_change_sets UPDATE (attempts dead_at last_error lease_token lease_until next_attempt_at)',
      'payment_connections SELECT (disabled_at id project_id provider refused_webhooks sealed_secrets settings)',
      'payment_connections UPDATE (refused_webhooks)',
      'projects SELECT (project_id time_zone)',
      'recounts INSERT (due_at id next_attempt_at project_id)',
      'recounts SELECT (attempts created_at dead_at due_at id last_error lease_token lease_until next_attempt_at project_id)',
      'recounts UPDATE (attempts dead_at last_error lease_token lease_until next_attempt_at)',
      'recurring_expenses SELECT (attempts created_at dead_at due_at id last_error lease_token lease_until next_attempt_at project_id)',
      'recurring_expenses UPDATE (attempts dead_at last_error lease_token lease_until next_attempt_at)',
      'webhook_duplicates INSERT',
      'webhook_duplicates SELECT',
      'webhook_duplicates UPDATE (count)',
      'webhook_events INSERT',
      'webhook_events SELECT',
      'webhook_events UPDATE (attempts dead_at last_error lease_token lease_until next_attempt_at)',
      'webhook_replays SELECT (attempts created_at dead_at id last_error lease_token lease_until next_attempt_at project_id)',
      'webhook_replays UPDATE (attempts dead_at last_error lease_token lease_until next_attempt_at)',
    ])
  })
})

describe('a row cannot hang on another tenant\'s', () => {
  test.each([
    ['order_lines', 'order_id', 'orders'],
    ['export_pages', 'export_id', 'exports'],
    ['file_chunks', 'file_id', 'files'],
    ['matches', 'order_id', 'orders'],
    ['matches', 'transaction_id', 'transactions'],
    ['order_entries', 'order_id', 'orders'],
    ['order_entries', 'transaction_id', 'transactions'],
    ['transactions', 'twin_of', 'transactions'],
    ['transactions', 'connection_id', 'payment_connections'],
    ['webhook_events', 'connection_id', 'payment_connections'],
    ['bank_polls', 'connection_id', 'payment_connections'],
    ['merged_transfers', 'connection_id', 'payment_connections'],
    ['merged_transfers', 'transaction_id', 'transactions'],
    ['bank_findings', 'connection_id', 'payment_connections'],
    ['bank_findings', 'transaction_id', 'transactions'],
    ['bank_findings', 'other_transaction_id', 'transactions'],
    ['webhook_replay_items', 'replay_id', 'webhook_replays'],
    ['expenses', 'category_id', 'expense_categories'],
    ['expenses', 'vendor_id', 'vendors'],
    ['expenses', 'import_id', 'expense_imports'],
    ['expense_categories', 'parent_id', 'expense_categories'],
    ['expense_categories', 'merged_into', 'expense_categories'],
    ['vendors', 'default_category_id', 'expense_categories'],
    ['vendors', 'merged_into', 'vendors'],
    ['recurring_expenses', 'category_id', 'expense_categories'],
    ['recurring_expenses', 'vendor_id', 'vendors'],
    ['expense_changes', 'expense_id', 'expenses'],
    ['expense_changes', 'change_set_id', 'expense_change_sets'],
    ['expense_change_set_items', 'expense_id', 'expenses'],
    ['expense_change_set_items', 'change_set_id', 'expense_change_sets'],
    ['expense_import_rows', 'import_id', 'expense_imports'],
    ['expense_import_rows', 'expense_id', 'expenses'],
  ])('%s.%s', async (table, column, parent) => {
    const [foreign] = await finance.database.query<{ id: string }>(`select id from finance.${parent} where project_id = $1`, [theirs.id])
    // One row: two that pointed at the same would already be refused for being equal.
    const one = `select ctid from finance.${table} where project_id = $2 limit 1`
    await expect(finance.database.query(`update finance.${table} set ${column} = $1 where ctid = (${one})`, [foreign?.id, mine.id])).rejects.toMatchObject({ code: '23503' })
  })
})
