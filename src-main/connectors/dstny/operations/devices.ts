import { queryOf } from '../request.ts'
import { wireDeviceAttributes, wireDevices, wireWebhookLease } from '../wire-devices.ts'
import type { WireDevice, WireDeviceAttribute, WireWebhookLease } from '../wire-devices.ts'
import type { WebhookRequest } from '../wire-requests.ts'
import { textAnswer } from '../wire-values.ts'
import { Operations } from './operations.ts'

/** Kinds of devices, complete (Contract dstny 2.2). */
export type DeviceType =
  'MOBILE' | 'TABLET' | 'SOFTPHONE' | 'DESKPHONE' | 'PBX' | 'DECT' | 'THIRD_PARTY' | 'WEB_SOFTPHONE' | 'TEAMS'

/** The user's devices (Contract dstny 3.22). */
export class DeviceOperations extends Operations {
  getDeviceAttributes(deviceId: string, signal: AbortSignal): Promise<WireDeviceAttribute[]> {
    return this.requester.read('getDeviceAttributes', { path: { deviceId } }, wireDeviceAttributes, signal)
  }

  /** Reads as `{TYPE}_{ICON}`; `fallback` answers a default where none is set. */
  getDeviceIcon(deviceId: string, fallback: boolean | undefined, signal: AbortSignal): Promise<string> {
    return this.requester.read(
      'getDeviceIcon',
      { path: { deviceId }, query: queryOf({ fallback }) },
      textAnswer,
      signal
    )
  }

  setDeviceIcon(deviceId: string, name: 'DEFAULT' | 'TYPE_1' | 'TYPE_2', signal: AbortSignal): Promise<void> {
    return this.requester.order('setDeviceIcon', { path: { deviceId }, query: queryOf({ name }) }, signal)
  }

  listDevices(type: DeviceType | undefined, signal: AbortSignal): Promise<WireDevice[]> {
    return this.requester.read('listDevices', { query: queryOf({ type }) }, wireDevices, signal)
  }

  getDeviceName(deviceId: string, fallback: boolean | undefined, signal: AbortSignal): Promise<string> {
    return this.requester.read(
      'getDeviceName',
      { path: { deviceId }, query: queryOf({ fallback }) },
      textAnswer,
      signal
    )
  }

  /** At most 32 characters. */
  setDeviceName(deviceId: string, name: string, signal: AbortSignal): Promise<void> {
    return this.requester.order('setDeviceName', { path: { deviceId }, query: queryOf({ name }) }, signal)
  }

  /** Every device not known to be unreachable, with four members only. */
  listActiveDevices(signal: AbortSignal): Promise<WireDevice[]> {
    return this.requester.read('listActiveDevices', {}, wireDevices, signal)
  }

  registerDeviceWebhook(request: WebhookRequest, signal: AbortSignal): Promise<WireWebhookLease | undefined> {
    return this.requester.act('registerDeviceWebhook', { body: request }, wireWebhookLease, signal)
  }

  unregisterDeviceWebhook(targetId: string, signal: AbortSignal): Promise<void> {
    return this.requester.order('unregisterDeviceWebhook', { path: { targetId } }, signal)
  }

  /** Path of the stream that says that the devices changed. */
  streamDeviceChanges(): string {
    return this.requester.path('streamDeviceChanges')
  }
}
