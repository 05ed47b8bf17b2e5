/** One row of the table: a method, a socket or a command of a socket, and what goes in. */
export interface BasixOperation {
  /** An HTTP request, the request for a socket, or a text frame that a client sends on the socket of events. */
  readonly transport: 'http' | 'socket' | 'command'
  /** Below the origin; of commands that of their socket. */
  readonly path: string
  readonly method: 'POST' | 'GET' | 'MESSAGE'
  /** Members of the body, names of the query, or members of the frame; `!` is required. */
  readonly parameters: readonly string[]
  /** Whom one of `<kind>_id`, `_name` … must name besides (Basix API 2.1). */
  readonly names?: 'user' | 'group'
  /** Origin of the row: S the vendor's page of call_group, P other pages of the vendor, L its published library. */
  readonly mark: 'S' | 'P' | 'L'
  /** Place in the contract. */
  readonly section: string
  /** Who uses it: the link, nobody but the typed client, or nobody at all. */
  readonly use: 'link' | 'client' | 'never'
}

/** Ways to name a user, each after `user_`; the first one that is there wins (Basix API 2.1). */
export const userNamings = ['id', 'name', 'label', 'extension', 'did', 'email'] as const
/** Ways to name a group, each after `group_`. */
export const groupNamings = ['id', 'name', 'label', 'extension', 'did'] as const
