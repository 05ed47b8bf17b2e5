import type { HistoryItem } from '../../../../src-preload/contract/services/history.ts'
import type { TextMessage } from '../../../../src-preload/contract/services/messages.ts'
import { defined } from '../../../util/defined.ts'
import { displayLines } from '../../../util/display-text.ts'
import { SECOND } from '../../../util/durations.ts'
import type { FaxRow, RecordingRow, SmsRow, VoicemailMessage } from '../wire/messages.ts'
import { countIn, secondsIn, timeIn } from '../wire/values.ts'
import { isSelf } from '../self.ts'
import type { Self } from '../self.ts'
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

/**
 * A recorded call of the user; undefined for one that is somebody else's: the list has those of the whole tenant (MiRTA 8.4).
 * `ownCalls`: ids of the user's calls, because a recording of a call to a group names the group.
 */
export function mapRecording(
  row: RecordingRow,
  { self, directory, zone }: HistoryContext,
  ownCalls: ReadonlySet<string>
): HistoryItem | undefined {
  const at = timeIn(row.start, zone)
  const callItemId = `call:${row.id ?? ''}`
  const other = otherSide(row, self) ?? (ownCalls.has(callItemId) ? { number: row.source } : undefined)
  if (row.id === undefined || at === undefined || other === undefined) return undefined
  const party = mapParty(undefined, other.number, directory)
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
    callItemId
  }
}

/** A fax that was sent or came; undefined for one that is somebody else's (MiRTA 3, FAX; no sample is known). */
export function mapFax(row: FaxRow, { self, directory, zone }: HistoryContext): HistoryItem | undefined {
  const at = timeIn(row.at, zone)
  const other = otherSide(row, self)
  if (row.id === undefined || at === undefined || other === undefined) return undefined
  const { name, number, displayNumber } = mapParty(undefined, other.number, directory)
  return { id: `fax:${row.id}`, kind: 'fax', at, ...defined({ name, number, displayNumber }) }
}

/** Longest text of a message that is shown, in characters. */
const MOST_TEXT = 1_600

/**
 * The user's text messages; the list has those of the whole tenant (MiRTA 8.5). What comes to a number of the company is the user's
 * where it is from somebody the user has written to.
 */
export function mapTextMessages(rows: readonly SmsRow[], context: HistoryContext): readonly TextMessage[] {
  const writtenTo = new Set(
    rows.flatMap(({ source, destination }) => (isSelf(source, context.self) ? [destination] : []))
  )
  const isReply = ({ source, destination = '' }: SmsRow): boolean =>
    source !== undefined && writtenTo.has(source) && context.directory.nameOf(destination) === undefined
  return rows.flatMap((row) => {
    const other = otherSide(row, context.self) ?? (isReply(row) ? incomingFrom(row) : undefined)
    return other === undefined ? [] : (mapTextMessage(row, other, context) ?? [])
  })
}

function mapTextMessage(row: SmsRow, other: OtherSide, { directory, zone }: HistoryContext): TextMessage | undefined {
  const at = timeIn(row.at, zone)
  const text = displayLines(row.text, MOST_TEXT)
  if (row.id === undefined || at === undefined || text === undefined) return undefined
  const { number, displayNumber, name } = mapParty(undefined, other.number, directory)
  return {
    id: row.id,
    at,
    direction: other.direction,
    text,
    ...defined({ number, displayNumber, name }),
    ...(/fail|error|reject/i.test(row.status ?? '') ? { failed: true } : {})
  }
}

interface OtherSide {
  readonly direction: TextMessage['direction']
  readonly number: string | undefined
}

/** Whom the user has written to, or who has written to the user. */
function otherSide(row: Pick<SmsRow, 'source' | 'destination'>, self: Self): OtherSide | undefined {
  if (isSelf(row.source, self)) return { direction: 'outgoing', number: row.destination }
  return isSelf(row.destination, self) ? incomingFrom(row) : undefined
}

const incomingFrom = ({ source }: Pick<SmsRow, 'source'>): OtherSide => ({ direction: 'incoming', number: source })
