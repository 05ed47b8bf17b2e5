import type { QueueCommands } from '../../agents/queue-commands.ts'
import type { Handlers } from '../router.ts'

/** Requests about queues. */
export type AgentHandlers = Pick<Handlers, 'queue.setSignedIn' | 'queue.setPaused'>

/** Makes the handlers of queues. */
export const agentHandlers = (queues: QueueCommands): AgentHandlers => ({
  'queue.setSignedIn': ({ queueId, signedIn }) => queues.setSignedIn(queueId, signedIn),
  'queue.setPaused': ({ queueId, paused, reason }) => queues.setPaused(queueId, paused, reason)
})
