import type { Party } from '../../../../src-preload/contract/party.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { defined } from '../../../util/defined.ts'
import { displayText } from '../../../util/display-text.ts'
import type { Channel } from '../elements/channel.ts'
import type { Directory } from '../elements/directory.ts'
import type { EndUser } from '../elements/end-user.ts'
import type { Group, User } from '../elements/people.ts'
import { dialledNumber } from './numbers.ts'
import type { NumberFormat } from './numbers.ts'

/** What parties are named and written with. */
export interface PartyContext {
  readonly directory: Directory
  readonly numbers: NumberFormat
}

/** What systems write in place of a number that is hidden. */
const HIDDEN = /^(?:anonymous|unknown|restricted|private|withheld|unavailable)$/i

/** Who is at the other end of a leg of ours (Basix 3.7, 5). */
export function remoteOf(leg: Channel, context: PartyContext): Party {
  return (
    serviceAt(leg) ??
    otherParty(leg, context) ??
    partyOf(numberAt(leg), context, leg.direction === 'outbound' ? leg.callingName : undefined)
  )
}

/** What the leg itself says of the other end. */
const numberAt = ({ direction, callingNumber, calledNumber }: Channel): string | undefined =>
  direction === 'outbound' ? callingNumber : calledNumber

/** The system itself: a mailbox or a room. */
function serviceAt({ state }: Channel): Party | undefined {
  if (state?.name === 'checking_voicemail') return service(m.party_own_voicemail())
  const place = displayText(state?.place)
  if (state?.name === 'voicemail')
    return service(place === undefined ? m.party_voicemail() : m.party_voicemail_of({ name: place }))
  if (state?.name === 'conference')
    return service(place === undefined ? m.party_conference() : m.party_conference_room({ room: place }))
  return undefined
}

const service = (name: string): Party => ({ kind: 'service', name, withheld: false })

/** A customer is told before the leg that has the number (Basix 8). */
function otherParty(leg: Channel, context: PartyContext): Party | undefined {
  const { otherLeg } = leg
  if (otherLeg === undefined) return undefined
  const user = context.directory.user(otherLeg.userId)
  if (user !== undefined) return personParty(user)
  if (otherLeg.address === undefined && otherLeg.endUser === undefined) return undefined
  const party = partyOf(otherLeg.address ?? numberAt(leg), context, undefined, otherLeg.endUser)
  return otherLeg.isExternal ? { ...party, kind: 'external' } : party
}

/** Whoever a written number, name of a user or nothing at all means; the names that are known here come first. */
export function partyOf(written: string | undefined, context: PartyContext, name?: string, endUser?: EndUser): Party {
  const text = written === undefined || HIDDEN.test(written) ? undefined : written
  const known = text === undefined ? undefined : (context.directory.userAt(text) ?? context.directory.groupAt(text))
  if (known !== undefined) return personParty(known)
  const number = text === undefined ? undefined : dialledNumber(text, context.numbers)
  const told = name === undefined || HIDDEN.test(name) || name === text ? undefined : displayText(name)
  return {
    kind: 'external',
    withheld: text === undefined,
    ...defined({
      name: endUser?.name ?? told ?? (number === undefined ? displayText(text) : undefined),
      company: endUser?.organization,
      number,
      displayNumber: number === undefined ? undefined : displayText(text)
    })
  }
}

/** Somebody of the domain, or a group. */
export const personParty = ({ label, extension }: Pick<User | Group, 'label' | 'extension'>): Party => ({
  kind: 'internal',
  withheld: false,
  name: label,
  ...defined({ number: extension, displayNumber: extension })
})
