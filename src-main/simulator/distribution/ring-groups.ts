import { SECOND } from '../../util/durations.ts'
import { heirOf, type Call, type Distribution, type Leg, type LegHistory } from '../core/calls.ts'
import type { Failure, LegEnd } from '../core/end-causes.ts'
import type { RingGroupData } from '../core/company-data.ts'
import type { Party } from '../core/parties.ts'
import { Refusal } from '../core/refusal.ts'
import type { World } from '../core/world.ts'
import type { Extension } from '../people/extension.ts'
import { deliver } from './delivery.ts'
import { Race, type RaceOptions } from './races.ts'
import { domainOf, routeTo, type Directory } from './routing.ts'

/** How long one member rings when the group does not say, in ms. */
export const RING_MEMBER_MS = 20 * SECOND
/** How long a group rings when it does not say, in ms. */
export const RING_GROUP_MS = 60 * SECOND

/** A person's place in a ring group. */
export interface GroupMember {
  readonly extension: Extension
  /** The lowest rings first. */
  readonly priority: number
  signedIn: boolean
}

/** What can be asked of the group for one call. */
export interface GroupRinging extends Pick<RaceOptions, 'lost' | 'remote'> {
  readonly memberRingMs?: number | undefined
  readonly ringMs?: number | undefined
}

/** A number that rings several people, all at once or one after the other; whoever answers first has the call. */
export class RingGroup implements Distribution {
  readonly data: RingGroupData
  readonly domain: string
  readonly party: Party
  readonly #members: GroupMember[]
  readonly isOpen = true
  readonly waitsAs = 'alerting'
  readonly #world: World & Directory
  readonly #races = new Map<Call, Race>()

  constructor(world: World & Directory, data: RingGroupData, extensionOf: (address: string) => Extension) {
    this.#world = world
    this.data = data
    this.domain = data.domain
    this.party = { kind: 'queue', name: data.name, number: data.number, shortNumber: data.shortNumber }
    this.#members = data.members.map(({ user, priority = 1, signedIn = true }) => {
      return { extension: extensionOf(user), priority, signedIn }
    })
  }

  get members(): readonly GroupMember[] {
    return this.#members
  }

  /** The calls that ring here now. */
  get calls(): readonly Call[] {
    return [...this.#races.keys()]
  }

  /** Gives somebody a place here, not signed in yet, where there is none. */
  addMember(extension: Extension): void {
    if (this.#members.every((one) => one.extension !== extension))
      this.#members.push({ extension, priority: 1, signedIn: false })
  }

  /** Lets a member be rung or not. @throws Refusal notAMember */
  setSignedIn(extension: Extension, signedIn: boolean): void {
    const member = this.members.find((one) => one.extension === extension)
    if (member === undefined) throw new Refusal('notAMember', `${extension.address} is not in ${this.data.name}`)
    if (member.signedIn === signedIn) return
    member.signedIn = signedIn
    this.#world.events.emit({ kind: 'queue', queue: this })
  }

  enqueue(call: Call, caller: Leg): void {
    this.ringMembers(call, {
      remote: () => heirOf(caller).shownParty,
      lost: (failure) => this.#sendOn(call, heirOf(caller), failure)
    })
  }

  /** Rings the members for a call, also for one that has no caller yet. */
  ringMembers(call: Call, { remote, lost, memberRingMs, ringMs }: GroupRinging): void {
    const { data } = this
    const race = new Race(this.#world, call, {
      rounds: this.#rounds(),
      remote,
      history: this.#history,
      memberRingMs: memberRingMs ?? data.memberRingMs ?? RING_MEMBER_MS,
      ringMs: ringMs ?? data.ringMs ?? RING_GROUP_MS,
      lost: (failure) => {
        this.#leave(call)
        lost(failure)
      }
    })
    call.distribution = this
    this.#races.set(call, race)
    race.start()
  }

  isOffering(leg: Leg): boolean {
    return this.#races.get(leg.call)?.isOffering(leg) === true
  }

  passOn(leg: Leg, end: LegEnd): void {
    this.#races.get(leg.call)?.passOn(leg, end)
  }

  answered(call: Call, by: Leg): void {
    this.#leave(call)?.won(by)
  }

  abandoned(call: Call): void {
    this.#leave(call)?.stop()
  }

  get #history(): LegHistory {
    return { subject: this.data.name, initial: this.party, previous: this.party, reason: 'distributed' }
  }

  /** Who is rung together: everybody of one priority, or each member alone. */
  #rounds(): Extension[][] {
    const signedIn = this.members.filter((member) => member.signedIn).toSorted((a, b) => a.priority - b.priority)
    if (this.data.strategy === 'hunt') return signedIn.map(({ extension }) => [extension])
    const priorities = [...new Set(signedIn.map(({ priority }) => priority))]
    return priorities.map((priority) =>
      signedIn.filter((member) => member.priority === priority).map(({ extension }) => extension)
    )
  }

  /** Nobody here takes the call: it goes where the group says, or ends. */
  #sendOn(call: Call, caller: Leg, failure: Failure): void {
    const { forwardsTo } = this.data
    if (forwardsTo === undefined) return this.#world.desk.fail(call, failure)
    if (caller.state === 'alerting') caller.state = 'initiated'
    const route = routeTo(this.#world, domainOf(this.#world, caller.owner), forwardsTo)
    deliver(this.#world, caller, route, { history: this.#history })
  }

  #leave(call: Call): Race | undefined {
    const race = this.#races.get(call)
    this.#races.delete(call)
    if (race !== undefined) call.distribution = undefined
    return race
  }
}
