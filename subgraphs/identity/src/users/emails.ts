/** The longest address that SMTP carries (RFC 5321). */
const MAX_LENGTH = 254

/** One `@`, a domain with a dot, no spaces, quotes or control characters: what people have, not all that RFC 5322 allows. */
const SHAPE = /^[^\s@"<>(),;:\\[\]\p{Cc}\p{Cs}]{1,64}@[^\s@"<>(),;:\\[\]\p{Cc}\p{Cs}.]+(\.[^\s@"<>(),;:\\[\]\p{Cc}\p{Cs}.]+)+$/u

/**
 * An address as it is stored and compared everywhere: trimmed, one Unicode form, lower-case.
 *
 * @returns null for what is no e-mail address.
 */
export function normaliseEmail(text: string): string | null {
  const email = text.trim().normalize('NFC').toLowerCase()
  return email.length <= MAX_LENGTH && SHAPE.test(email) ? email : null
}
