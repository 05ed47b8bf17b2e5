import type { BasixContext } from '../context.ts'
import type { ElementStore } from '../elements/element-store.ts'
import type { CallMemory } from './call-memory.ts'
import type { PartyContext } from './remote-party.ts'

/** What calls need of their link. */
export interface CallLink extends Pick<
  BasixContext,
  'clock' | 'signal' | 'capabilities' | 'options' | 'callbacks' | 'emit' | 'send'
> {
  readonly client: Pick<BasixContext['client'], 'host' | 'callUser' | 'callGroup'>
}

/** What the calls of a link are made, shown and commanded with. */
export interface CallContext extends PartyContext {
  readonly link: CallLink
  readonly store: ElementStore
  /** Of this account, over all its links. */
  readonly memory: CallMemory
  /** The user, whose id the system has told. */
  readonly self: { readonly id: number; readonly name: string }
}
