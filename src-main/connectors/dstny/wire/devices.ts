import * as z from 'zod/mini'
import { int64, list, maybeFlag, maybeText, text, textOrEmpty } from './values.ts'

const wireDevice = z.object({
  deviceId: text,
  deviceType: textOrEmpty,
  deviceName: textOrEmpty,
  deviceIcon: maybeText,
  deviceTypeName: maybeText,
  deviceStatus: maybeText,
  revocable: maybeFlag,
  hasAttributes: maybeFlag
})
/** A telephone of the user (Dstny API 2.2, Device). */
export type WireDevice = z.infer<typeof wireDevice>
export const wireDevices = list(wireDevice)

const wireDeviceAttribute = z.object({ name: text, value: textOrEmpty })
/** Something known about a device, such as its program (Dstny API 2.2, DeviceAttribute). */
export type WireDeviceAttribute = z.infer<typeof wireDeviceAttribute>
export const wireDeviceAttributes = list(wireDeviceAttribute)

/** That something about the devices changed (Dstny API 2.1, DeviceChange). */
export const wireDeviceChange = z.object({ timeStamp: maybeText, changedField: maybeText })

/** How long a webhook lives; how to read the figure is in Dstny API 4.6 (WebhookLease). */
export const wireWebhookLease = z.object({ expiresOn: int64 })
export type WireWebhookLease = z.infer<typeof wireWebhookLease>
