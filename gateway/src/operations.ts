import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HeaderMap } from '@apollo/server'
import type { DocumentNode } from 'graphql'
import { z } from 'zod'
import { AppError } from '@howl/platform/errors'

/** Written by the web's build, and for nobody but the gateway that serves that build. */
export const OPERATIONS_FILE = 'operations.json'

/** The texts of the web app's operations, by their SHA-256. */
export type Operations = ReadonlyMap<string, string>

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * @param webRoot the folder of the web build; null, or one that is not built, has no operations.
 * @throws when the file is not what the build writes: an operation under another one's name would be answered as that one.
 */
export function readOperations(webRoot: string | null): Operations {
  const file = webRoot === null ? null : join(webRoot, OPERATIONS_FILE)
  if (file === null || !existsSync(file)) return new Map()
  const operations = Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8'))))
  for (const [hash, text] of operations) if (hashOf(text) !== hash) throw new Error(`${file} is damaged: build the web app again.`)
  return new Map(operations)
}

/** What a request says of the operation that it means. */
export type Asked = { query: unknown; extensions: unknown }

/**
 * The text of what is asked: sent along, or named by its hash, after which it need not be sent again.
 *
 * @returns null when there is none to be had; the server says what is missing.
 */
export function textOf({ query, extensions }: Asked, texts: Texts): string | null {
  const named = (extensions as { persistedQuery?: { version?: unknown; sha256Hash?: unknown } | null } | null | undefined)?.persistedQuery
  if (!named) return typeof query === 'string' ? query : null
  if (named.version !== 1) throw refused('PERSISTED_QUERY_NOT_SUPPORTED', 'Only version 1 of persisted queries is known here. Send the text of the operation.', 200)
  if (typeof query !== 'string') return texts.find(named.sha256Hash) ?? null
  if (hashOf(query) !== named.sha256Hash) throw refused('BAD_REQUEST', 'The hash is not the SHA-256 of the text that came with it, in hexadecimal digits.', 400)
  return query
}

const refused = (code: 'PERSISTED_QUERY_NOT_SUPPORTED' | 'BAD_REQUEST', message: string, status: number): AppError =>
  new AppError(code, message, { http: { status, headers: new HeaderMap() } })

/** What others may have remembered here: anybody can ask, so it is bounded, and the web's own operations are no part of it. */
const MOST_CHARACTERS = 4_000_000
const MOST_DOCUMENT_CHARACTERS = 20_000_000

/** The server's memory of texts by hash: those of the web app for good, those of others as long as there is room. */
export class Texts {
  readonly #operations: Operations
  readonly #others = new Recent<string>(MOST_CHARACTERS, ({ length }) => length)

  constructor(operations: Operations) {
    this.#operations = operations
  }

  find(hash: unknown): string | undefined {
    return typeof hash === 'string' ? (this.#operations.get(hash) ?? this.#others.get(hash)) : undefined
  }

  /** By the server, which puts a name of its own before the hash. */
  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.find(hashIn(key)))
  }

  /** Told only of what was found valid and within all limits. */
  set(key: string, text: string): Promise<void> {
    const hash = hashIn(key)
    if (!this.#operations.has(hash)) this.#others.set(hash, text)
    return Promise.resolve()
  }

  delete(): Promise<boolean> {
    return Promise.resolve(false)
  }
}

/** The server's memory of parsed documents. A plan lives as long as its document, so nobody's flood costs the web app its plans. */
export class Documents {
  readonly #operations: Operations
  readonly #own = new Map<string, DocumentNode>()
  readonly #others = new Recent<DocumentNode>(MOST_DOCUMENT_CHARACTERS, (document) => JSON.stringify(document).length)

  constructor(operations: Operations) {
    this.#operations = operations
  }

  get(key: string): Promise<DocumentNode | undefined> {
    const hash = hashIn(key)
    return Promise.resolve(this.#own.get(hash) ?? this.#others.get(hash))
  }

  set(key: string, document: DocumentNode): Promise<void> {
    const hash = hashIn(key)
    if (this.#operations.has(hash)) this.#own.set(hash, document)
    else this.#others.set(hash, document)
    return Promise.resolve()
  }

  delete(): Promise<boolean> {
    return Promise.resolve(false)
  }
}

const hashIn = (key: string): string => key.slice(key.lastIndexOf(':') + 1)

/** What was used last stays, up to a size of all together. */
class Recent<Value> {
  readonly #kept = new Map<string, { value: Value; size: number }>()
  readonly #room: number
  readonly #sizeOf: (value: Value) => number
  #size = 0

  constructor(room: number, sizeOf: (value: Value) => number) {
    this.#room = room
    this.#sizeOf = sizeOf
  }

  get(key: string): Value | undefined {
    const entry = this.#kept.get(key)
    if (!entry) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, entry)
    return entry.value
  }

  set(key: string, value: Value): void {
    const size = this.#sizeOf(value)
    this.#drop(key)
    this.#kept.set(key, { value, size })
    this.#size += size
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= this.#room) return
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    this.#size -= this.#kept.get(key)?.size ?? 0
    this.#kept.delete(key)
  }
}
