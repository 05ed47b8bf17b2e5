/** How a contact stands in somebody's list. */
export type ContactStatus = 'favourite' | 'contact' | 'vip' | 'blocked'

/** The contacts a person has picked out, by contact id. */
export class ContactList {
  readonly #statuses = new Map<string, ContactStatus>()

  constructor(favourites: readonly string[]) {
    for (const id of favourites) this.#statuses.set(id, 'favourite')
  }

  has(id: string): boolean {
    return this.#statuses.has(id)
  }

  statusOf(id: string): ContactStatus | undefined {
    return this.#statuses.get(id)
  }

  set(id: string, status: ContactStatus): void {
    this.#statuses.set(id, status)
  }

  remove(id: string): void {
    this.#statuses.delete(id)
  }

  /** Makes these the only favourites. */
  replaceFavourites(ids: readonly string[]): void {
    for (const [id, status] of this.#statuses) if (status === 'favourite') this.#statuses.delete(id)
    for (const id of ids) this.#statuses.set(id, 'favourite')
  }
}
