/** Chance that falls the same way every time: the demo looks alike on every machine. */
export type Random = {
  /** At least 0, below 1. */
  next: () => number
  /** A whole number from `low` to `high`, both included. */
  between: (low: number, high: number) => number
  chance: (probability: number) => boolean
  pick: <Item>(items: readonly Item[]) => Item
  /** Picks by the weight that each item states. */
  weighted: <Item extends { weight: number }>(items: readonly Item[]) => Item
  /** How many of something that happens `mean` times on average happen now (Poisson). */
  count: (mean: number) => number
}

/** @param seed another one gives another sequence. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (items) => required(items[between(0, items.length - 1)]),
    weighted: (items) => {
      let left = next() * items.reduce((sum, { weight }) => sum + weight, 0)
      return required(items.find(({ weight }) => (left -= weight) < 0) ?? items.at(-1))
    },
    count: (mean) => {
      const limit = Math.exp(-mean)
      let product = next()
      let count = 0
      while (product > limit) {
        product *= next()
        count += 1
      }
      return count
    },
  }
}

function required<Item>(item: Item | undefined): Item {
  if (item === undefined) throw new Error('There is nothing to pick from.')
  return item
}
