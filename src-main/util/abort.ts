/** The reason for ending something on purpose: whoever waits for it takes it for no failure. */
export const abortError = (why: string): DOMException => new DOMException(why, 'AbortError')

/**
 * A controller whose signal also aborts with the parent's, for its reason. Disposing of it aborts nothing, and leaves
 * nothing with a parent that lives on, as what `AbortSignal.any` makes would.
 */
export function linkedAbort(parent: AbortSignal): AbortController & Disposable {
  const controller = new AbortController()
  const onAbort = (): void => controller.abort(parent.reason)
  if (parent.aborted) onAbort()
  else parent.addEventListener('abort', onAbort, { once: true })
  return Object.assign(controller, { [Symbol.dispose]: () => parent.removeEventListener('abort', onAbort) })
}

/** Never resolves; rejects with the reason of `signal`. It listens until then, so give it one that ends with the work. */
export const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const leave = (): void => reject(signal.reason as Error) // a signal aborts with an error everywhere in main
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave, { once: true })
  })
