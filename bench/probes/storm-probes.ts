declare global {
  // where the probes keep what they saw, in the page …
  interface Window {
    benchFrames: { readonly from: number; count: number }
  }
  // … and in the main process
  var benchLoop: {
    readonly percentile: (percent: number) => number
    readonly max: number
    readonly disable: () => void
  }
}

/** Runs in the page: counts its frames from now on. */
export function countFrames(): void {
  const frames = { from: performance.now(), count: 0 }
  window.benchFrames = frames
  const frame = (): void => {
    frames.count += 1
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}

/** Runs in the page: frames per second since `countFrames`. */
export function framesPerSecond(): number {
  const { from, count } = window.benchFrames
  return count / ((performance.now() - from) / 1_000)
}

/** Runs in main: watches how late its loop is from now on. */
export function watchLoop(): void {
  const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
  const loop = monitorEventLoopDelay({ resolution: 10 })
  loop.enable()
  globalThis.benchLoop = loop
}

/** Runs in main: the delay that 99 % of the samples did not exceed, ms; without the 10 ms between two samples. */
export function loopDelayP99(): number {
  const { benchLoop } = globalThis
  benchLoop.disable()
  return Math.max(0, benchLoop.percentile(99) / 1_000_000 - 10)
}

/** Runs in main: the longest delay, ms; without the 10 ms between two samples. */
export function longestLoopDelay(): number {
  const { benchLoop } = globalThis
  benchLoop.disable()
  return Math.max(0, benchLoop.max / 1_000_000 - 10)
}
