import { queryOf } from '../request.ts'
import { wireDeviceAttributes, wireDevices, wireWebhookLease } from '../wire/devices.ts'
import type { WireDevice, WireDeviceAttribute, WireWebhookLease } from '../wire/devices.ts'
import type { UserLineRequest, WebhookRequest } from '../wire/requests.ts'
import { flagResponse, textResponse } from '../wire/values.ts'
import { Operations } from './operations.ts'
import { wireUserLine, wireUserLines } from '../wire/settings.ts'
import type { WireUserLine } from '../wire/settings.ts'
import { wireLineState } from '../wire/calls.ts'
import type { WireLineState } from '../wire/calls.ts'

/** Kinds of devices, complete (Dstny API 2.2). */
export type DeviceType =
  'MOBILE' | 'TABLET' | 'SOFTPHONE' | 'DESKPHONE' | 'PBX' | 'DECT' | 'THIRD_PARTY' | 'WEB_SOFTPHONE' | 'TEAMS'

/** The user's devices (Dstny API 3.22). */
export class DeviceOperations extends Operations {
  getDeviceAttributes(deviceId: string, signal: AbortSignal): Promise<WireDeviceAttribute[]> {
    return this.requester.get('getDeviceAttributes', { path: { deviceId } }, wireDeviceAttributes, signal)
  }

  /** Reads as `{TYPE}_{ICON}`; `fallback` answers a default where none is set. */
  getDeviceIcon(deviceId: string, fallback: boolean | undefined, signal: AbortSignal): Promise<string> {
    return this.requester.get(
      'getDeviceIcon',
      { path: { deviceId }, query: queryOf({ fallback }) },
      textResponse,
      signal
    )
  }

  setDeviceIcon(deviceId: string, name: 'DEFAULT' | 'TYPE_1' | 'TYPE_2', signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('setDeviceIcon', { path: { deviceId }, query: queryOf({ name }) }, signal)
  }

  listDevices(type: DeviceType | undefined, signal: AbortSignal): Promise<WireDevice[]> {
    return this.requester.get('listDevices', { query: queryOf({ type }) }, wireDevices, signal)
  }

  getDeviceName(deviceId: string, fallback: boolean | undefined, signal: AbortSignal): Promise<string> {
    return this.requester.get(
      'getDeviceName',
      { path: { deviceId }, query: queryOf({ fallback }) },
      textResponse,
      signal
    )
  }

  /** At most 32 characters. */
  setDeviceName(deviceId: string, name: string, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('setDeviceName', { path: { deviceId }, query: queryOf({ name }) }, signal)
  }

  /** Every device not known to be unreachable, with four members only. */
  listActiveDevices(signal: AbortSignal): Promise<WireDevice[]> {
    return this.requester.get('listActiveDevices', {}, wireDevices, signal)
  }

  registerDeviceWebhook(request: WebhookRequest, signal: AbortSignal): Promise<WireWebhookLease | undefined> {
    return this.requester.sendTolerant('registerDeviceWebhook', { body: request }, wireWebhookLease, signal)
  }

  unregisterDeviceWebhook(targetId: string, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('unregisterDeviceWebhook', { path: { targetId } }, signal)
  }

  /** Path of the stream that says that the devices changed. */
  streamDeviceChanges(): string {
    return this.requester.path('streamDeviceChanges')
  }
}

/** The caller id shown to whom the user calls (Dstny API 3.24). */
export class UserLineOperations extends Operations {
  async listUserLines(signal: AbortSignal): Promise<WireUserLine[]> {
    return (await this.requester.get('listUserLines', {}, wireUserLines, signal)).line
  }

  getActiveLine(signal: AbortSignal): Promise<WireUserLine> {
    return this.requester.get('getActiveLine', {}, wireUserLine, signal)
  }

  setActiveLine(line: UserLineRequest, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('setActiveLine', { body: { ...line } }, signal)
  }
}

/** Line states an outside system sets for the user; `externalId` is the caller's choice (Dstny API 3.6). */
export class LineStateOperations extends Operations {
  getLineState(externalId: string, signal: AbortSignal): Promise<WireLineState> {
    return this.requester.get('getLineState', { path: { externalId } }, wireLineState, signal)
  }

  updateLineState(externalId: string, state: WireLineState, signal: AbortSignal): Promise<WireLineState | undefined> {
    return this.requester.sendTolerant('updateLineState', { path: { externalId }, body: state }, wireLineState, signal)
  }

  createLineState(externalId: string, state: WireLineState, signal: AbortSignal): Promise<WireLineState | undefined> {
    return this.requester.sendTolerant('createLineState', { path: { externalId }, body: state }, wireLineState, signal)
  }

  deleteLineState(externalId: string, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('deleteLineState', { path: { externalId } }, signal)
  }
}

/** Settings of a mobile subscription, by its number (Dstny API 3.19). */
export class MobileSubscriberOperations extends Operations {
  getFullCallerId(number: string, signal: AbortSignal): Promise<boolean> {
    return this.requester.get('getFullCallerId', { path: { number } }, flagResponse, signal)
  }

  setFullCallerId(number: string, enable: boolean, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('setFullCallerId', { path: { number }, query: queryOf({ enable }) }, signal)
  }

  /** "0" to "3"; what they mean is lost in the page. */
  getNumberPresentation(number: string, signal: AbortSignal): Promise<string> {
    return this.requester.get('getNumberPresentation', { path: { number } }, textResponse, signal)
  }

  setNumberPresentation(number: string, value: number, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody(
      'setNumberPresentation',
      { path: { number }, query: queryOf({ value }) },
      signal
    )
  }

  setPbxIntegration(number: string, enable: boolean, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody(
      'setPbxIntegration',
      { path: { number }, query: queryOf({ enable }) },
      signal
    )
  }

  setRouteToPbx(number: string, enable: boolean, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('setRouteToPbx', { path: { number }, query: queryOf({ enable }) }, signal)
  }
}
