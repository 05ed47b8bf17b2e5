import { describe, expect, it } from 'vitest'
import { chosenDisplay, GivenPlaces, layoutOf, MOST_LAYOUTS, withPlace } from './popup-place.ts'

const display = (
  id: number,
  x = 0
): { id: number; bounds: { x: number; y: number; width: number; height: number } } => ({
  id,
  bounds: { x, y: 0, width: 1920, height: 1080 }
})
const [left, right] = [display(1), display(2, 1920)]

describe('the popup comes up', () => {
  it('on the display with the pointer, unless another one is chosen', () => {
    expect(chosenDisplay([left, right], 'pointer', right)).toBe(right)
    expect(chosenDisplay([left, right], '1', right)).toBe(left)
    expect(chosenDisplay([left, right], '2', left)).toBe(right)
  })

  it('on the display with the pointer while the chosen one is not connected', () => {
    expect(chosenDisplay([right], '1', right)).toBe(right)
  })
})

describe('a layout of displays', () => {
  it('is the same in whatever order they are told', () => {
    expect(layoutOf([left, right])).toBe(layoutOf([right, left]))
  })

  it('is another one with one display less, or in another place', () => {
    expect(new Set([layoutOf([left, right]), layoutOf([left]), layoutOf([left, display(2, -1920)])]).size).toBe(3)
  })
})

describe('places by layout', () => {
  it('keep the others, and forget the longest unused', () => {
    let places = withPlace({}, 'first', { right: 1, bottom: 1 })
    for (let count = 1; count < MOST_LAYOUTS; count += 1)
      places = withPlace(places, `l${count}`, { right: 2, bottom: 2 })
    places = withPlace(places, 'first', { right: 3, bottom: 3 })
    places = withPlace(places, 'one more', { right: 4, bottom: 4 })
    expect(Object.keys(places)).toHaveLength(MOST_LAYOUTS)
    expect(places).toMatchObject({ first: { right: 3, bottom: 3 }, 'one more': { right: 4, bottom: 4 } })
    expect(places).not.toHaveProperty('l1')
  })

  it('count as used when they are put again, also before there are too many', () => {
    const offset = { right: 1, bottom: 1 }
    let places = ['first', 'second', 'first'].reduce((all, layout) => withPlace(all, layout, offset), {})
    for (let count = 2; count <= MOST_LAYOUTS; count += 1) places = withPlace(places, `l${count}`, offset)
    expect([Object.keys(places).length, 'first' in places, 'second' in places]).toEqual([MOST_LAYOUTS, true, false])
  })
})

describe('a window that was given places', () => {
  const small = { x: 904, y: 616, width: 360, height: 168 }
  const large = { x: 544, y: 448, width: 720, height: 336 }
  const given = (...places: (typeof small)[]): GivenPlaces => {
    const all = new GivenPlaces()
    for (const place of places) all.give(place)
    return all
  }

  it('was not moved while it is told to be at one of them, or at one with the size of another', () => {
    const places = given(small, large)
    const mixed = [
      { ...large, height: small.height, width: small.width },
      { ...small, height: large.height, width: large.width }
    ]
    for (const told of [small, ...mixed, large]) expect(places.wasMoved(told)).toBe(false)
  })

  it('was moved when it is elsewhere, and counts from there', () => {
    const places = given(small, large)
    const away = { ...large, x: 100, y: 50 }
    expect(places.wasMoved(away)).toBe(true)
    places.give(away)
    expect([places.wasMoved(away), places.wasMoved(small)]).toEqual([false, true])
  })

  it('was moved when it came to the last of them and is back at the one before', () => {
    const places = given(small, { ...small, x: 300, y: 10 })
    expect(places.wasMoved({ ...small, x: 300, y: 10 })).toBe(false)
    expect(places.wasMoved(small)).toBe(true)
  })

  it.each(['x', 'y', 'width', 'height'] as const)('has not come to the last of them with another %s', (side) => {
    const last = { x: 300, y: 10, width: 500, height: 400 }
    const places = given(small, last)
    expect(places.wasMoved({ ...last, [side]: last[side] + 1 })).toBe(false)
    expect(places.wasMoved(small)).toBe(false)
  })

  it('is told of late for so long only, and not of what was before it was hidden', () => {
    const others = Array.from({ length: 16 }, (_, step) => ({ ...large, x: step, y: 20 * step }))
    expect(given(small, ...others.slice(1)).wasMoved(small)).toBe(false)
    expect(given(small, ...others).wasMoved(small)).toBe(true)
    const hidden = given(small)
    hidden.forget()
    expect(hidden.wasMoved(large)).toBe(false)
  })

  it('is nowhere before it was given a place', () => {
    expect(given().wasMoved(small)).toBe(false)
  })
})
