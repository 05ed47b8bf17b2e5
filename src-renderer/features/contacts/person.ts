import type { Account } from '../../../src-preload/contract/account.ts'
import type { DialKind } from '../../../src-preload/contract/command.ts'
import type { ContactNumber, ContactRow } from '../../../src-preload/contract/contact.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import type { WatchedContact } from '../../state/watching.ts'
import type { Way } from './ways.ts'

/** Somebody who can be reached, as a list shows him. */
export interface Person {
  /** What the person is called; a number where there is no name. */
  readonly name: string
  /** The first one is meant by the row. */
  readonly numbers: readonly (ContactNumber & Partial<Pick<Way, 'sources'>>)[]
  /** What each system has of the person. */
  readonly contacts?: readonly ContactRow[]
  /** Whose contact it is; absent for a mere number. */
  readonly contact?: { readonly accountId: string; readonly contactId: string; readonly isFavourite: boolean }
  /** Those of them that are favourites, where that is known of all. */
  readonly favourites?: readonly WatchedContact[]
  /** The system said so when it was asked for the person. */
  readonly inCall?: boolean | undefined
}

/** Ways to call somebody otherwise than by ringing there, each with the question that is asked first. */
export type IntrusionKind = Extract<DialKind, 'intrusion' | 'barge' | 'whisper' | 'monitor'>

export const intrusionKinds = ['intrusion', 'barge', 'whisper', 'monitor'] as const satisfies readonly IntrusionKind[]

/** Whether the person talks now: the line that is watched goes before what a search has said. */
export function isTalking({ contact, inCall }: Person): boolean {
  const line = contact && mirror.state.colleagues[`${contact.accountId}:${contact.contactId}`]?.line
  return line === undefined || line === 'unknown' ? inCall === true : line === 'busy'
}

/** The call that rings at the person in one of the systems and can be picked up there; `account`: the one that is asked. */
export function pickUpFor(
  { contact, contacts = [] }: Person,
  account: Account
): { readonly by: Account; readonly pickupId: string } | undefined {
  const places = [...(contact ? [contact] : []), ...contacts.map(({ accountId, id }) => ({ accountId, contactId: id }))]
  for (const { accountId, contactId } of places) {
    const by = accountId === account.id ? account : mirror.account(accountId)
    const pickupId = mirror.state.colleagues[`${accountId}:${contactId}`]?.pickupId
    if (by?.capabilities.includes('pickUp') === true && pickupId !== undefined) return { by, pickupId }
  }
  return undefined
}
