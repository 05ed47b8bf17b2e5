import type { Leg, LegState } from './calls.ts'
import type { LegEnd } from './end-causes.ts'
import type { Device } from './parties.ts'

/** What one telephone has to do with a leg, for systems that tell of each telephone by itself. */
export interface Channel {
  readonly id: string
  readonly leg: Leg
  /** Undefined for parties whose telephones are not ours. */
  readonly device: Device | undefined
  readonly state: LegState
  /** Why it ended, and when in epoch ms; undefined while it lives. */
  readonly ended: (LegEnd & { readonly at: number }) | undefined
}

/** The channels of a leg: one for each telephone it was ever on, the ended ones first. */
export function channelsOf(leg: Leg): readonly Channel[] {
  const left = leg.leftDevices.map(({ device, end, at }, index): Channel => {
    return { id: channelId(leg, device, index), leg, device, state: 'cleared', ended: { ...end, at } }
  })
  const { state, ended: end, endedAt: at } = leg
  const ended = end === undefined || at === undefined ? undefined : { ...end, at }
  const devices = leg.devices.length === 0 ? [undefined] : leg.devices
  const present = devices.map((device): Channel => {
    return { id: channelId(leg, device, leg.leftDevices.length), leg, device, state, ended }
  })
  return [...left, ...present]
}

/** A leg that comes back to a telephone it has left has a new channel there. */
function channelId(leg: Leg, device: Device | undefined, leftBefore: number): string {
  if (device === undefined) return leg.id
  const times = leg.leftDevices.slice(0, leftBefore).filter((one) => one.device === device).length
  return `${leg.id}/${device.id}${times === 0 ? '' : `/${times}`}`
}
