import type { Result } from '../../../src-preload/contract/error.ts'

/** How often at most a text is sent while it is typed, in ms. */
const SENT_EVERY_MS = 250
/** How long nobody types before the text is said to be kept: words that come and go with each key only disturb. */
const QUIET_MS = 400

/** A text while it is typed: sent whole with the first key, then a few times a second, and the last one always. */
export class NoteDraft {
  /** What was typed here; nothing before the first key. */
  text = $state<string>()
  /** Why the last text could not be saved. */
  problem = $state<string>()
  /** Somebody types, or main has not answered yet. */
  isOpen = $state(false)
  readonly #send: (text: string) => Promise<Result<unknown>>
  #isUnsent = false
  #sentAt = Number.NEGATIVE_INFINITY
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(send: (text: string) => Promise<Result<unknown>>) {
    this.#send = send
  }

  type(text: string): void {
    this.text = text
    this.isOpen = true
    this.#isUnsent = true
    const waitMs = this.#sentAt + SENT_EVERY_MS - performance.now()
    if (waitMs <= 0) this.flush()
    else this.#timer ??= setTimeout(() => this.flush(), waitMs)
  }

  /** Sends at once what was not sent yet. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.#isUnsent) return
    this.#isUnsent = false
    this.#sentAt = performance.now()
    void this.#tell(this.text ?? '')
  }

  /** There is something that main may not have. */
  get isUnsettled(): boolean {
    return this.isOpen || this.problem !== undefined
  }

  /** Shows again what main has, unless there is something that main does not have. */
  rest(): void {
    if (!this.isUnsettled) this.text = undefined
  }

  async #tell(text: string): Promise<void> {
    const result = await this.#send(text)
    if (text !== this.text) return
    this.problem = result.ok ? undefined : result.error.userMessage
    setTimeout(() => {
      if (text === this.text) this.isOpen = false
    }, QUIET_MS)
  }
}

/** As many calls as have a note that main may not have yet. */
const MOST_UNSETTLED = 20
// nothing shown reads it
// eslint-disable-next-line svelte/prefer-svelte-reactivity
const unsettled = new Map<string, NoteDraft>()

/**
 * The draft about that subject: where another field had one that main may not have yet, as when a call moves to the row of
 * calls that have ended while somebody types, it is that one, or what was typed last would be lost.
 */
export function draftOf(subject: string, send: (text: string) => Promise<Result<unknown>>): NoteDraft {
  const known = unsettled.get(subject)
  const draft = known?.isUnsettled === true ? known : new NoteDraft(send)
  unsettled.delete(subject)
  unsettled.set(subject, draft)
  for (const [oldest, one] of unsettled) {
    if (one !== draft && (!one.isUnsettled || unsettled.size > MOST_UNSETTLED)) unsettled.delete(oldest)
  }
  return draft
}
