import { processEnvironment, someOf } from '@howl/platform/process-environment'

/** The variables that a worker alone reads, beside those of the subgraphs that it works for. */
export const workerEnvironment = (subgraphs: readonly string[]) => ({
  ...processEnvironment,
  WORKER_SUBGRAPHS: someOf(subgraphs),
})
