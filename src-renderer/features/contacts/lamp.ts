import type { Colleague } from '../../../src-preload/contract/colleague.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { formatTime } from '../../state/format.ts'

/** What somebody's line and presence say, in one colour and a few words. */
export interface Lamp {
  readonly tone: 'green' | 'red' | 'amber' | 'blue' | 'grey'
  readonly text: string
}

/** The line goes before the presence: who talks cannot be reached, whatever else is set. */
export function lampOf(colleague: Colleague | undefined): Lamp {
  if (colleague?.line === 'alerting') return { tone: 'blue', text: m.contact_ringing() }
  if (colleague?.line === 'busy') return { tone: 'red', text: m.contact_in_call() }
  const { presence, line } = colleague ?? {}
  if (presence === undefined) {
    return line === 'idle' ? { tone: 'green', text: m.contact_idle() } : { tone: 'grey', text: m.contact_not_known() }
  }
  const name = presence.activityName ?? (presence.available ? m.presence_available() : m.presence_unavailable())
  const until = presence.until === undefined ? undefined : m.presence_until({ time: formatTime(presence.until) })
  return { tone: presence.available ? 'green' : 'amber', text: [name, until].filter(Boolean).join(' ') }
}
