import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { defined } from '../../../util/defined.ts'
import type { ConnectorEvent, ReportedColleague } from '../../events.ts'
import type { CallContext } from '../calls/call-context.ts'
import { readChannel } from '../elements/channel.ts'
import type { Channel } from '../elements/channel.ts'
import type { ElementStore } from '../elements/element-store.ts'
import type { User } from '../elements/people.ts'

/** The legs that go on, by who is on them. */
export function legsByUser(store: Pick<ElementStore, 'of'>): ReadonlyMap<number, readonly Channel[]> {
  const byUser = new Map<number, Channel[]>()
  for (const item of store.of('channel').values()) {
    const leg = readChannel(item)
    if (leg?.userId === undefined || leg.isOver) continue
    const own = byUser.get(leg.userId) ?? []
    own.push(leg)
    byUser.set(leg.userId, own)
  }
  return byUser
}

/**
 * What is known of somebody who is watched: calls where those of everybody are told, which `legs` are then, and whether
 * somebody wants to be left alone. Numbers for presence have no published meaning, so they are not shown (Basix 3.4).
 */
export function colleagueEvent(
  contactId: string,
  legs: ReadonlyMap<number, readonly Channel[]> | undefined,
  { directory }: CallContext
): ConnectorEvent {
  const user = directory.user(Number(contactId))
  if (user === undefined) return { type: 'colleagueRemoved', contactId }
  const colleague = { contactId, ...lineOf(legs && (legs.get(user.id) ?? [])), ...stateOf(user) }
  return { type: 'colleagueChanged', colleague }
}

/** What rings on one or more telephones can be picked up by the caller's leg (Basix 3.7). */
function lineOf(legs: readonly Channel[] | undefined): Pick<ReportedColleague, 'line' | 'pickupId'> {
  if (legs === undefined) return { line: 'unknown' }
  const [first] = legs
  if (first === undefined) return { line: 'idle' }
  if (!legs.every(isRinging)) return { line: 'busy' }
  return { line: 'alerting', ...defined({ pickupId: first.otherUuid }) }
}

const isRinging = ({ direction, answeredAt }: Channel): boolean => direction === 'outbound' && answeredAt === undefined

function stateOf({ dnd, isForwarded }: User): Pick<ReportedColleague, 'presence'> {
  if (dnd === true) return { presence: { activityName: m.colleague_dnd(), available: false } }
  if (isForwarded === true) return { presence: { activityName: m.colleague_forwarded(), available: false } }
  return dnd === undefined ? {} : { presence: { available: true } }
}
