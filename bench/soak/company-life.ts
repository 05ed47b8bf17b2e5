import { MINUTE } from '../../src-main/util/durations.ts'
import type { Play } from './play.ts'

const activities = ['available', 'available', 'available', 'lunch', 'meeting', 'busy'] as const

/** The user says in the program, or elsewhere, what they are doing. */
async function presence(play: Play): Promise<void> {
  const { accountId, person } = play.user()
  const { domain } = play.world
  const activityId = play.random.one(activities)
  const how = play.random.one(['activity', 'shortcut', 'elsewhere'] as const)
  if (how === 'activity')
    await play.tries('setActivity', () => domain.presenceCommands.setActivity(accountId, activityId))
  else if (how === 'elsewhere') person.changesPresence(activityId, { until: untilSoon(play) })
  else {
    const [shortcut] = play.random.shuffled(domain.stores.presence.get(accountId)?.shortcuts ?? [])
    if (shortcut === undefined) return
    await play.tries('applyShortcut', () => domain.presenceCommands.applyShortcut(accountId, shortcut.id))
  }
  await play.waits(120, 600)
  // so that queues have agents and calls arrive most of the time
  if (person.presence.activityId !== 'available') person.changesPresence('available')
  person.diversion = undefined
  play.world.pbx.events.emit({ kind: 'configuration', extension: person })
}

const untilSoon = (play: Play): number | null =>
  play.random.happens(0.5) ? play.world.pbxClock.now() + Math.round(play.random.between(2, 20)) * MINUTE : null

async function colleaguePresence(play: Play): Promise<void> {
  const colleague = play.random.one(play.user().watches)
  colleague.changesPresence(play.random.one(activities), { until: untilSoon(play) })
}

async function diversion(play: Play): Promise<void> {
  const { person } = play.user()
  person.diversion = { number: '+493023125302', untilActivityChanges: false }
  play.world.pbx.events.emit({ kind: 'configuration', extension: person })
  await play.waits(30, 200)
  person.diversion = undefined
  play.world.pbx.events.emit({ kind: 'configuration', extension: person })
}

async function devices(play: Play): Promise<void> {
  const { person } = play.user()
  const device = play.random.one(person.devices.filter(({ key }) => key !== 'desk'))
  person.setsDeviceActive(device.key, !device.active)
  await play.waits(60, 600)
  person.setsDeviceActive(device.key, true)
}

async function signsInToQueue(play: Play): Promise<void> {
  const { accountId, person } = play.user()
  const { domain, pbx } = play.world
  const queues = Object.values(domain.stores.queues.all()).filter((queue) => queue.accountId === accountId)
  if (queues.length > 0 && play.random.happens(0.6)) {
    const { id, signedIn } = play.random.one(queues)
    await play.tries('setQueueSignedIn', () => domain.queueCommands.setSignedIn(id, !signedIn))
    return
  }
  const queue = play.random.one(pbx.queues.filter((one) => one.seatOf(person) !== undefined))
  queue.setSignedIn(person, play.random.happens(0.7))
}

async function queueNight(play: Play): Promise<void> {
  const queue = play.world.pbx.queue('Support')
  queue.setNightMode(true)
  await play.waits(60, 300)
  queue.setNightMode(false)
}

async function shortcuts(play: Play): Promise<void> {
  const { person } = play.user()
  person.shortcuts = play.random.shuffled(person.shortcuts)
  play.world.pbx.events.emit({ kind: 'configuration', extension: person })
}

/** Another list of colleagues is on screen. */
async function watches(play: Play): Promise<void> {
  const user = play.user()
  const { watches: all } = user
  const watch = (some: typeof all): Promise<boolean> => play.tries('watch', async () => play.world.watch(user, some))
  await watch(all.slice(1))
  await play.waits(20, 200)
  await watch(all)
}

/** The user looks at the missed calls, and clears one. */
async function looksAtMissed(play: Play): Promise<void> {
  const { missed } = play.world.domain
  missed.see(Object.keys(missed.entities.all()))
}

async function searches(play: Play): Promise<void> {
  const { contacts } = play.world.domain
  await play.tries('searchContacts', () => contacts.search(play.random.one(['be', 'jo', 'berg', 'stone']), 20))
}

/** What happens beside calls. */
export const lifePlays: readonly ((play: Play) => Promise<void>)[] = [
  ...[presence, presence, colleaguePresence, colleaguePresence, diversion, devices, signsInToQueue, signsInToQueue],
  ...[queueNight, shortcuts, watches, looksAtMissed, searches]
]
