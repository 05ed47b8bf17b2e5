import { describe, expect, it } from 'vitest'
import { isKeyOf, lookUp } from './lookup.ts'

const TABLE = { RINGING: 'alerting', ACTIVE: 'connected' } as const

describe('a table of words', () => {
  it.each(Object.getOwnPropertyNames(Object.prototype))('does not have %s, which every object inherits', (word) => {
    expect(isKeyOf(TABLE, word)).toBe(false)
    expect(lookUp(TABLE, word)).toBeUndefined()
    expect(lookUp(JSON.parse('{"a":1}') as Record<string, number>, word)).toBeUndefined()
  })

  it('has its own words, also where one is called like an inherited one', () => {
    expect(lookUp(TABLE, 'RINGING')).toBe('alerting')
    expect(lookUp(JSON.parse('{"__proto__":1}') as Record<string, number>, '__proto__')).toBe(1)
  })

  it('has nothing for no word, and where there is no table', () => {
    expect(lookUp(TABLE, undefined)).toBeUndefined()
    expect(lookUp(undefined, 'RINGING')).toBeUndefined()
  })
})
