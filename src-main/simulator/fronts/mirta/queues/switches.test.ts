import { describe, expect, it } from 'vitest'
import { mirtaCompanyForEachCase } from '../../../testing/mirta-company.ts'

const company = mirtaCompanyForEachCase()
const dnd = (action: string, values: Record<string, string> = {}): Promise<string> =>
  company.plain('DND', { action, number: '200', ...values })
const setFlow = (values: Record<string, string>): Promise<string> =>
  company.plain('SETFLOW', { number: '900', ...values })
const flow = async (number = '900'): Promise<Record<string, string> | undefined> =>
  (await company.rows('FLOWS')).find((row) => row['fl_number'] === number)

describe('do-not-disturb', () => {
  it('is set, read, and makes the telephone busy', async () => {
    expect([await dnd('get'), await dnd('set', { value: 'on' }), await dnd('get')]).toEqual(['', 'OK', 'on'])
    await company.pbx.outside('+493023125123').dials(company.jane)
    expect(company.jane.legs).toEqual([])
    expect([await dnd('set', { value: '' }), await dnd('get')]).toEqual(['OK', ''])
    expect(await dnd('set')).toBe('OK')
  })

  it('may stay as it is, whatever is set', async () => {
    company.front.switches.dndSetIgnored = true
    expect([await dnd('set', { value: 'on' }), await dnd('get')]).toEqual(['OK', ''])
  })

  it('is nothing for nobody, and takes two values only', async () => {
    expect([await dnd('get', { number: '999' }), await dnd('set', { number: '999', value: 'on' })]).toEqual(['', ''])
    expect(await dnd('set', { value: 'maybe' })).toBe('Invalid value')
  })
})

describe('flows', () => {
  it('are set by state or by value, and have a lamp', async () => {
    expect(await flow()).toMatchObject({
      fl_name: 'Night',
      st_state: 'NOT_INUSE',
      fl_value: 'day',
      st_extension: '900-EXAMPLEORG'
    })
    await company.clock.advance(10_000)
    expect(await setFlow({ state: 'INUSE' })).toBe('OK')
    expect(await flow()).toMatchObject({ st_state: 'INUSE', fl_value: 'night', st_timestamp: '2026-01-05 10:00:10' })
    expect(await company.lamp('900-EXAMPLEORG')).toBe('INUSE')
    expect(await company.info('flow', { id: '120' })).toBe('INUSE')
    expect(await company.info('flow', { id: '900' })).toBe('INUSE')
    expect(await setFlow({ value: 'day' })).toBe('OK')
    expect(await flow()).toMatchObject({ st_state: 'NOT_INUSE' })
    expect(await setFlow({ value: 'vacation' })).toBe('OK')
    expect(await flow()).toMatchObject({ st_state: 'NOT_INUSE', fl_value: 'vacation' })
    expect(await flow('901')).toMatchObject({ st_state: 'NOT_INUSE' })
  })

  it('that are not there, or are to be set to nothing, are nothing', async () => {
    expect(await setFlow({ number: '999', state: 'INUSE' })).toBe('')
    expect(await setFlow({})).toBe('')
    expect(await setFlow({ state: 'MAYBE' })).toBe('Invalid state')
    expect(await company.info('flow', { id: '999' })).toBe('')
  })
})

describe('virtual extensions', () => {
  const virtual = (action: string, values: Record<string, string> = {}): Promise<string> =>
    company.plain('VIRTUALEXT', { action, number: '320', ...values })

  it('ring whoever has joined', async () => {
    expect(await company.json('VIRTUALEXT', { action: 'list', number: '320' })).toEqual([
      '201-EXAMPLEORG',
      '204-EXAMPLEORG'
    ])
    expect(await virtual('add', { extension: '200' })).toBe('OK')
    expect(await virtual('add', { extension: '200' })).toBe('Extension already joined')
    expect(await virtual('del', { extension: '204-EXAMPLEORG' })).toBe('OK')
    expect(await virtual('list')).toBe('201-EXAMPLEORG|200-EXAMPLEORG|')
    await company.pbx.outside('+493023125123').dials('+493023125320')
    expect([await company.lamp(), await company.lamp('204-EXAMPLEORG')]).toEqual(['RINGING', 'NOT_INUSE'])
  })

  it('can be left by all, and refuse in words', async () => {
    expect(await virtual('clean')).toBe('OK')
    expect(await virtual('list', { format: 'json' })).toBe('null')
    expect(await virtual('del', { extension: '201' })).toBe('Extension not joined')
    expect(await virtual('add', { extension: '999' })).toBe('Extension not found')
    expect(await virtual('add', { extension: '201', number: '999' })).toBe('Virtual extension not found')
    expect(await virtual('clean', { number: '999' })).toBe('Virtual extension not found')
    expect(await virtual('list', { number: '999', format: 'json' })).toBe('null')
  })
})
