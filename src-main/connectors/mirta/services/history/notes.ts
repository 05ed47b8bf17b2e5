import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import { MOST_ADDED_NOTE_CHARS } from '../../../../../src-preload/contract/note-length.ts'
import type { Services } from '../../../../../src-preload/contract/services/services.ts'
import { displayLines } from '../../../../util/display-text.ts'
import { CtiError } from '../../../../util/errors.ts'
import type { MirtaContext } from '../../context.ts'
import { readItemId } from './item-ids.ts'

/** The field has more than notes, so that ours are marked (MiRTA 8.2, assumed). */
const FIELD = 'userfield'
const NOTE = /\{cti:([^{}]{1,9000})\}/g
/** Signs that would end the mark, the field or a line. */
const SPECIAL = /[%{}|\p{Cc}]/gu

/** A note as it is added to the field of a call. */
export const writtenNote = (text: string): string => `{cti:${text.replace(SPECIAL, encodeURIComponent)}}`

/** The notes in the field of a call, those that this program has written. */
export const notesIn = (field: string): string[] =>
  [...field.matchAll(NOTE)].flatMap(([, text = '']) => displayLines(decoded(text), MOST_ADDED_NOTE_CHARS) ?? [])

/** The notes about past calls that are kept on the system, which can be added to (MiRTA 8.2). */
export const noteServices = ({ client: { records } }: MirtaContext): Services<'history.notes' | 'history.addNote'> => ({
  'history.notes': async ({ itemId }, signal) =>
    notesIn(await records.getCallNote({ field: FIELD, uniqueid: callIn(itemId) }, signal)),
  'history.addNote': async ({ itemId, text }, signal) => {
    const note = displayLines(text, MOST_ADDED_NOTE_CHARS)
    if (note === undefined) throw new CtiError('protocol', { userMessage: m.error_bad_request() })
    await records.appendCallNote({ field: FIELD, uniqueid: callIn(itemId), value: writtenNote(note) }, signal)
  }
})

/** The unique id of the call. @throws CtiError notFound for what is no call */
function callIn(itemId: string): string {
  const item = readItemId(itemId)
  if (item?.kind === 'call') return item.id
  throw new CtiError('notFound', { userMessage: m.error_not_found_other() })
}

/** What somebody else has marked in the same way is shown as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
