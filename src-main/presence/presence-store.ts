import type { Activity, OwnPresence, PresenceShortcut } from '../../src-preload/contract/presence.ts'
import type { ConnectorEvent, SeenPresence } from '../connectors/connector.ts'
import { EntityStore } from '../state/entity-store.ts'

/** The presence events of a connector. */
export type PresenceEvent = Extract<ConnectorEvent, { type: 'presenceSeen' | 'activitiesSeen' | 'shortcutsSeen' }>

/** What is known of one account; only together do they make a presence that can be shown. */
interface Known {
  readonly seen?: SeenPresence
  readonly activities: readonly Activity[]
  readonly shortcuts: readonly PresenceShortcut[]
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
    const before = this.#known.get(accountId) ?? { activities: [], shortcuts: [] }
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
  if (event.type === 'presenceSeen') return { ...known, seen: event.presence }
  if (event.type === 'activitiesSeen') return { ...known, activities: event.activities }
  return { ...known, shortcuts: event.shortcuts }
}

function presenceOf(accountId: string, { seen, activities, shortcuts }: Known): OwnPresence | undefined {
  if (seen === undefined) return undefined
  const activityName = activities.find((activity) => activity.id === seen.activityId)?.name
  return {
    ...seen,
    accountId,
    ...(activityName !== undefined ? { activityName } : {}),
    activities: [...activities],
    shortcuts: [...shortcuts]
  }
}
