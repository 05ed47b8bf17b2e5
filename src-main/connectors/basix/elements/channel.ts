import type { ChannelState } from './channel-state.ts'
import { readState } from './channel-state.ts'
import type { EndUser } from './end-user.ts'
import { readEndUser } from './end-user.ts'
import type { Item } from '../context.ts'
import { integerOf, millisecondsOf, textOf, tupleOf } from './values.ts'
import type { Term } from '../bert/term.ts'

/** The other leg in short (Basix 3.4). */
export interface OtherLeg {
  /** Who is there; undefined for a customer. */
  readonly userId: number | undefined
  readonly endUser: EndUser | undefined
  readonly isExternal: boolean
  /** A number, or the name of a telephone (Basix 8). */
  readonly address: string | undefined
}

/** One leg between the PBX and somebody (Basix 3.4). Times are epoch ms by the server's clock. */
export interface Channel {
  readonly uuid: string
  /** As the PBX sees it: a telephone that rings is outbound. */
  readonly direction: 'inbound' | 'outbound'
  readonly callingName: string | undefined
  readonly callingNumber: string | undefined
  readonly calledNumber: string | undefined
  readonly offeredAt: number | undefined
  readonly answeredAt: number | undefined
  readonly otherUuid: string | undefined
  readonly userId: number | undefined
  readonly groupId: number | undefined
  readonly state: ChannelState | undefined
  /** There on a leg that a request has made. */
  readonly origination: string | undefined
  readonly endUser: EndUser | undefined
  readonly otherLeg: OtherLeg | undefined
  readonly lastEvent: string | undefined
  /** Why it ended, as the system's word; undefined while it goes on. */
  readonly endCause: string | undefined
  readonly isOver: boolean
}

/** Reads a leg; undefined for one without an id. */
export function readChannel(item: Item): Channel | undefined {
  const text = (name: string): string | undefined => textOf(item.get(name))
  const uuid = text('uuid')
  if (uuid === undefined) return undefined
  const lastEvent = text('last_event')
  const isOver = lastEvent === 'CHANNEL_HANGUP' || millisecondsOf(item.get('hangup_timestamp')) !== undefined
  return {
    uuid,
    direction: text('direction') === 'inbound' ? 'inbound' : 'outbound',
    callingName: text('calling_name'),
    callingNumber: text('calling_number'),
    calledNumber: text('called_number'),
    offeredAt: millisecondsOf(item.get('offer_timestamp')),
    answeredAt: millisecondsOf(item.get('answer_timestamp')),
    otherUuid: text('other_uuid'),
    userId: integerOf(item.get('user_id')),
    groupId: integerOf(item.get('group_id')),
    state: readState(item.get('state')),
    origination: text('origination'),
    endUser: readEndUser(text('end_user')),
    otherLeg: readOtherLeg(item.get('other_info')),
    lastEvent,
    endCause: isOver ? causeOf(text('last_event_data')) : undefined,
    isOver
  }
}

/** The cause in `<who>_<how>,<CAUSE>` (Basix 3.7). */
const causeOf = (data: string | undefined): string | undefined => data?.split(',', 2)[1]

/** What index 1 is depends on the type in front of it (Basix 3.4). */
function readOtherLeg(term: Term | undefined): OtherLeg | undefined {
  const parts = tupleOf(term)
  if (parts === undefined) return undefined
  const [type, who, , location, address] = parts
  const isUser = textOf(type) === 'user'
  return {
    userId: isUser ? integerOf(who) : undefined,
    endUser: isUser ? undefined : readEndUser(textOf(who)),
    isExternal: textOf(location) === 'external',
    address: textOf(address)
  }
}
