import { UnknownPicture } from './frame.ts'
import type { Frame } from './frame.ts'

const CHUNKS_AT = 12
/** Name and size of a chunk. */
const CHUNK_BYTES = 8
/** Place, size, time and flags of a frame of an animation. */
const FRAME_BYTES = 16

/** The canvas, every frame of an animation, and what the data of each say themselves (WebP container, RFC 9649 2). */
export function* webpFrames(bytes: Buffer): Generator<Frame> {
  yield* chunkFrames(bytes, CHUNKS_AT, Math.min(CHUNK_BYTES + bytes.readUInt32LE(4), bytes.length))
}

function* chunkFrames(bytes: Buffer, start: number, end: number, isInFrame = false): Generator<Frame> {
  for (let at = start; at + CHUNK_BYTES <= end;) {
    const type = bytes.toString('latin1', at, at + 4)
    const size = bytes.readUInt32LE(at + 4)
    const data = at + CHUNK_BYTES
    const three = (place: number): number => bytes.readUIntLE(data + place, 3)
    if (type === 'VP8X') yield { width: three(4) + 1, height: three(7) + 1 }
    else if (type === 'ANMF') {
      if (isInFrame) throw new UnknownPicture('a frame in a frame')
      yield { width: 2 * three(0) + three(6) + 1, height: 2 * three(3) + three(9) + 1 }
      yield* chunkFrames(bytes, data + FRAME_BYTES, Math.min(data + size, end), true)
    } else if (type === 'VP8 ') yield lossy(bytes, data)
    else if (type === 'VP8L') yield lossless(bytes, data)
    at = data + size + (size % 2)
  }
}

/** RFC 6386 9.1 */
function lossy(bytes: Buffer, data: number): Frame {
  if (bytes.readUIntBE(data + 3, 3) !== 0x9d012a) throw new UnknownPicture('not a key frame')
  return { width: bytes.readUInt16LE(data + 6) & 0x3fff, height: bytes.readUInt16LE(data + 8) & 0x3fff }
}

/** RFC 9649 3.4 */
function lossless(bytes: Buffer, data: number): Frame {
  if (bytes.readUInt8(data) !== 0x2f) throw new UnknownPicture('not lossless')
  const sides = bytes.readUInt32LE(data + 1)
  return { width: (sides & 0x3fff) + 1, height: ((sides >>> 14) & 0x3fff) + 1 }
}
