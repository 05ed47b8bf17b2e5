import type { QueueCommands } from '../../agents/queue-commands.ts'
import type { Handlers } from '../router.ts'
import type { WindowActions } from './windows.ts'

/** Requests about queues. */
export type AgentHandlers = Pick<Handlers, 'queue.setSignedIn' | 'queue.setPaused' | 'queue.onScreen'>

/** What they need. */
export interface AgentHandlerParts {
  readonly queueCommands: QueueCommands
  readonly windows: Pick<WindowActions, 'queuesOnScreen'>
}

/** Makes the handlers of queues. */
export const agentHandlers = ({ queueCommands, windows }: AgentHandlerParts): AgentHandlers => ({
  'queue.setSignedIn': ({ queueId, signedIn }) => queueCommands.setSignedIn(queueId, signedIn),
  'queue.setPaused': ({ queueId, paused, reason }) => queueCommands.setPaused(queueId, paused, reason),
  'queue.onScreen': ({ ids }) => windows.queuesOnScreen(ids)
})
