import { RowReader } from '../row-reader.ts'
import { newestRows } from './values.ts'

/** So many rows of one reading are taken (trust N6). */
const MOST_ROWS = 5_000

const mailboxRow = new RowReader({ number: ['mailbox'], name: ['fullname'], email: ['email'] })
/** A voicemail box, without its passwords (MiRTA 8.3). */
export type Mailbox = ReturnType<typeof mailboxRow.read>
export const readMailboxes = (value: unknown): readonly Mailbox[] => mailboxRow.rows(value).slice(0, MOST_ROWS)

const messageRow = new RowReader({
  id: ['msgid'],
  caller: ['callerid'],
  duration: ['duration'],
  at: ['datetime', 'origtime'],
  folder: ['dir']
})
/** A message in a voicemail box; `caller` as `"Name" <number>` (MiRTA 8.3). */
export type VoicemailMessage = ReturnType<typeof messageRow.read>
export const readVoicemail = (value: unknown): readonly VoicemailMessage[] =>
  newestRows(messageRow.rows(value), ({ at }) => at, MOST_ROWS)

const recordingRow = new RowReader({
  id: ['uniqueid', 'id'],
  start: ['start', 'datetime'],
  duration: ['duration'],
  source: ['src', 'source'],
  destination: ['dst', 'dest']
})
/** A recorded call (MiRTA 8.4, assumed). */
export type RecordingRow = ReturnType<typeof recordingRow.read>
export const readRecordings = (value: unknown): readonly RecordingRow[] =>
  newestRows(recordingRow.rows(value), ({ start }) => start, MOST_ROWS)

const smsRow = new RowReader({
  id: ['id', 'smid'],
  at: ['datetime', 'date', 'time'],
  source: ['source', 'src'],
  destination: ['dest', 'dst'],
  text: ['message', 'text'],
  direction: ['direction'],
  status: ['status']
})
/** A text message (MiRTA 8.5, assumed). */
export type SmsRow = ReturnType<typeof smsRow.read>
export const readTextMessages = (value: unknown): readonly SmsRow[] =>
  newestRows(smsRow.rows(value), ({ at }) => at, MOST_ROWS)

const faxRow = new RowReader({
  id: ['id', 'faid'],
  at: ['datetime', 'date', 'time', 'schedule'],
  source: ['sourcenumber', 'source'],
  destination: ['destnumber', 'dest'],
  status: ['status', 'state'],
  pages: ['pages']
})
/** A fax, or what has become of one (MiRTA 3; no sample is known). */
export type FaxRow = ReturnType<typeof faxRow.read>
export const readFaxes = (value: unknown): readonly FaxRow[] =>
  newestRows(faxRow.rows(value), ({ at }) => at, MOST_ROWS)
