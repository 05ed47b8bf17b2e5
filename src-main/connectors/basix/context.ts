import type { LinkContext } from '../kit/link-context.ts'
import type { Term } from './bert/term.ts'
import type { Feature } from './capabilities.ts'
import type { BasixClient } from './client.ts'
import type { BasixOptions } from './options.ts'
import type { CtiCommand } from './socket/commands.ts'

/** The user of the account; the id is told by the system after opening. */
export interface Self {
  readonly domain: string
  readonly name: string
  readonly id: number | undefined
}

/** An element by the names of its fields; fields that hold nothing are not in it. */
export type Item = ReadonlyMap<string, Term>

/** What the system has told so far. */
export interface Elements {
  /** Those of one kind, such as `user`, by their key. */
  of(element: string): ReadonlyMap<string, Item>
}

/** What the parts of one link share; it lives as long as the link. */
export interface BasixContext extends LinkContext<Feature> {
  readonly client: BasixClient
  readonly self: Self
  /** What was chosen of the account. */
  readonly options: BasixOptions
  readonly elements: Elements
  /** Sends a command over the socket, which answers nothing. @throws CtiError network when the socket has ended */
  send(command: CtiCommand): void
}
