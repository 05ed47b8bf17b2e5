import { MAX_PICTURE_BYTES } from '../../../../../src-preload/contract/services/contacts.ts'
import type { Picture } from '../../../../../src-preload/contract/services/contacts.ts'
import { framesOf } from '../../../../util/pictures/frames.ts'

/** A kind of picture that is shown. */
export type PictureType = Picture['type']

const hasAt = (bytes: Uint8Array, offset: number, start: string): boolean =>
  Buffer.from(bytes.subarray(offset, offset + start.length)).toString('latin1') === start

/** The kind of picture its first bytes say it is; whatever a server calls it, anything else is none (PNG 5.2, JPEG B.1.1.3, GIF89a 17, RIFF WebP). */
export function pictureTypeOf(bytes: Uint8Array): PictureType | undefined {
  if (hasAt(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'image/png'
  if (hasAt(bytes, 0, '\xff\xd8\xff')) return 'image/jpeg'
  if (hasAt(bytes, 0, 'GIF87a') || hasAt(bytes, 0, 'GIF89a')) return 'image/gif'
  return hasAt(bytes, 0, 'RIFF') && hasAt(bytes, 8, 'WEBP') ? 'image/webp' : undefined
}

/** Longest side that is shown, in pixels: a small file can unfold to gigabytes in the window that paints it. */
const MAX_SIDE = 4_096
/** Most frames of a picture that moves. */
const MAX_FRAMES = 500

/**
 * A picture that can be shown; undefined for what is none of ours or too large. Every frame is looked at, for a window
 * unfolds what a frame says, not what the file says. It is not unfolded here to be made anew: that would be its bomb.
 */
export function pictureFrom(bytes: Uint8Array | undefined): Picture | undefined {
  if (bytes === undefined || bytes.byteLength > MAX_PICTURE_BYTES) return undefined
  const type = pictureTypeOf(bytes)
  const frames = type === undefined ? undefined : framesOf(type, bytes, MAX_FRAMES)
  if (type === undefined || frames === undefined) return undefined
  if (frames.some(({ width, height }) => Math.max(width, height) > MAX_SIDE)) return undefined
  return { type, base64: Buffer.from(bytes).toString('base64') }
}

/** Most text of pictures that is kept, in characters: some ten large ones or hundreds of usual size. */
const MOST_KEPT_CHARS = 8 * 1024 * 1024
/** Most contacts whose picture, or lack of one, is kept. */
const MOST_KEPT = 500

/** Pictures by contact and version; the ones not looked at for longest go first. */
export class PictureCache {
  readonly #kept = new Map<string, Picture | undefined>()
  #chars = 0

  /** The kept picture, or the one that is read now. @throws what `read` throws */
  async get(key: string, read: () => Promise<Picture | undefined>): Promise<Picture | undefined> {
    if (this.#kept.has(key)) {
      const known = this.#kept.get(key)
      this.#drop(key)
      this.#keep(key, known)
      return known
    }
    const picture = await read()
    this.#drop(key)
    this.#keep(key, picture)
    return picture
  }

  #keep(key: string, picture: Picture | undefined): void {
    this.#kept.set(key, picture)
    this.#chars += picture?.base64.length ?? 0
    for (const oldest of this.#kept.keys()) {
      if (this.#chars <= MOST_KEPT_CHARS && this.#kept.size <= MOST_KEPT) return
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    this.#chars -= this.#kept.get(key)?.base64.length ?? 0
    this.#kept.delete(key)
  }
}
