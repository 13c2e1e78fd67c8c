import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFinance, type TestFinance } from '../../test/factories.ts'
import { bankTransfer, callbackOf, startSepayStandIn, type SepayStandIn } from '../../test/sepay-stand-in.ts'

const MINUTE = 60_000
const START = Date.parse('2026-11-10T03:00:00Z')

let bank: SepayStandIn
let finance: TestFinance
let time = START
beforeAll(async () => {
  bank = await startSepayStandIn()
  finance = await startFinance({ now: () => new Date(time), env: { SEPAY_BASE_URL: bank.baseUrl, SEPAY_REQUESTS_PER_SECOND: '1000', SEPAY_TIMEOUT_MS: '3000' } })
})
afterAll(async () => {
  await finance.stop()
  await bank.stop()
})

type Step = { kind: 'callback'; which: number; times: number } | { kind: 'retold'; which: number } | { kind: 'poll' | 'work' | 'fail' | 'shift' } | { kind: 'both'; which: number }

const which = fc.nat(30)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('callback' as const), which, times: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('poll' as const, 'work' as const) }) },
  fc.record({ kind: fc.constantFrom('fail' as const, 'shift' as const) }),
  // A callback tells of what another told of, under a new id.
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('retold' as const), which }) },
  // A callback is worked on while the list is read.
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('both' as const), which }) },
)

/** Few seconds, amounts and references, so that many agree in all of them. */
const transfer = fc.record({ second: fc.nat(1), amount: fc.constantFrom(100, 200), reference: fc.constantFrom('A', 'B', null), isOut: fc.constantFrom(false, false, false, true) })

test('whatever comes in which order, each transfer of the bank is recorded exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(transfer, { minLength: 1, maxLength: 8 }), fc.array(step, { maxLength: 14 }), async (given, steps) => {
      time = START - 24 * 60 * MINUTE
      const project = finance.project()
      const connection = await project.connect({}, { apiToken: bank.token })
      time = START
      bank.ledger.length = 0
      bank.heal()
      const transfers = given.map(({ second, amount, reference, isOut }) => bankTransfer({ at: new Date(START - 60 * MINUTE + second * 1000), amount, isOut, reference: reference && `${reference}${amount}` }))
      bank.ledger.push(...transfers)
      const send = (index: number) => connection.post(JSON.stringify(callbackOf(transfers[index % transfers.length] ?? bankTransfer({ at: new Date(START) }))))
      let retold = 0
      // Of money that went out nothing is paid, and what is told of twice stands twice.
      const retell = async (index: number) => {
        const told = transfers[index % transfers.length]
        if (!told || told.isOut) return
        retold += 1
        await connection.post(JSON.stringify(callbackOf({ ...told, id: told.id + retold * 1_000_000 })))
      }
      const due = () => finance.database.query('update finance.bank_polls set next_attempt_at = now(), dead_at = null where project_id = $1', [project.id])
      const poll = async () => {
        time += MINUTE
        await due()
        await finance.drain()
      }
      for (const one of steps) {
        if (one.kind === 'callback') for (let times = 0; times < one.times; times += 1) await send(one.which)
        if (one.kind === 'retold') await retell(one.which)
        if (one.kind === 'work') await finance.drain()
        if (one.kind === 'fail') bank.break({ kind: 'ERROR', status: 500 })
        if (one.kind === 'shift') bank.ledger.reverse()
        if (one.kind === 'poll') await poll()
        if (one.kind === 'both') {
          await send(one.which)
          await poll()
        }
      }
      bank.heal()
      await finance.drain()
      await poll()
      await poll()

      const rows = await finance.database.query<{ key: string; count: number }>(
        `select amount_minor || ' ' || direction || ' ' || extract(second from occurred_at)::int as key, count(*) filter (where twin_of is null)::int as count
         from finance.transactions where project_id = $1 group by 1`,
        [project.id],
      )
      const expected = new Map<string, number>()
      for (const { amount, isOut, at } of transfers) {
        const key = `${amount} ${isOut ? 'OUT' : 'IN'} ${at.getUTCSeconds()}`
        expected.set(key, (expected.get(key) ?? 0) + 1)
      }
      expect(Object.fromEntries(rows.map(({ key, count }) => [key, count]))).toEqual(Object.fromEntries(expected))
      // Only what has no reference, or was told of under two ids, is ever left in doubt.
      if (retold === 0 && transfers.every(({ reference }) => reference !== null)) {
        expect(await finance.database.query('select from finance.transactions where project_id = $1 and twin_of is not null', [project.id])).toEqual([])
        expect(await finance.database.query(`select from finance.bank_findings where project_id = $1 and state = 'OPEN' and kind <> 'WEBHOOK_SILENCE'`, [project.id])).toEqual([])
      }
      await finance.database.query('update finance.bank_polls set next_attempt_at = null, due_at = null')
    }),
    {
      numRuns: 30,
      examples: [
        // Told of twice in one batch, without a reference, when the list has told of it already.
        [
          [{ second: 0, amount: 100, reference: null, isOut: false }, { second: 0, amount: 100, reference: 'A', isOut: false }],
          [{ kind: 'both', which: 1 }, { kind: 'retold', which: 0 }, { kind: 'both', which: 0 }],
        ],
      ],
    },
  )
}, 240_000)
