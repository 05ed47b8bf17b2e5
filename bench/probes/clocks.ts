import type { ElectronApplication, Page } from 'playwright/test'

/**
 * How far a process's own precise clock (`performance.timeOrigin + performance.now()`) is behind the clock of the
 * machine, ms. Runs inside the process that it asks; self-contained.
 */
export function clockOffset(): number {
  const now = (): number => performance.timeOrigin + performance.now()
  const end = performance.now() + 8
  let best = Number.NEGATIVE_INFINITY
  // Date.now() cuts fractions off, so the truth is the largest difference, met just after it ticks
  while (performance.now() < end) best = Math.max(best, Date.now() - now())
  return best
}

/** Translates precise times of other processes into that of the machine. */
export interface Clocks {
  readonly bench: number
  readonly main: number
  readonly page: number
}

/** Asks all three processes. */
export async function compareClocks(app: ElectronApplication, page: Page): Promise<Clocks> {
  return { bench: clockOffset(), main: await app.evaluate(clockOffset), page: await page.evaluate(clockOffset) }
}
