import type { QueueAgent } from '../../../src-preload/contract/services/queues.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { Lamp } from '../contacts/lamp.ts'

/** What an agent does, in one colour and a few words: who is away goes before what the telephone does. */
export function agentState({ signedIn, paused, line, free, activityName }: QueueAgent): Lamp {
  if (!signedIn) return { tone: 'grey', text: m.queue_signed_out() }
  if (paused !== undefined) {
    const { reason } = paused
    return { tone: 'amber', text: reason === undefined ? m.queue_paused() : m.queue_paused_for({ reason }) }
  }
  if (line === 'alerting') return { tone: 'blue', text: m.contact_ringing() }
  if (line === 'busy') return { tone: 'red', text: m.contact_in_call() }
  if (free) return { tone: 'green', text: activityName ?? m.contact_idle() }
  if (line === 'unknown') return { tone: 'grey', text: m.agent_not_reachable() }
  return { tone: activityName === undefined ? 'grey' : 'amber', text: activityName ?? m.queue_signed_in() }
}
