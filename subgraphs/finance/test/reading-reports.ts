import type { TestProject } from './factories.ts'

type Range = { from: string; to: string }
type Options = { compareWith?: 'PERIOD_BEFORE' | 'YEAR_BEFORE' | null; claims?: ReturnType<TestProject['claims']> }

export type Figure = { amount: { amount: string; currency: string }; previous: { amount: string } | null; change: { amount: string } | null; changeShare: string | null; rows: Rows }
export type Rows = { count: number; kind: string; from: string; to: string; part: string | null }
export type Row = { id: string; on: string; at: string | null; amount: { amount: string; currency: string }; transaction: { id: string } | null; order: { id: string } | null; line: string | null; expense: { id: string } | null }

export const FIGURE = '{ amount { amount currency } previous { amount } change { amount } changeShare rows { count kind from to part } }'
const HEAD = 'period { from to } comparedWith { from to }'
const PROFIT = `{ ${HEAD} revenue ${FIGURE} expenses ${FIGURE} netProfit ${FIGURE} profitMargin previousProfitMargin unmatched ${FIGURE}
  categories { id category expenses ${FIGURE} share children { id category expenses ${FIGURE} share } } }`
const CASH = `{ ${HEAD} cashIn ${FIGURE} matched ${FIGURE} unmatched ${FIGURE} setAside ${FIGURE} notApplicable ${FIGURE} cashOut ${FIGURE} netCash ${FIGURE} expenses ${FIGURE} }`

/** Every field of the reports but the texts of the definitions. */
export const REPORTS = {
  profitReport: `{ ${HEAD} asOf definitions { key } total ${PROFIT} months ${PROFIT} }`,
  customerReport: `{ ${HEAD} asOf definitions { key } revenue ${FIGURE} customers(first: 200) { totalCount nodes { key name email orderCount share revenue ${FIGURE} } } }`,
  lineReport: `{ ${HEAD} asOf definitions { key } revenue ${FIGURE} lines(first: 200) { totalCount nodes { description share revenue ${FIGURE} } } }`,
  cashReport: `{ ${HEAD} asOf definitions { key } total ${CASH} months ${CASH} otherCurrencies { currency cashIn ${FIGURE} cashOut ${FIGURE} netCash ${FIGURE} } }`,
}

export type ReportName = keyof typeof REPORTS

export async function readReport(project: TestProject, name: ReportName, range: Range, { compareWith = null, claims = project.claims() }: Options = {}): Promise<any> {
  const answer = await project.read(`report: ${name}(range: $range, compareWith: $compareWith) ${REPORTS[name]}`, {
    declare: '$range: DateRangeInput!, $compareWith: ReportComparison',
    variables: { range, compareWith },
    claims,
  })
  return answer['report']
}

/** Pages through all rows behind a figure, as a person who opens it would. */
export async function readRows(project: TestProject, { kind, from, to, part }: Omit<Rows, 'count'>, { first = 200 }: { first?: number } = {}): Promise<{ rows: Row[]; totalCount: number }> {
  const rows: Row[] = []
  for (let after: string | null = null; ; ) {
    const { page }: { page: { nodes: Row[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await project.read(
      `page: reportRows(of: $of, first: $first, after: $after) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes { id on at amount { amount currency } transaction { id } order { id } line expense { id } }
      }`,
      { declare: '$of: ReportRowsInput!, $first: Int, $after: String', variables: { of: { kind, range: { from, to }, part }, first, after } },
    )
    rows.push(...page.nodes)
    if (!page.pageInfo.hasNextPage) return { rows, totalCount: page.totalCount }
    after = page.pageInfo.endCursor
  }
}

/** Every figure in an answer, with where it stands. */
export function figuresIn(answer: unknown, path = ''): { path: string; figure: Figure }[] {
  if (typeof answer !== 'object' || answer === null) return []
  const inside = Object.entries(answer).flatMap(([key, value]) => figuresIn(value, `${path}.${key}`))
  return 'rows' in answer && 'amount' in answer ? [{ path, figure: answer as Figure }, ...inside] : inside
}

/** Minor units, so that a test can add them. */
export const minorOf = ({ amount }: { amount: string }): bigint => BigInt(amount.replace('.', ''))

export const sumOf = (amounts: readonly { amount: string }[]): bigint => amounts.reduce((sum, one) => sum + minorOf(one), 0n)
