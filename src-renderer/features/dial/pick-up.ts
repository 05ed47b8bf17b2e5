import { mirror } from '../../state/mirror.svelte.ts'
import { watchedBy, type DialRow } from './dial-row.ts'

/** What picks up the call that rings at somebody else. */
export interface PickUp {
  readonly accountId: string
  readonly pickupId: string
}

/** The call that rings at the person of a row, in whichever system, where it can be picked up. */
export function pickUpOf(row: DialRow): PickUp | undefined {
  for (const { accountId, contactId } of watchedBy(row)) {
    const pickupId = mirror.state.colleagues[`${accountId}:${contactId}`]?.pickupId
    const can = mirror.account(accountId)?.capabilities.includes('pickUp') === true
    if (can && pickupId !== undefined) return { accountId, pickupId }
  }
  return undefined
}
