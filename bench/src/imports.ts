import { megabytes, watchGrowth } from './growth.ts'
import type { Bench } from './measure.ts'
import { withStarted } from './processes.ts'
import { startShops, until, type Shops } from './shops.ts'

const [FEW, MANY] = [5_000, 50_000]
const MUST_SECONDS = 30
/** Ten times as many rows, and this much more memory: what is held does not grow with the file. */
const MOST_GROWTH_MB = 64

/** Expenses from a file, from its first byte to the last expense, with the dry run that a person would look at. */
export const imports: Bench = () =>
  withStarted(async (keep) => {
    const shops = await keep(startShops(1))
    // A process that has just started grows with what it does first, whatever that is.
    await importRows(shops, FEW)
    // What an import holds however small it is.
    const few = await watchGrowth(shops.memory, () => importRows(shops, FEW))
    const many = await watchGrowth(shops.memory, () => importRows(shops, MANY))
    const seconds = many.ms / 1000
    const grown = many.peak - few.peak
    const [isFast, isFlat] = [seconds <= MUST_SECONDS, grown <= MOST_GROWTH_MB * 2 ** 20]
    return {
      lines: [
        `${MANY.toLocaleString('en')} rows in ${seconds.toFixed(1)} s, ${Math.round(MANY / seconds).toLocaleString('en')} a second (must ${MUST_SECONDS} s): ${isFast ? 'met' : 'MISSED'}`,
        `the process held ${megabytes(many.peak)} at most, and ${megabytes(few.peak)} with ${FEW.toLocaleString('en')} rows: ${megabytes(grown)} more (must ${MOST_GROWTH_MB}): ${isFlat ? 'met' : 'MISSED'}`,
      ],
      isMissed: !isFast || !isFlat,
    }
  })

type Imported = { state: string; failure: string | null; changeSet: { state: string; changed: number } | null }

async function importRows({ url, token, projectIds: [projectId], mutate, ask }: Shops, rows: number): Promise<void> {
  const { expenseImport } = await mutate<{ expenseImport: { id: string; uploadPath: string } }>('createExpenseImport', { projectId, fileName: 'bank.csv' }, 'expenseImport { id uploadPath }')
  const { id, uploadPath } = expenseImport
  const sent = await fetch(`${url}${uploadPath}`, { method: 'PUT', headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' }, body: csvOf(rows) })
  if (!sent.ok) throw new Error(`the file was answered ${sent.status}: ${await sent.text()}`)
  const reaches = (what: string, isThere: (one: Imported) => boolean) =>
    until(what, async () => {
      const { project } = await ask<{ project: { expenseImport: Imported } }>('query ($projectId: ID!, $id: ID!) { project(id: $projectId) { expenseImport(id: $id) { state failure changeSet { state changed } } } }', { projectId, id })
      if (project.expenseImport.failure !== null) throw new Error(project.expenseImport.failure)
      return isThere(project.expenseImport)
    })
  await reaches('the file is read', ({ state }) => state === 'READ')
  await mutate('mapExpenseImport', { id, dateColumn: 0, amountColumn: 1, categoryColumn: 2, vendorColumn: 3, noteColumn: 4, dateFormat: 'YEAR_MONTH_DAY', decimalSign: 'POINT' }, '__typename')
  await reaches('the dry run is done', ({ state }) => state === 'CHECKED')
  await mutate('startExpenseImport', { id }, '__typename')
  await reaches('all is recorded', ({ changeSet }) => changeSet?.changed === rows && changeSet.state === 'FINISHED')
}

let files = 0

/** No two rows are the same, in this file or in another. */
function csvOf(rows: number): string {
  files += 1
  const day = (n: number) => new Date(Date.now() - (n % 700) * 86_400_000).toISOString().slice(0, 10)
  const lines = Array.from({ length: rows }, (_, n) => `${day(n)},${1_000 + (n % 900_000)},Category ${n % 20},Vendor ${n % 300},"Row ${n} of file ${files}, as a bank words it"`)
  return `Date,Amount,Category,Vendor,Note\n${lines.join('\n')}\n`
}
