import { crc32, deflateSync } from 'node:zlib'

const SIDE = 48

/** A small one-coloured PNG, so that every contact with a picture has its own. */
export function pictureOf(seed: string): Uint8Array {
  const colour = crc32(seed)
  const pixel = [colour & 0xff, (colour >> 8) & 0xff, (colour >> 16) & 0xff]
  const row = Buffer.from([0, ...Array.from({ length: SIDE }, () => pixel).flat()])
  const pixels = Buffer.concat(Array.from({ length: SIDE }, () => row))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(SIDE, 0)
  header.writeUInt32BE(SIDE, 4)
  header.set([8, 2, 0, 0, 0], 8) // 8 bits, RGB, no interlace
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    start,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0))
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.byteLength, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
