import { expect, test } from 'vitest'
import { median, percentile, round, summary } from './statistics.ts'

test('the median of an odd number of samples is the one in the middle, of an even number the mean of two', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  expect(median([7])).toBe(7)
  expect(median([])).toBeNaN()
})

test('a percentile is a sample that was measured, never one between two', () => {
  const samples = Array.from({ length: 100 }, (_, index) => index + 1)
  expect(percentile(samples, 0.95)).toBe(95)
  expect(percentile(samples, 0.5)).toBe(50)
  expect(percentile(samples, 0)).toBe(1)
  expect(percentile(samples, 1)).toBe(100)
  expect(percentile([10, 9], 0.95)).toBe(10)
  expect(percentile([], 0.95)).toBeNaN()
})

test('neither changes the order of what it is given', () => {
  const samples = [3, 1, 2]
  median(samples)
  summary(samples)
  expect(samples).toEqual([3, 1, 2])
})

test('a summary is rounded for reading', () => {
  expect(summary([1.236, 1])).toEqual({ samples: 2, p50: 1, p95: 1.24, max: 1.24 })
  expect(round(-12.5, 0)).toBe(-12)
  expect(round(1.05, 1)).toBe(1.1)
})
