import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'
import type { Command, CommandOf } from '../../commands.ts'
import { isUnknownOutcome } from '../../kit/outcome.ts'
import type { Groupcall } from '../groupcalls/groupcall.ts'
import { isGroupcallOver } from '../groupcalls/groupcall.ts'
import { makeGroupcall } from '../groupcalls/made-groupcall.ts'
import { sentAddress } from '../wire/values.ts'
import type { AgentCall } from './call-table.ts'
import type { CommandOptions } from './command-options.ts'
import { addressFor, agentAddress, ownAddress, shownAddress } from './destinations.ts'
import { isOver, isTalking } from './leg.ts'
import type { Leg } from './leg.ts'
import { Transfers } from './transfers.ts'

/** What is recorded is all of both sides, until it is stopped or the call ends; all of these are required (VoIPBin 6.3). */
const WHOLE_CALL = { format: 'wav', end_of_silence: 0, end_of_key: '', duration: 0, on_end_flow_id: '' } as const
/** What the user says comes in from the user's leg (VoIPBin 6.3). */
const OWN_VOICE = { direction: 'in' } as const

const STARTING: ReadonlySet<Command['type']> = new Set(['dial', 'ringGroup'])
const ENDING: ReadonlySet<Command['type']> = new Set(['hangUp', 'reject', 'cancelConsultation'])

/** Carries out what the user asks for. Each is sent once; its effect comes by events and by reading (trust R6). */
export class Commands {
  readonly #options: CommandOptions
  readonly #transfers: Transfers

  constructor(options: CommandOptions) {
    this.#options = options
    this.#transfers = new Transfers(options)
  }

  /** @throws CtiError */
  async execute(command: Command, signal: AbortSignal): Promise<void> {
    try {
      await this.#send(command, signal)
    } catch (error) {
      if (!(error instanceof CtiError) || error.kind !== 'notFound') throw error
      if (STARTING.has(command.type))
        throw new CtiError('unsupported', { userMessage: m.error_unsupported(), cause: error })
      if (!ENDING.has(command.type)) throw error // what is to end has ended
    } finally {
      this.#options.calls.readSoon()
    }
  }

