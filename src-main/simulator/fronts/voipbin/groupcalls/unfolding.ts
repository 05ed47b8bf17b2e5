import type { Call, Leg } from '../../../core/calls.ts'
import type { Device, Party } from '../../../core/parties.ts'
import { ring, ringOutside } from '../../../distribution/delivery.ts'
import type { Extension } from '../../../people/extension.ts'
import type { Agent } from '../agents/agent.ts'
import type { Agents } from '../agents/agents.ts'
import { extensionId, registered, withOwnNumber } from '../agents/telephones.ts'
import type { Calls } from '../calls/calls.ts'
import { partyOfAddress } from '../calls/party-address.ts'
import type { Address } from '../form/resource.ts'
import type { Customers } from '../world/customers.ts'
import type { Shared } from '../world/shared.ts'
import { CallRing, type RingStage } from './call-ring.ts'
import type { Groupcall, GroupcallStart } from './groupcall.ts'
import type { Groupcalls } from './groupcalls.ts'

/** What is rung, for which call. */
export interface RingOrder {
  readonly call: Call
  readonly customer: string
  readonly source: Address
  /** Id of the leg that wants somebody. */
  readonly master?: string | undefined
  /** Whom telephones show, where that is not the source. */
  readonly shown?: Party | undefined
  /** Nobody takes it. */
  readonly lost: () => void
}

/** Rings addresses: what they unfold into (VoIPBin API 7.2). */
export class Unfolding {
  readonly #shared: Shared
  readonly #agents: Agents
  readonly #customers: Customers
  readonly #calls: Calls
  readonly #groupcalls: Groupcalls

  constructor(shared: Shared, agents: Agents, customers: Customers, calls: Calls, groupcalls: Groupcalls) {
    this.#shared = shared
    this.#agents = agents
    this.#customers = customers
    this.#calls = calls
    this.#groupcalls = groupcalls
  }

