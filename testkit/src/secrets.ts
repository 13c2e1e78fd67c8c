import { claimsKeys } from '@howl/platform/claims'
import { generateVaultKeys } from '@howl/platform/vault'

const secret = 'a-secret-of-tests-that-nobody-else-uses'

/** What an installation keeps to itself, made for one test run. */
export const testSecrets = {
  HOWL_SECRET: secret,
  HOWL_CLAIMS_PUBLIC_KEY: claimsKeys(secret).publicKeyText,
  HOWL_VAULT_KEYS: generateVaultKeys('test'),
  HOWL_AGENT_KEY: 'a-key-of-tests-that-agents-are-known-by',
} as const

/** Signs claims as the gateway of the test run does. */
export const testClaimsKeys = () => claimsKeys(secret)
