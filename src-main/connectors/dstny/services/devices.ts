import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { DeviceIcon } from '../../../../src-preload/contract/account.ts'
import type { DeviceAttribute } from '../../../../src-preload/contract/services/devices.ts'
import type { Services } from '../../../../src-preload/contract/services/services.ts'
import { displayText } from '../../../util/display-text.ts'
import { CtiError } from '../../../util/errors.ts'
import type { DstnyClient } from '../client.ts'
import type { DeviceWatch } from '../watch/device-watch.ts'
import type { WireDeviceAttribute } from '../wire/devices.ts'

/** More of them than anybody reads. */
const MAX_ATTRIBUTES = 100

/** Longest name of a telephone, in characters (Dstny API 2.2, 3.22). */
const MAX_NAME = 32

const ICONS = { plain: 'DEFAULT', first: 'TYPE_1', second: 'TYPE_2' } as const satisfies Record<DeviceIcon, string>

/** The user's telephones (Dstny API 2.2, 3.22). */
export const deviceServices = (
  { devices }: DstnyClient,
  watch: DeviceWatch
): Services<'device.attributes' | 'device.rename' | 'device.setIcon'> => ({
  'device.attributes': async ({ deviceId }, signal) =>
    mapAttributes(await devices.getDeviceAttributes(deviceId, signal)),
  'device.rename': async ({ deviceId, name }, signal) => {
    checkName(name)
    await devices.setDeviceName(deviceId, name, signal).finally(() => watch.changed())
  },
  'device.setIcon': async ({ deviceId, icon }, signal) => {
    await devices.setDeviceIcon(deviceId, ICONS[icon], signal).finally(() => watch.changed())
  }
})

/** Refuses a name the server would not take, before it is sent. @throws CtiError protocol */
function checkName(name: string): void {
  const field = m.device_name()
  if (name === '') throw new CtiError('protocol', { userMessage: m.error_field_missing({ field }) })
  if (Array.from(name).length <= MAX_NAME) return
  throw new CtiError('protocol', { userMessage: m.error_field_too_long({ field, most: MAX_NAME }) })
}

const mapAttributes = (attributes: readonly WireDeviceAttribute[]): DeviceAttribute[] =>
  attributes.slice(0, MAX_ATTRIBUTES).map(({ name, value }) => ({
    kind: name === 'USER_AGENT' ? 'program' : 'other',
    name: displayText(name) ?? '?',
    value: displayText(value) ?? ''
  }))
