/** Reads something now and, while the window is on the screen, again and again; returns its end. Times in ms. */
export function readAgain(everyMs: number, read: (isWanted: () => boolean) => Promise<void>): () => void {
  let isShown = true
  let timer: ReturnType<typeof setTimeout> | undefined
  const next = async (): Promise<void> => {
    if (document.visibilityState === 'visible') await read(() => isShown)
    if (isShown) timer = setTimeout(() => void next(), everyMs)
  }
  void next()
  return () => {
    isShown = false
    clearTimeout(timer)
  }
}
