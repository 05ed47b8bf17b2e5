import { describe, expect, it } from 'vitest'
import { framesOf } from './frames.ts'

const HUGE = 20_000

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
const joined = (...parts: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin1(part) : part)))
const written = (size: number, write: (bytes: Buffer) => void): Buffer => {
  const bytes = Buffer.alloc(size)
  write(bytes)
  return bytes
}
const u16le = (value: number): Buffer => written(2, (bytes) => bytes.writeUInt16LE(value))
const u16be = (value: number): Buffer => written(2, (bytes) => bytes.writeUInt16BE(value))
const u24le = (value: number): Buffer => written(3, (bytes) => bytes.writeUIntLE(value, 0, 3))
const u32le = (value: number): Buffer => written(4, (bytes) => bytes.writeUInt32LE(value))
const u32be = (value: number): Buffer => written(4, (bytes) => bytes.writeUInt32BE(value))

const largest = (type: Parameters<typeof framesOf>[0], bytes: Buffer): number | undefined => {
  const frames = framesOf(type, bytes, 500)
  return frames && Math.max(...frames.flatMap(({ width, height }) => [width, height]))
}

describe('the frames of a GIF', () => {
  const image = (width: number, left = 0): Buffer =>
    joined('\x2c', ...[left, 0, width, 1].map(u16le), '\x00', '\x02', '\x02\x4c\x01', '\x00')
  const gif = (screen: number, ...blocks: readonly (string | Buffer)[]): Buffer =>
    joined('GIF89a', u16le(screen), u16le(1), '\x00\x00\x00', ...blocks)
  const comment = '\x21\xfe\x05hello\x00'

  it.each<[string, Buffer, number | undefined]>([
    ['a picture in its screen', gif(48, image(48), '\x3b'), 48],
    ['a frame that is larger than the screen', gif(1, image(HUGE), '\x3b'), HUGE],
    ['a later frame that is larger', gif(1, image(1), comment, image(HUGE), '\x3b'), HUGE],
    ['a frame that sticks out', gif(48, image(48, HUGE), '\x3b'), HUGE + 48],
    [
      'a frame behind its own colours',
      gif(1, joined(image(1).subarray(0, 9), '\x80', '\x00'.repeat(6), '\x02\x00'), image(HUGE)),
      HUGE
    ],
    ['something after the end, which nobody reads', gif(48, image(48), '\x3b', image(HUGE)), 48],
    ['something that is no block', gif(48, image(48), '\x00', image(48)), undefined],
    ['a frame that breaks off', gif(48, image(48).subarray(0, 11)), undefined],
    ['more frames than anybody looks at', gif(1, ...Array.from({ length: 500 }, () => image(1))), undefined]
  ])('with %s', (_, bytes, side) => {
    expect(largest('image/gif', bytes)).toBe(side)
  })
})

describe('the frames of a JPEG', () => {
  const segment = (marker: string, data: string | Buffer): Buffer =>
    joined('\xff', marker, u16be(data.length + 2), data)
  const frame = (marker: string, width: number): Buffer =>
    segment(marker, joined('\x08', u16be(1), u16be(width), '\x01\x01\x11\x00'))
  const scan = joined(segment('\xda', '\x01\x01\x00\x00\x3f\x00'), 'data\xff\x00data\xff\xd0data')
  const jpeg = (...parts: readonly (string | Buffer)[]): Buffer => joined('\xff\xd8', ...parts, '\xff\xd9')
  const metadata = segment('\xe1', frame('\xc0', HUGE))

  it.each<[string, Buffer, number | undefined]>([
    ['one frame', jpeg(frame('\xc0', 48), scan), 48],
    ['progressive scans', jpeg(frame('\xc2', 48), scan, segment('\xc4', 'table'), scan), 48],
    ['a small picture in its metadata', jpeg(metadata, frame('\xc0', 48), scan), 48],
    ['something after the end, which nobody reads', joined(jpeg(frame('\xc0', 48), scan), frame('\xc0', HUGE)), 48],
    ['a second frame', jpeg(frame('\xc0', 48), frame('\xc0', HUGE), scan), undefined],
    ['a second frame after the first scan', jpeg(frame('\xc0', 48), scan, frame('\xc2', HUGE), scan), undefined],
    ['a second picture within', jpeg(frame('\xc0', 48), scan, '\xff\xd8', frame('\xc0', HUGE), scan), undefined],
    ['a height that is said later', jpeg(frame('\xc0', 48), scan, segment('\xdc', '\xff\xff')), undefined],
    ['scan after scan', jpeg(frame('\xc2', 48), ...Array.from({ length: 101 }, () => scan)), undefined],
    ['a segment of no length', joined('\xff\xd8\xff\xe0\x00\x00'), undefined],
    ...['\xc3', '\xc5', '\xc6', '\xc7', '\xc9', '\xca', '\xcb', '\xcd', '\xce', '\xcf', '\xde'].map(
      (marker) =>
        [
          'a frame of another kind before a small one',
          jpeg(frame(marker, HUGE), frame('\xc0', 48), scan),
          undefined
        ] satisfies [string, Buffer, undefined]
    )
  ])('with %s', (_, bytes, side) => {
    expect(largest('image/jpeg', bytes)).toBe(side)
  })
})

