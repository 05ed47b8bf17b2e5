import { readLamps } from '../wire/calls.ts'
import { readAgents, readFlows, readMembers, readQueueCallers, readQueueCounters, readQueues } from '../wire/queues.ts'
import { Operations, textIn } from './operations.ts'

/** Lamps, do-not-disturb, switches, queues with their members and figures, virtual numbers (MiRTA 6, 7). */
export class QueueOperations extends Operations {
  /** Of extensions and flows alike. */
  readonly lamps = this.reads('lamps', readLamps)
  /** `on`; empty is off, an unknown number, no right and an error alike (MiRTA 13). */
  readonly getDnd = this.reads('getDnd', textIn)
  /** `value` is `on` or empty. */
  readonly setDnd = this.acts('setDnd')
  readonly flows = this.reads('flows', readFlows)
  readonly flow = this.reads('flow', textIn)
  readonly setFlow = this.acts('setFlow')
  readonly queues = this.reads('queues', readQueues, { takesText: true })
  /** Undefined for a queue that is not known. */
  readonly queueCounters = this.reads('queueCounters', readQueueCounters)
  readonly queueCallers = this.reads('queueCallers', readQueueCallers)
  readonly queueAgents = this.reads('queueAgents', readAgents)
  readonly connectedAgents = this.reads('connectedAgents', readAgents)
  /** User names of those who serve a queue. */
  readonly members = this.reads('members', readMembers)
  readonly memberDetails = this.reads('memberDetails', readMembers)
  readonly addMember = this.acts('addMember')
  readonly removeMember = this.acts('removeMember')
  readonly logQueueEvent = this.acts('logQueueEvent')
  /** `queue` is an id, or `ALL`. */
  readonly pauseAgent = this.acts('pauseAgent')
  readonly unpauseAgent = this.acts('unpauseAgent')
  readonly agentQueues = this.reads('agentQueues', readQueues, { takesText: true })
  readonly removeAgent = this.acts('removeAgent')
  /** User names behind a virtual number. */
  readonly virtualMembers = this.reads('virtualMembers', readMembers)
  readonly addVirtualMember = this.acts('addVirtualMember')
  readonly removeVirtualMember = this.acts('removeVirtualMember')
}
