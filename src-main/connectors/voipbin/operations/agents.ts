import { agentRow } from '../wire/agents.ts'
import { Operations } from './operations.ts'

/** Agents, their status and addresses; their SIP accounts carry passwords in clear and are never asked for (VoIPBin 8). */
export class AgentOperations extends Operations {
  readonly me = this.reads('getMe', agentRow)
  readonly list = this.lists('listAgents', agentRow)
  readonly get = this.reads('getAgent', agentRow)
  readonly setStatus = this.changes('setAgentStatus', agentRow)
  readonly setAddresses = this.changes('setAgentAddresses', agentRow)
  readonly own = this.reads('getOwnAgent', agentRow)
  readonly changeOwn = this.changes('changeOwnAgent', agentRow)
  readonly setOwnStatus = this.changes('setOwnStatus', agentRow)
  readonly setOwnAddresses = this.changes('setOwnAddresses', agentRow)
  readonly listColleagues = this.lists('listColleagues', agentRow)
  readonly colleague = this.reads('getColleague', agentRow)
}
