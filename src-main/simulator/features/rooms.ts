import type { Call, CallParticipant, Leg, Member } from '../core/calls.ts'
import type { LegEnd } from '../core/end-causes.ts'
import type { Party } from '../core/parties.ts'
import { Refusal } from '../core/refusal.ts'
import type { World } from '../core/world.ts'

/** A conference that people come to one by one, and that is there before and after them. */
export class Room implements Member {
  readonly party: Party
  readonly #world: World
  #call: Call | undefined

  constructor(world: World, name: string) {
    this.#world = world
    this.party = { kind: 'service', name }
  }

  /** Who is in it now. */
  get legs(): readonly Leg[] {
    return this.#call?.liveLegs ?? []
  }

  /** Whoever talks to nobody comes in. @throws Refusal notPossible */
  join(leg: Leg, from: CallParticipant): void {
    if (!leg.isTalking || leg.call.othersThan(leg).length > 0) {
      throw new Refusal('notPossible', 'only somebody who is alone can come into a room')
    }
    const { desk } = this.#world
    if (this.#call?.isLive !== true) this.#call = desk.newCall(from)
    const call = this.#call
    desk.moveLeg(leg, call)
    call.conference ??= { maker: this, hangUp: (one) => this.#leave(one, { cause: 'normal', by: 'party' }) }
    leg.remote = this.party
    for (const one of call.liveLegs) desk.touch(one, 'participantAdded')
  }

  /** Throws somebody out. @throws Refusal noSuchParticipant */
  remove(leg: Leg): void {
    if (!this.legs.includes(leg)) throw new Refusal('noSuchParticipant', leg.id)
    this.#leave(leg, { cause: 'normal', by: 'pbx' })
  }

  /** Everybody goes. */
  close(): void {
    for (const leg of this.legs) this.#world.desk.end(leg, { cause: 'normal', by: 'pbx' })
  }

  #leave(leg: Leg, end: LegEnd): void {
    const { desk } = this.#world
    desk.end(leg, end)
    for (const one of this.legs) desk.touch(one, 'participantLeft')
  }
}
