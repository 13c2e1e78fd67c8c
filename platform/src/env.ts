import { z } from 'zod'

/**
 * Reads the environment once, at the start of a process. An empty variable counts as absent, because that is how
 * docker compose passes one that is not set.
 *
 * @param shape one zod schema per variable, keyed by the variable's name.
 * @param source @defaultValue process.env
 * @throws one Error whose message names every faulty variable, and none of their values: they may be secrets.
 */
export function readEnv<Shape extends z.ZodRawShape>(
  shape: Shape,
  source: Readonly<Record<string, string | undefined>> = process.env,
): z.output<z.ZodObject<Shape>> {
  const given = Object.fromEntries(
    Object.keys(shape).map((name) => [name, source[name] === '' ? undefined : source[name]]),
  )
  const result = z.object(shape).safeParse(given)
  if (result.success) return result.data
  const faults = new Map<string, string>()
  for (const issue of result.error.issues) {
    const name = String(issue.path[0])
    if (!faults.has(name)) faults.set(name, given[name] === undefined ? 'is missing' : withoutValue(issue))
  }
  const lines = [...faults].map(([name, fault]) => `  ${name}: ${fault}`)
  throw new Error(`Howl cannot start, because its environment is not right:\n${lines.join('\n')}\nSee .env.example.`)
}

/** Messages of zod name what was expected and not what was given; only these kinds could repeat the value. */
function withoutValue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`
  return issue.message
}
