import type { Call } from '../../src-preload/contract/call.ts'
import { Emitter } from '../util/emitter.ts'
import type { StateReader } from './state-reader.ts'

/** Whether a call that rang a moment ago has now ended without anybody taking it. */
export const wasMissed = (before: Call | undefined, now: Call): boolean =>
  before?.state === 'alerting' &&
  now.direction === 'incoming' &&
  now.state === 'cleared' &&
  now.connectedAt === undefined &&
  now.answeredElsewhere !== true

/** Counts missed calls until the user has looked: the dot of the tray icon, and a notification for each. */
export class MissedCalls implements Disposable {
  readonly missed = new Emitter<Call>()
  /** Tells the new number of calls that the user has not seen. */
  readonly changed = new Emitter<number>()
  readonly #end: () => void
  readonly #rejected = new Set<string>()
  #before: Readonly<Record<string, Call>>
  #count = 0

  constructor(reader: StateReader) {
    this.#before = reader.snapshot().state.calls
    this.#end = reader.changed(() => this.#look(reader.snapshot().state.calls))
  }

  get count(): number {
    return this.#count
  }

  /** The user refuses this call: it will not count as missed. */
  rejected(callId: string): void {
    this.#rejected.add(callId)
  }

  /** The user has looked at the program. */
  seen(): void {
    this.#set(0)
  }

  [Symbol.dispose](): void {
    this.#end()
  }

  #look(calls: Readonly<Record<string, Call>>): void {
    if (calls === this.#before) return
    const before = this.#before
    this.#before = calls
    const missed = Object.values(calls).filter((call) => wasMissed(before[call.id], call))
    const counted = missed.filter((call) => !this.#rejected.has(call.id))
    for (const id of this.#rejected) if (calls[id] === undefined) this.#rejected.delete(id)
    if (counted.length === 0) return
    this.#set(this.#count + counted.length)
    for (const call of counted) this.missed.emit(call)
  }

  #set(count: number): void {
    if (count === this.#count) return
    this.#count = count
    this.changed.emit(count)
  }
}
