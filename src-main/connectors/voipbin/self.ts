import type { AgentRow } from './wire/agents.ts'

/** Whose account this is. */
export interface Self {
  readonly agentId: string
  readonly customerId: string
  readonly name: string
}

/** `full`: everything; `agent`: an agent without rights, who sees calls and can neither make nor end any (VoIPBin 1, 15). */
export type Mode = 'full' | 'agent'

/** Project administrator, administrator, manager (VoIPBin 3.4). */
const FULL_RIGHTS = 1 | 32 | 64

export const modeOf = (permission: number): Mode => ((permission & FULL_RIGHTS) === 0 ? 'agent' : 'full')

export const selfOf = ({ id, customerId, name, userName }: AgentRow): Self => ({
  agentId: id,
  customerId: customerId ?? '',
  name: name === '' ? userName : name
})
