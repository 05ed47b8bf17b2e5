import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dialedNumber } from '../../src-preload/contract/dial.ts'
import { isRefused, understandLink, understandNumber } from './dial-number.ts'

describe('a typed number', () => {
  it.each([
    ['+49 30 901820', 'DE', '+4930901820', 'number', '030 901820', 'DE'],
    ['030 901820', 'DE', '+4930901820', 'number', '030 901820', 'DE'],
    ['030/90 18-20', 'DE', '+4930901820', 'number', '030 901820', 'DE'],
    ['+49 (0)30 901820', 'DE', '+4930901820', 'number', '030 901820', 'DE'],
    ['0044 20 7946 0018', 'DE', '+442079460018', 'number', '+44 20 7946 0018', 'GB'],
    ['(213) 373-4253', 'US', '+12133734253', 'number', '(213) 373-4253', 'US'],
    ['1 213 373 4253', 'US', '+12133734253', 'number', '(213) 373-4253', 'US'],
    ['08-506 390 00', 'SE', '+46850639000', 'number', '08-506 390 00', 'SE']
  ])('%s in %s is %s', (text, region, digits, kind, display, country) => {
    expect(understandNumber(text, region)).toMatchObject({ digits, kind, display, country })
  })

  it.each([
    ['201', 'extension', '201'],
    ['0', 'extension', '0'],
    ['112', 'extension', '112'],
    ['*21*201#', 'code', '*21*201#'],
    ['#31#', 'code', '#31#'],
    ['**72', 'code', '**72'],
    ['12345678', 'number', '12345678'],
    ['1;2', 'extension', '1'],
    ['\u202a123\u202c', 'extension', '123'],
    ['030901820,,12', 'number', '+4930901820']
  ])('%s is dialled as it is, as %s', (text, kind, digits) => {
    expect(understandNumber(text, 'DE')).toMatchObject({ kind, digits })
  })

  it.each(['', '   ', 'Anna', '0301234x', '+', '()', '12+34', '１２３', '1'.repeat(33), '1 '.repeat(200)])(
    '%j is refused with a message',
    (text) => {
      const understood = understandNumber(text, 'DE')
      expect(isRefused(understood) && understood.problem.length).toBeGreaterThan(10)
    }
  )

  it('without its area code does not become a number of another place', () => {
    expect(understandNumber('9018200', 'DE')).toEqual({ digits: '9018200', kind: 'number', display: '9018200' })
  })

  it('is kept as typed in a region that nobody knows', () => {
    expect(understandNumber('030901820', 'XX')).toMatchObject({ digits: '030901820' })
  })
})

describe('a link', () => {
  it.each([
    ['tel:+49-30-901820', '+4930901820'],
    ['TEL:+4930901820', '+4930901820'],
    ['tel://030901820/', '+4930901820'],
    ['tel:+49%2030%20901820', '+4930901820'],
    ['tel:%2B4930901820', '+4930901820'],
    ['tel:901820;phone-context=+4930', '+4930901820'],
    ['tel:+4930901820;ext=12', '+4930901820'],
    ['tel:201', '201'],
    ['tel:*21*201%23', '*21*201#'],
    ['callto:+4930901820', '+4930901820'],
    ['callto://201', '201'],
    ['sip:201@pbx.example.org;transport=tls', '201'],
    ['sips:+4930901820@example.org?subject=x', '+4930901820'],
    ['030901820', '+4930901820']
  ])('%s means %s', (link, digits) => {
    expect(understandLink(link, 'DE')).toMatchObject({ digits })
  })

  it.each([
    'tel:',
    'tel:anna',
    'tel:+49%zz',
    'tel:%00',
    'tel:+49\n30901820',
    'sip:anna@example.org',
    'sip:a1@example.org',
    'javascript:alert(1)',
    'https://example.org/1234',
    'tel:--dial=1;x',
    `tel:${'9'.repeat(40)}`
  ])('%j is refused', (link) => {
    expect(isRefused(understandLink(link, 'DE'))).toBe(true)
  })

  it('never gives anything but dialable digits, whatever comes', () => {
    const region = fc.constantFrom('DE', 'US', 'SE', 'XX', '')
    const mostlyNumbers = fc.string({ unit: fc.constantFrom(...'+0123456789*#()-./ ,;=%x@:'.split('')) })
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      mostlyNumbers,
      mostlyNumbers.map((rest) => `tel:${rest}`)
    )
    fc.assert(
      fc.property(text, region, (link, home) => {
        const understood = understandLink(link, home)
        if (isRefused(understood)) return void expect(understood.problem).not.toBe('')
        expect(understood.digits).toMatch(/^(\+[0-9]{1,32}|\+?[0-9*#]{1,32})$/)
        expect(dialedNumber.safeParse(understood).success).toBe(true)
      }),
      { numRuns: 2_000 }
    )
  })
})
