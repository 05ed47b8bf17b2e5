import type { Extension } from '../../../people/extension.ts'
import { uuidOf } from '../form/ids.ts'
import type { Address } from '../form/resource.ts'
import { VoipbinRefusal } from '../http/refusal.ts'
import type { Customers } from '../world/customers.ts'
import type { Shared } from '../world/shared.ts'
import { agentJson, permissions, type Agent } from './agent.ts'
import { addressesOf } from './telephones.ts'

/** That of the vendor's samples, for the first person (VoIPBin API 7.1). */
const SAMPLE_AGENT = '62005165-7592-4ff7-9076-55bf491023f2'
const DAY_MICROS = 86_400_000_000

/** What the company calls each status; another activity is `away` when calls should not disturb. */
const activities = { available: 'available', away: 'meeting', busy: 'busy', offline: 'gone_home' } as const

/** The id of the tag that a queue's agents have. */
export const tagOfQueue = (queueId: string): string => uuidOf(`tag ${queueId}`)

/** The people of the company as agents; their status is the company's presence, as long as nobody's call changes it. */
export class Agents {
  readonly all: readonly Agent[]
  readonly #shared: Shared
  /** True while a status is brought to the company, which tells of it in turn. */
  #isSettingPresence = false

  constructor(shared: Shared, customers: Customers) {
    this.#shared = shared
    this.all = shared.pbx.extensions.map((person, index) => this.#agentOf(person, index, customers))
    for (const agent of this.all) this.#serve(agent)
    shared.pbx.events.on((event) => {
      if (event.kind === 'presence') this.#followPresence(this.find(({ extension }) => extension === event.extension))
    })
  }

  find(wanted: (agent: Agent) => boolean): Agent | undefined {
    return this.all.find(wanted)
  }

  byId(id: string): Agent | undefined {
    return this.find((agent) => agent.id === id)
  }

  of(person: Extension): Agent | undefined {
    return this.find(({ extension }) => extension === person)
  }

  /** Whose extension or number this is. */
  ownerOf({ type, target, target_name }: Address, customer: string): Agent | undefined {
    return this.find(({ customer: own, addresses }) => {
      const fits = (one: Address): boolean =>
        one.type === type && (type === 'extension' ? one.target_name === target_name : one.target === target)
      return own === customer && addresses.some(fits)
    })
  }

  /** Stores any text as status (VoIPBin API 8). */
  setStatus(agent: Agent, status: string): void {
    if (agent.status === status) return
    agent.status = status
    this.#serve(agent)
    this.#bringPresence(agent)
    this.#changed(agent, 'agent_status_updated')
  }

  /** A group call of this agent has begun: whoever is available rings. */
  rings(agent: Agent): void {
    if (agent.status === 'available') this.setStatus(agent, 'ringing')
  }

  /** Changes rights; this alone is told as a change (VoIPBin API 10.3). */
  setPermission(agent: Agent, permission: number): void {
    agent.permission = permission
    this.#changed(agent, 'agent_updated')
  }

  /** Changes what nobody is told of. */
  change(agent: Agent, change: Partial<Pick<Agent, 'name' | 'detail' | 'ringMethod'>>): void {
    Object.assign(agent, change, { updated: this.#shared.stamps.next() })
  }

  /** Replaces all addresses. @throws VoipbinRefusal 409 where another agent has one of them */
  setAddresses(agent: Agent, addresses: readonly Address[]): void {
    const isTaken = addresses.some((address) => {
      const owner = this.ownerOf(address, agent.customer)
      return owner !== undefined && owner !== agent
    })
    if (isTaken) throw new VoipbinRefusal('ALREADY_EXISTS', 'ADDRESS_ALREADY_ASSIGNED')
    agent.addresses = addresses
    agent.updated = this.#shared.stamps.next()
  }

  #changed(agent: Agent, type: string): void {
    const { stamps, switches, tell } = this.#shared
    agent.updated = stamps.next()
    tell({ type, customer: agent.customer, id: agent.id, data: () => agentJson(agent, switches.dataForm) })
  }

  #agentOf(person: Extension, index: number, customers: Customers): Agent {
    const { pbx, stamps } = this.#shared
    const { rights = [], callControl } = person.data
    const serves = pbx.queues.filter((queue) => queue.seatOf(person) !== undefined)
    const created = stamps.now - DAY_MICROS * 30 - index * 1_000_000
    return {
      id: index === 0 ? SAMPLE_AGENT : uuidOf(`agent ${person.address}`),
      extension: person,
      customer: customers.ofDomain(person.domain),
      username: person.address,
      created,
      updated: created,
      name: person.name,
      detail: '',
      ringMethod: 'ringall',
      status: statusOf(person),
      permission: rights.includes('administrator')
        ? permissions.admin
        : callControl === false
          ? permissions.agent
          : permissions.manager,
      tagIds: serves.map(({ data }) => tagOfQueue(data.id)),
      addresses: addressesOf(person)
    }
  }

  /** Whoever is available takes the calls of the queues with the same tags: there is no other way to sign in (VoIPBin API 9). */
  #serve({ extension, status }: Agent): void {
    for (const queue of this.#shared.pbx.queues) {
      const seat = queue.seatOf(extension)
      if (seat === undefined) continue
      if (status === 'available') {
        queue.setSignedIn(extension, true)
        queue.setPaused(extension, undefined)
      } else if (seat.signedIn) queue.setPaused(extension, status)
    }
  }

  #bringPresence({ extension, status }: Agent): void {
    const wanted = Object.entries(activities).find(([name]) => name === status)?.[1]
    const isKnown = this.#shared.pbx.data.activities.some(({ id }) => id === wanted)
    if (wanted === undefined || !isKnown || statusOf(extension) === status) return
    this.#isSettingPresence = true
    extension.setPresence({ activityId: wanted })
    this.#isSettingPresence = false
  }

  #followPresence(agent: Agent | undefined): void {
    if (agent !== undefined && !this.#isSettingPresence) this.setStatus(agent, statusOf(agent.extension))
  }
}

function statusOf({ presence }: Extension): string {
  const found = Object.entries(activities).find(([, activity]) => activity === presence.activityId)
  return found?.[0] ?? (presence.available ? 'available' : 'away')
}
