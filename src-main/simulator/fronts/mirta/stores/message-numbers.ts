import type { CallLogItem } from '../../../core/call-log.ts'

/** The numbers of messages; they make their ids. */
export class MessageNumbers {
  readonly #numbers = new WeakMap<CallLogItem, number>()
  #count = 0

  of(item: CallLogItem): number {
    return this.#numbers.get(item) ?? this.renumber(item)
  }

  /** Another number, as after it was filed elsewhere. */
  renumber(item: CallLogItem): number {
    this.#count += 1
    this.#numbers.set(item, this.#count)
    return this.#count
  }
}