describe('the frames of a PNG', () => {
  const chunk = (type: string, data: string | Buffer): Buffer => joined(u32be(data.length), type, data, 'CRC!')
  const header = (width: number): Buffer => chunk('IHDR', joined(u32be(width), u32be(1), '\x08\x02\x00\x00\x00'))
  const control = (width: number, left = 0): Buffer =>
    chunk('fcTL', joined(...[0, width, 1, left, 0].map(u32be), '\x00\x01\x00\x0a\x00\x00'))
  const png = (...chunks: readonly Buffer[]): Buffer => joined('\x89PNG\r\n\x1a\n', ...chunks, chunk('IEND', ''))
  const data = chunk('IDAT', 'x')

  it.each<[string, Buffer, number | undefined]>([
    ['one size', png(header(48), data), 48],
    ['an animation', png(header(48), chunk('acTL', joined(u32be(1), u32be(0))), control(48), data), 48],
    ['a frame that is larger than the picture', png(header(1), control(1), data, control(HUGE)), HUGE],
    ['a frame that sticks out', png(header(48), data, control(48, HUGE)), HUGE + 48],
    ['two headers', png(header(1), header(HUGE), data), undefined],
    ['a header that does not come first', png(chunk('tEXt', 'x'), header(48)), undefined],
    ['no end', png(header(48), data).subarray(0, -12), undefined],
    ['a chunk of 4 GB', png(header(48), joined(u32be(0xffffffff), 'IDAT')), undefined],
    ['more frames than anybody looks at', png(header(1), ...Array.from({ length: 500 }, () => control(1))), undefined]
  ])('with %s', (_, bytes, side) => {
    expect(largest('image/png', bytes)).toBe(side)
  })
})

describe('the frames of a WebP', () => {
  const chunk = (type: string, data: Buffer): Buffer =>
    joined(type, u32le(data.length), data, data.length % 2 === 0 ? '' : '\x00')
  const lossy = (width: number): Buffer => chunk('VP8 ', joined('\x10\x00\x00\x9d\x01\x2a', u16le(width), u16le(1)))
  const lossless = (width: number): Buffer => chunk('VP8L', joined('\x2f', u32le(width - 1)))
  const canvas = (width: number): Buffer => chunk('VP8X', joined('\x02\x00\x00\x00', u24le(width - 1), u24le(0)))
  const frame = (width: number, inner: Buffer, left = 0): Buffer =>
    chunk('ANMF', joined(...[left / 2, 0, width - 1, 0, 100].map(u24le), '\x00', inner))
  const webp = (...chunks: readonly Buffer[]): Buffer => {
    const body = joined('WEBP', ...chunks)
    return joined('RIFF', u32le(body.length), body)
  }

  it.each<[string, Buffer, number | undefined]>([
    ['lossy data', webp(lossy(48)), 48],
    ['lossless data', webp(lossless(48)), 48],
    ['an animation', webp(canvas(48), frame(24, lossy(24), 24), frame(48, lossless(48))), 48],
    ['a large canvas', webp(canvas(HUGE), lossy(48)), HUGE],
    ['data that are larger than the canvas', webp(canvas(48), lossless(16_000)), 16_000],
    ['a frame that is larger than the canvas', webp(canvas(48), frame(48, lossy(48)), frame(HUGE, lossy(48))), HUGE],
    ['a frame that sticks out', webp(canvas(48), frame(48, lossy(48), HUGE)), HUGE + 48],
    ['data that are larger than their frame', webp(canvas(48), frame(48, lossy(16_000))), 16_000],
    ['frames in frames', webp(canvas(48), frame(48, frame(48, lossy(48)))), undefined],
    ['data that are none', webp(chunk('VP8 ', latin1('nothing of the kind'))), undefined],
    ['nothing to paint', webp(chunk('EXIF', latin1('x'))), undefined]
  ])('with %s', (_, bytes, side) => {
    expect(largest('image/webp', bytes)).toBe(side)
  })
})
