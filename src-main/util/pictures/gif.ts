import { UnknownPicture } from './frame.ts'
import type { Frame } from './frame.ts'

const [EXTENSION, IMAGE, TRAILER] = [0x21, 0x2c, 0x3b]
const SCREEN_AT = 6
const BLOCKS_AT = 13

/** The screen and every image on it: one that is larger makes the screen larger (GIF89a 18, 20). */
export function* gifFrames(bytes: Buffer): Generator<Frame> {
  yield { width: bytes.readUInt16LE(SCREEN_AT), height: bytes.readUInt16LE(SCREEN_AT + 2) }
  let at = BLOCKS_AT + coloursOf(bytes.readUInt8(SCREEN_AT + 4))
  while (at < bytes.length) {
    const block = bytes.readUInt8(at)
    if (block === TRAILER) return
    if (block === IMAGE) {
      const [left, top, width, height] = [1, 3, 5, 7].map((place) => bytes.readUInt16LE(at + place)) as Four
      yield { width: left + width, height: top + height }
      // after the colours one byte says how wide the codes are
      at = afterData(bytes, at + 10 + coloursOf(bytes.readUInt8(at + 9)) + 1)
    } else if (block === EXTENSION) at = afterData(bytes, at + 2)
    else throw new UnknownPicture('not a block')
  }
}

type Four = [number, number, number, number] // four are made of four

/** Bytes of the table of colours that follows; its length is in the flags. */
const coloursOf = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1))

/** Data come in pieces of up to 255 bytes; an empty one ends them. */
function afterData(bytes: Buffer, start: number): number {
  let at = start
  for (let size = bytes.readUInt8(at); size > 0; size = bytes.readUInt8(at)) at += 1 + size
  return at + 1
}
