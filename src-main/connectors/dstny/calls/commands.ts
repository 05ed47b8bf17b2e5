import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'
import { canSwap } from '../../call-rules.ts'
import type { Command, CommandHandlers, CommandOf } from '../../commands.ts'
import { answerDevices, ruledCall } from './call-actions.ts'
import { stateTokensOf } from './call-requests.ts'
import { CallSender } from './call-sender.ts'
import type { TokenOperation } from './call-sender.ts'
import type { CallWebhooks } from '../webhooks/call-webhooks.ts'
import type { CallWatch } from './call-watch.ts'
import type { CallerLineWatch } from '../watch/caller-line-watch.ts'
import type { DeviceWatch } from '../watch/device-watch.ts'
import { JoiningCommands } from './joining-commands.ts'
import type { DstnyContext } from '../link-context.ts'
import type { CallControlOperations } from '../operations/call-control.ts'
import type { PersonWatch } from '../watch/person-watch.ts'
import type { QueueWatch } from '../watch/queue-watch.ts'
import { StartingCommands } from './starting-commands.ts'
import type { WireCall } from '../wire/calls.ts'

/** What commands act on. */
export interface CommandOptions {
  readonly context: DstnyContext
  readonly calls: CallWatch
  readonly webhooks: CallWebhooks
  readonly devices: DeviceWatch
  readonly lines: CallerLineWatch
  readonly person: PersonWatch
  readonly queues: QueueWatch
}

type OnCall = { readonly vendorId: string }
type RepeatableCommand = CommandOf<'mute' | 'unmute' | 'saveRecording'>

/** This system has no such thing. */
const notHere = (): Promise<void> => Promise.reject(new CtiError('unsupported', { userMessage: m.error_unsupported() }))

/** Carries out what the user asked for (Dstny API 3.8, 5). Nothing that dials or transfers is repeated (trust R6). */
export class Commands {
  readonly #options: CommandOptions
  readonly #sender: CallSender
  readonly #joining: JoiningCommands
  readonly #starting: StartingCommands
  readonly #handlers: CommandHandlers

  constructor(options: CommandOptions) {
    this.#options = options
    this.#sender = new CallSender(options)
    this.#joining = new JoiningCommands({ ...options, sender: this.#sender })
    this.#starting = new StartingCommands({ ...options, sender: this.#sender })
    this.#handlers = this.#handlersOf()
  }

  /** Resolves when the server has accepted it. @throws CtiError */
  async execute(command: Command, signal: AbortSignal): Promise<void> {
    // the handler of its type takes it; the compiler cannot follow that for a union
    const handle = this.#handlers[command.type] as (command: Command, signal: AbortSignal) => Promise<void>
    await handle(command, signal)
  }

  #handlersOf(): CommandHandlers {
    const { person, queues } = this.#options
    const [sender, joining, starting] = [this.#sender, this.#joining, this.#starting]
    const hangUp = async ({ vendorId }: OnCall, signal: AbortSignal): Promise<void> =>
      sender.hangUp(sender.find(vendorId), signal)
    return {
      dial: (command, signal) => starting.dial(command, signal),
      callBack: (command, signal) => starting.callBack(command, signal),
      pickUp: (command, signal) => starting.pickUp(command, signal),
      pickUpAnyCall: (command, signal) => starting.pickUpAnyCall(command, signal),
      applyShortcut: ({ shortcut, until }, signal) => person.applyShortcut(shortcut, until, signal),
      setActivity: ({ activityId }, signal) => person.setActivity(activityId, signal),
      setQueueSignedIn: ({ vendorId, signedIn }, signal) => queues.setSignedIn(vendorId, signedIn, signal),
      consult: (command, signal) => joining.consult(command, signal),
      cancelConsultation: (command, signal) => joining.cancel(command, signal),
      completeTransfer: (command, signal) => joining.complete(command, signal),
      blindTransfer: (command, signal) => joining.transfer(command, signal),
      addToConference: (command, signal) => joining.addToConference(command, signal),
      removeParticipant: (command, signal) => joining.removeParticipant(command, signal),
      leaveConference: ({ vendorId }, signal) => joining.leaveConference(vendorId, signal),
      answer: async ({ vendorId, deviceId }, signal) => this.#answer(sender.find(vendorId), deviceId, signal),
      reject: hangUp,
      hangUp,
      swap: async ({ vendorId, otherVendorId }, signal) =>
        this.#swap(sender.find(vendorId), sender.find(otherVendorId), signal),
      dtmf: async ({ vendorId, digits }, signal) => this.#sendDigits(sender.find(vendorId), digits, signal),
      move: async ({ vendorId, deviceId }, signal) => this.#move(sender.find(vendorId), deviceId, signal),
      mute: this.#sendWithRetryOnConflict('muteCall'),
      unmute: this.#sendWithRetryOnConflict('unmuteCall'),
      saveRecording: this.#sendWithRetryOnConflict('saveRecording'),
      hold: this.#sendOnce('holdCall'),
      resume: this.#sendOnce('resumeCall'),
      park: this.#sendOnce('parkCall'),
      startRecording: this.#sendOnce('startRecording'),
      stopRecording: this.#sendOnce('stopRecording'),
      discardRecording: this.#sendOnce('discardRecording'),
      pauseRecording: this.#sendOnce('pauseRecording'),
      resumeRecording: this.#sendOnce('resumeRecording'),
      retrieve: notHere,
      ringGroup: notHere,
      setDnd: notHere,
      setSwitch: notHere,
      setQueuePaused: notHere
    }
  }

