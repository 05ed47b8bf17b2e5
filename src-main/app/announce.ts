import type { Stores } from '../state/state-view.ts'

/** Tells that the program has got so far. */
export type Announce = (mark: 'tray' | 'painted' | 'ready' | 'ring') => void

/** Prints when the program has got so far, for scripts and the bench; silent unless they ask by `RINGSIDE_ANNOUNCE=1`. */
export function announcer(env: Readonly<Record<string, string | undefined>>): Announce {
  if (env['RINGSIDE_ANNOUNCE'] !== '1') return () => undefined
  return (mark) => {
    const line = mark === 'ready' ? 'RINGSIDE_READY' : `RINGSIDE_MARK ${mark}`
    process.stdout.write(`${line} ${performance.timeOrigin + performance.now()}\n`)
  }
}

/** Calls back once, when somebody rings for the first time. Returns its own end. */
export function onFirstRing({ calls }: Pick<Stores, 'calls'>, rings: () => void): () => void {
  const off = calls.changes.on(({ set }) => {
    if (!Object.values(set).some(({ state, direction }) => direction === 'incoming' && state === 'alerting')) return
    off()
    rings()
  })
  return off
}
