import { MINUTE } from '../../util/durations.ts'
import type { Call, CallParticipant } from '../core/calls.ts'
import type { Extension } from '../people/extension.ts'
import type { MeetingData } from '../core/company-data.ts'
import type { Device, Party } from '../core/parties.ts'
import type { World } from '../core/world.ts'
import { occurrences, type Recurrence } from '../people/recurrence.ts'
import { Refusal } from '../core/refusal.ts'
import { wallTime } from '../../util/time-zones.ts'

/** Somebody who takes part in a meeting. */
export interface Attendee {
  readonly firstName?: string
  readonly lastName?: string
  readonly businessPhone?: string
  readonly mobilePhone?: string
  readonly email?: string
}

/** What a meeting and a single date of it have in common. */
export interface MeetingDate {
  /** Epoch ms. */
  readonly start: number
  readonly end: number
  readonly name?: string
  readonly note?: string
  readonly organizer?: Attendee
  readonly participants: readonly Attendee[]
}

/** A whole meeting; `series` keeps what only the fronts understand. */
export interface MeetingPlan extends MeetingDate {
  readonly zone: string
  readonly rule?: Recurrence
  readonly reminderMinutes?: number
  readonly smsMinutes?: number
  /** The chat it belongs to. */
  readonly stream?: string
  readonly hasWebMeeting?: boolean
  readonly series: Readonly<Record<string, unknown>>
}

/** One date of a series that is unlike the others. */
export interface MeetingException extends MeetingDate {
  readonly id: number
  /** When it would have been. */
  readonly oldStart: number
  readonly isCancelled: boolean
}

/** A meeting with its conference bridge. */
export class Meeting implements CallParticipant {
  readonly id: number
  readonly owner: Extension
  readonly pin: string
  readonly webMeetingId: string
  plan: MeetingPlan
  exceptions: readonly MeetingException[] = []

  constructor(id: number, owner: Extension, plan: MeetingPlan, seed: number) {
    this.id = id
    this.owner = owner
    this.plan = plan
    this.pin = String(100_000 + (seed % 900_000))
    this.webMeetingId = String(100_000_000 + (seed % 900_000_000))
  }

  get party(): Party {
    return { kind: 'service', name: this.plan.name ?? 'Meeting' }
  }

  /** A bridge answers nobody: it calls. */
  async answers(): Promise<void> {
    await Promise.resolve()
    throw new Refusal('notPossible', 'a bridge is not called')
  }

  hangsUp(): void {
    throw new Refusal('notPossible', 'a bridge does not hang up')
  }

  /** True for the organiser and everybody invited. */
  concerns(extension: Extension): boolean {
    return extension === this.owner || this.plan.participants.some((one) => isSame(one, extension))
  }

  /** The start of the date on this day of the meeting's zone, `2026-01-05`. */
  startOn(day: string): number | undefined {
    const { start, rule, zone } = this.plan
    const starts = rule === undefined ? [start] : occurrences(start, rule, zone)
    for (const one of starts) {
      const found = dayOf(one, zone)
      if (found === day) return one
      if (found > day) return undefined
    }
    return undefined
  }

  /** The exception that was, or now is, on this day. */
  exceptionOn(day: string): MeetingException | undefined {
    const { zone } = this.plan
    return this.exceptions.find(({ oldStart, start }) => dayOf(oldStart, zone) === day || dayOf(start, zone) === day)
  }
}

const dayOf = (at: number, zone: string): string => new Date(wallTime(at, zone)).toISOString().slice(0, 10)

const isSame = ({ email, businessPhone, mobilePhone }: Attendee, { data, address }: Extension): boolean => {
  const own = [data.email ?? address, address, data.number, data.mobile ?? data.number]
  return [email, businessPhone, mobilePhone].some((one) => one !== undefined && own.includes(one))
}

/** A person as an attendee. */
export const attendeeOf = ({ data, address }: Extension): Attendee => ({
  firstName: data.firstName,
  lastName: data.lastName,
  businessPhone: data.number,
  ...(data.mobile !== undefined && { mobilePhone: data.mobile }),
  email: data.email ?? address
})

/** Every meeting of the company. */
export class MeetingBook {
  readonly #world: World
  #meetings: Meeting[] = []
  #count = 0

  constructor(world: World, extensionOf: (user: string) => Extension, data: readonly MeetingData[] = []) {
    this.#world = world
    for (const one of data) this.#seed(one, extensionOf)
  }

  get all(): readonly Meeting[] {
    return this.#meetings
  }

  add(owner: Extension, plan: MeetingPlan): Meeting {
    const meeting = new Meeting(this.nextId(), owner, plan, this.#world.random32())
    this.#meetings.push(meeting)
    return meeting
  }

  remove(meeting: Meeting): void {
    this.#meetings = this.#meetings.filter((one) => one !== meeting)
  }

  nextId(): number {
    return ++this.#count
  }

  /** The bridge calls a person, on one telephone or on all. @throws Refusal notPossible | deviceInactive */
  call(meeting: Meeting, extension: Extension, device?: Device): Call {
    if (this.callOf(meeting, extension) !== undefined) throw new Refusal('notPossible', 'already in the meeting')
    if (device?.active === false) throw new Refusal('deviceInactive', device.id)
    const call = this.#world.callControl.dial(meeting, extension, { ignoreDiversion: true })
    const leg = call.legOf(extension)
    if (leg?.isLive !== true) throw new Refusal('notPossible', 'no telephone to call')
    if (device !== undefined) {
      leg.devices = [device]
      this.#world.desk.touch(leg)
    }
    return call
  }

  /** The call a person takes part in the meeting with. */
  callOf(meeting: Meeting, extension: Extension): Call | undefined {
    return this.#world.desk.legsOf(extension).find((leg) => leg.call.caller === meeting)?.call
  }

  #seed(data: MeetingData, extensionOf: (user: string) => Extension): void {
    const { owner, name, inMinutes, minutes, guests = [], series, movedMinutes } = data
    const organizer = extensionOf(owner)
    const start = this.#world.clock.now() + inMinutes * MINUTE
    const date = {
      start,
      end: start + minutes * MINUTE,
      name,
      organizer: attendeeOf(organizer),
      participants: guests.map((guest) => attendeeOf(extensionOf(guest)))
    }
    const zone = organizer.data.timeZone ?? 'Europe/Berlin'
    const rule = series === undefined ? {} : { rule: { freq: series } }
    const kept = series === undefined ? {} : { recurringType: series.toUpperCase(), interval: 1 }
    const meeting = this.add(organizer, { ...date, zone, ...rule, series: kept })
    if (series === undefined || movedMinutes === undefined) return
    const second = [...occurrences(start, { freq: series, count: 2 }, zone)][1] ?? start
    const shift = second - start + movedMinutes * MINUTE
    const moved = { ...date, start: date.start + shift, end: date.end + shift }
    meeting.exceptions = [{ ...moved, id: this.nextId(), oldStart: second, isCancelled: false }]
  }
}
