/** What is said about many samples of one thing. */
export interface Summary {
  readonly samples: number
  readonly p50: number
  readonly p95: number
  readonly max: number
}

/** The smallest value that at least this part of the samples (0 … 1) does not exceed; NaN without samples. */
export function percentile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN
}

/** The middle value; of an even number of samples the mean of the two in the middle. */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  const low = sorted[Math.ceil(half) - 1] ?? Number.NaN
  const high = sorted[Math.floor(half)] ?? Number.NaN
  return (low + high) / 2
}

/** Figures of a distribution, rounded for reading. */
export const summary = (samples: readonly number[]): Summary => ({
  samples: samples.length,
  p50: round(percentile(samples, 0.5)),
  p95: round(percentile(samples, 0.95)),
  max: round(Math.max(...samples))
})

/** Rounds to so many decimals. */
export function round(value: number, decimals = 2): number {
  const factor = 10 ** decimals
  return Math.round(value * factor) / factor
}
