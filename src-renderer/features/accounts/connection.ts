import type { Account } from '../../../src-preload/contract/account.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { formatTime } from '../../state/format.ts'

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

function staleText(account: Account): string {
  return account.staleSince === undefined
    ? m.connection_stale()
    : m.connection_stale_since({ time: formatTime(account.staleSince) })
}

export const isLive = (account: Account | undefined): boolean => account?.connection === 'live'

/** Why nothing can be done with this account now; nothing when it is live. */
export function notLiveReason(account: Account | undefined): string | undefined {
  return account === undefined || isLive(account)
    ? undefined
    : m.reason_not_live({ state: connectionText(account).text })
}
