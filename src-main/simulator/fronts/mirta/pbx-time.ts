import type { Clock } from '../../../util/clock.ts'
import { timeAtWall, wallTime } from '../../../util/time-zones.ts'

/** A moment somebody wrote; a bare date is its first moment. */
const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/

interface TimeSwitches {
  readonly timeZone: string
  readonly clockAheadMs: number
}

/** The clock of the system: written without zone, as it hangs on the wall there (MiRTA 1.4). */
export class PbxTime {
  readonly #clock: Clock
  readonly #switches: TimeSwitches

  constructor(clock: Clock, switches: TimeSwitches) {
    this.#clock = clock
    this.#switches = switches
  }

  /** Epoch ms, as the system believes. */
  now(): number {
    return this.shown(this.#clock.now())
  }

  /** A moment of the company, by the clock of the system. */
  shown(at: number): number {
    return at + this.#switches.clockAheadMs
  }

  /** `YYYY-MM-DD HH:MM:SS` of a moment of the company. */
  write(at: number): string {
    return new Date(wallTime(this.shown(at), this.#switches.timeZone)).toISOString().slice(0, 19).replace('T', ' ')
  }

  /** Epoch ms of the company; undefined for what is no time. */
  read(written: string): number | undefined {
    const [, year, month, day, hour = 0, minute = 0, second = 0] = WRITTEN.exec(written.trim()) ?? []
    if (year === undefined) return undefined
    const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
    return timeAtWall(wall, this.#switches.timeZone) - this.#switches.clockAheadMs
  }

  /** When the day of a moment began, epoch ms of the company. */
  startOfDay(at: number): number {
    return this.read(this.write(at).slice(0, 10)) ?? at
  }
}
