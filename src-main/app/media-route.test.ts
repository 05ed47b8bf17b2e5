import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { mediaResponse, mediaIdOf } from './media-route.ts'

const bytes = new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
const asked = (range: string | null) => mediaResponse({ type: 'audio/wav', bytes }, range)

describe('a sound', () => {
  it.each([null, '', 'bytes=', 'bytes=-', 'bytes=5-4', 'bytes=0-1,4-5', 'lines=0-1', 'bytes=a-b'])(
    'is answered whole to a page that asks for %j',
    (range) => {
      expect(asked(range)).toEqual({
        status: 200,
        headers: {
          'content-type': 'audio/wav',
          'accept-ranges': 'bytes',
          'cache-control': 'no-store',
          'content-length': '10'
        },
        body: bytes
      })
    }
  )

  it.each([
    ['bytes=0-', 0, 9],
    ['bytes=0-0', 0, 0],
    ['bytes=4-6', 4, 6],
    ['bytes=4-', 4, 9],
    ['bytes=4-999999999999999', 4, 9],
    ['bytes=-3', 7, 9],
    ['bytes=-99', 0, 9]
  ])('is answered in part to %s', (range, first, last) => {
    const { status, headers, body } = asked(range)
    expect(status).toBe(206)
    expect(headers).toMatchObject({
      'content-range': `bytes ${String(first)}-${String(last)}/10`,
      'content-length': String(last - first + 1)
    })
    expect([...(body ?? [])]).toEqual([...bytes].slice(first, last + 1))
  })

  it.each(['bytes=10-', 'bytes=10-12', 'bytes=-0'])('has no part %s', (range) => {
    expect(asked(range)).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */10' }, body: null })
  })
})

describe('the address of a sound', () => {
  it('names its id', () => {
    const id = randomUUID()
    expect(mediaIdOf(`app://ringside/media/${id}`)).toBe(id)
  })

  it.each([
    'app://ringside/media/',
    'app://ringside/media/../index.html',
    `app://ringside/media/${randomUUID()}/x`,
    `app://ringside/media/${randomUUID()}?x`,
    `app://evil/media/${randomUUID()}`,
    `app://ringside/media/x${randomUUID()}`,
    `app://ringside//media/${randomUUID()}`
  ])('is not %s', (address) => {
    expect(mediaIdOf(address)).toBeUndefined()
  })
})
