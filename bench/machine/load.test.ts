import { expect, test } from 'vitest'
import { disturbanceOf, spanBetween, whatDisturbed, type LoadSample, type LoadSpan } from './load.ts'

const before: LoadSample = {
  at: 1_000,
  wall: 50_000,
  busy: 900,
  stolen: 10,
  own: new Map([
    [1, 100],
    [2, 40]
  ])
}
const quietSpan: LoadSpan = { seconds: 0.5, foreign: 2, stolen: 0, clockJump: 0 }
const spans = (count: number, span: Partial<LoadSpan> = {}): LoadSpan[] =>
  Array.from({ length: count }, () => ({ ...quietSpan, ...span }))

test('work of the own processes is not foreign, nor that of one that has just come', () => {
  const own = new Map([
    [1, 130],
    [2, 60],
    [3, 25]
  ])
  const span = spanBetween(before, { at: 2_000, wall: 51_000, busy: 985, stolen: 10, own })
  expect(span).toEqual({ seconds: 1, foreign: 10, stolen: 0, clockJump: 0 })
})

test('a process that has ended makes nothing negative', () => {
  const span = spanBetween(before, { at: 2_000, wall: 51_000, busy: 905, stolen: 10, own: new Map([[1, 120]]) })
  expect(span.foreign).toBe(0)
})

test('stolen time and a clock that was set are seen', () => {
  const span = spanBetween(before, { ...before, at: 1_500, wall: 47_500, stolen: 13 })
  expect(span).toMatchObject({ stolen: 6, clockJump: 3_000 })
})

test('a little foreign work now and then does not disturb, a tenth of the time does', () => {
  expect(whatDisturbed(disturbanceOf([...spans(95), ...spans(5, { foreign: 80 })], 500))).toBeUndefined()
  expect(whatDisturbed(disturbanceOf([...spans(85), ...spans(15, { foreign: 80 })], 500))).toContain('15 %')
  expect(whatDisturbed(disturbanceOf([...spans(85), ...spans(15, { stolen: 8 })], 500))).toContain('15 %')
})

test('one jump of the clock or one standstill disturbs', () => {
  expect(whatDisturbed(disturbanceOf(spans(99, { clockJump: 3 }), 500))).toBeUndefined()
  expect(whatDisturbed(disturbanceOf([...spans(99), ...spans(1, { clockJump: 900 })], 500))).toContain('900 ms')
  expect(whatDisturbed(disturbanceOf([...spans(99), ...spans(1, { seconds: 4 })], 500))).toContain('3500 ms')
})

test('what was not looked at was not disturbed', () => {
  expect(whatDisturbed(disturbanceOf([], 500))).toBeUndefined()
})
