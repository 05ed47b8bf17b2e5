import type { Call, CallParticipant, Leg, Member } from '../core/calls.ts'
import type { Behaviour } from '../core/company-data.ts'
import type { Party } from '../core/parties.ts'
import type { World } from '../core/world.ts'
import { Refusal } from '../core/refusal.ts'

/** Someone with a telephone outside the company; scripts make it act. */
export class OutsideParty implements CallParticipant {
  readonly party: Party
  readonly behaviour: Behaviour
  readonly #world: World

  constructor(world: World, party: Party, behaviour: Behaviour) {
    this.#world = world
    this.party = party
    this.behaviour = behaviour
  }

  /** Calls someone in the company; resolves when it rings there, waits in a queue or has failed. */
  async dials(target: Member | string): Promise<Call> {
    return this.#world.callControl.dial(this, target, {})
  }

  async answers(call?: Call): Promise<void> {
    this.#world.desk.answer(this.legIn(call))
  }

  hangsUp(call?: Call): void {
    this.#world.desk.clear(this.legIn(call))
  }

  /** Some numbers play back what they are sent. */
  hears({ id: legId }: Leg, digits: string): void {
    const echoes = this.behaviour.kind === 'answers' && this.behaviour.echoes === true
    if (echoes) this.#world.digits.push({ legId, digits, from: this.party })
  }

  /** This party's leg of the call, or of the newest call. @throws Refusal noSuchCall */
  legIn(call?: Call): Leg {
    const leg = call === undefined ? this.#world.desk.legsOf(this).at(-1) : call.legOf(this)
    if (leg === undefined) throw new Refusal('noSuchCall', 'the outside party is not in that call')
    return leg
  }
}
