import { mirror } from '../../state/mirror.svelte.ts'
import type { DialRow } from './dial-row.ts'

/** What picks up the call that rings at somebody else. */
export interface PickUp {
  readonly accountId: string
  readonly pickupId: string
}

/** The call that rings at the person of a row, where it can be picked up. */
export function pickUpOf({ watched }: DialRow): PickUp | undefined {
  if (watched === undefined) return undefined
  const { accountId, contactId } = watched
  const pickupId = mirror.state.colleagues[`${accountId}:${contactId}`]?.pickupId
  const can = mirror.account(accountId)?.capabilities.includes('pickUp') === true
  return can && pickupId !== undefined ? { accountId, pickupId } : undefined
}