  async #send(command: Command, signal: AbortSignal): Promise<void> {
    const { calls } = this.#options.context.client
    switch (command.type) {
      case 'dial':
        return await this.#dial(command, signal)
      case 'ringGroup':
        return await this.#ringTeam(command, signal)
      case 'hangUp':
      case 'reject':
        return await this.#hangUp(command.vendorId, signal)
      case 'hold':
        return await this.#hold(command.vendorId, signal)
      case 'resume':
        return await this.#resume(command.vendorId, signal)
      case 'mute':
        return await calls.mute({ id: this.#talking(command.vendorId).id, ...OWN_VOICE }, signal)
      case 'unmute':
        return await calls.unmute({ id: this.#talking(command.vendorId).id, ...OWN_VOICE }, signal)
      case 'startRecording': {
        const { id } = this.#talking(command.vendorId)
        return this.#take(await calls.startRecording({ id, ...WHOLE_CALL }, signal))
      }
      case 'stopRecording':
        return this.#take(await calls.stopRecording({ id: this.#talking(command.vendorId).id }, signal))
      case 'blindTransfer':
        return await this.#transfers.blind(this.#call(command.vendorId), command.number, signal)
      case 'consult':
        return await this.#transfers.consult(this.#call(command.vendorId), command.number, signal)
      case 'completeTransfer':
        return await this.#transfers.complete(command, signal)
      case 'cancelConsultation':
        return await this.#transfers.cancel(command.vendorId, signal)
      default:
        throw new CtiError('unsupported', { userMessage: m.error_unsupported() })
    }
  }

  /** Rings the user, then the number: that stands in no leg until the user has picked up (VoIPBin 6.4). */
  async #dial({ number, deviceId }: CommandOf<'dial'>, signal: AbortSignal): Promise<void> {
    const { context, memory, directory } = this.#options
    const { client, self, options } = context
    const source = shownAddress(options.callerNumber)
    const shown = source === undefined ? {} : { source: sentAddress(source) }
    const connect = { ...shown, destinations: [sentAddress(addressFor(number, directory))], ...CONNECT }
    const request = {
      ...shown,
      destinations: [sentAddress(ownAddress(self.agentId, deviceId, directory))],
      actions: [{ type: 'connect' as const, option: connect }]
    }
    memory.dialled.begin(number, options.callerNumber)
    try {
      const made = await client.calls.create(request, signal)
      const [legs, groupcalls] = [made?.calls ?? [], made?.groupcalls ?? []]
      memory.dialled.accepted(
        [...groupcalls, ...legs].map(({ id }) => id),
        number
      )
      for (const leg of legs) this.#options.calls.takeLeg(leg)
      for (const groupcall of groupcalls) this.#options.calls.takeGroupcall(groupcall)
    } catch (error) {
      if (!(error instanceof CtiError && isUnknownOutcome(error))) memory.dialled.refused()
      throw error
    }
  }

  /** Rings people, and connects who answers first with the number or the user. */
  async #ringTeam({ first, number }: CommandOf<'ringGroup'>, signal: AbortSignal): Promise<void> {
    if (!('contactIds' in first)) throw new CtiError('unsupported', { userMessage: m.error_unsupported() })
    const { context, memory, directory, calls } = this.#options
    const { client, self, options } = context
    const source = sentAddress(shownAddress(options.callerNumber) ?? ownAddress(self.agentId, undefined, directory))
    const wanted = number === undefined ? agentAddress(self.agentId) : addressFor(number, directory)
    const isOneByOne = first.how === 'oneByOne'
    const destinations = first.contactIds.map(agentAddress)
    const request = {
      source,
      destinations: destinations.map(sentAddress),
      ring_method: isOneByOne ? ('linear' as const) : ('ring_all' as const),
      answer_method: 'hangup_others' as const,
      actions: [{ type: 'connect' as const, option: { source, destinations: [sentAddress(wanted)], ...CONNECT } }]
    }
    const agents = first.contactIds.map((agentId) => ({ agentId, name: directory.agent(agentId)?.name ?? agentId }))
    const made = (groupcallId: string): void => {
      memory.teams.add({ groupcallId, agents, isOneByOne, number })
      calls.refresh()
    }
    const send = async (): Promise<string | undefined> => {
      const groupcall = await client.groupcalls.create(request, signal)
      if (groupcall !== undefined) calls.takeGroupcall(groupcall)
      return groupcall?.id
    }
    await makeGroupcall({ send, destinations, made }, this.#options, signal)
  }

  /** What rings is ended on all telephones of the user at once, what is talked on by its leg. */
  async #hangUp(vendorId: string, signal: AbortSignal): Promise<void> {
    const { context, memory, calls } = this.#options
    const { client, self } = context
    if (memory.consultations.get(vendorId) !== undefined) return await this.#transfers.cancel(vendorId, signal)
    const { ring, state } = this.#call(vendorId)
    if (ring.team !== undefined && state.own === undefined) return await this.#transfers.cancel(vendorId, signal)
    if (state.own !== undefined && (isTalking(state.own) || state.own.direction === 'incoming'))
      return this.#take(await client.calls.hangUp({ id: state.own.id }, signal))
    const own = ring.groupcalls.filter((one) => one.ownerId === self.agentId && !isGroupcallOver(one))
    const groupcalls = own.filter((one) => !own.some((other) => isBelow(one, other)))
    const inThem = new Set(groupcalls.flatMap(({ id }) => calls.calls.groupcalls.tree(id).callIds))
    const lone = ring.legs.filter((leg) => !isOver(leg) && !inThem.has(leg.id))
    await Promise.all([
      ...groupcalls.map(async ({ id }) => {
        const ended = await client.groupcalls.hangUp({ id }, signal)
        if (ended !== undefined) calls.takeGroupcall(ended)
      }),
      ...lone.map(async ({ id }) => this.#take(await client.calls.hangUp({ id }, signal)))
    ])
  }

  /** The other side waits, not the user's own leg, which would hear the music (VoIPBin 6.3). */
  async #hold(vendorId: string, signal: AbortSignal): Promise<void> {
    await this.#options.context.client.calls.hold({ id: this.#far(vendorId).id }, signal)
    this.#options.memory.heldIds.add(vendorId)
    this.#options.calls.refresh()
  }

  async #resume(vendorId: string, signal: AbortSignal): Promise<void> {
    await this.#options.context.client.calls.resume({ id: this.#far(vendorId).id }, signal)
    this.#options.memory.heldIds.delete(vendorId)
    this.#options.calls.refresh()
  }

  #take(leg: Leg | undefined): void {
    if (leg !== undefined) this.#options.calls.takeLeg(leg)
  }

  #call(vendorId: string): AgentCall {
    const call = this.#options.calls.get(vendorId)
    if (call === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found() })
    return call
  }

  #talking(vendorId: string): Leg {
    const { own } = this.#call(vendorId).state
    if (own === undefined || !isTalking(own)) throw new CtiError('conflict', { userMessage: m.error_conflict() })
    return own
  }

  #far(vendorId: string): Leg {
    const { far } = this.#call(vendorId).state
    if (far === undefined || !isTalking(far)) throw new CtiError('conflict', { userMessage: m.error_conflict() })
    return far
  }
}

/** How the second leg is called (VoIPBin 6.4). */
const CONNECT = { early_media: true, relay_reason: false, anonymous: 'auto' } as const

const isBelow = (one: Groupcall, other: Groupcall): boolean =>
  one.masterGroupcallId === other.id || other.groupcallIds.includes(one.id)
