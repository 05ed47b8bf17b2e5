import type { Account } from '../../../../src-preload/contract/account.ts'
import type { Capability } from '../../../../src-preload/contract/capability.ts'
import type { HistoryKind } from '../../../../src-preload/contract/services/history.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { ask } from '../../../state/commands.ts'

export type FilterValue = 'all' | HistoryKind

const CALLS: readonly FilterValue[] = ['all', 'missed', 'incoming', 'outgoing']
/** Where one of these is there, such items can come; else the history is asked whether there are any. */
const HINTS: Readonly<Partial<Record<HistoryKind, readonly Capability[]>>> = {
  voicemail: ['voicemailSettings'],
  recording: ['recordOnDemand', 'recordStartStop', 'playback'],
  fax: ['fax']
}
const NAMES: Readonly<Record<FilterValue, () => string>> = {
  all: m.log_filter_all,
  missed: m.log_filter_missed,
  incoming: m.log_filter_incoming,
  outgoing: m.log_filter_outgoing,
  voicemail: m.log_filter_voicemail,
  recording: m.log_filter_recordings,
  fax: m.log_filter_fax
}

export const hasHistory = ({ capabilities }: Account): boolean => capabilities.includes('history')

/** Kinds beside calls that these accounts have by what they can do, or by what was found. */
export function filtersOf(
  accounts: readonly Account[],
  found: readonly HistoryKind[]
): readonly { readonly value: FilterValue; readonly label: string }[] {
  const beside = (Object.keys(HINTS) as HistoryKind[]).filter(
    (kind) => found.includes(kind) || isHinted(accounts, kind)
  ) // keys of the table above
  return [...CALLS, ...beside].map((value) => ({ value, label: NAMES[value]() }))
}

/** Kinds that can only be known of by asking, and of which this account has something. */
export async function foundKinds(account: Account): Promise<readonly HistoryKind[]> {
  const unknown = (Object.keys(HINTS) as HistoryKind[]).filter((kind) => !isHinted([account], kind)) // keys of the table above
  const counts = await Promise.all(
    unknown.map(async (kind) => {
      const result = await ask('history.count', { accountId: account.id, kinds: [kind] })
      return result.ok && result.value > 0 ? [kind] : []
    })
  )
  return counts.flat()
}

const isHinted = (accounts: readonly Account[], kind: HistoryKind): boolean =>
  accounts.some(
    ({ capabilities, voicemail }) =>
      (kind === 'voicemail' && voicemail !== undefined) || HINTS[kind]?.some((hint) => capabilities.includes(hint))
  )
