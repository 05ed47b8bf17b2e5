import type { Leg } from '../../../core/calls.ts'
import { allowedActions } from '../../../core/leg-actions.ts'
import { consult } from '../../../features/consultations.ts'
import { transfer } from '../../../features/transfers.ts'
import type { OutsideParty } from '../../../people/outside-party.ts'
import type { Extension } from '../../../people/extension.ts'
import type { Agents } from '../agents/agents.ts'
import { NIL, uuidOf } from '../form/ids.ts'
import { layouts, written, writtenAddress, type Address, type Form, type Members } from '../form/resource.ts'
import { Stamp } from '../form/stamps.ts'
import type { Groupcall } from '../groupcalls/groupcall.ts'
import type { Groupcalls } from '../groupcalls/groupcalls.ts'
import type { Unfolding } from '../groupcalls/unfolding.ts'
import { internal } from '../http/refusal.ts'
import type { Shared } from '../world/shared.ts'
import type { CallRow } from './call-row.ts'
import type { Calls } from './calls.ts'

/** One transfer; nobody can read it again (VoIPBin API 11). */
export interface Transfer {
  readonly id: string
  readonly customer: string
  readonly type: string
  readonly created: number
  /** Who hands over. */
  readonly transferer: CallRow
  readonly addresses: readonly Address[]
  readonly groupcall: Groupcall
}

/** What goes on of an attended transfer. */
interface Pending {
  readonly transfer: Transfer
  readonly waiting: CallRow
  /** The new party's leg. */
  readonly target: Leg
}

/** Hands calls over: at once, or after asking on the same leg. */
export class Transfers {
  readonly #shared: Shared
  readonly #agents: Agents
  readonly #calls: Calls
  readonly #groupcalls: Groupcalls
  readonly #unfolding: Unfolding
  readonly #pending: Pending[] = []

  constructor(shared: Shared, agents: Agents, calls: Calls, groupcalls: Groupcalls, unfolding: Unfolding) {
    this.#shared = shared
    this.#agents = agents
    this.#calls = calls
    this.#groupcalls = groupcalls
    this.#unfolding = unfolding
    shared.pbx.events.on((event) => {
      if (event.kind === 'leg') for (const pending of [...this.#pending]) this.#follow(pending, event.leg)
    })
  }

  /** @throws VoipbinRefusal 500 where nobody is in a bridge with the transferer, or the type is unknown */
  start(transferer: CallRow, type: string, addresses: readonly Address[]): Transfer {
    const { ids, stamps } = this.#shared
    const { leg } = transferer
    const [first] = addresses
    if (leg?.isTalking !== true || first === undefined || (type !== 'blind' && type !== 'attended')) throw internal()
    const waiting = leg.call.othersThan(leg).find((other) => other.isTalking)
    const row = waiting && this.#calls.of(waiting)
    const target = this.#targetOf(first, transferer.customer)
    const mayTransfer = allowedActions(leg).has('transfer') && !leg.call.transcoded
    if (row === undefined || target === undefined || !mayTransfer) throw internal()
    const [root, groupcall] = this.#groupcall(transferer, addresses, first)
    const transferred = { id: ids.next('transfer'), customer: transferer.customer, type, created: stamps.next() }
    const made: Transfer = { ...transferred, transferer, addresses, groupcall: root }
    const destination = first.type === 'tel' || first.type === 'sip' ? { destination: first } : {}
    const plan = { groupcall, source: transferer.start.source, ...destination }
    this.#calls.planned(plan, () => this.#handOver(made, leg, target, row))
    return made
  }

  #handOver(made: Transfer, leg: Leg, target: Extension | OutsideParty, waiting: CallRow): void {
    const { pbx, switches } = this.#shared
    if (made.type === 'blind') {
      this.#calls.hangingUp(made.transferer)
      return transfer(pbx, leg, target, { blind: true, ignoreDiversion: true, ringMs: switches.ringMs })
    }
    consult(pbx, leg, target, { ringMs: switches.ringMs })
    const asked = leg.call.transfer?.target
    if (asked === undefined) return this.#groupcalls.checkEnd(made.groupcall) // could not be reached
    this.#pending.push({ transfer: made, waiting, target: asked })
    this.#calls.change(waiting, (row) => (row.mute = 'in'))
  }

  /** What the transferee's group call looks like, and the one its legs go into: several destinations are one below. */
  #groupcall(transferer: CallRow, addresses: readonly Address[], first: Address): [Groupcall, Groupcall] {
    const { customer, start } = transferer
    const person = this.#unfolding.personAt(first, customer)
    const owner = first.type === 'agent' || first.type === 'extension' ? person && this.#agents.of(person) : undefined
    const common = { customer, source: start.source, ringMethod: 'ring_all', answerMethod: 'hangup_others' }
    const of = { destinations: [first], owner, ringsAgent: first.type === 'agent' }
    if (addresses.length === 1) {
      const only = this.#groupcalls.create({ ...common, ...of })
      return [only, only]
    }
    const parent = this.#groupcalls.create({ ...common, destinations: addresses })
    return [parent, this.#groupcalls.create({ ...common, ...of, parent })]
  }

  #targetOf(address: Address, customer: string): Extension | OutsideParty | undefined {
    const person = this.#unfolding.personAt(address, customer)
    if (person !== undefined) return person.isReachable ? person : undefined
    const isNumber = address.type === 'tel' || address.type === 'sip'
    return isNumber ? this.#shared.pbx.outsideAt(address.target) : undefined
  }

