import { CtiError } from '../../../util/errors.ts'
import type { CommandOf } from '../../commands.ts'
import { offers } from './call-actions.ts'
import { DIAL_TYPES, TRANSFER_TYPES, stateTokensOf } from './call-requests.ts'
import type { CallSender } from './call-sender.ts'
import type { CallWatch } from './call-watch.ts'
import type { CallerLineWatch } from '../watch/caller-line-watch.ts'
import { destinationUri } from './destination.ts'
import { isUnknownOutcome } from '../../kit/outcome.ts'
import type { DstnyContext } from '../link-context.ts'
import type { CallControlOperations } from '../operations/call-control.ts'

/** What they act on. */
export interface JoiningOptions {
  readonly context: DstnyContext
  readonly sender: CallSender
  readonly calls: CallWatch
  readonly lines: CallerLineWatch
}

/** Consultation, transfer and conference: everything that is about two calls (Dstny API 5.4 to 5.6). */
export class JoiningCommands {
  readonly #options: JoiningOptions

  constructor(options: JoiningOptions) {
    this.#options = options
  }

  /** Always as a consultation call: the server makes it a call of its own where the device can (Dstny API 5.4). */
  async consult({ vendorId, number, kind = 'plain', ...as }: CommandOf<'consult'>, signal: AbortSignal): Promise<void> {
    const { sender, calls, lines } = this.#options
    const call = sender.find(vendorId)
    const shown = await lines.shownAs(as, signal)
    const request = { destination: destinationUri(number), type: DIAL_TYPES[kind], ...shown }
    await sender.sendNewCall([call], async (webhook) => {
      const made = await this.#control.makeConsultationCall(call.callId, { ...request, ...webhook }, signal)
      if (made !== undefined) calls.table.consults(made.callId, call.callId)
      return made
    })
    calls.refresh()
  }

  /** Ends the consultation, then goes back to the call it was about, unless the server did so itself. */
  async cancel({ vendorId, otherVendorId }: CommandOf<'cancelConsultation'>, signal: AbortSignal): Promise<void> {
    const { sender, calls } = this.#options
    const { table } = calls
    const original = sender.find(otherVendorId)
    const consultation = table.find(vendorId)
    if (consultation !== undefined) await sender.hangUp(consultation, signal)
    await calls.reread(original.callId, signal)
    const waiting = table.find(original.callId)
    if (waiting?.status !== 'HELD' || !offers(waiting, 'resume')) return
    try {
      await sender.sendOnce('resumeCall', waiting, signal)
    } catch (error) {
      const conflict = error instanceof CtiError && error.kind === 'conflict'
      if (!conflict || table.find(original.callId)?.status !== 'ACTIVE') throw error
    }
  }

  async complete(command: CommandOf<'completeTransfer'>, signal: AbortSignal): Promise<void> {
    const { sender } = this.#options
    const call = sender.find(command.vendorId)
    const target = sender.find(command.otherVendorId)
    const request = { ...stateTokensOf(call, target), waitForAnswer: command.waitForAnswer }
    await sender.sendAndApply([call, target], () => this.#control.transferToCall(call.callId, request, signal))
    this.#options.calls.refresh()
  }

  async transfer(command: CommandOf<'blindTransfer'>, signal: AbortSignal): Promise<void> {
    const { sender } = this.#options
    const call = sender.find(command.vendorId)
    const { kind = 'plain', supervised = false } = command
    const { stateToken } = call
    const to = { destination: destinationUri(command.number), blind: !supervised, type: TRANSFER_TYPES[kind] }
    const { transfers } = this.#options.context
    transfers.order(call, supervised) // its end may be told before the answer is here
    try {
      await sender.sendAndApply([call], () => this.#control.transferCall(call.callId, { ...to, stateToken }, signal))
    } catch (error) {
      if (error instanceof CtiError && !isUnknownOutcome(error)) transfers.forget(call.callId)
      throw error
    }
  }

  /** The other call disappears from the list of the user when it has joined (Dstny API 5.6). */
  async addToConference({ vendorId, otherVendorId }: CommandOf<'addToConference'>, signal: AbortSignal): Promise<void> {
    const { sender, calls } = this.#options
    const one = sender.find(vendorId)
    const other = sender.find(otherVendorId)
    // The one that is a conference already stays it.
    const [conference, joining] = other.conference && !one.conference ? [other, one] : [one, other]
    const { callId } = conference
    const request = stateTokensOf(conference, joining)
    await sender.sendAndApply([conference, joining], () =>
      this.#control.addConferenceParticipant(callId, request, signal)
    )
    calls.refresh()
  }

  async removeParticipant(
    { vendorId, participantId }: CommandOf<'removeParticipant'>,
    signal: AbortSignal
  ): Promise<void> {
    const { sender } = this.#options
    const call = sender.find(vendorId)
    const { callId, stateToken } = call
    const send = () => this.#control.removeConferenceParticipant(callId, participantId, { stateToken }, signal)
    await sender.sendAndApply([call], send)
  }

  async leaveConference(vendorId: string, signal: AbortSignal): Promise<void> {
    const { sender, calls } = this.#options
    const call = sender.find(vendorId)
    await sender.sendAndApply([call], () => this.#control.leaveConference(call.callId, signal))
    calls.refresh()
  }

  get #control(): CallControlOperations {
    return this.#options.context.client.callControl
  }
}
