import type { IncomingHttpHeaders } from 'node:http'
import { getOperationAST, type DocumentNode, type OperationDefinitionNode } from 'graphql'
import { KnownDocuments } from '@howl/platform/known-documents'
import type { Texts } from './operations.ts'

export type Operation = { document: DocumentNode; operation: OperationDefinitionNode; variables: Readonly<Record<string, unknown>> }

/** An operation as it came over HTTP. */
export type HttpOperation = { method: string; headers: IncomingHttpHeaders; search: string; body: unknown }

const MAX_MEDIA_TYPES = 100

/**
 * What the server has parsed, found valid and answered before. The same document, sent in the same form, needs none of
 * that again: nothing about it is decided here, only remembered.
 */
export class KnownOperations {
  /** A plan lives no longer than its document. */
  readonly #documents = new KnownDocuments()
  /** The type of an answer by what the client accepts. */
  readonly #mediaTypes = new Map<string, string>()

  rememberDocument(text: string, document: DocumentNode): void {
    this.#documents.remember(text, document)
  }

  rememberMediaType({ accept = '' }: IncomingHttpHeaders, mediaType: string | undefined): void {
    if (mediaType === undefined || this.#mediaTypes.has(accept)) return
    const [oldest] = this.#mediaTypes.keys()
    if (oldest !== undefined && this.#mediaTypes.size >= MAX_MEDIA_TYPES) this.#mediaTypes.delete(oldest)
    this.#mediaTypes.set(accept, mediaType)
  }

  /** @returns null for everything but the plain forms: a POST of a document or of its hash alone, perhaps with a name and variables. */
  find({ method, headers, body }: HttpOperation, texts: Texts): (Operation & { mediaType: string }) | null {
    if (method !== 'POST' || typeof body !== 'object' || body === null) return null
    const { query, operationName = null, variables = null, extensions = null } = body as Record<string, unknown>
    if (operationName !== null && typeof operationName !== 'string') return null
    if (typeof variables !== 'object' || Array.isArray(variables)) return null
    const text = extensions === null ? query : query === undefined ? texts.find(hashAlone(extensions)) : undefined
    const document = typeof text === 'string' ? this.#documents.find(text) : undefined
    const mediaType = this.#mediaTypes.get(headers.accept ?? '')
    const operation = document && getOperationAST(document, operationName)
    return operation && mediaType !== undefined ? { document, operation, variables: { ...variables }, mediaType } : null
  }
}

function hashAlone(extensions: unknown): unknown {
  const { persistedQuery, ...others } = extensions as { persistedQuery?: { version?: unknown; sha256Hash?: unknown } | null }
  return persistedQuery?.version === 1 && Object.keys(others).length === 0 ? persistedQuery.sha256Hash : undefined
}
