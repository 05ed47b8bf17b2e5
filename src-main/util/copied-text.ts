/** V8 copies shorter parts of a text anyway. */
const SHORTEST_SLICE = 13

/**
 * The same text in memory of its own. A part that was cut out of a text keeps all of it alive, which for one id of a document
 * is half a megabyte. Whoever keeps a part longer than its text keeps this.
 */
export const copiedText = (part: string): string =>
  part.length < SHORTEST_SLICE ? part : Buffer.from(part, 'utf16le').toString('utf16le')
