import type { Call } from '../../src-preload/contract/call.ts'
import type { Capability } from '../../src-preload/contract/capability.ts'
import type { CallOrder, DialOrder } from '../../src-preload/contract/command.ts'
import type { Party } from '../../src-preload/contract/party.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Command } from '../connectors/commands.ts'
import { entityId } from '../util/entity-id.ts'
import { CtiError } from '../util/errors.ts'
import type { CallOrigin, CallStore } from './call-store.ts'
import { isRefused, understandTarget } from './dial-number.ts'
import { commandFor, kindOf, rungFirst, shownAs } from './order-command.ts'

/** What commands need of the accounts. */
export interface CommandLink {
  /** @throws CtiError notFound | network when nothing can be sent to the account now */
  requireLink(accountId: string): void
  /** Sends once; a command is never repeated. @throws CtiError */
  execute(accountId: string, command: Command): Promise<void>
  /** Asks for the state to be read again, after a command whose fate is unknown. */
  reread(accountId: string): void
  /** Device that dials when none is chosen; it may be gone. */
  preferredDeviceId(accountId: string): string | undefined
  /** Whether the account is connected and has this now. */
  can(accountId: string, capability: Capability): boolean
}

/** What else they need. */
export interface CallCommandOptions {
  readonly calls: CallStore
  readonly link: CommandLink
  /** ISO 3166-1 alpha-2. */
  readonly region: () => string
  /** What is dialled to get a parked call back, where the account has it. */
  readonly parkCode: (accountId: string) => string | undefined
  /** Tells the user something that is no failure. */
  readonly notify: (text: string) => void
  /** The call was handed over to that number, asked first or not. */
  readonly handedOver: (call: Call, target: string) => void
  /** Keeps with which telephone the account answers from now on. */
  readonly preferAnswerDevice: (accountId: string, deviceId: string) => void
}

type OnCall = Extract<CallOrder, { readonly callId: string }>

/** Turns pressed controls into commands of the account's link. Resolves when accepted; the effect comes as an event. */
export class CallCommands {
  readonly #options: CallCommandOptions

  constructor(options: CallCommandOptions) {
    this.#options = options
  }

  /** @throws CtiError notFound | conflict | unsupported, and what the link throws */
  async act(order: CallOrder): Promise<void> {
    switch (order.action) {
      case 'pickUp': {
        const { accountId, pickupId } = order
        return this.#send(accountId, { type: 'pickUp', pickupId, deviceId: this.#deviceFor(order) })
      }
      case 'pickUpAnyCall': {
        const { accountId, systemCallId } = order
        return this.#send(accountId, { type: 'pickUpAnyCall', systemCallId, deviceId: this.#deviceFor(order) })
      }
      case 'retrieve':
        return this.#retrieve(order)
      case 'ringGroup':
        return this.#ringGroup(order)
      default:
        return this.#actOnCall(order)
    }
  }

  /** @throws CtiError unsupported when the text is no number, and what the link throws */
  async dial(order: DialOrder): Promise<void> {
    await this.#dial(order, this.#numberIn(order.number, order.accountId))
  }

  /** For this call, and for the next ones of its account. @throws CtiError notFound */
  chooseAnswerDevice(callId: string, deviceId: string): void {
    const { calls, preferAnswerDevice } = this.#options
    const call = calls.entities.get(callId)
    if (call?.answerDeviceIds.includes(deviceId) !== true) throw notFound()
    preferAnswerDevice(call.accountId, deviceId)
    calls.chooseAnswerDevice(callId, deviceId)
  }

