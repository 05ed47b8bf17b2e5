import { epochMs } from '../dates.ts'

const LATEST = 253_402_300_799_000

/** A date of the wire that any zone can show, in epoch ms; others count as missing. */
export function momentOf(text: string | undefined): number | undefined {
  const at = epochMs(text)
  return at !== undefined && at >= 0 && at <= LATEST ? at : undefined
}
