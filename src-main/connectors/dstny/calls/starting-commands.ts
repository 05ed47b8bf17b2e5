import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'
import type { CommandOf } from '../../commands.ts'
import { DIAL_TYPES } from './call-requests.ts'
import type { CallSender } from './call-sender.ts'
import type { CallWatch } from './call-watch.ts'
import type { CallerLineWatch } from '../watch/caller-line-watch.ts'
import { destinationUri } from './destination.ts'
import type { DeviceWatch } from '../watch/device-watch.ts'
import type { DstnyContext } from '../link-context.ts'
import { readPickupId } from './pickup.ts'
import type { WireCall } from '../wire/calls.ts'
import type { CallWebhookRequest } from '../wire/requests.ts'
import { defined } from '../../../util/defined.ts'

/** What they act on. */
export interface StartingOptions {
  readonly context: DstnyContext
  readonly sender: CallSender
  readonly calls: CallWatch
  readonly devices: DeviceWatch
  readonly lines: CallerLineWatch
}

/** Everything that makes a call of the user where there was none (Dstny API 3.5, 3.8, 5.4, 5.7). */
export class StartingCommands {
  readonly #options: StartingOptions

  constructor(options: StartingOptions) {
    this.#options = options
  }

  async dial({ number, deviceId, kind = 'plain', ...as }: CommandOf<'dial'>, signal: AbortSignal): Promise<void> {
    const { devices, lines, context } = this.#options
    const destination = destinationUri(number)
    const shown = await lines.shownAs(as, signal)
    const device = await devices.forDialling(deviceId, signal)
    const request = { destination, type: DIAL_TYPES[kind], ...shown }
    await this.#sendNewCall(device, (webhook) =>
      context.client.callControl.makeCall(device, { ...request, ...webhook }, signal)
    )
  }

  /** The server rings the user first, then the target; the answer names no call (Dstny API 3.5). @throws CtiError */
  async callBack(
    { number, answerPlaceId, kind = 'plain', roleId }: CommandOf<'callBack'>,
    signal: AbortSignal
  ): Promise<void> {
    const { context, sender } = this.#options
    if (!['plain', 'pastDiversion', 'intrusion'].includes(kind)) {
      throw new CtiError('unsupported', { userMessage: m.error_call_back_kind() })
    }
    const target = destinationUri(number).replace(/^(tel|sip):/, '')
    const place = await this.#answerPlace(answerPlaceId, signal)
    const options = {
      ...defined({ role: roleId }),
      ...(kind === 'pastDiversion' ? { bypass: true } : {}),
      ...(kind === 'intrusion' ? { intrude: true } : {})
    }
    await sender.sendAndApply([], async () => {
      await context.client.calls.setupCallbackCall(place, target, options, signal)
      return undefined
    })
    this.#options.calls.refresh()
  }

  async pickUp({ pickupId, deviceId }: CommandOf<'pickUp'>, signal: AbortSignal): Promise<void> {
    const { devices, context } = this.#options
    const pickup = readPickupId(pickupId)
    const device = await devices.forDialling(deviceId, signal)
    await this.#sendNewCall(device, (webhook) =>
      context.client.callControl.pickupSipCall(device, { ...pickup, ...webhook }, signal)
    )
  }

  /** For service accounts: takes a call by its id alone. */
  async pickUpAnyCall({ systemCallId, deviceId }: CommandOf<'pickUpAnyCall'>, signal: AbortSignal): Promise<void> {
    const { devices, context } = this.#options
    const device = await devices.forDialling(deviceId, signal)
    await this.#sendNewCall(device, (webhook) =>
      context.client.callControl.pickupCall(systemCallId, device, webhook, signal)
    )
  }

  async #sendNewCall(
    device: string,
    send: (webhook: CallWebhookRequest) => Promise<WireCall | undefined>
  ): Promise<void> {
    const { sender, calls, devices } = this.#options
    await sender.sendNewCall([], send)
    devices.used(device)
    calls.refresh()
  }

  /** The wanted place, else the mobile telephone, else the first there is (Dstny API 2.2, AnswerPlace). */
  async #answerPlace(wantedId: string | undefined, signal: AbortSignal): Promise<string> {
    const places = await this.#options.context.client.configuration.getAnswerPlaces(undefined, signal)
    const ids = places.map(({ id }) => id)
    const chosen = wantedId ?? (ids.includes('mobile') ? 'mobile' : ids[0])
    if (chosen !== undefined && ids.includes(chosen)) return chosen
    const userMessage = wantedId === undefined ? m.error_no_answer_place() : m.error_answer_place_gone()
    throw new CtiError('notFound', { userMessage })
  }
}
