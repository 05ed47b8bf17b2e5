/** One row of the endpoint table: where an operation lives and what goes in and out. */
export interface WireOperation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the origin, with `{placeholders}`, each one path segment. */
  readonly path: string
  /** Origin of the row: R the vendor's public repository, S the vendor's page on group calls as well. */
  readonly mark: 'R' | 'S'
  /** `app`: the program needs it; `method`: a typed method without a place in the program; `never`: it would carry secrets that nobody needs. */
  readonly use: 'app' | 'method' | 'never'
  /**
   * Who may: anybody, any agent who signs in by name, the agent the path names or a manager, a manager or an
   * administrator, an administrator alone. An access key counts as administrator, and as no agent (VoIPBin API 3.4).
   */
  readonly needs: 'nothing' | 'agent' | 'ownOrManager' | 'manager' | 'administrator'
  /** Names of the query; `!` is required. */
  readonly query: readonly string[]
  /** Members of the JSON body; `!` is required. Missing: no body is read. */
  readonly body?: readonly string[]
  /** A row, a page of rows, nothing at all, the address of a file, or a socket instead of an answer. */
  readonly answer: 'json' | 'page' | 'empty' | 'redirect' | 'socket'
}

/** What every list takes (VoIPBin API 4.1). */
export const paging = ['page_size', 'page_token'] as const
