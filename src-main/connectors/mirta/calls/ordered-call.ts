import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { displayText } from '../../../util/display-text.ts'
import { SECOND } from '../../../util/durations.ts'
import { lookUp } from '../../../util/lookup.ts'
import { inBackground } from '../../kit/link-context.ts'
import type { MirtaContext } from '../context.ts'
import type { CallIdentity } from './call-identity.ts'
import type { CallWatch } from './call-watch.ts'

/** For how long it is asked what became of a call that was dialled, in ms (MiRTA 4.1). */
const LONGEST_MS = 60 * SECOND

/** Words of a call that did not come about; not to have been answered is none, for the user may have hung up (MiRTA 8.2). */
const FAILURES: Readonly<Record<string, () => string>> = {
  BUSY: m.failure_busy,
  CONGESTION: m.failure_timeout,
  CHANUNAVAIL: m.failure_timeout,
  FAILED: m.failure_plain
}
/** Words of one that did, or is over. */
const DONE: ReadonlySet<string> = new Set(['UP', 'ANSWERED', 'ENDED', 'NO ANSWER', 'NOANSWER'])

interface Order {
  /** The one that DIAL gave. */
  readonly id: string
  readonly number: string
  /** As `Clock.elapsed`. */
  readonly until: number
  /** The system has told of it; it may not know it at first. */
  isKnown: boolean
}

/** Asks what becomes of the call that was dialled last, with each reading of the lamps: why it failed is told nowhere else. */
export class OrderedCall {
  readonly #context: MirtaContext
  readonly #calls: CallWatch
  readonly #identity: CallIdentity
  #order: Order | undefined
  #isAsking = false

  constructor(context: MirtaContext, calls: CallWatch, identity: CallIdentity) {
    this.#context = context
    this.#calls = calls
    this.#identity = identity
    calls.lampsRead.on(() => void this.#look())
  }

  /** Without an id nothing can be asked. */
  follow(id: string | undefined, number: string): void {
    const until = this.#context.clock.elapsed() + LONGEST_MS
    this.#order = id === undefined ? undefined : { id, number, until, isKnown: false }
  }

  async #look(): Promise<void> {
    const order = this.#order
    if (order === undefined || this.#isAsking) return
    this.#isAsking = true
    await inBackground(this.#context, 'dialled call', () => this.#ask(order))
    this.#isAsking = false
  }

  async #ask(order: Order): Promise<void> {
    const { client, clock, signal } = this.#context
    const known = await client.calls.originatedCall({ id: order.id }, signal)
    if (order !== this.#order) return
    const word = known?.state?.toUpperCase()
    const failure = word === undefined ? undefined : lookUp(FAILURES, word)
    const isOver = word === undefined ? order.isKnown : failure !== undefined || DONE.has(word)
    order.isKnown ||= word !== undefined
    if (isOver || clock.elapsed() > order.until) this.#order = undefined
    if (failure !== undefined) this.#failed(order.number, failure())
  }

  #failed(number: string, reason: string): void {
    this.#identity.dialEnded()
    if (this.#calls.dialFailed(reason)) return
    this.#context.notify(m.notice_dial_failed({ number: displayText(number) ?? '', reason }))
  }
}
