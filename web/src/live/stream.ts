/** One message of a stream of server-sent events. */
export interface StreamMessage {
  id: string
  data: string
}

interface Wish {
  token: string
  /** The id of the last message that came, to go on after it. */
  after: string | null
  signal: AbortSignal
  onOpen: () => void
  onMessage: (message: StreamMessage) => void
}

/**
 * Listens with a token. An EventSource sends cookies alone, so it would listen as whoever is signed in, and not as whom an
 * operator looks as.
 *
 * @returns how it ended: `refused` when the token counts no more, `lost` when it is worth trying again.
 */
export async function readStream({ token, after, signal, onOpen, onMessage }: Wish): Promise<'refused' | 'lost'> {
  try {
    const response = await fetch('/events', {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}`, ...(after === null ? {} : { 'last-event-id': after }) },
      // The cookie is the operator's own, and has no part in this.
      credentials: 'omit',
      cache: 'no-store',
      signal,
    })
    if (response.status === 401 || response.status === 403) return 'refused'
    if (!response.ok || !response.body) return 'lost'
    onOpen()
    for await (const message of messagesIn(response.body)) onMessage(message)
  } catch {
    // A connection that breaks, or is given up: it ended, and that is all there is to know.
  }
  return 'lost'
}

/** Messages may be cut anywhere, also within a letter; comments and the wish for a retry are no messages. */
export async function* messagesIn(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamMessage> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, { stream: true })
      const whole = text.split('\n\n')
      text = whole.pop() ?? ''
      for (const block of whole) {
        const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trimStart()]))
        const [id, data] = [fields.get('id'), fields.get('data')]
        if (id !== undefined && data !== undefined) yield { id, data }
      }
    }
  } finally {
    await reader.cancel()
  }
}
