/** So often a list that is shown is asked for again, in ms: the telephone system tells of no change itself. */
export const AGAIN_MS = 45_000

/** Runs at once and then every 45 s, as long as the page can be seen; anew when it is seen again. Returns its own end. */
export function whileShown(run: () => void): () => void {
  let lastAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined

  function look(): void {
    clearTimeout(timer)
    if (document.visibilityState !== 'visible') return
    const waits = lastAt + AGAIN_MS - Date.now()
    if (waits <= 0) {
      lastAt = Date.now()
      run()
    }
    timer = setTimeout(look, waits <= 0 ? AGAIN_MS : waits)
  }

  document.addEventListener('visibilitychange', look)
  look()
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', look)
  }
}
