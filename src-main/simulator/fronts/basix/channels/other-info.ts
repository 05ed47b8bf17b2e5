import { OutsideParty } from '../../../people/outside-party.ts'
import type { FrontContext } from '../front-context.ts'
import { binary, integer, nothing, tuple, type Term } from '../socket/bert.ts'
import { endUserText, enumeration, otherLine, textTerm, type KnownLine } from './known-line.ts'
import { timestamp } from './channel-state.ts'
import { factsOf } from './facts-of.ts'
import { lineNow, type Line } from './lines.ts'
import { numberText } from './numbers.ts'

/** What is known of callers elsewhere; its content is not published. */
export const WHOSCALL = encodeURIComponent(JSON.stringify({ label: 'Example', score: 1 }))

/** The other leg in short: there already, or yet to be made by the request (Basix API 3.4, 8). */
export function otherInfo(known: KnownLine, context: FrontContext): Term | undefined {
  const other = otherLine(known) ?? ringingLine(known)
  return other === undefined ? expectedInfo(known, context) : lineInfo(other, known.domains[0], context)
}

/** The line that rings for whoever calls. */
function ringingLine({ line: { leg } }: KnownLine): Line | undefined {
  if (leg.direction === 'in' && !leg.isTalking) return undefined
  const ringing = leg.call.othersThan(leg).find((other) => other.direction === 'in' && other.state === 'alerting')
  return ringing && lineNow(ringing)
}

function lineInfo(line: Line, domain: string, context: FrontContext): Term {
  const { switches, directory } = context
  const { leg, direction, offeredAt, answeredAt } = line
  const word = enumeration(context)
  const facts = context.channels.factsOf(leg) ?? factsOf(leg, context)
  const user = directory.userOf(leg.owner)
  const isOutside = leg.owner instanceof OutsideParty
  const isKnown = line.deviceKey !== undefined && user !== undefined && answeredAt !== undefined
  const device = isKnown ? `${user.name}_${line.deviceKey}` : undefined
  const last =
    switches.otherInfoLast === 'whoscall'
      ? textTerm(switches.whoscall && isOutside ? WHOSCALL : undefined)
      : answeredAt && timestamp(answeredAt)
  return tuple(
    word(isOutside ? 'end_user' : 'user'),
    isOutside ? binary(endUserText({ line, facts }, context) ?? '') : user ? integer(user.id) : nothing,
    word(direction),
    word(isOutside ? 'external' : 'internal'),
    binary(device ?? numberText(leg.owner.party, domain, context)),
    timestamp(offeredAt),
    facts.group && !isOutside ? integer(facts.group.id) : nothing,
    last || nothing
  )
}

/** The leg that is to be made when the first one answers. */
function expectedInfo({ facts, domains }: KnownLine, context: FrontContext): Term | undefined {
  const { origination, isFirst } = facts
  if (!isFirst || origination === undefined) return undefined
  const word = enumeration(context)
  const { endUser, destination } = origination
  const user = context.directory.findUser(domains[0], 'name', destination)
  return tuple(
    word(user === undefined ? 'end_user' : 'user'),
    user === undefined ? binary(context.endUsers.textOfUser(endUser ?? {})) : integer(user.id),
    word('outbound'),
    word(user === undefined ? 'external' : 'internal'),
    binary(destination),
    nothing,
    nothing,
    nothing
  )
}
