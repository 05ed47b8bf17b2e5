import type { QueueCommands } from '../../agents/queue-commands.ts'
import type { Handlers } from '../router.ts'

/** Requests about queues. */
export type AgentHandlers = Pick<Handlers, 'queue.setSignedIn'>

/** Makes the handlers of queues. */
export const agentHandlers = (queues: QueueCommands): AgentHandlers => ({
  'queue.setSignedIn': ({ queueId, signedIn }) => queues.setSignedIn(queueId, signedIn)
})
