const open: (() => void)[] = []

/** What is open and closes with Esc, last one first. Returns its own end; give it to `onMount`. */
export function closeOnEscape(close: () => void): () => void {
  open.push(close)
  return () => {
    const at = open.lastIndexOf(close)
    if (at >= 0) open.splice(at, 1)
  }
}

/** Closes what was opened last; false when there is nothing. */
export function closeLast(): boolean {
  const close = open.at(-1)
  close?.()
  return close !== undefined
}
