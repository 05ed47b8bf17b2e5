import { Emitter } from '../../util/emitter.ts'
import type { ConnectorEvent, ReportedCall } from '../events.ts'

/** The calls of a system that is asked for all of them again and again: each reading is complete and newer than the last. */
export class PolledCalls {
  /** Something was read that is unlike what was known. */
  readonly changed = new Emitter<void>()
  #calls: ReadonlyMap<string, ReportedCall> = new Map()

  /** Takes a reading; answers what is to be told of it. */
  take(calls: readonly ReportedCall[]): readonly ConnectorEvent[] {
    const before = this.#calls
    this.#calls = new Map(calls.map((call) => [call.vendorId, call]))
    const gone = [...before.keys()].filter((vendorId) => !this.#calls.has(vendorId))
    const news = calls.filter((call) => !isSame(before.get(call.vendorId), call))
    const events: readonly ConnectorEvent[] = [
      ...gone.map((vendorId) => ({ type: 'callEnded', vendorId, answeredElsewhere: false }) as const),
      ...news.map((call) => ({ type: 'callUpdated', call, order: 'newer' }) as const)
    ]
    if (events.length > 0) this.changed.emit()
    return events
  }

  get(vendorId: string): ReportedCall | undefined {
    return this.#calls.get(vendorId)
  }

  get size(): number {
    return this.#calls.size
  }
}

const isSame = (one: ReportedCall | undefined, other: ReportedCall): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
