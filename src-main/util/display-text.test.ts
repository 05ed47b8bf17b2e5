import { describe, expect, it } from 'vitest'
import { MAX_DISPLAY_CHARS, displayText } from './display-text.ts'

describe('text from outside', () => {
  it('loses control, bidi and invisible characters', () => {
    expect(displayText('An\u0000na\u202e\u2066 \u200bK\u0007.\u{e0041}')).toBe('Anna K.')
  })

  it('becomes one line', () => {
    expect(displayText(' Anna\r\n\tKlein\u2028x ')).toBe('Anna Klein x')
  })

  it('is capped without breaking a character', () => {
    const text = displayText('😀'.repeat(500))
    expect(Array.from(text ?? '')).toHaveLength(MAX_DISPLAY_CHARS)
    expect(text?.endsWith('😀…')).toBe(true)
  })

  it('keeps other scripts', () => {
    expect(displayText('山田 太郎 · שרה · Åsa')).toBe('山田 太郎 · שרה · Åsa')
  })

  it('is absent when nothing is left', () => {
    expect(displayText(' \u202e ')).toBeUndefined()
    expect(displayText(undefined)).toBeUndefined()
  })
})
