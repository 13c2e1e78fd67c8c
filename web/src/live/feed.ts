import type { Session } from '../session/session.ts'
import { readStream } from './stream.ts'

/** What happened, in the order of `sequence`. The subject is the id of the record that it is about. */
export interface LiveEvent {
  id: string
  projectId: string | null
  type: string
  subject: string
  at: string
}

/** A named event reaches only a listener of its name, so every kind that the web reacts to stands here. */
export const liveTypes = [
  'finance.orderPlaced',
  'finance.orderPaid',
  'finance.orderChanged',
  'finance.transactionReceived',
  'finance.transactionChanged',
  'finance.expenseRecorded',
  'finance.expenseDeleted',
  'finance.expenseRestored',
  'finance.expenseChanged',
  'finance.expenseChangeSetChanged',
  'finance.orderChangeSetChanged',
  'finance.expenseImportChanged',
  'finance.exportChanged',
  'finance.webhookChanged',
  'finance.webhookReplayChanged',
  'finance.connectionChanged',
  'finance.bankFindingChanged',
  'finance.balanceRecorded',
  'finance.recountChanged',
  'growth.contactCreated',
  'ai.runChanged',
  'identity.projectCreated',
  'identity.projectChanged',
  'identity.memberJoined',
  'identity.memberChanged',
  'identity.memberRemoved',
  'identity.invitationCreated',
  'identity.apiKeyCreated',
  'identity.apiKeyRevoked',
] as const

export type LiveType = (typeof liveTypes)[number]

type Told = { kind: 'event'; event: LiveEvent } | { kind: 'connected'; isConnected: boolean } | { kind: 'gap' } | { kind: 'whoListens' }

const channelName = 'howl.live'
const lockName = 'howl.live.stream'
const retryMs = 5_000

/**
 * One event stream for all tabs of a browser: over HTTP/1.1 a browser opens six connections to a server, and six tabs
 * with a stream each would leave none for requests. The tab that holds the lock listens and tells the others; when
 * it closes, the next one takes over.
 *
 * A tab in which an operator looks as a person listens alone, by the token of that look: what the others hear is the
 * operator's own, and what this one hears is nobody's but that person's.
 */
export class LiveFeed {
  isConnected = false
  #wasConnected = false
  #listeners = new Set<(event: LiveEvent | null) => void>()
  #watchers = new Set<() => void>()
  #tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName)
  #stream: EventSource | null = null
  #release: (() => void) | null = null
  #retry: number | undefined
  #alone: { token: string; stop: AbortController } | null = null
  #session: Session

  constructor(session: Session) {
    this.#session = session
    this.#tabs?.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if (!this.#alone) this.#hear(data)
    })
    session.subscribe(() => this.#follow())
    // A look outlives a reload, so that somebody may be there from the beginning.
    this.#follow()
  }

  /** @param listener gets null when events may have been missed: whatever it shows has to be asked for again. */
  onEvent(listener: (event: LiveEvent | null) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  onConnection = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  #follow(): void {
    const { state } = this.#session
    const token = state.phase === 'signedIn' && state.looking ? state.accessToken : null
    if (token !== this.#alone?.token) this.#endAlone()
    if (token !== null) this.#listenAlone(token)
    else if (state.phase === 'signedIn') this.#lead()
    else this.#stop()
  }

  #listenAlone(token: string): void {
    if (this.#alone) return
    this.#stop()
    const stop = new AbortController()
    this.#alone = { token, stop }
    void this.#listenWith(token, stop.signal)
  }

  #endAlone(): void {
    this.#alone?.stop.abort()
    this.#alone = null
  }

  async #listenWith(token: string, signal: AbortSignal): Promise<void> {
    let after: string | null = null
    let hasGap = false
    while (!signal.aborted) {
      const end = await readStream({
        token,
        after,
        signal,
        onOpen: () => {
          this.#hear({ kind: 'connected', isConnected: true })
          if (hasGap) this.#hear({ kind: 'gap' })
        },
        onMessage: ({ id, data }) => {
          after = id
          this.#hear({ kind: 'event', event: JSON.parse(data) as LiveEvent })
        },
      })
      if (signal.aborted) return
      this.#hear({ kind: 'connected', isConnected: false })
      if (end === 'refused') return this.#session.lookEnded()
      // Resumed after a message, nothing is missed; where none has come yet, there is nothing to go on after.
      hasGap = after === null
      await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
  }

  #lead(): void {
    if (this.#release) return
    const held = new Promise<void>((resolve) => {
      this.#release = resolve
    })
    const begin = () => {
      if (this.#release) this.#open()
      return held
    }
    if (!navigator.locks) {
      void begin()
      return
    }
    void navigator.locks.request(lockName, begin)
    // Another tab may have been listening for long, and said so before this one was there to hear it.
    this.#tabs?.postMessage({ kind: 'whoListens' } satisfies Told)
  }

  #open(): void {
    this.#stream?.close()
    const stream = new EventSource('/events')
    this.#stream = stream
    const tell = (message: MessageEvent<string>) => this.#tell({ kind: 'event', event: JSON.parse(message.data) as LiveEvent })
    for (const type of liveTypes) stream.addEventListener(type, tell)
    // The browser resumes a stream where it broke; a new stream begins now.
    let isNew = this.#wasConnected
    stream.addEventListener('open', () => {
      this.#tell({ kind: 'connected', isConnected: true })
      if (isNew) this.#tell({ kind: 'gap' })
      isNew = false
    })
    stream.addEventListener('error', () => {
      this.#tell({ kind: 'connected', isConnected: false })
      // The browser comes back by itself after a lost connection, but gives up when the server refuses.
      if (stream.readyState === EventSource.CLOSED) this.#reopen()
    })
  }

  #reopen(): void {
    clearTimeout(this.#retry)
    this.#retry = window.setTimeout(() => {
      void this.#session.token().then((token) => {
        if (token && this.#release) this.#open()
      })
    }, retryMs)
  }

  #stop(): void {
    clearTimeout(this.#retry)
    this.#stream?.close()
    this.#stream = null
    this.#release?.()
    this.#release = null
    this.#hear({ kind: 'connected', isConnected: false })
  }

  #tell(told: Told): void {
    this.#hear(told)
    this.#tabs?.postMessage(told)
  }

  #hear(told: Told): void {
    switch (told.kind) {
      case 'event':
        for (const listener of this.#listeners) listener(told.event)
        break
      case 'whoListens':
        if (this.#stream) this.#tabs?.postMessage({ kind: 'connected', isConnected: this.isConnected } satisfies Told)
        break
      case 'gap':
        for (const listener of this.#listeners) listener(null)
        break
      case 'connected':
        if (this.isConnected === told.isConnected) break
        this.isConnected = told.isConnected
        this.#wasConnected ||= told.isConnected
        for (const watcher of this.#watchers) watcher()
    }
  }
}
