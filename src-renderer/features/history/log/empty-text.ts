import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { CallLog } from './call-log.svelte.ts'
import type { FilterValue } from './log-filters.ts'

const NONE: Readonly<Record<FilterValue, () => string>> = {
  all: m.log_none,
  missed: m.log_none_missed,
  incoming: m.log_none_incoming,
  outgoing: m.log_none_outgoing,
  voicemail: m.log_none_voicemail,
  recording: m.log_none_recording,
  fax: m.log_none_fax
}

interface Shown {
  readonly log: CallLog
  readonly filter: FilterValue
  readonly query: string
  /** There is a connection to an account of the list. */
  readonly isConnected: boolean
}

/** What stands in place of an empty list: never more than what is known. */
export function emptyText({ log, filter, query, isConnected }: Shown): string {
  if (query !== '') {
    return log.complete
      ? m.log_search_nothing({ query })
      : m.log_search_nothing_in({ query, count: log.entries.length })
  }
  if (!isConnected) return m.log_not_connected()
  if (!log.complete) return m.log_none_loaded()
  return log.query.shelf === 'trash' ? m.log_none_deleted() : NONE[filter]()
}
