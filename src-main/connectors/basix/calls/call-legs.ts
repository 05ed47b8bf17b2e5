import { SECOND } from '../../../util/durations.ts'
import type { Channel } from '../elements/channel.ts'
import type { Belonging } from './call-memory.ts'
import { isOlder } from './leg-phase.ts'
import { isFirstLeg } from './own-requests.ts'

/** Telephones that one request rings begin to ring within this time, in ms (Basix 8). */
const SAME_REQUEST_MS = 3 * SECOND

/** The legs of ours that are one call, those that are over among them (Basix 3.7). */
export class CallLegs implements Belonging {
  readonly callId: string
  readonly direction: Belonging['direction']
  readonly #legs = new Map<string, Channel>()

  constructor({ callId, direction }: Belonging) {
    this.callId = callId
    this.direction = direction
  }

  get all(): readonly Channel[] {
    return [...this.#legs.values()]
  }

  get live(): readonly Channel[] {
    return this.all.filter(({ isOver }) => !isOver)
  }

  get isOver(): boolean {
    return this.live.length === 0
  }

  /** Takes what is told of a leg, unless something newer is known. */
  take(leg: Channel): void {
    const known = this.#legs.get(leg.uuid)
    if (known === undefined || !isOlder(leg, known)) this.#legs.set(leg.uuid, leg)
  }

  /** Whether a leg that is new is one more telephone of this call, or its answer. */
  has(leg: Channel): boolean {
    return this.live.some((known) => isSameCall(leg, known))
  }
}

function isSameCall(leg: Channel, known: Channel): boolean {
  if (leg.direction === 'inbound') return isBrowserAnswer(leg, known)
  if (leg.otherUuid !== undefined) return leg.otherUuid === known.otherUuid
  return isFirstLeg(leg) && isFirstLeg(known) && leg.origination === known.origination && beginTogether(leg, known)
}

/** A browser answers by a call of its own that names the leg which rings there (Basix 3.7). */
function isBrowserAnswer({ calledNumber = '' }: Channel, known: Channel): boolean {
  const [, how, reference] = /^(pickup_uuid|assimilate)\.(.+)$/.exec(calledNumber) ?? []
  if (reference === undefined) return false
  return how === 'pickup_uuid' ? known.otherUuid === reference : known.calledNumber === `RINGING_PARK.${reference}`
}

const beginTogether = ({ offeredAt: one }: Channel, { offeredAt: other }: Channel): boolean =>
  one === undefined || other === undefined || Math.abs(one - other) <= SAME_REQUEST_MS
