import { expect, test } from 'vitest'
import { formatDuration } from './format.ts'

test.each([
  [0, '0:00'],
  [-5_000, '0:00'],
  [7_900, '0:07'],
  [750_000, '12:30'],
  [3_723_000, '1:02:03']
])('%d ms reads %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})
