import { agentHandlers } from './agents/agent-handlers.ts'
import { callHandlers } from './calls/call-handlers.ts'
import { recordingHandlers } from './calls/recording-handlers.ts'
import { conferenceHandlers } from './conferences/conference-handlers.ts'
import { contactHandlers } from './contacts/contact-handlers.ts'
import { groupcallHandlers } from './groupcalls/groupcall-handlers.ts'
import type { Handlers } from './http/handlers.ts'
import { queueHandlers } from './queues/queue-handlers.ts'

/** Every operation that somebody signed in can ask for. */
export const handlers: Handlers = {
  ...agentHandlers,
  ...callHandlers,
  ...conferenceHandlers,
  ...contactHandlers,
  ...groupcallHandlers,
  ...queueHandlers,
  ...recordingHandlers
}
