import type { FaultTargets } from '../../testing/options.ts'

/** Ways to write an event stream, all of them allowed by its standard, as switches of the front. */
export const streamShapes: NonNullable<FaultTargets['shapes']> = [
  ['with CRLF', { sseLineEnd: '\r\n' }],
  ['with CR', { sseLineEnd: '\r' }],
  ['with a byte order mark', { sseBom: true }],
  ['with comments', { sseComments: true }],
  ['with letters in pieces', { sseSplitBytes: true }],
  ['without its last line end', { sseNoFinalNewline: true }],
  [
    'with all of that',
    { sseLineEnd: '\r\n', sseBom: true, sseComments: true, sseSplitBytes: true, sseNoFinalNewline: true }
  ]
]
