import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { Device } from '../../../../src-preload/contract/account.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import { CtiError } from '../../../util/errors.ts'
import type { ConnectorEvent } from '../../events.ts'
import type { Callback } from '../webhooks/callbacks.ts'
import { keepRegistered, renewalOf } from '../webhooks/keep-registered.ts'
import type { WebhookRegistration } from '../webhooks/keep-registered.ts'
import { inBackground } from '../../kit/link-context.ts'
import type { DstnyContext } from '../link-context.ts'
import { mapDevice } from '../mapper/calls.ts'
import { RetryingReader } from '../../kit/retrying-reader.ts'
import { watch } from './watched-stream.ts'

/** At most one reading in this time because of events, in ms (Dstny API 4.8). */
const TRIGGER_MS = 2 * SECOND

/** Pause between readings while the webhook is not registered, in ms. */
const POLL_MS = 30 * SECOND

/** Which kind dials when the user has not chosen, the best first. */
const PREFERRED: readonly Device['kind'][] = ['deskPhone', 'softphone', 'mobile', 'other']

/** The user's telephones (Dstny API 2.2, 4.8). */
export class DeviceWatch {
  readonly #context: DstnyContext
  readonly #rereading: RetryingReader
  #devices: readonly Device[] = []

  constructor(context: DstnyContext) {
    this.#context = context
    const read = this.snapshot.bind(this)
    this.#rereading = new RetryingReader(context, { what: 'devices', part: 'devices', everyMs: TRIGGER_MS, read })
  }

  start(): void {
    void inBackground(this.#context, 'devices', () => this.#follow())
  }

  /** By a webhook where the telephone system can call back, else by the stream (Dstny API 4.1). @throws CtiError */
  async #follow(): Promise<void> {
    const callback = this.#context.callbacks?.add('devices', () => this.#rereading.trigger())
    const refused = callback && (await this.#hold(callback))
    if (callback !== undefined && refused === undefined) return
    if (refused !== undefined) this.#context.log.info('no webhook for devices', { kind: refused.kind })
    await watch(this.#context, {
      operation: 'streamDeviceChanges',
      pollMs: 5 * MINUTE,
      message: () => this.#rereading.trigger(),
      read: async () => this.#rereading.trigger()
    })
  }

  /** Reads them again soon, after a change of ours. */
  changed(): void {
    this.#rereading.trigger()
  }

  later(): void {
    this.#rereading.later()
  }

  #hold(callback: Callback): Promise<CtiError | undefined> {
    const { client, signal } = this.#context
    const held: WebhookRegistration = {
      what: 'device webhook',
      register: async (...wish) => renewalOf(await client.devices.registerDeviceWebhook(...wish), this.#context),
      unregister: (...name) => client.devices.unregisterDeviceWebhook(...name),
      read: () => this.#rereading.trigger(),
      pollMs: POLL_MS
    }
    return keepRegistered(this.#context, callback, held, signal)
  }

  /** @throws CtiError */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    this.#devices = (await this.#context.client.devices.listDevices(undefined, signal)).map(mapDevice)
    return [{ type: 'devicesChanged', devices: this.#devices }]
  }

  /** The device that dials: the wanted one and no other, else the best that can be reached. @throws CtiError notFound */
  async forDialling(wantedId: string | undefined, signal: AbortSignal): Promise<string> {
    if (this.#devices.length === 0) await this.snapshot(signal)
    const active = this.#devices.filter((device) => device.active)
    const best = PREFERRED.flatMap((kind) => active.filter((device) => device.kind === kind))[0]
    if (best === undefined) throw new CtiError('notFound', { userMessage: m.error_no_device() })
    const chosen = wantedId === undefined ? best : active.find(({ id }) => id === wantedId)
    if (chosen === undefined) throw new CtiError('notFound', { userMessage: m.error_dial_device_gone() })
    return chosen.id
  }

  /** Tells with which device a call was made, so that the next one is made with it too (Dstny API 5.4, deviceId). */
  used(deviceId: string): void {
    this.#context.emit({ type: 'deviceUsed', deviceId })
  }
}
