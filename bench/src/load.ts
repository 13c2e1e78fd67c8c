import { Pool } from 'undici'

export type LoadRequest = { url: string; body: string; headers: Record<string, string> }

const CONNECTIONS = 20

/** One answer, parsed: contenders have to give the same one before they are measured. */
export async function askOnce({ url, body, headers }: LoadRequest): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers, body })
  return response.json()
}

/**
 * Sends the same request over and over by kept connections, each as soon as its last one is answered.
 *
 * @returns how many answers came.
 */
export async function sendFor(ms: number, { url, body, headers }: LoadRequest): Promise<number> {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1 })
  const end = performance.now() + ms
  let answered = 0
  const send = async () => {
    while (performance.now() < end) {
      const response = await pool.request({ path: pathname, method: 'POST', headers, body })
      if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}: ${await response.body.text()}`)
      await response.body.dump({ limit: 16 * 1024 * 1024 })
      answered += 1
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, send))
  await pool.close()
  return answered
}
