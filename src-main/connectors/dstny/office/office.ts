import type { Office } from '../../../../src-preload/contract/office/office.ts'
import type { CommandParts } from '../commands.ts'
import { agentOffice } from './agents.ts'
import { groupCallLogOffice } from './group-call-log.ts'
import { historyOffice } from './history.ts'
import { callBackOffice } from './call-back.ts'
import { deviceOffice } from './devices.ts'
import { lineOffice } from './lines.ts'
import { meetingOffice } from './meetings.ts'
import { messageOffice } from './messages.ts'
import { mobileTransferOffice } from './mobile-transfer.ts'
import { mobileOffice } from './mobile.ts'
import { voicemailOffice } from './voicemail.ts'

/** Everything of the User API beside calls, in our words; each function throws CtiError. */
export const officeOf = ({ context, devices, lines, queues }: CommandParts): Office => ({
  ...agentOffice(context, queues),
  ...callBackOffice(context.client),
  ...deviceOffice(context.client, devices),
  ...groupCallLogOffice(context, queues),
  ...historyOffice(context),
  ...lineOffice(context.client, lines),
  ...meetingOffice(context),
  ...messageOffice(context.client),
  ...mobileOffice(context, lines),
  ...mobileTransferOffice(context),
  ...voicemailOffice(context.client)
})
