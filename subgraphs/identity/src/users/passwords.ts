import { hash, verify } from '@node-rs/argon2'
import { AppError } from '@howl/platform/errors'

/** OWASP's setting for argon2id; about 9 ms on one core. */
const ARGON2ID = { algorithm: 2, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const

/**
 * argon2 runs on libuv's pool of four threads, which files and DNS share: two leave the process room to answer
 * everybody else, and bound the memory that a burst of sign-ins can take.
 */
const MAX_AT_ONCE = 2
/** About a second of waiting. */
const MAX_WAITING = 200

export const MIN_PASSWORD_LENGTH = 10
export const MAX_PASSWORD_LENGTH = 500

let running = 0
const waiting: (() => void)[] = []

async function takeTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_AT_ONCE) {
    if (waiting.length >= MAX_WAITING) throw new AppError('RATE_LIMITED', 'Too many people sign in at this moment. Try again in a few seconds.')
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else {
    running += 1
  }
  try {
    return await work()
  } finally {
    // The turn is handed on, not given back, so that a newcomer cannot overtake those who wait.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/** One keyboard writes é as one character, another as two: both must open the same account. */
const comparable = (password: string): string => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => takeTurn(() => hash(comparable(password), ARGON2ID))

/** Of the same cost as every other hash (a test compares them), and of a password that was thrown away. */
const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$I0Gvt38IyZTsPCT6vri4Ug$gZ6rgroC4w5pj1aMHzBTVT8ir9TORsjZGjsWpGTXQIw'

/** @param passwordHash null for an account that does not exist: the same work is done, and the answer is no. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  // Longer than any that signUp takes: cut, or the length would become a way to occupy a core.
  const candidate = comparable(password.slice(0, MAX_PASSWORD_LENGTH + 1))
  const isRight = await takeTurn(() => verify(passwordHash ?? NOBODYS_HASH, candidate))
  return isRight && passwordHash !== null
}

/** From the published lists of leaked passwords: those of ten characters and more that stand near the top. */
const COMMON = new Set(
  `1234567890 0123456789 9876543210 0987654321 12345678910 123456789a a123456789 123456789q 1234567891 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5 q1w2e3r4t5y6 zaq12wsxcde
   1qaz2wsx3edc 1qazxsw23edc qwertyuiop qwertyuiop123 qwertyuiop[] qwerty12345 qwerty123456 qwerty1234 qwerty123! qwertyqwerty asdfghjkl; asdfghjkl1 asdfghjkl123 asdfasdfasdf
   zxcvbnm123 zxcvbnm,./ password12 password123 password1234 password12345 password123! password1! password!! password01 password2020 password2021 password2022 password2023 password2024 password2025
   password2026 passw0rd123 p@ssw0rd123 p@ssword123 p@ssw0rd12 passwordpassword mypassword mypassword1 changeme123 changeme12 changemenow letmein123 letmein1234 letmeinplease
   welcome123 welcome1234 welcome12345 welcome2024 welcome2025 iloveyou12 iloveyou123 iloveyou1234 iloveyouso iloveyou!! administrator admin12345 admin123456 admin1234567 adminadmin
   superman123 batman12345 football12 football123 baseball12 baseball123 basketball basketball1 princess12 princess123 sunshine12 sunshine123 monkey12345 dragon12345 michael123
   jessica123 charlie123 liverpool1 liverpool123 manchester manutd1234 chelsea123 barcelona1 barcelona123 realmadrid juventus123 starwars123 pokemon123 computer12 computer123 internet12
   internet123 trustno1234 whatever123 nothing123 something1 everything chocolate1 chocolate123 butterfly1 butterfly123 strawberry strawberry1 cheesecake christopher alexander1 alexandria
   elizabeth1 abcdefghij abcdefghijk abcd123456 abcd1234567 abc123456789 abc1234567 abc123abc123 aa12345678 aa123456789 a1b2c3d4e5 a1b2c3d4e5f6 qazwsxedc1 qazwsxedcrfv qweasdzxc1 qweasdzxc123
   qwe123qwe123 asd123asd123 test123456 test1234567 testtest123 testtesttest temporary1 temppassword secret1234 secretpassword googlegoogle facebook12 facebook123 1111111111 0000000000
   matkhau123 matkhau1234 anhyeuem123 anhyeuem12 emyeuanh123 khongcopass khongbiet123 vietnam123 hanoi123456 saigon12345 123456aaaa 123123123123 1231231231 1122334455 112233445566 9999999999`
    .split(/\s+/)
    .filter(Boolean),
)

/**
 * @param email the account's address: a password that is the address, or its part before the @, is the first guess.
 * @returns why the password cannot be taken, or null.
 */
export function passwordProblem(password: string, email: string): string | null {
  const length = [...password].length
  if (length < MIN_PASSWORD_LENGTH) return `A password needs at least ${MIN_PASSWORD_LENGTH} characters.`
  if (password.length > MAX_PASSWORD_LENGTH) return `A password has at most ${MAX_PASSWORD_LENGTH} characters.`
  const plain = comparable(password).toLowerCase().trim()
  if (plain === email || plain === email.split('@')[0]) return 'The password cannot be the e-mail address.'
  if (COMMON.has(plain) || isRepeated(plain) || isRun(plain)) return 'This password is among the first that attackers try. Choose another one.'
  return null
}

/** `aaaaaaaaaa`, `abcabcabcabc`: up to four characters over and over. */
const isRepeated = (text: string): boolean => /^(.{1,4}?)\1+.{0,3}$/su.test(text) && new Set(text).size <= 4

/** `abcdefghijkl`, `9876543210`: each character is the neighbour of the one before. */
function isRun(text: string): boolean {
  const letters = [...text].map((letter) => letter.codePointAt(0) ?? 0)
  const steps = new Set(letters.slice(1).map((letter, index) => letter - (letters[index] ?? 0)))
  return steps.size === 1 && (steps.has(1) || steps.has(-1))
}
