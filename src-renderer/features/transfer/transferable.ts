import type { Account } from '../../../src-preload/contract/account.ts'
import type { Call } from '../../../src-preload/contract/call.ts'
import { notPossible } from '../calls/call-controls.ts'
import { isOffered } from '../calls/call-text.ts'
import { stageOrder } from '../calls/stage-order.ts'
import type { Person } from '../contacts/person.ts'

/** Whether a call can be handed over now, by asking first or at once. */
export const canTransfer = (call: Call, account: Account): boolean =>
  (call.state === 'connected' || call.state === 'held') &&
  ((account.capabilities.includes('consultation') && notPossible(call, account, 'consult') === undefined) ||
    (account.capabilities.includes('blindTransfer') && notPossible(call, account, 'blindTransfer') === undefined))

/** Whether a call can go to that person: a short number of one system means somebody else in another. */
export const reaches = ({ accountId }: Call, { contact, numbers: [main] }: Person): boolean =>
  main !== undefined && (contact?.accountId === accountId || main.number.startsWith('+'))

/** The call that is talked on, where it can be handed over to the person. */
export function transferable(
  calls: readonly Call[],
  accountOf: (id: string) => Account | undefined,
  person: Person
): Call | undefined {
  const { large, rows } = stageOrder(calls)
  const call = [large, ...rows].find((one) => one !== undefined && !isOffered(one))
  const account = call && accountOf(call.accountId)
  return call && account && canTransfer(call, account) && reaches(call, person) ? call : undefined
}
