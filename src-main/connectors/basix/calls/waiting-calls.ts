import type { ParkedCall } from '../../../../src-preload/contract/account.ts'
import type { Party } from '../../../../src-preload/contract/party.ts'
import { defined } from '../../../util/defined.ts'
import { displayText } from '../../../util/display-text.ts'
import type { Channel } from '../elements/channel.ts'
import { readChannel } from '../elements/channel.ts'
import type { ElementStore } from '../elements/element-store.ts'
import { partyOf, personParty } from './remote-party.ts'
import type { PartyContext } from './remote-party.ts'

type Waiting = Pick<ElementStore, 'of'>

/** The calls that wait in slots, with who has put them there (Basix 3.4, 3.5). */
export function parkedCalls(store: Waiting, context: PartyContext): readonly ParkedCall[] {
  return waitingLegs(store).flatMap((leg) => {
    const { park, at } = leg.state ?? {}
    const slot = displayText(park?.slot)
    if (slot === undefined) return []
    const by = context.directory.user(park?.parkerId)?.label ?? displayText(park?.parkerName)
    return [{ slot, remote: waitingParty(leg, context), ...defined({ by, since: at }) }]
  })
}

/** Their legs. */
export const waitingLegs = (store: Waiting): readonly Channel[] =>
  [...store.of('channel_waiting').values()].flatMap((item) => readChannel(item) ?? [])

/** Who waits: somebody of the domain, a caller, or somebody who was called. */
export function waitingParty(leg: Channel, context: PartyContext): Party {
  const user = context.directory.user(leg.userId)
  if (user !== undefined) return personParty(user)
  const { direction, callingNumber, callingName, calledNumber, endUser } = leg
  return direction === 'inbound'
    ? partyOf(callingNumber, context, callingName, endUser)
    : partyOf(calledNumber, context, undefined, endUser)
}
