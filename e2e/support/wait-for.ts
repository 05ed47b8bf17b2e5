const POLL_MS = 25

/**
 * Waits until `probe` gives something other than undefined or false, and gives that back.
 * @throws Error naming `what` after `timeoutMs`, with the last failure of the probe as its cause
 */
export async function waitFor<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  timeoutMs = 10_000
): Promise<T> {
  const deadline = Date.now() + timeoutMs
  let cause: unknown
  do {
    try {
      const found = await probe()
      if (found !== undefined && found !== false) return found
      cause = undefined
    } catch (error) {
      cause = error
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  } while (Date.now() < deadline)
  throw new Error(`timed out after ${timeoutMs} ms, waiting for ${what}`, { cause })
}
