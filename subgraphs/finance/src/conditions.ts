/** Collects the conditions of a statement with their numbered parameters, so that no value ever stands in the SQL. */
export class Conditions {
  readonly params: unknown[] = []
  readonly #parts: string[] = []
  readonly #paramsBefore: number

  constructor(paramsBefore: number) {
    this.#paramsBefore = paramsBefore
  }

  /** @param write is given the function that turns a value into its placeholder. */
  add(write: (param: (value: unknown) => string) => string): void {
    this.#parts.push(
      write((value) => {
        this.params.push(value)
        return `$${this.#paramsBefore + this.params.length}`
      }),
    )
  }

  get where(): string {
    return this.#parts.length === 0 ? 'true' : this.#parts.map((part) => `(${part})`).join(' and ')
  }
}
