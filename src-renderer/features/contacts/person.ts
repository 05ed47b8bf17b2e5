import type { Account } from '../../../src-preload/contract/account.ts'
import type { DialKind } from '../../../src-preload/contract/command.ts'
import type { ContactRow } from '../../../src-preload/contract/contact.ts'
import { mirror } from '../../state/mirror.svelte.ts'

/** Somebody who can be reached, as a list shows him. */
export interface Person {
  /** What the person is called; a number where there is no name. */
  readonly name: string
  /** The first one is meant by the row. */
  readonly numbers: ContactRow['numbers']
  /** Whose contact it is; absent for a mere number. */
  readonly contact?: { readonly accountId: string; readonly contactId: string; readonly isFavourite: boolean }
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

/** The call that rings at the person and can be picked up. */
export function pickupIdOf({ contact }: Person, account: Account): string | undefined {
  if (contact?.accountId !== account.id || !account.capabilities.includes('pickUp')) return undefined
  return mirror.state.colleagues[`${contact.accountId}:${contact.contactId}`]?.pickupId
}
