import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Seals what a subgraph must keep and nobody may read in the database: provider keys, tokens. */
export type Vault = {
  /** Encrypts with the newest key; the same text sealed twice looks different. */
  seal(projectId: string, plain: string): string
  /** @throws Error when the text was changed, belongs to another project, or its key is no longer in the ring. */
  open(projectId: string, sealed: string): string
  /** The text sealed with the newest key, or null when it already is: the caller then writes nothing. */
  rotate(projectId: string, sealed: string): string | null
  /** The id of the key that a sealed text needs, to count what still hangs on an old one. */
  keyIdOf(sealed: string): string
}

const VERSION = 'v1'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32
const ENTRY = /^([a-z0-9-]{1,32}):([A-Za-z0-9_-]{43})$/

/**
 * @param ring what HOWL_VAULT_KEYS holds: `id:key` entries parted by commas, the newest first. Keys are 32 bytes in
 *   base64url. A rotation puts a new entry in front, reseals everything, and only then takes the old entry away.
 * @throws Error for a ring that is empty or malformed; its message repeats no key.
 */
export function openVault(ring: string): Vault {
  const keys = readRing(ring)
  const [newest] = keys.keys()
  if (newest === undefined) throw new Error('HOWL_VAULT_KEYS holds no key.')

  // A key of its own for each project: sealed text that is copied to another project opens to nothing there.
  const projectKey = (keyId: string, projectId: string): Buffer => {
    const key = keys.get(keyId)
    if (!key) throw new Error(`HOWL_VAULT_KEYS has no key "${keyId}", by which this was sealed.`)
    return Buffer.from(hkdfSync('sha256', key, projectId, 'howl vault', KEY_BYTES))
  }

  const seal = (projectId: string, plain: string): string => {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', projectKey(newest, projectId), nonce)
    cipher.setAAD(context(newest, projectId))
    const body = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
    return [VERSION, newest, body.toString('base64url')].join('.')
  }

  const open = (projectId: string, sealed: string): string => {
    const { keyId, body } = readSealed(sealed)
    const key = projectKey(keyId, projectId)
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      decipher.setAAD(context(keyId, projectId))
      decipher.setAuthTag(body.subarray(-TAG_BYTES))
      return decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    } catch (cause) {
      throw new Error('This was not sealed for the project with this key, or it was changed since.', { cause })
    }
  }

  return {
    seal,
    open,
    rotate: (projectId, sealed) =>
      readSealed(sealed).keyId === newest ? null : seal(projectId, open(projectId, sealed)),
    keyIdOf: (sealed) => readSealed(sealed).keyId,
  }
}

/**
 * A fresh ring of one key for HOWL_VAULT_KEYS.
 *
 * @param keyId names the key, so that a later ring can hold both. @defaultValue the day it was made
 */
export function generateVaultKeys(keyId: string = new Date().toISOString().slice(0, 10)): string {
  return `${keyId}:${randomBytes(KEY_BYTES).toString('base64url')}`
}

function readRing(ring: string): Map<string, Buffer> {
  const keys = new Map<string, Buffer>()
  for (const entry of ring.split(',').map((text) => text.trim())) {
    const [, keyId, text] = ENTRY.exec(entry) ?? []
    if (keyId === undefined || text === undefined) {
      throw new Error('HOWL_VAULT_KEYS must be `id:key` entries parted by commas; `npm run keys` makes one.')
    }
    if (keys.has(keyId)) throw new Error(`HOWL_VAULT_KEYS names the key "${keyId}" twice.`)
    keys.set(keyId, Buffer.from(text, 'base64url'))
  }
  return keys
}

function readSealed(sealed: string): { keyId: string; body: Buffer } {
  const [version, keyId = '', text = '', ...rest] = sealed.split('.')
  const body = Buffer.from(text, 'base64url')
  // The last character of base64url has spare bits: two texts could mean the same bytes, and only one was ever sealed.
  const isWhole = body.length >= NONCE_BYTES + TAG_BYTES && body.toString('base64url') === text
  if (version !== VERSION || rest.length > 0 || !isWhole) throw new Error('This is no sealed text.')
  return { keyId, body }
}

/** Bound to the ciphertext without being part of it. */
function context(keyId: string, projectId: string): Buffer {
  return Buffer.from(JSON.stringify([VERSION, keyId, projectId]))
}
