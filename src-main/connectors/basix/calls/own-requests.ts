import type { Party } from '../../../../src-preload/contract/party.ts'
import type { Clock } from '../../../util/clock.ts'
import { SECOND } from '../../../util/durations.ts'
import { Emitter } from '../../../util/emitter.ts'
import { CtiError } from '../../../util/errors.ts'
import { keepNewest } from '../../../util/keep-newest.ts'
import { isUnknownOutcome } from '../../kit/outcome.ts'
import type { Channel } from '../elements/channel.ts'
import { unescaped } from '../elements/end-user.ts'

/** How long after a lost answer a leg that a request has made may still be of that request, in ms (Basix 8). */
const LOST_MS = 3 * SECOND

/** So many legs are remembered. */
const MOST_LEGS = 500

/** A request that makes the system ring us first, and then somebody else (Basix 2.2). */
export interface OwnRequest {
  /** As it was sent. */
  readonly destination: string
  /** Who that is, before any leg says it. */
  readonly remote: Party
}

/** Which legs are there because we have asked for them; kept over all links of an account (Basix 3.7). */
export class OwnRequests {
  /** An answer has come, or will come no more. */
  readonly closed = new Emitter<void>()
  readonly #clock: Clock
  readonly #open = new Set<OwnRequest>()
  /** Requests whose answer was lost, with when, by the elapsed time of the clock. */
  readonly #lost = new Map<OwnRequest, number>()
  readonly #byLeg = new Map<string, OwnRequest>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Whether an answer is still to come that may name legs which are here already. */
  get isOpen(): boolean {
    return this.#open.size > 0
  }

  /** Sends a request, whose answer names the legs it has made. @throws what `send` throws */
  async during(request: OwnRequest, send: () => Promise<readonly string[]>): Promise<void> {
    this.#open.add(request)
    try {
      for (const uuid of await send()) this.claim(uuid, request)
    } catch (error) {
      if (error instanceof CtiError && isUnknownOutcome(error)) this.#lost.set(request, this.#clock.elapsed())
      throw error
    } finally {
      this.#open.delete(request)
      this.closed.emit()
    }
  }

  /** A leg is there because of that request, as something else says. */
  claim(uuid: string, request: OwnRequest): void {
    keepNewest(this.#byLeg, uuid, request, MOST_LEGS)
  }

  /** The request that has made this leg, as far as that is known now. */
  of(leg: Channel): OwnRequest | undefined {
    const known = this.#byLeg.get(leg.uuid)
    if (known !== undefined || !isFirstLeg(leg)) return known
    const found = this.#openOf(leg) ?? this.#lostNow()
    if (found !== undefined) this.claim(leg.uuid, found)
    return found
  }

  #openOf({ origination = '' }: Channel): OwnRequest | undefined {
    const parts = origination.split('*').map(unescaped)
    return [...this.#open].find(({ destination }) => parts.includes(destination))
  }

  #lostNow(): OwnRequest | undefined {
    for (const [request, at] of this.#lost) if (this.#clock.elapsed() - at > LOST_MS) this.#lost.delete(request)
    return [...this.#lost.keys()].at(-1)
  }
}

/** A leg that a request has made, before there is another one (Basix 3.4). */
export const isFirstLeg = ({ origination, direction, otherUuid }: Channel): boolean =>
  origination !== undefined && direction === 'outbound' && otherUuid === undefined
