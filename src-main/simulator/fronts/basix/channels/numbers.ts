import { plainNumber, type Party } from '../../../core/parties.ts'
import { OutsideParty } from '../../../people/outside-party.ts'
import type { FrontContext } from '../front-context.ts'
import { binary, type Term } from '../socket/bert.ts'
import type { KnownLine } from './known-line.ts'
import { lineNow } from './lines.ts'

/** Names and numbers of both ends of a line (Basix API 3.4). */
export function numberFields(known: KnownLine, context: FrontContext): Readonly<Record<string, Term>> {
  const { calling_name: name, calling_number: number } = callingTexts(known, context)
  return {
    calling_name: binary(name),
    calling_number: binary(number),
    called_number: binary(calledText(known, context))
  }
}

interface CallingTexts {
  readonly calling_name: string
  readonly calling_number: string
}

function callingTexts(known: KnownLine, context: FrontContext): CallingTexts {
  const { line, facts, domains } = known
  const { calling, origination, isFirst } = facts
  const isOutside = line.leg.owner instanceof OutsideParty
  const shownName = isOutside ? origination?.shownName : undefined
  const shownNumber = isOutside && line.leg.direction === 'in' ? origination?.shownNumber : undefined
  if (isFirst && origination !== undefined) {
    const { callingName = '', destination } = origination
    return { calling_name: callingName, calling_number: shownNumber ?? destination }
  }
  const withheld = calling.withheld === true ? context.switches.withheldNumber : ''
  return {
    calling_name: shownName ?? calling.name ?? withheld,
    calling_number: shownNumber ?? numberText(calling, domains[0], context)
  }
}

function calledText({ line, facts, domains }: KnownLine, context: FrontContext): string {
  const { directory, switches } = context
  const { called, madeFor } = facts
  const { uuid, replaces, isRingingPark } = line
  if (isRingingPark) return madeFor === undefined ? `RINGING_PARK.${reference(uuid)}` : 'RINGING_PARK'
  if (replaces !== undefined) {
    return madeFor === undefined ? `assimilate.${reference(replaces)}` : `pickup_uuid.${lineNow(madeFor)?.uuid ?? ''}`
  }
  const number = numberText(called, domains[0], context)
  if (called.kind === 'outside') return number
  if (line.direction === 'outbound') return directory.userOf(line.leg.owner)?.name ?? number
  const group = directory.groupOf(called)
  if (group !== undefined && switches.groupTarget === 'absent') return String(group.id)
  return line.leg.owner instanceof OutsideParty ? number : (called.shortNumber ?? number)
}

/** What a browser is told where there is nobody on the other side yet. */
const reference = (uuid: string): string => uuid.slice(0, 8)

/** A number as it is written in the domain. */
export function numberText(party: Party, domain: string, { directory, switches }: FrontContext): string {
  if (party.withheld === true) return switches.withheldNumber
  if (party.number === undefined) return party.shortNumber ?? party.name ?? ''
  return directory.writtenNumber(domain, plainNumber(party.number))
}
