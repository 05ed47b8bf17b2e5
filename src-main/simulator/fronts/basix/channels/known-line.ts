import type { FrontContext } from '../front-context.ts'
import { atom, binary, type Term } from '../socket/bert.ts'
import type { Domains } from './domains.ts'
import type { LegFacts } from './leg-facts.ts'
import { lineNow, type Line } from './lines.ts'

/** A line with what is known of it besides. */
export interface KnownLine {
  readonly line: Line
  readonly facts: LegFacts
  readonly domains: Domains
  /** When its state was entered, in epoch ms. */
  readonly stateSince: number
  readonly lastBridgedUser: number | undefined
}

/** The word for an enumeration, as the switches want it. */
export const enumeration =
  ({ switches }: FrontContext) =>
  (word: string): Term =>
    switches.enumerations === 'atom' ? atom(word) : binary(word)

/** The leg a line is bridged with, or was made for. */
export function otherLine({ line, facts }: Pick<KnownLine, 'line' | 'facts'>): Line | undefined {
  const { leg, direction } = line
  const partner = leg.isTalking ? leg.call.othersThan(leg).find((other) => other.isTalking) : undefined
  const other = partner ?? (direction === 'outbound' ? facts.madeFor : undefined)
  return other && lineNow(other)
}

/** The customer on a line from or to outside. */
export function endUserText(
  { line, facts }: Pick<KnownLine, 'line' | 'facts'>,
  { endUsers }: FrontContext
): string | undefined {
  const asked = facts.origination?.endUser
  if (asked !== undefined && line.leg.direction === 'in') return endUsers.textOfUser(asked)
  const { number, name } = line.leg.owner.party
  return endUsers.textOf(number, name)
}

export const textTerm = (text: string | undefined): Term | undefined => (text === undefined ? undefined : binary(text))
