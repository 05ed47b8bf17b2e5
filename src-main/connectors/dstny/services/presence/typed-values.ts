import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import { displayText } from '../../../../util/display-text.ts'
import { CtiError } from '../../../../util/errors.ts'
import { isZone } from '../../../../util/time-zones.ts'
import { MAX_NOTE } from '../../mapper/presence.ts'

/** Refuses what ends before it has begun, in words; epoch ms. @throws CtiError protocol */
export function checkEnd(from: number, until: number): void {
  if (until <= from) throw new CtiError('protocol', { userMessage: m.error_plan_end_before_start() })
}

/** Refuses a zone that is none, in words. @throws CtiError protocol */
export function checkZone(zone: string | undefined): void {
  if (zone === undefined || isZone(zone)) return
  throw new CtiError('protocol', { userMessage: m.error_plan_zone({ zone: displayText(zone) ?? '' }) })
}

/** Refuses a note the server would not take, before it is sent (Dstny API 2.3). @throws CtiError protocol */
export function checkNote(note: string | undefined): void {
  if (note === undefined || note.length <= MAX_NOTE) return
  throw new CtiError('protocol', { userMessage: m.error_note_too_long({ most: MAX_NOTE, length: note.length }) })
}
