import { describe, expect, it, vi } from 'vitest'
import { PictureCache, pictureFrom, pictureTypeOf } from './picture.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')

describe('the kind of a picture', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['\xff\xd8\xff\xe1', 'image/jpeg'],
    ['GIF87a', 'image/gif'],
    ['GIF89a', 'image/gif'],
    ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'image/webp'],
    ['RIFF\x00\x00\x00\x00WAVE', undefined],
    ['\x89PNG', undefined],
    ['BM', undefined],
    ['<svg/>', undefined],
    ['', undefined]
  ])('of %j is %s', (start, type) => {
    expect(pictureTypeOf(bytes(start))).toBe(type)
  })
})

describe('a picture', () => {
  /** A GIF up to its end, with one frame in its screen (GIF89a 18, 20); what is behind the end counts as weight only. */
  const gif = (width: number, height: number, frame = { width, height }): Uint8Array => {
    const start = Buffer.alloc(26)
    start.write('GIF89a')
    start.writeUInt16LE(width, 6)
    start.writeUInt16LE(height, 8)
    start.write(',', 13)
    start.writeUInt16LE(frame.width, 18)
    start.writeUInt16LE(frame.height, 20)
    start.write('\x00\x02\x00;', 22)
    return start
  }
  const weighing = (size: number): Uint8Array => Buffer.concat([gif(48, 48), Buffer.alloc(size - 26)])

  it('is shown up to a weight', () => {
    expect(pictureFrom(weighing(512 * 1024))).toMatchObject({ type: 'image/gif' })
    expect(pictureFrom(weighing(512 * 1024 + 1))).toBeUndefined()
  })

  it('is shown up to a size', () => {
    expect(pictureFrom(gif(4_096, 4_096))).toMatchObject({ type: 'image/gif' })
    expect(pictureFrom(gif(4_097, 1))).toBeUndefined()
    expect(pictureFrom(gif(1, 65_535))).toBeUndefined()
  })

  it('whose frame is larger than it says itself is not shown', () => {
    expect(pictureFrom(gif(1, 1, { width: 20_000, height: 20_000 }))).toBeUndefined()
  })

  /** A JPEG up to its size, with bytes before its table of quantisation and before its frame (ITU-T T.81 B.1.1.2). */
  const jpeg = (width: number, fill: { readonly dqt?: string; readonly sof?: string } = {}): Uint8Array => {
    const side = String.fromCharCode(width >> 8, width & 255)
    const table = `${fill.dqt ?? ''}\xff\xdb\x00\x43${'\x00'.repeat(65)}`
    return bytes(`\xff\xd8${table}${fill.sof ?? ''}\xff\xc0\x00\x0b\x08\x00\x30${side}\x01\x01\x11\x00`)
  }

  it.each([
    ['nothing', {}],
    ['fill bytes before a table', { dqt: '\xff\xff' }],
    ['a fill byte before the frame', { sof: '\xff' }],
    ['stray bytes before the frame', { sof: '\x00\x00' }]
  ])('as JPEG with %s between its segments is shown, up to a size', (_, fill) => {
    expect(pictureFrom(jpeg(64, fill))).toMatchObject({ type: 'image/jpeg' })
    expect(pictureFrom(jpeg(4_097, fill))).toBeUndefined()
  })

  it('that says nothing of its size is not shown', () => {
    expect(pictureFrom(bytes('\x89PNG\r\n\x1a\n'))).toBeUndefined()
    expect(pictureFrom(jpeg(64).subarray(0, 75))).toBeUndefined()
  })
})

describe('kept pictures', () => {
  const picture = (size: number) => ({ type: 'image/png', base64: 'x'.repeat(size) }) as const

  it('remember that there is none', async () => {
    const cache = new PictureCache()
    const read = vi.fn().mockResolvedValue(undefined)
    await cache.get('a', read)
    expect(await cache.get('a', read)).toBeUndefined()
    expect(read).toHaveBeenCalledOnce()
  })

  it('make room for new ones, the one not looked at for longest first', async () => {
    const cache = new PictureCache()
    const large = vi.fn().mockResolvedValue(picture(3 * 1024 * 1024))
    for (const key of ['a', 'b', 'a', 'c']) await cache.get(key, large)
    expect(large).toHaveBeenCalledTimes(3)
    await cache.get('a', large)
    expect(large).toHaveBeenCalledTimes(3)
    await cache.get('b', large)
    expect(large).toHaveBeenCalledTimes(4)
  })

  it('are not too many either', async () => {
    const cache = new PictureCache()
    const none = vi.fn().mockResolvedValue(undefined)
    for (let index = 0; index <= 500; index++) await cache.get(String(index), none)
    await cache.get('0', none)
    expect(none).toHaveBeenCalledTimes(502)
  })
})
