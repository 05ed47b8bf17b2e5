import { describe, expect, it } from 'vitest'
import { parseXml } from './xml.ts'
import { windows1252Bytes, xmlText } from './xml-text.ts'

const windows1252 = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const utf8 = (text: string): Uint8Array => Buffer.from(text)
const document = (encoding?: string): string =>
  `${encoding === undefined ? '' : `<?xml version="1.0" encoding="${encoding}"?>`}<name>Müller</name>`
const nameIn = (...of: Parameters<typeof xmlText>): string | undefined => parseXml(xmlText(...of))?.text

describe('the charset of an XML document', () => {
  it.each([
    ['its declaration', windows1252(document('windows-1252')), 'text/xml; charset=utf-8', 'utf-8'],
    [
      'a declaration in other quotes',
      windows1252(`<?xml version='1.0' encoding='ISO-8859-1' ?><name>Müller</name>`),
      '',
      'utf-8'
    ],
    ['a declaration of UTF-8', utf8(document('UTF-8')), 'text/xml; charset=windows-1252', 'windows-1252'],
    ['the content type', windows1252(document()), 'text/xml; Charset="Windows-1252"', 'utf-8'],
    ['the account', windows1252(document()), 'text/xml', 'windows-1252'],
    ['nobody: UTF-8', utf8(document()), 'text/xml', undefined],
    ['a byte order mark', utf8(`\ufeff${document('windows-1252')}`), '', 'windows-1252'],
    ['a byte order mark of UTF-16', Buffer.from(`\ufeff${document('utf-16')}`, 'utf16le'), '', 'utf-8']
  ] as const)('is said by %s', (_, bytes, contentType, otherwise) => {
    expect(nameIn(bytes, contentType, otherwise)).toBe('Müller')
  })

  it.each(['klingon', 'utf-16', 'x'.repeat(1000)])('of no sense is left out: %s', (encoding) => {
    expect(nameIn(utf8(document(encoding)), `text/xml; charset=${encoding}`, 'utf-8')).toBe('Müller')
  })

  it('has the letters that Windows-1252 has beside Latin-1', () => {
    expect(xmlText(Buffer.from([0x80, 0x96]), '', 'windows-1252')).toBe('€–')
  })
})

describe('text in Windows-1252', () => {
  it('is read again as it was', () => {
    const all = 'Müller € ‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ ÿ %~'
    const bytes = windows1252Bytes(all)
    expect(bytes).toHaveLength(all.length)
    expect(xmlText(bytes ?? new Uint8Array(), '', 'windows-1252')).toBe(all)
  })

  it('is none where a character is missing there', () => {
    expect(windows1252Bytes('Łukasz')).toBeUndefined()
    expect(windows1252Bytes('a😀')).toBeUndefined()
  })
})
