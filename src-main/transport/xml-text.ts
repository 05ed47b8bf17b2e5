/** What an XML document is written in where it does not say so. */
export type XmlCharset = 'utf-8' | 'windows-1252'

/** A declaration stands in the first bytes, in letters that all charsets but UTF-16 write alike. */
const DECLARED = /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/
const DECLARATION_BYTES = 300

/**
 * Text of an XML document as bytes: in the charset of its byte order mark, else of its declaration, else of the content
 * type, else in `otherwise`. Names that nobody knows count as none; bytes that are no character become U+FFFD.
 */
export function xmlText(bytes: Uint8Array, contentType: string, otherwise: XmlCharset = 'utf-8'): string {
  const head = Buffer.from(bytes.subarray(0, DECLARATION_BYTES)).toString('latin1')
  const declared = DECLARED.exec(head.replace(/^\u00ef\u00bb\u00bf/, ''))?.[1]
  const named = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(contentType)?.[1]
  const decoder = new TextDecoder(marked(head) ?? known(declared) ?? known(named) ?? otherwise)
  const text = decoder.decode(bytes)
  return decoder.encoding === 'windows-1252'
    ? text.replace(C1, (one) => WINDOWS_1252[one.charCodeAt(0) - 0x80] ?? one)
    : text
}

/** Node 20 decodes Windows-1252 as if it were Latin-1, which has control characters there that no XML document has. */
const C1 = /[\u0080-\u009f]/g
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function marked(head: string): string | undefined {
  if (head.startsWith('\u00ef\u00bb\u00bf')) return 'utf-8'
  if (head.startsWith('\u00ff\u00fe')) return 'utf-16le'
  return head.startsWith('\u00fe\u00ff') ? 'utf-16be' : undefined
}

/** UTF-16 has a byte order mark: a document without one that names it is written in something else. */
function known(name: string | undefined): string | undefined {
  if (name === undefined || /^utf-?16/i.test(name)) return undefined
  try {
    return new TextDecoder(name).encoding
  } catch {
    return undefined // no charset of that name
  }
}

/** Text in Windows-1252; undefined where it has a character that this charset does not have. */
export function windows1252Bytes(text: string): Uint8Array | undefined {
  const bytes = Array.from(text, (one) => {
    const code = one.codePointAt(0) ?? 0
    if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code
    return WINDOWS_1252.includes(one) ? 0x80 + WINDOWS_1252.indexOf(one) : undefined
  })
  return bytes.every((byte) => byte !== undefined) ? Uint8Array.from(bytes) : undefined
}
