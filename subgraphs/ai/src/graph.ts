import { deriveKey } from '@howl/platform/claims'
import { AppError } from '@howl/platform/errors'
import { callInternal } from '@howl/platform/serve'
import type { GraphRequest, GraphResponse, Surroundings } from '@howl/platform/subgraph'
import { z } from 'zod'

/** In whose name the graph is asked: a person, in one project, with at most these scopes, for one run. */
export type Agent = { userId: string; projectId: string; scopes: readonly string[]; runId: string }

/**
 * Asks the graph as a client does, and sees what the agent's person may see at that moment, no matter where the gateway
 * runs.
 *
 * @throws AppError when identity refuses the agent; Error when identity or the gateway cannot be reached.
 */
export type AskGraph = (request: GraphRequest, agent: Agent, signal: AbortSignal) => Promise<GraphResponse>

export type GraphEnvironment = {
  GATEWAY_URL?: string | undefined
  IDENTITY_URL?: string | undefined
  HOWL_AGENT_KEY?: string | undefined
}

/** The ways that whoever started this process has handed in, and HTTP for those that it has not. */
export function openGraph({ env, surroundings }: { env: GraphEnvironment; surroundings: Surroundings }): AskGraph {
  const mint = surroundings.call ? mintInProcess(surroundings.call) : mintOverHttp(env)
  const ask = surroundings.askGraph ?? askOverHttp(env)
  return async (request, agent, signal) => {
    signal.throwIfAborted()
    return ask({ ...request, token: await mint(agent) }, signal)
  }
}

type Mint = (agent: Agent) => Promise<string>
type Ask = (request: GraphRequest & { token: string }, signal: AbortSignal) => Promise<GraphResponse>

const MINT = 'agent-token'
const minted = z.object({ token: z.string() })

function mintInProcess(call: NonNullable<Surroundings['call']>): Mint {
  return async (agent) => minted.parse(await call('identity', MINT, agent)).token
}

function mintOverHttp({ IDENTITY_URL, HOWL_AGENT_KEY }: GraphEnvironment): Mint {
  if (!IDENTITY_URL || !HOWL_AGENT_KEY) return () => Promise.reject(notReachable('IDENTITY_URL and HOWL_AGENT_KEY'))
  const key = deriveKey(HOWL_AGENT_KEY, 'internal-calls')
  return async (agent) =>
    minted.parse(await callInternal({ url: IDENTITY_URL, subgraph: 'identity', name: MINT, key, input: agent })).token
}

const ANSWER_TIMEOUT_MS = 30_000

function askOverHttp({ GATEWAY_URL }: GraphEnvironment): Ask {
  if (!GATEWAY_URL) return () => Promise.reject(notReachable('GATEWAY_URL'))
  return async ({ token, ...request }, signal) => {
    const response = await fetch(`${GATEWAY_URL}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify(request),
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
    })
    const answer: unknown = await response.json().catch(() => null)
    // A refusal of the whole request comes with a status of its own, and with errors that say why.
    if (!isGraphResponse(answer)) throw new Error(`The gateway answered ${response.status} and nothing of the graph.`)
    return answer
  }
}

const isGraphResponse = (answer: unknown): answer is GraphResponse =>
  typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer)

const notReachable = (names: string): AppError =>
  new AppError('INTERNAL_SERVER_ERROR', `The graph cannot be asked from here: ${names} not set.`)