  /** One operation with the token and nothing else. */
  #sendOnce(operation: TokenOperation): (command: OnCall, signal: AbortSignal) => Promise<void> {
    return async ({ vendorId }, signal) => this.#sender.sendOnce(operation, this.#sender.find(vendorId), signal)
  }

  /** The same, and repeated once after a conflict (Dstny API 5.1). */
  #sendWithRetryOnConflict(
    operation: TokenOperation
  ): (command: RepeatableCommand, signal: AbortSignal) => Promise<void> {
    return async ({ type, vendorId }, signal) =>
      this.#sender.sendWithRetryOnConflict(operation, type, this.#sender.find(vendorId), signal)
  }

  /**
   * On a device that is talking, answering means holding the present call in the same request (Dstny API 5.4); where
   * the account has no such request the server holds it by itself.
   */
  async #answer(call: WireCall, deviceId: string | undefined, signal: AbortSignal): Promise<void> {
    if (deviceId === undefined || !answerDevices(call).includes(deviceId)) {
      throw new CtiError('unsupported', { userMessage: m.error_answer_on_device() })
    }
    const talking = this.#sender
      .others(call)
      .find((other) => other.status === 'ACTIVE' && other.deviceIds.includes(deviceId))
    const canSwapThem = this.#options.context.capabilities.has('swap')
    if (talking !== undefined && canSwapThem) return this.#alternate(talking, call, signal)
    await this.#sender.sendAndApply([call], () => this.#control.answerCall(call.callId, deviceId, {}, signal))
  }

  async #swap(one: WireCall, other: WireCall, signal: AbortSignal): Promise<void> {
    const [active, target] = canSwap(ruledCall(other), ruledCall(one)) ? [other, one] : [one, other]
    await this.#alternate(active, target, signal)
  }

  async #alternate(active: WireCall, target: WireCall, signal: AbortSignal): Promise<void> {
    const send = () => this.#control.alternateCall(active.callId, stateTokensOf(active, target), signal)
    await this.#sender.sendAndApply([active, target], send)
    this.#options.calls.refresh()
  }

  async #sendDigits(call: WireCall, typed: string, signal: AbortSignal): Promise<void> {
    const digits = typed.toUpperCase().replace(/[^0-9A-D#*]/g, '')
    const request = { digits, stateToken: call.stateToken }
    await this.#sender.sendAndApply([call], () => this.#control.sendDtmf(call.callId, request, signal))
  }

  async #move(call: WireCall, deviceId: string, signal: AbortSignal): Promise<void> {
    const { callId, stateToken } = call
    await this.#sender.sendAndApply([call], () => this.#control.moveCall(callId, deviceId, { stateToken }, signal))
  }

  get #control(): CallControlOperations {
    return this.#options.context.client.callControl
  }
}