  #follow(pending: Pending, leg: Leg): void {
    const { transfer: made, waiting, target } = pending
    const transferer = made.transferer.leg
    if (leg === transferer && !leg.isLive) return this.#left(pending, leg)
    if (leg === waiting.leg && leg.ended?.by === 'party') return this.#callerLeft(pending, leg)
    if (leg === waiting.leg && leg.isLive && !leg.isOnMusic) return this.#comesBack(pending)
    if (leg === target && !leg.isLive && waiting.leg?.isLive === true && !waiting.leg.isOnMusic)
      this.#comesBack(pending)
  }

  /** Whoever hands over has gone: the server looks whether its own group call was answered, and nowhere else. */
  #left(pending: Pending, leg: Leg): void {
    const { target, transfer: made } = pending
    const { groupcall } = made
    if (target.state === 'alerting' && this.#shared.switches.prematureEndLeavesRinging) this.#calls.desert(target)
    this.#comesBack(pending)
    if (leg.ended?.cause === 'transferred' && groupcall.answerCall === undefined) {
      queueMicrotask(() => this.#shared.pbx.desk.endCall(leg.call))
    }
  }

  #callerLeft(pending: Pending, leg: Leg): void {
    this.#comesBack(pending)
    if (this.#shared.switches.callerLeavesConsultation === 'goesOn') return
    queueMicrotask(() => this.#shared.pbx.desk.endCall(leg.call))
  }

  #comesBack(pending: Pending): void {
    this.#pending.splice(this.#pending.indexOf(pending), 1)
    const { waiting } = pending
    if (!waiting.isOver) this.#calls.change(waiting, (row) => (row.mute = ''))
  }
}

/** A transfer as its reply shows it. */
export function transferJson(made: Transfer, form: Form): Members {
  const members = {
    id: made.id,
    customer_id: made.customer,
    type: made.type,
    transferer_call_id: made.transferer.id,
    transferee_addresses: made.addresses.map((address) => writtenAddress(address, form)),
    transferee_call_id: NIL,
    groupcall_id: made.groupcall.id,
    confbridge_id: uuidOf(`confbridge ${made.id}`),
    tm_create: new Stamp(made.created),
    tm_update: new Stamp(undefined),
    tm_delete: new Stamp(undefined)
  }
  return written(members, layouts.record, form)
}
