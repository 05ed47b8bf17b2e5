import type { DeviceIcon } from '../../../../src-preload/contract/account.ts'
import type { DeviceAttribute } from '../../../../src-preload/contract/office/devices.ts'
import type { Office } from '../../../../src-preload/contract/office/office.ts'
import { displayText } from '../../../util/display-text.ts'
import type { DstnyClient } from '../client.ts'
import type { DeviceWatch } from '../device-watch.ts'
import type { WireDeviceAttribute } from '../wire-devices.ts'

/** More of them than anybody reads. */
const MAX_ATTRIBUTES = 100

const ICONS = { plain: 'DEFAULT', first: 'TYPE_1', second: 'TYPE_2' } as const satisfies Record<DeviceIcon, string>

/** The user's telephones (Contract dstny 2.2, 3.22). */
export const deviceOffice = (
  { devices }: DstnyClient,
  watch: DeviceWatch
): Office<'device.attributes' | 'device.rename' | 'device.setIcon'> => ({
  'device.attributes': async ({ deviceId }, signal) =>
    mapAttributes(await devices.getDeviceAttributes(deviceId, signal)),
  'device.rename': async ({ deviceId, name }, signal) => {
    await devices.setDeviceName(deviceId, name, signal).finally(() => watch.changed())
  },
  'device.setIcon': async ({ deviceId, icon }, signal) => {
    await devices.setDeviceIcon(deviceId, ICONS[icon], signal).finally(() => watch.changed())
  }
})

const mapAttributes = (attributes: readonly WireDeviceAttribute[]): DeviceAttribute[] =>
  attributes.slice(0, MAX_ATTRIBUTES).map(({ name, value }) => ({
    kind: name === 'USER_AGENT' ? 'program' : 'other',
    name: displayText(name) ?? '?',
    value: displayText(value) ?? ''
  }))
