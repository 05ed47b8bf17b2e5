import { createHash } from 'node:crypto'
import { channelsOf, type Channel } from '../../../core/channels.ts'
import type { Leg, LegState } from '../../../core/calls.ts'
import type { LegEnd } from '../../../core/end-causes.ts'
import { Extension } from '../../../people/extension.ts'
import { OutsideParty } from '../../../people/outside-party.ts'

/** One leg between the PBX and a telephone, as the interface tells of it. */
export interface Line {
  readonly uuid: string
  readonly leg: Leg
  /** As the PBX sees it: a telephone that rings is outbound. */
  readonly direction: 'inbound' | 'outbound'
  /** Name of the telephone; undefined where it is not ours. */
  readonly deviceKey: string | undefined
  /** True while it rings at a browser, which no SIP message reaches. */
  readonly isRingingPark: boolean
  /** The uuid of the line that rang, of one by which a browser has answered. */
  readonly replaces: string | undefined
  readonly state: LegState
  /** Epoch ms. */
  readonly offeredAt: number
  readonly answeredAt: number | undefined
  readonly ended: (LegEnd & { readonly at: number }) | undefined
}

/** The lines of a leg: none for services of the PBX itself, else one for each telephone it was ever on. */
export function linesOf(leg: Leg): readonly Line[] {
  if (!(leg.owner instanceof Extension || leg.owner instanceof OutsideParty)) return []
  return channelsOf(leg).flatMap(linesOfChannel)
}

/** The line on which a leg is now. */
export const lineNow = (leg: Leg): Line | undefined => linesOf(leg).findLast(({ ended }) => ended === undefined)

function linesOfChannel(channel: Channel): readonly Line[] {
  const { leg, device, id, state, ended } = channel
  const isLast = leg.devices.length === 0 || (device !== undefined && leg.devices.includes(device))
  const answeredAt = isLast ? leg.connectedAt : undefined
  const line: Line = {
    uuid: uuidOf(id),
    leg,
    direction: leg.direction === 'out' ? 'inbound' : 'outbound',
    deviceKey: device?.key,
    isRingingPark: false,
    replaces: undefined,
    state,
    offeredAt: leg.startedAt,
    answeredAt,
    ended
  }
  if (device?.type !== 'webSoftphone' || leg.direction === 'out') return [line]
  if (answeredAt === undefined) return [{ ...line, isRingingPark: true }]
  return browserLines(id, line, answeredAt)
}

/** A browser answers by a call of its own that takes the place of the one that rings (Basix API 3.7, 8). */
function browserLines(id: string, line: Line, answeredAt: number): readonly Line[] {
  const pickedUp = { cause: 'pickedOff', by: 'pbx', at: answeredAt } as const
  const rang: Line = { ...line, isRingingPark: true, state: 'cleared', answeredAt: undefined, ended: pickedUp }
  const uuid = uuidOf(`${id}/browser`)
  return [rang, { ...line, uuid, replaces: line.uuid, direction: 'inbound', offeredAt: answeredAt }]
}

/** The same id is always the same uuid. */
function uuidOf(id: string): string {
  const hex = createHash('sha256').update(id).digest('hex')
  const [, first, second, third, fourth, fifth] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(hex) ?? []
  return `${first}-${second}-4${third}-a${fourth}-${fifth}`
}