  /** Rings one number, without a group call. @returns the legs */
  ringNumber(order: RingOrder, destination: Address): number {
    return this.#start(order, {
      attempts: [() => this.#leg(order, undefined, destination)],
      ended: () => undefined,
      lost: order.lost
    })
  }

  /** Makes a group call and rings it. @returns undefined where there is nothing to ring */
  ringGroup(
    order: RingOrder,
    start: Pick<GroupcallStart, 'destinations' | 'ringMethod' | 'answerMethod' | 'flowId'>
  ): Groupcall | undefined {
    const [only, ...others] = start.destinations
    const single = others.length === 0 ? only : undefined
    const owner = single && this.#ownerOf(single, order.customer)
    const group = this.#groupcalls.create({
      ...start,
      ...(single?.type === 'agent' && { ringMethod: owner?.ringMethod === 'linear' ? 'linear' : 'ring_all' }),
      customer: order.customer,
      source: order.source,
      owner,
      ringsAgent: single?.type === 'agent',
      masterCall: order.master
    })
    const attempts = this.#attempts(order, group, single, owner)
    group.hasMore = attempts.length > 1
    const ended = (): void => {
      if (!group.hasMore) return
      group.hasMore = false
      this.#groupcalls.checkEnd(group)
    }
    const count = this.#start(order, { attempts, ended, lost: order.lost })
    if (count === 0) this.#groupcalls.checkEnd(group)
    return count === 0 ? undefined : group
  }

  /** The person at an address, of this customer. */
  personAt(address: Address, customer: string): Extension | undefined {
    const { type, target, target_name = '' } = address
    if (type === 'agent')
      return this.#agents.find(({ id, customer: own }) => id === target && own === customer)?.extension
    const own = this.#shared.pbx.extensions.filter(({ domain }) => this.#customers.ofDomain(domain) === customer)
    if (type === 'sip') return own.find(({ data }) => data.shortNumber === target.split('@')[0])
    if (type === 'tel') return own.find(({ data }) => data.number === target)
    const byName = own.find(({ data }) => data.shortNumber === target_name)
    if (byName !== undefined || this.#shared.switches.extensionsFoundBy === 'targetName') return byName
    return own.find((one) => one.data.shortNumber === target.split('@')[0] || extensionId(one) === target)
  }

  #start(order: RingOrder, stage: RingStage): number {
    const { distribution } = order.call
    const running = distribution instanceof CallRing ? distribution : undefined
    const ringing = running ?? new CallRing(this.#shared.pbx, order.call, this.#calls, this.#groupcalls)
    return ringing.ring(stage)
  }

  #ownerOf(address: Address, customer: string): Agent | undefined {
    const person =
      address.type === 'agent' || address.type === 'extension' ? this.personAt(address, customer) : undefined
    return person && this.#agents.of(person)
  }

  /** What is rung together, and what only when nobody has taken that. */
  #attempts(
    order: RingOrder,
    group: Groupcall,
    single: Address | undefined,
    owner: Agent | undefined
  ): RingStage['attempts'] {
    const { destinations } = group.start
    if (single === undefined && group.isLinear) {
      return destinations.map((destination, index) => () => {
        if (group.status !== 'progressing') return []
        group.dialIndex = index
        return this.#branch(order, group, destination)
      })
    }
    if (single?.type !== 'agent') return [() => destinations.flatMap((one) => this.#branch(order, group, one, single))]
    if (owner === undefined) return []
    const inTurn = this.#shared.switches.agentLinear === 'inTurn' && owner.ringMethod === 'linear'
    if (!inTurn) return [() => this.#agent(order, group, owner)]
    return owner.addresses.map(
      (address) => () => (group.status === 'progressing' ? this.#branch(order, group, address) : [])
    )
  }

  /** Rings one destination: as legs, or as a group call below unless it is the only one. */
  #branch(order: RingOrder, group: Groupcall, destination: Address, single?: Address): Leg[] {
    switch (destination.type) {
      case 'tel':
      case 'sip':
        return this.#leg(order, group, destination)
      case 'extension':
      case 'agent':
        return single === undefined
          ? this.#nested(order, group, destination)
          : this.#extension(order, group, destination)
      default:
        return []
    }
  }

  #nested(order: RingOrder, parent: Groupcall, destination: Address): Leg[] {
    const owner = this.#ownerOf(destination, order.customer)
    const isAgent = destination.type === 'agent'
    const rings = isAgent ? owner !== undefined : registered(owner?.extension).length > 0
    if (owner === undefined || !rings) return []
    const group = this.#groupcalls.create({
      customer: order.customer,
      source: order.source,
      destinations: [destination],
      ringMethod: 'ring_all',
      answerMethod: parent.start.answerMethod,
      owner,
      ringsAgent: isAgent,
      masterCall: order.master,
      parent,
      namesParent: !(parent.isLinear && parent.dialIndex === 0)
    })
    if (!isAgent) return this.#extension(order, group, destination)
    return this.#agent(order, group, owner)
  }

  /** All addresses of an agent at once. Their own telephones are one leg of the PBX: a person picks up once. */
  #agent(order: RingOrder, group: Groupcall, { extension: person, addresses }: Agent): Leg[] {
    const ownDevices = (address: Address): Device[] => {
      if (address.type === 'extension' && this.personAt(address, order.customer) === person) return registered(person)
      return address.type === 'tel' && address.target === person.data.mobile ? withOwnNumber(person) : []
    }
    const devices = addresses.flatMap(ownDevices)
    const others = addresses.filter((address) => ownDevices(address).length === 0)
    return [
      ...(devices.length > 0 ? [this.#person(order, group, person, devices)] : []),
      ...others.flatMap((address) => this.#branch(order, group, address))
    ]
  }

  /** The registered telephones of an extension ring. */
  #extension(order: RingOrder, group: Groupcall, destination: Address): Leg[] {
    const person = this.personAt(destination, order.customer)
    const devices = registered(person)
    return person === undefined || devices.length === 0 ? [] : [this.#person(order, group, person, devices)]
  }

  /** A number rings, or the one telephone of ours that has it. */
  #leg(order: RingOrder, groupcall: Groupcall | undefined, destination: Address): Leg[] {
    const { pbx } = this.#shared
    const person = this.personAt(destination, order.customer)
    if (person !== undefined) {
      const devices = registered(person)
      return devices.length === 0 ? [] : [this.#person(order, groupcall, person, devices, destination)]
    }
    const mobile = pbx.extensions.find(({ data }) => destination.type === 'tel' && data.mobile === destination.target)
    if (mobile !== undefined) {
      const devices = withOwnNumber(mobile)
      return devices.length === 0 ? [] : [this.#person(order, groupcall, mobile, devices, destination)]
    }
    const plan = { groupcall, source: order.source, destination, master: order.master }
    const remote = order.shown ?? partyOfAddress(order.source)
    const party = pbx.outsideAt(destination.target)
    return [this.#calls.planned(plan, () => this.#limited(order, ringOutside(pbx, order.call, party, { remote })))]
  }

  #person(
    order: RingOrder,
    groupcall: Groupcall | undefined,
    person: Extension,
    devices: readonly Device[],
    destination?: Address
  ): Leg {
    const plan = { groupcall, source: order.source, master: order.master, ...(destination && { destination }) }
    const remote = order.shown ?? partyOfAddress(order.source)
    return this.#calls.planned(plan, () => {
      const leg = this.#limited(order, ring(this.#shared.pbx, order.call, person, { remote, devices }))
      const refuse = (): void => order.call.distribution?.passOn(leg, { cause: 'busy', by: 'party' })
      if (person.dnd) this.#shared.pbx.after(0, refuse, leg.timers.signal)
      return leg
    })
  }

  #limited({ call }: RingOrder, leg: Leg): Leg {
    const { pbx, switches } = this.#shared
    const noAnswer = (): void => {
      if (call.distribution?.isOffering(leg) === true) call.distribution.passOn(leg, { cause: 'noAnswer', by: 'pbx' })
    }
    pbx.after(switches.ringMs, noAnswer, leg.timers.signal)
    return leg
  }
}
