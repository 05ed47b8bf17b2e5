import type { Clock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'

/** Longest time that each step may take, ms. */
export const CLOSE_LINKS_MS = 2 * SECOND

/** What has to end before the program does. Calls are left alone: the telephone goes on without us. */
export interface ShutDownSteps {
  /** What telephone systems are told last. */
  readonly lastCommands: () => Promise<void>
  /** From now on no command reaches a telephone system. */
  readonly stopCommands: () => void
  readonly closeLinks: () => Promise<void>
  readonly flushLogs: () => Promise<void>
  readonly problem: (what: string, data: Readonly<Record<string, unknown>>) => void
}

/** Ends everything in order. A step that fails or hangs does not keep the program from ending. */
export async function shutDown(steps: ShutDownSteps, clock: Clock): Promise<void> {
  const { problem } = steps
  const step = async (name: string, run: () => void | Promise<void>): Promise<void> => {
    const end = new AbortController()
    try {
      const limit = clock.sleep(CLOSE_LINKS_MS, end.signal).then(
        () => problem('step of shutting down took too long', { step: name }),
        () => undefined
      )
      await Promise.race([limit, run()])
    } catch (failure) {
      problem('step of shutting down failed', { step: name, failure: String(failure) })
    } finally {
      end.abort()
    }
  }
  await step('last commands', steps.lastCommands)
  await step('stop commands', steps.stopCommands)
  await step('close links', steps.closeLinks)
  await step('flush logs', steps.flushLogs)
}
