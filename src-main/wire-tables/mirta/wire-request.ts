/** How a value is written into the reply; a client asks for the first format of a row (MiRTA 2.2, 2.3). */
export type ReplyFormat = 'plain' | 'json' | 'csv' | 'xml'

/** One row of the request table: which `reqtype` with which chosen values, what goes in and what comes out. */
export interface WireRequest {
  readonly reqtype: string
  /** Values that choose this row among those of its `reqtype`, such as `action=pause`. */
  readonly chosen: Readonly<Record<string, string>>
  /** Further parameters; `!` is required, `a|b` are two names of one, a client sends the first. */
  readonly parameters: readonly string[]
  /** Parameters with a closed list of values. */
  readonly values?: Readonly<Record<string, readonly string[]>>
  /** Whether the request is about one tenant; a client sends the tenant always (MiRTA 13). */
  readonly tenant: 'needed' | 'optional' | 'unused'
  /** Who may call it: the link, administration only, or nobody (it destroys or costs, MiRTA 3, 7.1, 8.1). */
  readonly use: 'link' | 'admin' | 'never'
  /** Whether something changes or rings: a key that may only read is refused (MiRTA 1.3). */
  readonly changes: boolean
  /** The least key that may ask. */
  readonly right: 'tenant' | 'admin'
  readonly sentAs: 'query' | 'form' | 'multipart'
  readonly formats: readonly [ReplyFormat, ...ReplyFormat[]]
  /** Form of the reply: a word or `Success|…|`, rows, one object, bare text, sound (a fax: its PDF). */
  readonly reply: 'word' | 'rows' | 'object' | 'text' | 'sound'
  /** The body that says "nothing there" (MiRTA 2.3). */
  readonly empty?: '' | ']' | 'null' | '[]' | '[["",""]]'
  /** Line of the vendor's list; null when the list does not have it. */
  readonly seedLine: number | null
  /** How sure the reply is: S vendor's list, P vendor's pages, C seen in the field, A assumed. */
  readonly mark: 'S' | 'P' | 'C' | 'A'
  /** Place in the contract. */
  readonly section: string
}
