import { expect, it } from 'vitest'
import { MissedOnScreen } from './missed-on-screen.ts'

it('counts a missed call as seen only on screen of a window that has the focus', () => {
  const seen: (readonly string[])[] = []
  let isFocused = false
  const screen = new MissedOnScreen({ isFocused: () => isFocused, see: (ids) => seen.push(ids) })
  screen.show(['m1'])
  expect(seen).toEqual([])
  isFocused = true
  screen.look()
  screen.show(['m1', 'm2'])
  expect(seen).toEqual([['m1'], ['m1', 'm2']])
  screen.show([])
  screen.look()
  expect(seen).toHaveLength(2)
})
