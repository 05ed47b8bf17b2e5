import type { Channel } from '../../../core/channels.ts'
import type { Leg, Member } from '../../../core/calls.ts'
import { Extension } from '../../../people/extension.ts'
import type { Agents } from '../agents/agents.ts'
import { extensionAddress } from '../agents/telephones.ts'
import type { Address } from '../form/resource.ts'
import type { Groupcall } from '../groupcalls/groupcall.ts'
import type { Around, ObservedTrees, Place } from '../groupcalls/observed.ts'
import type { Customers } from '../world/customers.ts'
import type { Shared } from '../world/shared.ts'
import type { CallRow, CallStart } from './call-row.ts'
import { dialledAddress, partyAddress } from './party-address.ts'

/** What legs belong to that are made while a plan is followed. */
export interface Plan {
  /** The group call of a person's telephones, or undefined for a leg of its own. */
  readonly groupcall: Groupcall | undefined
  readonly source: Address
  /** What is dialled; missing for the telephones of a person. */
  readonly destination?: Address
  /** Id of the leg that started it. */
  readonly master?: string | undefined
}

/** Says what the telephones of the PBX's legs are on the platform. */
export class CallStarts {
  readonly #shared: Shared
  readonly #agents: Agents
  readonly #customers: Customers
  readonly #trees: ObservedTrees

  constructor(shared: Shared, agents: Agents, customers: Customers, trees: ObservedTrees) {
    this.#shared = shared
    this.#agents = agents
    this.#customers = customers
    this.#trees = trees
  }

  /** `root` is the leg that started the others of the call. */
  of(channel: Channel, root: CallRow | undefined, plan: Plan | undefined): CallStart {
    const { leg, device } = channel
    const made = { id: this.#shared.ids.next('call'), created: this.#shared.stamps.next(), leg, device }
    return leg.direction === 'in' ? this.#outgoing(made, root, plan) : this.#incoming(made)
  }

  /** A leg that the platform makes, to a telephone of ours or outside. */
  #outgoing(made: Made, root: CallRow | undefined, plan: Plan | undefined): CallStart {
    const customer = root?.customer ?? this.#customerOf(made.leg)
    const master = plan === undefined ? root?.id : plan.master
    const source = plan?.source ?? root?.start.source ?? partyAddress(made.leg.remote, this.#shared.switches)
    const place = this.#placeOf(made, { customer, source, master }, plan)
    return { ...made, ...place, customer, direction: 'outgoing', master }
  }

  #placeOf({ leg, device }: Made, around: Around, plan: Plan | undefined): Place {
    const { owner: person } = leg
    if (person instanceof Extension && (plan === undefined || plan.groupcall !== undefined)) {
      const place = this.#trees.place(leg, person, device, around, plan?.groupcall)
      return { ...place, ...(plan?.destination !== undefined && { destination: plan.destination }) }
    }
    const destination = plan?.destination ?? dialledAddress(person.party)
    const owner = this.#agents.ownerOf(destination, around.customer)?.id
    return { groupcall: plan?.groupcall, source: around.source, destination, owner }
  }

  /** A leg that comes to the platform: from a telephone of ours, or from outside. */
  #incoming(made: Made): CallStart {
    const { owner: caller, remote } = made.leg
    const { switches } = this.#shared
    const customer = this.#customerOf(made.leg)
    const common = { ...made, customer, direction: 'incoming', groupcall: undefined, master: undefined } as const
    if (!(caller instanceof Extension)) {
      const source = partyAddress(caller.party, switches)
      return { ...common, owner: undefined, source, destination: dialledAddress(remote) }
    }
    const owner = this.#agents.of(caller)?.id
    return { ...common, owner, source: extensionAddress(caller), destination: partyAddress(remote, switches) }
  }

  /** Whose leg it is: of strangers, that of whoever they talk to. */
  #customerOf({ owner, call, remote }: Leg): string {
    const { pbx } = this.#shared
    const domains = [owner, ...call.legs.map((leg) => leg.owner)].map(domainIn)
    const asked = pbx.extensions.find(({ party }) => party === remote)?.domain
    const group = [...pbx.queues, ...pbx.ringGroups].find(({ party }) => party === remote)?.data.domain
    return this.#customers.ofDomain([...domains, asked, group].find((domain) => domain !== undefined))
  }
}

type Made = Pick<CallStart, 'id' | 'created' | 'device'> & { readonly leg: Leg }

const domainIn = (member: Member): string | undefined => (member instanceof Extension ? member.domain : undefined)
