import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { GRAPHIQL_POLICY, pageHeaders } from './http.ts'

/** The second page of the web build: the explorer of the graph, from our own files. */
const GRAPHIQL_PAGE = 'graphiql.html'

/** A browser that was sent here, rather than a program that asks something. */
export function wantsGraphiql({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && /^text\/html\b/.test((headers.accept ?? '').trim())
}

export function sendGraphiql(reply: FastifyReply, webRoot: string | null): FastifyReply {
  if (webRoot !== null && existsSync(join(webRoot, GRAPHIQL_PAGE))) return reply.headers(pageHeaders(GRAPHIQL_POLICY)).sendFile(GRAPHIQL_PAGE)
  return reply.headers(pageHeaders()).type('text/html; charset=utf-8').send('<!doctype html><title>Howl</title><p>The graph answers at this address. Its explorer is not built: run <code>npm run build</code>.')
}
