import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { wireActivityDiversions, wireDiversionRules } from '../wire/settings.ts'
import { mapActivityDiversions, mapDiversionLines } from './diversion.ts'

const lines = (value: unknown) => mapDiversionLines(z.parse(wireDiversionRules, value))

describe('diversions', () => {
  it('of a line name every rule there is, though the server leaves those out that are off', () => {
    const rule = { diversionRoutingRulesType: 'CFWD_ON_BUSY', phoneNumber: '+4930901820' }
    const [line] = lines({ userDiversionLineRules: [{ lineOrderType: 'SECONDARY', userDiversionRules: [rule] }] })
    expect(line).toMatchObject({ line: 'secondary', kind: 'unknown' })
    expect(line?.rules).toHaveLength(8)
    expect(line?.rules.filter(({ to }) => to !== undefined)).toEqual([{ when: 'busy', to: '+4930901820' }])
  })

  it('without a number are off, and rules that are not known are not shown', () => {
    const userDiversionRules = [
      { diversionRoutingRulesType: 'CFWD_ALL', phoneNumber: '' },
      { diversionRoutingRulesType: 'CFWD_AT_FULL_MOON', phoneNumber: '201' },
      { diversionRoutingRulesType: 'NONE', phoneNumber: '201' },
      'damaged'
    ]
    const [line] = lines({ userDiversionLineRules: [{ userDiversionRules }] })
    expect(line?.line).toBe('primary')
    expect(line?.rules.every(({ to }) => to === undefined)).toBe(true)
  })

  it('of nobody are none', () => {
    expect([{}, { userDiversionLineRules: 'string' }].flatMap(lines)).toEqual([])
    const read = z.parse(wireActivityDiversions, {
      'diversion-mapping': [{ activityId: 'lunch' }, { phoneNumber: '201' }, { activityId: 'busy', phoneNumber: '201' }]
    })
    expect(mapActivityDiversions(read['diversion-mapping'])).toEqual([{ activityId: 'busy', to: '201' }])
  })
})
