import type { Clock } from '../../../util/clock.ts'
import { keepNewest } from '../../../util/keep-newest.ts'
import { OwnRequests } from './own-requests.ts'

/** So many legs are remembered. */
const MOST_LEGS = 2_000

/** To which call a leg belongs. */
export interface Belonging {
  /** The first leg's. */
  readonly callId: string
  readonly direction: 'incoming' | 'outgoing'
}

/**
 * What is known of the calls of an account beyond what the system tells: it lives longer than one link, so that a call is
 * the same one after a new connection, of which the leg that named it may be over.
 */
export class CallMemory {
  readonly requests: OwnRequests
  readonly #legs = new Map<string, Belonging>()

  constructor(clock: Clock) {
    this.requests = new OwnRequests(clock)
  }

  /** By the leg's uuid. */
  belonging(uuid: string): Belonging | undefined {
    return this.#legs.get(uuid)
  }

  remember(uuid: string, belonging: Belonging): void {
    keepNewest(this.#legs, uuid, belonging, MOST_LEGS)
  }
}
