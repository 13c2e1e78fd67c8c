/** Ends things in the reverse order of their start, each once, and all of them even when one fails. */
export class Shutdown {
  readonly #steps: (() => Promise<void>)[] = []
  #running: Promise<void> | null = null

  /** Adds what has to be ended before everything that was added earlier. */
  before(step: () => Promise<void>): void {
    this.#steps.push(step)
  }

  run(): Promise<void> {
    this.#running ??= this.#runAll()
    return this.#running
  }

  async #runAll(): Promise<void> {
    const failures: unknown[] = []
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      try {
        await step()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `Stopping failed: ${failures.map(String).join('; ')}`)
  }
}
