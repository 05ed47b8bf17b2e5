import { integerOf, millisecondsOf, textOf, tupleOf } from './values.ts'
import type { Term } from '../bert/term.ts'

/** Where a call is put down to be fetched, and by whom (Basix 3.5). */
export interface ParkPlace {
  readonly slot: string
  readonly parkerId: number | undefined
  readonly parkerName: string | undefined
}

/** What a leg is doing (Basix 3.5). */
export interface ChannelState {
  readonly name: string
  /** Since when, epoch ms by the server's clock. */
  readonly at: number | undefined
  /** Of `park`. */
  readonly park?: ParkPlace
  /** Of `calling`: the group whose members are called. */
  readonly groupId?: number
  /** Of `calling`: that group has a queue, in which the caller waits. */
  readonly waitsInQueue?: boolean
  /** Of `voicemail`, `checking_voicemail` and `conference`: whose mailbox, which room. */
  readonly place?: string
}

/** Reads a state; undefined where there is none. Parts that no page lists are left aside. */
export function readState(term: Term | undefined): ChannelState | undefined {
  const [at, name, ...more] = tupleOf(term) ?? []
  const word = textOf(name)
  if (word === undefined) return undefined
  return { name: word, at: millisecondsOf(at), ...detailsOf(word, more) }
}

function detailsOf(name: string, more: readonly Term[]): Partial<ChannelState> {
  switch (name) {
    case 'park':
      return parkDetails(more)
    case 'calling':
      return callingDetails(more)
    case 'voicemail':
      return placeOf(more[2])
    case 'checking_voicemail':
    case 'conference':
      return placeOf(more[0])
    default:
      return {}
  }
}

/** A slot is a text or a number (Basix 8). */
function parkDetails([slotTerm, , parkerId, parkerName]: readonly Term[]): Partial<ChannelState> {
  const slot = textOf(slotTerm) ?? integerOf(slotTerm)?.toString()
  return slot === undefined ? {} : { park: { slot, parkerId: integerOf(parkerId), parkerName: textOf(parkerName) } }
}

function callingDetails([, type, target]: readonly Term[]): Partial<ChannelState> {
  if (textOf(type) !== 'group') return {}
  const [, group, , , queue] = tupleOf(target) ?? []
  const groupId = integerOf(group)
  const waitsInQueue = queue !== undefined && (integerOf(queue) ?? textOf(queue)) !== undefined
  return groupId === undefined ? {} : { groupId, waitsInQueue }
}

function placeOf(term: Term | undefined): Partial<ChannelState> {
  const place = textOf(term) ?? integerOf(term)?.toString()
  return place === undefined ? {} : { place }
}
