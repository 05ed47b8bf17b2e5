/** Something a person can be doing, as the organisation defines it. */
export interface Activity {
  readonly id: string
  readonly name: string
  /** False: calls should not disturb. */
  readonly available: boolean
  readonly isDefault: boolean
}

/** A work situation calls can be made in. */
export interface Role {
  readonly id: string
  readonly name: string
}

/** What a person is doing now. */
export interface Presence {
  readonly activityId: string
  readonly available: boolean
  /** Epoch ms of the end; null = no end. */
  readonly until: number | null
  readonly note: string
  readonly roleId: string
}

/** A change of presence; what is missing stays. */
export interface PresenceChange {
  readonly activityId?: string
  readonly available?: boolean
  readonly until?: number | null
  readonly note?: string
  readonly roleId?: string
}

/** A presence setting a person keeps for one click. */
export interface Shortcut {
  readonly id: string
  readonly name: string
  readonly activityId: string
  readonly available: boolean
  readonly duration: 'noEnd' | 'nextWorkingDay' | { readonly minutes: number }
  readonly order: number
  readonly image: string
  readonly diversionNumber?: string
  readonly appliesDiversion?: boolean
}

/** What the people of a company can be doing, and in which role. */
export interface PresenceChoices {
  readonly activities: readonly Activity[]
  readonly roles: readonly Role[]
}

/** What a person starts with; missing = available, without a note. */
export interface InitialPresence {
  readonly activityId?: string
  readonly note?: string
}

/** Where a person's calls go instead. */
export interface Diversion {
  readonly number: string
  /** True: ends with the next change of activity. */
  readonly untilActivityChanges: boolean
}

/** What a person does when the PBX starts. */
export function initialPresence(user: InitialPresence, { activities, roles }: PresenceChoices): Presence {
  const activity = activities.find((one) => one.id === (user.activityId ?? 'available'))
  const { id: activityId, available } = activity ?? { id: 'available', available: true }
  return { activityId, available, until: null, note: user.note ?? '', roleId: roles[0]?.id ?? '' }
}

/** Applies a change; a new activity brings its own availability and no end unless the change names them. */
export function changed(presence: Presence, change: PresenceChange, activities: readonly Activity[]): Presence {
  const moved = change.activityId !== undefined && change.activityId !== presence.activityId
  const activity = activities.find((one) => one.id === (change.activityId ?? presence.activityId))
  const kept = change.activityId === undefined
  return {
    activityId: change.activityId ?? presence.activityId,
    available: change.available ?? (kept ? presence.available : (activity?.available ?? true)),
    until: change.until !== undefined ? change.until : moved ? null : presence.until,
    note: change.note ?? presence.note,
    roleId: change.roleId ?? presence.roleId
  }
}
