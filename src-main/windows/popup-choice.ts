import type { Call } from '../../src-preload/contract/call.ts'
import type { Queue } from '../../src-preload/contract/queue.ts'
import type { PopupSettings } from '../../src-preload/contract/settings.ts'
import { isKeyOf } from '../util/lookup.ts'

/** What a call or a missed call says of the queue it came through. */
type Queued = Pick<Call, 'accountId' | 'queue'>

type Queues = Readonly<Record<string, Queue>>

/** Whether the user wants the popup for this call. A chosen queue that nobody knows now may be the one it came through. */
export function isPopupFor(call: Queued, { calls, direct, queueIds }: PopupSettings, queues: Queues): boolean {
  if (calls === 'all') return true
  const queue = queueOf(call, queues)
  if (queue !== undefined) return queueIds.includes(queue.id)
  return direct || (call.queue !== undefined && queueIds.some((id) => !isKeyOf(queues, id)))
}

/** Whether a missed call of this queue is told again until somebody has seen it. */
export function isToldAgain(call: Queued, { repeatQueueIds }: PopupSettings, queues: Queues): boolean {
  const queue = queueOf(call, queues)
  return queue !== undefined && repeatQueueIds.includes(queue.id)
}

/** A call names its queue, and no two queues of one account are told apart by more. */
const queueOf = ({ accountId, queue }: Queued, queues: Queues): Queue | undefined =>
  queue === undefined
    ? undefined
    : Object.values(queues).find((one) => one.accountId === accountId && one.name === queue)
