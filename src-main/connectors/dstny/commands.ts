import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { assertNever } from '../../util/assert-never.ts'
import { CtiError } from '../../util/errors.ts'
import type { Command } from '../connector.ts'
import type { CallWatch } from './call-watch.ts'
import type { CallOperations, TokenOperation } from './client.ts'
import { destinationUri } from './destination.ts'
import type { DeviceWatch } from './device-watch.ts'
import { inBackground } from './link-context.ts'
import type { LinkContext } from './link-context.ts'
import { allowedActions, answerDevices, canSwap } from './mapper.ts'
import type { PersonWatch } from './person-watch.ts'
import type { QueueWatch } from './queue-watch.ts'
import type { WireCall } from './wire.ts'

/** What commands act on. */
export interface CommandParts {
  readonly context: LinkContext
  readonly operations: CallOperations
  readonly calls: CallWatch
  readonly devices: DeviceWatch
  readonly person: PersonWatch
  readonly queues: QueueWatch
}

type CallCommand = Extract<Command, { readonly vendorId: string }>

/** Carries out what the user asked for (Contract dstny 3.8, 5). Nothing that dials or transfers is repeated (trust R6). */
export class Commands {
  readonly #parts: CommandParts

  constructor(parts: CommandParts) {
    this.#parts = parts
  }

  /** Resolves when the server has accepted it. @throws CtiError */
  async execute(command: Command, signal: AbortSignal): Promise<void> {
    const { person, queues } = this.#parts
    switch (command.type) {
      case 'dial':
        return this.#dial(command.number, command.deviceId, signal)
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

  async #dial(number: string, deviceId: string | undefined, signal: AbortSignal): Promise<void> {
    const { devices, operations, calls } = this.#parts
    const destination = destinationUri(number)
    const device = await devices.forDialling(deviceId, signal)
    await this.#answered(undefined, () => operations.makeCall(device, destination, signal))
    calls.refresh()
  }

  async #onCall(
    command: Exclude<CallCommand, { readonly type: 'setQueueSignedIn' }>,
    signal: AbortSignal
  ): Promise<void> {
    const call = this.#find(command.vendorId)
    const { operations } = this.#parts
    switch (command.type) {
      case 'answer':
        return this.#answer(call, command.deviceId, signal)
      case 'reject':
      case 'hangUp':
        return this.#hangUp(call, signal)
      case 'hold':
        return this.#withToken('holdCall', call, signal)
      case 'resume':
        return this.#withToken('resumeCall', call, signal)
      case 'mute':
        return this.#repeatable('muteCall', call, signal)
      case 'unmute':
        return this.#repeatable('unmuteCall', call, signal)
      case 'swap':
        return this.#swap(call, this.#find(command.otherVendorId), signal)
      case 'blindTransfer': {
        const destination = destinationUri(command.number)
        return this.#answered(call, () => operations.blindTransfer(call.callId, call.stateToken, destination, signal))
      }
      case 'dtmf': {
        const digits = command.digits.toUpperCase().replace(/[^0-9A-D#*]/g, '')
        return this.#answered(call, () => operations.sendDtmf(call.callId, call.stateToken, digits, signal))
      }
      default:
        return assertNever(command)
    }
  }

  #find(vendorId: string): WireCall {
    const call = this.#parts.calls.table.find(vendorId)
    if (call === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found() })
    return call
  }

  #otherCalls(call: WireCall): WireCall[] {
    const { table } = this.#parts.calls
    return table.ids.flatMap((id) => (id === call.callId ? [] : (table.find(id) ?? [])))
  }

  /** On a device that is talking, answering means holding the present call in the same request (Contract dstny 5.4). */
  async #answer(call: WireCall, wantedId: string | undefined, signal: AbortSignal): Promise<void> {
    const possible = answerDevices(call)
    const deviceId = wantedId ?? possible[0]
    if (deviceId === undefined || !possible.includes(deviceId)) {
      throw new CtiError('unsupported', { userMessage: m.error_answer_on_device() })
    }
    const talking = this.#otherCalls(call).find(
      (other) => other.status === 'ACTIVE' && other.deviceIds.includes(deviceId)
    )
    if (talking !== undefined) return this.#alternate(talking, call, signal)
    await this.#answered(call, () => this.#parts.operations.answer(call.callId, deviceId, signal))
  }

  /** Sent without token: whatever the call has become, the user wants it gone (Contract dstny 5.1). */
  async #hangUp(call: WireCall, signal: AbortSignal): Promise<void> {
    const { calls, operations } = this.#parts
    try {
      await this.#answered(call, async () => {
        await operations.clear(call.callId, signal)
        return undefined
      })
    } catch (error) {
      if (!(error instanceof CtiError) || error.kind !== 'notFound') throw error
    }
    calls.refresh()
  }

  async #swap(one: WireCall, other: WireCall, signal: AbortSignal): Promise<void> {
    const [active, target] = canSwap(other, one) ? [other, one] : [one, other]
    await this.#alternate(active, target, signal)
  }

  async #alternate(active: WireCall, target: WireCall, signal: AbortSignal): Promise<void> {
    const { operations, calls } = this.#parts
    await this.#answered(active, () => operations.alternate(active.callId, active.stateToken, target, signal))
    calls.refresh()
  }

  #withToken(operation: TokenOperation, call: WireCall, signal: AbortSignal): Promise<void> {
    const { operations } = this.#parts
    return this.#answered(call, () => operations.withToken(operation, call.callId, call.stateToken, signal))
  }

  /** Muting is repeated once with the new token while the server still offers it (Contract dstny 5.1). */
  async #repeatable(operation: 'muteCall' | 'unmuteCall', call: WireCall, signal: AbortSignal): Promise<void> {
    try {
      await this.#withToken(operation, call, signal)
    } catch (error) {
      const now = this.#parts.calls.table.find(call.callId)
      const action = operation === 'muteCall' ? 'mute' : 'unmute'
      const conflict = error instanceof CtiError && error.kind === 'conflict'
      if (!conflict || now === undefined || !allowedActions(now, []).includes(action)) throw error
      await this.#withToken(operation, now, signal)
    }
  }

  /** Applies the answer; after a refusal or an unknown outcome the calls are read before the user hears of it. */
  async #answered(call: WireCall | undefined, send: () => Promise<WireCall | undefined>): Promise<void> {
    const { calls, context } = this.#parts
    const number = calls.table.next()
    try {
      const answer = await send()
      if (answer !== undefined) calls.applyAnswer(answer, number)
    } catch (error) {
      if (!(error instanceof CtiError)) throw error
      if (call !== undefined && error.kind === 'conflict') {
        await inBackground(context, 'conflict', () => calls.reread(call.callId, context.signal))
        if (calls.table.find(call.callId) === undefined) throw gone(error)
      }
      calls.refresh()
      const unknown = (error.kind === 'network' || error.kind === 'timeout') && !context.signal.aborted
      throw unknown ? outcomeUnknown(error, context.requester.http.host) : error
    }
  }
}

const gone = (cause: CtiError): CtiError => new CtiError('notFound', { userMessage: m.error_not_found(), cause })

const outcomeUnknown = (error: CtiError, host: string): CtiError =>
  new CtiError(error.kind, { userMessage: m.error_outcome_unknown({ host }), cause: error })
