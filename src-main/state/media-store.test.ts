import { describe, expect, it } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { MINUTE } from '../util/durations.ts'
import { limits } from '../util/limits.ts'
import { MediaStore } from './media-store.ts'

class Stage {
  readonly clock = new ManualClock()
  #ids = 0
  readonly store = new MediaStore({ clock: this.clock, newId: () => `m${String(++this.#ids)}` })

  add(bytes = new Uint8Array([1]), accountId = 'a', contentType = 'audio/mpeg'): string | undefined {
    return this.store.add({ accountId, contentType, bytes })
  }

  has(...ids: readonly (string | undefined)[]): boolean[] {
    return ids.map((id) => this.store.find(id ?? '') !== undefined)
  }
}

describe('a sound', () => {
  it.each([
    ['audio/mpeg', 'audio/mpeg'],
    ['Audio/X-WAV; rate=8000', 'audio/wav'],
    ['audio/ogg;codecs=opus', 'audio/ogg']
  ])('of type %s is kept as %s', (named, type) => {
    const stage = new Stage()
    const id = stage.add(new Uint8Array([1, 2]), 'a', named)
    expect(stage.store.find(id ?? '')).toMatchObject({ type, bytes: new Uint8Array([1, 2]) })
  })

  it.each([
    'text/html',
    'image/svg+xml',
    'application/octet-stream',
    'audio/x-mpegurl',
    '',
    'constructor',
    'audio/mpeg,text/html'
  ])('of type %j is none', (type) => {
    expect(new Stage().add(new Uint8Array([1]), 'a', type)).toBeUndefined()
  })

  it('that is empty or too large is none', () => {
    const stage = new Stage()
    expect(stage.add(new Uint8Array())).toBeUndefined()
    expect(stage.add(new Uint8Array(limits.mediaBytes + 1))).toBeUndefined()
    expect(stage.add(new Uint8Array(limits.mediaBytes))).toBeDefined()
  })
})

describe('sounds are forgotten', () => {
  it('when released, with their account, and all together', () => {
    const stage = new Stage()
    const ids = ['a', 'a', 'b', 'c'].map((accountId) => stage.add(new Uint8Array([1]), accountId))
    stage.store.release(ids[0] ?? '')
    expect(stage.has(...ids)).toEqual([false, true, true, true])
    stage.store.releaseAccount('a')
    expect(stage.has(...ids)).toEqual([false, false, true, true])
    stage.store.releaseAll()
    expect(stage.has(...ids)).toEqual([false, false, false, false])
    expect(stage.clock.sleeping).toBe(0)
  })

  it('after half an hour', async () => {
    const stage = new Stage()
    const first = stage.add()
    await stage.clock.advance(20 * MINUTE)
    const second = stage.add()
    await stage.clock.advance(10 * MINUTE)
    expect(stage.has(first, second)).toEqual([false, true])
  })

  it('the oldest first when there are too many', () => {
    const stage = new Stage()
    const ids = Array.from({ length: limits.media + 2 }, () => stage.add())
    expect(stage.has(...ids)).toEqual(ids.map((_, index) => index >= 2))
  })

  it('the oldest first when they are too large together', () => {
    const stage = new Stage()
    const large = new Uint8Array(limits.mediaBytes)
    const ids = Array.from({ length: limits.allMediaBytes / limits.mediaBytes + 1 }, () => stage.add(large))
    expect(stage.has(...ids)).toEqual(ids.map((_, index) => index >= 1))
  })
})
