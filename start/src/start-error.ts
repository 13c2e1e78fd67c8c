/**
 * A start that cannot go on for a reason that a person can do something about.
 * Its message says what is wrong and what to do; it is printed without a stack.
 */
export class StartError extends Error {
  override readonly name = 'StartError'
}
