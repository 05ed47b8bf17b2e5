/** Chance that is the same for the same seed (mulberry32), so that a run can be repeated. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** In [0, 1), like `Math.random`. */
  readonly next = (): number => {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least)
  }

  happens(probability: number): boolean {
    return this.next() < probability
  }

  /** @throws Error when there is nothing to choose from */
  one<T>(items: readonly T[]): T {
    const chosen = items[Math.floor(this.next() * items.length)]
    if (chosen === undefined) throw new Error('nothing to choose from')
    return chosen
  }

  shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => [this.next(), item] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, item]) => item)
  }

  /** Another one, so that what runs beside this does not take its numbers. */
  split(): Random {
    return new Random(Math.floor(this.next() * 2 ** 32))
  }
}
