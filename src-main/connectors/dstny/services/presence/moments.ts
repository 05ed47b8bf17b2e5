import { epochMs, seriesEndMs } from '../../wire/dates.ts'

/** Last instant of the year 9999, the last that can be written for a server and shown in any zone, in epoch ms. */
export const LAST_INSTANT = 253_402_300_799_000

/** A date of the wire that any zone can show, in epoch ms; others count as missing. */
export const momentOf = (text: string | undefined): number | undefined => shownAt(epochMs(text))

/** The end of a series in a zone, likewise. */
export const seriesEndOf = (text: string | undefined, zone: string): number | undefined =>
  shownAt(seriesEndMs(text, zone))

const shownAt = (at: number | undefined): number | undefined =>
  at !== undefined && at >= 0 && at <= LAST_INSTANT ? at : undefined
