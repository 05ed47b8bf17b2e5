import type { CallParticipant, Leg } from '../../../core/calls.ts'
import type { Party } from '../../../core/parties.ts'
import { lookUp } from '../../../../util/lookup.ts'
import { deliver } from '../../../distribution/delivery.ts'
import { Extension } from '../../../people/extension.ts'
import { OutsideParty } from '../../../people/outside-party.ts'
import type { Conferences } from '../conferences/conferences.ts'
import { NIL, uuidOf } from '../form/ids.ts'
import type { Address } from '../form/resource.ts'
import type { Unfolding } from '../groupcalls/unfolding.ts'
import { addressOf } from '../http/request.ts'
import type { Shared } from '../world/shared.ts'
import type { CallRow, FlowAction } from './call-row.ts'
import type { Calls } from './calls.ts'

/** The id a queue has on the platform. */
export const queueIdOf = (id: string): string => uuidOf(`queue ${id}`)

/** Runs the actions of answered calls (VoIPBin API 6.4). */
export class Flows {
  readonly #shared: Shared
  readonly #calls: Calls
  readonly #unfolding: Unfolding
  readonly #conferences: Conferences
  /** Prepared flows, by id. */
  readonly #prepared = new Map<string, readonly FlowAction[]>()
  /** What follows for those who wait in a queue. */
  readonly #afterQueue = new WeakMap<Leg, () => void>()

  constructor(shared: Shared, calls: Calls, unfolding: Unfolding, conferences: Conferences) {
    this.#shared = shared
    this.#calls = calls
    this.#unfolding = unfolding
    this.#conferences = conferences
  }

  /** What is to be run for a request: the prepared flow comes before its actions. */
  actionsOf(flowId: string, actions: readonly unknown[]): readonly FlowAction[] {
    return flowId === NIL ? actions.map(actionOf) : (this.#prepared.get(flowId) ?? [])
  }

  /** Keeps a flow to be run by its id. */
  prepare(flowId: string, actions: readonly unknown[]): void {
    this.#prepared.set(flowId, actions.map(actionOf))
  }

  /** Runs actions on a leg that has been answered, one after the other. */
  run(leg: Leg, actions: readonly FlowAction[]): void {
    const row = this.#calls.of(leg)
    if (row === undefined) return
    this.#calls.makeRoot(row, leg.call)
    if (actions.length === 0 && this.#shared.switches.idleCall === 'stays') return
    this.#goOn(leg, row, actions)
  }

  /** Somebody was thrown out of a queue: what comes after it in the flow follows, or the end. */
  leftQueue(leg: Leg, row: CallRow): void {
    const goOn = this.#afterQueue.get(leg)
    if (goOn === undefined) return this.#calls.hangUp(row)
    this.#shared.pbx.desk.talk(leg)
    goOn()
  }

  /** Whom telephones show while they ring for these actions. */
  wantedParty(actions: readonly FlowAction[], customer: string): Party | undefined {
    const connect = actions.find(({ type }) => type === 'connect')
    const [wanted] = connect === undefined ? [] : listOf(connect.option, 'destinations')
    const person = wanted && this.#unfolding.personAt(wanted, customer)
    if (person !== undefined) return person.party
    return wanted?.type === 'tel' ? this.#shared.pbx.outsideAt(wanted.target).party : undefined
  }

  #goOn(leg: Leg, row: CallRow, [action, ...rest]: readonly FlowAction[]): void {
    if (!leg.isLive) return
    if (action === undefined) return this.#calls.hangUp(row) // it has nothing left to do
    this.#calls.change(row, () => (row.action = { ...action, executed: this.#shared.stamps.now }))
    const goOn = (): void => this.#goOn(leg, row, rest)
    switch (action.type) {
      case 'connect':
        return this.#connect(leg, row, action, rest)
      case 'queue_join':
        return this.#joinQueue(leg, text(action, 'queue_id'), goOn)
      case 'conference_join':
        return this.#joinConference(leg, row, text(action, 'conference_id'), goOn)
      case 'confbridge_join':
        return this.#joinConference(leg, row, text(action, 'confbridge_id'), goOn)
      case 'sleep':
        return this.#shared.pbx.after(Number(lookUp(action.option, 'duration')) || 0, goOn, leg.timers.signal)
      case 'amd':
        return this.#detectMachine(leg, row, goOn)
      case 'hangup':
        return this.#calls.hangUp(row)
      default:
        return goOn() // talk, play and what else is heard takes no time here
    }
  }

  #connect(leg: Leg, row: CallRow, { option }: FlowAction, rest: readonly FlowAction[]): void {
    const destinations = listOf(option, 'destinations')
    const lost = (): void => {
      const staysAlone = rest.length === 0 && this.#shared.switches.failedConnect === 'staysAlone'
      if (leg.isLive && !staysAlone) this.#goOn(leg, row, rest)
    }
    const source = addressOf(lookUp(option, 'source'))
    const order = { call: leg.call, customer: row.customer, source, master: row.id, lost }
    const [only] = destinations
    const isNumber = destinations.length === 1 && (only?.type === 'tel' || only?.type === 'sip')
    const shown = this.wantedParty([{ id: NIL, type: 'connect', option }], row.customer)
    if (shown !== undefined) leg.remote = shown
    const rings = isNumber
      ? this.#unfolding.ringNumber(order, only) > 0
      : this.#unfolding.ringGroup(order, { destinations, ringMethod: 'ring_all', answerMethod: 'hangup_others' }) !==
        undefined
    if (!rings) lost()
    else this.#shared.pbx.desk.touch(leg)
  }

  #joinQueue(leg: Leg, id: string, goOn: () => void): void {
    const { pbx } = this.#shared
    const queue = pbx.queues.find(({ data }) => queueIdOf(data.id) === id)
    if (queue === undefined) return goOn()
    this.#afterQueue.set(leg, goOn)
    deliver(pbx, leg, { kind: 'distribution', to: queue }, {})
  }

  #joinConference(leg: Leg, row: CallRow, id: string, goOn: () => void): void {
    const conference = this.#conferences.find(id, row.customer)
    if (conference === undefined) goOn()
    else if (isParticipant(leg.owner)) this.#conferences.join(conference, row, leg, leg.owner)
  }

  /** Numbers that say back what they hear are machines. */
  #detectMachine({ owner }: Leg, row: CallRow, goOn: () => void): void {
    const { behaviour } = owner instanceof OutsideParty ? owner : {}
    if (behaviour?.kind !== 'answers' || behaviour.echoes !== true) return goOn()
    row.isMachine = true
    this.#calls.hangUp(row)
  }
}

function actionOf(value: unknown, index: number): FlowAction {
  const members = membersOf(value)
  const [id, type] = [lookUp(members, 'id'), lookUp(members, 'type')]
  return {
    id: typeof id === 'string' && id !== '' && id !== NIL ? id : uuidOf(`action ${index}`),
    type: typeof type === 'string' ? type : '',
    option: membersOf(lookUp(members, 'option'))
  }
}

const membersOf = (value: unknown): FlowAction['option'] =>
  typeof value === 'object' && value !== null ? (value as FlowAction['option']) : {} // an object, by what was asked

const isParticipant = (owner: Leg['owner']): owner is Leg['owner'] & CallParticipant =>
  owner instanceof Extension || owner instanceof OutsideParty

const text = ({ option }: FlowAction, name: string): string => String(lookUp(option, name) ?? '')

function listOf(option: FlowAction['option'], name: string): Address[] {
  const value: unknown = lookUp(option, name)
  return Array.isArray(value) ? value.map(addressOf) : []
}
