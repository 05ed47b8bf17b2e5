import type { HistoryItem } from '../../../../src-preload/contract/services/history.ts'
import { defined } from '../../../util/defined.ts'
import { displayLines } from '../../../util/display-text.ts'
import { SECOND } from '../../../util/durations.ts'
import type { RecordingRow, SmsRow, VoicemailMessage } from '../wire/messages.ts'
import { countIn, secondsIn, timeIn } from '../wire/values.ts'
import { isSelf } from '../self.ts'
import type { HistoryContext } from './history.ts'
import { mapParty, readCaller } from './people.ts'

/** New messages lie in this folder (MiRTA 8.3). */
const isFresh = ({ folder }: VoicemailMessage): boolean => /(?:^|\/)INBOX$/i.test(folder ?? '')

/** A voicemail message; undefined for a row that cannot be asked for, or of which nobody knows when it came. */
export function mapVoicemail(message: VoicemailMessage, { directory, zone }: HistoryContext): HistoryItem | undefined {
  const at = timeIn(message.at, zone)
  if (message.id === undefined || at === undefined) return undefined
  const caller = readCaller(message.caller)
  const party = mapParty(caller.name, caller.number, directory)
  const lasted = countIn(message.duration)
  const isHeard = !isFresh(message)
  return {
    id: `voicemail:${message.id}`,
    kind: 'voicemail',
    at,
    seen: isHeard,
    played: isHeard,
    ...defined({
      name: party.name ?? caller.name,
      number: party.number,
      displayNumber: party.displayNumber,
      durationMs: lasted === undefined ? undefined : lasted * SECOND
    })
  }
}

/** How many messages are new and how many were heard. */
export function voicemailCounts(messages: readonly VoicemailMessage[]): {
  readonly fresh: number
  readonly kept: number
} {
  const real = messages.filter(({ id }) => id !== undefined)
  const fresh = real.filter(isFresh).length
  return { fresh, kept: real.length - fresh }
}

/** A recorded call (MiRTA 8.4). */
export function mapRecording(row: RecordingRow, { self, directory, zone }: HistoryContext): HistoryItem | undefined {
  const at = timeIn(row.start, zone)
  if (row.id === undefined || at === undefined) return undefined
  const party = mapParty(undefined, isSelf(row.source, self) ? row.destination : row.source, directory)
  const lasted = secondsIn(row.duration)
  return {
    id: `recording:${row.id}`,
    kind: 'recording',
    at,
    ...defined({
      name: party.name,
      number: party.number,
      displayNumber: party.displayNumber,
      durationMs: lasted === undefined ? undefined : lasted * SECOND
    }),
    callItemId: `call:${row.id}`
  }
}

/** Longest text of a message that is shown, in characters. */
const MOST_TEXT = 1_600

/** A text message in our words; the contract has no list of them yet. */
export interface TextMessage {
  readonly id: string
  readonly at: number
  readonly direction: 'incoming' | 'outgoing'
  /** Of the other side. */
  readonly number?: string
  readonly name?: string
  readonly text: string
}

/** One text message (MiRTA 8.5). */
export function mapTextMessage(row: SmsRow, { directory, zone }: HistoryContext): TextMessage | undefined {
  const at = timeIn(row.at, zone)
  const text = displayLines(row.text, MOST_TEXT)
  if (row.id === undefined || at === undefined || text === undefined) return undefined
  const direction = /^in/i.test(row.direction ?? '') ? 'incoming' : 'outgoing'
  const { number, name } = mapParty(undefined, direction === 'incoming' ? row.source : row.destination, directory)
  return { id: row.id, at, direction, text, ...defined({ number, name }) }
}
