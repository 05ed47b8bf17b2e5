import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { assertNever } from '../../util/assert-never.ts'
import { CtiError } from '../../util/errors.ts'
import { canSwap, talkingDevice } from '../call-rules.ts'
import type { Command } from '../commands.ts'
import { answerDevices, ruledCall } from './call-actions.ts'
import { believed } from './call-requests.ts'
import { CallSender } from './call-sender.ts'
import type { TokenOperation } from './call-sender.ts'
import type { CallHooks } from './call-hooks.ts'
import type { CallWatch } from './call-watch.ts'
import type { CallerLineWatch } from './caller-line-watch.ts'
import type { DeviceWatch } from './device-watch.ts'
import { JoiningCommands } from './joining-commands.ts'
import type { LinkContext } from './link-context.ts'
import type { CallControlOperations } from './operations/call-control.ts'
import type { PersonWatch } from './person-watch.ts'
import type { QueueWatch } from './queue-watch.ts'
import { StartingCommands } from './starting-commands.ts'
import type { WireCall } from './wire.ts'

/** What commands act on. */
export interface CommandParts {
  readonly context: LinkContext
  readonly calls: CallWatch
  readonly hooks: CallHooks
  readonly devices: DeviceWatch
  readonly lines: CallerLineWatch
  readonly person: PersonWatch
  readonly queues: QueueWatch
}

type CallCommand = Exclude<
  Command,
  {
    readonly type:
      'dial' | 'callBack' | 'pickUp' | 'pickUpAnyCall' | 'applyShortcut' | 'setActivity' | 'setQueueSignedIn'
  }
>

/** Commands that are one operation with the token and nothing else. */
const WITH_TOKEN = {
  hold: 'holdCall',
  resume: 'resumeCall',
  park: 'parkCall',
  startRecording: 'startRecording',
  stopRecording: 'stopRecording',
  discardRecording: 'discardRecording',
  pauseRecording: 'pauseRecording',
  resumeRecording: 'resumeRecording'
} as const satisfies Partial<Record<Command['type'], TokenOperation>>

/** The same, and repeated once after a conflict (Contract dstny 5.1). */
const REPEATABLE = {
  mute: 'muteCall',
  unmute: 'unmuteCall',
  saveRecording: 'saveRecording'
} as const satisfies Partial<Record<Command['type'], TokenOperation>>

/** Carries out what the user asked for (Contract dstny 3.8, 5). Nothing that dials or transfers is repeated (trust R6). */
export class Commands {
  readonly #parts: CommandParts
  readonly #sender: CallSender
  readonly #joining: JoiningCommands
  readonly #starting: StartingCommands

  constructor(parts: CommandParts) {
    this.#parts = parts
    this.#sender = new CallSender(parts)
    this.#joining = new JoiningCommands({ ...parts, sender: this.#sender })
    this.#starting = new StartingCommands({ ...parts, sender: this.#sender })
  }

  /** Resolves when the server has accepted it. @throws CtiError */
  async execute(command: Command, signal: AbortSignal): Promise<void> {
    const { person, queues } = this.#parts
    switch (command.type) {
      case 'dial':
        return this.#starting.dial(command, signal)
      case 'callBack':
        return this.#starting.callBack(command, signal)
      case 'pickUp':
        return this.#starting.pickUp(command, signal)
      case 'pickUpAnyCall':
        return this.#starting.pickUpAnyCall(command, signal)
      case 'applyShortcut':
        return person.applyShortcut(command.shortcut, command.until, signal)
      case 'setActivity':
        return person.setActivity(command.activityId, signal)
      case 'setQueueSignedIn':
        return queues.setSignedIn(command.vendorId, command.signedIn, signal)
      default:
        return this.#onCall(command, signal)
    }
  }

