import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { ServiceInput } from '../../../../src-preload/contract/services/services.ts'
import { CtiError } from '../../../util/errors.ts'
import { newNumber } from '../calls/destination.ts'
import { DURATION_TYPES, IMAGES, mapShortcut } from './presence.ts'
import { changedMembers } from '../wire/raw-response.ts'
import type { RawResponse, RawMembers } from '../wire/raw-response.ts'
import type { WireShortcut } from '../wire/presence.ts'
import { defined } from '../../../util/defined.ts'

/** A shortcut as somebody wants it. */
export type WantedShortcut = Omit<ServiceInput<'presence.createShortcut'>, 'accountId'>

/** Refuses a shortcut of no minutes (Dstny API 5.10). @throws CtiError protocol */
export function checkedShortcut<T extends WantedShortcut>(wanted: T): T {
  if (wanted.duration !== 'minutes' || (wanted.minutes ?? 0) >= 1) return wanted
  throw new CtiError('protocol', { userMessage: m.error_shortcut_minutes() })
}

/** A new shortcut for the wire (Dstny API 2.3). */
export const wireShortcutOf = (wanted: WantedShortcut, place: Pick<WireShortcut, 'id' | 'order'>): WireShortcut => ({
  ...members(wanted),
  id: place.id,
  order: place.order
})

/**
 * A shortcut as it is written back. What is shown as before stays as the server wrote it: words we do not know, what we could
 * not read, and a number that is not used at present. @throws CtiError protocol when a new number is none
 */
export function changedShortcut(
  { read, raw }: RawResponse<WireShortcut>,
  wanted: WantedShortcut & { readonly asTyped?: string | undefined }
): RawMembers {
  const before = mapShortcut(read)
  const { divertsTo, asTyped = divertsTo } = wanted
  const isNew = divertsTo !== undefined && asTyped !== before.divertsTo
  const after = { ...wanted, divertsTo: isNew ? newNumber(divertsTo) : divertsTo && before.divertsTo }
  return { ...raw, ...changedMembers(raw, members(before), members(after)) }
}

const members = ({ name, activityId, available, icon, duration, minutes, divertsTo }: WantedShortcut) => ({
  name,
  activityId,
  available,
  durationType: DURATION_TYPES[duration],
  durationMinutes: duration === 'minutes' ? minutes : undefined,
  imageId: IMAGES[icon],
  applyDiversionNumber: divertsTo !== undefined,
  ...defined({ diversionPhoneNumber: divertsTo })
})
