import { expect, test } from 'vitest'
import { formatDuration, formatTime } from './format.ts'

test.each([
  [0, '0:00'],
  [-5_000, '0:00'],
  [7_900, '0:07'],
  [750_000, '12:30'],
  [3_723_000, '1:02:03']
])('%d ms reads %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})

test('a moment says the day where it is another one, and the date where the weekday would mislead', () => {
  const today = new Date(2026, 0, 14, 12).getTime()
  expect(formatTime(new Date(2026, 0, 14, 0, 1).getTime(), today)).not.toMatch(/[A-Z][a-z]{2} /)
  expect(formatTime(new Date(2026, 0, 12, 9).getTime(), today)).toMatch(/^Mon/)
  expect(formatTime(new Date(2026, 0, 5, 9).getTime(), today)).toMatch(/^Jan 5/)
})
