import { describe, expect, it } from 'vitest'
import { readOptions, optionFields, withOptions } from './options.ts'
import { identityOf, mergeSettings, readSettings, readTyped, signInForm } from './settings.ts'

const typed = { address: 'https://pbx.example.org', domain: 'example.org', user: ' jane ', token: 'T0KEN' }
const byTickets = { address: 'pbx.example.org', ticketService: 'https://tickets.example.org/basix', user: 'jane' }

describe('what is typed', () => {
  it('becomes settings without the token', () => {
    const { settings, secret } = readTyped('token', typed)
    expect(settings).toMatchObject({ address: 'https://pbx.example.org', domain: 'example.org', user: 'jane' })
    expect([secret, JSON.stringify(settings).includes('T0KEN')]).toEqual(['T0KEN', false])
  })

  it('or the address of a service that gives tickets, which needs no key', () => {
    const { settings, secret } = readTyped('tickets', byTickets)
    expect(settings).toMatchObject({ ticketService: 'https://tickets.example.org/basix', user: 'jane' })
    expect([settings.domain, secret]).toEqual([undefined, ''])
  })

  it.each([
    ['token', { ...typed, domain: '' }, 'Domain name'],
    ['token', { ...typed, token: ' ' }, 'API token'],
    ['token', { ...typed, domain: 'a:b' }, 'Domain name'],
    ['token', { ...typed, token: 'T KEN' }, 'token'],
    ['token', { ...typed, address: 'http://pbx.example.org' }, 'not be encrypted'],
    ['tickets', { ...byTickets, ticketService: 'http://tickets.example.org' }, 'not be encrypted'],
    ['tickets', { ...byTickets, ticketService: '' }, 'Address of the service']
  ])('%s: %o says what is wrong', (method, values, words) => {
    expect(() => readTyped(method, values)).toThrow(
      expect.objectContaining({ userMessage: expect.stringContaining(words) })
    )
  })

  it('has a form for each way, with names the settings know', () => {
    const names = signInForm('basix').methods.map(({ id, fields }) => [id, fields.map(({ name }) => name)])
    expect(names).toEqual([
      ['token', ['address', 'domain', 'user', 'token', 'allowPlainHttp']],
      ['tickets', ['address', 'ticketService', 'user', 'token', 'allowPlainHttp']]
    ])
  })
})

describe('settings', () => {
  const { settings } = readTyped('token', typed)

  it('name the same account however the address was typed', () => {
    expect(identityOf(settings)).toBe(identityOf({ ...settings, address: 'PBX.example.org/' }))
    expect(identityOf(settings)).not.toBe(identityOf({ ...settings, user: 'anna' }))
  })

  it('lose an option that cannot be read, and nothing else (trust R13)', () => {
    expect(readSettings({ ...settings, answerSeconds: -1, countryCode: '49', lineId: 7 })).toMatchObject({
      answerSeconds: 90,
      countryCode: '49',
      lineId: 'own'
    })
    expect(() => readSettings({ ...settings, user: 1 })).toThrow()
  })

  it('keep what was chosen when the account is added once more', () => {
    const known = { ...settings, fullEvents: true, lineId: '10005001' }
    expect(mergeSettings(known, { address: 'a' })).toMatchObject({ address: 'a', fullEvents: true, lineId: '10005001' })
  })

  it('have options that come back as they were shown', () => {
    const fields = optionFields({ ...settings, dndOnCode: '*78' })
    const values = Object.fromEntries(fields.map(({ name, value = '' }) => [name, value]))
    expect(readOptions(withOptions(settings, values))).toEqual(readOptions({ ...settings, dndOnCode: '*78' }))
    expect(readOptions(withOptions(settings, { parkSeconds: '30', autoAnswer: true }))).toMatchObject({
      parkSeconds: 30,
      autoAnswer: true
    })
    expect(() => withOptions(settings, { dndOnCode: 'call me' })).toThrow()
  })
})
