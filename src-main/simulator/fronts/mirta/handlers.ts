import { helpHandlers } from './access/help.ts'
import { peopleHandlers } from './access/people.ts'
import { userHandlers } from './access/users.ts'
import { campaignHandlers } from './admin/campaigns.ts'
import { databaseHandlers } from './admin/database.ts'
import { houseHandlers } from './admin/house.ts'
import { userGroupHandlers } from './admin/user-groups.ts'
import { countHandlers } from './calls/counts.ts'
import { dialHandlers } from './calls/dial.ts'
import { movingHandlers } from './calls/move-calls.ts'
import { runningHandlers } from './calls/running-calls.ts'
import type { Handlers } from './front-context.ts'
import { agentHandlers } from './queues/agents.ts'
import { figureHandlers } from './queues/figures.ts'
import { memberHandlers } from './queues/members.ts'
import { switchHandlers } from './queues/switch-handlers.ts'
import { virtualNumberHandlers } from './queues/virtual-numbers.ts'
import { historyHandlers } from './records/history.ts'
import { noteHandlers } from './records/notes.ts'
import { callCountHandlers } from './records/call-counts.ts'
import { queueLogHandlers } from './records/queue-log.ts'
import { recordingHandlers } from './records/recordings.ts'
import { voicemailHandlers } from './records/voicemail.ts'
import { textMessageHandlers } from './records/text-messages.ts'
import { faxHandlers } from './records/faxes.ts'
import { phoneBookHandlers } from './records/phone-books.ts'

/** Every request the front serves. */
export const handlers: Handlers = {
  ...agentHandlers,
  ...campaignHandlers,
  ...countHandlers,
  ...databaseHandlers,
  ...dialHandlers,
  ...figureHandlers,
  ...helpHandlers,
  ...houseHandlers,
  ...memberHandlers,
  ...movingHandlers,
  ...peopleHandlers,
  ...runningHandlers,
  ...switchHandlers,
  ...historyHandlers,
  ...noteHandlers,
  ...callCountHandlers,
  ...queueLogHandlers,
  ...recordingHandlers,
  ...voicemailHandlers,
  ...textMessageHandlers,
  ...faxHandlers,
  ...phoneBookHandlers,
  ...userGroupHandlers,
  ...userHandlers,
  ...virtualNumberHandlers
}
