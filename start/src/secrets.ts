import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { claimsKeys } from '@howl/platform/claims'
import { generateVaultKeys } from '@howl/platform/vault'
import { explain } from './explain.ts'
import { StartError } from './start-error.ts'

/** What an installation must keep to itself, by the names of its variables. */
export type Secrets = Record<'HOWL_SECRET' | 'HOWL_CLAIMS_PUBLIC_KEY' | 'HOWL_VAULT_KEYS' | 'HOWL_AGENT_KEY', string>

type Kept = Omit<Secrets, 'HOWL_CLAIMS_PUBLIC_KEY'>

/** A fresh set, which no installation has yet. */
export function generateSecrets(): Secrets {
  return withPublicKey({ HOWL_SECRET: random(), HOWL_VAULT_KEYS: generateVaultKeys(), HOWL_AGENT_KEY: random() })
}

/**
 * The secrets of an installation: those of the environment where it sets them, otherwise those of the data folder, which
 * are made on the first start and then stay.
 */
export function secretsOf(dataDir: string, env: Readonly<Record<string, string | undefined>>): Secrets {
  const file = join(dataDir, 'secrets.json')
  const kept = existsSync(file) ? read(file) : {}
  const fresh = generateSecrets()
  const name = (key: keyof Kept) => kept[key] ?? fresh[key]
  const whole: Kept = { HOWL_SECRET: name('HOWL_SECRET'), HOWL_VAULT_KEYS: name('HOWL_VAULT_KEYS'), HOWL_AGENT_KEY: name('HOWL_AGENT_KEY') }
  if (Object.keys(whole).some((key) => kept[key as keyof Kept] === undefined)) write(file, whole)

  const used: Kept = {
    HOWL_SECRET: env['HOWL_SECRET'] || whole.HOWL_SECRET,
    HOWL_VAULT_KEYS: env['HOWL_VAULT_KEYS'] || whole.HOWL_VAULT_KEYS,
    HOWL_AGENT_KEY: env['HOWL_AGENT_KEY'] || whole.HOWL_AGENT_KEY,
  }
  const secrets = withPublicKey(used)
  const given = env['HOWL_CLAIMS_PUBLIC_KEY']
  if (given && given !== secrets.HOWL_CLAIMS_PUBLIC_KEY) {
    throw new StartError('HOWL_CLAIMS_PUBLIC_KEY does not belong to HOWL_SECRET. Set both from one `npm run keys`, or leave both out.')
  }
  return secrets
}

/** The public half follows from HOWL_SECRET, so it is derived and never kept: the two cannot drift apart. */
const withPublicKey = (kept: Kept): Secrets => ({ ...kept, HOWL_CLAIMS_PUBLIC_KEY: claimsKeys(kept.HOWL_SECRET).publicKeyText })

const random = () => randomBytes(32).toString('base64url')

function read(file: string): Partial<Kept> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Kept>
  } catch {
    throw new StartError(
      `${file} holds the keys of this installation and cannot be read as such. Put it back from a backup.\n` +
        'Without it everybody has to sign in again and provider keys have to be entered again; to accept that, delete the file and start.',
    )
  }
}

function write(file: string, secrets: Kept): void {
  const folder = dirname(file)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
    renameSync(`${file}.new`, file)
  } catch (error) {
    throw explain(error, folder)
  }
}
