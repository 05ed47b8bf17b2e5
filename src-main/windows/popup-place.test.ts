import { describe, expect, it } from 'vitest'
import { chosenDisplay, layoutOf, MOST_LAYOUTS, withPlace } from './popup-place.ts'

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
})
