import type { Activity, OwnPresence, PresenceRole, PresenceShortcut } from '../../src-preload/contract/presence.ts'
import type { ConnectorEvent, SeenPresence } from '../connectors/events.ts'
import { EntityStore } from '../state/entity-store.ts'
import { assertNever } from '../util/assert-never.ts'

const PRESENCE_EVENTS = ['presenceSeen', 'activitiesSeen', 'rolesSeen', 'shortcutsSeen', 'diversionSeen'] as const

/** The presence events of a connector. */
export type PresenceEvent = Extract<ConnectorEvent, { type: (typeof PRESENCE_EVENTS)[number] }>

/** Tells what is for this store. */
export const isPresenceEvent = (event: ConnectorEvent): event is PresenceEvent =>
  PRESENCE_EVENTS.some((type) => type === event.type)

/** What is known of one account; only together do they make a presence that can be shown. */
interface Known {
  readonly seen?: SeenPresence
  readonly activities: readonly Activity[]
  readonly roles: readonly PresenceRole[]
  readonly shortcuts: readonly PresenceShortcut[]
  readonly divertsTo?: string | undefined
}

/** The user's own presence in each account, with the activities and shortcuts to choose from. */
export class PresenceStore {
  readonly entities = new EntityStore('presence')
  readonly #known = new Map<string, Known>()

  apply(accountId: string, event: PresenceEvent): void {
    this.replace(accountId, [event])
  }

  /** The presence events of one snapshot, as one change. */
  replace(accountId: string, events: readonly PresenceEvent[]): void {
    const before = this.#known.get(accountId) ?? { activities: [], roles: [], shortcuts: [] }
    const known = events.reduce(withEvent, before)
    this.#known.set(accountId, known)
    const presence = presenceOf(accountId, known)
    if (presence !== undefined) this.entities.set(accountId, presence)
  }

  shortcut(accountId: string, shortcutId: string): PresenceShortcut | undefined {
    return this.#known.get(accountId)?.shortcuts.find((shortcut) => shortcut.id === shortcutId)
  }

  dropAccount(accountId: string): void {
    this.#known.delete(accountId)
    this.entities.remove(accountId)
  }
}

function withEvent(known: Known, event: PresenceEvent): Known {
  switch (event.type) {
    case 'presenceSeen':
      return { ...known, seen: event.presence }
    case 'activitiesSeen':
      return { ...known, activities: event.activities }
    case 'rolesSeen':
      return { ...known, roles: event.roles }
    case 'shortcutsSeen':
      return { ...known, shortcuts: event.shortcuts }
    case 'diversionSeen':
      return { ...known, divertsTo: event.to }
    default:
      return assertNever(event)
  }
}

function presenceOf(accountId: string, known: Known): OwnPresence | undefined {
  const { seen, activities, roles, shortcuts, divertsTo } = known
  if (seen === undefined) return undefined
  const activityName = activities.find((activity) => activity.id === seen.activityId)?.name
  const roleName = roles.find((role) => role.id === seen.roleId)?.name
  return {
    ...seen,
    accountId,
    ...(activityName !== undefined ? { activityName } : {}),
    ...(roleName !== undefined ? { roleName } : {}),
    ...(divertsTo !== undefined ? { divertsTo } : {}),
    activities: [...activities],
    roles: [...roles],
    shortcuts: [...shortcuts]
  }
}
