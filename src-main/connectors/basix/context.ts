import type { LinkContext } from '../kit/link-context.ts'
import type { Term } from './bert/term.ts'
import type { RingCallbacks } from './calls/ring-callbacks.ts'
import type { Feature } from './capabilities.ts'
import type { BasixClient } from './client.ts'
import type { BasixOptions } from './options.ts'
import type { CtiCommand } from './socket/commands.ts'

/** An element by the names of its fields; fields that hold nothing are not in it. */
export type Item = ReadonlyMap<string, Term>

/** What the parts of one link share; it lives as long as the link. */
export interface BasixContext extends LinkContext<Feature> {
  readonly client: BasixClient
  /** There where the account says that the system can reach it. */
  readonly callbacks?: Pick<RingCallbacks, 'open'> | undefined
  /** What was chosen of the account. */
  readonly options: BasixOptions
  /** Sends a command over the socket, which answers nothing. @throws CtiError network when the socket has ended */
  send(command: CtiCommand): void
}
