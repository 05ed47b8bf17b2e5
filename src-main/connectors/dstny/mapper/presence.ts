import type { Activity, PresenceRole, PresenceShortcut } from '../../../../src-preload/contract/presence.ts'
import { displayText, shownName } from '../../../util/display-text.ts'
import type { ReportedPresence } from '../../events.ts'
import { epochMs } from '../wire/dates.ts'
import type { WireConfiguration } from '../wire/configuration.ts'
import type { WirePresence, WireShortcut } from '../wire/presence.ts'
import { defined } from '../../../util/defined.ts'

/** Longest note, in characters (Dstny API 2.3). */
export const MAX_NOTE = 250

/** Whether somebody can be disturbed: what is said of the activity comes first; undefined when nothing is said. */
export const availableBy = (presence: WirePresence | undefined): boolean | undefined =>
  presence?.activity?.available ?? presence?.available

/** The user's own presence (Dstny API 2.3). */
export function mapPresence(presence: WirePresence): ReportedPresence {
  const note = displayText(presence.note, MAX_NOTE)
  const until = epochMs(presence.activity?.expiration)
  return {
    ...(presence.activity === undefined ? {} : { activityId: presence.activity.id }),
    available: availableBy(presence) ?? true,
    ...defined({ note, roleId: presence.role, until })
  }
}

/** The activities to choose from. */
export function mapActivities(configuration: WireConfiguration): Activity[] {
  return configuration.activities.activity.map(({ id, name, available }) => ({
    id,
    name: shownName(name, id),
    available
  }))
}

/** The roles to choose from. */
export const mapRoles = (configuration: WireConfiguration): PresenceRole[] =>
  configuration.roles.role.map(({ id, name }) => ({ id, name: shownName(name, id) }))

/** The vendor's image of each of our icons (Dstny API 2.3, imageId). */
export const IMAGES = {
  circle: 'ic_shortcut_big_green',
  circleOff: 'ic_shortcut_big_red',
  car: 'ic_shortcut_car',
  coffee: 'ic_shortcut_coffee',
  home: 'ic_shortcut_home',
  office: 'ic_shortcut_office',
  food: 'ic_shortcut_pizza',
  plane: 'ic_shortcut_plane',
  clock: 'ic_shortcut_watch'
} as const satisfies Readonly<Record<PresenceShortcut['icon'], string>>

/** The vendor's word for each of our durations (Dstny API 2.3, durationType). */
export const DURATION_TYPES = {
  noEndTime: 'NO_END_TIME',
  untilNextWorkingDay: 'UNTIL_NEXT_WORKING_DAY',
  minutes: 'MINUTES'
} as const satisfies Readonly<Record<PresenceShortcut['duration'], string>>

const ICONS = Object.keys(IMAGES) as PresenceShortcut['icon'][] // Object.keys forgets the literal keys
const DURATIONS = Object.keys(DURATION_TYPES) as PresenceShortcut['duration'][] // Object.keys forgets the literal keys

/** A shortcut; minutes and diversion count only in their own case (Dstny API 5.10). */
export function mapShortcut(shortcut: WireShortcut): PresenceShortcut {
  const diverts = shortcut.applyDiversionNumber === true ? displayText(shortcut.diversionPhoneNumber) : undefined
  const minutes = shortcut.durationType === 'MINUTES' ? shortcut.durationMinutes : undefined
  return {
    id: shortcut.id,
    name: shownName(shortcut.name, shortcut.id),
    activityId: shortcut.activityId,
    icon: ICONS.find((icon) => IMAGES[icon] === shortcut.imageId) ?? 'circle',
    available: shortcut.available,
    duration: DURATIONS.find((duration) => DURATION_TYPES[duration] === shortcut.durationType) ?? 'noEndTime',
    ...defined({ minutes, divertsTo: diverts })
  }
}

/** The order to show: `order`, then name. */
export const inOrder = (shortcuts: readonly WireShortcut[]): WireShortcut[] =>
  [...shortcuts].sort((a, b) => a.order - b.order || a.name.localeCompare(b.name))

/** Shortcuts in the order to show. */
export const mapShortcuts = (shortcuts: readonly WireShortcut[]): PresenceShortcut[] =>
  inOrder(shortcuts).map(mapShortcut)
