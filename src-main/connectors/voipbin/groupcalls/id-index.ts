/** Ids under an id. */
export class IdIndex {
  readonly #ids = new Map<string, Set<string>>()

  of(key: string): ReadonlySet<string> {
    return this.#ids.get(key) ?? NONE
  }

  add(key: string, id: string): void {
    this.#ids.set(key, (this.#ids.get(key) ?? new Set()).add(id))
  }

  /** Nothing where there is no such key. */
  delete(key: string | undefined, id: string): void {
    const ids = key === undefined ? undefined : this.#ids.get(key)
    if (key !== undefined && ids?.delete(id) === true && ids.size === 0) this.#ids.delete(key)
  }
}

const NONE: ReadonlySet<string> = new Set()
