import type { Account } from '../../../src-preload/contract/account.ts'
import { canBePaused } from '../../../src-preload/contract/queue-pause.ts'
import type { Queue } from '../../../src-preload/contract/queue.ts'
import type { QueueAgent } from '../../../src-preload/contract/services/queues.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { MenuItem } from '../../ui/menu-item.ts'

/** What is done with an agent of a queue. */
export type AgentDeed =
  | { readonly does: 'signIn'; readonly signedIn: boolean }
  | { readonly does: 'pause'; readonly paused: boolean; readonly reason?: string }

/** An entry of an agent's menu. */
export type AgentAction = MenuItem & { readonly deed: AgentDeed }

/** What the user can do with an agent, as far as the account can and the system says who the agent is. */
export function agentActions(agent: QueueAgent, queue: Queue, account: Account): readonly AgentAction[] {
  if (agent.id === undefined) return []
  const { capabilities, pauseReasons = [] } = account
  const pauses =
    capabilities.includes('agentPause') && agent.signedIn && canBePaused({ kind: queue.kind, signedIn: true })
  return [
    ...(pauses ? pauseActions(agent, pauseReasons) : []),
    ...(capabilities.includes('agentSignIn') ? [signInAction(agent)] : [])
  ]
}

function pauseActions({ paused }: QueueAgent, reasons: readonly string[]): readonly AgentAction[] {
  const item = (value: string, label: string, deed: AgentDeed): AgentAction => ({ value, label, group: 'pause', deed })
  if (paused !== undefined) return [item('resume', m.agent_resume(), { does: 'pause', paused: false })]
  const named = [...new Set(reasons)].map((reason) =>
    item(`pause ${reason}`, m.agent_pause_for({ reason }), { does: 'pause', paused: true, reason })
  )
  return [...named, item('pause', m.agent_pause(), { does: 'pause', paused: true })]
}

function signInAction({ signedIn }: QueueAgent): AgentAction {
  const deed = { does: 'signIn', signedIn: !signedIn } as const
  return { value: 'signIn', label: signedIn ? m.agent_log_out() : m.agent_log_in(), group: 'signIn', deed }
}
