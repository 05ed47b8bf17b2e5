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

  it('is capped without taking a family or a flag apart', () => {
    expect(displayText('ab👨\u200d👩\u200d👧 Klein', 6)).toBe('ab…')
    expect(displayText('abc🇸🇪 Klein', 5)).toBe('abc…')
    expect(displayText('👨\u200d👩\u200d👧 Klein', 4)).toBe('👨\u200d👩…')
  })

  it('keeps other scripts', () => {
    expect(displayText('山田 太郎 · שרה · Åsa')).toBe('山田 太郎 · שרה · Åsa')
  })

  it.each([
    ['a family', '👨\u200d👩\u200d👧'],
    ['a person of a skin colour at work', '👩🏽\u200d💻'],
    ['a heart in its coloured shape between two people', '👩\u200d❤\ufe0f\u200d👨'],
    [
      'the flags of a country, a part of one and a movement',
      '🇸🇪 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} 🏳\ufe0f\u200d🌈'
    ],
    ['a Hindi name with a half letter', 'क्\u200dष'],
    ['a Mongolian name with another form of a letter', 'ᠠ\u180bᠨ'],
    ['a key cap', '1\ufe0f\u20e3'],
    ['a Persian name', 'علی\u200cرضا'],
    ['a Sinhala name', 'ශ්\u200dරී'],
    ['a Malayalam name that ends in a joiner', 'അവന്\u200d'],
    ['a Japanese name with an old form of its sign', '葛\u{e0100}城']
  ])('keeps what %s is spelt with', (_what, name) => {
    expect(displayText(name)).toBe(name)
  })

  it('loses joiners that join nothing, and keeps one of several', () => {
    expect(displayText('\u200dAnna\u200c \u200d-\u200d Klein\u200d')).toBe('Anna - Klein')
    expect(displayText('علی\u200c\u200c\u200bرضا')).toBe('علی\u200cرضا')
    expect(displayText('👨\u200d')).toBe('👨')
  })

  it('loses selectors of a shape that nothing has, and marks that stack without end', () => {
    expect(displayText('A\ufe0fn\u{e0100}na')).toBe('Anna')
    expect(displayText(`e${'\u0301'.repeat(199)}`)).toBe(`e${'\u0301'.repeat(8)}`.normalize('NFD'))
  })

  it.each([
    ['joiners', '\u200d\u200c\u200d'],
    ['a filler', '\u3164'],
    ['fillers of syllables', '\u115f\u1160\uffa0'],
    ['blank braille', '\u2800\u2800'],
    ['a flag’s letters without their flag', '\u{e0067}\u{e0062}\u{e007f}'],
    ['a note without a head and blank hieroglyphs', '\u{1d159}\u{13441}\u{13442}'],
    ['halves of characters', '\ud800\udc00'.slice(0, 1)],
    ['a sign for an object', '\ufffc'],
    ['a grapheme joiner and selectors', '\u034f\ufe0f\u{e0101}'],
    ['tags', '\u{e0041}\u{e0042}'],
    ['signs that only format', '\u0600\u0605\u06dd\u180e']
  ])('is absent when there is nothing but %s', (_what, name) => {
    expect(displayText(name)).toBeUndefined()
  })

  it('keeps no letters behind a flag that do not end', () => {
    expect(displayText('🏴\u{e0067}\u{e0062}\u{e0073}')).toBe('🏴')
    expect(displayText(`🏴${'\u{e0067}'.repeat(50)}\u{e007f}`)).toBe('🏴')
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
