import { readChannels, readExtensionState, readOrderedCall, readOriginateId } from '../wire/calls.ts'
import { Operations } from './operations.ts'

/** Placing, ending and moving calls, and what runs now (MiRTA 4, 5). */
export class CallOperations extends Operations {
  /** Rings `source`, then `dest`; gives the id by which it is asked for. Never to be repeated: a time-out may have dialled. */
  readonly dial = this.makes('dial', readOriginateId)
  /** What became of a call that was dialled; undefined when it is not known any more. */
  readonly originatedCall = this.reads('originatedCall', readOrderedCall)
  readonly hangUp = this.acts('hangUp')
  /** Sends `channel` away: the other party's, or one's own telephone goes (MiRTA 4.3). */
  readonly transfer = this.acts('transfer')
  /** Calls `dest` from one's own `channel`, the other party waits (MiRTA 4.4). */
  readonly attendedTransfer = this.acts('attendedTransfer')
  /** Undefined where nothing came back: then by `id` in place of `ext` (MiRTA 5.1). */
  readonly extensionState = this.reads('extensionState', readExtensionState)
  readonly currentCalls = this.reads('currentCalls', readChannels, { takesText: true })
  /** All of a tenant; quick for one node only (MiRTA 2.1). */
  readonly channels = this.reads('channels', readChannels, { takesText: true })
  readonly channel = this.reads('channel', (value) => readChannels(value)[0], { takesText: true })
}
