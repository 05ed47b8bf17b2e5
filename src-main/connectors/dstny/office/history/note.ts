import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../../util/errors.ts'
import { MAX_NOTE } from '../../mapper/presence.ts'

/** Refuses a note the server would not take, before it is sent (Dstny API 2.3). @throws CtiError protocol */
export function checkNote(note: string | undefined): void {
  if (note === undefined || note.length <= MAX_NOTE) return
  throw new CtiError('protocol', { userMessage: m.error_note_too_long({ most: MAX_NOTE, length: note.length }) })
}
