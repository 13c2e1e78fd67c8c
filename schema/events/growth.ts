import { z } from 'zod'
import { defineEvent } from './event.ts'

/** The project deals with somebody it did not know before. */
export const contactCreated = defineEvent('growth.contactCreated', z.object({ contactId: z.uuid() }))
