import { decodeFrame } from '../decode.ts'
import { readMessage } from '../../socket/read-message.ts'

/** Tags that are known, and some that are not. */
const TAGS = [
  97, 98, 110, 111, 99, 70, 100, 118, 115, 119, 107, 109, 104, 105, 106, 108, 116, 77, 88, 90, 103, 112, 1, 255
]

const MOST_BYTES = 400

/** What came of frames made by chance. */
interface FuzzResult {
  readonly read: number
  readonly refused: number
  readonly slowestMs: number
}

/** Decodes frames of chance, the same for the same seed. Throws what the decoder throws, which is to be nothing. */
export function fuzz(count: number, seed: number): FuzzResult {
  const random = randomOf(seed)
  const result = { read: 0, refused: 0, slowestMs: 0 }
  for (let index = 0; index < count; index++) {
    const frame = spoiled(random() < 0.3 ? noise(random) : Buffer.concat([Buffer.of(131), term(random, 0)]), random)
    const before = performance.now()
    const decoded = decodeFrame(frame)
    if ('term' in decoded) readMessage(decoded.term)
    result.slowestMs = Math.max(result.slowestMs, performance.now() - before)
    result['term' in decoded ? 'read' : 'refused'] += 1
  }
  return result
}

type Random = () => number

/** Mulberry32. */
function randomOf(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const upTo = (random: Random, most: number): number => Math.floor(random() * (most + 1))
const bytes = (random: Random, size: number): Buffer =>
  Buffer.from(Array.from({ length: size }, () => upTo(random, 255)))

function noise(random: Random): Buffer {
  const frame = bytes(random, upTo(random, MOST_BYTES))
  for (let index = 1; index < frame.length; index++) {
    if (random() < 0.5) frame[index] = TAGS[upTo(random, TAGS.length - 1)] ?? 0
  }
  if (random() < 0.9 && frame.length > 0) frame[0] = 131
  return frame
}

/** A term that is written as it should be. */
function term(random: Random, depth: number): Buffer {
  const short = (tag: number, size: number): Buffer => Buffer.concat([Buffer.of(tag, 0, size), bytes(random, size)])
  switch (upTo(random, depth > 4 ? 5 : 8)) {
    case 0:
      return Buffer.of(97, upTo(random, 255))
    case 1:
      return Buffer.concat([Buffer.of(98), bytes(random, 4)])
    case 2: {
      const size = upTo(random, 12)
      return Buffer.concat([Buffer.of(110, size, upTo(random, 1)), bytes(random, size)])
    }
    case 3:
      return short(random() < 0.5 ? 100 : 107, upTo(random, 20))
    case 4:
      return Buffer.concat([Buffer.of(70), bytes(random, 8)])
    case 5:
      return Buffer.of(106)
    default: {
      const items = Array.from({ length: upTo(random, 5) }, () => term(random, depth + 1))
      const isTuple = random() < 0.6
      const head = isTuple ? Buffer.of(104, items.length) : Buffer.of(108, 0, 0, 0, items.length)
      return Buffer.concat([head, ...items, ...(isTuple ? [] : [Buffer.of(106)])])
    }
  }
}

/** Half of them as they are; others with other bytes, cut, or with something behind. */
function spoiled(frame: Buffer, random: Random): Buffer {
  const how = random()
  if (how < 0.5) return frame
  if (how < 0.7) return frame.subarray(0, upTo(random, frame.length))
  if (how < 0.8) return Buffer.concat([frame, bytes(random, 3)])
  const changed = Buffer.from(frame)
  for (let times = upTo(random, 3); times >= 0; times--) changed[upTo(random, frame.length)] = upTo(random, 255)
  return changed
}
