import type { DstnyOperationId } from '../../../wire-tables/dstny.ts'
import { pollInBackground } from '../link-context.ts'
import type { DstnyContext } from '../link-context.ts'
import { abortError } from '../../../util/abort.ts'

/** What is read again and again where a stream does not tell. */
export interface Polled {
  /** That of the stream. */
  readonly operation: DstnyOperationId
  /** Pause between readings, in ms; 0: something else reads meanwhile. */
  readonly pollMs: number
  /** Reads the resource; also after every opening of the stream but the first. */
  readonly read: () => Promise<void>
}

/** Reads while a stream tells nothing: until its first byte, and from its end on. */
export class StandIn implements Disposable {
  readonly #context: DstnyContext
  readonly #polled: Polled
  #running: AbortController | undefined

  constructor(context: DstnyContext, polled: Polled) {
    this.#context = context
    this.#polled = polled
  }

  begin(): void {
    if (this.#running !== undefined || this.#polled.pollMs === 0) return
    const running = new AbortController()
    this.#running = running
    void poll(this.#context, this.#polled, running.signal)
  }

  stop(): void {
    this.#running?.abort(abortError('the stream tells'))
    this.#running = undefined
  }

  [Symbol.dispose](): void {
    this.stop()
  }
}

/** Reads for ever. The first reading comes at any time of a pause: not everybody whose stream has ended asks in the same second. */
export function poll(context: DstnyContext, { operation, pollMs, read }: Polled, signal: AbortSignal): Promise<void> {
  let isFirst = true
  const everyMs = (): number => {
    const share = isFirst ? context.random() : 1
    isFirst = false
    return share * pollMs
  }
  return pollInBackground(context, { name: operation, everyMs, read }, signal).ended
}
