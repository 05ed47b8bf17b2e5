import { epochMs } from '../dates.ts'

/** Last instant of the year 9999, the last that can be written for a server and shown in any zone, in epoch ms. */
export const LAST_INSTANT = 253_402_300_799_000

/** A date of the wire that any zone can show, in epoch ms; others count as missing. */
export function momentOf(text: string | undefined): number | undefined {
  const at = epochMs(text)
  return at !== undefined && at >= 0 && at <= LAST_INSTANT ? at : undefined
}
