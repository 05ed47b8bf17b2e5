/** What texts can be written in (Callisto API 1.4). */
export type Charset = 'utf-8' | 'windows-1252'

const utf8 = new TextDecoder('utf-8')
/** Windows-1252 from 80 to 9f, where five bytes have no letter; this Node's own decoder leaves all of them as they are. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Text of these bytes; what is none becomes U+FFFD, as nothing is repaired. */
export const decoded = (bytes: Uint8Array, charset: Charset): string =>
  charset === 'utf-8'
    ? utf8.decode(bytes)
    : Array.from(bytes, (byte) => HIGH[byte - 0x80] ?? String.fromCharCode(byte)).join('')

const bytesOf1252 = new Map(
  Array.from({ length: 256 }, (_, byte) => [decoded(Uint8Array.of(byte), 'windows-1252'), byte])
)

/** XML in bytes; a letter that the charset does not have becomes a character reference. */
export function encodedXml(xml: string, charset: Charset): Uint8Array {
  if (charset === 'utf-8') return Buffer.from(xml)
  const bytes = [...xml].flatMap((letter) => {
    const byte = bytesOf1252.get(letter)
    return byte === undefined ? [...Buffer.from(`&#${letter.codePointAt(0)};`)] : [byte]
  })
  return Uint8Array.from(bytes)
}
