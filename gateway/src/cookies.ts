import { z } from 'zod'

/** What a subgraph asks of the browser by `extensions.setCookie`: null takes the cookie away. */
const cookieChange = z.object({ value: z.string().min(1), expiresAt: z.coerce.date() }).nullable()

export type CookieChange = z.infer<typeof cookieChange>

/** @throws ZodError for what no subgraph of ours sends. */
export const readCookieChange = (extension: unknown): CookieChange => cookieChange.parse(extension)

export type Cookies = {
  name: string
  /** The refresh token that the browser sent, if any. */
  read: (header: string | undefined) => string | null
  /** The `Set-Cookie` header for a change. */
  write: (change: CookieChange) => string
}

/** The one cookie there is. Over https its name binds it to this host: no neighbour on the same domain can set it. */
export function cookiesFor(publicUrl: string): Cookies {
  const isSecure = new URL(publicUrl).protocol === 'https:'
  const name = isSecure ? '__Host-howl' : 'howl'
  // Strict: a request that another site caused never carries it, not even a followed link; the page that the link opens
  // is ours and sends it with its own requests.
  const attributes = `Path=/; HttpOnly; ${isSecure ? 'Secure; ' : ''}SameSite=Strict`
  return {
    name,
    read: (header) => valueIn(header, name),
    write: (change) =>
      change
        ? `${name}=${encodeURIComponent(change.value)}; Expires=${change.expiresAt.toUTCString()}; ${attributes}`
        : `${name}=; Max-Age=0; ${attributes}`,
  }
}

function valueIn(header: string | undefined, name: string): string | null {
  const found = header?.split(';').find((pair) => pair.trimStart().startsWith(`${name}=`))
  const value = found?.slice(found.indexOf('=') + 1).trim()
  try {
    return value ? decodeURIComponent(value) : null
  } catch {
    // No cookie that we have set.
    return null
  }
}
