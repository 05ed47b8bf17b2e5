import type { Leg } from '../../../core/calls.ts'
import { isRingGroup } from '../elements/people-items.ts'
import type { Item } from '../elements/items.ts'
import type { FrontContext } from '../front-context.ts'
import { only } from '../elements/fields.ts'
import { binary } from '../socket/bert.ts'
import { elementFields } from '../elements/element-fields.ts'
import { WHOSCALL } from './other-info.ts'

/** True of a leg whose call is parked, or waits in a group that has a queue. */
export function waits(leg: Leg, { pbx, directory }: FrontContext): boolean {
  if (!leg.isLive) return false
  if (pbx.parkLot.parked.some(({ waiting }) => waiting === leg)) return true
  const group = leg.call.distribution && directory.groupOf(leg.call.distribution.party)
  const isCaller = leg.direction === 'out' || leg.isTalking
  return isCaller && group !== undefined && isRingGroup(group)
}

/** The channel of a waiting call as an element of its own (Basix API 3.4). */
export function waitingItem(channel: Item, { switches }: FrontContext): Item {
  const shared = only(channel.fields, elementFields.channel_waiting)
  const fields = switches.whoscall ? new Map([...shared, ['whoscall', binary(WHOSCALL)] as const]) : shared
  return { ...channel, element: 'channel_waiting', fields }
}
