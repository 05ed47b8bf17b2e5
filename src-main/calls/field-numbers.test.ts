import { describe, expect, it } from 'vitest'
import { dialledNumber } from '../connectors/dstny/calls/destination.ts'
import { isRefused, understandLink, understandTarget } from './dial-number.ts'
import type { Understood } from './dial-number.ts'

const digitsOf = (understood: Understood): string => (isRefused(understood) ? understood.problem : understood.digits)

/** Written as people and programs write them, with what is dialled in the region. */
const written = [
  ['08\u00a0465 004 21', 'SE', '+46846500421'],
  ['08\u202f465 004 21', 'SE', '+46846500421'],
  ['08\u2011465 004 21', 'SE', '+46846500421'],
  ['08\u2013465 004 21', 'SE', '+46846500421'],
  ['08‑465\u00a0004\u202f21', 'SE', '+46846500421'],
  ['212.555.0123 x 9', 'US', '+12125550123'],
  ['+39 (0)2 1234567', 'DE', '+39021234567'],
  ['0049 (0) 30 23125123', 'DE', '+493023125123'],
  ['+49 (0 30) 23125123', 'DE', '+493023125123'],
  ['+49 (0)30 23125123', 'DE', '+493023125123'],
  ['00800 1234 5678', 'DE', '+80012345678'],
  ['001 212 555 0123', 'DE', '+12125550123'],
  ['011 49 30 23125123', 'US', '+493023125123'],
  ['010 49 30 23125123', 'JP', '+493023125123'],
  ['0011 49 30 23125123', 'AU', '+493023125123'],
  ['112', 'DE', '112'],
  ['11414', 'SE', '11414'],
  ['116 117', 'DE', '116117'],
  ['13 11 14', 'AU', '131114'],
  ['911', 'US', '911'],
  ['205246\\;\\;\\,\\;', 'DE', '205246'],
  ['+33199001234\\;ext=42', 'FR', '+33199001234'],
  ['tel:+33-1-99-00-12-34', 'FR', '+33199001234'],
  ['tel:+33-1-99-00-12-34;ext=42', 'FR', '+33199001234'],
  ['08-123 45 67 / 070-123 45 67', 'SE', '+4681234567'],
  ['030/90 18-20', 'DE', '+4930901820']
] as const

describe('one number is the same everywhere', () => {
  it.each(written)('%j typed in %s is %s', (text, region, number) => {
    expect(digitsOf(understandTarget(text, region))).toBe(number)
  })

  it.each(written)('%j linked in %s is %s', (text, region, number) => {
    const link = text.startsWith('tel:') ? text : `tel:${encodeURIComponent(text)}`
    expect(digitsOf(understandLink(link, region))).toBe(number)
  })

  it.each(written)('%j of a contact, called in %s, is %s', (text, region, number) => {
    expect(digitsOf(understandTarget(dialledNumber(text) ?? '', region))).toBe(number)
  })

  it.each([
    ['tel:+46%C2%A08%E2%80%91465%C2%A0004%C2%A021', '+46846500421'],
    ['tel:+12125550123p42', '+12125550123'],
    ['tel:+12125550123w42', '+12125550123'],
    ['tel:+1-212-555-0123x42', '+12125550123'],
    ['tel:+1-212-555-0123%20ext.%2042', '+12125550123'],
    ['tel:+1-212-555-0123%20x%209', '+12125550123'],
    ['tel:+493023125123;', '+493023125123'],
    ['tel:+12125550123;777777777#', '+12125550123'],
    ['tel:+12125550123,,777777777#', '+12125550123'],
    ['sip:+493023125123;phone-context=+49@example.org;user=phone', '+493023125123']
  ])('the link %s calls %s', (link, number) => {
    expect(digitsOf(understandLink(link, 'DE'))).toBe(number)
  })
})

describe('a SIP address', () => {
  it.each([
    ['anna@example.org', 'anna@example.org'],
    ['sip:anna@example.org', 'anna@example.org'],
    [' SIP:anna.b+c@pbx.example.org:5062;transport=tls ', 'anna.b+c@pbx.example.org:5062'],
    ['sips:room201@example.net?subject=x', 'room201@example.net']
  ])('%j may be typed: %s', (text, address) => {
    expect(understandTarget(text, 'DE')).toEqual({ digits: address, kind: 'address', display: address })
  })

  it.each([
    'anna@example.org',
    'sip:anna@example.org',
    'sip:a1@example.org',
    'tel:anna@example.org',
    'callto:anna@x.example'
  ])('is refused as a link: %s', (link) => {
    expect(isRefused(understandLink(link, 'DE'))).toBe(true)
  })

  it.each([
    '@',
    'anna@',
    '@example.org',
    'anna@exa mple.org',
    'sip:an<na@example.org',
    'a@b@c',
    'sip:anna',
    'sip:%0a@x.example/'
  ])('is not %s', (text) => {
    expect(isRefused(understandTarget(text, 'DE'))).toBe(true)
  })

  it('with a number as its user is that number', () => {
    expect(understandTarget('sip:+493023125123@example.org', 'DE')).toMatchObject({ digits: '+493023125123' })
  })
})
