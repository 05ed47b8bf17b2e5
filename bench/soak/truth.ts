import { createDstnyConnector } from '../../src-main/connectors/dstny/index.ts'
import type { ReportedCall, ReportedPresence, ReportedQueue } from '../../src-main/connectors/events.ts'
import { pictureAnew, shown, type ShownState } from '../../src-main/connectors/testing/shown.ts'
import { silentLog } from '../../src-main/logging/log.ts'
import type { FrontUnderTest } from '../../src-main/connectors/testing/front.ts'
import type { Extension } from '../../src-main/simulator/people/extension.ts'
import type { OtherSystem } from './systems.ts'
import type { User, World } from './world.ts'
import { defined } from '../../src-main/util/defined.ts'

/** What the program shows, and what it should show, side by side. */
export interface Comparison {
  readonly shows: unknown
  readonly should: unknown
}

/** Looks at everything of one user: by the telephone system itself, and as a link sees it that has just come. */
export async function compare(world: World, user: User): Promise<Comparison> {
  if (user.elsewhere !== undefined) return compareElsewhere(world, user, user.elsewhere)
  const connector = createDstnyConnector({ clock: world.computer, log: silentLog, random: () => 0.5 })
  const anew = await world.passing(pictureAnew(connector, user.credentials))
  const kept = keptOf(world, user)
  return {
    shows: { ...comparable(kept), ...shownOf(world, user) },
    should: { ...comparable(anew), ...truthOf(world, user) }
  }
}

/** The same of a system that is known by the suite of connectors only. */
async function compareElsewhere(world: World, user: User, { options, tested }: OtherSystem): Promise<Comparison> {
  const kept = keptOf(world, user)
  // a second link would take the place of the first
  if (options.newsBy === 'socket') return { shows: statesOf(kept), should: statesTold(user, tested) }
  const connector = options.connector({ clock: world.computer, log: silentLog, random: () => 0.5 })
  const anew = await world.passing(pictureAnew(connector, user.credentials))
  // a system that names no calls has them named by each link, and who has logged out is known to whoever was there before
  const alike = (picture: ShownState): Record<string, unknown> => {
    const { calls: _, queues, ...rest } = comparable(picture)
    return { ...rest, ...statesOf(picture), ...(tested.agentsSignedInOnly === true ? {} : { queues }) }
  }
  return { shows: alike(kept), should: alike(anew) }
}

const statesOf = ({ calls }: ShownState): Record<string, unknown> => ({
  legs: [...calls.values()].map(({ state }) => state).toSorted()
})

/** The calls, as the interface tells of them. */
const statesTold = ({ person }: User, { sees, seesBeside }: FrontUnderTest): Record<string, unknown> => ({
  legs: person.legs
    .flatMap((leg) => [sees === undefined ? leg.state : (sees(leg) ?? []), seesBeside?.(leg) ?? []].flat())
    .toSorted()
})

/** The stores, as if one snapshot had told all of it. */
function keptOf({ domain }: World, { accountId }: User): ShownState {
  const { calls, presence, queues, accounts } = domain.stores
  const mine = Object.values(calls.all()).filter((call) => call.accountId === accountId && call.endedAt === undefined)
  const seen = mine.map((call): ReportedCall => ({ ...call, vendorId: withoutAccount(call.id, accountId) }))
  const seenQueues = Object.values(queues.all())
    .filter((queue) => queue.accountId === accountId)
    .map((queue): ReportedQueue => ({ ...queue, vendorId: withoutAccount(queue.id, accountId) }))
  const own = presence.get(accountId)
  return {
    calls: new Map(seen.map((call) => [call.vendorId, call])),
    queues: new Map(seenQueues.map((queue) => [queue.vendorId, queue])),
    presence: own,
    devices: accounts.get(accountId)?.devices ?? [],
    shortcuts: own?.shortcuts ?? []
  }
}

const withoutAccount = (id: string, accountId: string): string => id.slice(accountId.length + 1)

/** Names come from what the program knows of callers, and a snapshot has no stores around it. */
function comparable(options: ShownState): Record<string, unknown> {
  const calls = new Map(
    [...options.calls].map(([id, call]) => {
      const { kind, number, withheld } = call.remote
      return [id, { ...call, remote: { kind, withheld, ...defined({ number }) } }] as const
    })
  )
  return shown({ ...options, calls, presence: presenceIn(options.presence) })
}

function presenceIn(presence: ReportedPresence | undefined): ReportedPresence | undefined {
  if (presence === undefined) return undefined
  const { activityId, available, note, roleId, until } = presence
  return { activityId, available, note, roleId, until }
}

/** The same once more without any connector between, so that a misreading does not confirm itself. */
function shownOf({ domain }: World, { accountId, watching }: User): Record<string, unknown> {
  const { calls, presence, queues, colleagues, accounts } = domain.stores
  const mine = Object.values(calls.all()).filter((call) => call.accountId === accountId && call.endedAt === undefined)
  const own = presence.get(accountId)
  const account = accounts.get(accountId)
  return {
    legs: mine.map(({ id, state, muted }) => [withoutAccount(id, accountId), state, muted]).toSorted(),
    activity: [own?.activityId, own?.available, own?.until ?? null, own?.divertsTo],
    line: account?.callerLines?.find(({ active }) => active)?.name,
    lost: account?.callsLost,
    groups: Object.values(queues.all())
      .filter((queue) => queue.accountId === accountId)
      .map(({ name, signedIn, nightMode, waiting }) => [name, signedIn, nightMode, waiting])
      .toSorted(),
    colleagues: watching.map(({ address }) => {
      const { presence: theirs, line } = colleagues.get(`${accountId}:${address}`) ?? {}
      return [theirs?.activityId, theirs?.available, line]
    })
  }
}

function truthOf({ pbx }: World, { person, watching }: User): Record<string, unknown> {
  const { activityId, available, until } = person.presence
  return {
    legs: person.legs.map(({ id, state, muted }) => [id, state, muted]).toSorted(),
    activity: [activityId, available, until, person.diversion?.number ?? person.diversions.byActivity.get(activityId)],
    line: (person.activeLine ?? person.lines[0])?.name,
    lost: undefined,
    groups: pbx.queues
      .flatMap((queue) => {
        const seat = queue.seatOf(person)
        return seat === undefined ? [] : [[queue.data.name, seat.signedIn, queue.nightMode, queue.waitingCount]]
      })
      .toSorted(),
    colleagues: watching.map((one) => [one.presence.activityId, one.presence.available, lineOf(one)])
  }
}

/** RFC 4235 as people read it: what rings can be picked up, so it comes before what is talked on. */
function lineOf({ legs }: Extension): string {
  if (legs.some(({ state, direction }) => state === 'alerting' && direction === 'in')) return 'alerting'
  return legs.length > 0 ? 'busy' : 'idle'
}
