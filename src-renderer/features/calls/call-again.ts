import type { Account } from '../../../src-preload/contract/account.ts'
import type { Call } from '../../../src-preload/contract/call.ts'

/** The telephone that dials a call once more: the one it was dialled with while that can, else the preferred one. */
export function diallingDevice({ direction, deviceIds }: Call, account: Account): string | undefined {
  const used = direction === 'outgoing' ? deviceIds[0] : undefined
  const canDial = account.devices.some(({ id, active }) => id === used && active)
  return canDial ? used : account.preferredDeviceId
}
