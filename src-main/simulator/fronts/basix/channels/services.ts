import type { Leg } from '../../../core/calls.ts'
import type { Party } from '../../../core/parties.ts'
import type { Service } from '../../../distribution/routing.ts'

/** A room in which everybody who dials it is. */
export class ConferenceRoom implements Service {
  readonly number: string
  readonly party: Party

  constructor(number: string) {
    this.number = number
    this.party = { kind: 'service', name: `Conference ${number}`, shortNumber: number }
  }
}

/** What a leg listens to, and how. */
interface Listening {
  readonly target: string
  readonly subcommand: string
}

/** Where a leg ends that is there to listen to other calls (Basix API 3.8). */
export class MediaPlug implements Service {
  readonly party: Party = { kind: 'service', name: MEDIA_PLUG }
  readonly listens = new WeakMap<Leg, Listening>()
}

/** The destination that makes such a leg. */
export const MEDIA_PLUG = 'media_plug'

/** The rooms there are, by number. */
export const roomNumbers: readonly string[] = ['800', '801']
