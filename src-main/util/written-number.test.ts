import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameNumber, readNumber } from './written-number.ts'

describe('a written number', () => {
  it.each([
    '\u00a0',
    '\u202f',
    '\u2009',
    '\u3000',
    '\t',
    '\u2010',
    '\u2011',
    '\u2012',
    '\u2013',
    '\u2212',
    '\uff0d',
    '·'
  ])('is grouped with %j', (separator) => {
    expect(readNumber(`08${separator}465${separator}004${separator}21`)).toBe('0846500421')
  })

  it.each([
    ['\uff0b46\uff0d8\uff08465\uff0900421', '+46846500421'],
    ['\u202a+46 8\u2011465 004 21\u202c', '+46846500421'],
    ['205246\\;\\;\\,\\;', '205246'],
    ['+33199001234\\;ext=42', '+33199001234'],
    ['+33199001234\\,\\,42', '+33199001234']
  ])('%j is %s', (text, number) => {
    expect(readNumber(text)).toBe(number)
  })

  it.each(['x 9', 'x9', 'X42', 'ext. 42', 'Ext 42', 'ext:42', 'extension 42', 'p42', 'w42', ',,42', ';ext=42', '; 42'])(
    'is dialled without %s',
    (rest) => {
      expect(readNumber(`212.555.0123 ${rest}`)).toBe('2125550123')
      expect(readNumber(`+1-212-555-0123${rest}`)).toBe('+12125550123')
    }
  )

  it.each(['030 12345x', '030 1234-xx', '212-555-0123w', '2125550123 EXAMPLE'])('%s is none', (text) => {
    expect(readNumber(text)).toBeUndefined()
  })

  it.each([
    ['+39 (0)2 1234567', '+39021234567'],
    ['+378 (0549) 123456', '+3780549123456'],
    ['+49 (0)30 23125123', '+493023125123'],
    ['+49 (0 30) 23125123', '+493023125123'],
    ['+49 030 23125123', '+493023125123'],
    ['0049 (0) 30 23125123', '+493023125123'],
    ['0049(030)23125123', '+493023125123'],
    ['011 49 (0) 30 23125123', '+493023125123'],
    ['0039 (0)2 1234567', '+39021234567'],
    ['+44 (0)20 7946 0018', '+442079460018'],
    ['+7 (812) 123-45-67', '+78121234567'],
    ['+46 (0)8 12', '+46812'],
    ['+1 (212) 555-0123', '+12125550123'],
    ['(030) 23125123', '03023125123']
  ])('%s keeps or loses its zero as the country has it: %s', (text, number) => {
    expect(readNumber(text)).toBe(number)
  })

  it('is told from two by the numbering plan where a stroke may be either', () => {
    expect([readNumber('212/555-0123', 'US'), readNumber('212/555-0123'), readNumber('201/202', 'US')]).toEqual([
      '2125550123',
      undefined,
      '201'
    ])
  })

  it('is read again as itself', () => {
    const text = fc.string({ unit: fc.constantFrom(...'+0123456789*#()-./ ,;xp\\\u00a0\u2011'.split('')) })
    fc.assert(
      fc.property(text, (written) => {
        const number = readNumber(written)
        if (number === undefined) return
        expect(number).toMatch(/^(?:\+\d{1,17}|\+?[\d*#]{1,32})$/)
        expect(readNumber(number)).toBe(number)
      }),
      { numRuns: 2_000 }
    )
  })
})

describe('two numbers', () => {
  it.each([
    ['+46812345678', '0812345678', true],
    ['0812345678', '+46812345678', true],
    ['22123456', '+4722123456', true],
    ['+46812345678', '+46812345678', true],
    ['112345678', '+46812345678', false],
    ['+4712345678', '+46812345678', false],
    ['0812345678', '812345678', false],
    ['anna@example.org', '+46812345678', false]
  ])('%s and %s are the same: %s', (one, other, same) => {
    expect(isSameNumber(one, other)).toBe(same)
  })
})
