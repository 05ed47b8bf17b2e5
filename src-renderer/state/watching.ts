import { ask } from './commands.ts'

/** A contact whose presence and line are shown. */
export interface WatchedContact {
  readonly accountId: string
  readonly contactId: string
}

/** As many as an account can be asked to watch. */
const MOST = 500

/**
 * Whose presence and line are shown anywhere in this window. A list replaces the one before at main, so those of all
 * parts of the window are put together here, the latest shown first.
 */
class Watching {
  #shown: readonly (readonly WatchedContact[])[] = []
  #told = new Map<string, string>()
  #waits = false

  /** Watches these until the returned end is called. */
  show(contacts: readonly WatchedContact[]): () => void {
    this.#shown = [contacts, ...this.#shown]
    this.#tellSoon()
    return () => {
      this.#shown = this.#shown.filter((list) => list !== contacts)
      this.#tellSoon()
    }
  }

  /** Once for everything that changes together. */
  #tellSoon(): void {
    if (this.#waits) return
    this.#waits = true
    queueMicrotask(() => {
      this.#waits = false
      this.#tell()
    })
  }

  #tell(): void {
    const wanted = new Map<string, Set<string>>()
    for (const { accountId, contactId } of this.#shown.flat()) {
      wanted.set(accountId, (wanted.get(accountId) ?? new Set()).add(contactId))
    }
    for (const accountId of new Set([...this.#told.keys(), ...wanted.keys()])) {
      const contactIds = [...(wanted.get(accountId) ?? [])].slice(0, MOST)
      const key = JSON.stringify(contactIds)
      if (this.#told.get(accountId) === key || (contactIds.length === 0 && !this.#told.has(accountId))) continue
      this.#told.set(accountId, key)
      // nobody needs to hear when that fails: the lamp says that it is not known
      void ask('colleague.watch', { accountId, contactIds })
    }
  }
}

/** The one list of this window. */
export const watching = new Watching()
