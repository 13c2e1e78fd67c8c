import { expect, test } from 'vitest'
import { messagesIn, type StreamMessage } from './stream.ts'

/** Bytes in pieces of any size. */
function inPieces(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size))
      controller.close()
    },
  })
}

const sent = 'retry: 1500\n\n:\n\nid: 7\nevent: finance.orderPaid\ndata: {"subject":"đơn hàng"}\n\n:\n\nid: 8\nevent: ai.runChanged\ndata: {"a":"b: c"}\n\nid: 9\nevent: half'

test.each([1, 2, 3, 7, 1000])('messages are whole when they come in pieces of %i bytes, and half a message is none', async (size) => {
  const read: StreamMessage[] = []
  for await (const message of messagesIn(inPieces(sent, size))) read.push(message)
  expect(read).toEqual([
    { id: '7', data: '{"subject":"đơn hàng"}' },
    { id: '8', data: '{"a":"b: c"}' },
  ])
})
