import { UnknownPicture } from './frame.ts'
import type { Frame } from './frame.ts'

/** More passes over one frame than any camera makes; each unfolds all of it anew. */
const MAX_SCANS = 100
/** Baseline, extended and progressive: what is shown in a browser (ITU-T T.81 B.1.1.3). */
const FRAMES: readonly number[] = [0xc0, 0xc1, 0xc2]
/** Markers between 0xc0 and 0xcf that begin no frame. */
const TABLES: readonly number[] = [0xc4, 0xcc]
const [START, END, SCAN] = [0xd8, 0xd9, 0xda]
/** The number of lines given later, and frames made of frames. */
const REFUSED: readonly number[] = [START, 0xdc, 0xde, 0xdf]

/** The one frame a picture may have; a second one, one of another kind or a size that is said later is refused. */
export function* jpegFrames(bytes: Buffer): Generator<Frame> {
  let frames = 0
  let scans = 0
  for (let at = nextMarker(bytes, 2); at !== undefined;) {
    const marker = bytes.readUInt8(at + 1)
    if (marker === END) return
    if (FRAMES.includes(marker)) {
      frames += 1
      if (frames > 1) throw new UnknownPicture('a second frame')
      yield { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    } else if (REFUSED.includes(marker) || (marker >= 0xc0 && marker <= 0xcf && !TABLES.includes(marker))) {
      throw new UnknownPicture('not a kind of frame that is shown')
    }
    if (marker === SCAN) scans += 1
    if (scans > MAX_SCANS) throw new UnknownPicture('too many scans')
    const length = bytes.readUInt16BE(at + 2)
    if (length < 2) throw new UnknownPicture('a segment of no length')
    at = nextMarker(bytes, at + 2 + length)
  }
}

/** The next marker with a segment or an end; passed over are data, fill bytes and marks within data (B.1.1.2, B.1.1.5). */
function nextMarker(bytes: Buffer, start: number): number | undefined {
  for (let at = bytes.indexOf(0xff, start); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes.readUInt8(at + 1)
    const isPlain = code <= 0x01 || code === 0xff || (code >= 0xd0 && code <= 0xd7)
    if (!isPlain) return at
  }
  return undefined
}
