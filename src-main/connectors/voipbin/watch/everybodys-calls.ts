import { Poller } from '../../../transport/poller.ts'
import { MINUTE } from '../../../util/durations.ts'
import { failedInBackground } from '../../kit/link-context.ts'
import type { VoipbinContext } from '../context.ts'
import type { CallRow } from '../wire/calls.ts'

/** How often they are read, in ms: the end of one may have got lost, and its line would stay busy (VoIPBin 10). */
const EVERY_MS = 5 * MINUTE

/** The newest legs of all: whose lines are busy, and the other sides of calls. Only whoever has rights sees them. */
export class EverybodysCalls {
  readonly #context: VoipbinContext
  readonly #take: (row: CallRow) => void

  constructor(context: VoipbinContext, take: (row: CallRow) => void) {
    this.#context = context
    this.#take = take
  }

  /** Reads them now. @throws CtiError */
  async read(signal: AbortSignal): Promise<void> {
    const { client, mode } = this.#context
    if (mode === 'agent') return
    const { rows } = await client.calls.list({}, signal)
    for (const row of rows) this.#take(row)
  }

  /** Reads them from time to time. */
  start(): void {
    const { clock, random, signal } = this.#context
    const row = { name: 'calls of all', everyMs: () => EVERY_MS, read: () => this.read(signal) } as const
    const failed = (what: string, error: unknown): void => void failedInBackground(this.#context, what, error)
    new Poller({ clock, random, signal, rows: [row], failed })
  }
}
