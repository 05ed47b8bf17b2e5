import { describe, expect, it } from 'vitest'
import { extensionIn, isSelf, userNameOf } from './self.ts'
import { SELF } from './testing/mapping-samples.ts'

describe('the user', () => {
  it('is named by extension or user name, in any case', () => {
    expect(userNameOf(SELF)).toBe('103-DEVEL')
    expect(['103', '103-DEVEL', '103-devel', ' 103 '].every((text) => isSelf(text, SELF))).toBe(true)
    expect(['1103', '103-OTHER', '', undefined].some((text) => isSelf(text, SELF))).toBe(false)
    expect(['104-DEVEL', '104-devel', '104', '104-OTHER'].map((text) => extensionIn(text, 'DEVEL'))).toEqual([
      '104',
      '104',
      '104',
      '104-OTHER'
    ])
  })
})
