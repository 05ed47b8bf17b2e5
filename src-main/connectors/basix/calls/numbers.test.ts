import { describe, expect, it } from 'vitest'
import { dialledNumber, writtenNumber } from './numbers.ts'

const japan = { countryCode: '81', nationalPrefix: '0', internationalPrefix: '010' }
const germany = { countryCode: '49', nationalPrefix: '0', internationalPrefix: '00' }
const nowhere = { countryCode: '', nationalPrefix: '0', internationalPrefix: '' }

describe('numbers as they are dialled inside the country (2.1)', () => {
  it.each([
    ['0312345678', japan, '+81312345678'],
    ['010441632960123', japan, '+441632960123'],
    ['03023125123', germany, '+493023125123'],
    ['00441632960123', germany, '+441632960123'],
    ['1111', japan, '1111'],
    ['012', japan, '012'],
    ['901', japan, '901'],
    ['*78', japan, '*78'],
    ['0312345678', nowhere, '0312345678'],
    ['hana', japan, undefined]
  ])('%s is read, %o', (text, format, number) => {
    expect(dialledNumber(text, format)).toBe(number)
  })

  it.each([
    ['+81312345678', japan, '0312345678'],
    ['+441632960123', japan, '010441632960123'],
    ['+493023125123', germany, '03023125123'],
    ['+441632960123', nowhere, '441632960123'],
    ['1111', japan, '1111'],
    ['*78', japan, '*78']
  ])('%s is written, %o', (number, format, text) => {
    expect(writtenNumber(number, format)).toBe(text)
  })
})
