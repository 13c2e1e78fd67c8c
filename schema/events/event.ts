import type { z } from 'zod'

/** A kind of domain event: its name, `<subgraph>.<whatHappened>`, and the shape of what it tells. */
export type EventDefinition<Payload extends z.ZodType = z.ZodType> = {
  type: string
  /** Fields are added, never renamed or made mandatory: events of yesterday's version are still under way. */
  payload: Payload
}

export const defineEvent = <Payload extends z.ZodType>(type: string, payload: Payload): EventDefinition<Payload> => ({ type, payload })
