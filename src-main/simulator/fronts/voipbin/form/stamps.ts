import type { Clock } from '../../../../util/clock.ts'
import type { VoipbinSwitches } from '../switches.ts'

/** A moment in µs since 1970; undefined has not happened. */
export class Stamp {
  readonly micros: number | undefined

  constructor(micros: number | undefined) {
    this.micros = micros
  }
}

/** What the documents write for what has not happened (VoIPBin API 4.2). */
const NEVER = '9999-01-01 00:00:00.000000'

/** RFC 3339 with as many digits as are needed, or all six of them. */
export function rfc3339(micros: number, digits?: 6): string {
  const whole = new Date(Math.floor(micros / 1000)).toISOString().slice(0, 19)
  const fraction = String(micros % 1_000_000).padStart(6, '0')
  const kept = digits === undefined ? fraction.replace(/0+$/, '') : fraction
  return `${whole}${kept === '' ? '' : `.${kept}`}Z`
}

/** The documents' form: a blank between date and time, and no zone. */
export const documentedStamp = ({ micros }: Stamp): string =>
  micros === undefined ? NEVER : rfc3339(micros, 6).replace('T', ' ').replace('Z', '')

/** Reads either form; undefined for anything else. */
export function microsOf(text: string): number | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z?$/.exec(text)
  const [, date = '', time = '', fraction = ''] = parts ?? []
  const seconds = Date.parse(`${date}T${time}Z`)
  if (Number.isNaN(seconds)) return undefined
  return seconds * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6))
}

/** Tells the time in µs. */
export class Stamps {
  readonly #clock: Clock
  readonly #switches: VoipbinSwitches
  #last = 0

  constructor(clock: Clock, switches: VoipbinSwitches) {
    this.#clock = clock
    this.#switches = switches
  }

  get now(): number {
    return this.#clock.now() * 1000
  }

  /** When a row is made or changes: no two at once, unless the switch says so. */
  next(): number {
    const { now } = this
    this.#last = this.#switches.sharedStamps ? now : Math.max(now, this.#last + 1)
    return this.#last
  }
}
