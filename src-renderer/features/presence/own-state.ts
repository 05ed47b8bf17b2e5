import type { Account } from '../../../src-preload/contract/account.ts'
import type { Call } from '../../../src-preload/contract/call.ts'
import type { OwnPresence } from '../../../src-preload/contract/presence.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { isLive } from '../accounts/connection.ts'

/** What the user is doing now, over all accounts. */
export interface OwnState {
  readonly tone: 'green' | 'red' | 'amber'
  /** What weighs most comes first: on a call, then what the accounts say, each once. */
  readonly words: readonly string[]
  /** End of it, epoch ms; there where all accounts agree. */
  readonly until?: number
}

const talks = ({ state, direction }: Call): boolean =>
  state === 'connected' ||
  state === 'held' ||
  (direction === 'outgoing' && (state === 'initiated' || state === 'alerting'))

/** Puts it together from the accounts that are connected; nothing where none of them tells anything. */
export function ownState(
  accounts: readonly Account[],
  presence: Readonly<Record<string, OwnPresence>>,
  calls: readonly Call[]
): OwnState | undefined {
  const live = accounts.filter(isLive)
  const own = live.flatMap(({ id }) => presence[id] ?? [])
  const onCall = calls.some((call) => talks(call) && live.some(({ id }) => id === call.accountId))
  const dnd = live.some((account) => account.dnd === true)
  const words = [...(onCall ? [m.me_on_a_call()] : []), ...(dnd ? [m.presence_dnd()] : []), ...own.map(presenceName)]
  if (words.length === 0) return undefined
  const away = dnd || own.some(({ available }) => !available)
  const ends = new Set(own.map(({ until }) => until))
  const [until] = ends.size === 1 ? ends : []
  return {
    tone: onCall ? 'red' : away ? 'amber' : 'green',
    words: [...new Set(words)],
    ...(until === undefined ? {} : { until })
  }
}

/** What a presence is called: the shortcut that is applied says more than its activity. */
export function presenceName({ activityName, available, appliedShortcutId, shortcuts }: OwnPresence): string {
  const applied = shortcuts.find(({ id }) => id === appliedShortcutId)?.name
  return applied ?? activityName ?? (available ? m.presence_available() : m.presence_unavailable())
}
