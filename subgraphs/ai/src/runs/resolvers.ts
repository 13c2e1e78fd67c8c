import { projectOf } from '@howl/platform/access'
import type { Resolvers } from '../__generated__/resolvers.ts'
import { RunAnswer } from './entities.ts'
import { MOST_ROWS } from './figure-rows.ts'

export const runResolvers = {
  Project: {
    runs: ({ id }, args, { runs }) => runs.list(id, args),
    run: ({ id: projectId }, { id }, { runs }) => runs.get(projectId, id),
  },
  Run: {
    range: ({ rangeFrom: from, rangeTo: to }) => ({ from, to }),
    answer: (run) => (run.answer === null ? null : new RunAnswer(run, run.answer)),
  },
  RunFigure: {
    rows: ({ projectId, runId, rowSets, rowCount }, { first, offset }, { figureRows }) =>
      figureRows.load({ projectId, runId, rowSets, rowCount, first: first ?? MOST_ROWS, offset: offset ?? 0 }),
  },
  Mutation: {
    startRun: (_, args, { runs }) => runs.start(projectOf(args), args.input),
    cancelRun: (_, args, { runs }) => runs.cancel(projectOf(args), args.input.id),
    retryRun: (_, args, { runs }) => runs.retry(projectOf(args), args.input.id),
  },
} satisfies Resolvers
