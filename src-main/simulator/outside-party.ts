import type { Call, CallParticipant, Leg } from './calls.ts'
import type { Behaviour } from './office-data.ts'
import type { Party } from './parties.ts'
import type { Pbx } from './pbx.ts'
import type { Queue } from './queues.ts'
import { Refusal } from './refusal.ts'

/** Someone with a telephone outside the office; scripts make it act. */
export class OutsideParty implements CallParticipant {
  readonly party: Party
  readonly behaviour: Behaviour
  readonly #pbx: Pbx

  constructor(pbx: Pbx, party: Party, behaviour: Behaviour) {
    this.#pbx = pbx
    this.party = party
    this.behaviour = behaviour
  }

  /** Calls someone in the office; resolves when it rings there, waits in a queue or has failed. */
  async dials(target: CallParticipant | Queue | string): Promise<Call> {
    return this.#pbx.desk.dial(this, target, {})
  }

  async answers(call?: Call): Promise<void> {
    this.#pbx.desk.answer(this.legIn(call))
  }

  hangsUp(call?: Call): void {
    this.#pbx.desk.clear(this.legIn(call))
  }

  /** This party's leg of the call, or of the newest call. @throws Refusal noSuchCall */
  legIn(call?: Call): Leg {
    const leg = call === undefined ? this.#pbx.desk.legsOf(this).at(-1) : call.legOf(this)
    if (leg === undefined) throw new Refusal('noSuchCall', 'the outside party is not in that call')
    return leg
  }
}
