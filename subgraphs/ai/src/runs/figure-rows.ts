import type { Claims } from '@howl/platform/claims'
import type { Database } from '@howl/platform/database'
import { AppError, badInput } from '@howl/platform/errors'
import { formatMoney, type Money } from '@howl/platform/money'
import DataLoader from 'dataloader'
import type { RowSet } from './figures.ts'

/** A row as the graph shows it beside a figure. */
export type FigureRow = { type: string; id: string; label: string; amount: Money }

export type RowsOfFigure = { projectId: string; runId: string; rowSets: readonly RowSet[]; rowCount: number; first: number; offset: number }

export const MOST_ROWS = 1_000
/** For all figures of one request together: the rows of one answer, and not those of every answer there is. */
const MOST_ROWS_A_REQUEST = 25_000

type Found = { place: number; type: string; id: string; label: string; minor: string; currency: string }

/** Reads the rows of all figures that one request asks for in one statement. */
export function openFigureRows({ claims, db }: { claims: Claims; db: Database }) {
  const loader = new DataLoader<RowsOfFigure, FigureRow[]>(
    async (wanted) => {
      const rows = await db.inTenant(claims, [...new Set(wanted.map(({ projectId }) => projectId))], (tx) =>
        tx.query<Found>(
          `select wanted.place::int as place, page.*
           from unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::int[]) with ordinality
             as wanted (project_id, run_id, row_sets, size, skipped, place)
           cross join lateral (
             select r.row_type as type, r.row_id as id, r.label, r.amount_minor::text as minor, r.currency,
               array_position(string_to_array(wanted.row_sets, ','), r.row_set) as set_place, r.place as row_place
             from ai.run_rows r
             where r.project_id = wanted.project_id and r.run_id = wanted.run_id and r.row_set = any (string_to_array(wanted.row_sets, ','))
             order by set_place, row_place limit wanted.size offset wanted.skipped
           ) page
           order by wanted.place, page.set_place, page.row_place`,
          [
            wanted.map(({ projectId }) => projectId),
            wanted.map(({ runId }) => runId),
            wanted.map(({ rowSets }) => rowSets.join(',')),
            wanted.map(({ first }) => first),
            wanted.map(({ offset }) => offset),
          ],
        ),
      )
      const answers = wanted.map((): FigureRow[] => [])
      for (const { place, type, id, label, minor, currency } of rows) {
        answers[place - 1]?.push({ type, id, label, amount: formatMoney({ minor: BigInt(minor), currency }) })
      }
      return answers
    },
    { cache: false },
  )

  let asked = 0
  return {
    /** @throws BAD_USER_INPUT, OPERATION_TOO_COMPLEX */
    load: (figure: RowsOfFigure): Promise<FigureRow[]> => {
      if (figure.first < 1 || figure.first > MOST_ROWS) throw badInput(`\`first\` is 1 to ${MOST_ROWS}.`)
      if (figure.offset < 0) throw badInput('`offset` is not negative.')
      asked += Math.max(0, Math.min(figure.first, figure.rowCount - figure.offset))
      if (asked > MOST_ROWS_A_REQUEST) throw new AppError('OPERATION_TOO_COMPLEX', 'These are too many rows for one operation. Ask for those of one run, or of fewer figures.')
      return loader.load(figure)
    },
  }
}
