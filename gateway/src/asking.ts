import type { Claims, CredentialClaims } from '@howl/platform/claims'
import type { Auth, Client, Credential } from './auth.ts'
import { readCookieChange, type CookieChange } from './cookies.ts'

export type AskingOptions = {
  auth: Auth
  credential: Credential
  client: Client
  publicUrl: string
  requestId: string
  found: { claims: CredentialClaims; isRefused: boolean; isFresh: boolean }
  /** What the cookie holds, if the request may use it. */
  refreshToken: string | null
}

/** Who asks, for as long as one operation runs: what the operation does can change what its asker may do next. */
export class Asking {
  claims: Claims
  readonly cookieChanges: CookieChange[] = []
  /** The bearer that was sent is not valid: only what needs no credential may run. */
  readonly isRefused: boolean
  /** What is asked, for the log: `query Orders`. */
  operation: string | null = null
  #isFresh: boolean
  #isChanged = false
  #renewal: Promise<void> | null = null
  readonly #options: AskingOptions

  constructor(options: AskingOptions) {
    this.#options = options
    this.isRefused = options.found.isRefused
    this.#isFresh = options.found.isFresh
    this.claims = this.#claimsFrom(options.found.claims)
  }

  /** Claims that hold what this operation has changed itself. */
  async currentClaims(): Promise<Claims> {
    if (this.#isChanged) {
      this.#isChanged = false
      await this.#renew()
    } else if (this.#renewal) await this.#renewal
    return this.claims
  }

  /**
   * For a NOT_FOUND that may only mean that cached claims are older than the project or the membership.
   *
   * @returns true when there are rights that the claims lacked before.
   */
  async gainsByRenewal(before: Claims): Promise<boolean> {
    if (!this.#isFresh) {
      this.#renewal ??= this.#renew()
      await this.#renewal
    }
    return Object.keys(this.claims.projects).some((id) => !Object.hasOwn(before.projects, id))
  }

  /** What a subgraph says to the gateway beside its answer. Clients never see it. */
  take(extensions: Record<string, unknown>): void {
    const { setCookie, claimsChanged } = extensions
    if (Array.isArray(setCookie)) this.cookieChanges.push(...setCookie.map(readCookieChange))
    if (claimsChanged !== true) return
    this.#options.auth.drop(this.#options.credential)
    this.#isChanged = true
  }

  /** Only operations that sign in or out get to see the refresh token. */
  liftRefreshToken(): void {
    const { refreshToken } = this.#options
    if (refreshToken) this.claims = { ...this.claims, refreshToken }
  }

  async #renew(): Promise<void> {
    const { auth, credential, client } = this.#options
    const { refreshToken } = this.claims
    const { claims } = await auth.resolveAnew(credential, client)
    this.#isFresh = true
    this.claims = { ...this.#claimsFrom(claims), ...(refreshToken ? { refreshToken } : {}) }
  }

  #claimsFrom(claims: CredentialClaims): Claims {
    const { requestId, client, publicUrl } = this.#options
    return { ...claims, requestId, client: { ...client, publicUrl } }
  }
}
