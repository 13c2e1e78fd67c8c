import type { BaseContext } from '@howl/platform/subgraph'
import { openFigureRows } from './runs/figure-rows.ts'
import type { Services } from './runs/jobs.ts'
import { Runs } from './runs/runs.ts'

/** What the resolvers of this subgraph find in their context. */
export type Context = BaseContext & ReturnType<typeof createContext>

export const createContext = ({ now }: Services, { claims, db }: BaseContext) => ({
  runs: new Runs({ claims, db, now }),
  figureRows: openFigureRows({ claims, db }),
})
