import type { Office } from '../../../../src-preload/contract/office/office.ts'
import type { LinkContext } from '../link-context.ts'
import type { QueueWatch } from '../queue-watch.ts'
import { agentOffice } from './agents.ts'
import { groupCallLogOffice } from './group-call-log.ts'
import { historyOffice } from './history.ts'
import { messageOffice } from './messages.ts'

/** Everything of the User API beside calls, in our words; each function throws CtiError. */
export const officeOf = (context: LinkContext, queues: QueueWatch): Office => ({
  ...agentOffice(context, queues),
  ...groupCallLogOffice(context, queues),
  ...historyOffice(context),
  ...messageOffice(context.client)
})
