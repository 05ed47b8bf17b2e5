import type { CallerLine } from '../../../../src-preload/contract/account.ts'
import type { QueueCaller } from '../../../../src-preload/contract/services/queues.ts'
import { defined } from '../../../util/defined.ts'
import { displayText } from '../../../util/display-text.ts'
import { limits } from '../../../util/limits.ts'
import type { ReportedQueue } from '../../events.ts'
import type { CallContext } from '../calls/call-context.ts'
import { waitingLegs, waitingParty } from '../calls/waiting-calls.ts'
import type { Channel } from '../elements/channel.ts'
import type { Group } from '../elements/people.ts'
import { integerOf } from '../elements/values.ts'

/** What a group's `type` is where its members are called one by one (Basix 3.4). */
const HUNT = 1

/** Who waits in queues, the longest waiting first. */
const waitingIn = ({ store }: CallContext): readonly Channel[] =>
  waitingLegs(store)
    .filter(({ state }) => state?.groupId !== undefined)
    .sort((one, other) => (one.offeredAt ?? 0) - (other.offeredAt ?? 0))

const ownGroups = ({ directory, self }: CallContext): readonly Group[] =>
  directory.placesOf(self.id).flatMap(({ groupId }) => directory.group(groupId) ?? [])

/** The user's own first. */
function shownGroups(context: CallContext): readonly Group[] {
  const own = ownGroups(context)
  if (!context.link.options.allGroups) return own.slice(0, limits.queues)
  return [...new Set([...own, ...context.directory.groups])].slice(0, limits.queues)
}

/** Groups, how many wait there, and of the user's own whether the user is logged in. */
export function queuesOf(context: CallContext): readonly ReportedQueue[] {
  const { directory, store, self } = context
  const waiting = waitingIn(context)
  const places = new Map(directory.placesOf(self.id).map((place) => [place.groupId, place]))
  return shownGroups(context).map(({ id, label, extension }) => ({
    vendorId: String(id),
    name: label,
    kind: integerOf(store.of('group').get(String(id))?.get('type')) === HUNT ? 'hunt' : 'ring',
    waiting: waiting.filter(({ state }) => state?.groupId === id).length,
    ...defined({ number: displayText(extension), signedIn: places.get(id)?.isLoggedIn })
  }))
}

/** As many as a window shows. */
const MOST_CALLERS = 200

/** Who waits in one group. */
export function callersOf(groupId: number, context: CallContext): readonly QueueCaller[] {
  const now = context.link.clock.now()
  return waitingIn(context)
    .filter(({ state }) => state?.groupId === groupId)
    .slice(0, MOST_CALLERS)
    .map((leg, index) => {
      const { name, displayNumber } = waitingParty(leg, context)
      const waitMs = leg.offeredAt === undefined ? undefined : Math.max(0, now - leg.offeredAt)
      return { position: index + 1, ...defined({ name, displayNumber, waitMs }) }
    })
}

/** More numbers are nobody's choice. */
const MOST_LINES = 100

/** The line that is no group's. */
export const OWN_LINE = 'own'

/** What the user can call as: oneself, or one of the groups, whose number is then shown (Basix 2.2). */
export function linesOf(context: CallContext, activeId: string): readonly CallerLine[] {
  const { directory, self } = context
  const own = directory.user(self.id)
  const groups = ownGroups(context)
    .slice(0, MOST_LINES)
    .map(({ id, label, extension }) => ({
      ...{ id: String(id), kind: 'queue' as const, secondary: false, name: label, active: String(id) === activeId },
      ...defined({ number: displayText(extension) })
    }))
  return [
    {
      ...{ id: OWN_LINE, kind: 'officeFixed', secondary: false, active: groups.every(({ active }) => !active) },
      ...defined({ number: displayText(own?.extension), name: own?.label })
    },
    ...groups
  ]
}
