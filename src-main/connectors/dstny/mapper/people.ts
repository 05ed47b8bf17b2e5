import type { PersonPresence } from '../../../../src-preload/contract/colleague.ts'
import type { ReportedColleague, ReportedPresence } from '../../events.ts'
import type { Dialog } from '../wire/dialog-info.ts'
import { mapPresence } from './presence.ts'
import { pickupIdOf } from '../calls/pickup.ts'
import type { WirePresence } from '../wire/presence.ts'
import { defined } from '../../../util/defined.ts'

/** What activities and roles are called, by id. */
export interface PresenceNames {
  activityName(id: string): string | undefined
  roleName(id: string): string | undefined
}

/** Somebody's presence; undefined where the answer says nothing of it (Dstny API 2.3). */
export function mapPersonPresence(
  presence: WirePresence | undefined,
  names: PresenceNames
): PersonPresence | undefined {
  if (presence === undefined || (presence.activity === undefined && presence.available === undefined)) return undefined
  return namedPresence(mapPresence(presence), names)
}

/** A presence with the names people know for its ids. */
export function namedPresence(seen: ReportedPresence, names: PresenceNames): PersonPresence {
  const { activityId, roleId } = seen
  const activityName = activityId === undefined ? undefined : names.activityName(activityId)
  const roleName = roleId === undefined ? undefined : names.roleName(roleId)
  return {
    ...seen,
    ...defined({ activityName, roleName })
  }
}

/** What a line is doing, and how to pick up what rings there. */
export type LineState = Pick<ReportedColleague, 'line' | 'pickupId'>

/** States of a dialog that has begun and not ended (RFC 4235 3.7.1). */
const LIVE = ['trying', 'proceeding', 'early', 'confirmed']

/**
 * The lamp of one line: what rings can be picked up, so it comes before what is talked on (RFC 4235; Dstny API 4.5). Many
 * servers name no direction: then what is early rings, but which side was called is not known, so it cannot be picked up. Every
 * other dialog that has not ended keeps the line busy, as one does that dials out: nobody is shown as free who is not.
 */
export function lineOf(dialogs: readonly Dialog[]): LineState {
  const ringing = dialogs.filter(({ direction, state }) => direction !== 'initiator' && state === 'early')
  if (ringing.length === 0) return { line: dialogs.some(({ state }) => LIVE.includes(state)) ? 'busy' : 'idle' }
  const called = ringing.filter(({ direction }) => direction === 'recipient')
  const pickupId = called.flatMap((one) => pickupIdOf(one) ?? [])[0]
  return { line: 'alerting', ...defined({ pickupId }) }
}
