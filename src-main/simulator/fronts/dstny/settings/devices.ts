import type { Device, DeviceType } from '../../../core/parties.ts'
import type { Extension } from '../../../people/extension.ts'
import type { FrontContext, Handlers, StreamReply } from '../front-context.ts'
import { empty, json, text } from '../http/reply.ts'
import { invalid } from '../http/request.ts'

const typeNames = {
  mobile: 'MOBILE',
  tablet: 'TABLET',
  softphone: 'SOFTPHONE',
  deskphone: 'DESKPHONE',
  pbx: 'PBX',
  dect: 'DECT',
  thirdParty: 'THIRD_PARTY',
  webSoftphone: 'WEB_SOFTPHONE',
  teams: 'TEAMS'
} as const satisfies Record<DeviceType, string>

const iconNames = { default: 'DEFAULT', first: 'TYPE_1', second: 'TYPE_2' } as const
const icons = Object.keys(iconNames) as Device['icon'][] // the keys are the icons
const MAX_NAME = 32

const shortJson = (device: Device): object => ({
  deviceId: device.id,
  deviceType: typeNames[device.type],
  deviceName: device.name,
  deviceIcon: iconNames[device.icon]
})

const deviceJson = (device: Device): object => ({
  ...shortJson(device),
  deviceTypeName: device.name,
  deviceStatus: device.active ? 'ACTIVE' : 'INACTIVE',
  revocable: false,
  hasAttributes: true
})

/** Sends a note that something of one person has changed (Dstny API 4.8). */
function noteStream(extension: Extension, kind: 'devices' | 'configuration', { pbx }: FrontContext): StreamReply {
  const changedField = kind === 'devices' ? 'DEVICE_INFO' : 'CONFIGURATION'
  return {
    run: (stream) => {
      const off = pbx.events.on((event) => {
        if (event.kind !== kind || event.extension !== extension) return
        const timeStamp = new Date(pbx.clock.now()).toISOString().replace('T', ' ').replace('Z', '')
        stream.send(JSON.stringify({ timeStamp, changedField }))
      })
      stream.signal.addEventListener('abort', off)
    }
  }
}

const iconHandlers: Handlers = {
  getDeviceIcon: (request) => {
    const { type, icon } = request.user.device(request.param('deviceId'))
    return text(`${typeNames[type]}_${iconNames[icon]}`)
  },
  setDeviceIcon: (request, { pbx }) => {
    const device = request.user.device(request.param('deviceId'))
    const name = request.requiredQuery('name')
    device.icon = icons.find((icon) => iconNames[icon] === name) ?? invalid('name', name)
    pbx.events.emit({ kind: 'devices', extension: request.user })
    return empty()
  }
}

/** User Device Information API without webhooks, and the configuration stream (Dstny API 3.22, 4.8). */
export const deviceHandlers: Handlers = {
  listDevices: (request) => {
    const type = request.query('type')
    const known: readonly string[] = Object.values(typeNames)
    if (type !== undefined && !known.includes(type)) invalid('type', type)
    const devices = request.user.devices.filter((device) => type === undefined || typeNames[device.type] === type)
    return json(devices.map(deviceJson))
  },
  listActiveDevices: (request) => json(request.user.devices.filter((device) => device.active).map(shortJson)),
  ...iconHandlers,
  getDeviceAttributes: (request) => {
    const device = request.user.device(request.param('deviceId'))
    return json([{ name: 'USER_AGENT', value: `Simulated ${device.name}/1.0` }])
  },
  getDeviceName: (request) => text(request.user.device(request.param('deviceId')).name),
  setDeviceName: (request, { pbx }) => {
    const name = request.requiredQuery('name')
    const device = request.user.device(request.param('deviceId'))
    device.name = name === '' || name.length > MAX_NAME ? invalid('name', name) : name
    pbx.events.emit({ kind: 'devices', extension: request.user })
    return empty()
  },
  streamDeviceChanges: (request, context) => noteStream(request.user, 'devices', context),
  streamConfiguration: (request, context) => noteStream(request.user, 'configuration', context)
}
