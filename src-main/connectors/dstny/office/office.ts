import type { Office } from '../../../../src-preload/contract/office/office.ts'
import type { CommandParts } from '../commands.ts'
import { agentOffice } from './agents.ts'
import { callBackOffice } from './call-back.ts'
import { colleagueOffice } from './colleagues.ts'
import { contactOffice } from './contacts.ts'
import { deviceOffice } from './devices.ts'
import { groupCallLogOffice } from './group-call-log.ts'
import { historyOffice } from './history.ts'
import { lineOffice } from './lines.ts'
import { meetingOffice } from './meetings.ts'
import { messageOffice } from './messages.ts'
import { mobileOffice } from './mobile.ts'
import { mobileTransferOffice } from './mobile-transfer.ts'
import { personalContactOffice } from './personal-contacts.ts'
import { voicemailOffice } from './voicemail.ts'

/** Everything of the User API beside calls, in our words; each function throws CtiError. */
export const officeOf = ({ context, devices, lines, person, queues }: CommandParts): Office => ({
  ...agentOffice(context, queues),
  ...callBackOffice(context.client),
  ...colleagueOffice(context.client),
  ...contactOffice(context.client, person),
  ...deviceOffice(context.client, devices),
  ...groupCallLogOffice(context, queues),
  ...historyOffice(context),
  ...lineOffice(context.client, lines),
  ...meetingOffice(context),
  ...messageOffice(context.client),
  ...mobileOffice(context, lines),
  ...mobileTransferOffice(context),
  ...personalContactOffice(context.client),
  ...voicemailOffice(context.client)
})
