import type { Media } from '../state/media-store.ts'

/** A part of a sound, from the first byte to the last. */
interface Range {
  readonly first: number
  readonly last: number
}

/** What is answered to a page that asks for a sound. */
export interface MediaResponse {
  readonly status: 200 | 206 | 416
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | null
}

/** The id in the address of a sound; undefined for any other address. */
export const mediaIdOf = (address: string): string | undefined =>
  /^app:\/\/ringside\/media\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(address)?.[1]

/** A sound or the part of it that is asked for, so that a page can jump in it; it is stored nowhere. */
export function mediaResponse({ type, bytes }: Media, rangeHeader: string | null): MediaResponse {
  const size = bytes.byteLength
  const headers = { 'content-type': type, 'accept-ranges': 'bytes', 'cache-control': 'no-store' }
  const range = rangeOf(rangeHeader, size)
  if (range === 'none')
    return { status: 416, headers: { ...headers, 'content-range': `bytes */${String(size)}` }, body: null }
  if (range === undefined) return { status: 200, headers: { ...headers, 'content-length': String(size) }, body: bytes }
  const { first, last } = range
  const body = bytes.subarray(first, last + 1)
  return {
    status: 206,
    headers: {
      ...headers,
      'content-length': String(body.byteLength),
      'content-range': `bytes ${String(first)}-${String(last)}/${String(size)}`
    },
    body
  }
}

/** One range of bytes (RFC 9110, 14.1); 'none' when the sound has no such part, undefined for what is no such header. */
function rangeOf(header: string | null, size: number): Range | 'none' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from === '') return Number(to) === 0 ? 'none' : { first: Math.max(0, size - Number(to)), last: size - 1 }
  const first = Number(from)
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < first) return undefined
  return first >= size ? 'none' : { first, last }
}
