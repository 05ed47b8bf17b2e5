import type { Call, Leg } from '../../../core/calls.ts'
import type { Device } from '../../../core/parties.ts'
import { RingGroup } from '../../../distribution/ring-groups.ts'
import type { Extension } from '../../../people/extension.ts'
import type { Agents } from '../agents/agents.ts'
import { deviceAddress, extensionAddress, hasOwnNumber } from '../agents/telephones.ts'
import type { Address } from '../form/resource.ts'
import type { VoipbinSwitches } from '../switches.ts'
import type { Groupcall, GroupcallStart } from './groupcall.ts'
import type { Groupcalls } from './groupcalls.ts'

/** Where a leg belongs and what it shows. */
export interface Place {
  readonly groupcall: Groupcall | undefined
  readonly source: Address
  readonly destination: Address
  /** The agent whose device or number it is. */
  readonly owner: string | undefined
}

/** What is known of a leg beside the leg itself. */
export interface Around {
  readonly customer: string
  readonly source: Address
  /** Id of the leg that started it. */
  readonly master: string | undefined
}

interface Tree {
  readonly root: Groupcall
  extension: Groupcall | undefined
}

/** Finds the group calls that the PBX's own ringing stands for: of queues, ring groups and calls to somebody's number. */
export class ObservedTrees {
  readonly #groupcalls: Groupcalls
  readonly #agents: Agents
  readonly #switches: VoipbinSwitches
  readonly #ofLegs = new WeakMap<Leg, Tree>()
  readonly #ofGroups = new WeakMap<Call, Groupcall>()

  constructor(groupcalls: Groupcalls, agents: Agents, switches: VoipbinSwitches) {
    this.#groupcalls = groupcalls
    this.#agents = agents
    this.#switches = switches
  }

  /** `root` is the group call that was made for this leg, where there is one. */
  place(leg: Leg, person: Extension, device: Device | undefined, around: Around, root?: Groupcall): Place {
    const tree = this.#ofLegs.get(leg) ?? this.#begin(leg, person, around, root)
    const owner = this.#agents.of(person)?.id
    const destination = deviceAddress(person, device)
    const isNested = tree.root.start.ringsAgent === true && !(device !== undefined && hasOwnNumber(person, device))
    if (!isNested) return { groupcall: tree.root, source: around.source, destination, owner }
    tree.extension ??= this.#groupcalls.create({
      ...this.#startOf(around),
      destinations: [extensionAddress(person)],
      owner: this.#agents.of(person),
      parent: tree.root
    })
    return { groupcall: tree.extension, source: around.source, destination, owner }
  }

  #begin(leg: Leg, person: Extension, around: Around, known: Groupcall | undefined): Tree {
    const parent = known === undefined ? this.#ofRingGroup(leg, around) : undefined
    const root = known ?? this.#ofPerson(person, around, parent)
    const tree: Tree = { root, extension: undefined }
    this.#ofLegs.set(leg, tree)
    return tree
  }

  #ofPerson(person: Extension, around: Around, parent: Groupcall | undefined): Groupcall {
    const owner = this.#agents.of(person)
    const ringsAgent = this.#switches.rungAs === 'agent' && owner !== undefined
    const destination = ringsAgent ? { type: 'agent', target: owner.id } : extensionAddress(person)
    return this.#groupcalls.create({ ...this.#startOf(around), destinations: [destination], owner, ringsAgent, parent })
  }

  /** One for all members of a ring group, whose own group calls are below it. */
  #ofRingGroup({ call }: Leg, around: Around): Groupcall | undefined {
    const { distribution } = call
    if (!(distribution instanceof RingGroup)) return undefined
    const known = this.#ofGroups.get(call)
    if (known !== undefined) return known
    const members = distribution.members.filter(({ signedIn }) => signedIn)
    const group = this.#groupcalls.create({
      ...this.#startOf(around),
      destinations: members.map(({ extension }) => ({ type: 'agent', target: this.#agents.of(extension)?.id ?? '' })),
      ringMethod: distribution.data.strategy === 'hunt' ? 'linear' : 'ring_all'
    })
    this.#ofGroups.set(call, group)
    return group
  }

  #startOf({ customer, source, master }: Around): Omit<GroupcallStart, 'id' | 'created' | 'destinations'> {
    return { customer, source, ringMethod: 'ring_all', answerMethod: 'hangup_others', masterCall: master }
  }
}
