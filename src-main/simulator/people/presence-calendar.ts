import { DAY } from '../../util/durations.ts'
import type { PresenceChange } from '../core/presence.ts'
import type { World } from '../core/world.ts'
import { occurrences, type Recurrence } from './recurrence.ts'

/** Longer waits are cut up, because timers cannot hold them. */
const LONGEST_WAIT_MS = 20 * DAY

/** What somebody plans to be doing. */
export interface PlannedPresence {
  readonly activityId?: string
  readonly roleId?: string
  readonly note?: string
  readonly name?: string
  /** Higher covers lower; 0 is usual. */
  readonly priority: number
  /** Epoch ms. */
  readonly start: number
  readonly end: number
  readonly zone: string
  readonly rule?: Recurrence
  readonly busyType?: string
  readonly isPrivate?: boolean
}

/** One entry of a person's calendar. */
export interface CalendarEntry {
  readonly id: string
  /** `calendar`: comes from an outside calendar and cannot be changed here. */
  readonly source: 'internal' | 'calendar'
  plan: PlannedPresence
  /** Outside entries that were thrown away stay, greyed out. */
  isDeleted: boolean
  /** Starts of the occurrences that were taken out. */
  readonly takenOut: Set<number>
}

/** One occurrence of an entry. */
export interface Occurrence {
  readonly start: number
  readonly end: number
  readonly isDeleted: boolean
}

/** What a person plans; the presence follows it by the clock. */
export class PresenceCalendar {
  readonly entries: CalendarEntry[] = []
  readonly #world: World
  readonly #setPresence: (change: PresenceChange) => void
  #count = 0

  constructor(world: World, setPresence: (change: PresenceChange) => void) {
    this.#world = world
    this.#setPresence = setPresence
  }

  add(plan: PlannedPresence, source: CalendarEntry['source'] = 'internal'): CalendarEntry {
    this.#count += 1
    const entry = { id: String(this.#count), source, plan, isDeleted: false, takenOut: new Set<number>() }
    this.entries.push(entry)
    this.#waitFor(entry, plan, this.#world.clock.now())
    return entry
  }

  change(entry: CalendarEntry, plan: PlannedPresence): void {
    entry.plan = plan
    entry.takenOut.clear()
    this.#waitFor(entry, plan, this.#world.clock.now())
  }

  remove(entry: CalendarEntry): void {
    if (entry.source === 'calendar') entry.isDeleted = true
    else this.entries.splice(this.entries.indexOf(entry), 1)
  }

  /** Occurrences that touch a span of time, in order. */
  occurrencesOf({ plan, takenOut }: CalendarEntry, from: number, to: number): Occurrence[] {
    const length = plan.end - plan.start
    const found: Occurrence[] = []
    for (const start of startsOf(plan)) {
      if (start > to) break
      if (start + length > from) found.push({ start, end: start + length, isDeleted: takenOut.has(start) })
    }
    return found
  }

  #waitFor(entry: CalendarEntry, plan: PlannedPresence, after: number): void {
    const next = startsOf(plan).find((start) => start > after)
    if (next !== undefined) this.#wait(entry, plan, next)
  }

  #wait(entry: CalendarEntry, plan: PlannedPresence, start: number): void {
    const left = start - this.#world.clock.now()
    this.#world.after(Math.min(left, LONGEST_WAIT_MS), () => {
      if (entry.plan !== plan || !this.entries.includes(entry)) return
      if (this.#world.clock.now() < start) return this.#wait(entry, plan, start)
      this.#begin(entry, start)
      this.#waitFor(entry, plan, start)
    })
  }

  #begin(entry: CalendarEntry, start: number): void {
    const { plan } = entry
    const { activityId, note, roleId } = plan
    if (activityId === undefined || entry.isDeleted || entry.takenOut.has(start) || this.#isCovered(entry)) return
    const more = { ...(note !== undefined && { note }), ...(roleId !== undefined && { roleId }) }
    this.#setPresence({ activityId, until: start + plan.end - plan.start, ...more })
  }

  #isCovered({ plan }: CalendarEntry): boolean {
    const now = this.#world.clock.now()
    return this.entries.some((other) => {
      if (other.isDeleted || other.plan.priority <= plan.priority) return false
      return this.occurrencesOf(other, now, now).some((one) => !one.isDeleted && one.start <= now)
    })
  }
}

const startsOf = ({ start, rule, zone }: PlannedPresence): number[] =>
  rule === undefined ? [start] : [...occurrences(start, rule, zone)]
