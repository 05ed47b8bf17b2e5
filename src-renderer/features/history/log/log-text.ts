import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { LogEntry } from './log-entry.ts'

const KINDS: Readonly<Record<LogEntry['kind'], () => string>> = {
  missed: m.log_kind_missed,
  incoming: m.log_kind_incoming,
  outgoing: m.log_kind_outgoing,
  voicemail: m.log_kind_voicemail,
  recording: m.log_kind_recording,
  fax: m.log_kind_fax,
  other: m.log_kind_other
}

/** What kind of item it is, in words. */
export const kindText = ({ kind }: Pick<LogEntry, 'kind'>): string => KINDS[kind]()

/** Who it was with: the name, else the number, else that it is not known. */
export const nameOf = ({ name, displayNumber, number }: LogEntry): string =>
  name ?? displayNumber ?? number ?? m.log_no_number()

/** The number for people, where it says more than the name. */
export const numberOf = ({ name, displayNumber, number }: LogEntry): string | undefined =>
  name === undefined ? undefined : (displayNumber ?? number)

/** Somebody should still look at it. */
export const isNew = ({ kind, seen }: LogEntry): boolean =>
  seen === false && (kind === 'missed' || kind === 'voicemail' || kind === 'fax')

/** Who began the call, where the item is a call. */
export function directionOf({ kind }: Pick<LogEntry, 'kind'>): 'incoming' | 'outgoing' | undefined {
  if (kind === 'outgoing') return 'outgoing'
  return kind === 'incoming' || kind === 'missed' ? 'incoming' : undefined
}
