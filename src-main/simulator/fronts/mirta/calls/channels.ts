import { SECOND } from '../../../../util/durations.ts'
import type { Pbx } from '../../../company/pbx.ts'
import type { Call, Leg, Member } from '../../../core/calls.ts'
import { domainOfMember, type Tenant, type Tenants } from '../tenants.ts'
import type { PbxTime } from '../pbx-time.ts'
import type { MirtaSwitches } from '../switches.ts'
import { Extension } from '../../../people/extension.ts'

/** The nodes the system runs on. */
export const nodes = ['pbx1', 'pbx2'] as const
/** More calls than these are not known by their ids. */
const MOST_CALLS = 4000
/** Where the counters of channels begin. */
const FIRST = 0xa1b0

/** What the system calls one party's connection. */
export interface ChannelIds {
  readonly name: string
  readonly uniqueId: string
  readonly node: string
}

/** Gives channels their names and ids as they come up (MiRTA 1.4). */
export class Channels implements Disposable {
  readonly #parts: ChannelParts
  readonly #ids = new WeakMap<Leg, ChannelIds>()
  readonly #linked = new Map<string, string>()
  readonly #off: () => void
  #count = FIRST

  constructor(parts: ChannelParts) {
    this.#parts = parts
    this.#off = parts.pbx.events.on((event) => event.kind === 'leg' && void this.linkedId(event.leg.call))
  }

  of(leg: Leg): ChannelIds {
    const known = this.#ids.get(leg)
    if (known !== undefined) return known
    const made = this.#name(leg)
    this.#ids.set(leg, made)
    return made
  }

  /** What all channels of a call have in common: the unique id of its first one. */
  linkedId(call: Call): string {
    for (const leg of call.legs) this.of(leg)
    const [first] = call.legs
    const known = this.#linked.get(call.id)
    if (known !== undefined || first === undefined) return known ?? ''
    const { uniqueId } = this.of(first)
    this.#remember(call.id, uniqueId)
    return uniqueId
  }

  /** The unique id of a call of the past, by the id the company has for it. */
  idOfCall(callId: string, startedAt: number): string {
    const known = this.#linked.get(callId)
    if (known !== undefined) return known
    const made = this.idAt(startedAt)
    this.#remember(callId, made)
    return made
  }

  /** A unique id for something that began then. */
  idAt(at: number): string {
    this.#count += 1
    return `${nodes[0]}-${Math.floor(this.#parts.time.shown(at) / SECOND)}.${this.#count}`
  }

  /** The channels that are open in calls these tenants take part in, the oldest first. */
  open(tenants: readonly Tenant[]): readonly Leg[] {
    const domains = tenants.map(({ organisation }) => organisation.domain)
    const isOf = (member: Member): boolean => domains.includes(domainOfMember(member) ?? '')
    const isTheirs = ({ distribution, legs }: Call): boolean =>
      (distribution !== undefined && isOf(distribution)) || legs.some((leg) => isOf(leg.owner))
    return this.#parts.pbx.desk.calls.filter(isTheirs).flatMap((call) => call.liveLegs)
  }

  find(name: string, tenants: readonly Tenant[]): Leg | undefined {
    return this.open(tenants).find((leg) => this.of(leg).name === name)
  }

  [Symbol.dispose](): void {
    this.#off()
  }

  #name(leg: Leg): ChannelIds {
    const { tenants, switches } = this.#parts
    const { owner } = leg
    const uniqueId = this.idAt(leg.startedAt)
    const end = this.#count.toString(16).padStart(8, '0')
    if (owner instanceof Extension) return { name: `PJSIP/${tenants.userName(owner)}-${end}`, uniqueId, node: nodes[0] }
    const node = owner.party.kind === 'outside' ? switches.outsideNode : nodes[0]
    const isTrunk = owner.party.kind === 'outside'
    const name = isTrunk ? `PJSIP/trunk-${end}` : `Local/s@queues-${end};1`
    return { name, uniqueId: uniqueId.replace(nodes[0], node), node }
  }

  #remember(callId: string, uniqueId: string): void {
    this.#linked.set(callId, uniqueId)
    const [oldest] = this.#linked.keys()
    if (this.#linked.size > MOST_CALLS && oldest !== undefined) this.#linked.delete(oldest)
  }
}

/** What channels are named by. */
export interface ChannelParts {
  readonly pbx: Pbx
  readonly tenants: Tenants
  readonly time: PbxTime
  readonly switches: MirtaSwitches
}
