import { UnknownPicture } from './frame.ts'
import type { Frame } from './frame.ts'

const SIGNATURE_BYTES = 8
/** Length, type and checksum of a chunk. */
const CHUNK_BYTES = 12

/** The size in IHDR, and every frame of an animation in fcTL (PNG 3rd edition 11.2.1, 11.3.6.2). */
export function* pngFrames(bytes: Buffer): Generator<Frame> {
  for (let at = SIGNATURE_BYTES; ;) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const number = (place: number): number => bytes.readUInt32BE(at + 8 + place)
    const isFirst = at === SIGNATURE_BYTES
    if (isFirst !== (type === 'IHDR')) throw new UnknownPicture('one header stands first')
    if (type === 'IHDR') yield { width: number(0), height: number(4) }
    if (type === 'fcTL') yield { width: number(4) + number(12), height: number(8) + number(16) }
    if (type === 'IEND') return
    at += CHUNK_BYTES + length
  }
}
