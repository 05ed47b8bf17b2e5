import { expect, it } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { AfterPaint } from './after-paint.ts'

it('keeps work until the window is painted, and runs later work at once', () => {
  const done: string[] = []
  const afterPaint = new AfterPaint(new ManualClock())
  afterPaint.run(() => done.push('first'))
  afterPaint.expectWindow()
  expect(done).toEqual([])
  afterPaint.open()
  afterPaint.run(() => done.push('second'))
  expect(done).toEqual(['first', 'second'])
})

it('does not wait for ever for a window that never paints, nor run anything twice', async () => {
  const clock = new ManualClock()
  const done: string[] = []
  const afterPaint = new AfterPaint(clock)
  afterPaint.run(() => done.push('work'))
  afterPaint.expectWindow()
  await clock.advance(1_499)
  expect(done).toEqual([])
  await clock.advance(1)
  afterPaint.open()
  expect(done).toEqual(['work'])
})
