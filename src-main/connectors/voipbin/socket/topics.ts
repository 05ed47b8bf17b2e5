import type { Mode, Self } from '../self.ts'

/** What is told of everybody: `queue` also begins the topics of who waits in them (VoIPBin 17). */
const CUSTOMER_TOPICS = ['call', 'groupcall', 'recording', 'queue', 'agent', 'conference']
/** What is told of whoever it belongs to; the status of agents and queues belong to nobody (VoIPBin 10.2). */
const AGENT_TOPICS = ['call', 'groupcall', 'recording']

/**
 * What is followed. A topic is the beginning of a name, so that it fits every form a server names its events in; one scope,
 * because two bring everything twice; none that may be refused, because then the socket is closed (VoIPBin 10.1, 10.2, 17).
 */
export const topicsFor = (mode: Mode, { customerId, agentId }: Self): readonly string[] =>
  mode === 'full'
    ? CUSTOMER_TOPICS.map((resource) => `customer_id:${customerId}:${resource}`)
    : AGENT_TOPICS.map((resource) => `agent_id:${agentId}:${resource}`)
