/** Asks a running Howl as any client would: over HTTP, with an access token. */
export type GraphClient = {
  url: string
  /** @throws Error that holds every error of the answer */
  ask: <Data>(query: string, variables?: Record<string, unknown>, token?: string | null) => Promise<Data>
}

type Answer<Data> = { data?: Data; errors?: { message: string; extensions?: { code?: string } }[] }

const mostTries = 60

export function openGraphClient(url: string, signal?: AbortSignal): GraphClient {
  const send = (body: string, token: string | null) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body,
      ...(signal ? { signal } : {}),
    })
  return {
    url,
    ask: async <Data>(query: string, variables: Record<string, unknown> = {}, token: string | null = null): Promise<Data> => {
      const body = JSON.stringify({ query, variables })
      for (let tries = 1; ; tries += 1) {
        const response = await send(body, token)
        const { data, errors } = (await response.json()) as Answer<Data>
        if (!errors && data !== undefined) return data
        const isTooFast = errors?.some(({ extensions }) => extensions?.code === 'RATE_LIMITED') ?? false
        if (!isTooFast || tries >= mostTries) throw new Error(`The graph answered ${response.status}: ${JSON.stringify(errors ?? data)}`)
        // Refused before anything ran, so asking again is safe.
        await new Promise((done) => setTimeout(done, Number(response.headers.get('retry-after') ?? 0.25) * 1000))
      }
    },
  }
}

/** What a mutation's union gave, when it is the success; any refusal throws. */
export function requireSuccess<Payload extends { __typename?: string }>(payload: Payload): Payload {
  if (payload.__typename?.endsWith('Success')) return payload
  throw new Error(`The graph refused: ${JSON.stringify(payload)}`)
}
