/** A group that is open on the page of groups; without an id it is a new one. */
export interface OpenedGroup {
  readonly accountId: string
  readonly groupId: string | undefined
}

/** Which group is open; it stays so while the user is on another page. */
class Opened {
  #group = $state.raw<OpenedGroup>()
  #done = $state.raw<string>()
  /** Where the keyboard goes when the list comes back. */
  #last: OpenedGroup | undefined

  get group(): OpenedGroup | undefined {
    return this.#group
  }

  /** What was done just before this page came, in words. */
  get done(): string | undefined {
    return this.#done
  }

  open(accountId: string, groupId: string | undefined, done?: string): void {
    this.#group = { accountId, groupId }
    this.#done = done
  }

  close(done?: string): void {
    this.#last = this.#group
    this.#group = undefined
    this.#done = done
  }

  /** The group that was closed just now, once. */
  takeLast(): OpenedGroup | undefined {
    const last = this.#last
    this.#last = undefined
    return last
  }
}

export const opened = new Opened()
