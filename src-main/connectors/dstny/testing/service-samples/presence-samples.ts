import { DAY, HOUR } from '../../../../util/durations.ts'
import type { ServiceSamples } from '../../../testing/service-samples.ts'
import type { ConnectorHarness } from '../../../testing/connector-harness.ts'

const number = '+493023125302'

const shortcut = {
  name: 'A walk',
  activityId: 'lunch',
  available: false,
  icon: 'coffee',
  duration: 'minutes',
  minutes: 20
} as const

/** A shortcut that was made elsewhere, again where it is gone. */
function keepsShortcut({ me }: ConnectorHarness): { readonly shortcutId: string } {
  const [first] = me.shortcuts
  if (first === undefined) throw new Error('the company data has no shortcut')
  const rest = me.shortcuts.filter(({ id }) => id !== 'extra')
  me.shortcuts = [...rest, { ...first, id: 'extra', order: 9 }]
  return { shortcutId: 'extra' }
}

/** A time that is planned, on the telephone system itself. */
function plans({ me, clock }: ConnectorHarness): { readonly id: string } {
  const start = clock.now() + DAY
  return { id: me.calendar.add({ activityId: 'lunch', priority: 0, start, end: start + HOUR, zone: 'UTC' }).id }
}

type Name = Extract<keyof ServiceSamples, `${'presence' | 'plannedPresence' | 'diversion'}.${string}`>

/** A good input for every request about presence, plans and diversions. */
export const presenceSamples: Pick<ServiceSamples, Name> = {
  'presence.set': () => ({ activityId: 'meeting', note: 'Back at two' }),
  'presence.createShortcut': () => shortcut,
  'presence.changeShortcut': (harness) => ({ ...keepsShortcut(harness), ...shortcut }),
  'presence.deleteShortcut': keepsShortcut,
  'presence.orderShortcuts': (harness) => ({ shortcutIds: harness.me.shortcuts.map(({ id }) => id).reverse() }),
  'plannedPresence.list': ({ clock }) => ({ from: clock.now(), to: clock.now() + 7 * DAY }),
  'plannedPresence.read': plans,
  'plannedPresence.create': ({ clock }) => ({ activityId: 'lunch', from: clock.now(), until: clock.now() + HOUR }),
  'plannedPresence.change': (harness) => ({ ...plans(harness), note: 'Later' }),
  'plannedPresence.delete': plans,
  'diversion.rules': () => ({}),
  'diversion.setRule': () => ({ line: 'primary', when: 'busy', to: number }),
  'diversion.deleteRule': () => ({ line: 'primary', when: 'busy' }),
  'diversion.deleteRules': () => ({}),
  'diversion.forActivities': () => ({}),
  'diversion.setForActivity': () => ({ activityId: 'lunch', to: number }),
  'diversion.deleteForActivity': () => ({ activityId: 'lunch' }),
  'diversion.replaceForActivities': () => ({ diversions: [{ activityId: 'lunch', to: number }] }),
  'diversion.active': () => ({}),
  'diversion.setActive': () => ({ to: number, whileActivityLasts: true }),
  'diversion.clearActive': () => ({})
}
