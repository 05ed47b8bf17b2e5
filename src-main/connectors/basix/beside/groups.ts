import type { CallerLine } from '../../../../src-preload/contract/account.ts'
import type { QueueCaller } from '../../../../src-preload/contract/services/queues.ts'
import { defined } from '../../../util/defined.ts'
import { displayText } from '../../../util/display-text.ts'
import { limits } from '../../../util/limits.ts'
import type { ReportedQueue } from '../../events.ts'
import type { CallContext } from '../calls/call-context.ts'
import { waitingParty } from '../calls/waiting-calls.ts'
import { readChannel } from '../elements/channel.ts'
import type { Channel } from '../elements/channel.ts'
import type { Group } from '../elements/people.ts'
import { integerOf } from '../elements/values.ts'

/** What a group's `type` is where its members are called one by one (Basix 3.4). */
const HUNT = 1

/** Who waits in queues, the longest waiting first. */
const waitingIn = ({ store }: CallContext): readonly Channel[] =>
  [...store.of('channel_waiting').values()]
    .flatMap((item) => readChannel(item) ?? [])
    .filter(({ state }) => state?.groupId !== undefined)
    .sort((one, other) => (one.offeredAt ?? 0) - (other.offeredAt ?? 0))

const ownGroups = ({ directory, self }: CallContext): readonly Group[] =>
  directory
    .placesOf(self.id)
    .flatMap(({ groupId }) => directory.group(groupId) ?? [])
    .slice(0, limits.queues)

/** The user's groups, whether the user is logged in, and how many wait there. */
export function queuesOf(context: CallContext): readonly ReportedQueue[] {
  const { directory, store, self } = context
  const waiting = waitingIn(context)
  return ownGroups(context).map(({ id, label, extension }) => ({
    vendorId: String(id),
    name: label,
    kind: integerOf(store.of('group').get(String(id))?.get('type')) === HUNT ? 'hunt' : 'ring',
    waiting: waiting.filter(({ state }) => state?.groupId === id).length,
    ...defined({ number: displayText(extension), signedIn: directory.placeOf(self.id, id)?.isLoggedIn })
  }))
}

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

const MOST_CALLERS = 200

/** What the user can call as: oneself, or one of the groups, whose number is then shown (Basix 2.2). */
export function linesOf(context: CallContext): readonly CallerLine[] {
  const { directory, self } = context
  const own = directory.user(self.id)
  const groups = ownGroups(context).map(({ id, label, extension }) => ({
    ...{ id: String(id), kind: 'queue' as const, secondary: false, name: label, active: false },
    ...defined({ number: displayText(extension) })
  }))
  return [
    {
      ...{ id: 'own', kind: 'officeFixed', secondary: false, active: true },
      ...defined({ number: displayText(own?.extension), name: own?.label })
    },
    ...groups
  ]
}
