import { describe, expect, it } from 'vitest'
import { MAX_DISPLAY_CHARS, displayLines, displayText } from './display-text.ts'

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

describe('a note from outside', () => {
  it('keeps its lines and how they are indented, whatever they end with', () => {
    expect(displayLines(' \n a\r\nb \n\n\t- c\u2028d\re\n', 100)).toBe('a\nb\n\n - c\nd\ne')
  })

  it('loses control, bidi and invisible characters, and is capped without breaking a character', () => {
    expect(displayLines('A\u0000\n\u202eB\u200b\u001b[1m', 100)).toBe('A\nB[1m')
    expect(displayLines('😀\n'.repeat(500), 5)).toBe('😀\n😀\n…')
  })

  it('is absent when nothing is left', () => {
    expect(displayLines(' \n\u202e\r\n ', 9)).toBeUndefined()
    expect(displayLines(undefined, 9)).toBeUndefined()
  })
})
