import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { SECOND } from '../../../util/durations.ts'
import { CtiError } from '../../../util/errors.ts'
import type { CommandOf } from '../../commands.ts'
import { inBackground } from '../../kit/link-context.ts'
import { makeGroupcall } from '../groupcalls/made-groupcall.ts'
import { sentAddress } from '../wire/values.ts'
import type { AgentCall } from './call-table.ts'
import type { CommandOptions } from './command-options.ts'
import { addressFor } from './destinations.ts'
import { isOver, isTalking } from './leg.ts'
import type { Leg } from './leg.ts'

/** The end of the user's leg may take the caller along, so long after a transfer, in ms (VoIPBin 17). */
const TAKEN_ALONG_MS = 2 * SECOND

/** Hands calls over, at once or after asking on the same leg (VoIPBin 11). */
export class Transfers {
  readonly #options: CommandOptions

  constructor(options: CommandOptions) {
    this.#options = options
  }

  /** Without asking: when nobody answers there, the caller is lost. @throws CtiError */
  async blind(call: AgentCall, number: string, signal: AbortSignal): Promise<void> {
    await this.#start('blind', call, number, signal)
    this.#watchCaller(call)
  }

  /** Rings somebody for the user, while the caller hears music. @throws CtiError */
  async consult(call: AgentCall, number: string, signal: AbortSignal): Promise<void> {
    const { memory } = this.#options
    if (memory.consultations.about(call.vendorId) !== undefined) throw conflict()
    const made = (groupcallId: string): void => this.#begin(call, number, groupcallId)
    const destinations = [addressFor(number, this.#options.directory)]
    const send = (): Promise<string | undefined> => this.#start('attended', call, number, signal)
    await makeGroupcall({ send, destinations, made }, this.#options, signal)
  }

  #begin({ vendorId, state }: AgentCall, number: string, groupcallId: string): void {
    const { memory, context, calls } = this.#options
    if (state.own === undefined) return
    const startedAt = context.clock.now()
    memory.consultations.add({ groupcallId, aboutId: vendorId, ownLegId: state.own.id, number, startedAt })
    calls.refresh()
  }

  /** Leaves the two others alone; only once the server knows that the new one has answered. @throws CtiError */
  async complete({ vendorId, otherVendorId }: CommandOf<'completeTransfer'>, signal: AbortSignal): Promise<void> {
    const { memory, calls, context } = this.#options
    const asked = memory.consultations.about(vendorId) ?? memory.consultations.about(otherVendorId)
    const call = asked && calls.get(asked.aboutId)
    if (asked === undefined || call === undefined) throw conflict()
    const groupcall = await context.client.groupcalls.get({ id: asked.groupcallId }, signal)
    calls.takeGroupcall(groupcall)
    if (groupcall.answerCallId === undefined) throw conflict()
    // whoever has hung up again leaves the caller to the user: to go now would end the caller's call
    const answerer = await context.client.calls.get({ id: groupcall.answerCallId }, signal)
    calls.takeLeg(answerer)
    if (!isTalking(answerer)) throw conflict()
    const ended = await context.client.calls.hangUp({ id: asked.ownLegId }, signal)
    if (ended !== undefined) calls.takeLeg(ended)
    this.#watchCaller(call)
  }

  /** Ends asking: the caller comes back by itself. @throws CtiError */
  async cancel(groupcallId: string, signal: AbortSignal): Promise<void> {
    const ended = await this.#options.context.client.groupcalls.hangUp({ id: groupcallId }, signal)
    if (ended !== undefined) this.#options.calls.takeGroupcall(ended)
  }

  /** @returns the group call that rings the new party; undefined where the answer cannot be read */
  async #start(
    type: 'blind' | 'attended',
    { state }: AgentCall,
    number: string,
    signal: AbortSignal
  ): Promise<string | undefined> {
    const { context, directory } = this.#options
    const { own } = state
    if (own === undefined || !isTalking(own)) throw conflict()
    const address = sentAddress(addressFor(number, directory))
    const request = { transfer_type: type, transferer_call_id: own.id, transferee_addresses: [address] }
    const made = await context.client.calls.transfer(request, signal)
    return made?.groupcallId
  }

  /** What the user has dialled was started by the user's leg, whose end may end it too. */
  #watchCaller({ ring, state }: AgentCall): void {
    const { far } = state
    if (far === undefined || !ring.legs.some(({ id }) => id === far.masterCallId)) return
    const { context } = this.#options
    void inBackground(context, 'transfer', () => this.#tellLost(far))
  }

  async #tellLost({ id, destination }: Leg): Promise<void> {
    const { context, calls } = this.#options
    await context.clock.sleep(TAKEN_ALONG_MS, context.signal)
    const leg = calls.calls.leg(id)
    if (leg !== undefined && isOver(leg))
      context.notify(m.transfer_lost({ number: destination.targetName || destination.target }))
  }
}

const conflict = (): CtiError => new CtiError('conflict', { userMessage: m.error_conflict() })
