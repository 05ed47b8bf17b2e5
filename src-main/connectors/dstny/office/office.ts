import type { Office } from '../../../../src-preload/contract/office/office.ts'
import type { CallerLineWatch } from '../caller-line-watch.ts'
import type { DeviceWatch } from '../device-watch.ts'
import type { LinkContext } from '../link-context.ts'
import type { QueueWatch } from '../queue-watch.ts'
import { agentOffice } from './agents.ts'
import { groupCallLogOffice } from './group-call-log.ts'
import { historyOffice } from './history.ts'
import { callBackOffice } from './call-back.ts'
import { deviceOffice } from './devices.ts'
import { lineOffice } from './lines.ts'
import { messageOffice } from './messages.ts'
import { mobileTransferOffice } from './mobile-transfer.ts'
import { mobileOffice } from './mobile.ts'
import { voicemailOffice } from './voicemail.ts'

/** What the link mirrors beside: a change of ours is read again at once. */
export interface OfficeWatches {
  readonly devices: DeviceWatch
  readonly lines: CallerLineWatch
  readonly queues: QueueWatch
}

/** Everything of the User API beside calls, in our words; each function throws CtiError. */
export const officeOf = (context: LinkContext, { devices, lines, queues }: OfficeWatches): Office => ({
  ...agentOffice(context, queues),
  ...callBackOffice(context.client),
  ...deviceOffice(context.client, devices),
  ...groupCallLogOffice(context, queues),
  ...historyOffice(context),
  ...lineOffice(context.client, lines),
  ...messageOffice(context.client),
  ...mobileOffice(context, lines),
  ...mobileTransferOffice(context),
  ...voicemailOffice(context.client)
})
