import { describe, expect, it } from 'vitest'
import { clampInto, DEFAULT_OFFSET, isMoved, offsetOf, onLiveDisplay, popupBounds, stillVisible } from './bounds.ts'
import type { DisplayArea, Rect } from './bounds.ts'

const left = { x: 0, y: 0, width: 1280, height: 800 }
const right = { x: 1280, y: 0, width: 1920, height: 1040 }

describe('remembered bounds', () => {
  it('stay as they are on a display that still exists', () => {
    const bounds = { x: 1400, y: 100, width: 400, height: 680 }
    expect(onLiveDisplay(bounds, [left, right])).toEqual(bounds)
  })

  it('are pulled in from the edge of the display that shows most of them', () => {
    const bounds = { x: 1100, y: 700, width: 400, height: 680 }
    expect(onLiveDisplay(bounds, [left])).toEqual({ x: 880, y: 120, width: 400, height: 680 })
  })

  it('are forgotten when their display was unplugged', () => {
    expect(onLiveDisplay({ x: 2000, y: 100, width: 400, height: 680 }, [left])).toBeUndefined()
  })

  it('shrink to a display that is smaller than they are', () => {
    expect(clampInto({ x: -50, y: 0, width: 3000, height: 2000 }, left)).toEqual(left)
  })
})

describe('a window after the displays have changed', () => {
  const display = (bounds: Rect): DisplayArea => ({ bounds, workArea: { ...bounds, height: bounds.height - 40 } })
  const window = { x: 1100, y: 100, width: 400, height: 680 }

  it('stays across two displays, and under a panel', () => {
    expect(stillVisible(window, [display(left), display(right)])).toBe(window)
    const low = { ...window, x: 100, y: 120 }
    expect(stillVisible(low, [display(left)])).toBe(low)
  })

  it('moves wholly onto the display that still shows a part of it', () => {
    expect(stillVisible(window, [display(left)])).toEqual({ ...window, x: 880, y: 80 })
  })

  it('moves to the first display when its own has gone', () => {
    expect(stillVisible({ ...window, x: 2000 }, [display(left)])).toEqual({ ...window, x: 880, y: 80 })
    expect(stillVisible(window, [])).toBe(window)
  })
})

describe('popup place', () => {
  it('is the bottom right corner while nobody has moved it', () => {
    expect(popupBounds(left, 360, 168, DEFAULT_OFFSET)).toEqual({ x: 904, y: 616, width: 360, height: 168 })
  })

  it('keeps its bottom edge when a further card makes it taller', () => {
    const one = popupBounds(right, 360, 168, DEFAULT_OFFSET)
    const two = popupBounds(right, 360, 336, DEFAULT_OFFSET)
    expect(two.y + two.height).toBe(one.y + one.height)
  })

  it('never leaves the display, however far it was moved on a larger one', () => {
    expect(popupBounds(left, 360, 168, { right: 1500, bottom: 1500 })).toMatchObject({ x: 0, y: 0 })
  })

  it('comes back to where it was moved', () => {
    const moved = { x: 500, y: 200, width: 360, height: 168 }
    expect(popupBounds(left, 360, 168, offsetOf(moved, left))).toEqual(moved)
  })

  it('counts as moved beyond a few pixels only, and never by growing upwards or downwards', () => {
    const at = { x: 500, y: 200, width: 360, height: 168 }
    expect(isMoved(at, { ...at, x: 503 })).toBe(false)
    expect(isMoved(at, { ...at, y: 32, height: 336 })).toBe(false)
    expect(isMoved(at, { ...at, height: 336 })).toBe(false)
    expect(isMoved(at, { ...at, y: 100 })).toBe(true)
  })
})