  #onCall(command: CallCommand, signal: AbortSignal): Promise<void> {
    switch (command.type) {
      case 'consult':
        return this.#joining.consult(command, signal)
      case 'cancelConsultation':
        return this.#joining.cancel(command, signal)
      case 'completeTransfer':
        return this.#joining.complete(command, signal)
      case 'blindTransfer':
        return this.#joining.transfer(command, signal)
      case 'addToConference':
        return this.#joining.addToConference(command, signal)
      case 'removeParticipant':
        return this.#joining.removeParticipant(command, signal)
      case 'leaveConference':
        return this.#joining.leaveConference(command.vendorId, signal)
      default:
        return this.#onOneCall(command, signal)
    }
  }

  async #onOneCall(command: OneCallCommand, signal: AbortSignal): Promise<void> {
    const sender = this.#sender
    const call = sender.find(command.vendorId)
    switch (command.type) {
      case 'answer':
        return this.#answer(call, command.deviceId, signal)
      case 'reject':
      case 'hangUp':
        return sender.hangUp(call, signal)
      case 'mute':
      case 'unmute':
      case 'saveRecording':
        return sender.repeatable(REPEATABLE[command.type], command.type, call, signal)
      case 'swap':
        return this.#swap(call, sender.find(command.otherVendorId), signal)
      case 'dtmf':
        return this.#sendDigits(call, command.digits, signal)
      case 'move':
        return this.#move(call, command.deviceId, signal)
      case 'hold':
      case 'resume':
      case 'park':
      case 'startRecording':
      case 'stopRecording':
      case 'discardRecording':
      case 'pauseRecording':
      case 'resumeRecording':
        return sender.withToken(WITH_TOKEN[command.type], call, signal)
      default:
        return assertNever(command)
    }
  }

  /**
   * On a device that is talking, answering means holding the present call in the same request (Contract dstny 5.4); where
   * the account has no such request the server holds it by itself.
   */
  async #answer(call: WireCall, wantedId: string | undefined, signal: AbortSignal): Promise<void> {
    const possible = answerDevices(call)
    const others = this.#sender.others(call)
    const talkingId = talkingDevice(
      ruledCall(call),
      others.map((other) => ruledCall(other))
    )
    const deviceId = wantedId ?? talkingId ?? possible[0]
    if (deviceId === undefined || !possible.includes(deviceId)) {
      throw new CtiError('unsupported', { userMessage: m.error_answer_on_device() })
    }
    const talking = others.find((other) => other.status === 'ACTIVE' && other.deviceIds.includes(deviceId))
    const canSwapThem = this.#parts.context.capabilities.has('swap')
    if (talking !== undefined && canSwapThem) return this.#alternate(talking, call, signal)
    await this.#sender.answered([call], () => this.#control.answerCall(call.callId, deviceId, {}, signal))
  }

  async #swap(one: WireCall, other: WireCall, signal: AbortSignal): Promise<void> {
    const [active, target] = canSwap(ruledCall(other), ruledCall(one)) ? [other, one] : [one, other]
    await this.#alternate(active, target, signal)
  }

  async #alternate(active: WireCall, target: WireCall, signal: AbortSignal): Promise<void> {
    const send = () => this.#control.alternateCall(active.callId, believed(active, target), signal)
    await this.#sender.answered([active, target], send)
    this.#parts.calls.refresh()
  }

  async #sendDigits(call: WireCall, typed: string, signal: AbortSignal): Promise<void> {
    const digits = typed.toUpperCase().replace(/[^0-9A-D#*]/g, '')
    const request = { digits, stateToken: call.stateToken }
    await this.#sender.answered([call], () => this.#control.sendDtmf(call.callId, request, signal))
  }

  async #move(call: WireCall, deviceId: string, signal: AbortSignal): Promise<void> {
    const { callId, stateToken } = call
    await this.#sender.answered([call], () => this.#control.moveCall(callId, deviceId, { stateToken }, signal))
  }

  get #control(): CallControlOperations {
    return this.#parts.context.client.callControl
  }
}

type OneCallCommand = Exclude<
  CallCommand,
  {
    readonly type:
      | 'consult'
      | 'cancelConsultation'
      | 'completeTransfer'
      | 'blindTransfer'
      | 'addToConference'
      | 'removeParticipant'
      | 'leaveConference'
  }
>
