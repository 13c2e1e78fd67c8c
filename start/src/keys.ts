import { generateSecrets } from './secrets.ts'

/** Prints a fresh set of secrets in the form of an env file, for containers. */
export function printKeys(): void {
  for (const [name, value] of Object.entries(generateSecrets())) process.stdout.write(`${name}=${value}\n`)
}
