import { defineSubgraph } from '@howl/platform/subgraph'
import { z } from 'zod'
import { CreateRuns1793527200000 } from '../migrations/20261101T1000-create-runs.ts'
import { ShowWorkToOperators1795464300000 } from '../migrations/20261123T2005-show-work-to-operators.ts'
import { ForgetRows1795860000000 } from '../migrations/20261128T1000-forget-rows.ts'
import { createContext } from './context.ts'
import { openGraph } from './graph.ts'
import { Run, RunRow } from './runs/entities.ts'
import { executeRun, forgetOldRows } from './runs/jobs.ts'
import { runResolvers } from './runs/resolvers.ts'

/** AI: runs, and the analyst that answers them. It asks the graph and never a neighbour's tables. */
export const ai = defineSubgraph({
  name: 'ai',
  url: import.meta.url,
  resolvers: runResolvers,
  entities: [Run, RunRow],
  migrations: [CreateRuns1793527200000, ShowWorkToOperators1795464300000, ForgetRows1795860000000],
  environment: {
    GATEWAY_URL: z.url().optional(),
    IDENTITY_URL: z.url().optional(),
    HOWL_AGENT_KEY: z.string().min(32).optional(),
  },
  createServices: ({ db, env, surroundings, now }) => ({ askGraph: openGraph({ env, surroundings }), db, now }),
  createContext,
  jobs: [executeRun, forgetOldRows],
})
