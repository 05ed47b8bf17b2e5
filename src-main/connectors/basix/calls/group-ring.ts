import type { RungMember } from '../../../../src-preload/contract/call.ts'
import type { Party } from '../../../../src-preload/contract/party.ts'
import { limits } from '../../../util/limits.ts'
import type { Channel } from '../elements/channel.ts'
import type { Directory } from '../elements/directory.ts'
import type { Group } from '../elements/people.ts'
import { wasTaken } from './leg-end.ts'
import { phaseOf } from './leg-phase.ts'
import { isFirstLeg } from './own-requests.ts'
import type { OwnRequest } from './own-requests.ts'
import { personParty } from './remote-party.ts'
import type { RingCallback } from './ring-callbacks.ts'

/** A group that is rung for a call of the user, with the legs to its members as far as they are told (Basix 2.3). */
export class GroupRing implements OwnRequest {
  readonly destination: string
  readonly group: Group
  readonly remote: Party
  readonly startedAt: number
  /** The user has a part in the call. */
  isHandedOver = false
  /** The system has posted that somebody answered. */
  isAnswered = false
  /** Where its end is told. */
  callback: RingCallback | undefined
  #isGivenUp = false
  /** Legs that were asked to end. */
  readonly #given = new Set<string>()
  readonly #legs = new Map<string, Channel>()
  readonly #uuids = new Set<string>()

  constructor(group: Group, destination: string, startedAt: number) {
    this.group = group
    this.destination = destination
    this.remote = personParty(group)
    this.startedAt = startedAt
  }

  /** The answer has named these legs. */
  names(uuids: readonly string[]): void {
    for (const uuid of uuids) this.#uuids.add(uuid)
  }

  /** Takes what is told of a leg to a member; false for any other leg. */
  takes(leg: Channel): boolean {
    const isOfIt = this.#legs.has(leg.uuid) || this.#uuids.has(leg.uuid) || this.#isOneMore(leg)
    if (isOfIt && this.#legs.get(leg.uuid)?.isOver !== true) this.#legs.set(leg.uuid, leg)
    return isOfIt
  }

  /** Later legs are in no answer, and are known by their group (Basix 2.3, assumed). */
  #isOneMore(leg: Channel): boolean {
    return isFirstLeg(leg) && !leg.isOver && leg.groupId === this.group.id
  }

  /** Whether a leg to the user is there because a member has answered. */
  leadsTo(leg: Channel, directory: Directory): boolean {
    if (leg.direction !== 'outbound' || leg.otherUuid === undefined) return false
    if (this.#legs.has(leg.otherUuid) || this.#uuids.has(leg.otherUuid)) return true
    return directory.placeOf(leg.otherLeg?.userId ?? 0, this.group.id) !== undefined
  }

  get isGivenUp(): boolean {
    return this.#isGivenUp
  }

  /** Nobody is to be rung any more; answers which legs have to be ended for that. */
  giveUp(): readonly string[] {
    this.#isGivenUp = true
    const legs = this.#legs.size === 0 ? [...this.#uuids] : this.live.map(({ uuid }) => uuid)
    const more = legs.filter((uuid) => !this.#given.has(uuid))
    for (const uuid of more) this.#given.add(uuid)
    return more
  }

  /** The legs that go on. */
  get live(): readonly Channel[] {
    return [...this.#legs.values()].filter(({ isOver }) => !isOver)
  }

  /** Somebody was connected with whom the ringing was for. */
  get isConnected(): boolean {
    return this.live.some((leg) => phaseOf(leg) === 'bridged')
  }

  /** How far ringing each member has come; undefined where the legs of others are not told. */
  rung(directory: Directory): readonly RungMember[] | undefined {
    if (this.#legs.size === 0) return undefined
    const members = directory.membersOf(this.group.id).slice(0, limits.rung)
    return members.flatMap(({ userId }) => {
      const user = directory.user(userId)
      return user === undefined ? [] : [{ name: user.label, state: this.#stateOf(userId) }]
    })
  }

  #stateOf(userId: number): RungMember['state'] {
    const legs = [...this.#legs.values()].filter((leg) => leg.userId === userId)
    if (legs.some(({ answeredAt }) => answeredAt !== undefined)) return 'answered'
    if (legs.some(({ isOver }) => !isOver)) return 'ringing'
    return legs.length === 0 || legs.some(wasTaken) ? 'idle' : 'failed'
  }
}
