import type { DocumentNode } from 'graphql'

/** A planner makes few texts, and people send few: values are in variables. */
const MOST = 1_000

/**
 * Documents that a server has parsed and found valid, by their text: the same text needs none of that again. They are the
 * server's own, for as long as it keeps them.
 */
export class KnownDocuments {
  readonly #documents = new Map<string, WeakRef<DocumentNode>>()

  /** The oldest makes room. */
  remember(text: string, document: DocumentNode): void {
    if (this.find(text) === document) return
    const [oldest] = this.#documents.keys()
    if (oldest !== undefined && this.#documents.size >= MOST && !this.#documents.has(text)) this.#documents.delete(oldest)
    this.#documents.set(text, new WeakRef(document))
  }

  find(text: string): DocumentNode | undefined {
    return this.#documents.get(text)?.deref()
  }
}
