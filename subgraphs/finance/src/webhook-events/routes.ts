import type { RouteDefinition, RouteRequest, RouteResponse } from '@howl/platform/subgraph'
import { readJsonObject } from '../lossless-json.ts'
import { sepayEventId } from '../payment-connections/providers/sepay-transfers.ts'
import { refusalOf, sepayAnswer } from '../payment-connections/providers/sepay.ts'
import type { Services } from '../services.ts'
import { keptHeaders } from './headers.ts'

const LARGEST_BODY = 1024 * 1024
const RETRY_AFTER_SECONDS = 10

/** SePay takes only 200 with `success: true` as "delivered"; everything else it sends again, for about half an hour. */
export const sepayRoute: RouteDefinition<Services> = {
  provider: 'sepay',
  handle: async (services, request) => {
    const startedAt = performance.now()
    const answer = await answerOf(services, request)
    const durationMs = Math.round(performance.now() - startedAt)
    services.log.info({ provider: 'sepay', purpose: 'callback', connectionId: request.path.slice(0, 36), status: answer.status, durationMs }, 'callback')
    return answer
  },
}

async function answerOf(services: Services, request: RouteRequest): Promise<RouteResponse> {
  try {
    return await take(services, request)
  } catch (error) {
    // Not the error itself: the driver puts the parameters of the statement on it, and they are the body.
    services.log.error({ reason: messageOf(error), connectionId: request.path }, 'a callback could not be stored; the provider is asked to send it again')
    return { ...refuse(503, 'It could not be stored. Send it again.'), headers: { ...JSON_TYPE, 'retry-after': String(RETRY_AFTER_SECONDS) } }
  }
}

async function take({ connections, webhookStore, now, log }: Services, { method, path, headers, body, address }: RouteRequest): Promise<RouteResponse> {
  if (method !== 'POST') return { ...refuse(405, 'Callbacks are POSTed.'), headers: { ...JSON_TYPE, allow: 'POST' } }
  if (body.length > LARGEST_BODY) return refuse(413, 'The body is larger than 1 MiB.')
  const connection = await connections.openForCallback(path, 'SEPAY')
  if (!connection || connection.isDisabled) return refuse(404, 'There is no such connection.')
  const reason = refusalOf({ headers, body, secrets: connection.secrets, now: now() })
  if (reason) {
    log.warn({ connectionId: connection.id, projectId: connection.projectId, address, reason }, 'a callback was refused')
    // Whether it can be counted or not, it is refused: a forged callback must not learn how the database does.
    await connections.countRefused(connection.id).catch((error: unknown) => {
      log.error({ reason: messageOf(error), connectionId: connection.id }, 'a refused callback was not counted')
    })
    return refuse(401, 'The callback is not authentic.')
  }
  const members = readJsonObject(body)
  const externalId = members && sepayEventId(members)
  if (!externalId) return refuse(400, 'The body is no JSON object with an id.')
  await webhookStore.store({ projectId: connection.projectId, connectionId: connection.id, provider: 'SEPAY', externalId, payload: body, headers: keptHeaders(headers) })
  return { status: 200, headers: JSON_TYPE, body: sepayAnswer.stored }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }

const refuse = (status: number, message: string): RouteResponse => ({ status, headers: JSON_TYPE, body: sepayAnswer.refused(message) })
