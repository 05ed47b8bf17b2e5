import type { Activity, OwnPresence, PresenceRole, PresenceShortcut } from '../../src-preload/contract/presence.ts'
import type { ConnectorEvent, ReportedPresence } from '../connectors/events.ts'
import { EntityStore } from '../state/entity-store.ts'
import { assertNever } from '../util/assert-never.ts'

const PRESENCE_EVENTS = [
  'presenceChanged',
  'activitiesChanged',
  'rolesChanged',
  'shortcutsChanged',
  'diversionChanged'
] as const

/** The presence events of a connector. */
export type PresenceEvent = Extract<ConnectorEvent, { type: (typeof PRESENCE_EVENTS)[number] }>

/** Tells what is for this store. */
export const isPresenceEvent = (event: ConnectorEvent): event is PresenceEvent =>
  PRESENCE_EVENTS.some((type) => type === event.type)

/** What is known of one account; only together do they make a presence that can be shown. */
interface Known {
  readonly seen?: ReportedPresence
  readonly activities: readonly Activity[]
  readonly roles: readonly PresenceRole[]
  readonly shortcuts: readonly PresenceShortcut[]
  readonly divertsTo?: string | undefined
  /** Applied last from here. */
  readonly appliedId?: string | undefined
}

/** Says a number of an account for people. */
export type ShowNumber = (accountId: string, number: string) => string

/** The user's own presence in each account, with the activities and shortcuts to choose from. */
export class PresenceStore {
  readonly entities = new EntityStore('presence')
  readonly #known = new Map<string, Known>()
  readonly #show: ShowNumber

  constructor(show: ShowNumber = (_accountId, number) => number) {
    this.#show = show
  }

  apply(accountId: string, event: PresenceEvent): void {
    this.replace(accountId, [event])
  }

  /** The presence events of one snapshot, as one change. */
  replace(accountId: string, events: readonly PresenceEvent[]): void {
    const before = this.#known.get(accountId) ?? { activities: [], roles: [], shortcuts: [] }
    const known = events.reduce(withEvent, before)
    this.#keep(accountId, known)
  }

  /** Remembers what was applied from here; the effect comes as an event. */
  applied(accountId: string, appliedId: string | undefined): void {
    const known = this.#known.get(accountId)
    if (known !== undefined) this.#keep(accountId, { ...known, appliedId })
  }

  #keep(accountId: string, known: Known): void {
    this.#known.set(accountId, known)
    const presence = presenceOf(accountId, known, this.#show)
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
    case 'presenceChanged':
      return { ...known, seen: event.presence }
    case 'activitiesChanged':
      return { ...known, activities: event.activities }
    case 'rolesChanged':
      return { ...known, roles: event.roles }
    case 'shortcutsChanged':
      return { ...known, shortcuts: event.shortcuts }
    case 'diversionChanged':
      return { ...known, divertsTo: event.to }
    default:
      return assertNever(event)
  }
}

function presenceOf(accountId: string, known: Known, show: ShowNumber): OwnPresence | undefined {
  const { seen, activities, roles, shortcuts, divertsTo } = known
  if (seen === undefined) return undefined
  const activityName = activities.find((activity) => activity.id === seen.activityId)?.name
  const roleName = roles.find((role) => role.id === seen.roleId)?.name
  const appliedShortcutId = appliedOf(known, seen, activityName)?.id
  return {
    ...seen,
    accountId,
    ...(activityName !== undefined ? { activityName } : {}),
    ...(roleName !== undefined ? { roleName } : {}),
    ...(divertsTo !== undefined ? { divertsTo, divertsToShown: show(accountId, divertsTo) } : {}),
    ...(appliedShortcutId !== undefined ? { appliedShortcutId } : {}),
    activities: [...activities],
    roles: [...roles],
    shortcuts: [...shortcuts]
  }
}

/** Systems do not say which shortcut was applied; of those that read like what is set, one that can be told apart. */
function appliedOf(
  { shortcuts, divertsTo, appliedId }: Known,
  seen: ReportedPresence,
  activityName: string | undefined
): PresenceShortcut | undefined {
  const alike = shortcuts.filter(
    (shortcut) =>
      shortcut.activityId === seen.activityId &&
      shortcut.available === seen.available &&
      (shortcut.divertsTo === undefined || shortcut.divertsTo === divertsTo)
  )
  const told = alike.find(({ id }) => id === appliedId) ?? alike.find(({ name }) => name === activityName)
  return told ?? (alike.length === 1 ? alike[0] : undefined)
}
