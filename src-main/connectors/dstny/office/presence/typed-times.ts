import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import { displayText } from '../../../../util/display-text.ts'
import { CtiError } from '../../../../util/errors.ts'
import { isZone } from '../../../../util/time-zones.ts'

/** Refuses what ends before it has begun, in words; epoch ms. @throws CtiError protocol */
export function checkEnd(from: number, until: number): void {
  if (until <= from) throw new CtiError('protocol', { userMessage: m.error_plan_end_before_start() })
}

/** Refuses a zone that is none, in words. @throws CtiError protocol */
export function checkZone(zone: string | undefined): void {
  if (zone === undefined || isZone(zone)) return
  throw new CtiError('protocol', { userMessage: m.error_plan_zone({ zone: displayText(zone) ?? '' }) })
}
