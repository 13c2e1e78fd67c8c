import { z } from 'zod'
import { defineEvent } from './event.ts'

const facts = { name: z.string(), kind: z.string(), currency: z.string(), timeZone: z.string(), version: z.number().int() }

export const projectCreated = defineEvent('identity.projectCreated', z.object(facts))

/** Its name, its kind, or whether it is open or archived. */
export const projectChanged = defineEvent('identity.projectChanged', z.object({ ...facts, state: z.enum(['ACTIVE', 'ARCHIVED']) }))

export const memberJoined = defineEvent('identity.memberJoined', z.object({ userId: z.uuid(), roleKey: z.string() }))

/** The person has another role. */
export const memberChanged = defineEvent('identity.memberChanged', z.object({ userId: z.uuid(), roleKey: z.string() }))

/** The person left, or was removed. */
export const memberRemoved = defineEvent('identity.memberRemoved', z.object({ userId: z.uuid() }))

export const invitationCreated = defineEvent('identity.invitationCreated', z.object({ invitationId: z.uuid(), roleKey: z.string() }))

export const apiKeyCreated = defineEvent('identity.apiKeyCreated', z.object({ keyId: z.uuid() }))

export const apiKeyRevoked = defineEvent('identity.apiKeyRevoked', z.object({ keyId: z.uuid() }))

/** Belongs to no project: an operator looks as somebody else no more. */
export const impersonationEnded = defineEvent('identity.impersonationEnded', z.object({ impersonationId: z.uuid(), operatorId: z.uuid() }))

/** Belongs to no project: a person signed out, ended the session elsewhere, or its refresh token was used twice. */
export const sessionEnded = defineEvent('identity.sessionEnded', z.object({ sessionId: z.uuid(), userId: z.uuid() }))
