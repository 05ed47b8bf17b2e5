import { accessRequests } from './mirta/access.ts'
import { adminRequests } from './mirta/admin.ts'
import { callRequests } from './mirta/calls.ts'
import { messageRequests } from './mirta/messages.ts'
import { queueRequests } from './mirta/queues.ts'
import { recordRequests } from './mirta/records.ts'
import type { WireRequest } from './mirta/wire-request.ts'

/** Every request of the MiRTA interface, keyed by its name here (MiRTA 3; the vendor's list of requests). */
export const mirtaRequests = {
  ...accessRequests,
  ...callRequests,
  ...queueRequests,
  ...recordRequests,
  ...messageRequests,
  ...adminRequests
} as const satisfies Record<string, WireRequest>

/** Name of one request, used to look it up in the table. */
export type MirtaRequestName = keyof typeof mirtaRequests
export type { WireRequest } from './mirta/wire-request.ts'
