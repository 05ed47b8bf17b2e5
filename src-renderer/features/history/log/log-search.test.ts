import { expect, test } from 'vitest'
import { entryOf } from './log-entry.ts'
import { isNumber, matches } from './log-search.ts'

const bjorn = entryOf('a', {
  id: '1',
  kind: 'missed',
  at: 1,
  seen: false,
  name: 'Björn Åkesson',
  number: '+4646500412',
  displayNumber: '046 500412',
  inbox: 'Support'
})

test.each(['bjorn', 'AKESSON bj', '046 500', '4646500', '0412', 'support', '  åke '])('“%s” finds Björn', (query) => {
  expect(matches(query)(bjorn)).toBe(true)
})

test.each(['anna', 'bjorn berg', '999', '046 501'])('“%s” does not', (query) => {
  expect(matches(query)(bjorn)).toBe(false)
})

test('what looks like a number is asked for at the telephone systems, words and two digits are not', () => {
  expect(['+49 30 123', '201', '(030) 12-3'.slice(1)].map(isNumber)).toEqual([true, true, true])
  expect(['20', 'anna', 'room 201', '*21'].map(isNumber)).toEqual([false, false, false, false])
})