  async #actOnCall(order: OnCall): Promise<void> {
    const { calls } = this.#options
    const call = calls.entities.get(order.callId)
    const origin = calls.origin(order.callId)
    if (call === undefined || origin === undefined) throw notFound()
    if (!call.allowed.includes(order.action)) throw new CtiError('conflict', { userMessage: m.call_not_now() })
    const command = commandFor(order, call, origin.vendorId, {
      numberIn: (text) => this.#numberIn(text, call.accountId),
      otherCall: (callId) => this.#otherCall(call, callId),
      consultation: () => this.#consultation(call),
      comesBack: () => this.#options.link.can(call.accountId, 'supervisedTransfer')
    })
    if (command.type === 'blindTransfer') return this.#handOver(call.id, this.#target(command.number), command, origin)
    this.#options.link.requireLink(origin.accountId)
    for (const vendorId of callsLeftBy(command)) calls.letGo(entityId(origin.accountId, vendorId))
    if (command.type === 'completeTransfer') return this.#connect(command, origin)
    await this.#send(origin.accountId, command)
    if (order.action === 'park') this.#tellParked(call)
  }

  /** The order is followed from before it is sent: what becomes of it may be told before it is answered. */
  async #handOver(id: string, to: Party, command: Command, { accountId }: CallOrigin): Promise<void> {
    const { calls, link } = this.#options
    link.requireLink(accountId) // without one it was not ordered
    const call = calls.entities.get(id) // it may be gone when that is answered
    calls.transferOrdered(id, to)
    try {
      await this.#send(accountId, command)
    } catch (error) {
      const wasRefused = error instanceof CtiError && !isUnknownOutcome(error)
      calls.transferAnswered(id, wasRefused ? 'refused' : 'unknown')
      throw error
    }
    calls.transferAnswered(id, 'accepted')
    this.#tellHandedOver(call, to)
  }

  /** Connected before the one who was asked has answered, a call is handed over without asking. */
  async #connect(command: Extract<Command, { type: 'completeTransfer' }>, origin: CallOrigin): Promise<void> {
    const { accountId } = origin
    const target = this.#options.calls.entities.get(entityId(accountId, command.otherVendorId))
    const hasAnswered = target === undefined || target.state === 'connected' || target.state === 'held'
    const callId = entityId(accountId, command.vendorId)
    if (!hasAnswered) return this.#handOver(callId, target.remote, command, origin)
    const call = this.#options.calls.entities.get(callId)
    await this.#send(accountId, command)
    if (target !== undefined) this.#tellHandedOver(call, target.remote)
  }

  #tellHandedOver(call: Call | undefined, { number }: Party): void {
    if (call !== undefined && number !== undefined) this.#options.handedOver(call, number)
  }

  async #retrieve(order: Extract<CallOrder, { readonly action: 'retrieve' }>): Promise<void> {
    const { accountId, deviceId, slot } = order
    if (slot !== undefined) return this.#send(accountId, { type: 'retrieve', slot, deviceId: this.#deviceFor(order) })
    const code = this.#options.parkCode(accountId)
    if (code === undefined) throw new CtiError('unsupported', { userMessage: m.call_no_park_code() })
    await this.#dial({ accountId, deviceId }, code)
  }

  async #ringGroup({ accountId, first, number }: Extract<CallOrder, { readonly action: 'ringGroup' }>): Promise<void> {
    const target = number === undefined ? {} : { number: this.#numberIn(number, accountId) }
    await this.#send(accountId, { type: 'ringGroup', first: rungFirst(accountId, first), ...target })
  }

  async #dial(order: Omit<DialOrder, 'number'>, number: string): Promise<void> {
    const { accountId } = order
    if (this.#isStartedBySystem(order)) return this.#callBack(order, number)
    const deviceId = this.#deviceFor(order)
    await this.#send(accountId, { type: 'dial', number, deviceId, ...kindOf(order), ...shownAs(order) })
  }

  /** The chosen telephone, else the preferred one. */
  #deviceFor({ accountId, deviceId }: Pick<DialOrder, 'accountId' | 'deviceId'>): string | undefined {
    return deviceId ?? this.#options.link.preferredDeviceId(accountId)
  }

  #isStartedBySystem({ accountId, startedBy }: Pick<DialOrder, 'accountId' | 'startedBy'>): boolean {
    const { link } = this.#options
    if (startedBy !== undefined) return startedBy === 'callBack'
    return !link.can(accountId, 'dial') && link.can(accountId, 'callbackDial')
  }

  /** A call-back shows the number of the place that answers: a line that was asked for must not be given up quietly. */
  async #callBack(order: Omit<DialOrder, 'number'>, number: string): Promise<void> {
    const { accountId, answerPlaceId, lineId, roleId } = order
    if (lineId !== undefined) throw new CtiError('unsupported', { userMessage: m.call_back_no_line() })
    const role = roleId === undefined ? {} : { roleId }
    await this.#send(accountId, { type: 'callBack', number, answerPlaceId, ...kindOf(order), ...role })
    this.#options.notify(m.call_back_started({ number }))
  }

  #tellParked({ accountId, remote }: Call): void {
    const name = remote.name ?? remote.displayNumber ?? remote.number ?? m.call_somebody()
    const { link, parkCode, notify } = this.#options
    if (link.can(accountId, 'parkedCalls')) return notify(m.call_parked_in_slot({ name }))
    const code = parkCode(accountId)
    notify(code === undefined ? m.call_parked({ name }) : m.call_parked_with_code({ name, code }))
  }

  #otherCall({ id, accountId }: Call, callId: string): string {
    const other = callId === id ? undefined : this.#options.calls.origin(callId)
    if (other === undefined || other.accountId !== accountId) throw notFound()
    return other.vendorId
  }

  /** The pair this call is one half of. */
  #consultation(call: Call): { readonly original: string; readonly consultation: string } | undefined {
    const { calls } = this.#options
    const made = call.consultsFor === undefined ? findConsultation(calls, call.id) : call
    if (made?.consultsFor === undefined) return undefined
    const original = calls.origin(made.consultsFor)
    const consultation = calls.origin(made.id)
    if (original === undefined || consultation === undefined) return undefined
    return { original: original.vendorId, consultation: consultation.vendorId }
  }

  /** Whom a number means, before anybody has a name for it. */
  #target(number: string): Party {
    const understood = understandTarget(number, this.#options.region())
    const isExtension = !isRefused(understood) && understood.kind === 'extension'
    return { kind: isExtension ? 'internal' : 'external', number, displayNumber: number, withheld: false }
  }

  #numberIn(text: string, accountId: string): string {
    const { link, region } = this.#options
    const understood = understandTarget(text, region())
    if (isRefused(understood)) throw new CtiError('unsupported', { userMessage: understood.problem })
    if (understood.kind !== 'address') return understood.digits
    link.requireLink(accountId) // without it nobody knows what the account can
    if (!link.can(accountId, 'dialAddress')) throw new CtiError('unsupported', { userMessage: m.dial_no_addresses() })
    return understood.digits
  }

  async #send(accountId: string, command: Command): Promise<void> {
    this.#options.link.requireLink(accountId)
    try {
      await this.#options.link.execute(accountId, command)
    } catch (error) {
      throw this.#afterFailure(accountId, error)
    }
  }

  /** After a lost answer nobody knows whether the command was carried out: read again, never repeat (trust.md R6). */
  #afterFailure(accountId: string, error: unknown): unknown {
    if (!(error instanceof CtiError)) return error
    const isUnknown = isUnknownOutcome(error)
    if (isUnknown || error.kind === 'conflict' || error.kind === 'notFound') this.#options.link.reread(accountId)
    return isUnknown ? new CtiError(error.kind, { userMessage: m.command_unknown(), cause: error }) : error
  }
}

/** After these nobody knows whether the command was carried out. */
const isUnknownOutcome = (error: unknown): boolean =>
  error instanceof CtiError && (error.kind === 'timeout' || error.kind === 'network')

/** Vendor ids of the calls that the user is about to leave by a command. */
function callsLeftBy(command: Command): readonly string[] {
  switch (command.type) {
    case 'hangUp':
    case 'reject':
    case 'park':
    case 'leaveConference':
      return [command.vendorId]
    case 'completeTransfer':
    case 'addToConference':
      return [command.vendorId, command.otherVendorId]
    default:
      return []
  }
}

const findConsultation = (calls: CallStore, callId: string): Call | undefined =>
  calls.entities.values().find(({ consultsFor, endedAt }) => consultsFor === callId && endedAt === undefined)

const notFound = (): CtiError => new CtiError('notFound', { userMessage: m.error_not_found() })
