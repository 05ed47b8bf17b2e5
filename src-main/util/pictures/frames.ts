import type { Picture } from '../../../src-preload/contract/services/contacts.ts'
import { UnknownPicture } from './frame.ts'
import type { Frame } from './frame.ts'
import { gifFrames } from './gif.ts'
import { jpegFrames } from './jpeg.ts'
import { pngFrames } from './png.ts'
import { webpFrames } from './webp.ts'

const readers: ReadonlyMap<Picture['type'], (bytes: Buffer) => Iterable<Frame>> = new Map([
  ['image/png', pngFrames],
  ['image/jpeg', jpegFrames],
  ['image/gif', gifFrames],
  ['image/webp', webpFrames]
])

/**
 * Every frame of a picture and its whole size, read from the structure of the file as those who unfold it read it; nothing
 * is unfolded. Undefined for what breaks off, is not understood, or has more than `most` of them.
 */
export function framesOf(type: Picture['type'], bytes: Uint8Array, most: number): readonly Frame[] | undefined {
  const frames: Frame[] = []
  try {
    for (const frame of readers.get(type)?.(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) ?? []) {
      frames.push(frame)
      if (frames.length > most) return undefined
    }
  } catch (error) {
    if (error instanceof UnknownPicture || error instanceof RangeError) return undefined // reading past the end
    throw error
  }
  return frames.length === 0 ? undefined : frames
}
