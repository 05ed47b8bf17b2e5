import { act } from '../../state/commands.ts'

/** So many are shown; more than that nobody compares with a menu he hears. */
const MOST_SHOWN = 20

/** The keys of a telephone. */
export const keypadKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const

/** The digits sent in one call, from the keypad or typed on its card. */
export class SentDigits {
  readonly #callId: string
  #sent = $state('')
  #last: Promise<unknown> = Promise.resolve()
  /** A PIN is nobody's business. */
  hidden = $state(false)

  constructor(callId: string) {
    this.#callId = callId
  }

  get count(): number {
    return this.#sent.length
  }

  /** The newest ones, or as many dots. */
  get shown(): string {
    const newest = this.#sent.slice(-MOST_SHOWN)
    return this.hidden ? '•'.repeat(newest.length) : newest
  }

  /** One after the other: digits may not overtake each other. */
  send(key: string): void {
    this.#sent += key
    this.#last = this.#last.then(() => act({ callId: this.#callId, action: 'dtmf', digits: key }))
  }

  /** Sends what was typed where that is a key of a telephone. */
  sendTyped(event: KeyboardEvent): void {
    const isKey = keypadKeys.some((key) => key === event.key)
    if (!isKey || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    this.send(event.key)
  }
}
