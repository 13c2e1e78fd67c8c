/** Collects the conditions of a statement with their numbered parameters, so that no value ever stands in the SQL. */
export class Conditions {
  /** The values, in the order of their numbers. */
  readonly params: unknown[] = []
  readonly #parts: string[] = []
  readonly #paramsBefore: number

  /** @param paramsBefore how many parameters the statement has already: the first one here gets the next number. */
  constructor(paramsBefore: number) {
    this.#paramsBefore = paramsBefore
  }

  /**
   * @param write is given the function that turns a value into its placeholder.
   * @returns these conditions, with one more.
   */
  add(write: (param: (value: unknown) => string) => string): this {
    this.#parts.push(
      write((value) => {
        this.params.push(value)
        return `$${this.#paramsBefore + this.params.length}`
      }),
    )
    return this
  }

  /** All of them, each in brackets; `true` when there is none. */
  get where(): string {
    return this.#parts.length === 0 ? 'true' : this.#parts.map((part) => `(${part})`).join(' and ')
  }
}
