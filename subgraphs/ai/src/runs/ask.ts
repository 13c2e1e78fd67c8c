import { setTimeout as wait } from 'node:timers/promises'
import { AppError, type ErrorCode } from '@howl/platform/errors'
import type { GraphResponse } from '@howl/platform/subgraph'
import type { Agent, AskGraph } from '../graph.ts'
import { CannotAnswer, type Ask } from './collect.ts'

/** These mean that the person may not see what the run has to read. Asking again would not help. */
const REFUSALS: readonly unknown[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'] satisfies ErrorCode[]

const RATE_LIMITED = 'RATE_LIMITED' satisfies ErrorCode
/** A run that reads many pages is held to the same pace as everybody. */
const PACE_MS = 500
const MOST_WAITS = 100

/**
 * The graph for one run: answers are read by their shape, and refusals are told apart from outages.
 *
 * @returns a function that throws CannotAnswer when the person's rights do not reach, and Error when it is worth trying again.
 */
export function askAs(askGraph: AskGraph, agent: Agent, signal: AbortSignal): Ask {
  return async (query, variables, shape) => {
    for (let waits = 0; ; waits += 1) {
      const { data, errors = [] } = await refusalsTold(() => askGraph({ query, variables }, agent, signal))
      const codes = errors.map(codeOf)
      if (codes.some((code) => REFUSALS.includes(code))) throw noLongerAllowed()
      const [error] = errors
      // `project` is null, without an error, for whoever is in no project at all.
      if (!error && data?.['project'] === null) throw noLongerAllowed()
      if (!error) return shape.parse(data)
      if (!codes.includes(RATE_LIMITED) || waits === MOST_WAITS) throw new Error(`The graph could not answer: ${error.message} (${codes.join(', ')})`)
      await wait(PACE_MS, undefined, { signal })
    }
  }
}

const codeOf = ({ extensions }: NonNullable<GraphResponse['errors']>[number]): unknown => extensions?.['code']

async function refusalsTold<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask()
  } catch (error) {
    throw error instanceof AppError && REFUSALS.includes(error.code) ? noLongerAllowed() : error
  }
}

const noLongerAllowed = (): CannotAnswer =>
  new CannotAnswer('The person who asked may not see the figures of this project any more. Somebody who may see its finances can ask again.')
