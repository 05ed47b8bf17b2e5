import { expect, test } from 'vitest'
import { digitsIn } from './digits-in.ts'

test.each([
  ['Maier 030 23125-201', '03023125201'],
  ['Tel. +49 (30) 23125 201', '+493023125201'],
  ['030 23125201', undefined],
  ['Maier 12', undefined],
  ['Maier', undefined]
])('of %s the number is %s', (text, digits) => {
  expect(digitsIn(text)).toBe(digits)
})
