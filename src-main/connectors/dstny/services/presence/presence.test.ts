import { expect, it } from 'vitest'
import { OpenLink } from '../../testing/open-link.ts'

it('shortcuts that are made at once stand one after the other', async () => {
  await using open = await OpenLink.open()
  const shortcut = { activityId: 'lunch', available: false, icon: 'coffee', duration: 'noEndTime' } as const
  const made = await Promise.all(
    ['One', 'Two', 'Three'].map((name) => open.ask('presence.createShortcut', { ...shortcut, name }))
  )
  const known = open.pbx.extension('jane').shortcuts
  const orders = made.map(({ shortcutId }) => known.find(({ id }) => id === shortcutId)?.order ?? 0)
  expect(orders).toEqual([1, 2, 3].map((place) => (orders[0] ?? 0) + place - 1))
})
