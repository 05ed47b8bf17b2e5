import { expect, it } from 'vitest'
import { isWorldwide, numberKey } from './number-key.ts'

it.each([
  ['030 901820', '+4930901820', true],
  ['+49 (0)30 901820', '+4930901820', true],
  ['201', '201', false],
  ['sip:Anna@Example.org:5060', 'anna@example.org', true],
  ['sips:anna@example.org:5061', 'anna@example.org', true],
  ['anna@example.org:50601', 'anna@example.org:50601', true],
  [' * ', '*', false],
  ['  ', '', false]
])('the number %j is compared as %j', (number, key, worldwide) => {
  for (let times = 0; times < 2; times++) expect(numberKey(number, 'DE')).toBe(key)
  expect(isWorldwide(key)).toBe(worldwide)
})

it('a number is another one in another region', () => {
  expect(['SE', 'DE', 'SE'].map((region) => numberKey('08-12 34 56', region))).toEqual([
    '+468123456',
    numberKey('08123456', 'DE'),
    '+468123456'
  ])
})
