import type { Account } from '../../../src-preload/contract/account.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { formatTime, formatTimeOfDay } from '../../state/format.ts'
import { today } from '../../state/today.svelte.ts'

type Tone = 'green' | 'amber' | 'blue' | 'grey'

/** The connection in one word, with the tone of its badge. */
export function connectionText(account: Account): { tone: Tone; text: string } {
  switch (account.connection) {
    case 'live':
      return { tone: 'green', text: liveText(account) }
    case 'connecting':
      return { tone: 'blue', text: m.connection_connecting() }
    case 'catchingUp':
      return { tone: 'blue', text: m.connection_catching_up() }
    case 'stale':
      return { tone: 'grey', text: staleText(account) }
    case 'signInAgain':
      return { tone: 'amber', text: m.connection_sign_in_again() }
    case 'off':
      return { tone: 'grey', text: offText(account.offUntil) }
  }
}

/**
 * A telephone system that cannot tell of calls at once is asked for them, so that a ring shows a little later; who may not
 * see calls is not asked.
 */
function liveText({ callsPolledEveryMs: everyMs, capabilities }: Account): string {
  return everyMs === undefined || !capabilities.includes('calls')
    ? m.connection_live()
    : m.connection_live_polled({ seconds: everyMs / 1000 })
}

function offText(until: number | undefined): string {
  if (until === undefined) return m.connection_off()
  const time = formatTimeOfDay(until)
  const isToday = new Date(until).toDateString() === new Date(today.ms).toDateString()
  return isToday ? m.connection_off_until({ time }) : m.connection_off_until_tomorrow({ time })
}

function staleText(account: Account): string {
  return account.staleSince === undefined
    ? m.connection_stale()
    : m.connection_stale_since({ time: formatTime(account.staleSince) })
}

/** The user does not want it now, so that nothing is to be said of what it lacks. */
export const isOff = ({ connection }: Account): boolean => connection === 'off'

export const isLive = (account: Account | undefined): boolean => account?.connection === 'live'

/** Why nothing can be done with this account now; nothing when it is live. */
export function notLiveReason(account: Account | undefined): string | undefined {
  if (account === undefined || isLive(account)) return undefined
  const { text } = connectionText(account)
  return isOff(account) ? text : m.reason_not_live({ state: text })
}
