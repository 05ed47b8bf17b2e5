import type { TicketScope } from '../dstny-scopes.ts'

/** HTTP methods the User API uses (Dstny API 0.3). */
export type WireMethod = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One row of the endpoint table: where an operation lives and what goes in and out. */
export interface WireOperation {
  /** Title of the API group the operation belongs to. */
  readonly group: string
  /** Ticket scope the group asks for; null for ticket creation itself. */
  readonly scope: TicketScope | null
  /** Line of the first parameter in the vendor's page; null when the page does not have the operation. */
  readonly seedLine: number | null
  /** Accepted methods; a client sends the first. */
  readonly methods: readonly [WireMethod, ...WireMethod[]]
  /** Path with `{placeholders}`, each one path segment. */
  readonly path: string
  /** How sure the path is: V seen in the field, D documented, A assumed. */
  readonly mark: 'V' | 'D' | 'A'
  /** Query names; `[]` may be repeated, `!` is required. */
  readonly query: readonly string[]
  readonly body: 'none' | 'json' | 'image' | 'pidf'
  readonly answer: 'json' | 'text' | 'empty' | 'image' | 'sse'
  readonly deprecated?: true
}
