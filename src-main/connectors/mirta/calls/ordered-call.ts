import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { displayText } from '../../../util/display-text.ts'
import { SECOND } from '../../../util/durations.ts'
import { lookUp } from '../../../util/lookup.ts'
import { linkedAbort, abortError } from '../../../util/abort.ts'
import { inBackground } from '../../kit/link-context.ts'
import type { MirtaContext } from '../context.ts'
import type { CallIdentity } from './call-identity.ts'
import type { CallWatch } from './call-watch.ts'

/** How often and for how long it is asked what became of a call that was dialled, in ms (MiRTA 4.1). */
const EVERY_MS = 2 * SECOND
const LONGEST_MS = 60 * SECOND

/** Words of a call that did not come about; not to have been answered is none, for the user may have hung up (MiRTA 8.2). */
const FAILURES: Readonly<Record<string, () => string>> = {
  BUSY: m.failure_busy,
  CONGESTION: m.failure_timeout,
  CHANUNAVAIL: m.failure_timeout,
  FAILED: m.failure_plain
}
/** Words of one that did, or is over. */
const DONE = /^(?:up|answered|ended|completed|no ?answer)$/i

/** Asks what becomes of the call that was dialled last: why it failed is told nowhere else. */
export class OrderedCall {
  readonly #context: MirtaContext
  readonly #calls: CallWatch
  readonly #identity: CallIdentity
  #following: AbortController | undefined

  constructor(context: MirtaContext, calls: CallWatch, identity: CallIdentity) {
    this.#context = context
    this.#calls = calls
    this.#identity = identity
  }

  /** `id`: the one that DIAL gave; without it nothing can be asked. */
  follow(id: string | undefined, number: string): void {
    this.#following?.abort(abortError('another call was dialled'))
    if (id === undefined) return
    const following = linkedAbort(this.#context.signal)
    this.#following = following
    void inBackground({ ...this.#context, signal: following.signal }, 'dialled call', async () => {
      using _end = following
      await this.#follow(id, number, following.signal)
    })
  }

  async #follow(id: string, number: string, signal: AbortSignal): Promise<void> {
    const { clock, client, notify } = this.#context
    const until = clock.elapsed() + LONGEST_MS
    while (clock.elapsed() < until) {
      await clock.sleep(EVERY_MS, signal)
      const word = (await client.calls.originatedCall({ id }, signal))?.state
      if (word === undefined || DONE.test(word)) return
      const failure = lookUp(FAILURES, word.toUpperCase())
      if (failure === undefined) continue
      this.#identity.dialEnded()
      const reason = failure()
      if (!this.#calls.dialFailed(reason)) notify(m.notice_dial_failed({ number: displayText(number) ?? '', reason }))
      return
    }
  }
}
