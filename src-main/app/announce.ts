/** Prints when the program has got so far, for scripts and the bench; silent unless they ask by `RINGSIDE_ANNOUNCE=1`. */
export function announcer(
  env: Readonly<Record<string, string | undefined>>
): (mark: 'tray' | 'painted' | 'ready') => void {
  if (env['RINGSIDE_ANNOUNCE'] !== '1') return () => undefined
  return (mark) => {
    const line = mark === 'ready' ? 'RINGSIDE_READY' : `RINGSIDE_MARK ${mark}`
    process.stdout.write(`${line} ${performance.timeOrigin + performance.now()}\n`)
  }
}
