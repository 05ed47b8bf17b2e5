import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { shortcutDuration, shortcutIcon } from '../../../../src-preload/contract/presence.ts'
import { mapShortcut } from './presence.ts'
import { withRaw } from '../wire/raw-response.ts'
import { wireShortcut } from '../wire/presence.ts'
import type { WireShortcut } from '../wire/presence.ts'
import { changedShortcut, wireShortcutOf } from './shortcut.ts'
import type { WantedShortcut } from './shortcut.ts'

const lunch: WantedShortcut = {
  name: 'Lunch',
  activityId: 'lunch',
  available: false,
  icon: 'food',
  duration: 'minutes',
  minutes: 45,
  divertsTo: '+4930901820'
}
const place = { id: 's1', order: 3 }

/** As it is read from the server. */
const answerOf = (shortcut: WireShortcut) => z.parse(withRaw(wireShortcut), shortcut)

const strange: WireShortcut = {
  ...place,
  name: 'Holiday',
  activityId: 'away',
  available: false,
  durationType: 'UNTIL_SPRING',
  imageId: 'ic_shortcut_whale',
  diversionPhoneNumber: '201',
  applyDiversionNumber: false,
  colour: 'blue'
}

describe('a shortcut on its way out', () => {
  it.each(shortcutIcon.options)('with the icon %s comes back with it', (icon) => {
    expect(mapShortcut(wireShortcutOf({ ...lunch, icon }, place))).toEqual({ id: 's1', ...lunch, icon })
  })

  it.each(shortcutDuration.options)('of the duration %s comes back with it', (duration) => {
    const { minutes: _, ...rest } = lunch
    const wanted: WantedShortcut = duration === 'minutes' ? lunch : { ...rest, duration }
    expect(mapShortcut(wireShortcutOf(wanted, place))).toEqual({ id: 's1', ...wanted })
  })

  it('keeps what is not known of a shortcut when only its name changes', () => {
    const { id: _, ...shown } = mapShortcut(strange)
    expect(changedShortcut(answerOf(strange), { ...shown, name: 'Summer' })).toEqual({ ...strange, name: 'Summer' })
  })

  it('replaces what is changed, and leaves out the minutes of another duration', () => {
    const before = { ...wireShortcutOf(lunch, place), colour: 'blue' }
    const { minutes: _, divertsTo: __, ...rest } = lunch
    const after = changedShortcut(answerOf(before), { ...rest, duration: 'untilNextWorkingDay', icon: 'plane' })
    expect(after).toEqual({
      ...place,
      name: 'Lunch',
      activityId: 'lunch',
      available: false,
      durationType: 'UNTIL_NEXT_WORKING_DAY',
      imageId: 'ic_shortcut_plane',
      applyDiversionNumber: false,
      diversionPhoneNumber: '+4930901820',
      colour: 'blue'
    })
  })

  it('has an image even where the server left it out', () => {
    const { imageId: _, ...without } = strange
    const { imageId } = changedShortcut(answerOf(without), { ...lunch, icon: 'circle' })
    expect(imageId).toBe('ic_shortcut_big_green')
  })
})
