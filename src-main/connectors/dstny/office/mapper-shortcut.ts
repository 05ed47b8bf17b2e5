import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { OfficeInput } from '../../../../src-preload/contract/office/office.ts'
import { CtiError } from '../../../util/errors.ts'
import { DURATION_TYPES, IMAGES, mapShortcut } from '../mapper-presence.ts'
import type { WireShortcut } from '../wire.ts'

/** A shortcut as somebody wants it. */
export type WantedShortcut = Omit<OfficeInput<'presence.createShortcut'>, 'accountId'>

/** Refuses a shortcut of no minutes (Contract dstny 5.10). @throws CtiError protocol */
export function checkedShortcut<T extends WantedShortcut>(wanted: T): T {
  if (wanted.duration !== 'minutes' || (wanted.minutes ?? 0) >= 1) return wanted
  throw new CtiError('protocol', { userMessage: m.error_shortcut_minutes() })
}

/**
 * A shortcut for the wire (Contract dstny 2.3). What there was before stays where it is not changed: a number that is
 * not used at present, and words of the server that we do not know.
 */
export function wireShortcutOf(
  wanted: WantedShortcut,
  place: Pick<WireShortcut, 'id' | 'order'>,
  before?: WireShortcut
): WireShortcut {
  const { name, activityId, available, icon, duration, minutes, divertsTo } = wanted
  const { durationMinutes: _, ...kept } = before ?? {}
  const known = before === undefined ? undefined : mapShortcut(before)
  const image = known?.icon === icon ? before?.imageId : undefined
  const durationType = known?.duration === duration ? before?.durationType : undefined
  return {
    ...kept,
    id: place.id,
    order: place.order,
    name,
    activityId,
    available,
    durationType: durationType ?? DURATION_TYPES[duration],
    ...(duration === 'minutes' ? { durationMinutes: minutes } : {}),
    imageId: image ?? IMAGES[icon],
    applyDiversionNumber: divertsTo !== undefined,
    ...(divertsTo === undefined ? {} : { diversionPhoneNumber: divertsTo })
  }
}
